package model_test

import (
	"math"
	"slices"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
)

// The yearly cost is the sum of twelve months from the first month of the horizon on: what is built in the
// first months is not blown up to a year of building.
func TestCostsOfAYear(t *testing.T) {
	s := loadSmall(t)
	series := s.run(t, 0, map[string]float64{"estate.station_standard.share_per_year": 1})
	whole := series.Whole()
	for m := s.First - 1; m <= s.Last(); m++ {
		var year indicator.Ratio
		for back := range month.Month(indicator.YearMonths) {
			year = year.Add(series.Monthly("annual_cost", whole, m-back))
		}
		if math.Abs(year.Denominator-1) > 1e-9 {
			t.Fatalf("the cost of the year to %s is %g over %g", m, year.Numerator, year.Denominator)
		}
		parts := 0.0
		for _, id := range []indicator.ID{"annual_cost_gps", "annual_cost_contracts", "annual_cost_stations", "annual_cost_projects"} {
			parts += series.Value(id, whole, m)
		}
		if all := series.Value("annual_cost", whole, m); math.Abs(parts/all-1) > 1e-12 {
			t.Fatalf("the parts of the cost of the year to %s are %g, all of it %g", m, parts, all)
		}
	}
	before := series.Monthly("annual_cost", whole, s.First-12)
	if last := series.Monthly("annual_cost", whole, s.First-1); before != last || before.Numerator <= 0 {
		t.Errorf("the base year costs %+v in its first month and %+v in its last", before, last)
	}
}

// What a project takes after the horizon follows the levers in force at its end.
func TestProjectsEndUnderTheirLevers(t *testing.T) {
	s := loadSmall(t)
	ended := func(factor float64) float64 {
		cfg := s.config(t, 0, nil)
		place := *cfg.Place
		place.Projects = slices.Clone(place.Projects)
		p := &place.Projects[0]
		p.StartEarliest, p.StartLikely, p.StartLatest, p.UnfinishedAt = s.Last(), s.Last(), s.Last(), 0
		cfg.Place = &place
		slow := lever.Lever{Name: "slow", ZH: "慢", EN: "slow", Effects: []lever.Effect{
			{Parameter: "estate.duration_factor", Operation: lever.Multiply, Size: param.Value{Distribution: param.Constant(factor)}},
		}}
		cfg.Uses, cfg.Sizes = append(cfg.Uses, lever.Use{Lever: slow, From: s.First}), append(slices.Clone(cfg.Sizes), factor)
		o, err := model.Simulate(cfg, experiment.KeysOf(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		return o.Projects[0].At - float64(s.Last())
	}
	// Every stage takes twice as long, whether it begins within the horizon or after.
	if once, twice := ended(1), ended(2); math.Abs(twice-2*once) > 1e-6 || !(once > 1) {
		t.Errorf("the project takes %g months, and %g with everything twice as slow", once, twice)
	}
}

// What the base year cannot be is said, and nothing is said of one that can.
func TestBaseYearWarnings(t *testing.T) {
	s := loadSmall(t)
	told := func(replication int, values map[string]float64) (troubles []model.Trouble) {
		o, err := model.Simulate(s.config(t, replication, values), experiment.KeysOf(1, replication, 0))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range o.Warnings {
			troubles = append(troubles, w.Trouble)
		}
		return troubles
	}
	for _, c := range []struct {
		replication int
		values      map[string]float64
		want        model.Trouble
	}{
		{0, map[string]float64{"clinic.gp_visit_minutes": 15}, model.ShortenedVisits},
		{0, map[string]float64{"clinic.visits_per_resident": 25, "clinic.municipal_share_high": 0.5}, model.ImplausibleMunicipal},
		{0, map[string]float64{"clinic.visits_per_resident": 3}, model.RaisedVisits},
		{2, map[string]float64{"clinic.patience_minutes": 1, "clinic.gp_visit_minutes": 20, "clinic.most_utilization_at_start": 1}, model.UnreachedBase},
	} {
		if got := told(c.replication, c.values); !slices.Contains(got, c.want) {
			t.Errorf("%v: warnings %v, expected %v", c.values, got, c.want)
		}
	}
	if got := told(0, map[string]float64{"clinic.gp_visit_minutes": 3}); slices.Contains(got, model.ShortenedVisits) {
		t.Errorf("short visits: warnings %v", got)
	}
}
