package oracle_test

import (
	"math"
	"testing"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// M/M/4, λ = 3.6, μ = 1 (Erlang C).
func TestErlangC(t *testing.T) {
	t.Parallel()
	waits := oracle.NewHistogram(0.01, 20_000)
	m := single{cfg: oracle.StationConfig{Servers: 4, Waits: waits}, rates: []float64{3.6}, service: exp, warmup: 2000, length: 220_000}
	r := replicate(t, 30, m, func(st *oracle.Station, end float64, add func(string, float64)) {
		c := st.Class(0)
		add("Wq", c.Wait.Mean())
		add("Lq", st.QueueLength().Mean(end))
		add("busy", st.BusyServers().Mean(end))
		add("P(W>2)", waits.Above(2))
		add("p90", waits.Quantile(0.9))
		add("P(wait)", waits.Above(0))
		waits.Reset()
	})
	r.check(t, "P(wait)", 0.787753)
	r.check(t, "Wq", 1.969383)
	r.check(t, "Lq", 7.089779)
	r.check(t, "P(W>2)", 0.353960)
	r.check(t, "p90", 5.160037)
	r.check(t, "busy", 3.6)
}

// M/G/1, λ = 0.8, E[S] = 1: Wq = λ·E[S²]/(2(1−ρ)) (Pollaczek–Khinchine), E[S²] = 1 + scv.
func TestPollaczekKhinchine(t *testing.T) {
	t.Parallel()
	skewed := rng.NewLognormal(1, math.Sqrt2)
	for _, c := range []struct {
		name    string
		service func(int, *rng.Stream) float64
		want    float64
		length  float64
	}{
		{"deterministic", func(int, *rng.Stream) float64 { return 1 }, 2, 150_000},
		{"Erlang-2", func(_ int, s *rng.Stream) float64 { return (s.Exp() + s.Exp()) / 2 }, 3, 200_000},
		{"exponential", exp, 4, 280_000},
		{"lognormal", func(_ int, s *rng.Stream) float64 { return skewed.Draw(s) }, 6, 480_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := single{cfg: oracle.StationConfig{Servers: 1}, rates: []float64{0.8}, service: c.service, warmup: 1000, length: c.length}
			replicate(t, 25, m, func(st *oracle.Station, _ float64, add func(string, float64)) {
				add("Wq", st.Class(0).Wait.Mean())
			}).check(t, "Wq", c.want)
		})
	}
}

// M/M/1 with two classes, λ = (0.3, 0.5), μ = 1, without pre-emption (Cobham).
func TestCobham(t *testing.T) {
	t.Parallel()
	m := single{cfg: oracle.StationConfig{Servers: 1, Classes: 2}, rates: []float64{0.3, 0.5}, service: exp, warmup: 1000, length: 250_000}
	r := replicate(t, 30, m, func(st *oracle.Station, _ float64, add func(string, float64)) {
		for class := range 2 {
			add(className("Wq", class), st.Class(class).Wait.Mean())
		}
	})
	r.check(t, className("Wq", 0), 1.142857)
	r.check(t, className("Wq", 1), 5.714286)
}

// The same with pre-emption: time in the system.
func TestPreemptiveResume(t *testing.T) {
	t.Parallel()
	rates := []float64{0.3, 0.5}
	r := results{}
	for i := range 30 {
		key := rng.NewKey(2021).Purpose("preemptive").At(i)
		st, err := oracle.NewPreemptive(oracle.StationConfig{Servers: 1, Classes: 2})
		if err != nil {
			t.Fatal(err)
		}
		runPreemptive(st, rates, 250_000, key)
		for class := range 2 {
			r.add(className("stay", class), st.Class(class).Stay.Mean())
		}
	}
	r.check(t, className("stay", 0), 1.428571)
	r.check(t, className("stay", 1), 7.142857)
}

func runPreemptive(st *oracle.Preemptive, rates []float64, length float64, key rng.Key) {
	const warmup = 1000
	var cal des.Calendar[note]
	arrivals, services := key.At(1).Stream(), key.At(2).Stream()
	for class, rate := range rates {
		cal.Schedule(arrivals.Exp()/rate, note{kind: comes, server: int32(class)})
	}
	cal.Schedule(warmup, note{kind: warm})
	for {
		now, e, _ := cal.Next()
		if now > warmup+length {
			return
		}
		switch e.kind {
		case comes:
			class := int(e.server)
			cal.Schedule(now+arrivals.Exp()/rates[class], e)
			if server := st.Arrive(now, class, class, services.Exp()); server >= 0 {
				cal.Schedule(st.Finish(server), note{kind: done, server: int32(server)})
			}
		case done:
			if _, next := st.Complete(now, int(e.server)); next >= 0 {
				cal.Schedule(st.Finish(int(e.server)), e)
			}
		case warm:
			st.ResetStatistics(now)
		}
	}
}

// M/M/10/10, offered load 8 (Erlang B).
func TestErlangB(t *testing.T) {
	t.Parallel()
	m := single{cfg: oracle.StationConfig{Servers: 10, Capacity: 10}, rates: []float64{8}, service: exp, warmup: 50, length: 15_000}
	replicate(t, 25, m, func(st *oracle.Station, _ float64, add func(string, float64)) {
		add("P(block)", float64(st.Class(0).Refused)/float64(st.Class(0).Arrived))
	}).check(t, "P(block)", 0.121661)
}

// M/M/4 with room for ten, λ = 5, μ = 1.
func TestFiniteRoom(t *testing.T) {
	t.Parallel()
	m := single{cfg: oracle.StationConfig{Servers: 4, Capacity: 10}, rates: []float64{5}, service: exp, warmup: 100, length: 15_000}
	r := replicate(t, 25, m, func(st *oracle.Station, _ float64, add func(string, float64)) {
		c := st.Class(0)
		add("P(block)", float64(c.Refused)/float64(c.Arrived))
		add("Wq", c.Wait.Mean())
	})
	r.check(t, "P(block)", 0.230024)
	r.check(t, "Wq", 0.910739)
}

// M/M/4+M, λ = 5, μ = 1, patience rate 0.5 (Erlang A).
func TestErlangA(t *testing.T) {
	t.Parallel()
	m := single{cfg: oracle.StationConfig{Servers: 4}, rates: []float64{5}, service: exp, patience: 2, warmup: 100, length: 15_000}
	r := replicate(t, 25, m, func(st *oracle.Station, _ float64, add func(string, float64)) {
		c := st.Class(0)
		add("P(abandon)", float64(c.Reneged)/float64(c.Arrived))
		add("queue time", (c.Wait.Sum()+c.GaveUp.Sum())/float64(c.Wait.Count()+c.GaveUp.Count()))
	})
	r.check(t, "P(abandon)", 0.259026)
	r.check(t, "queue time", 0.518051)
}

// Jackson clinic, rates per hour: 10 arrivals; reception c=2 μ=8, GP c=5 μ=2, nurse c=2 μ=5; routes by probability.
func TestJacksonClinic(t *testing.T) {
	t.Parallel()
	r := results{}
	for i := range 30 {
		c := newClinic(t)
		c.run(rng.NewKey(2021).Purpose("jackson").At(i), 50, 26_000)
		for room, name := range rooms {
			r.add(name, c.stations[room].Class(0).Wait.Mean())
		}
		r.add("time in system", c.stay.Mean())
	}
	r.check(t, "reception", 0.080128)
	r.check(t, "GP", 0.216498)
	r.check(t, "nurse", 0.022110)
	r.check(t, "time in system", 0.826947)
}

var rooms = []string{"reception", "GP", "nurse"}

type clinic struct {
	stations [3]*oracle.Station
	people   des.Slab[float64] // when each came
	stay     oracle.Tally
}

func newClinic(t testing.TB) *clinic {
	c := &clinic{}
	for room, doctors := range []int{2, 5, 2} {
		st, err := oracle.NewStation(oracle.StationConfig{Servers: doctors})
		if err != nil {
			t.Fatal(err)
		}
		c.stations[room] = st
	}
	return c
}

func (c *clinic) run(key rng.Key, warmup, length float64) {
	rates := [3]float64{8, 2, 5}
	routes := [3][3]float64{{0, .7, .2}, {0, .05, .15}, {0, .1, 0}}
	type event struct{ room, server int8 }
	var cal des.Calendar[event]
	s := key.Stream()
	enter := func(now float64, room, patient int) {
		if server := c.stations[room].Arrive(now, patient, 0); server >= 0 {
			cal.Schedule(now+s.Exp()/rates[room], event{int8(room), int8(server)})
		}
	}
	cal.Schedule(s.Exp()/10, event{room: -1})
	for warming := true; ; {
		now, e, _ := cal.Next()
		if warming && now >= warmup {
			warming = false
			for _, st := range c.stations {
				st.ResetStatistics(now)
			}
			c.stay = oracle.Tally{}
		}
		if now > warmup+length {
			return
		}
		if e.room < 0 {
			cal.Schedule(now+s.Exp()/10, e)
			id := c.people.Take()
			*c.people.At(id) = now
			enter(now, 0, id)
			continue
		}
		patient, next := c.stations[e.room].Complete(now, int(e.server))
		if next >= 0 {
			cal.Schedule(now+s.Exp()/rates[e.room], e)
		}
		room, u := -1, s.Float64()
		for i, p := range routes[e.room] {
			if u < p {
				room = i
				break
			}
			u -= p
		}
		if room < 0 {
			c.stay.Add(now - *c.people.At(patient))
			c.people.Release(patient)
		} else {
			enter(now, room, patient)
		}
	}
}
