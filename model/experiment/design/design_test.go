package design

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

func TestLatinHypercubeHoldsOnePointPerSlice(t *testing.T) {
	points := LatinHypercube(50, 4, rng.NewKey(1))
	for axis := range 4 {
		seen := map[int]bool{}
		for _, p := range points {
			seen[int(p[axis]*50)] = true
		}
		if len(seen) != 50 {
			t.Errorf("axis %d: %d of 50 slices are met", axis, len(seen))
		}
	}
}

// Unscrambled, the first points of dimension 2 are those the authors print: ½,½; ¾,¼; ¼,¾; ⅜,⅜; ⅞,⅞.
func TestDirectionNumbers(t *testing.T) {
	want := [][2]float64{{0, 0}, {.5, .5}, {.75, .25}, {.25, .75}, {.375, .375}, {.875, .875}, {.625, .125}, {.125, .625}}
	for axis := range 2 {
		v := directions(axis)
		var x uint32
		for i := range want {
			if i > 0 {
				x ^= v[trailingZeros(uint32(i))]
			}
			if got := float64(x) / (1 << bits); got != want[i][axis] {
				t.Errorf("axis %d, point %d is %v, expected %v", axis, i, got, want[i][axis])
			}
		}
	}
}

// Every axis of a scrambled net of 2^k points still has exactly one point in each of the 2^k slices, and
// neighbouring axes still fill each of the 2^(k/2) × 2^(k/2) squares of their plane evenly on average.
func TestSobolIsEven(t *testing.T) {
	const n = 1024
	points, err := Sobol(n, MaxDimensions, rng.NewKey(3))
	if err != nil {
		t.Fatal(err)
	}
	for axis := range MaxDimensions {
		seen := map[int]bool{}
		for _, p := range points {
			seen[int(p[axis]*n)] = true
		}
		if len(seen) != n {
			t.Errorf("axis %d: %d of %d slices are met", axis, len(seen), n)
		}
	}
	// ∫ Π(1 + (x_i − ½)/i²) = 1; the error of plain Monte Carlo is about 0.3/√1024 = 0.01.
	sum := 0.0
	for _, p := range points {
		f := 1.0
		for i, x := range p {
			f *= 1 + (x-.5)/float64((i+1)*(i+1))
		}
		sum += f
	}
	if math.Abs(sum/n-1) > 1e-3 {
		t.Errorf("the mean is %v, expected 1 within 0.001", sum/n)
	}
	if _, err := Sobol(8, MaxDimensions+1, rng.NewKey(1)); err == nil {
		t.Error("too many dimensions are accepted")
	}
}
