package smoother

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// Chance is a level that stays, of variance 4, and an error of each time for itself, of variance 9, in five values; a level alone in the
// next two; and one value by itself. What passes is 9, nothing, and unknown. The covariance is that of what was made, but that a tenth of
// what is shared is taken as independent.
func TestPassing(t *testing.T) {
	const pairs = 20000
	made := func(which int) (rows [][]float64) {
		for p := range pairs {
			stream := rng.NewKey(7).Purpose("chance").At(p, which).Stream()
			level, other := 2*stream.Normal(), stream.Normal()
			var row []float64
			for range 5 {
				row = append(row, level+3*stream.Normal())
			}
			rows = append(rows, append(row, 10+other, 20+3*other, level))
		}
		return rows
	}
	chance := Chance(made(0), made(1))
	passing := Passing(chance, [][]int{{0, 1, 2, 3, 4}, {5, 6}, {7}})
	for k, want := range []float64{9, 9, 9, 9, 9, 0, 0, 0} {
		if got := passing[k]; math.Abs(got-want) > 0.3 {
			t.Errorf("of chance in value %d, of variance %.2f, %.2f passes; expected %g", k, chance.At(k, k), got, want)
		}
	}
	for _, c := range []struct {
		i, j int
		want float64
	}{{0, 0, 13}, {0, 1, 0.9 * 4}, {5, 6, 0.9 * 3}, {6, 6, 9}, {0, 5, 0}, {0, 7, 0.9 * 4}} {
		if got := chance.At(c.i, c.j); math.Abs(got-c.want) > 0.3 {
			t.Errorf("covariance of values %d and %d is %.2f, expected %g", c.i, c.j, got, c.want)
		}
	}
	for k, still := range Passing(Chance([][]float64{{1, 2}}, [][]float64{{1, 2}}), [][]int{{0, 1}}) {
		if still != 0 {
			t.Errorf("where chance does nothing, %g passes of value %d", still, k)
		}
	}
}
