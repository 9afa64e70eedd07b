package param

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// examples is one distribution of each kind with its mean and variance in closed form.
var examples = []struct {
	d              Distribution
	mean, variance float64
}{
	{Distribution{"constant", []float64{4}}, 4, 0},
	{Distribution{"uniform", []float64{2, 5}}, 3.5, 9.0 / 12},
	{Distribution{"triangular", []float64{3, 5, 10}}, 6, (9.0 + 25 + 100 - 15 - 30 - 50) / 18}, // (a²+b²+c²−ab−ac−bc)/18
	{Distribution{"pert", []float64{6, 9, 18}}, 10, 32.0 / 7},
	{Distribution{"normal", []float64{10, 2}}, 10, 4},
	{Distribution{"half_normal", []float64{1, 2}}, 1 + 2*math.Sqrt(2/math.Pi), 4 * (1 - 2/math.Pi)},
	{Distribution{"lognormal", []float64{5, 3}}, 5, 9},
	{Distribution{"gamma", []float64{5, 3}}, 5, 9},
	{Distribution{"beta", []float64{2, 6}}, 0.25, 12.0 / (64 * 9)},
	{Distribution{"bernoulli", []float64{0.3}}, 0.3, 0.21},
	{Distribution{"empirical", []float64{7, 1, 4}}, 4, 6},
}

// The mean of a distribution is the integral of its quantiles over p, and likewise the second moment;
// the midpoint rule with many points must find the closed forms again.
func TestQuantilesHaveTheMeanAndVarianceOfTheirKind(t *testing.T) {
	const points = 60000
	for _, e := range examples {
		if err := e.d.Check(); err != nil {
			t.Fatal(err)
		}
		sum, squares := 0.0, 0.0
		for i := range points {
			x := e.d.Quantile((float64(i) + 0.5) / points)
			sum += x
			squares += (x - e.mean) * (x - e.mean)
		}
		if got := e.d.Mean(); math.Abs(got-e.mean) > 1e-12 {
			t.Errorf("%s: mean %g, want %g", e.d, got, e.mean)
		}
		if got := e.d.Variance(); math.Abs(got-e.variance) > 1e-12*(1+e.variance) {
			t.Errorf("%s: variance %g, want %g", e.d, got, e.variance)
		}
		if got := sum / points; math.Abs(got-e.mean) > 1e-3*(1+e.mean) {
			t.Errorf("%s: mean of quantiles %g, want %g", e.d, got, e.mean)
		}
		if got := squares / points; math.Abs(got-e.variance) > 5e-3*(1+e.variance) {
			t.Errorf("%s: variance of quantiles %g, want %g", e.d, got, e.variance)
		}
	}
}

// PERT(6, 9, 18): α = 1 + 4·3/12 = 2, β = 1 + 4·9/12 = 4.
func TestPERTShape(t *testing.T) {
	if alpha, beta := pertShape(6, 9, 18); alpha != 2 || beta != 4 {
		t.Errorf("α %g, β %g", alpha, beta)
	}
	// The median of beta(2, 4) solves 1 − (1−x)⁴(1+4x) = 1/2: x = 0.313810.
	if got := (Distribution{"pert", []float64{6, 9, 18}}).Quantile(0.5); math.Abs(got-(6+12*0.313810)) > 1e-4 {
		t.Errorf("median %g", got)
	}
}

func TestKnownQuantiles(t *testing.T) {
	for _, c := range []struct {
		d       Distribution
		p, want float64
	}{
		{Distribution{"uniform", []float64{2, 6}}, 0.25, 3},
		{Distribution{"triangular", []float64{0, 1, 2}}, 0.125, 0.5}, // x²/2
		{Distribution{"triangular", []float64{0, 0, 2}}, 0, 0},
		{Distribution{"triangular", []float64{0, 2, 2}}, 1, 2},
		{Distribution{"normal", []float64{0, 1}}, 0.975, 1.959964},
		{Distribution{"half_normal", []float64{1, 1}}, 0, 1},
		{Distribution{"half_normal", []float64{0, 1}}, 0.95, 1.959964},
		{Distribution{"lognormal", []float64{math.Exp(0.5), math.Exp(0.5) * math.Sqrt(math.E-1)}}, 0.5, 1}, // μ 0, σ 1
		{Distribution{"gamma", []float64{2, 2}}, 0.5, 2 * math.Ln2},                                        // exponential
		{Distribution{"beta", []float64{1, 1}}, 0.3, 0.3},
		{Distribution{"bernoulli", []float64{0.3}}, 0.69, 0},
		{Distribution{"bernoulli", []float64{0.3}}, 0.71, 1},
		{Distribution{"bernoulli", []float64{0}}, 1, 0},
		{Distribution{"empirical", []float64{3, 1, 2}}, 0, 1},
		{Distribution{"empirical", []float64{3, 1, 2}}, 1, 3},
		{Distribution{}, 0.5, 0},
	} {
		if got := c.d.Quantile(c.p); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%s at %g: %g, want %g", c.d, c.p, got, c.want)
		}
	}
}

func TestQuantilesRiseAndStayWithinTheSupport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(examples).Draw(t, "example").d
		u, v := rapid.Float64Range(0, 1).Draw(t, "u"), rapid.Float64Range(0, 1).Draw(t, "v")
		lowest, highest := d.Support()
		low, high := d.ends()
		x, y := d.Quantile(low+(high-low)*min(u, v)), d.Quantile(low+(high-low)*max(u, v))
		if !(lowest <= x && x <= y && y <= highest) {
			t.Fatalf("%s: quantiles %g and %g, support %g to %g", d, x, y, lowest, highest)
		}
	})
}

func TestSupport(t *testing.T) {
	for _, c := range []struct {
		d               Distribution
		lowest, highest float64
	}{
		{Distribution{"pert", []float64{6, 9, 18}}, 6, 18},
		{Distribution{"normal", []float64{10, 2}}, 10 - 2*3.090232, 10 + 2*3.090232},
		{Distribution{"half_normal", []float64{1, 2}}, 1, 1 + 2*3.290527},
		{Distribution{"beta", []float64{2, 3}}, 0, 1},
		{Distribution{"empirical", []float64{5, 2}}, 2, 5},
		{Constant(3), 3, 3},
	} {
		if lowest, highest := c.d.Support(); math.Abs(lowest-c.lowest) > 1e-5 || math.Abs(highest-c.highest) > 1e-5 {
			t.Errorf("%s: %g to %g, want %g to %g", c.d, lowest, highest, c.lowest, c.highest)
		}
	}
}

func TestConstants(t *testing.T) {
	for _, e := range examples {
		if got, want := e.d.IsConstant(), e.d.Kind == "constant"; got != want {
			t.Errorf("%s: constant %t", e.d, got)
		}
	}
	if !(Distribution{"empirical", []float64{2, 2}}).IsConstant() || !(Distribution{"bernoulli", []float64{1}}).IsConstant() {
		t.Error("one possible value is a constant")
	}
}

func TestWrongArguments(t *testing.T) {
	for _, c := range []struct {
		d    Distribution
		want string
	}{
		{Distribution{"zipf", []float64{1}}, "unknown distribution"},
		{Distribution{"pert", []float64{1, 2}}, "takes 3 numbers, not 2"},
		{Distribution{"empirical", nil}, "not 0"},
		{Distribution{"pert", []float64{3, 2, 1}}, "must rise"},
		{Distribution{"uniform", []float64{1, 1}}, "must rise"},
		{Distribution{"normal", []float64{1, 0}}, "must be positive"},
		{Distribution{"half_normal", []float64{1, -1}}, "must be positive"},
		{Distribution{"lognormal", []float64{-1, 1}}, "must be positive"},
		{Distribution{"beta", []float64{1, 0}}, "must be positive"},
		{Distribution{"bernoulli", []float64{1.1}}, "between 0 and 1"},
		{Distribution{"constant", []float64{math.NaN()}}, "not a finite number"},
		{Distribution{"gamma", []float64{math.Inf(1), 1}}, "not a finite number"},
		{Distribution{"uniform", []float64{-1e308, 1e308}}, "not a finite number"},
		{Distribution{"gamma", []float64{1e-9, 1}}, "too far apart"},
		{Distribution{"lognormal", []float64{1, 2000}}, "too far apart"},
		{Distribution{"beta", []float64{1e-9, 1}}, "too far apart"},
	} {
		if err := c.d.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.d, err, c.want)
		}
	}
}

func TestStringIsHowScenariosWriteIt(t *testing.T) {
	for _, c := range []struct {
		d    Distribution
		want string
	}{
		{Distribution{}, "0"}, {Constant(0.4), "0.4"}, {Distribution{"pert", []float64{18, 30, 45}}, "pert(18, 30, 45)"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
