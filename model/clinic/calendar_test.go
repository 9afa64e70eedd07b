package clinic

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// February 2021 began on a Monday: 20 weekdays and 8 weekend days. Four clinic days are three and one.
func TestClinicDaysByStratum(t *testing.T) {
	var c calendar
	c.of(month.Of(2021, 2))
	if c.count != [strata]float64{20, 8} {
		t.Fatalf("days %v", c.count)
	}
	e, all := byEvents{days: 4}, heldDays(1, 0.5, &c)
	if p := e.pickDays(&all, true); p.wanted != [strata]float64{3, 1} {
		t.Errorf("open on weekends: %v", p.wanted)
	}
	if p := e.pickDays(&all, false); p.wanted != [strata]float64{4, 0} {
		t.Errorf("closed on weekends: %v", p.wanted)
	}
	if few := heldDays(0.25, 0, &c); few.count != [strata]float64{5, 2} {
		t.Errorf("a quarter of the days: %v", few.count)
	}
	stream := rng.NewKey(1).Stream()
	var chosen [28]int
	for range 7000 {
		p := e.pickDays(&all, true)
		n := 0
		for day := range c.days {
			if p.next(int(c.stratum[day]), &stream) {
				chosen[day]++
				n++
			}
		}
		if n != 4 {
			t.Fatalf("%d days chosen", n)
		}
	}
	for day, n := range chosen { // weekdays 7000·3/20 = 1050 ± 30, weekend days 7000/8 = 875 ± 28
		if want := []float64{1050, 875}[c.stratum[day]]; math.Abs(float64(n)-want) > 120 {
			t.Errorf("day %d chosen %d times, expected %v", day+1, n, want)
		}
	}
}
