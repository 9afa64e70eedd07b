package oracle_test

import (
	"testing"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// M/M/1, ρ = 0.9, from empty: the number in the system after 10 and after 50 services' time.
func TestTransient(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at, want float64
		runs     int
	}{{10, 2.530695, 100_000}, {50, 5.122480, 90_000}} {
		st, err := oracle.NewStation(oracle.StationConfig{Servers: 1})
		if err != nil {
			t.Fatal(err)
		}
		var cal des.Calendar[note]
		r := results{}
		for i := range c.runs {
			s := rng.NewKey(2021).Purpose("transient").At(int(c.at), i).Stream()
			cal = des.Calendar[note]{}
			st.Reset(0)
			day{arrivals: 0.9, end: c.at}.run(&cal, st, &s)
			r.add("N", float64(st.Waiting()+st.Busy()))
		}
		r.check(t, "N", c.want)
	}
}

// day is a stretch of time with changing numbers of servers; services are exponential with mean 1.
type day struct {
	arrivals float64
	shifts   []shift
	end      float64
}

// shift says how many servers are on duty from a time on.
type shift struct {
	from    float64
	servers int
}

func (d day) run(cal *des.Calendar[note], st *oracle.Station, s *rng.Stream) {
	const change = 100
	for i, shift := range d.shifts {
		cal.Schedule(shift.from, note{kind: change, server: int32(i)})
	}
	cal.Schedule(s.Exp()/d.arrivals, note{kind: comes})
	for {
		now, e, _ := cal.Next()
		if now > d.end {
			return
		}
		switch e.kind {
		case comes:
			cal.Schedule(now+s.Exp()/d.arrivals, e)
			if server := st.Arrive(now, 0, 0); server >= 0 {
				cal.Schedule(now+s.Exp(), note{kind: done, server: int32(server)})
			}
		case done:
			if _, next := st.Complete(now, int(e.server)); next >= 0 {
				cal.Schedule(now+s.Exp(), e)
			}
		case change:
			st.SetServers(now, d.shifts[e.server].servers)
			for server, _, ok := st.Start(now); ok; server, _, ok = st.Start(now) {
				cal.Schedule(now+s.Exp(), note{kind: done, server: int32(server)})
			}
		}
	}
}

// Two servers, then five, then one, who changes nothing for the customers in hand; arrivals 3, μ = 1. The
// independent calculation integrates the forward equations of the chain (busy, waiting).
func TestShiftChange(t *testing.T) {
	t.Parallel()
	d := day{arrivals: 3, shifts: []shift{{0, 2}, {8, 5}, {16, 1}}, end: 20}
	want := solve(d)
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 0})
	if err != nil {
		t.Fatal(err)
	}
	var cal des.Calendar[note]
	r := results{}
	for i := range 60_000 {
		s := rng.NewKey(2021).Purpose("shifts").At(i).Stream()
		cal = des.Calendar[note]{}
		st.Reset(0)
		d.run(&cal, st, &s)
		r.add("waiting at the end", float64(st.Waiting()))
		r.add("busy at the end", float64(st.Busy()))
		r.add("mean waiting", st.QueueLength().Mean(d.end))
		r.add("mean busy", st.BusyServers().Mean(d.end))
	}
	r.check(t, "waiting at the end", want.waiting)
	r.check(t, "busy at the end", want.busy)
	r.check(t, "mean waiting", want.meanWaiting)
	r.check(t, "mean busy", want.meanBusy)
}

type expected struct{ waiting, busy, meanWaiting, meanBusy float64 }

const (
	mostBusy    = 5
	mostWaiting = 120
	step        = 0.002
)

type chain [mostBusy + 1][mostWaiting + 1]float64

// solve integrates dp/dt = p·Q by the midpoint rule from the empty station.
func solve(d day) expected {
	var p chain
	p[0][0] = 1
	var e expected
	next := 0
	servers := 0
	steps := int(d.end/step + 0.5)
	for i := range steps {
		if next < len(d.shifts) && float64(i)*step >= d.shifts[next].from-step/2 {
			servers = d.shifts[next].servers
			next++
			p = p.startWaiting(servers)
		}
		half := p.plus(p.rates(d.arrivals, servers), step/2)
		p = p.plus(half.rates(d.arrivals, servers), step)
		waiting, busy := half.means()
		e.meanWaiting += waiting * step / d.end
		e.meanBusy += busy * step / d.end
	}
	e.waiting, e.busy = p.means()
	return e
}

// startWaiting lets idle servers begin with waiting customers.
func (p *chain) startWaiting(servers int) (q chain) {
	for b := range p {
		for w := range p[b] {
			start := max(0, min(w, servers-b))
			q[b+start][w-start] += p[b][w]
		}
	}
	return q
}

func (p *chain) rates(arrivals float64, servers int) (d chain) {
	flow := func(b, w, toB, toW int, rate float64) {
		d[b][w] -= rate
		d[toB][toW] += rate
	}
	for b := range p {
		for w, probability := range p[b] {
			switch {
			case b < servers && w == 0:
				flow(b, w, b+1, 0, probability*arrivals)
			case w < mostWaiting:
				flow(b, w, b, w+1, probability*arrivals)
			}
			switch {
			case b == 0:
			case w > 0 && b <= servers:
				flow(b, w, b, w-1, probability*float64(b))
			default:
				flow(b, w, b-1, w, probability*float64(b))
			}
		}
	}
	return d
}

func (p *chain) plus(d chain, factor float64) (q chain) {
	for b := range p {
		for w := range p[b] {
			q[b][w] = p[b][w] + factor*d[b][w]
		}
	}
	return q
}

func (p *chain) means() (waiting, busy float64) {
	for b := range p {
		for w, probability := range p[b] {
			waiting += probability * float64(w)
			busy += probability * float64(b)
		}
	}
	return waiting, busy
}
