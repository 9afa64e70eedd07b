package model_test

import (
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/scenarios/plan"
)

// small is a made-up district of testdata as a study, with the catalogue of levers.
type small struct {
	*experiment.Study
	catalogue lever.Catalogue
}

func loadSmall(t testing.TB, sets ...string) small {
	t.Helper()
	return loadFrom(t, "../testdata/small/base.yaml", sets...)
}

func loadFrom(t testing.TB, path string, sets ...string) small {
	t.Helper()
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	s, err := plan.Load(path, known, plan.Settings("--set", sets)...)
	if err != nil {
		t.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		t.Fatal(err)
	}
	return small{&experiment.Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(), Parameters: s.Parameters, Build: builder.Build,
	}, s.Catalogue}
}

// config draws a replication's configuration; values replace what is drawn, by path.
func (s small) config(t testing.TB, replication int, values map[string]float64) *model.Config {
	t.Helper()
	drawn := s.Draw(1, replication)
	for path, x := range values {
		i, ok := s.Index(path)
		if !ok {
			t.Fatalf("there is no parameter %s", path)
		}
		drawn[i] = x
	}
	cfg, err := s.Build(drawn)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// run simulates a replication.
func (s small) run(t testing.TB, replication int, values map[string]float64, uses ...lever.Use) *indicator.Series {
	t.Helper()
	cfg := s.config(t, replication, values)
	for _, u := range uses {
		cfg.Uses = append(cfg.Uses, u)
		for _, e := range u.Lever.Effects {
			cfg.Sizes = append(cfg.Sizes, large(e))
		}
	}
	o, err := model.Simulate(cfg, experiment.KeysOf(1, replication, 0))
	if err != nil {
		t.Fatal(err)
	}
	return o.Series
}

// large is a large size of an effect, in the direction in which it may go furthest.
func large(e lever.Effect) float64 {
	low, high := e.Size.Distribution.Quantile(0.02), e.Size.Distribution.Quantile(0.98)
	if e.Operation == lever.Multiply && low*high < 1 {
		return low
	}
	return high
}

// use switches a lever of the catalogue on, at once.
func (s small) use(t testing.TB, name string, from month.Month) lever.Use {
	t.Helper()
	l, ok := s.catalogue.Find(name)
	if !ok {
		t.Fatalf("no lever %s", name)
	}
	atOnce := 0
	return lever.Use{Lever: l, From: from, RampMonths: &atOnce}
}

// same tells whether an indicator has the same bits in all months and areas of two series.
func same(a, b *indicator.Series, id indicator.ID) bool {
	for m := a.First; m < a.First+month.Month(a.Months); m++ {
		for area := range a.Areas + 1 {
			if a.Monthly(id, area, m) != b.Monthly(id, area, m) {
				return false
			}
		}
	}
	return true
}

func allIndicators() []indicator.ID {
	var ids []indicator.ID
	for _, about := range measure.All() {
		ids = append(ids, about.ID)
	}
	return ids
}
