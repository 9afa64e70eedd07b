package referral

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/cell"
	"chcsim/model/month"
)

// Where nobody but healthy children comes, the rate is the usual one × child_ratio over the base year's mean ratio.
func TestWhoComesDecidesTheRate(t *testing.T) {
	cfg, base := testConfig(), testInputs(2)
	b := newBaseYear(cfg, base)
	in := testInputs(2)
	in.Mix[1] = [2]cell.Mix{{cell.Child: {7, 0}}, {cell.Child: {0, 3}}}
	// Of 100 visits without a contract: 5 and 1 of children, 40 and 10 of adults, 15 and 29 of older people, healthy and ill.
	if got, want := cfg.meant(&b, &in, 1, 0), 0.012*1.2*1.4/((40+10*0.8+(5+0.8)*1.4+(15+29*0.8)*0.9)/100); math.Abs(got-want) > 1e-12 {
		t.Errorf("without a contract %v, expected %v", got, want)
	}
	if got, want := cfg.meant(&b, &in, 1, 1), 0.012*1.4*0.8/((20+12*0.8+3*1.4+(20+45*0.8)*0.9)/100); math.Abs(got-want) > 1e-12 {
		t.Errorf("with a contract %v, expected %v", got, want)
	}
}

// The base year's referrals do not depend on who is referred how often: ratios only divide them.
func TestRatiosKeepTheBaseYear(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cfg, base := testConfig(), testInputs(3)
		cfg.ChildRatio, cfg.OlderRatio = rapid.Float64Range(0, 10).Draw(rt, "child"), rapid.Float64Range(0.1, 10).Draw(rt, "older")
		cfg.ChronicRatio, cfg.PaediatricsRelief = rapid.Float64Range(0, 10).Draw(rt, "chronic"), rapid.Float64Range(0, 1).Draw(rt, "relief")
		var usual float64
		for a := range base.Mix {
			base.Capability[a].Paediatrics = rapid.Float64Range(0, 1).Draw(rt, "paediatrics")
			for status := range base.Mix[a] {
				base.GPVisits[a][status] = rapid.IntRange(1, 9000).Draw(rt, "visits")
				usual += float64(base.GPVisits[a][status]) * cfg.usual(status)
				for age := range base.Mix[a][status] {
					base.Mix[a][status][age] = [2]float64{rapid.Float64Range(1, 50).Draw(rt, "healthy"), rapid.Float64Range(1, 50).Draw(rt, "ill")}
				}
			}
		}
		b := newBaseYear(cfg, base)
		meant := 0.0
		for a, n := range base.GPVisits {
			for status := range n {
				meant += float64(n[status]) * cfg.meant(&b, &base, a, status)
			}
		}
		if math.Abs(meant-usual) > 1e-9*usual {
			rt.Fatalf("%v are referred in the base year, expected %v", meant, usual)
		}
	})
}

// The wait after a referral counts as often as a referral happens: at the base year's waits not at all; with slots reserved it
// shortens by the difference of the waits, over both tiers and both paths.
func TestReferredDays(t *testing.T) {
	cfg, base := testConfig(), testInputs(2)
	s := newState(t, cfg, base, 3)
	for _, days := range s.referredDays(&base) {
		if days != (cell.Mix{}) {
			t.Errorf("at the base year's waits %v days", days)
		}
	}
	for tier := range s.expert {
		cfg.Expert[tier].Reserved = 0.5
	}
	var r Result
	for m := range month.Month(6) {
		r = s.Month(first+m, base)
	}
	wait := func(class Class) float64 {
		return (r.Slots[District].WaitDays[class] + r.Slots[Municipal].WaitDays[class]) / 2
	}
	chance := 0.012 * 1.4 / s.base.weight[1]
	want := chance * (0.2*(wait(Priority)-weekendWait) + 0.8*(wait(Community)-7))
	if got := r.ReferredDays[1][cell.Child][0]; math.Abs(got-want) > 1e-12 || got > -0.8*chance*5 {
		t.Errorf("a child with a contract expects %v days, want %v", got, want)
	}
}
