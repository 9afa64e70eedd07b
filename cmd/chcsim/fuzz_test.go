package main

import (
	"testing"

	"chcsim/model/experiment"
	"chcsim/scenarios/mistake"
)

func FuzzShard(f *testing.F) {
	for _, text := range []string{"1/1", "2/4", "0/1", "3/2", "1/999999", "1/1000001", " 1/2", "+1/2", "1//2", "１/２"} {
		f.Add(text, uint32(9))
	}
	f.Fuzz(func(t *testing.T, text string, points uint32) {
		s, err := shardOf(text)
		if err != nil {
			shown(t, err)
			return
		}
		n := int(points % experiment.MostPoints)
		if size := s.Size(n); size < 0 || size > n || size > 0 && s.Point(size-1) >= n || s.Point(size) < n {
			t.Errorf("shard %s of %d points has %d, the last is point %d", text, n, size, s.Point(size-1))
		}
	})
}

func FuzzUntil(f *testing.F) {
	for _, text := range []string{"0.02", "±0.02", "+-2%", "2%", "0", "1", "-0.1", "1e-300", "nan", "inf", "±±0.1", "０.０２", "0x1p-3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var w width
		if err := w.Set(text); err != nil {
			shown(t, err)
			return
		}
		if n := experiment.MostReplications(float64(w)); !(w > 0 && w < 1 && n > 0) {
			t.Errorf("%q is a half-width of %v, reached after %d replications", text, float64(w), n)
		}
	})
}

// shown fails when an error says nothing, or what a terminal obeys.
func shown(t *testing.T, err error) {
	t.Helper()
	if c, hidden := mistake.Hidden(err.Error()); hidden || err.Error() == "" {
		t.Fatalf("the error %q holds the character %U", err, c)
	}
}
