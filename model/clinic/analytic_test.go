package clinic

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
				var h hours
				var p patience
				var q queue
				var e expectedDays
				h.plan(&cfg, weekday)
				p.refresh(&cfg)
				sv := newService(&cfg, minutes)
				n := load * h.minutesOf(doctors) / minutes
				g := group{desks: 1, arrivals: [classes]float64{0.6 * n, 0.4 * n}, doctors: doctors, service: &sv}
				var queued, computed tally
				for day := range days {
					key := rng.NewKey(12).At(day)
					stream := key.Stream()
					q.day(&queued, &cfg, &h, &p, &g, stream.Poisson(n), 0, key)
				}
				e.add(&computed, &h, &g, 1, cfg.ContractedPriority)
				e.run(&h, &p)
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

func meanWait(t *tally) float64 {
	return (t.wait[0].Sum + t.wait[1].Sum) / (t.wait[0].Count + t.wait[1].Count)
}

func leftOf(t *tally) float64 {
	gone := 0.0
	for _, n := range t.gone {
		gone += n
	}
	return gone / t.total()
}
