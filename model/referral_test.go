package model_test

import (
	"math"
	"testing"

	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
)

// Each of the four parameters that tell who is referred moves up-referrals when others come than in the base year, or when
// centres get paediatrics; the base year's own number stays.
func TestWhoComesMovesReferrals(t *testing.T) {
	s := loadSmall(t)
	come := func(paths ...string) lever.Lever {
		l := lever.Lever{Name: "come", ZH: "来", EN: "come"}
		for _, path := range paths {
			l.Effects = append(l.Effects, lever.Effect{Parameter: path, Operation: lever.Add, Size: param.Value{Distribution: param.Constant(2)}})
		}
		return l
	}
	rate := func(path string, x float64, l lever.Lever) (before, after float64) {
		sum := func(from, to month.Month, replication int) (share float64) {
			series := s.run(t, replication, map[string]float64{
				path: x, "referral.up_per_contracted_visit": 0.1, "estate.capability.paediatrics.at_start": 0,
				"estate.capability.paediatrics.start_year": 2021, "estate.capability.paediatrics.share_per_year": 3,
			}, lever.Use{Lever: l, From: s.First, RampMonths: new(int)})
			n, d := 0.0, 0.0
			for m := from; m <= to; m++ {
				r := series.Monthly("referrals_up", series.Whole(), m)
				n, d = n+r.Numerator, d+r.Denominator
			}
			return n / d
		}
		return sum(s.First-12, s.First-1, 0), sum(s.First+12, s.Last(), 0)
	}
	children := []string{"clinic.community_age.age_0_6", "clinic.community_age.age_7_17"}
	older := []string{"clinic.community_age.age_65_79", "clinic.community_age.age_80_plus"}
	ill := []string{"clinic.community_condition.hypertension", "clinic.community_condition.diabetes", "clinic.community_condition.both"}
	for _, c := range []struct {
		path      string
		low, high float64
		come      []string
		rises     bool
	}{
		{"referral.child_ratio", 1, 2.5, children, true},
		{"referral.older_ratio", 0.6, 1.3, older, true},
		{"referral.chronic_ratio", 0.5, 1.1, ill, true},
		{"referral.paediatrics_relief", 0.05, 0.4, children, false},
	} {
		before, after := rate(c.path, c.low, come(c.come...))
		beforeHigh, afterHigh := rate(c.path, c.high, come(c.come...))
		if math.Abs(beforeHigh/before-1) > 0.02 {
			t.Errorf("%s moves the base year's rate from %.4f to %.4f", c.path, before, beforeHigh)
		}
		if rises := afterHigh > after; rises != c.rises || math.Abs(afterHigh/after-1) < 0.02 {
			t.Errorf("%s moves the rate from %.4f to %.4f", c.path, after, afterHigh)
		}
	}
}
