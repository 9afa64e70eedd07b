package desk

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// The computed mean wait before handling is within 0.4 minutes and 8% of that in queued days, from short visits to long
// ones, from quiet desks to crowded ones. (One doctor and ten, for then the doctors of every session are whole.)
func TestComputedDayIsNearQueuedDays(t *testing.T) {
	const days = 600
	for _, minutes := range []float64{1, 2, 5.2, 9} {
		for _, doctors := range []float64{1, 10} {
			for _, load := range []float64{0.5, 0.7, 0.9} {
				cfg := sampleConfig()
				cfg.HandlingMinutes = 0
				r, h := sample(cfg, sampleSessions...)
				var q Queue
				var f Flow
				n := load * h.MinutesOf(doctors) / minutes
				d := Desk{Arrivals: [Classes]float64{0.6 * n, 0.4 * n}, Doctors: doctors, Service: r.Service(minutes)}
				queued, computed := r.NewTally(), r.NewTally()
				for day := range days {
					key := rng.NewKey(12).At(day)
					stream := key.Stream()
					q.Day(&queued, r, h, &d, stream.Poisson(n), 0, key)
				}
				f.Add(&computed, r, h, &d, 1)
				f.Run(r, h)
				got, want := meanWait(&computed), meanWait(&queued)
				if math.Abs(got-want) > 0.4+0.08*want {
					t.Errorf("visits of %v minutes, %v doctors, load %v: computed %.2f minutes, queued %.2f", minutes, doctors, load, got, want)
				}
				t.Logf("visits of %v minutes, %v doctors, load %v: wait computed %.2f, queued %.2f; left %.2f%%, %.2f%%", minutes, doctors, load,
					got, want, 100*leftOf(&computed), 100*leftOf(&queued))
			}
		}
	}
}

func meanWait(t *Tally) float64 {
	return (t.Wait[0].Sum + t.Wait[1].Sum) / (t.Wait[0].Count + t.Wait[1].Count)
}

func leftOf(t *Tally) float64 {
	gone := 0.0
	for _, n := range t.Gone {
		gone += n
	}
	return gone / t.Total()
}
