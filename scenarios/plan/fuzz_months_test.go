package plan

import (
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// monthsTables are the tables of a district with 28,000 people and two centres; the ages are those of the examples.
var monthsTables = map[string]string{
	"areas.csv":      "code,name,population,basis\na1,东,16000,assumed\na2,西,12000,assumed\n",
	"points.csv":     "area,lon,lat,weight\na1,121.40,31.20,1\na1,121.41,31.20,2\na2,121.43,31.20,1\n",
	"facilities.csv": "id,name_zh,name_en,kind,area,lon,lat,crs,planned,standardized_at_start\nc1,东,E,centre,a1,121.40,31.20,WGS84,false,1\nc2,西,W,centre,a2,121.43,31.20,WGS84,false,0.5\ns1,站,S,station,a1,,,,false,0.5\n",
	"projects.csv":   "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest\np2,c2,扩,R,renovation,complete,3,2020-06,2020-09,2021-01\n",
}

// FuzzMonths reads, builds and simulates two months of a small district, with some parameters drawn anew, anywhere in their
// ranges, from the start on or as a shock in the second month, and with a number in one cell of a table. What the
// reader and the check let through must come to an end and make sense.
func FuzzMonths(f *testing.F) {
	d := monthsDocument(f)
	names := slices.Sorted(maps.Keys(monthsTables))
	for draw := range uint64(30) {
		f.Add(100*draw, uint8(0), uint8(0), uint8(0), 0.)
	}
	for column := range uint8(8) {
		f.Add(uint64(0), column, uint8(1), column, 1.)
		f.Add(uint64(0), column+1, uint8(2), column, 121.41)
	}
	f.Fuzz(func(t *testing.T, draw uint64, table, row, column uint8, value float64) {
		name := names[int(table)%len(names)]
		changed := *d
		changed.open = func(file string) ([]byte, error) {
			text, err := d.open(file)
			if file == name {
				text = celled(text, int(row), int(column), strconv.FormatFloat(value, 'f', -1, 64))
			}
			return text, err
		}
		s, err := changed.Resolve(Settings("--set", monthsSettings(d.known, draw))...)
		var b *Builder
		if err == nil {
			b, err = s.Builder()
		}
		if err != nil {
			answered(t, "", nil, err)
			return
		}
		if headcount(s) > 200_000 {
			return // more people take too long here
		}
		study := &experiment.Study{First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(), Parameters: s.Parameters, Build: b.Build}
		config, err := study.Build(study.Draw(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		outcome, err := model.Simulate(config, experiment.KeysOf(1, 0, 0))
		if err == nil {
			sensible(t, outcome.Series)
		} else if study.Check() == nil {
			t.Fatalf("the check let through what stops a replication: %v", err)
		}
	})
}

// celled puts a text into one cell of a table; row 0, the head, and what lies beyond the table leave it as it is.
func celled(table []byte, row, column int, text string) []byte {
	lines := strings.Split(string(table), "\n")
	if row == 0 || row >= len(lines) {
		return table
	}
	cells := strings.Split(lines[row], ",")
	if column < len(cells) {
		cells[column] = text
	}
	lines[row] = strings.Join(cells, ",")
	return []byte(strings.Join(lines, "\n"))
}

// cites are the sources that values cite: they are most of what the shipped files take time for.
var cites = regexp.MustCompile(`(?m)^sources: .*|, source: [^,}]*`)

// monthsDocument is a small district over two months, with the shipped parameters and one lever of its own.
func monthsDocument(f testing.TB) *Document {
	known, err := Model()
	if err != nil {
		f.Fatal(err)
	}
	made := maps.Clone(monthsTables)
	made["levers.yaml"] = "levers: {slots: {zh: 号源, en: slots, effects: [{parameter: clinic.community_log_odds, add: 0.1}]}}\n"
	made["months.yaml"] = `scenario: Two months
extends: ../common.yaml
as_of: 2023-06
horizon: {from: 2021-01, to: 2021-02}
run: {replications: 1, seed: 1, clinic_days: 0}
catalogue: levers.yaml
levers: [{use: slots, from: 2021-01}]
tables:
  subdistricts: areas.csv
  age_sex: {file: ../../testdata/small/ages.csv, basis: assumed}
  demand_points: {file: points.csv, crs: WGS84, basis: assumed}
  facilities: facilities.csv
  projects: projects.csv
estate: {stations: {value: 1, basis: assumed}}
workforce: {recruits_per_year: {pert: [0, 1, 3], basis: assumed}}
`
	open := remember(func(name string) ([]byte, error) {
		if text, ok := made[name]; ok {
			return []byte(text), nil
		}
		text, err := os.ReadFile(name)
		return cites.ReplaceAll(text, nil), err
	})
	d, err := openWith("months.yaml", &Document{open: open, find: besides, known: known})
	if err != nil {
		f.Fatal(err)
	}
	if _, err := d.Resolve(); err != nil {
		f.Fatal(err)
	}
	return d
}

// monthsSettings draws up to eight changes. A range without an end ends at a million; every third value is an end.
func monthsSettings(known *Known, draw uint64) (sets []string) {
	stream := rng.NewKey(draw).Stream()
	var effects []string
	for range stream.Uint64() % 9 {
		field := known.Fields[stream.Uint64()%uint64(len(known.Fields))]
		low, high := max(field.Min, -1e6), min(field.Max, 1e6)
		share := min(1, max(0, 1.5*stream.Float64()-0.25))
		x := strconv.FormatFloat(low+(high-low)*share, 'g', -1, 64)
		switch shock := stream.Uint64()%2 == 0; {
		case field.Spread != nil:
		case shock && !field.Initial:
			effects = append(effects, fmt.Sprintf("{parameter: %s, add: %s}", field.Path, x))
		default:
			sets = append(sets, fmt.Sprintf("%s={value: %s, basis: assumed}", field.Path, x))
		}
	}
	if len(effects) > 0 {
		sets = append(sets, "shocks=[{name: shock, zh: 冲击, en: shock, from: 2021-02, to: 2021-02, effects: ["+strings.Join(effects, ", ")+"]}]")
	}
	return append(sets, "run.clinic_days="+strconv.FormatUint(2*(stream.Uint64()%8/7), 10))
}

// headcount is the mean of the persons of the subdistricts and of the ages, which are checked to agree.
func headcount(s *Scenario) float64 {
	sum := 0.0
	for _, row := range s.Tables.Subdistricts {
		sum += row.Population
	}
	for _, row := range s.Tables.AgeSex {
		sum += row.Male + row.Female
	}
	return sum / 2
}

// beyond are shares that may pass 1: overtime, beds that works close under their patients, examined people without a contract.
var beyond = map[indicator.ID]bool{"gp_utilization": true, "rehab_bed_occupancy": true, "elderly_examined": true}

// sensible fails when a month of a series cannot be: a number that is none or below 0, a share above 1, people who come
// from nowhere.
func sensible(t *testing.T, s *indicator.Series) {
	t.Helper()
	for m := s.First; m < s.First+month.Month(s.Months); m++ {
		for area := range s.Areas + 1 {
			for _, about := range measure.All() {
				r := s.Monthly(about.ID, area, m)
				if !(r.Numerator >= 0 && r.Numerator <= math.MaxFloat64 && r.Denominator >= 0 && r.Denominator <= math.MaxFloat64) {
					t.Fatalf("%s of area %d in %s is %g/%g", about.ID, area, m, r.Numerator, r.Denominator)
				}
				if x := s.Value(about.ID, area, m); about.Unit == indicator.Share && !beyond[about.ID] && x > 1+1e-9 {
					t.Errorf("%s of area %d in %s is %g", about.ID, area, m, x)
				}
			}
			// Contracts count residents for themselves, by the births, deaths and moves that the population tells them.
			if m < s.First+indicator.YearMonths-1 {
				continue
			}
			if here, told := s.Monthly("residents", area, m), s.Monthly("contract_rate", area, m); here.Numerator != told.Denominator {
				t.Fatalf("area %d in %s has %g residents, of whom contracts know %g", area, m, here.Numerator, told.Denominator)
			}
		}
	}
}
