package experiment

import (
	"slices"
	"sync/atomic"
	"testing"

	"chcsim/model/indicator"
)

// A run with queued days takes changes apart as its study with computed waits does alone, and simulates what it compares with
// once, whoever asks first: for 4 replications 4 as they are, 4 × 2 at other strengths, and 4 × (WhyRuns − 1) without a cause each.
// The chances at full strength are those of the replications as they are.
func TestRerunsShareWhatTheyAreComparedWith(t *testing.T) {
	long(t)
	s, plan := small(t, "plan", "run.clinic_days=2")
	s.Targets = s.Targets[:2]
	shocks := []string{plan.Shocks[0].Lever.Name}
	var done atomic.Int64
	o := Options{Replications: 4, Seed: 1, Jobs: 2}
	r, err := Run(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Done = func(int) { done.Add(1) }
	strength, err := r.ByStrength(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	moved, err := r.Why(t.Context(), shocks, o)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := int(done.Load()), 4+simulationsByStrength(s, 4)+WhyOfRun(s, shocks, 4); got != want || plainRuns(s, 4) != 4 || simulationsByStrength(s, 4) != 8 {
		t.Errorf("%d simulations, expected %d", got, want)
	}
	alone, err := Why(t.Context(), s.computed(), []Question{{Indicator: s.Targets[0].Indicator, Month: s.Last()}, {Indicator: s.Targets[1].Indicator, Month: s.Last()}}, shocks, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range alone {
		if moved[i].Start != alone[i].Start || !slices.Equal(moved[i].Ends, alone[i].Ends) || len(moved[i].Causes) != len(alone[i].Causes) {
			t.Errorf("a run says %+v, why alone %+v", moved[i], alone[i])
		}
	}
	plain, err := r.plain(t.Context(), 4, o)
	if err != nil {
		t.Fatal(err)
	}
	for i, target := range s.Targets {
		as := &Result{Study: s, Replications: plain}
		if want := target.ChanceOf(as.TargetValues(target), indicator.Pasts{}); strength.Chances[i][len(Strengths)-1] != want {
			t.Errorf("at full strength %+v, expected %+v", strength.Chances[i], want)
		}
	}
	if at, computes := plain[0].District, r.Replications[0].District; slices.Equal(at, computes) {
		t.Error("queued and computed waits are the same")
	}
}

// A run that computes waits itself is what its reruns are compared with; a strength that varies is none of the three.
func TestNothingIsSimulatedTwice(t *testing.T) {
	s, _ := small(t, "plan")
	if plainRuns(s, 100) != 0 || !s.computes() || simulationsByStrength(s, 100) != 2*strengthRuns {
		t.Errorf("%d plain simulations, %d at other strengths", plainRuns(s, 100), simulationsByStrength(s, 100))
	}
	drawn, _ := small(t, "plan", "policy.strength={uniform: [0, 1], basis: assumed}", "run.clinic_days=2")
	if plainRuns(drawn, 100) != strengthRuns || simulationsByStrength(drawn, 100) != 3*strengthRuns {
		t.Errorf("%d plain simulations, %d at other strengths", plainRuns(drawn, 100), simulationsByStrength(drawn, 100))
	}
	drawn.Targets = nil
	if simulationsByStrength(drawn, 100) != 0 || WhyOfRun(drawn, nil, 100) != 0 {
		t.Error("without targets nothing is asked")
	}
}
