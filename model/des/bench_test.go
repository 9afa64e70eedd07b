package des_test

import (
	"fmt"
	"testing"

	"chcsim/model/des"
	"chcsim/model/rng"
)

// A customer as a model would keep one.
type customer struct {
	class   int32
	arrived float64
}

type event struct{ kind, server int32 }

const (
	arrival int32 = iota
	departure
)

// mmc runs customers through an M/M/4 queue with λ = 3.6, μ = 1 and four priority classes, and returns the number of events.
func mmc(cal *des.Calendar[event], st *des.Station, people *des.Slab[customer], arrivals, services *rng.Stream, customers int) int {
	cal.Reset(0)
	st.Reset(0)
	people.Reset()
	events, arrived := 0, 0
	cal.Schedule(arrivals.Exp()/3.6, event{arrival, 0})
	for {
		now, e, ok := cal.Next()
		if !ok {
			return events
		}
		events++
		switch e.kind {
		case arrival:
			if arrived++; arrived < customers {
				cal.Schedule(now+arrivals.Exp()/3.6, event{arrival, 0})
			}
			id := people.Take()
			class := arrived & 3
			*people.At(id) = customer{class: int32(class), arrived: now}
			if server := st.Arrive(now, id, class); server >= 0 {
				cal.Schedule(now+services.Exp(), event{departure, int32(server)})
			}
		case departure:
			finished, next := st.Complete(now, int(e.server))
			people.Release(finished)
			if next >= 0 {
				cal.Schedule(now+services.Exp(), e)
			}
		}
	}
}

func BenchmarkMMc(b *testing.B) {
	const customers = 1_000_000
	var cal des.Calendar[event]
	var people des.Slab[customer]
	st, err := des.NewStation(des.StationConfig{Servers: 4, Classes: 4})
	if err != nil {
		b.Fatal(err)
	}
	arrivals, services := rng.NewKey(42).At(1).Stream(), rng.NewKey(42).At(2).Stream()
	b.ReportAllocs()
	events := 0
	for b.Loop() {
		events += mmc(&cal, st, &people, &arrivals, &services, customers)
	}
	b.ReportMetric(float64(events)/b.Elapsed().Seconds()/1e6, "Mev/s")
}

// The hold model: take the next event, schedule another an exponential time later.
func BenchmarkHold(b *testing.B) {
	for _, pending := range []int{10, 1e3, 1e5, 1e6} {
		b.Run(fmt.Sprint(pending), func(b *testing.B) {
			var cal des.Calendar[event]
			s := rng.NewKey(7).Stream()
			for range pending {
				cal.Schedule(s.Exp(), event{})
			}
			for range 3 * pending {
				now, e, _ := cal.Next()
				cal.Schedule(now+s.Exp(), e)
			}
			b.ReportAllocs()
			for b.Loop() {
				now, e, _ := cal.Next()
				cal.Schedule(now+s.Exp(), e)
			}
		})
	}
}
