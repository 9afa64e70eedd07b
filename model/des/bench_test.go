package des_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"chcsim/model/des"
	"chcsim/model/rng"
)

// bench is an M/M/4 queue with λ = 3.6, μ = 1, four priority classes and entities as a model would keep them.
type bench struct {
	cal                des.Calendar[task]
	station            *des.Station
	people             des.Slab[person]
	arrivals, services rng.Stream
}

type person struct {
	arrived float64
	class   int32
}

type task struct{ kind, server int32 }

func newBench(t testing.TB) *bench {
	st, err := des.NewStation(des.StationConfig{Servers: 4, Classes: 4})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{station: st, arrivals: rng.NewKey(42).At(1).Stream(), services: rng.NewKey(42).At(2).Stream()}
}

// run serves so many customers and returns the number of events, two per customer.
func (b *bench) run(customers int) (events int) {
	b.cal.Reset(0)
	b.station.Reset(0)
	b.people.Reset()
	arrived := 0
	for b.cal.Schedule(b.arrivals.Exp()/3.6, task{kind: comes}); ; events++ {
		now, e, ok := b.cal.Next()
		switch {
		case !ok:
			return events
		case e.kind == comes:
			if arrived++; arrived < customers {
				b.cal.Schedule(now+b.arrivals.Exp()/3.6, e)
			}
			id := b.people.Take()
			p := b.people.At(id)
			p.arrived, p.class = now, int32(arrived&3)
			if server := b.station.Arrive(now, id, arrived&3); server >= 0 {
				b.cal.Schedule(now+b.services.Exp(), task{done, int32(server)})
			}
		default:
			finished, next := b.station.Complete(now, int(e.server))
			b.people.Release(finished)
			if next >= 0 {
				b.cal.Schedule(now+b.services.Exp(), e)
			}
		}
	}
}

func BenchmarkMMc(b *testing.B) {
	m := newBench(b)
	m.run(100_000)
	b.ReportAllocs()
	var speeds []float64
	for b.Loop() {
		start := time.Now()
		events := m.run(1_000_000)
		speeds = append(speeds, float64(events)/time.Since(start).Seconds()/1e6)
	}
	slices.Sort(speeds)
	b.ReportMetric(speeds[len(speeds)/2], "median-Mev/s")
}

// A clinic day: one facility, ten servers, a line that empties; the cost of Reset is included.
func BenchmarkDays(b *testing.B) {
	m := newBench(b)
	m.run(1000)
	b.ReportAllocs()
	for b.Loop() {
		m.run(100)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100, "ns/customer")
}

// The same day with a patience for everybody who waits: by timers, and looked up when the customer is called.
func BenchmarkPatientDays(b *testing.B) {
	for name, timers := range map[string]bool{"timers": true, "looked up": false} {
		b.Run(name, func(b *testing.B) {
			d := newPatientDay(b, timers)
			b.ReportAllocs()
			for b.Loop() {
				d.run(100)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100, "ns/customer")
		})
	}
}

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
