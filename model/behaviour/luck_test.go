package behaviour

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// A luck that fixes nothing changes nothing and notes a score for each walk and half-year; one that fixes a half-year's score
// makes its steps sum up to it: of 1.5 to 1.5·√6 = 3.6742.
func TestLuckOfWalks(t *testing.T) {
	cfg := Config{Memory: 3, Community: 0.2, Visits: 0.1, Online: 0.5, Signing: 0.3}
	first := month.Of(2021, 1)
	seen := &rng.Luck{Seen: map[rng.Decision]float64{}}
	plain, watched := New(&cfg, rng.NewKey(1)), New(&cfg, rng.NewKey(1).With(seen))
	for m := first; m < first+12; m++ {
		if a, b := plain.Month(m), watched.Month(m); a != b {
			t.Fatalf("%s: %v with a luck that fixes nothing, %v without", m, b, a)
		}
	}
	if len(seen.Seen) != 10 {
		t.Errorf("two half-years of five walks give %d scores", len(seen.Seen))
	}
	visits := rng.Decision{What: walk(1).String(), When: int(first / span)}
	fixed := New(&cfg, rng.NewKey(1).With(&rng.Luck{Fixed: map[rng.Decision]float64{visits: 1.5}}))
	sum := 0.0
	for m := first; m < first+span; m++ {
		sum += fixed.innovations(m)[1]
	}
	if math.Abs(sum-1.5*math.Sqrt(span)) > 1e-12 {
		t.Errorf("the steps sum up to %v", sum)
	}
	if a, b := fixed.innovations(first)[0], plain.innovations(first)[0]; a != b {
		t.Errorf("another walk moves from %v to %v", b, a)
	}
}
