package rng

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func TestBinomial(t *testing.T) {
	s := NewKey(21).Stream()
	for _, c := range []struct {
		n int
		p float64
	}{
		{1, 0.3}, {2, 0.5}, {5, 0.9}, {20, 0.5}, {30, 0.01}, {60, 0.3}, {40, 0.5}, {41, 0.5}, {300, 0.01}, {300, 0.97},
		{1024, 0.01}, {1025, 0.01}, {5000, 0.0039}, {100, 0.21}, {1000, 0.3}, {1000, 0.999}, {20_000, 0.5}, {100_000, 1e-5},
	} {
		want := distuv.Binomial{N: float64(c.n), P: c.p}
		checkCounts(t, fmt.Sprintf("binomial(%d, %g)", c.n, c.p), func() int { return s.Binomial(c.n, c.p) },
			func(k int) float64 { return want.Prob(float64(k)) }, 0, c.n)
	}
}

func TestPoisson(t *testing.T) {
	s := NewKey(22).Stream()
	for _, mean := range []float64{0.001, 0.3, 1, 4, 11.99, 12.01, 20, 100, 3000, 100_000} {
		want := distuv.Poisson{Lambda: mean}
		width := 12*math.Sqrt(mean) + 12
		checkCounts(t, fmt.Sprintf("poisson(%g)", mean), func() int { return s.Poisson(mean) },
			func(k int) float64 { return want.Prob(float64(k)) }, max(0, int(mean-width)), int(mean+width))
	}
}

func TestHypergeometric(t *testing.T) {
	s := NewKey(23).Stream()
	for _, c := range [][3]int{
		{10, 4, 3}, {10, 7, 8}, {100, 80, 30}, {100, 20, 70}, {100, 70, 80}, {90, 45, 45}, {10_000, 30, 20}, {10_000, 40, 4000},
		{10_000, 3000, 20}, {10_000, 200, 200}, {10_000, 7000, 9000}, {5000, 1000, 39}, {5000, 1000, 41}, {100_000, 50_000, 20_000}, {1_000_000, 300, 300},
	} {
		n, m, d := c[0], c[1], c[2]
		checkCounts(t, fmt.Sprintf("hypergeometric%v", c), func() int { return s.Hypergeometric(n, m, d) },
			func(k int) float64 { return hypergeometricProbability(n, m, d, k) }, max(0, m+d-n), min(m, d))
	}
}

// hypergeometricProbability is C(m,k)·C(n−m,d−k)/C(n,d).
func hypergeometricProbability(n, m, d, k int) float64 {
	return math.Exp(lchoose(m, k) + lchoose(n-m, d-k) - lchoose(n, d))
}

func lchoose(n, k int) float64 {
	f := func(x int) float64 { y, _ := math.Lgamma(float64(x) + 1); return y }
	return f(n) - f(k) - f(n-k)
}

func TestCountLimits(t *testing.T) {
	s := NewKey(24).Stream()
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"no trials", s.Binomial(0, 0.5), 0}, {"negative trials", s.Binomial(-3, 0.5), 0}, {"p = 0", s.Binomial(10, 0), 0},
		{"p < 0", s.Binomial(10, -0.1), 0}, {"p = 1", s.Binomial(10, 1), 10}, {"p > 1", s.Binomial(10, 1.1), 10},
		{"p undefined", s.Binomial(10, math.NaN()), 0}, {"p near 1", s.Binomial(10, 1-1e-17), 10},
		{"p tiny", s.Binomial(1000, 1e-300), 0},
		{"no mean", s.Poisson(0), 0}, {"negative mean", s.Poisson(-1), 0}, {"undefined mean", s.Poisson(math.NaN()), 0},
		{"empty urn", s.Hypergeometric(0, 0, 0), 0}, {"none marked", s.Hypergeometric(50, 0, 20), 0},
		{"all marked", s.Hypergeometric(50, 50, 20), 20}, {"none drawn", s.Hypergeometric(50, 20, 0), 0},
		{"all drawn", s.Hypergeometric(50, 20, 50), 20}, {"more drawn than there are", s.Hypergeometric(50, 20, 60), 20},
		{"more marked than there are", s.Hypergeometric(50, 60, 20), 20}, {"negative", s.Hypergeometric(-5, -2, -1), 0},
		{"one of one", s.Hypergeometric(1, 1, 1), 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestMultinomialMarginals(t *testing.T) {
	s := NewKey(25).Stream()
	weights := []float64{2, 0, 5, -1, 3, math.NaN()}
	out := make([]int, len(weights))
	for class, p := range map[int]float64{0: 0.2, 2: 0.5, 4: 0.3} {
		want := distuv.Binomial{N: 37, P: p}
		checkCounts(t, fmt.Sprintf("class %d", class), func() int { s.Multinomial(37, weights, out); return out[class] },
			func(k int) float64 { return want.Prob(float64(k)) }, 0, 37)
	}
}

func TestMultiHypergeometricMarginals(t *testing.T) {
	s := NewKey(26).Stream()
	counts := []int{5, 0, 20, 30}
	out := make([]int, len(counts))
	for class, m := range counts {
		checkCounts(t, fmt.Sprintf("class %d", class), func() int { s.MultiHypergeometric(counts, 17, out); return out[class] },
			func(k int) float64 { return hypergeometricProbability(55, m, 17, k) }, 0, min(m, 17))
	}
}

func TestNobodyIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := NewKey(rapid.Uint64().Draw(t, "seed")).Stream()
		n := rapid.IntRange(0, 100_000).Draw(t, "n")
		weights := rapid.SliceOfN(rapid.Float64Range(0, 10), 1, 8).Draw(t, "weights")
		out := make([]int, len(weights))
		s.Multinomial(n, weights, out)
		sum, weight := 0, 0.0
		for i, k := range out {
			if k < 0 || k > 0 && weights[i] == 0 {
				t.Fatalf("multinomial gave %v for weights %v", out, weights)
			}
			sum += k
			weight += weights[i]
		}
		if weight > 0 && sum != n {
			t.Fatalf("multinomial gave %d of %d", sum, n)
		}

		counts := rapid.SliceOfN(rapid.IntRange(0, 20_000), 1, 8).Draw(t, "counts")
		wanted := rapid.IntRange(0, 50_000).Draw(t, "draws")
		out = make([]int, len(counts))
		s.MultiHypergeometric(counts, wanted, out)
		sum, all := 0, 0
		for i, k := range out {
			if k < 0 || k > counts[i] {
				t.Fatalf("drew %d of %d", k, counts[i])
			}
			sum += k
			all += counts[i]
		}
		if sum != min(wanted, all) {
			t.Fatalf("drew %d of %d, %d wanted", sum, all, wanted)
		}
	})
}

// While one uniform number is inverted, more probable means no fewer.
func TestInversionIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		n := rapid.IntRange(1, 400).Draw(t, "n")
		mean := rapid.Float64Range(0, min(9, float64(n)/2.2)).Draw(t, "mean")
		more := mean * rapid.Float64Range(1, 1.1).Draw(t, "more")
		a, b := NewKey(seed).Stream(), NewKey(seed).Stream()
		if x, y := a.Binomial(n, mean/float64(n)), b.Binomial(n, more/float64(n)); y < x {
			t.Fatalf("binomial fell from %d to %d", x, y)
		}
		if x, y := a.Poisson(mean), b.Poisson(more); y < x {
			t.Fatalf("poisson fell from %d to %d", x, y)
		}
	})
}

func TestFactorials(t *testing.T) {
	for _, k := range []int{0, 1, 5, 15, 16, 17, 100, 1023, 1024, 1025, 1_000_000} {
		want, _ := math.Lgamma(float64(k) + 1)
		if got := logFactorial(float64(k)); math.Abs(got-want) > 4e-16*want+1e-15 {
			t.Errorf("ln %d! = %.17g, want %.17g", k, got, want)
		}
		x := float64(k) + 1
		if got := (x-0.5)*math.Log(x) - x + halfLogTwoPi + stirling(float64(k)); math.Abs(got-want) > 4e-16*want+2e-15 {
			t.Errorf("Stirling for %d gives %.17g, want %.17g", k, got, want)
		}
	}
}
