package oracle_test

import (
	"math"
	"testing"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// patientDay is a station whose customers wait for a limited time, known when they come.
type patientDay struct {
	timers  bool // schedule the end of patience; else look it up when the customer is called
	st      *oracle.Station
	cal     des.Calendar[note]
	s, wait rng.Stream
	until   []float64
	now     float64
}

func newPatientDay(t testing.TB, timers bool) *patientDay {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 4, Classes: 4})
	if err != nil {
		t.Fatal(err)
	}
	key := rng.NewKey(42)
	return &patientDay{timers: timers, st: st, s: key.At(1).Stream(), wait: key.At(2).Stream()}
}

// run lets so many customers come, until the last has left.
func (d *patientDay) run(customers int) {
	d.cal = des.Calendar[note]{}
	d.st.Reset(0)
	d.until = d.until[:0]
	d.cal.Schedule(0, note{kind: comes})
	for {
		now, e, ok := d.cal.Next()
		if !ok {
			return
		}
		d.now = now
		switch e.kind {
		case comes:
			d.arrive(now)
			if len(d.until) < customers {
				d.cal.Schedule(now+d.s.Exp()/3.6, e)
			}
		case done:
			if !d.timers {
				for id := d.st.First(); id != oracle.Nobody && d.until[id] < now; id = d.st.First() {
					d.st.LeaveFirst(now, d.until[id])
				}
			}
			if _, next := d.st.Complete(now, int(e.server)); next >= 0 {
				d.cal.Schedule(now+d.s.Exp(), e)
			}
		case tired:
			d.st.Renege(now, e.ticket)
		}
	}
}

func (d *patientDay) arrive(now float64) {
	id := len(d.until)
	d.until = append(d.until, now+2*d.wait.Exp())
	if server := d.st.Arrive(now, id, id&3); server >= 0 {
		d.cal.Schedule(now+d.s.Exp(), note{kind: done, server: int32(server)})
	} else if d.timers {
		d.cal.Schedule(d.until[id], note{kind: tired, ticket: d.st.Ticket()})
	}
}

// Looking patience up gives the statistics that timers give.
func TestPatienceWithoutTimers(t *testing.T) {
	with, without := newPatientDay(t, true), newPatientDay(t, false)
	for range 20 {
		with.run(500)
		without.run(500)
		end := max(with.now, without.now)
		same := func(name string, a, b float64) {
			if math.Abs(a-b) > 1e-9*(1+math.Abs(a)) {
				t.Errorf("%s: %g with timers, %g without", name, a, b)
			}
		}
		same("queue", with.st.QueueLength().Area(end), without.st.QueueLength().Area(end))
		same("busy", with.st.BusyServers().Area(end), without.st.BusyServers().Area(end))
		for class := range 4 {
			a, b := with.st.Class(class), without.st.Class(class)
			if a.Reneged == 0 || a.Reneged != b.Reneged || a.Completed != b.Completed || b.Arrived != b.Reneged+b.Completed {
				t.Errorf("class %d: %+v with timers, %+v without", class, a, b)
			}
			same("wait", a.Wait.Mean(), b.Wait.Mean())
			same("gave up", a.GaveUp.Mean(), b.GaveUp.Mean())
			same("stay", a.Stay.Variance(), b.Stay.Variance())
		}
	}
}
