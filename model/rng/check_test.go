package rng

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// All seeds are fixed. A right sampler passes these limits in all but about one of 100,000 seeds; a
// bias of a fiftieth of a standard deviation fails.
const (
	draws   = 60_000
	ksLimit = 2.45  // sqrt(n)·D: P(beyond) = 2·exp(−2·2.45²) = 1.2e-5
	pLimit  = 1e-5  // chi-square
	zLimit  = 4.417 // normal, both sides: 1e-5
)

func checkMean(t *testing.T, name string, got, want, standardError float64) {
	t.Helper()
	if math.Abs(got-want) > zLimit*standardError {
		t.Errorf("%s: mean %g, want %g ± %g", name, got, want, zLimit*standardError)
	}
}

// checkKS compares a sample with a continuous distribution function (Kolmogorov–Smirnov).
func checkKS(t *testing.T, name string, sample []float64, cdf func(float64) float64) {
	t.Helper()
	sample = slices.Sorted(slices.Values(sample))
	n, worst := float64(len(sample)), 0.0
	for i, x := range sample {
		p := cdf(x)
		worst = max(worst, p-float64(i)/n, float64(i+1)/n-p)
	}
	if d := math.Sqrt(n) * worst; d > ksLimit {
		t.Errorf("%s: Kolmogorov–Smirnov %.2f exceeds %g", name, d, ksLimit)
	}
}

// checkCounts compares draws of a whole number between lo and hi with its probabilities by chi-square, cells
// joined until ten are expected, and checks mean and variance by their standard errors.
func checkCounts(t *testing.T, name string, draw func() int, probability func(k int) float64, lo, hi int) {
	t.Helper()
	counts := map[int]int{}
	for range draws {
		counts[draw()]++
	}
	for k := range counts {
		if k < lo || k > hi {
			t.Errorf("%s: drew %d outside %d … %d", name, k, lo, hi)
		}
	}
	checkCountMoments(t, name, counts, probability, lo, hi)
	var chi, expected float64
	cells, got := 0, 0
	for k := lo; k <= hi; k++ {
		expected += probability(k) * draws
		got += counts[k]
		if expected >= 10 || k == hi && expected > 0 {
			chi += (float64(got) - expected) * (float64(got) - expected) / expected
			cells++
			expected, got = 0, 0
		}
	}
	if cells < 2 {
		return
	}
	if p := (distuv.ChiSquared{K: float64(cells - 1)}).Survival(chi); p < pLimit {
		t.Errorf("%s: chi-square %.1f with %d cells, p = %.2g", name, chi, cells, p)
	}
}

func checkCountMoments(t *testing.T, name string, counts map[int]int, probability func(k int) float64, lo, hi int) {
	t.Helper()
	var mean, m2, m4, total float64
	for k := lo; k <= hi; k++ {
		total += probability(k)
		mean += float64(k) * probability(k)
	}
	if math.Abs(total-1) > 1e-6 {
		t.Fatalf("%s: the test's own probabilities sum to %g", name, total)
	}
	for k := lo; k <= hi; k++ {
		d := float64(k) - mean
		m2 += d * d * probability(k)
		m4 += d * d * d * d * probability(k)
	}
	var sum, squares float64
	for k, c := range counts {
		d := float64(k) - mean
		sum += d * float64(c)
		squares += d * d * float64(c)
	}
	checkMean(t, name, mean+sum/draws, mean, math.Sqrt(m2/draws))
	checkMean(t, name+" squared", squares/draws, m2, math.Sqrt((m4-m2*m2)/draws)+1e-12)
}
