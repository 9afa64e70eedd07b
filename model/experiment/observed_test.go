package experiment

import (
	"math"
	"slices"
	"testing"

	"chcsim/model/exact"
	"chcsim/model/indicator"
)

func expectNear(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 || math.IsNaN(got) != math.IsNaN(want) {
		t.Errorf("%s is %v, expected %v", what, got, want)
	}
}

// compared is a result of one observation with these values in its replications.
func compared(o indicator.Observation, values ...float64) Comparison {
	r := &Result{Study: &Study{Observations: []indicator.Observation{o}}}
	for _, v := range values {
		r.Replications = append(r.Replications, Replication{Observed: []float64{v}})
	}
	return r.Compare(0)
}

func TestCompareObservation(t *testing.T) {
	o := indicator.Observation{Value: 2, SD: 1, Comparator: indicator.Equal}
	c := compared(o, 3, 1, math.NaN())
	expectNear(t, "crps", c.CRPS, .5)
	expectNear(t, "rank", c.Rank, .5)
	expectNear(t, "misfit", c.Misfit, 0)
	c = compared(o, 5)
	expectNear(t, "crps of one", c.CRPS, 3)
	expectNear(t, "misfit of one", c.Misfit, 3)
	expectNear(t, "rank of one", c.Rank, 0.0013498980316301035)          // Φ(−3)
	if c.Held() || !compared(o, 3.6).Held() || compared(o, 3.7).Held() { // 1.645 sds
		t.Error("the middle nine tenths are not those of the value with its error")
	}
	o.Comparator = indicator.AtLeast
	if c = compared(o, 1, 3); !c.Held() || !math.IsNaN(c.Rank) || compared(o, 1, 1.5).Held() {
		t.Errorf("of a limit: %+v", c)
	}
	expectNear(t, "crps of a limit", c.CRPS, .25) // ∫F² from 1, where F is ½, to the limit at 2
	if c = compared(o, math.NaN()); !math.IsNaN(c.Misfit) && c.Misfit != 0 {
		t.Errorf("of nothing: %+v", c)
	}
}

func TestCRPSOfUniform(t *testing.T) {
	// Of the uniform distribution on 0 to 1 it is y² − y + 1/3 (an integral of (F − 1{x ≥ y})²): at 0.2, 0.173333.
	values := make([]float64, 2000)
	for i := range values {
		values[i] = (float64(i) + .5) / 2000
	}
	if got := crps(values, .2); math.Abs(got-(.04-.2+1./3)) > 1e-6 {
		t.Errorf("%v", got)
	}
}

// Of a normal distribution it is σ(z(2Φ(z) − 1) + 2φ(z) − 1/√π), z = (y − μ)/σ (Gneiting and Raftery 2007, equation 21).
func TestCRPSOfNormal(t *testing.T) {
	const n, mean, sd = 4000, 0.4, 0.05
	values := make([]float64, n)
	for i := range values {
		values[i] = mean + sd*exact.NormalQuantile((float64(i)+.5)/n)
	}
	for _, y := range []float64{0.4, 0.43, 0.25} {
		z := (y - mean) / sd
		want := sd * (z*(2*exact.NormalShare(z)-1) + 2*math.Exp(-z*z/2)/math.Sqrt(2*math.Pi) - 1/math.Sqrt(math.Pi))
		if got := crps(slices.Clone(values), y); math.Abs(got-want) > 1e-5 {
			t.Errorf("of %v it is %v, expected %v", y, got, want)
		}
	}
}
