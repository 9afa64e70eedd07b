package oracle_test

import (
	"slices"
	"testing"
	"time"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// bench is an M/M/4 queue with λ = 3.6, μ = 1, four priority classes and entities as a model would keep them.
type bench struct {
	cal                des.Calendar[task]
	station            *oracle.Station
	people             des.Slab[person]
	arrivals, services rng.Stream
	now                float64
}

type person struct {
	arrived float64
	class   int32
}

type task struct{ kind, server int32 }

func newBench(t testing.TB) *bench {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 4, Classes: 4})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{station: st, arrivals: rng.NewKey(42).At(1).Stream(), services: rng.NewKey(42).At(2).Stream()}
}

// run serves so many customers and returns the number of events, two per customer.
func (b *bench) run(customers int) (events int) {
	b.station.Reset(b.now)
	arrived := 0
	for b.cal.Schedule(b.now+b.arrivals.Exp()/3.6, task{kind: comes}); ; events++ {
		now, e, ok := b.cal.Next()
		switch {
		case !ok:
			b.now = now
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

func TestNoAllocationInSteadyState(t *testing.T) {
	b := newBench(t)
	b.run(500_000) // long enough for the longest line
	if n := testing.AllocsPerRun(3, func() { b.run(10_000) }); n > 0 {
		t.Errorf("%g allocations in 20,000 events", n)
	}
}
