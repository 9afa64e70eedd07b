package model_test

import (
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// What is held stands still to the last person, and moves when it is not held.
func TestWhatIsHeldStandsStill(t *testing.T) {
	s := loadSmall(t, "estate.new_stations={value: 6, basis: assumed}")
	run := func(held model.Held) *indicator.Series {
		cfg := s.config(t, 3, nil)
		cfg.Held = held
		outcome, err := model.Simulate(cfg, experiment.KeysOf(1, 3, 0))
		if err != nil {
			t.Fatal(err)
		}
		return outcome.Series
	}
	free := run(model.Held{})
	for _, c := range []struct {
		name string
		held model.Held
		of   func(*indicator.Series, int) float64
	}{
		{"GPs", model.Held{Staff: true}, numerator("gp_per_10k")},
		{"residents", model.Held{People: true}, denominator("gp_per_10k")},
		{"contracts", model.Held{People: true, Contracts: true}, numerator("contract_rate")},
		{"active contracts", model.Held{People: true, Contracts: true}, numerator("effective_contract_share")},
		{"open stations", model.Held{Buildings: true}, denominator("station_standard_rate")},
	} {
		held := run(c.held)
		moved := false
		for k := range s.Months {
			if got, want := c.of(held, k), c.of(held, -1); got != want {
				t.Fatalf("%s, held, are %g in month %d after %g in the base year", c.name, got, k, want)
			}
			moved = moved || c.of(free, k) != c.of(free, -1)
		}
		if !moved {
			t.Errorf("%s do not move when they are not held", c.name)
		}
		if got, want := c.of(held, -1), c.of(free, -1); got != want {
			t.Errorf("holding %s changes the base year: %g and %g", c.name, got, want)
		}
	}
}

func numerator(id indicator.ID) func(*indicator.Series, int) float64 {
	return func(s *indicator.Series, k int) float64 { return monthly(s, id, k).Numerator }
}

func denominator(id indicator.ID) func(*indicator.Series, int) float64 {
	return func(s *indicator.Series, k int) float64 { return monthly(s, id, k).Denominator }
}

// monthly is the district's ratio in the month of the horizon with the number k, from 0.
func monthly(s *indicator.Series, id indicator.ID, k int) indicator.Ratio {
	return s.Monthly(id, s.Whole(), s.First+indicator.YearMonths+month.Month(k))
}
