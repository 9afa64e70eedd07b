package desk

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/des"
	stations "chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// oracle runs the same clinic day the long way round: every end of a visit and every session is an event of a
// calendar, and a station keeps the line.
type oracle struct {
	clinicDay
	calendar des.Calendar[oracleEvent]
	station  *stations.Station
	waiting  [priorities]int
	lengths  rng.Stream
}

type oracleEvent struct {
	session, server int // a session begins; or, with session -1, a server is done
}

func (o *oracle) run(t *rapid.T, luck float64) {
	var err error
	if o.station, err = stations.NewStation(stations.StationConfig{Servers: 1, Classes: priorities}); err != nil {
		t.Fatal(err)
	}
	for i, s := range o.hours.sessions {
		o.calendar.Schedule(s.from, oracleEvent{session: i}) // before all ends of visits at the same time
	}
	for next := 0; ; {
		due, pending := o.calendar.Peek()
		if next < len(o.arrivals) && (o.arrivals[next] < due || !pending) {
			o.arrive(o.arrivals[next], next)
			next++
			continue
		}
		now, e, ok := o.calendar.Next()
		switch {
		case !ok:
			return
		case e.session < 0:
			_, called := o.station.Complete(now, e.server)
			o.call(now, called, e.server)
		default:
			o.roster(now, o.hours.sessions[e.session], luck)
		}
	}
}

func (o *oracle) roster(now float64, s session, luck float64) {
	doctors := int(onDuty(o.desk.Doctors, s.level) + luck)
	o.tally.Offered += float64(doctors) * (s.to - s.from)
	o.each = o.desk.Service.Mean / float64(doctors)
	o.station.SetServers(now, doctors)
	for server, number, ok := o.station.Start(now); ok; server, number, ok = o.station.Start(now) {
		o.call(now, number, server)
	}
}

func (o *oracle) arrive(now float64, number int) {
	p := o.patients[number]
	if o.station.Waiting() == 0 && o.station.Busy() < o.station.Servers() {
		o.begin(now, number, o.station.Arrive(now, number, int(p.priority())))
		return
	}
	ahead := 1
	for _, n := range o.waiting[:p.priority()+1] {
		ahead += n
	}
	if float64(ahead)*o.each > o.rules.cfg.BalkAt*o.bears(p) {
		o.tally.Gone[p.class()]++
		return
	}
	o.station.Arrive(now, number, int(p.priority()))
	o.waiting[p.priority()]++
}

func (o *oracle) call(now float64, number, server int) {
	for ; number != stations.Nobody; _, number = o.station.Complete(now, server) {
		p := o.patients[number]
		o.waiting[p.priority()]--
		if now-o.arrivals[number] <= o.bears(p) {
			o.begin(now, number, server)
			return
		}
		o.tally.Gone[p.class()]++
	}
}

func (o *oracle) begin(now float64, number, server int) {
	length := o.desk.Service.Mean * o.clinicDay.lengths.of(o.lengths.Uint64())
	o.tally.Wait[o.patients[number].contract()].record(now - o.arrivals[number] + o.tally.handling)
	o.tally.Used += length
	o.tally.Overtime += max(0, now+length-max(now, o.hours.closes))
	o.calendar.Schedule(now+length, oracleEvent{-1, server})
}

// The day that follows the times at which doctors are free is the day that follows events, patient by patient.
func TestClinicDayAgreesWithEvents(t *testing.T) {
	var q Queue // keeps its memory from day to day, as in a replication
	rapid.Check(t, func(t *rapid.T) {
		cfg := sampleConfig()
		cfg.PatienceMinutes = rapid.Float64Range(5, 150).Draw(t, "patience")
		cfg.BalkAt = rapid.Float64Range(0.2, 2).Draw(t, "balk at")
		cfg.AppointmentShare = rapid.Float64Range(0, 0.6).Draw(t, "appointments")
		level := rapid.SampledFrom([]float64{1, 0.4}).Draw(t, "level")
		noon := Session{11.5, 13.5, level * rapid.Float64Range(0.1, 1.5).Draw(t, "noon")}
		afternoon := Session{13.5, rapid.SampledFrom([]float64{17, 16}).Draw(t, "closes"), level * rapid.Float64Range(0.1, 1.5).Draw(t, "afternoon")}
		r, h := sample(cfg, Session{8, 11.5, level}, noon, afternoon)
		minutes := rapid.Float64Range(1, 12).Draw(t, "minutes")
		d := Desk{Arrivals: [Classes]float64{3, 4, 1, 2, 1}, Doctors: rapid.Float64Range(0.5, 12).Draw(t, "doctors"), Service: r.Service(minutes)}
		n, luck := rapid.IntRange(0, 500).Draw(t, "patients"), rapid.Float64Range(0, 0.999).Draw(t, "luck")
		key := rng.NewKey(rapid.Uint64().Draw(t, "seed"))

		got, want := r.NewTally(), r.NewTally()
		q.Day(&got, r, h, &d, n, luck, key)
		var admitted Queue
		arrivals := key.At(0).Stream()
		admitted.admit(&want, &cfg, h, &d, n, &arrivals)
		o := oracle{clinicDay: clinicDay{
			Queue: &admitted, tally: &want, rules: r, hours: h, desk: &d, lengths: r.variety.table(), each: minutes,
		}, lengths: key.At(1).Stream()}
		o.run(t, luck)

		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-6*(1+want) {
				t.Fatalf("%s %v, by events %v", what, got, want)
			}
		}
		if got.Arrived != want.Arrived || got.Gone != want.Gone {
			t.Fatalf("arrived %v, gone %v; by events %v, %v", got.Arrived, got.Gone, want.Arrived, want.Gone)
		}
		for k := range got.Wait {
			near("waits", got.Wait[k].Count, want.Wait[k].Count)
			near("minutes waited", got.Wait[k].Sum, want.Wait[k].Sum)
		}
		near("minutes used", got.Used, want.Used)
		near("minutes offered", got.Offered, want.Offered)
		near("overtime", got.Overtime, want.Overtime)
	})
}

// A queue that has never run begins with a day on which nobody comes.
func TestFirstDayWithoutPatients(t *testing.T) {
	r, h := sample(sampleConfig(), sampleSessions...)
	var q Queue
	var tl Tally
	q.Day(&tl, r, h, &Desk{Doctors: 10, Service: r.Service(5)}, 0, 0, rng.NewKey(1))
	if tl.Days != 1 || tl.Total() != 0 || tl.Offered != h.MinutesOf(10) {
		t.Errorf("%+v", tl)
	}
}
