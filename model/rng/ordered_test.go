package rng

import (
	"math"
	"slices"
	"testing"
)

// The kth of n ordered uniform numbers is a beta number with mean k/(n+1) and variance k(n+1−k)/((n+1)²(n+2)).
func TestFillOrdered(t *testing.T) {
	const n, draws = 9, 40_000
	s := NewKey(21).Stream()
	var out [n]float64
	var sum, squares [n]float64
	for range draws {
		s.FillOrdered(out[:])
		if !slices.IsSorted(out[:]) || out[0] < 0 || out[n-1] > 1 {
			t.Fatalf("drawn %v", out)
		}
		for i, x := range out {
			sum[i] += x
			squares[i] += x * x
		}
	}
	for i := range n {
		k, mean := float64(i+1), sum[i]/draws
		variance := squares[i]/draws - mean*mean
		want := k * (n + 1 - k) / ((n + 1) * (n + 1) * (n + 2))
		if math.Abs(mean-k/(n+1)) > 4.5*math.Sqrt(want/draws) || math.Abs(variance/want-1) > 0.05 {
			t.Errorf("number %d: mean %.5f, variance %.6f; want %.5f, %.6f", i+1, mean, variance, k/(n+1), want)
		}
	}
}
