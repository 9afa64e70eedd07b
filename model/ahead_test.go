package model_test

import (
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Where residents stay as many, staff followed ahead is what it becomes with the district, to the last bit; looking ahead
// changes nothing, and another stream of chance gives another staff.
func TestAhead(t *testing.T) {
	s := loadFrom(t, "../testdata/small/plan.yaml", "run.clinic_days=2")
	begin := func() *model.District {
		keys := experiment.KeysOf(1, 3, 0)
		keys.Chance = keys.Chance.With(&rng.Luck{})
		config := s.config(t, 3, nil)
		config.Held.People = true
		d, err := model.NewDistrict(config, keys)
		if err != nil {
			t.Fatal(err)
		}
		d.Until(s.First + 6)
		return d
	}
	d, other := begin(), begin()
	months := []month.Month{s.First + 9, s.First + 18}
	ahead, elsewhere := d.Ahead(5, months), d.Ahead(6, months)
	d.Turn(5)
	other.Turn(5)
	series, alone := d.Until(s.Last()), other.Until(s.Last())
	differ := false
	for _, m := range months {
		for area := range series.Areas + 1 {
			for _, id := range allIndicators() {
				if !model.IsAhead(id) {
					continue
				}
				want := series.Monthly(id, area, m)
				if got := ahead.Monthly(id, area, m); got != want && (got == got || want == want) {
					t.Errorf("%s of area %d at %s: %v ahead, %v with the district", id, area, m, got, want)
				}
				differ = differ || elsewhere.Monthly(id, area, m) != want
			}
		}
	}
	if !differ {
		t.Error("another stream of chance gives the same staff")
	}
	for _, id := range allIndicators() {
		x, y := series.Monthly(id, series.Areas, s.Last()), alone.Monthly(id, series.Areas, s.Last())
		if x != y && (x == x || y == y) {
			t.Errorf("%s: %v after looking ahead, %v without", id, x, y)
		}
	}
}
