package behaviour

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Over many replications the standard deviation after m months is that of the formula: with a memory of three years and ±0.2 in
// five, 0.1216 after 60 months and 0.1216·√((1−e^(−2·12/36))/(1−e^(−2·60/36))) = 0.0862 after 12; and months are correlated by
// e^(−1/36·k).
func TestDrift(t *testing.T) {
	cfg := Config{Memory: 3, Community: 0.2, Visits: 0.1, Online: 0.5, Signing: 0.3, Refill: 0.2}
	const n = 20000
	var after12, after60, product, visits, refill, mean float64
	for i := range n {
		s := New(&cfg, rng.NewKey(1).At(i))
		var early, l Levels
		for m := range month.Month(60) {
			l = s.Month(24252 + m)
			if m == 11 {
				early = l
			}
		}
		after12 += early.Community * early.Community / n
		after60 += l.Community * l.Community / n
		product += early.Community * l.Community / n
		mean += l.Community / n
		visits += l.Visits * l.Visits / n
		refill += l.Refill * l.Refill / n
	}
	sd60 := 0.2 / z95
	sd12 := sd60 * math.Sqrt((1-math.Exp(-24./36))/(1-math.Exp(-120./36)))
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"sd after 60 months", math.Sqrt(after60), sd60}, {"sd after 12 months", math.Sqrt(after12), sd12},
		{"sd of visits", math.Sqrt(visits), 0.1 / z95},
		{"sd of the interval of prescriptions", math.Sqrt(refill), 0.2 / z95},
		{"correlation", product / math.Sqrt(after12*after60), math.Exp(-48./36) * sd12 / sd60},
	} {
		if math.Abs(c.got-c.want) > 0.02*c.want+0.01*0.2 {
			t.Errorf("%s is %.4f, expected %.4f", c.name, c.got, c.want)
		}
	}
	if math.Abs(mean) > 4*sd60/math.Sqrt(n) {
		t.Errorf("the mean drifts to %v", mean)
	}
}

// Without drift nothing moves; a longer memory changes the way, not the spread after five years.
func TestNoDrift(t *testing.T) {
	s := New(&Config{Memory: 5}, rng.NewKey(2))
	for m := range month.Month(60) {
		if l := s.Month(24252 + m); l != (Levels{}) {
			t.Fatalf("%+v", l)
		}
	}
}
