package model_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// However short the time is, no indicator rises above what bounds it, in any area and year.
func TestNothingRisesAboveItsBound(t *testing.T) {
	s := loadSmall(t)
	rapid.Check(t, func(rt *rapid.T) {
		replication := rapid.IntRange(0, 1_000_000).Draw(rt, "replication")
		cfg := s.config(t, replication, map[string]float64{
			"exogenous.diverted.gp":          rapid.Float64Range(0, 0.9).Draw(rt, "diverted"),
			"programme.acceptance.contact":   rapid.Float64Range(0, 1).Draw(rt, "acceptance"),
			"contract.ceiling.others":        rapid.Float64Range(0, 1).Draw(rt, "ceiling"),
			"workforce.posts_per_10k":        rapid.Float64Range(0, 8).Draw(rt, "posts"),
			"estate.health_stations_planned": rapid.Float64Range(0, 9).Draw(rt, "planned"),
		})
		o, err := model.Simulate(cfg, experiment.KeysOf(1, replication, 0))
		if err != nil {
			rt.Skip(err)
		}
		for _, about := range measure.All() {
			for _, m := range []month.Month{s.First - 1, s.First + 11, s.First + 23} {
				for area := range o.Series.Areas + 1 {
					value, most := o.Series.Value(about.ID, area, m), o.Series.Most.Value(about.ID, area, m)
					if about.BoundEN == "" != math.IsNaN(most) && !math.IsNaN(value) || value > most+1e-9 {
						rt.Fatalf("%s of area %d in %s is %v, at most %v", about.ID, area, m, value, most)
					}
				}
			}
		}
	})
}

// What each bound comes to where it is known in closed form, to half a point: contacts are due of the contracts that stand before those of
// the month are signed.
func TestBounds(t *testing.T) {
	s := loadSmall(t)
	series := s.run(t, 0, map[string]float64{
		"programme.acceptance.contact": 0.8, "programme.passive_factor": 1, "programme.centre_spread": 0, "programme.contacts_per_year": 2,
		"contract.ceiling.over_65": 0.6, "contract.ceiling.age_0_6": 0.6, "contract.ceiling.registered_ill": 0.6, "contract.ceiling.others": 0.6, "estate.health_stations_planned": 7,
	})
	for id, want := range map[string]float64{
		"quarterly_contact_rate": 0.4,                                                 // four fifths accept what is due in two quarters of four
		"contract_rate":          0.6,                                                 // in every age group
		"health_stations":        7, "access_15min_walk": 1, "rehabilitation_rate": 1, // as planned, reachable, and rolled out
	} {
		about, _ := measure.Find(id)
		if got := series.Most.Value(about, series.Whole(), s.First-1); math.Abs(got-want) > 5e-3 {
			t.Errorf("%s is at most %v, expected %v", id, got, want)
		}
	}
}
