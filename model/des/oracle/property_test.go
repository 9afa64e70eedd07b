package oracle_test

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

// visitor is what the test itself remembers of a customer.
type visitor struct {
	class             int
	came, began, left float64
	state             state
}

type state int

const (
	waiting state = iota
	inService
	served
	refused
	gaveUp
)

// world drives a station by random arrivals, services, patience and shifts, and checks every step against what it
// remembers itself.
type world struct {
	t        *rapid.T
	st       *oracle.Station
	cal      des.Calendar[note]
	s        rng.Stream
	visitors []visitor
	servers  int
	capacity int
	whole    bool // services and gaps in whole minutes, so that events meet
	log      []string
}

func (w *world) draw(mean float64) float64 {
	if w.whole {
		return float64(w.s.Poisson(mean))
	}
	return w.s.Exp() * mean
}

func (w *world) count(st state) (n int) {
	for i := range w.visitors {
		if w.visitors[i].state == st {
			n++
		}
	}
	return n
}

func (w *world) begin(now float64, server, id int) {
	v := &w.visitors[id]
	if v.state != waiting {
		w.t.Fatalf("customer %d begins twice", id)
	}
	for other := range w.visitors {
		o := &w.visitors[other]
		if other != id && o.state == waiting && (o.class < v.class || o.class == v.class && other < id) {
			w.t.Fatalf("customer %d of class %d overtakes %d of class %d", id, v.class, other, o.class)
		}
	}
	v.state, v.began = inService, now
	if customer, class := w.st.Serving(server); customer != id || class != v.class {
		w.t.Fatalf("server %d serves %d, want %d", server, customer, id)
	}
	w.cal.Schedule(now+w.draw(2), note{kind: done, server: int32(server)})
	w.log = append(w.log, fmt.Sprint("begin ", now, server, id))
}

func (w *world) arrive(now float64) {
	id := len(w.visitors)
	class := w.s.IntN(3)
	present := w.count(waiting) + w.count(inService)
	idle := w.count(inService) < w.servers
	w.visitors = append(w.visitors, visitor{class: class, came: now})
	switch server := w.st.Arrive(now, id, class); {
	case w.capacity > 0 && present >= w.capacity:
		if server != oracle.Refused {
			w.t.Fatalf("%d of %d are present, but Arrive gives %d", present, w.capacity, server)
		}
		w.visitors[id].state = refused
	case idle != (server >= 0):
		w.t.Fatalf("a server is idle: %t, but Arrive gives %d", idle, server)
	case server >= 0:
		w.begin(now, server, id)
	case server != oracle.Waits:
		w.t.Fatalf("Arrive gives %d", server)
	default:
		w.cal.Schedule(now+w.draw(6), note{kind: tired, server: int32(id), ticket: w.st.Ticket()})
	}
}

func (w *world) complete(now float64, server int) {
	busy, queue := w.count(inService), w.count(waiting)
	finished, next := w.st.Complete(now, server)
	if finished < 0 || w.visitors[finished].state != inService {
		w.t.Fatalf("server %d finishes %d, who is not in service", server, finished)
	}
	w.visitors[finished].state, w.visitors[finished].left = served, now
	if goesOn := queue > 0 && busy <= w.servers; goesOn != (next >= 0) {
		w.t.Fatalf("%d wait, %d busy of %d on duty, but the next is %d", queue, busy, w.servers, next)
	}
	if next >= 0 {
		w.begin(now, server, next)
	}
	w.log = append(w.log, fmt.Sprint("end ", now, server, finished))
}

func (w *world) renege(now float64, e note) {
	v := &w.visitors[e.server]
	customer, ok := w.st.Renege(now, e.ticket)
	if ok != (v.state == waiting) || ok && customer != int(e.server) {
		w.t.Fatalf("customer %d in state %d: Renege gives %d, %t", e.server, v.state, customer, ok)
	}
	if ok {
		v.state, v.left = gaveUp, now
	}
}

func (w *world) shift(now float64) {
	w.servers = w.s.IntN(5)
	w.st.SetServers(now, w.servers)
	for server, id, ok := w.st.Start(now); ok; server, id, ok = w.st.Start(now) {
		w.begin(now, server, id)
	}
	if w.count(waiting) > 0 && w.count(inService) < w.servers {
		w.t.Fatalf("Start leaves %d waiting", w.count(waiting))
	}
}

func (w *world) run(end float64) {
	const change = 50
	w.cal.Schedule(0, note{kind: comes})
	w.cal.Schedule(w.draw(10), note{kind: change})
	for last := 0.0; ; {
		now, e, ok := w.cal.Next()
		if !ok || now > end {
			return
		}
		if now < last {
			w.t.Fatalf("time goes from %g to %g", last, now)
		}
		last = now
		switch e.kind {
		case comes:
			w.arrive(now)
			w.cal.Schedule(now+w.draw(1), e)
		case done:
			w.complete(now, int(e.server))
		case tired:
			w.renege(now, e)
		case change:
			w.shift(now)
			w.cal.Schedule(now+0.5+w.draw(10), e)
		}
		if w.st.Waiting() != w.count(waiting) || w.st.Busy() != w.count(inService) {
			w.t.Fatalf("%d wait, %d in service; want %d, %d", w.st.Waiting(), w.st.Busy(), w.count(waiting), w.count(inService))
		}
	}
}

// Nobody is lost or served twice; who is served next is right; Little's law holds exactly: the areas under
// queue length and busy servers are the sums of the customers' times.
func TestStationKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		capacity := rapid.SampledFrom([]int{0, 0, 3, 8}).Draw(t, "capacity")
		whole := rapid.Bool().Draw(t, "whole")
		servers := rapid.IntRange(0, 4).Draw(t, "servers")
		st, err := oracle.NewStation(oracle.StationConfig{Servers: servers, Classes: 3, Capacity: capacity})
		if err != nil {
			t.Fatal(err)
		}
		var logs [][]string
		for range 2 { // the second day, after Reset, repeats the first exactly
			w := &world{t: t, st: st, s: rng.NewKey(seed).Stream(), servers: servers, capacity: capacity, whole: whole}
			st.Reset(0)
			const end = 60
			w.run(end)
			w.settle(end)
			logs = append(logs, w.log)
		}
		if !slices.Equal(logs[0], logs[1]) {
			t.Fatal("the same seed gives another day")
		}
	})
}

// settle compares the station's statistics with sums over the remembered customers.
func (w *world) settle(end float64) {
	var queueArea, busyArea float64
	var counts [3][5]int
	var waits [3]oracle.Tally
	for _, v := range w.visitors {
		counts[v.class][v.state]++
		switch v.state {
		case waiting:
			queueArea += end - v.came
		case gaveUp:
			queueArea += v.left - v.came
		case inService:
			queueArea += v.began - v.came
			busyArea += end - v.began
		case served:
			queueArea += v.began - v.came
			busyArea += v.left - v.began
		}
		if v.state == inService || v.state == served {
			waits[v.class].Add(v.began - v.came)
		}
	}
	w.near("area under the queue", w.st.QueueLength().Area(end), queueArea)
	w.near("area under the busy servers", w.st.BusyServers().Area(end), busyArea)
	for class, n := range counts {
		c := w.st.Class(class)
		if c.Completed != n[served] || c.Refused != n[refused] || c.Reneged != n[gaveUp] || c.Reneged != c.GaveUp.Count() ||
			c.Completed != c.Stay.Count() || c.Arrived != c.Refused+c.Reneged+c.Completed+n[waiting]+n[inService] {
			w.t.Fatalf("class %d: %+v, want %v", class, c, n)
		}
		w.near("mean wait", c.Wait.Mean(), waits[class].Mean())
		w.near("variance of waits", c.Wait.Variance(), waits[class].Variance())
		w.near("longest wait", c.Wait.Max(), waits[class].Max())
	}
}

func (w *world) near(name string, got, want float64) {
	if math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
		w.t.Fatalf("%s is %g, want %g", name, got, want)
	}
}
