package clinic

import (
	"math/bits"

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
	isDone int32 = iota
	sessionBegins
)

// event is something that happens on a clinic day: number is the server or the session. Arrivals are in order
// anyway and need no event.
type event struct{ kind, number int32 }

// patient is somebody who has come, or will.
type patient struct {
	arrival         float64 // minutes after opening
	bears           float64 // minutes of waiting before leaving, once in line
	luck            uint32  // decides bears, in 2^patienceBits-ths
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
	station, err := des.NewStation(des.StationConfig{Servers: 1, Classes: priorities, Quiet: true})
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
	each     float64    // minutes between calls while all doctors are busy
	stream   rng.Stream // length of visits, in the order of the day
}

// day queues the n patients of a desk's day and adds what happened to the tally. Everyone who is inside
// at closing time is served. Luck, from 0 to 1, decides between the two whole numbers of doctors beside the planned one.
func (q *queue) day(t *tally, cfg *Config, h *hours, p *patience, g *group, n int, luck float64, key rng.Key) {
	arrivals := key.At(0).Stream()
	d := clinicDay{queue: q, tally: t, cfg: cfg, hours: h, patience: p, group: g, each: g.service.mean, stream: key.At(1).Stream()}
	q.admit(t, cfg, h, g, n, &arrivals)
	q.calendar.Reset(0)
	q.station.Reset(0)
	q.waiting = [priorities]int{}
	t.days++
	for i, s := range h.sessions {
		q.calendar.ScheduleAs(s.from, -1, event{kind: sessionBegins, number: int32(i)})
	}
	for next := 0; ; {
		due, pending := q.calendar.Peek()
		if next < n {
			if at := q.patients[next].arrival; at < due || !pending {
				d.arrive(at, next)
				next++
				continue
			}
		}
		now, e, ok := q.calendar.Next()
		switch {
		case !ok:
			return
		case e.kind == isDone:
			_, called := q.station.Complete(now, int(e.number))
			d.call(now, called, e.number)
		default:
			d.roster(now, int(e.number), luck)
		}
	}
}

// admit draws who comes and when. Arrivals in order are the partial sums of n+1 exponentials over their
// total (order statistics of the uniform distribution), bent by the day's profile. The bits of one random
// number decide class, priority and patience.
func (q *queue) admit(t *tally, cfg *Config, h *hours, g *group, n int, stream *rng.Stream) {
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
	limit := classLimits(&g.arrivals)
	slot, s, order := 0, &h.slots[0], callOrder(cfg, &h.slots[0])
	scale, end := 1/sum, s.before+s.mass
	var arrived [classes]int
	for i := range q.patients {
		p := &q.patients[i]
		u := p.arrival * scale
		for u >= end && slot < len(h.slots)-1 {
			slot++
			s = &h.slots[slot]
			end, order = s.before+s.mass, callOrder(cfg, s)
		}
		p.arrival = s.from + float64((u-s.before)*s.pace)
		x := stream.Uint64()
		upper, lower := x>>(64-classBits), x>>patienceBits%(1<<orderBits)
		p.luck = uint32(x % (1 << patienceBits))
		class := reached(upper, limit[0]) + reached(upper, limit[1]) + reached(upper, limit[2]) + reached(upper, limit[3])
		arrived[class]++
		p.class = uint8(class)
		p.priority = uint8(reached(lower, order.appointed) + reached(lower, order.preferred[contractOf[class]]))
	}
	for k, n := range arrived {
		t.arrived[k] += float64(n)
	}
}

// reached is 1 if x is at least the limit, else 0, without a branch that the processor could not foresee.
func reached(x, limit uint64) uint {
	_, below := bits.Sub64(x, limit, 0)
	return uint(1 - below)
}

// How the 64 bits that decide on a patient are divided.
const (
	classBits    = 24
	orderBits    = 20
	patienceBits = 20
)

// classLimits are the cumulated shares of all classes but the last, in 2^classBits-ths.
func classLimits(arrivals *[classes]float64) (limits [classes - 1]uint64) {
	all, sum := 0.0, 0.0
	for _, x := range arrivals {
		all += x
	}
	for k := range limits {
		sum += arrivals[k]
		limits[k] = uint64(sum / max(all, tiny) * (1 << classBits))
	}
	return limits
}

// ordering tells by a uniform number of orderBits bits in which priority class a patient is called: below appointed
// with an appointment, below preferred, by contract, with priority.
type ordering struct {
	appointed uint64
	preferred [2]uint64
}

func callOrder(cfg *Config, s *slot) ordering {
	appointed := uint64(s.appointment * (1 << orderBits))
	preferred := s.appointment + float64((1-s.appointment)*cfg.ContractedPriority)
	return ordering{appointed, [2]uint64{Uncontracted: appointed, Contracted: uint64(preferred * (1 << orderBits))}}
}

// arrive lets a patient join, unless the line looks longer than the patient would bear.
func (d *clinicDay) arrive(now float64, number int) {
	p := &d.patients[number]
	st := d.station
	if st.Waiting() == 0 && st.Busy() < st.Servers() {
		d.begin(now, number, int32(st.Arrive(now, number, int(p.priority))))
		return
	}
	ahead := 1
	for _, n := range d.waiting[:p.priority+1] {
		ahead += n
	}
	p.bears = d.patience.draw((float64(p.luck) + 0.5) / (1 << patienceBits))
	expected := float64(ahead) * d.each
	if expected > d.cfg.BalkAt*p.bears {
		st.Balk(int(p.priority))
		d.tally.gone[p.class]++
		return
	}
	st.Arrive(now, number, int(p.priority))
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
	d.each = d.group.service.mean / float64(max(doctors, 1))
	for {
		server, next, ok := d.station.Start(now)
		if !ok {
			return
		}
		d.call(now, next, int32(server))
	}
}
