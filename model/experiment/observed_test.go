package experiment

import (
	"math"
	"testing"

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
	if c = compared(o, 1, 3); !c.Held() || !math.IsNaN(c.CRPS) || compared(o, 1, 1.5).Held() {
		t.Errorf("of a limit: %+v", c)
	}
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

func TestSkillOverPersistence(t *testing.T) {
	at := func(use indicator.Use, value float64, simulated ...float64) Comparison {
		return compared(indicator.Observation{Use: use, Value: value, SD: .1, Comparator: indicator.Equal}, simulated...)
	}
	s := SkillOf([]Comparison{
		at(indicator.Later, 9, 9), // before anything was used: there is nothing to persist
		at(indicator.Used, 1, 7), at(indicator.Compared, 5, 5), at(indicator.Later, 2, 2.05), at(indicator.Later, 4, 3),
	})
	if s.Scored != 3 || s.Held != 2 {
		t.Errorf("%+v", s)
	}
	expectNear(t, "mean CRPS", s.CRPS, (0+.05+1)/3)
	expectNear(t, "persistence", s.Persistence, (1.+3)/2)
	expectNear(t, "beside it", s.Beside, (.05+1)/2)
}
