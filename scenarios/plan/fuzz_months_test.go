package plan

import (
	"fmt"
	"math"
	"os"
	"regexp"
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

// monthsTables are the tables that FuzzMonths patches.
var monthsTables = []string{"areas.csv", "ages.csv", "points.csv", "facilities.csv", "projects.csv"}

const monthsFolder = "../../testdata/small/"

// FuzzMonths reads, builds and simulates two months of the small district of the examples, with some parameters drawn anew,
// anywhere in their ranges, from the start on or as a shock in the second month, and with a number in one cell of a
// table. What the reader and the check let through must come to an end and make sense.
func FuzzMonths(f *testing.F) {
	d, files := monthsDocument(f)
	for draw := range uint64(30) {
		f.Add(100*draw, uint8(0), uint8(0), uint8(0), 0.)
	}
	for column := range uint8(8) {
		f.Add(uint64(0), column%5, uint8(1), column, 1.)
		f.Add(uint64(0), (column+1)%5, uint8(2), column, 121.41)
	}
	f.Fuzz(func(t *testing.T, draw uint64, table, row, column uint8, value float64) {
		name := monthsTables[int(table)%len(monthsTables)]
		over := map[string]string{monthsFolder + name: celled(files[name], int(row), int(column), strconv.FormatFloat(value, 'f', -1, 64))}
		changed := *d
		changed.open = func(name string) ([]byte, error) {
			if text, ok := over[name]; ok {
				return []byte(text), nil
			}
			return d.open(name)
		}
		s, err := changed.Resolve(Settings("--set", monthsSettings(d.known, draw))...)
		if err != nil {
			answered(t, "", nil, err)
			return
		}
		b, err := s.Builder()
		if err != nil {
			answered(t, "", nil, err)
			return
		}
		study := &experiment.Study{First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(), Parameters: s.Parameters, Build: b.Build}
		if headcount(s) > 200_000 || study.Check() != nil { // what is larger takes too long here
			return
		}
		if bad, _ := study.CheckDraws(1, 1); bad > 0 {
			return
		}
		config, err := study.Build(study.Draw(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		outcome, err := model.Simulate(config, experiment.KeysOf(1, 0, 0))
		if err != nil {
			t.Fatalf("the check let through what stops a replication: %v", err)
		}
		sensible(t, outcome.Series)
	})
}

// celled puts a text into one cell of a table; row 0, the head, and what lies beyond the table leave it as it is.
func celled(table string, row, column int, text string) string {
	lines := strings.Split(table, "\n")
	if row == 0 || row >= len(lines) {
		return table
	}
	cells := strings.Split(lines[row], ",")
	if column < len(cells) {
		cells[column] = text
	}
	lines[row] = strings.Join(cells, ",")
	return strings.Join(lines, "\n")
}

// cites are the sources that values cite: they are most of what the shipped files take time for.
var cites = regexp.MustCompile(`(?m)^sources: .*|, source: [^,}]*`)

// monthsDocument is the small district over two months, with one lever of its own, and the tables that may be patched.
func monthsDocument(f testing.TB) (*Document, map[string]string) {
	known, err := Model()
	if err != nil {
		f.Fatal(err)
	}
	made := map[string]string{
		"levers.yaml": "levers: {slots: {zh: 号源, en: slots, effects: [{parameter: clinic.community_log_odds, add: 0.1}]}}\n",
		"months.yaml": "scenario: Two months\nextends: " + monthsFolder + "base.yaml\nhorizon: {from: 2021-01, to: 2021-02}\n" +
			"catalogue: levers.yaml\ntargets: []\nlevers: [{use: slots, from: 2021-01}]\n",
	}
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
	files := map[string]string{}
	for _, name := range monthsTables {
		text, err := os.ReadFile(monthsFolder + name)
		if err != nil {
			f.Fatal(err)
		}
		files[name] = string(text)
	}
	return d, files
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
	return append(sets, "run.clinic_days="+strconv.FormatUint(2*(stream.Uint64()%2), 10))
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
