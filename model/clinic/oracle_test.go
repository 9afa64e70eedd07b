package clinic

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
	doctors := int(onDuty(o.group.doctors, s) + luck)
	o.tally.offered += float64(doctors) * (s.to - s.from)
	o.each = o.group.service.mean / float64(doctors)
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
	if float64(ahead)*o.each > o.cfg.BalkAt*o.bears(p) {
		o.tally.gone[p.class()]++
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
		o.tally.gone[p.class()]++
	}
}

func (o *oracle) begin(now float64, number, server int) {
	length := o.group.service.length(o.lengths.Uint64())
	o.tally.wait[o.patients[number].contract()].record(now - o.arrivals[number] + o.tally.handling)
	o.tally.used += length
	o.tally.overtime += max(0, now+length-max(now, o.hours.closes))
	o.calendar.Schedule(now+length, oracleEvent{-1, server})
}

// The day that follows the times at which doctors are free is the day that follows events, patient by patient.
func TestClinicDayAgreesWithEvents(t *testing.T) {
	var q queue // keeps its memory from day to day, as in a replication
	rapid.Check(t, func(t *rapid.T) {
		cfg := sampleConfig()
		cfg.PatienceMinutes = rapid.Float64Range(5, 150).Draw(t, "patience")
		cfg.BalkAt = rapid.Float64Range(0.2, 2).Draw(t, "balk at")
		cfg.AppointmentShare = rapid.Float64Range(0, 0.6).Draw(t, "appointments")
		cfg.NoonGPs = rapid.Float64Range(0.1, 1.5).Draw(t, "noon")
		cfg.AfternoonGPs = rapid.Float64Range(0.1, 1.5).Draw(t, "afternoon")
		stratum := rapid.IntRange(weekday, weekend).Draw(t, "stratum")
		sv := newService(&cfg, rapid.Float64Range(1, 12).Draw(t, "minutes"))
		var h hours
		var p patience
		h.plan(&cfg, stratum)
		p.refresh(&cfg)
		g := group{desks: 1, arrivals: [classes]float64{3, 4, 1, 2, 1}, doctors: rapid.Float64Range(0.5, 12).Draw(t, "doctors"), service: &sv}
		n, luck := rapid.IntRange(0, 500).Draw(t, "patients"), rapid.Float64Range(0, 0.999).Draw(t, "luck")
		key := rng.NewKey(rapid.Uint64().Draw(t, "seed"))

		got, want := tally{handling: 12}, tally{handling: 12}
		q.day(&got, &cfg, &h, &p, &g, n, luck, key)
		var admitted queue
		arrivals := key.At(0).Stream()
		admitted.admit(&want, &cfg, &h, &g, n, &arrivals)
		o := oracle{clinicDay: clinicDay{
			queue: &admitted, tally: &want, cfg: &cfg, hours: &h, patience: &p, group: &g, each: sv.mean,
		}, lengths: key.At(1).Stream()}
		o.run(t, luck)

		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-6*(1+want) {
				t.Fatalf("%s %v, by events %v", what, got, want)
			}
		}
		if got.arrived != want.arrived || got.gone != want.gone {
			t.Fatalf("arrived %v, gone %v; by events %v, %v", got.arrived, got.gone, want.arrived, want.gone)
		}
		for k := range got.wait {
			near("waits", got.wait[k].Count, want.wait[k].Count)
			near("minutes waited", got.wait[k].Sum, want.wait[k].Sum)
		}
		near("minutes used", got.used, want.used)
		near("minutes offered", got.offered, want.offered)
		near("overtime", got.overtime, want.overtime)
	})
}

// A queue that has never run begins with a day on which nobody comes.
func TestFirstDayWithoutPatients(t *testing.T) {
	cfg := sampleConfig()
	var h hours
	var p patience
	var q queue
	var tl tally
	h.plan(&cfg, weekday)
	sv := newService(&cfg, 5)
	q.day(&tl, &cfg, &h, &p, &group{desks: 1, doctors: 10, service: &sv}, 0, 0, rng.NewKey(1))
	if tl.days != 1 || tl.total() != 0 || tl.offered != h.minutesOf(10) {
		t.Errorf("%+v", tl)
	}
}
