package referral

import (
	"math"
	"testing"

	"chcsim/model/month"
)

// The contracted on the priority path wait only for the weekend: 3/7 of a day.
func TestPriorityWaitsForTheWeekendOnly(t *testing.T) {
	cfg, base := testConfig(), testInputs(13)
	s := newState(t, cfg, base, 2)
	seen, days := 0, 0
	for m := range month.Month(48) {
		r := s.Month(first+m, base)
		seen += r.Slots[Municipal].Seen[Priority]
		days += r.Slots[Municipal].DaysWaited[Priority]
	}
	within(t, "wait on the priority path", float64(days)/float64(seen), weekendWait, 0.73/math.Sqrt(float64(seen)))
}

// Reserving more shortens the community's wait and never the public's; what the community does not take is returned.
func TestReservedSlots(t *testing.T) {
	const replications = 16 // in each the waits of 24 months differ by chance, too
	base := testInputs(13)
	var before [Classes]float64
	for i, reserved := range []float64{0, 0.002, 0.005, 0.01, 0.1, 0.5} {
		cfg := testConfig()
		cfg.Pull = 0
		for k := range cfg.Expert {
			cfg.Expert[k].Reserved = reserved
		}
		var wait [Classes]float64
		slots := SlotResult{}
		var last Limit
		for seed := range uint64(replications) {
			s := newState(t, cfg, base, seed)
			for m := range month.Month(24) {
				r := s.Month(first+m, base)
				q := &r.Slots[Municipal]
				for c := range wait {
					wait[c] += q.WaitDays[c] / 24 / replications
				}
				slots.Reserved += q.Reserved
				slots.Returned += q.Returned
				slots.Seen[0] += q.Seen[0] + q.Seen[1]
			}
			last = s.result.UpLimit
		}
		if i > 0 && (wait[Community] > before[Community]+0.02 || wait[Public] < before[Public]-0.02) {
			t.Errorf("reserved %g: waits %v after %v", reserved, wait, before)
		}
		if reserved == 0 && last != BySlots || reserved == 0.5 && last != ByDemand {
			t.Errorf("reserved %g: up-referral is limited by %d", reserved, last)
		}
		if reserved == 0.5 {
			if slots.Returned != slots.Reserved-slots.Seen[0] {
				t.Errorf("of %d reserved slots %d were returned, though the community took %d", slots.Reserved, slots.Returned, slots.Seen[0])
			}
			within(t, "community wait with every slot it needs", wait[Community], weekendWait, 0.02)
			// A tenth of half the slots is lost, and the referred, 0.93% of all who ask, no longer give up:
			// exp(−w/14) = 0.95·1.0093·exp(−7/14) − 0.0093, so w = 7.82.
			if math.Abs(wait[Public]-7.82) > 0.2 {
				t.Errorf("public wait %.3f, want about 7.82", wait[Public])
			}
		}
		before = wait
	}
}

// In balance demand·exp(−w/P) = slots·5/7: with demand up by a fifth the wait rises by P·ln 1.2.
func TestWaitFollowsDemand(t *testing.T) {
	cfg, base := testConfig(), testInputs(13)
	s := newState(t, cfg, base, 4)
	in := testInputs(13)
	in.HospitalVisits[District] *= 1.2
	wait := 0.0
	for m := range month.Month(36) {
		r := s.Month(first+m, in)
		if m >= 12 {
			wait += r.Slots[District].WaitDays[Public] / 24
		}
	}
	if want := 7 + 14*math.Log(1.2); math.Abs(wait-want) > 0.25 {
		t.Errorf("mean wait %.3f days, want %.3f", wait, want)
	}
}

func TestSlotsAreSolved(t *testing.T) {
	for _, c := range []struct{ wait, patience float64 }{{1, 7}, {7, 14}, {14, 30}, {30, 90}} {
		slots := slotsPerDemand(c.wait, c.patience)
		if got := weeklyWait(slots, c.patience, c.wait); math.Abs(got-c.wait) > 1e-3 {
			t.Errorf("%v: mean wait %v", c, got)
		}
		closed := 1.4 * math.Exp(-c.wait/c.patience)
		if math.Abs(slots/closed-1) > 0.06 {
			t.Errorf("%v: %v slots, without weekends %v", c, slots, closed)
		}
	}
}
