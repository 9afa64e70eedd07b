package experiment

import (
	"math"
	"testing"

	"chcsim/model/param"
)

// The community's share at the start moves that of the end, upward; what a GP costs does not, nor does the share move it
// downward.
// Each of the two inputs costs one list of reruns beside what they are compared with.
func TestInfluencesAreConfirmedByPairedReruns(t *testing.T) {
	long(t)
	s, _ := small(t, "base")
	start, known := s.Index("clinic.community_share_district_at_start")
	cost, priced := s.Index("costs.gp_year")
	if !known || !priced || s.Parameters[start].Distribution.IsConstant() || s.Parameters[cost].Distribution.IsConstant() {
		t.Fatal("the inputs are not uncertain")
	}
	o := Options{Replications: 10, Seed: 3, Jobs: 2}
	r, err := Run(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	share := s.Targets[2]
	if share.Indicator != "community_share_district" {
		t.Fatalf("the third target is of %s", share.Indicator)
	}
	up, down := Influence{Parameter: start, Correlation: 0.8, Share: 0.64}, Influence{Parameter: start, Correlation: -0.8, Share: 0.64}
	chance := Influence{Parameter: cost, Correlation: 0.7, Share: 0.49, assumed: true}
	behind := Influence{Parameter: cost, Correlation: 0.3, Share: 0.09, assumed: true}
	all := []Reliance{{Target: share, Ranked: []Influence{chance, up, chance, behind}}, {Target: share, Ranked: []Influence{down}}}

	done, spared := 0, 0
	o.Done, o.Spared = func(int) { done++ }, func(n int) { spared += n }
	o.Jobs = 1
	if err := r.ConfirmInfluences(t.Context(), all, o); err != nil {
		t.Fatal(err)
	}
	if done != 2*trials || spared != (mostInfluences(s)-2)*trials { // the run itself computes waits
		t.Errorf("%d simulations, %d spared", done, spared)
	}
	first := all[0]
	if first.Named != 1 || len(first.Ranked) != 2 || first.Ranked[0] != up || first.Ranked[1] != behind {
		t.Errorf("%+v", first)
	}
	near(t, "share of what is known", first.Known, 0.64, 1e-12)
	near(t, "share of what is assumed", first.Assumed, 0.09, 1e-12)
	if all[1].Named != 0 || len(all[1].Ranked) != 0 {
		t.Errorf("the wrong way: %+v", all[1])
	}
	// Without an input to be named nothing is simulated.
	done = 0
	if err := r.ConfirmInfluences(t.Context(), []Reliance{{Target: share}}, o); err != nil || done != 0 {
		t.Errorf("%v, %d simulations", err, done)
	}
}

// Changes of 1 with a standard deviation s are confirmed by n pairs where 1 > t₀.₉₅(n−1)·s/√n: of 4 pairs with t = 2.353 up
// to s = 0.85. Undefined pairs are left out, and one pair says nothing.
func TestConfirmedByTheOneSidedTest(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		changes []float64
		want    bool
	}{
		{[]float64{1, 1, 1, 1}, true},
		{[]float64{1 + 0.73, 1 - 0.73, 1 + 0.73, 1 - 0.73}, true},  // s = 0.73·√(4/3) = 0.843
		{[]float64{1 + 0.75, 1 - 0.75, 1 + 0.75, 1 - 0.75}, false}, // s = 0.866
		{[]float64{-1, -1, -1, -1}, false},
		{[]float64{0, 0, 0, 0}, false},
		{[]float64{1, nan, 1, nan}, true},
		{[]float64{1, nan, nan, nan}, false},
	} {
		before, after := made(make([]float64, 4), uncertain("a", param.Assumed)), made(c.changes, uncertain("a", param.Assumed))
		for i := range 4 {
			// Half of the inputs are moved down, and with them the outcome, so that all of them go along.
			from, to := 0.2, 0.9
			if i%2 == 1 {
				from, to = to, from
				after.Replications[i].District[indicators+place("contract_rate")] *= -1
			}
			before.Replications[i].Parameters, after.Replications[i].Parameters = []float64{from}, []float64{to}
		}
		target := before.Study.Targets[0]
		if got := before.confirmed(target, Influence{Correlation: 0.5}, before.Replications, after.Replications); got != c.want {
			t.Errorf("changes of %v are confirmed: %v", c.changes, got)
		}
		if got := before.confirmed(target, Influence{Correlation: -0.5}, before.Replications, after.Replications); got && c.changes[0] > 0 {
			t.Errorf("changes of %v are confirmed the other way", c.changes)
		}
	}
}
