package rng

import (
	"math"
	"testing"
)

func TestQuickExp(t *testing.T) {
	for x := -600.0; x < 600; x += 0.37 {
		if got := QuickExp(x); math.Abs(got/math.Exp(x)-1) > 1e-8 {
			t.Fatalf("QuickExp(%v) is off by %v", x, got/math.Exp(x)-1)
		}
	}
}
