package des_test

import (
	"math"
	"testing"

	"chcsim/model/des"
	"chcsim/model/rng"
	"pgregory.net/rapid"
)

// The server works whenever somebody is there, always for the most urgent; everybody gets exactly the work
// brought, and leaves in the order a station serving piece by piece would give.
func TestPreemptiveConservesWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const classes, end = 3, 60
		servers := rapid.IntRange(1, 3).Draw(t, "servers")
		capacity := rapid.SampledFrom([]int{0, 6}).Draw(t, "capacity")
		whole := rapid.Bool().Draw(t, "whole")
		s := rng.NewKey(rapid.Uint64().Draw(t, "seed")).Stream()
		st, err := des.NewPreemptive(des.StationConfig{Servers: servers, Classes: classes, Capacity: capacity})
		if err != nil {
			t.Fatal(err)
		}
		draw := func(mean float64) float64 {
			if whole {
				return float64(s.Poisson(mean))
			}
			return s.Exp() * mean
		}
		type guest struct {
			class           int
			work, got, last float64
			present, on     bool
		}
		var guests []guest
		var cal des.Calendar[note]
		cal.Schedule(0, note{kind: comes})
		works := 0.0
		// follow brings what each has got up to date with who is in service now
		follow := func(now float64) {
			for i := range guests {
				if guests[i].on {
					guests[i].got += now - guests[i].last
				}
				guests[i].on, guests[i].last = false, now
			}
			lowest, most := -1, 0
			for server := range servers {
				if server >= st.Busy() && st.Busy() == 0 {
					break
				}
				id, class := serving(st, server)
				if id == des.Nobody {
					continue
				}
				if guests[id].on {
					t.Fatalf("customer %d is in two services", id)
				}
				guests[id].on = true
				lowest = max(lowest, class)
				most++
			}
			if most != st.Busy() || most > servers {
				t.Fatalf("%d in service, the station says %d", most, st.Busy())
			}
			for i, g := range guests {
				if g.present && !g.on && (most < servers || g.class < lowest) {
					t.Fatalf("customer %d of class %d waits; %d of %d are busy, one with class %d", i, g.class, most, servers, lowest)
				}
			}
		}
		for {
			now, e, _ := cal.Next()
			if now > end {
				break
			}
			switch e.kind {
			case comes:
				id := len(guests)
				guests = append(guests, guest{class: s.IntN(classes), work: draw(1.2), last: now, present: true})
				switch server := st.Arrive(now, id, guests[id].class, guests[id].work); {
				case server >= 0:
					cal.Schedule(st.Finish(server), note{kind: done, server: int32(server)})
				case server == des.Refused:
					guests[id].present = false
				}
				cal.Schedule(now+draw(1), e)
			case done:
				finished, next := st.Complete(now, int(e.server))
				if finished >= 0 {
					g := &guests[finished]
					if g.got += now - g.last; !g.present || !g.on || math.Abs(g.got-g.work) > 1e-9 {
						t.Fatalf("customer %d leaves with %g of %g", finished, g.got, g.work)
					}
					works += g.work
					g.present, g.on = false, false
				}
				if next >= 0 {
					cal.Schedule(st.Finish(int(e.server)), e)
				}
			}
			follow(now)
		}
		follow(end)
		for _, g := range guests {
			if g.present {
				works += g.got
			}
		}
		if busy := st.BusyServers().Area(end); math.Abs(busy-works) > 1e-9*(1+busy) {
			t.Fatalf("busy for %g, work done %g", busy, works)
		}
	})
}

func serving(st *des.Preemptive, server int) (customer, class int) { return st.Serving(server) }

// A void event whose time happens to be that of the service in hand does no harm.
func TestPreemptiveVoidEvent(t *testing.T) {
	st, err := des.NewPreemptive(des.StationConfig{Servers: 1, Classes: 2})
	if err != nil {
		t.Fatal(err)
	}
	st.Arrive(0, 10, 1, 4)               // would end at 4
	at := st.Arrive(1, 20, 0, 3)         // interrupts, ends at 4, too
	finished, next := st.Complete(4, at) // the event of customer 10 comes first
	if finished != 20 || next != 10 || st.Finish(at) != 7 {
		t.Errorf("%d leaves, %d goes on until %g; want 20, 10, 7", finished, next, st.Finish(at))
	}
	if finished, next = st.Complete(4, at); finished != des.Nobody || next != des.Nobody {
		t.Errorf("a void event ended a service: %d, %d", finished, next)
	}
	if finished, next = st.Complete(7, at); finished != 10 || next != des.Nobody {
		t.Errorf("%d leaves and %d is next, want 10 and nobody", finished, next)
	}
	if c := st.Class(1); c.Wait.Count() != 1 || c.Wait.Mean() != 0 || c.Stay.Mean() != 7 {
		t.Errorf("customer 10 waited %g before service began and stayed %g, want 0 and 7", c.Wait.Mean(), c.Stay.Mean())
	}
}

func TestPreemptiveShift(t *testing.T) {
	st, err := des.NewPreemptive(des.StationConfig{Servers: 1, Classes: 2})
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
	if _, next := st.Complete(12, server); next != des.Nobody || st.Busy() != 2-1 {
		t.Errorf("next is %d with %d busy", next, st.Busy())
	}
}
