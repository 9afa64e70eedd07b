package sensitivity

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// A sum of sixteen inputs with variances 16, 4, 1 and thirteen of 1/4, in twelfths: with 64 rows total indices stay within 0.12 of the
// exact shares, whatever the scrambling.
func TestSobolPairsItsColumns(t *testing.T) {
	weights := []float64{4, 2, 1, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5}
	groups, all := make([][]int, len(weights)), 0.0
	for i, w := range weights {
		groups[i] = []int{i}
		all += w * w
	}
	for seed := range uint64(40) {
		d, err := Sobol(len(weights), 64, groups, rng.NewKey(seed))
		if err != nil {
			t.Fatal(err)
		}
		values := make([]float64, len(d.Points))
		for i, point := range d.Points {
			for k, x := range point {
				values[i] += weights[k] * x
			}
		}
		indices, err := d.Indices(values, 20, rng.NewKey(seed))
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range weights[:3] {
			if got, want := indices[i].Total.Value, w*w/all; math.Abs(got-want) > 0.12 {
				t.Errorf("seed %d: total index of input %d is %.3f, expected %.3f", seed, i, got, want)
			}
		}
	}
}
