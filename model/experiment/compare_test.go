package experiment

import (
	"math"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// 1 … 9 against their doubles: changes 1 … 9 with mean 5 and standard deviation √7.5 and without skewness, so
// the interval is Student's: t(0.975, 8) = 2.306004, half-width 2.306004·√(7.5/9) = 2.105084. The variances
// are 7.5 and 30, that of the changes 7.5: 1 − 7.5/37.5 is cut.
func TestDifference(t *testing.T) {
	d := difference(Question{Indicator: "wait_mean", Month: month.Of(2025, 12)}, []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, []float64{2, 4, 6, 8, 10, 12, 14, 16, 18}, indicator.Pasts{})
	near(t, "mean", d.Mean, 5, 1e-12)
	near(t, "low", d.Low, 5-2.105084, 1e-6)
	near(t, "high", d.High, 5+2.105084, 1e-6)
	near(t, "variance cut", d.Reduction, 0.8, 1e-12)
	near(t, "first", d.First, 5, 0)
	near(t, "second", d.Second, 10, 0)
}

// A pair with an undefined value is left out of everything; changes that are all the same have no interval.
func TestUndefinedPairsAreLeftOut(t *testing.T) {
	nan := math.NaN()
	d := difference(Question{Indicator: "wait_mean"}, []float64{1, nan, 3, 7}, []float64{2, 5, 4, nan}, indicator.Pasts{})
	if d.Pairs != 2 || d.Mean != 1 || !math.IsNaN(d.Low) || d.First != 2 || d.Second != 3 || d.Reduction != 1 {
		t.Errorf("two pairs that both rise by 1: %+v", d)
	}
	if d = difference(Question{Indicator: "wait_mean"}, []float64{1, nan}, []float64{2, 5}, indicator.Pasts{}); d.Pairs != 1 || !math.IsNaN(d.Low) {
		t.Errorf("a single pair: %+v", d)
	}
}

// Of 100 pairs 15 gain the target, 5 lose it, 30 meet it in both. p = 16/102, q = 6/102; their difference
// is 10/102 = 0.098039 and the half-width 1.96·√((22/102 − (10/102)²)/102) = 0.088099.
func TestChangeOfChanceByDiscordantPairs(t *testing.T) {
	target := indicator.Target{Comparator: indicator.AtLeast, Limit: 1}
	var before, after []float64
	for i := range 100 {
		b, a := 0., 0.
		switch {
		case i < 15:
			a = 1
		case i < 20:
			b = 1
		case i < 50:
			b, a = 1, 1
		}
		before, after = append(before, b), append(after, a)
	}
	c := chanceChange(target, before, after, indicator.Pasts{})
	if c.Gained != 15 || c.Lost != 5 || c.First.Successes != 35 || c.Second.Successes != 45 {
		t.Errorf("counts: %+v", c)
	}
	near(t, "change", c.Mean, 0.10, 1e-12)
	half := 1.959963984540054 * math.Sqrt((22./102-math.Pow(10./102, 2))/102)
	near(t, "half-width", half, 0.088099, 1e-5)
	near(t, "low", c.Low, 10./102-half, 1e-12)
	near(t, "high", c.High, 10./102+half, 1e-12)
	// Variances n/(n−1)·p(1−p): .35·.65, .45·.55, and (.20 − .10²) of the changes.
	near(t, "variance cut", c.Reduction, 1-(.20-.01)/(.35*.65+.45*.55), 1e-12)
}

// Where no pair differs the change is 0, but the interval says that few pairs prove little; where all
// differ the interval stays within ±1 and holds the estimate.
func TestIntervalsOfChangeAtTheEdges(t *testing.T) {
	target := indicator.Target{Comparator: indicator.AtLeast, Limit: 1}
	same := chanceChange(target, make([]float64, 10), make([]float64, 10), indicator.Pasts{})
	if same.Mean != 0 || same.Low >= 0 || same.High <= 0 || !math.IsNaN(same.Reduction) {
		t.Errorf("nothing differs: %+v", same)
	}
	for _, n := range []int{2, 10, 1000} {
		ones := make([]float64, n)
		for i := range ones {
			ones[i] = 1
		}
		all := chanceChange(target, make([]float64, n), ones, indicator.Pasts{})
		if all.Mean != 1 || all.High != 1 || all.Low >= 1 {
			t.Errorf("all of %d gain: %+v", n, all)
		}
	}
}

// The interval covers a known change in about 95% of samples: gain 0.3, loss 0.1, 60 pairs, exactly by
// the trinomial distribution.
func TestCoverageOfTheChange(t *testing.T) {
	const n, gain, loss = 60, 0.3, 0.1
	target := indicator.Target{Comparator: indicator.AtLeast, Limit: 1}
	logFactorial := func(k int) float64 { x, _ := math.Lgamma(float64(k + 1)); return x }
	covered := 0.0
	for b := range n + 1 {
		for c := range n - b + 1 {
			before, after := make([]float64, n), make([]float64, n)
			for i := range b {
				after[i] = 1
			}
			for i := range c {
				before[b+i] = 1
			}
			change := chanceChange(target, before, after, indicator.Pasts{})
			if change.Low <= gain-loss && gain-loss <= change.High {
				log := logFactorial(n) - logFactorial(b) - logFactorial(c) - logFactorial(n-b-c)
				log += float64(b)*math.Log(gain) + float64(c)*math.Log(loss) + float64(n-b-c)*math.Log(1-gain-loss)
				covered += math.Exp(log)
			}
		}
	}
	if covered < 0.94 || covered > 0.97 {
		t.Errorf("the 95%% interval covers with probability %.4f", covered)
	}
}

func TestOnlyPairsAreCompared(t *testing.T) {
	a, b := made([]float64{.1, .6}), made([]float64{.1, .6, .7})
	if _, err := Compare(a, b, nil); err == nil {
		t.Error("different numbers of replications are compared")
	}
	b = made([]float64{.1, .6})
	b.Seed = 7
	if _, err := CompareChances(a, b); err == nil {
		t.Error("different seeds are compared")
	}
	b = made([]float64{.1, .6})
	b.Study.First--
	if _, err := CompareChances(a, b); err == nil {
		t.Error("different horizons are compared")
	}
}

// A target of the whole district means the whole district in a scenario with other areas, too; one of a
// subdistrict that the other scenario lacks is left out.
func TestTargetsAcrossDistricts(t *testing.T) {
	a, b := &Study{Areas: []string{"x", "y"}}, &Study{Areas: []string{"y", "z", "w"}}
	for _, c := range []struct {
		area, want int
		ok         bool
	}{{2, 3, true}, {1, 0, true}, {0, -1, false}} {
		same, ok := a.sameTarget(indicator.Target{Area: c.area}, b)
		if ok != c.ok || ok && same.Area != c.want {
			t.Errorf("area %d becomes %d, %v", c.area, same.Area, ok)
		}
	}
}
