package oracle_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// guest is what the test itself remembers of a customer.
type guest struct {
	class           int
	work, got, last float64 // work brought, work done up to last
	present, on     bool    // in the station, in service
}

// salon drives a pre-emptive station and checks after every event who is in service.
type salon struct {
	t       *rapid.T
	st      *oracle.Preemptive
	servers int
	cal     des.Calendar[note]
	s       rng.Stream
	whole   bool // times in whole minutes, so that events meet
	guests  []guest
	works   float64 // of those who have left
}

func (o *salon) draw(mean float64) float64 {
	if o.whole {
		return float64(o.s.Poisson(mean))
	}
	return o.s.Exp() * mean
}

func (o *salon) run(end float64) {
	o.cal.Schedule(0, note{kind: comes})
	for {
		now, e, _ := o.cal.Next()
		if now > end {
			break
		}
		if e.kind == comes {
			o.arrive(now)
			o.cal.Schedule(now+o.draw(1), e)
		} else {
			o.complete(now, e)
		}
		o.follow(now)
	}
	o.follow(end)
}

func (o *salon) arrive(now float64) {
	id := len(o.guests)
	g := guest{class: o.s.IntN(3), work: o.draw(1.2), last: now}
	server := o.st.Arrive(now, id, g.class, g.work)
	if server >= 0 {
		o.cal.Schedule(o.st.Finish(server), note{kind: done, server: int32(server)})
	}
	g.present = server != oracle.Refused
	o.guests = append(o.guests, g)
}

func (o *salon) complete(now float64, e note) {
	finished, next := o.st.Complete(now, int(e.server))
	if finished >= 0 {
		g := &o.guests[finished]
		if g.got += now - g.last; !g.present || !g.on || math.Abs(g.got-g.work) > 1e-9 {
			o.t.Fatalf("customer %d leaves with %g of %g", finished, g.got, g.work)
		}
		o.works += g.work
		g.present, g.on = false, false
	}
	if next >= 0 {
		o.cal.Schedule(o.st.Finish(int(e.server)), e)
	}
}

// follow brings what each has got up to date, and sees who is in service now: nobody twice, nobody of a
// lower class than somebody who waits, and no server idle while somebody waits.
func (o *salon) follow(now float64) {
	for i := range o.guests {
		if g := &o.guests[i]; g.on {
			g.got += now - g.last
		}
		o.guests[i].on, o.guests[i].last = false, now
	}
	lowest, busy := -1, 0
	for server := range o.servers {
		id, class := o.st.Serving(server)
		if id == oracle.Nobody {
			continue
		}
		if o.guests[id].on {
			o.t.Fatalf("customer %d is in two services", id)
		}
		o.guests[id].on = true
		lowest = max(lowest, class)
		busy++
	}
	if busy != o.st.Busy() {
		o.t.Fatalf("%d in service, the station says %d", busy, o.st.Busy())
	}
	for i, g := range o.guests {
		if g.present && !g.on && (busy < o.servers || g.class < lowest) {
			o.t.Fatalf("customer %d of class %d waits; %d of %d are busy, one with class %d", i, g.class, busy, o.servers, lowest)
		}
	}
}

// Everybody gets exactly the work brought, the most urgent are in service, and the time servers were busy is the work done.
func TestPreemptiveConservesWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &salon{t: t, servers: rapid.IntRange(1, 3).Draw(t, "servers"), whole: rapid.Bool().Draw(t, "whole")}
		o.s = rng.NewKey(rapid.Uint64().Draw(t, "seed")).Stream()
		capacity := rapid.SampledFrom([]int{0, 6}).Draw(t, "capacity")
		st, err := oracle.NewPreemptive(oracle.StationConfig{Servers: o.servers, Classes: 3, Capacity: capacity})
		if err != nil {
			t.Fatal(err)
		}
		o.st = st
		const end = 60
		o.run(end)
		works := o.works
		for _, g := range o.guests {
			if g.present {
				works += g.got
			}
		}
		if busy := st.BusyServers().Area(end); math.Abs(busy-works) > 1e-9*(1+busy) {
			t.Fatalf("busy for %g, work done %g", busy, works)
		}
	})
}

// A void event whose time happens to be that of the service in hand does no harm.
func TestPreemptiveVoidEvent(t *testing.T) {
	st, err := oracle.NewPreemptive(oracle.StationConfig{Servers: 1, Classes: 2})
	if err != nil {
		t.Fatal(err)
	}
	st.Arrive(0, 10, 1, 4)               // would end at 4
	at := st.Arrive(1, 20, 0, 3)         // interrupts, ends at 4, too
	finished, next := st.Complete(4, at) // the event of customer 10 comes first
	if finished != 20 || next != 10 || st.Finish(at) != 7 {
		t.Errorf("%d leaves, %d goes on until %g; want 20, 10, 7", finished, next, st.Finish(at))
	}
	if finished, next = st.Complete(4, at); finished != oracle.Nobody || next != oracle.Nobody {
		t.Errorf("a void event ended a service: %d, %d", finished, next)
	}
	if finished, next = st.Complete(7, at); finished != 10 || next != oracle.Nobody {
		t.Errorf("%d leaves and %d is next, want 10 and nobody", finished, next)
	}
	if c := st.Class(1); c.Wait.Count() != 1 || c.Wait.Mean() != 0 || c.Stay.Mean() != 7 {
		t.Errorf("customer 10 waited %g before service began and stayed %g, want 0 and 7", c.Wait.Mean(), c.Stay.Mean())
	}
}

func TestPreemptiveShift(t *testing.T) {
	st, err := oracle.NewPreemptive(oracle.StationConfig{Servers: 1, Classes: 2})
	if err != nil {
		t.Fatal(err)
	}
	st.Arrive(0, 1, 1, 10)
	st.Arrive(2, 2, 0, 10) // customer 1 waits with 8 to go
	st.SetServers(4, 2)
	server, customer, ok := st.Start(4)
	if !ok || customer != 1 || st.Finish(server) != 12 {
		t.Errorf("customer %d resumes until %g, want 1 until 12", customer, st.Finish(server))
	}
	if _, _, ok := st.Start(4); ok {
		t.Error("somebody began though nobody waits")
	}
	st.SetServers(5, 0)
	if _, next := st.Complete(12, server); next != oracle.Nobody || st.Busy() != 1 {
		t.Errorf("next is %d with %d busy", next, st.Busy())
	}
}
