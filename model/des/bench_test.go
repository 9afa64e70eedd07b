package des_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"chcsim/model/des"
	"chcsim/model/rng"
)

type task struct{ _, _ int32 }

// The hold model: take the next event, schedule another an exponential time later.
func BenchmarkHold(b *testing.B) {
	for _, pending := range []int{10, 1e3, 1e5, 1e6} {
		b.Run(fmt.Sprint(pending), func(b *testing.B) {
			var cal des.Calendar[task]
			s := rng.NewKey(7).Stream()
			for range pending {
				cal.Schedule(s.Exp(), task{})
			}
			hold := func() {
				now, e, _ := cal.Next()
				cal.Schedule(now+s.Exp(), e)
			}
			for range 3 * pending {
				hold()
			}
			b.ReportAllocs()
			for b.Loop() {
				hold()
			}
		})
	}
}

// Ties: all events at whole minutes.
func BenchmarkTies(b *testing.B) {
	var cal des.Calendar[task]
	s := rng.NewKey(7).Stream()
	for range 10 {
		cal.Schedule(float64(s.IntN(5)), task{})
	}
	for b.Loop() {
		now, e, _ := cal.Next()
		cal.Schedule(now+float64(1+s.IntN(5)), e)
	}
}

// The same queue without entities and classes: only the times at which servers are free. A customer counts as two events.
func BenchmarkServers(b *testing.B) {
	arrivals, services := rng.NewKey(42).At(1).Stream(), rng.NewKey(42).At(2).Stream()
	b.ReportAllocs()
	var speeds []float64
	for b.Loop() {
		var s des.Servers
		for range 4 {
			s.Come(0)
		}
		start, now, waited := time.Now(), 0.0, 0.0
		const customers = 1_000_000
		for range customers {
			now += arrivals.Exp() / 3.6
			begin := max(now, s.Free())
			waited += begin - now
			s.Occupy(begin + services.Exp())
		}
		speeds = append(speeds, 2*customers/time.Since(start).Seconds()/1e6)
		b.ReportMetric(waited/customers, "mean-wait")
	}
	slices.Sort(speeds)
	b.ReportMetric(speeds[len(speeds)/2], "median-Mev/s")
}
