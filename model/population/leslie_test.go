package population

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/oracle"
	"chcsim/model/rng"
)

// TestYearIsALeslieStep compares the women of a closed district after twelve Months with the Leslie step of the
// same hazards: 40 replications, each age within five standard errors, and all together within four.
func TestYearIsALeslieStep(t *testing.T) {
	cfg, start := exampleConfig(), exampleStart(t, 1)
	cfg.OutMigration, cfg.BirthTrend, cfg.MortalityImprovement = 0, 0, 0
	const replications = 40
	sums := make([]float64, Ages)
	var n, births, survival []float64
	for r := range replications {
		s, err := New(cfg, start, rng.NewKey(uint64(r)))
		if err != nil {
			t.Fatal(err)
		}
		if r == 0 {
			n, births, survival = leslieOf(s)
		}
		for m := start.Month + 1; m <= start.Month+12; m++ {
			s.closedMonth(m)
		}
		for x, k := range s.counts[0][Female] {
			sums[x] += float64(k) / replications
		}
	}
	want, err := oracle.Project(n, births, survival)
	if err != nil {
		t.Fatal(err)
	}
	z2 := 0.0
	for x := range want {
		variance := want[0] // births are Poisson
		if x > 0 {
			before := n[x-1]
			if x == Ages-1 {
				before += n[x]
			}
			variance = want[x] * (1 - want[x]/before)
		}
		z := (sums[x] - want[x]) / math.Sqrt(variance/replications)
		z2 += z * z
		if math.Abs(z) > 5 {
			t.Errorf("age %d: mean %.2f, expected %.2f (z = %.1f)", x, sums[x], want[x], z)
		}
	}
	if excess := (z2 - Ages) / math.Sqrt(2*Ages); math.Abs(excess) > 4 {
		t.Errorf("sum of squared deviations %.1f for %d ages", z2, Ages)
	}
}

// leslieOf returns the women of a state of December and the step that a year without migration is. Women
// of label x rise to x+1 in January, die under hazard(x+1) month by month, and bear children at the
// month's end; girls born in month k live under the rate of age 0 for 12−k months.
func leslieOf(s *State) (n, births, survival []float64) {
	for x := range Ages {
		n = append(n, float64(s.counts[0][Female][x]))
		label := min(x+1, Ages-1)
		alive, born := 1.0, 0.0
		for k := 1; k <= 12; k++ {
			alive *= math.Exp(-hazard(&s.rates[Female], label, month.Of(2021, k).Calendar()) / 12)
			newborn := 1.0
			for later := k + 1; later <= 12; later++ {
				newborn *= math.Exp(-s.rates[Female][0] / 12)
			}
			born += alive * s.fertility[label] / 12 * (1 - s.cfg.MaleBirthShare) * newborn
		}
		survival = append(survival, alive)
		births = append(births, born)
	}
	return n, births, survival
}

// closedMonth is a Month in which nobody moves into the only area.
func (s *State) closedMonth(m month.Month) {
	s.clear()
	if m.Calendar() == 1 {
		s.age()
	}
	s.setExits(m)
	place := s.key.At(s.places.At(0), int(m))
	s.leave(0, place.Purpose("leave"))
	s.bear(0, 1, place.Purpose("births"))
}
