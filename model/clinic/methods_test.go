package clinic

import (
	"math"
	"testing"

	"chcsim/model/clinic/desk"
	"chcsim/model/month"
)

// shares of a run that must not depend on how many clinic days are queued.
func shares(a *Area) map[string]float64 {
	community := float64(a.Community(0) + a.Community(1))
	episodes := float64(a.Episodes(0) + a.Episodes(1))
	district := float64(a.Visits[0][DistrictHospital] + a.Visits[1][DistrictHospital])
	own := float64(a.Visits[0][OwnCentre] + a.Visits[1][OwnCentre] + a.Visits[0][OwnStation] + a.Visits[1][OwnStation])
	return map[string]float64{
		"community_share_district":   community / (community + district),
		"community_share_residents":  community / episodes,
		"community_share_contracted": float64(a.Community(1)) / float64(a.Episodes(1)),
		"adherence":                  own / community,
		"in_combination_share":       float64(a.InCombination) / float64(a.Episodes(1)),
		"left_without_care":          a.Desk.LeftShare(),
	}
}

// Four clinic days a month agree with all days to 0.1 percentage points in every share, and computed waits to
// 0.2, but for the share that leaves (0.5); computed waits come within 8% of the mean and 15% of the 90th percentile.
func TestSampledFullAndComputedAgree(t *testing.T) {
	const months = 24
	run := func(days int) (Area, desk.Waits) {
		cfg, base := sampleConfig(), sampleBase(13, days)
		total := runMonths(newSample(t, &cfg, base, 9), base.Inputs, months)
		waits := total.Desk.Wait[0]
		waits.Add(&total.Desk.Wait[1], 1)
		return total, waits
	}
	full, fullWaits := run(AllDays)
	sampled, sampledWaits := run(4)
	computed, computedWaits := run(0)
	want := shares(&full)
	for name, x := range shares(&sampled) {
		if math.Abs(x-want[name]) > 0.001 {
			t.Errorf("%s: four days %.5f, all days %.5f", name, x, want[name])
		}
	}
	for name, x := range shares(&computed) {
		allowed := 0.002
		if name == "left_without_care" {
			allowed = 0.005
		}
		if math.Abs(x-want[name]) > allowed {
			t.Errorf("%s: computed %.5f, all days %.5f", name, x, want[name])
		}
		t.Logf("%s: all days %.5f, four days %.5f, computed %.5f", name, want[name], shares(&sampled)[name], x)
	}
	t.Logf("wait: all days %.2f, four days %.2f, computed %.2f", fullWaits.Mean(), sampledWaits.Mean(), computedWaits.Mean())
	t.Logf("wait p90: all days %.2f, four days %.2f, computed %.2f", fullWaits.Quantile(.9), sampledWaits.Quantile(.9), computedWaits.Quantile(.9))
	for _, c := range []struct{ got, want, allowed float64 }{
		{sampledWaits.Mean(), fullWaits.Mean(), 0.01}, {sampledWaits.Quantile(0.9), fullWaits.Quantile(0.9), 0.02},
		{computedWaits.Mean(), fullWaits.Mean(), 0.08}, {computedWaits.Quantile(0.9), fullWaits.Quantile(0.9), 0.15},
	} {
		if math.Abs(c.got/c.want-1) > c.allowed {
			t.Errorf("wait %.2f, with all days %.2f minutes", c.got, c.want)
		}
	}
}

// More GPs never mean a longer experienced wait or more patients who leave, whichever way days are run.
func TestMoreGPsNeverWaitLonger(t *testing.T) {
	for _, days := range []int{0, AllDays} {
		longest, most := math.Inf(1), math.Inf(1)
		for _, more := range []float64{0.8, 0.9, 1, 1.15, 1.4} {
			cfg, base := sampleConfig(), sampleBase(2, days)
			cfg.WaitPer10Minutes = 0
			s := newSample(t, &cfg, base, 2)
			in := base.Inputs
			in.GPMinutes = []float64{in.GPMinutes[0] * more, in.GPMinutes[1] * more}
			wait, left := 0.0, 0.0
			const months = 6
			for m := range month.Month(months) {
				v := s.Month(firstMonth+m, in)
				left += v.Total.Desk.LeftShare() / months
				for _, x := range s.recent[(s.next+smoothed-1)%smoothed] {
					wait += x / 2 / months
				}
			}
			if wait > longest || left > most {
				t.Errorf("clinic days %d, %.0f%% of the GP minutes: wait %.2f after %.2f, left %.4f after %.4f", days, 100*more, wait, longest, left, most)
			}
			longest, most = wait, left
		}
	}
}

// With the base year's inputs the experienced wait stays at its base level; a lever of δ log-odds moves a share p
// by about p(1−p)δ: 0.255·0.745·0.1 = 0.019.
func TestLeverMovesTheShare(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(4, 0)
	before := runMonths(newSample(t, &cfg, base, 4), base.Inputs, 12)
	s := newSample(t, &cfg, base, 4)
	cfg.Community = 0.1
	after := runMonths(s, base.Inputs, 12)
	moved := shares(&after)["community_share_residents"] - shares(&before)["community_share_residents"]
	if moved < 0.008 || moved > 0.020 {
		t.Errorf("0.1 log-odds moved the community share by %.4f", moved)
	}
}

func TestCrowdingIsTold(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 4)
	in := base.Inputs
	in.GPMinutes = []float64{in.GPMinutes[0] * 3, in.GPMinutes[1] / 3}
	in.OtherMinutes = []float64{in.OtherMinutes[0] * 3, in.OtherMinutes[1] / 3}
	v := s.Month(firstMonth, in)
	if v.Areas[0].Desk.Crowded || !v.Areas[1].Desk.Crowded {
		t.Errorf("left shares %.3f, %.3f", v.Areas[0].Desk.LeftShare(), v.Areas[1].Desk.LeftShare())
	}
}
