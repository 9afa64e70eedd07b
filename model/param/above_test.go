package param

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Means of numbers given that they exceed t, in closed form:
//
//	uniform(a, b)      (t + b)/2
//	lognormal(μ, σ)    mean·Φ(σ − z)/Φ(−z), z = (ln t − μ)/σ
//	PERT, a beta on a to b with shapes α, β: a + (b − a)·α/(α+β)·(1 − I(α+1, β))/(1 − I(α, β)) at (t − a)/(b − a)
func TestAboveHasTheConditionalMean(t *testing.T) {
	mean, sd := 5., 3.
	mu, sigma := logParameters(mean, sd)
	lognormal := func(t float64) float64 {
		z := (math.Log(t) - mu) / sigma
		return mean * distuv.UnitNormal.CDF(sigma-z) / distuv.UnitNormal.CDF(-z)
	}
	alpha, beta := pertShape(2, 6, 20)
	pert := func(t float64) float64 {
		x := (t - 2) / 18
		return 2 + 18*alpha/(alpha+beta)*(1-mathext.RegIncBeta(alpha+1, beta, x))/(1-mathext.RegIncBeta(alpha, beta, x))
	}
	for _, c := range []struct {
		of   Distribution
		t    float64
		want float64
	}{
		{Distribution{"uniform", []float64{0, 10}}, 4, 7}, {Distribution{"uniform", []float64{0, 10}}, -1, 5},
		{Distribution{"lognormal", []float64{mean, sd}}, 2, lognormal(2)}, {Distribution{"lognormal", []float64{mean, sd}}, 9, lognormal(9)},
		{Distribution{"lognormal", []float64{mean, sd}}, 30, lognormal(30)},
		{Distribution{"pert", []float64{2, 6, 20}}, 5, pert(5)}, {Distribution{"pert", []float64{2, 6, 20}}, 14, pert(14)},
		{Distribution{"pert", []float64{2, 6, 20}}, 0, (2 + 24 + 20) / 6.},
	} {
		const n = 20000
		sum := 0.0
		for i := range n {
			x, ok := c.of.Above(c.t, (float64(i)+.5)/n)
			if !ok || x < c.t {
				t.Fatalf("%v given more than %v: %v, %t", c.of, c.t, x, ok)
			}
			sum += x / n
		}
		if math.Abs(sum/c.want-1) > 1e-3 {
			t.Errorf("%v given more than %v has the mean %v, expected %v", c.of, c.t, sum, c.want)
		}
	}
}

func TestAboveWhatCannotBe(t *testing.T) {
	for _, d := range []Distribution{Constant(3), {"uniform", []float64{1, 3}}, {"pert", []float64{1, 2, 3}}} {
		if x, ok := d.Above(3, .5); ok || x != 3 {
			t.Errorf("%v exceeds 3 by %v, %t", d, x, ok)
		}
	}
	if x, ok := Constant(3).Above(2, .9); !ok || x != 3 {
		t.Errorf("3 given more than 2 is %v, %t", x, ok)
	}
}
