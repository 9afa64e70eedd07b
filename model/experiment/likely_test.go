package experiment

import (
	"math"
	"slices"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Weights are in proportion to likelihoods; tempered ones leave as many counting as asked, and where the observations do not tell
// draws apart all count.
func TestWeights(t *testing.T) {
	logarithms := []float64{0, math.Log(2), math.Log(5), -1000}
	for k, want := range []float64{1. / 8, 2. / 8, 5. / 8, 0} {
		near(t, "weight", weights(logarithms, 1)[k], want, 1e-12)
	}
	near(t, "half of the logarithm", weights(logarithms, 0.5)[1], math.Sqrt2/(1+math.Sqrt2+math.Sqrt(5)), 1e-12)
	near(t, "equal weights", effective([]float64{.25, .25, .25, .25}), 4, 1e-12)
	near(t, "tempered", effective(tempered([]float64{0, -3, -5, -100, -200, -1e4}, 3)), 3, 1e-6)
	near(t, "all count", effective(tempered([]float64{-7, -7, -7}, 1.5)), 3, 1e-12)
}

// Two observations of 10 ± 1, one blurred by a variance of 3: values that miss each by 2 are less likely by 2 of the logarithm, and
// by half of one. What is undefined tells nothing.
func TestLikelihood(t *testing.T) {
	one := indicator.Observation{Value: 10, SD: 1, Comparator: indicator.Equal}
	c := &conditioner{Study: &Study{Observations: []indicator.Observation{one, one}}, used: []int{0, 1}, blur: []float64{0, 3}}
	for _, x := range []struct {
		values []float64
		some   []int
		want   float64
	}{
		{[]float64{12, 8}, []int{0}, -2}, {[]float64{12, 8}, []int{1}, -0.5}, {[]float64{12, 8}, []int{0, 1}, -2.5}, {[]float64{math.NaN(), 10}, []int{0, 1}, 0},
	} {
		near(t, "logarithm", c.likelihood(x.values, x.some), x.want, 1e-12)
	}
}

// Members that miss a quantity by no more than its errors are drawn alike, however near; one that is far off is not. What is not
// defined is no miss.
func TestDraws(t *testing.T) {
	one := indicator.Observation{Value: 10, SD: 1, Comparator: indicator.Equal}
	c := &conditioner{Study: &Study{Observations: []indicator.Observation{one, one}}, used: []int{0, 1}, blur: []float64{0, 0}}
	count := make([]int, 6)
	for _, place := range c.draws([][]float64{{10, 10}, {11, 9}, {10.9, 11}, {math.NaN(), 8.7}, {30, 30}, {10, 60}}) {
		count[place]++
	}
	for place, n := range count {
		if alike := place < 4; alike && (n < 1 || n > 2) || !alike && n > 0 {
			t.Errorf("member %d is drawn %d times of %d", place, n, len(count))
		}
	}
}

// Each place is drawn as often as its weight says, rounded down or up, and on average exactly.
func TestDrawn(t *testing.T) {
	w, count := []float64{0.1, 0.55, 0, 0.35}, make([]float64, 4)
	const tries = 1000
	for try := range tries {
		places := drawn(w, 10, (float64(try)+0.5)/tries)
		if len(places) != 10 || !slices.IsSorted(places) {
			t.Fatalf("%v", places)
		}
		for k := range w {
			n := 0
			for _, place := range places {
				if place == k {
					n++
				}
			}
			count[k] += float64(n) / tries
			if math.Abs(float64(n)-10*w[k]) >= 1 {
				t.Errorf("place %d of weight %g is drawn %d times of 10", k, w[k], n)
			}
		}
	}
	for k := range w {
		near(t, "times drawn", count[k], 10*w[k], 2e-3)
	}
}

// Stretches end with observed months, none is shorter than asked but the last, and all observations after the base year stand
// in one.
func TestStretches(t *testing.T) {
	first := month.Of(2021, 1)
	at := func(months ...month.Month) *conditioner {
		c := &conditioner{Study: &Study{First: first}}
		for k, m := range months {
			c.Observations, c.used = append(c.Observations, indicator.Observation{Month: first + m}), append(c.used, k)
		}
		return c
	}
	list := at(8, -1, 1, 2, 2, 11, 4, 5, 12).stretches()
	want := []stretch{{first, first + 2, []int{2, 3, 4}}, {first + 3, first + 5, []int{6, 7}}, {first + 6, first + 8, []int{0}}, {first + 9, first + 11, []int{5}}, {first + 12, first + 12, []int{8}}}
	if !slices.EqualFunc(list, want, func(a, b stretch) bool { return a.first == b.first && a.last == b.last && slices.Equal(a.used, b.used) }) {
		t.Errorf("%v, want %v", list, want)
	}
}
