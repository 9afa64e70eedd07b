package rng

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model/exact"
)

// A key without a luck, and one whose luck does not know the decision, give the stream as it is; a fixed score is the normal
// score of the first number, and what follows differs from stream to stream.
func TestFated(t *testing.T) {
	decision := Decision{"hires", "", 2021}
	plain, luck := NewKey(7).Stream(), &Luck{Seen: map[Decision]float64{}}
	if free := NewKey(7).With(luck).Fated(decision); free != plain {
		t.Error("a luck that fixes nothing changes the stream")
	}
	if u := exact.NormalShare(luck.Seen[decision]); math.Abs(u-plain.Float64()) > 1e-12 {
		t.Errorf("the score noted gives %v", u)
	}
	for _, z := range []float64{-3, -0.2, 0, 1.7, 40, -40} {
		luck.Fixed = map[Decision]float64{decision: z}
		stream := NewKey(7).With(luck).Purpose("x").At(3).Fated(decision)
		if u, want := stream.Float64(), min(exact.NormalShare(z), 1-0x1p-53); math.Abs(u-want) > 1e-15 {
			t.Errorf("score %v gives %v, expected %v", z, u, want)
		}
	}
	luck.Fixed[decision] = 1
	one, other := NewKey(7).With(luck).Fated(decision), NewKey(8).With(luck).Fated(decision)
	if one.Uint64() != other.Uint64() || one.Uint64() == other.Uint64() {
		t.Error("the first number is not the one fixed, or not the only one")
	}
}

// The quantile of a Poisson number is the least count whose share of the distribution reaches u, for any mean.
func TestPoissonQuantile(t *testing.T) {
	for _, mean := range []float64{0.01, 0.8, 5, 30, 119, 121, 900} {
		d := distuv.Poisson{Lambda: mean}
		for _, u := range []float64{0, 0.003, 0.2, 0.5, 0.77, 0.999} {
			k := float64(PoissonQuantile(u, mean))
			if u > d.CDF(k)+1e-9 || k > 0 && u < d.CDF(k-1)-1e-9 {
				t.Errorf("mean %v: %v has the quantile %v", mean, u, k)
			}
		}
	}
}
