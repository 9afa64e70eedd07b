package clinic

import (
	"math"
	"testing"
)

// chronic sums a mean month's expected community visits of people without and with a chronic disease.
func chronic(s *State, in *Inputs) (visits [2]float64) {
	s.choose(in, 1)
	for area := range s.who {
		for _, mix := range s.who[area] {
			for _, x := range mix {
				visits[0] += x[0]
				visits[1] += x[1]
			}
		}
	}
	return visits
}

// Twice the interval, by a measure or by drift, takes half of all refills, which are half of all community visits, from the
// chronically ill; half the interval brings as many again. Others go as often as before, and so do all in the base year.
func TestRefillsFollowTheirInterval(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 1)
	in := base.Inputs
	before := chronic(s, &in)
	refills := 0.5 * (before[0] + before[1])
	for _, c := range []struct{ weeks, drift, change float64 }{
		{4, 0, 0}, {8, 0, -refills / 2}, {2, 0, refills}, {4, math.Ln2, -refills / 2}, {4, -math.Ln2, refills},
	} {
		cfg.RefillWeeks, in.Drift.Refill = c.weeks, c.drift
		after := chronic(s, &in)
		if after[0] != before[0] || math.Abs(after[1]-before[1]-c.change) > 1e-6*before[1] {
			t.Errorf("every %v weeks, drift %v: %v visits become %v; expected a change of %v of the second alone", c.weeks, c.drift, before, after, c.change)
		}
	}
}

// With an interval of eight weeks after four, a quarter of visits is gone, each 0.8/1.0025 as long as the mean: the rest takes
// 1 − 0.25·0.8/1.0025 of the minutes, and each visit 0.8005/0.75 times as many. Hospitals lose half as large a share of
// the visits of the chronically ill as the community does.
func TestLongerIntervalLeavesLongerVisits(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 1)
	cfg.RefillWeeks = 8
	chronic(s, &base.Inputs)
	r := &s.choice.refill
	if want := (1 - 0.25*0.8/1.0025) / 0.75; math.Abs(r.length-want) > 1e-12 {
		t.Errorf("a visit takes %v times as long, expected %v", r.length, want)
	}
	if community, hospital := 1-r.community[1], 1-r.hospital[1]; math.Abs(hospital-community/2) > 1e-12 || community < 0.25 {
		t.Errorf("community visits fall by %v, hospital visits by %v", community, hospital)
	}
}
