package plan

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chcsim/model/lever"
	"chcsim/model/month"
)

// district reads a shipped district's tables against the small model: parameters aside, all is checked.
func district(t *testing.T, name string) *Scenario {
	t.Helper()
	text, err := os.ReadFile("../" + name + "/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tables, _, _ := strings.Cut(string(text), "\nestate:") // parameters of the whole model follow
	own := strings.Replace(tables, "extends: ../common.yaml", "extends: ../small.yaml", 1)
	_, small, _ := strings.Cut(smallFiles["base.yaml"], "workforce:")
	files := map[string]string{
		"../" + name + "/base.yaml": "scenario: " + name + "\n" + own,
		"../small.yaml":             "workforce:" + small,
		"../levers.yaml":            smallFiles["levers.yaml"],
	}
	model, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	known := smallKnown(t)
	known.Indicators = model.Indicators
	d, err := openWith("../"+name+"/base.yaml", &Document{find: besides, known: known, open: func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return os.ReadFile(name)
	}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestShippedTables(t *testing.T) {
	for _, c := range []struct {
		name                            string
		residents                       float64 // of the census of 2020: O005, O008
		areas, points, centres, project int
	}{{"xuhui", 1113078, 13, 875, 13, 11}, {"changning", 693051, 10, 595, 10, 3}} {
		s := district(t, c.name)
		people, ages, centres := 0.0, 0.0, 0
		for _, one := range s.Tables.Subdistricts {
			people += one.Population
		}
		for _, g := range s.Tables.AgeSex {
			ages += g.Male + g.Female
		}
		for _, f := range s.Tables.Facilities {
			if f.Kind == "centre" {
				centres++
			}
		}
		if people != c.residents || ages != c.residents {
			t.Errorf("%s: %g residents, %g by age, want %g", c.name, people, ages, c.residents)
		}
		if len(s.Tables.Subdistricts) != c.areas || len(s.Tables.DemandPoints) != c.points || centres != c.centres || len(s.Tables.Projects) != c.project {
			t.Errorf("%s: %d areas, %d points, %d centres, %d projects", c.name, len(s.Tables.Subdistricts), len(s.Tables.DemandPoints), centres, len(s.Tables.Projects))
		}
		if dangling := s.Provenance.Dangling; len(dangling) > 0 {
			t.Errorf("%s: ids without a source: %v", c.name, dangling)
		}
	}
}

func shippedSources(t *testing.T) Sources {
	t.Helper()
	r := &reading{Document: &Document{open: os.ReadFile}, s: &Scenario{}, misspelt: map[*node]bool{}}
	sources := r.readSources(&node{form: scalar, text: "../sources.csv"})
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	return sources
}

// Figures are dated by the month from which they can be known.
func TestShippedSourcesAreDated(t *testing.T) {
	sources := shippedSources(t)
	for id, want := range map[string]string{
		"S093": "2023-06", "S046": "2021-03", "S065": "2023-03", "O157": "2021-12", "O203": "2023-04", "O334": "2020-05", "O104": "2021-12",
	} {
		if s, ok := sources.Find(id); !ok || s.Dated.String() != want {
			t.Errorf("%s is dated %s, want %s", id, s.Dated, want)
		}
	}
	tool := regexp.MustCompile(`(?i)excerpt|corpora|read_file|find_string|in answer`)
	for _, s := range sources {
		if s.Title == "" || s.Address == "" || tool.MatchString(s.Title+s.Address+s.Note) {
			t.Errorf("%s: %s, %s, %s", s.ID, s.Title, s.Address, s.Note)
		}
	}
}

// What was not known when the latest of the shipped plans was made has no place in the table, unless a shock given from
// outside rests on it: every other input so late is refused when a plan is read.
func TestShippedSourcesAreNotLaterThanThePlans(t *testing.T) {
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	latest, cited := month.Month(0), " "
	plans, err := filepath.Glob("../*.yaml")
	if err != nil || len(plans) < 6 {
		t.Fatal(plans, err)
	}
	for _, name := range plans {
		if s, err := Load(name, known); err == nil { // common values and measures are no plans
			latest = max(latest, s.AsOf)
			for _, p := range s.Parameters {
				cited += p.Source + " "
			}
		}
	}
	for _, s := range shippedSources(t) {
		if s.Dated > latest && !strings.Contains(cited, " "+s.ID+" ") {
			t.Errorf("%s dates from %s, after every plan's as_of; the latest is %s", s.ID, s.Dated, latest)
		}
	}
	if latest != month.Of(2023, 6) {
		t.Errorf("the latest as_of is %s", latest)
	}
}

func TestEveryRowOfTheDataHasItsSource(t *testing.T) {
	sources := shippedSources(t)
	for _, name := range []string{"seed_figures.csv", "seed_systems.csv"} {
		f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", name))
		if err != nil {
			t.Skip("the collected figures are absent: ", err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if _, ok := sources.Find(row[0]); !ok {
				t.Errorf("%s has no source", row[0])
			}
		}
	}
}

// No plan lengthens prescriptions: a measure that changes their interval cites who says so, or is as likely to shorten it.
func TestPrescriptionsLengthenOnlyWithASource(t *testing.T) {
	s, err := shipped(t, "xuhui")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range s.Catalogue {
		for _, e := range l.Effects {
			if e.Parameter != "clinic.refill_weeks" || e.Size.Source != "" {
				continue
			}
			none := 0.0
			if e.Operation == lever.Multiply {
				none = 1
			}
			if d := e.Size.Distribution; math.Abs(d.Quantile(0.05)+d.Quantile(0.95)-2*none) > 1e-9 || d.Quantile(0.5) != none {
				t.Errorf("%s changes the interval of prescriptions by %v without a source", l.Name, d)
			}
		}
	}
}
