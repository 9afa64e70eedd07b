package experiment

import (
	"math"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/param"
)

// A draw is accepted with the chance by which its base year agrees with the facts: with visits of ½ to 4 minutes, equally likely,
// GPs are busy in nearly equally likely parts of their time, and where 30 ± 3% are known the accepted draws are normal about it.
func TestAcceptedDraws(t *testing.T) {
	long(t)
	base, _ := small(t, "base")
	s := only(t, base, "clinic.gp_visit_minutes")
	i, _ := s.Index("clinic.gp_visit_minutes")
	s.Parameters[i].Distribution = param.Distribution{Kind: "uniform", Args: []float64{0.5, 4}}
	s.Facts = []model.Fact{{Indicator: "gp_utilization", Value: 0.3, SD: 0.03}}
	s.Targets, s.Months, s.Attempts = nil, 1, new(Attempts)
	const n = 200
	r, err := Run(t.Context(), s, Options{Replications: n, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.BaseYear(t.Context(), Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	f := b.Facts[0]
	near(t, "accepted mean", f.Accepted.Mean, 0.3, 4*0.03/math.Sqrt(n)+0.005)
	near(t, "accepted sd", f.Accepted.SD, 0.03, 4*0.03/math.Sqrt(2*n)+0.003)
	// The uniform prior spreads use of GP time evenly, too: the acceptance is √(2π)·0.03 ÷ its width.
	width := 3.46 * f.Prior.SD
	near(t, "acceptance", b.Acceptance(), math.Sqrt(2*math.Pi)*0.03/width, 0.06)
	// Where GPs practise is luck that all attempts of a replication share; of a dozen, one centre may have too few.
	if b.Shortened > 1 {
		t.Errorf("%d replications with shortened visits", b.Shortened)
	}
}

// Two misses of two standard deviations are as likely as e^(−4); a limit is missed on one side only.
func TestAgreement(t *testing.T) {
	fact := func(r model.Relation) model.Fact {
		return model.Fact{Indicator: indicator.ID("wait_mean"), Relation: r, Value: 10, SD: 2}
	}
	facts := []model.Fact{fact(model.About), fact(model.AtLeast), fact(model.AtMost)}
	near(t, "both sides", model.Agreement(facts, []float64{14, 6, 10}), math.Exp(-4), 1e-12)
	near(t, "the good sides", model.Agreement(facts, []float64{10, 14, 6}), 1, 0)
	near(t, "undefined", model.Agreement(facts, []float64{math.NaN(), 10, 10}), 1, 0)
}

// Scenarios of one base year share their accepted draws, whatever their levers are.
func TestOneBaseYearOneDraw(t *testing.T) {
	base, _ := small(t, "base")
	plan, _ := small(t, "plan")
	for i := range 3 {
		a, _, err := base.accept(1, i)
		if err != nil {
			t.Fatal(err)
		}
		b, _, err := plan.accept(1, i)
		if err != nil {
			t.Fatal(err)
		}
		k, _ := base.Index("clinic.gp_visit_minutes")
		l, _ := plan.Index("clinic.gp_visit_minutes")
		if a[k] != b[l] {
			t.Errorf("replication %d has visits of %v and of %v minutes", i, a[k], b[l])
		}
	}
}
