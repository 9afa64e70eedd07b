package clinic

import (
	"chcsim/model/des"
	"chcsim/model/rng"
)

// The priority classes at a desk, in the order they are called.
const (
	withAppointment = iota
	withPriority
	inTurn
	priorities
)

// The kinds of events of a clinic day.
const (
	arrives int32 = iota
	isDone
	sessionBegins
)

// event is something that happens on a clinic day: number is the patient, the server or the session.
type event struct{ kind, number int32 }

// patient is somebody who has come, or will.
type patient struct {
	arrival         float64 // minutes after opening
	bears           float64 // minutes of waiting before leaving
	class, priority uint8
}

// queue runs clinic days, one desk at a time, and keeps its memory.
type queue struct {
	calendar des.Calendar[event]
	station  *des.Station
	patients []patient
	waiting  [priorities]int // in line now
}

func newQueue() (queue, error) {
	station, err := des.NewStation(des.StationConfig{Servers: 1, Classes: priorities})
	return queue{station: station}, err
}

// clinicDay is one day of one desk while it runs.
type clinicDay struct {
	*queue
	tally    *tally
	cfg      *Config
	hours    *hours
	group    *group
	patience *patience
	stream   rng.Stream // length of visits and patience, in the order of the day
}

// day queues the n patients of a desk's day and adds what happened to the tally. Everyone who is inside
// at closing time is served.
func (q *queue) day(t *tally, cfg *Config, h *hours, p *patience, g *group, n int, key rng.Key) {
	arrivals := key.At(0).Stream()
	d := clinicDay{queue: q, tally: t, cfg: cfg, hours: h, patience: p, group: g, stream: key.At(1).Stream()}
	q.admit(cfg, h, g, n, &arrivals)
	q.calendar.Reset(0)
	q.station.Reset(0)
	q.waiting = [priorities]int{}
	luck := arrivals.Float64()
	t.days++
	for i, s := range h.sessions {
		q.calendar.ScheduleAs(s.from, -1, event{kind: sessionBegins, number: int32(i)})
	}
	if n > 0 {
		q.calendar.Schedule(q.patients[0].arrival, event{kind: arrives})
	}
	for {
		now, e, ok := q.calendar.Next()
		if !ok {
			return
		}
		switch e.kind {
		case arrives:
			if next := e.number + 1; int(next) < n {
				q.calendar.Schedule(q.patients[next].arrival, event{kind: arrives, number: next})
			}
			d.arrive(now, e.number)
		case isDone:
			_, next := q.station.Complete(now, int(e.number))
			d.call(now, next, e.number)
		case sessionBegins:
			d.roster(now, int(e.number), luck)
		}
	}
}

// admit draws who comes and when. Arrivals in order are the partial sums of n+1 exponentials over their
// total (order statistics of the uniform distribution), bent by the day's profile.
func (q *queue) admit(cfg *Config, h *hours, g *group, n int, stream *rng.Stream) {
	if cap(q.patients) < n {
		q.patients = make([]patient, n+n/2)
	}
	q.patients = q.patients[:n]
	sum := 0.0
	for i := range q.patients {
		sum += stream.Exp()
		q.patients[i].arrival = sum
	}
	sum += stream.Exp()
	var upTo [classes]float64
	all := 0.0
	for k, x := range g.arrivals {
		all += x
		upTo[k] = all
	}
	slot, below := 0, 0.0
	for i := range q.patients {
		p := &q.patients[i]
		u := p.arrival / sum
		for slot < len(h.slots)-1 && u >= below+h.slots[slot].mass {
			below += h.slots[slot].mass
			slot++
		}
		s := &h.slots[slot]
		p.arrival = s.from + float64(min(1, (u-below)/s.mass)*(s.to-s.from))
		p.class = 0
		for x := stream.Float64() * all; int(p.class) < classes-1 && x >= upTo[p.class]; {
			p.class++
		}
		p.priority = callOrder(cfg, s.appointment, p.class, stream.Float64())
	}
}

// callOrder decides by a uniform number in which priority class a patient is called.
func callOrder(cfg *Config, appointment float64, class uint8, u float64) uint8 {
	switch {
	case u < appointment:
		return withAppointment
	case contractOf[class] == Contracted && u < appointment+float64((1-appointment)*cfg.ContractedPriority):
		return withPriority
	}
	return inTurn
}

// arrive lets a patient join, unless the line looks longer than the patient would bear.
func (d *clinicDay) arrive(now float64, number int32) {
	p := &d.patients[number]
	d.tally.arrived[p.class]++
	st := d.station
	if st.Waiting() == 0 && st.Busy() < st.Servers() {
		d.begin(now, int(number), int32(st.Arrive(now, int(number), int(p.priority))))
		return
	}
	ahead := 1
	for _, n := range d.waiting[:p.priority+1] {
		ahead += n
	}
	p.bears = d.patience.draw(d.stream.Float64())
	expected := float64(ahead) * d.group.service.mean / float64(max(st.Servers(), 1))
	if expected > d.cfg.BalkAt*p.bears {
		st.Balk(int(p.priority))
		d.tally.gone[p.class]++
		return
	}
	st.Arrive(now, int(number), int(p.priority))
	d.waiting[p.priority]++
}

// call begins with the next in line who is still there. Patients who have lost their patience leave a gap in the line
// that nobody sees until their number is called.
func (d *clinicDay) call(now float64, number int, server int32) {
	for number >= 0 {
		p := &d.patients[number]
		d.waiting[p.priority]--
		if now-p.arrival <= p.bears {
			d.begin(now, number, server)
			return
		}
		d.tally.gone[p.class]++
		_, number = d.station.Complete(now, int(server))
	}
}

// begin notes the wait of a patient who is called, and schedules the end of the visit.
func (d *clinicDay) begin(now float64, number int, server int32) {
	p := &d.patients[number]
	length := d.group.service.draw(&d.stream)
	d.tally.wait[contractOf[p.class]].record(now - p.arrival + d.tally.handling)
	d.tally.used += length
	if late := now + length - max(now, d.hours.closes); late > 0 {
		d.tally.overtime += late
	}
	d.calendar.Schedule(now+length, event{kind: isDone, number: server})
}

// roster puts the doctors of a session on duty: whole numbers with the planned mean, by one uniform
// number for the day, so that a well-manned day is so throughout.
func (d *clinicDay) roster(now float64, number int, luck float64) {
	s := d.hours.sessions[number]
	doctors := int(onDuty(d.group.doctors, s) + luck)
	d.tally.offered += float64(doctors) * (s.to - s.from)
	d.station.SetServers(now, doctors)
	for {
		server, next, ok := d.station.Start(now)
		if !ok {
			return
		}
		d.call(now, next, int32(server))
	}
}
