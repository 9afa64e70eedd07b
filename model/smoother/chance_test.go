package smoother

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// Chance is a level that stays, of variance 4, and an error of each time for itself, of variance 9; a level alone; an error alone; a walk
// that has taken 12 steps and takes one more; nothing; and what is not defined later, of which nothing is known to last.
func TestPassing(t *testing.T) {
	const pairs = 20000
	made := func(which int) (now, later [][]float64) {
		for p := range pairs {
			stream := rng.NewKey(7).Purpose("chance").At(p, which).Stream()
			level, walk := 2*stream.Normal(), math.Sqrt(12)*stream.Normal()
			both := func(step float64) []float64 {
				return []float64{level + 3*stream.Normal(), 10 + level, 3 * stream.Normal(), walk + step, 5, level}
			}
			now, later = append(now, both(0)), append(later, both(stream.Normal()))
			later[p][5] = math.NaN()
		}
		return now, later
	}
	first, firstLater := made(0)
	second, secondLater := made(1)
	for k, want := range []float64{9, 0, 9, 12 * (1 - math.Sqrt(12./13)), 0, 4} {
		if got := Passing(first, second, firstLater, secondLater)[k]; math.Abs(got-want) > 0.3 {
			t.Errorf("of chance in value %d %.2f passes; expected %.2f", k, got, want)
		}
	}
}

// Chance that moves two values together by ±1 has the covariance 0.5·(2·1)²/… of its pairs: differences of 2 and −2 give
// ½·(4+4)/2 = 2, and off the diagonal 0.9 of it.
func TestChance(t *testing.T) {
	c := Chance([][]float64{{1, 1}, {-1, -1}}, [][]float64{{-1, -1}, {1, 1}})
	if c.At(0, 0) != 2 || math.Abs(c.At(0, 1)-1.8) > 1e-12 {
		t.Errorf("%v", mat.Formatted(c))
	}
}
