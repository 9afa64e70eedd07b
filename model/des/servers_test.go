package des_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// begins are the times at which customers begin service, first come, first served, without events.
func begins(servers int, arrivals, services []float64) []float64 {
	var s des.Servers
	for range servers {
		s.Come(0)
	}
	times := make([]float64, len(arrivals))
	for i, at := range arrivals {
		times[i] = max(at, s.Free())
		s.Occupy(times[i] + services[i])
	}
	return times
}

// stationBegins are the same times from a calendar and a station.
func stationBegins(t *rapid.T, servers int, arrivals, services []float64) []float64 {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: servers})
	if err != nil {
		t.Fatal(err)
	}
	type event struct{ server, customer int }
	var cal des.Calendar[event]
	for i, at := range arrivals {
		cal.Schedule(at, event{-1, i})
	}
	times := make([]float64, len(arrivals))
	begin := func(now float64, server, customer int) {
		times[customer] = now
		cal.Schedule(now+services[customer], event{server: server})
	}
	for now, e, ok := cal.Next(); ok; now, e, ok = cal.Next() {
		if e.server < 0 {
			if server := st.Arrive(now, e.customer, 0); server >= 0 {
				begin(now, server, e.customer)
			}
		} else if _, next := st.Complete(now, e.server); next != oracle.Nobody {
			begin(now, e.server, next)
		}
	}
	return times
}

func TestServersAgreeWithStation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		servers := rapid.IntRange(1, 40).Draw(t, "servers")
		times := rapid.Custom(func(t *rapid.T) float64 { // ties included
			return float64(rapid.IntRange(0, 60).Draw(t, "quarters")) / 4
		})
		arrivals := rapid.SliceOfN(times, 1, 120).Draw(t, "arrivals")
		services := rapid.SliceOfN(times, len(arrivals), len(arrivals)).Draw(t, "services")
		slices.Sort(arrivals)
		got, want := begins(servers, arrivals, services), stationBegins(t, servers, arrivals, services)
		if !slices.Equal(got, want) {
			t.Fatalf("service begins at %v, in a station at %v", got, want)
		}
	})
}

// M/M/4, λ = 3.6, μ = 1 (Erlang C), without a calendar.
func TestServersErlangC(t *testing.T) {
	t.Parallel()
	var waits oracle.Tally
	for replication := range 30 {
		arrivals, services := rng.NewKey(8).At(replication, 1).Stream(), rng.NewKey(8).At(replication, 2).Stream()
		var s des.Servers
		for range 4 {
			s.Come(0)
		}
		const customers, warmup = 800_000, 8_000
		now, sum := 0.0, 0.0
		for i := range customers {
			now += arrivals.Exp() / 3.6
			begin := max(now, s.Free())
			s.Occupy(begin + services.Exp())
			if i >= warmup {
				sum += begin - now
			}
		}
		waits.Add(sum / (customers - warmup))
	}
	mean, half := waits.Interval(0.995)
	if math.Abs(mean-1.969383) > half || half > 0.02*1.969383 {
		t.Errorf("wait %.4f ± %.4f, expected 1.969383", mean, half)
	}
}

// Three servers come at 0, 5 and 2; the first free goes home first; nobody is left at the end.
func TestServersComeAndGo(t *testing.T) {
	var s des.Servers
	for _, at := range []float64{0, 5, 2} {
		s.Come(at)
	}
	s.Occupy(9)
	var free []float64
	for ; s.Len() > 0; s.Go() {
		free = append(free, s.Free())
	}
	if !slices.Equal(free, []float64{2, 5, 9}) {
		t.Errorf("free at %v", free)
	}
	if !math.IsInf(s.Free(), 1) {
		t.Errorf("nobody is free at %v", s.Free())
	}
	s.Come(3)
	if s.Reset(); s.Len() != 0 {
		t.Errorf("%d servers after a reset", s.Len())
	}
}

// Five patients, two doctors, ten minutes each.
func ExampleServers() {
	var doctors des.Servers
	doctors.Come(0)
	doctors.Come(0)
	for _, arrival := range []float64{0, 1, 2, 3, 25} {
		begin := max(arrival, doctors.Free())
		doctors.Occupy(begin + 10)
		fmt.Printf("comes at %.0f, waits %.0f\n", arrival, begin-arrival)
	}
	// Output:
	// comes at 0, waits 0
	// comes at 1, waits 0
	// comes at 2, waits 8
	// comes at 3, waits 8
	// comes at 25, waits 0
}
