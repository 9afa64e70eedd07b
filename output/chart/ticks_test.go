package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/output/words"
)

// However small, large or far from zero a range is, its scale has a few steps and holds it.
func TestScaleOfAnyRange(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		size := math.Pow(10, rapid.Float64Range(-30, 30).Draw(r, "magnitude"))
		lo := rapid.Float64Range(-1, 1).Draw(r, "lo") * size
		hi := lo + math.Abs(lo)*math.Pow(10, rapid.Float64Range(-20, 5).Draw(r, "width"))
		s := niceScale(words.Number, lo, hi, 6)
		const hair = 1e-6
		if n := len(s.values()); n < 2 || n > 30 || s.min > lo+hair*(hi-lo)+hair*math.Abs(lo) || s.max < hi-hair*(hi-lo)-hair*math.Abs(hi) {
			r.Fatalf("%v to %v has the scale %+v with %d steps", lo, hi, s, n)
		}
	})
}
