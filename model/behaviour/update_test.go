package behaviour

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

func uniform(low, high float64) func(float64) float64 {
	return func(p float64) float64 { return low + p*(high-low) }
}

// Two figures three years apart, 0.3 different, with errors of 0.05 each: v = 0.005 + Var x₃, and Var x₃ with a drift of 0.5 and a
// memory of 2 years = (0.5/1.645)²·(1−e^(−3))/(1−e^(−5)) = 0.08838. The same level plus 10 changes nothing.
func TestLikelihoodOfTwoFigures(t *testing.T) {
	const d, variance = 0.3, 0.0883966
	at := func(level, drift float64) float64 {
		return logLikelihood([]Figure{{2017, level, 0.05}, {2020, level + d, 0.05}}, drift, 2)
	}
	want := -0.5 * (math.Log(0.005+variance) + d*d/(0.005+variance) - math.Log(0.005) - d*d/0.005)
	if got := at(0, 0.5) - at(0, 0); math.Abs(got-want) > 1e-4 {
		t.Errorf("a drift of 0.5 is likelier than none by %v, expected %v", got, want)
	}
	if a, b := at(0, 0.5), at(10, 0.5); math.Abs(a-b) > 1e-9 {
		t.Errorf("the level counts: %v and %v", a, b)
	}
}

// Without figures, with one, and with figures that are hardly known, the prior stays.
func TestNoNewsKeepsThePrior(t *testing.T) {
	for _, series := range [][][]Figure{nil, {{{2017, 1, 0.1}}}, {{{2017, 0, 100}, {2020, 3, 100}}}} {
		for i, x := range Update(uniform(0, 1), uniform(2, 8), series, 10) {
			if want := 0.05 + 0.1*float64(i); math.Abs(x-want) > 1e-3 {
				t.Errorf("%v: value %d is %v, expected %v", series, i, x, want)
			}
		}
	}
}

// Of drifts and memories drawn from the prior, walked by State and measured with an error once a year in two series of ten
// years, 90% lie within the middle 90% of the updated values (±3 standard errors), which are narrower than the prior's.
func TestUpdateCoversTheDrift(t *testing.T) {
	const n, years, error = 200, 10, 0.05
	drift, memory := uniform(0.05, 0.8), uniform(1, 8)
	within, width := 0.0, 0.0
	for i := range n {
		stream := rng.NewKey(7).At(i).Stream()
		cfg := Config{Memory: memory(stream.Float64()), Community: drift(stream.Float64())}
		var series [][]Figure
		for k := range 2 {
			s, figures := New(&cfg, rng.NewKey(8).At(i, k)), []Figure{{0, 3 + error*stream.Normal(), error}}
			for m := range month.Month(12 * years) {
				if l := s.Month(24252 + m); m%12 == 11 {
					figures = append(figures, Figure{float64(m+1) / 12, 3 + l.Community + error*stream.Normal(), error})
				}
			}
			series = append(series, figures)
		}
		values := Update(drift, memory, series, 20)
		low, high := values[0]+(values[1]-values[0])/2, values[19]-(values[19]-values[18])/2
		width += (high - low) / n
		if low <= cfg.Community && cfg.Community <= high {
			within += 1.0 / n
		}
	}
	if math.Abs(within-0.9) > 3*math.Sqrt(0.9*0.1/n) {
		t.Errorf("%.1f%% of the drifts lie within the middle 90%%", 100*within)
	}
	if width > 0.7*0.9*0.75 {
		t.Errorf("the middle 90%% is %.3f wide on average; expected less than 70%% of the prior's %.3f", width, 0.9*0.75)
	}
}
