package rng

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

type continuous interface {
	CDF(float64) float64
	Mean() float64
	Variance() float64
}

func checkContinuous(t *testing.T, name string, draw func() float64, want continuous) {
	t.Helper()
	sample := make([]float64, draws)
	sum := 0.0
	for i := range sample {
		sample[i] = draw()
		sum += sample[i]
	}
	checkMean(t, name, sum/draws, want.Mean(), math.Sqrt(want.Variance()/draws))
	checkKS(t, name, sample, want.CDF)
}

func TestContinuous(t *testing.T) {
	s := NewKey(11).Stream()
	checkContinuous(t, "uniform", s.Float64, distuv.Uniform{Min: 0, Max: 1})
	checkContinuous(t, "exponential", s.Exp, distuv.Exponential{Rate: 1})
	checkContinuous(t, "normal", s.Normal, distuv.UnitNormal)
	for _, c := range [][2]float64{{6, 3}, {6, 6}, {0.1, 0.2}} {
		l := NewLognormal(c[0], c[1])
		name := fmt.Sprintf("lognormal%v", c)
		checkContinuous(t, name, func() float64 { return s.Lognormal(c[0], c[1]) }, distuv.LogNormal{Mu: l.Mu, Sigma: l.Sigma})
		want := distuv.LogNormal{Mu: l.Mu, Sigma: l.Sigma}
		if math.Abs(want.Mean()-c[0]) > 1e-12*c[0] || math.Abs(want.StdDev()-c[1]) > 1e-9*c[1] {
			t.Errorf("%s: the logarithm's parameters give mean %g and sd %g", name, want.Mean(), want.StdDev())
		}
	}
}

// The tail begins where the lowest layer of a ziggurat ends; one number in 2,200 (exponential) or 3,900
// (normal) lies there. Its shape is tested alone, with many more draws.
func TestZigguratTails(t *testing.T) {
	s := NewKey(12).Stream()
	const n = 8_000_000
	var exponential, normal []float64
	negative := 0
	for range n {
		if x := s.Exp(); x > expTail {
			exponential = append(exponential, x)
		}
		x := s.Normal()
		if x < 0 {
			negative++
		}
		if math.Abs(x) > normalTail {
			normal = append(normal, math.Abs(x))
		}
	}
	checkTail(t, "exponential", exponential, n, func(x float64) float64 { return math.Exp(-x) }, expTail)
	checkTail(t, "normal", normal, n, func(x float64) float64 { return math.Erfc(x / math.Sqrt2) }, normalTail)
	checkMean(t, "share of negative normals", float64(negative)/n, 0.5, 0.5/math.Sqrt(n))
}

func checkTail(t *testing.T, name string, sample []float64, n int, survival func(float64) float64, from float64) {
	t.Helper()
	p := survival(from)
	checkMean(t, name+" in the tail", float64(len(sample))/float64(n), p, math.Sqrt(p/float64(n)))
	checkKS(t, name+" tail", sample, func(x float64) float64 { return 1 - survival(x)/p })
}

// The layers have equal areas and the heights rise inward.
func TestZigguratLayers(t *testing.T) {
	for name, z := range map[string]struct {
		layers  [256]layer
		heights [257]float64
		area    float64
	}{
		"exponential": {expLayers, expHeights, (expTail + 1) * math.Exp(-expTail)},
		"normal":      {normalLayers, normalHeights, normalTail*math.Exp(-normalTail*normalTail/2) + math.Sqrt(math.Pi/2)*math.Erfc(normalTail/math.Sqrt2)},
	} {
		for i := range 255 {
			area := z.layers[i].width * 0x1p53 * (z.heights[i] - z.heights[i+1])
			if math.Abs(area/z.area-1) > 1e-9 {
				t.Errorf("%s: layer %d has area %g, want %g", name, i, area, z.area)
			}
		}
		if z.layers[0].sure != 0 || z.heights[0] != 1 {
			t.Errorf("%s: the top layer begins at height %g", name, z.heights[0])
		}
	}
}

func TestContinuousLimits(t *testing.T) {
	s := NewKey(13).Stream()
	if x := s.Lognormal(5, 0); math.Abs(x-5) > 1e-12 {
		t.Errorf("a lognormal number without spread is %g, want its mean 5", x)
	}
}
