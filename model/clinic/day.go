package clinic

import (
	"math"
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

// patient is somebody who has come, or will. From the lowest bits: which slice of the distribution tells what this patient
// bears, class and priority.
type patient uint32

const (
	classShift    = 16
	priorityShift = 24
)

func (p patient) patience() uint32 { return uint32(p) % patienceSlices }
func (p patient) class() int       { return int(p >> classShift & 0xff) }
func (p patient) contract() int    { return contractOf(int(p >> classShift)) }
func (p patient) priority() uint   { return uint(p >> priorityShift) }

// queue runs clinic days, one desk at a time, and keeps its memory.
type queue struct {
	doctors  des.Servers
	arrivals []float64 // minutes after opening, in order
	patients []patient
	chances  []uint64 // random bits that make the patients
	visits   []uint64 // random bits that make the lengths of visits, in the order in which they begin
	lines    lines
}

// clinicDay is one day of one desk while it runs.
type clinicDay struct {
	*queue
	tally    *tally
	cfg      *Config
	hours    *hours
	group    *group
	patience *patience
	each     float64 // minutes between calls while all doctors are busy
	next     int     // who comes next
	begun    int     // how many visits have begun
}

// day queues the n patients of a desk's day and adds what happened to the tally. Everyone who is inside
// at closing time is served. Luck, from 0 to 1, decides between the two whole numbers of doctors beside the planned one.
func (q *queue) day(t *tally, cfg *Config, h *hours, p *patience, g *group, n int, luck float64, key rng.Key) {
	arrivals := key.At(0).Stream()
	d := clinicDay{queue: q, tally: t, cfg: cfg, hours: h, patience: p, group: g, each: g.service.mean}
	q.admit(t, cfg, h, g, n, &arrivals)
	lengths := key.At(1).Stream()
	q.visits = q.visits[:n]
	lengths.Fill(q.visits)
	q.doctors.Reset()
	q.lines.reset()
	t.days++
	for i := range h.sessions {
		until := math.Inf(1)
		if i+1 < len(h.sessions) {
			until = h.sessions[i+1].from
		}
		d.roster(i, luck)
		d.run(until)
	}
}

// run follows the day until the next session begins. Whoever comes before a doctor is free joins the line. The doctor
// who is free first calls from the line or, where nobody waits, sees the next who comes.
func (d *clinicDay) run(until float64) {
	arrivals, next := d.arrivals, d.next
	for {
		free := d.doctors.Free()
		for due := min(free, until); next < len(arrivals) && arrivals[next] < due; {
			d.join(next)
			next++
		}
		if free >= until {
			break
		}
		switch number := d.first(free); {
		case number >= 0:
			d.begin(free, number)
		case next == len(arrivals) || arrivals[next] >= until:
			d.doctors.Occupy(until) // idle for the rest of the session
		default:
			d.begin(arrivals[next], next)
			next++
		}
	}
	d.next = next
}

// admit draws who comes and when: uniformly, bent by the day's profile.
func (q *queue) admit(t *tally, cfg *Config, h *hours, g *group, n int, stream *rng.Stream) {
	if cap(q.patients) < n {
		room := n + n/2
		q.patients, q.arrivals, q.chances, q.visits = make([]patient, room), make([]float64, room), make([]uint64, room), make([]uint64, room)
	}
	q.patients, q.arrivals, q.chances = q.patients[:n], q.arrivals[:n], q.chances[:n]
	stream.FillOrdered(q.arrivals)
	stream.Fill(q.chances)
	arrivals, limit, next := q.arrivals, classLimits(&g.arrivals), 0
	for i := range h.slots {
		s, first := &h.slots[i], next
		end := s.before + s.mass
		if i == len(h.slots)-1 {
			end = math.Inf(1)
		}
		for ; next < len(arrivals) && arrivals[next] < end; next++ {
			arrivals[next] = s.from + float64((arrivals[next]-s.before)*s.pace)
		}
		t.describe(q.patients[first:next], q.chances[first:next], &limit, callOrder(cfg, s))
	}
}

// describe lets the bits of one random number each decide class, priority and patience of those who come in a slot.
func (t *tally) describe(patients []patient, chances []uint64, limit *[classes - 1]uint64, order ordering) {
	var arrived [8]int // by class; a power of two spares a check
	for i, r := range chances[:len(patients)] {
		upper, lower := r>>(64-classBits), r>>patienceBits%(1<<orderBits)
		class := classes - 1 - below(upper, limit[0]) - below(upper, limit[1]) - below(upper, limit[2]) - below(upper, limit[3])
		arrived[class%8]++
		priority := priorities - 1 - below(lower, order.appointed) - below(lower, order.preferred[contractOf(int(class))])
		patients[i] = patient(r%patienceSlices | class<<classShift | priority<<priorityShift)
	}
	for k := range t.arrived {
		t.arrived[k] += float64(arrived[k])
	}
}

// below is 1 if x is less than the limit, else 0, without a branch that the processor could not foresee.
func below(x, limit uint64) uint64 {
	_, less := bits.Sub64(x, limit, 0)
	return less
}

// How the 64 bits that decide on a patient are divided.
const (
	classBits = 24
	orderBits = 20
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

// join lets a patient wait, unless the line looks longer than the patient would bear.
func (d *clinicDay) join(number int) {
	p := d.patients[number]
	if float64(d.lines.before(p.priority())+1)*d.each > d.cfg.BalkAt*d.bears(p) {
		d.tally.gone[p.class()]++
		return
	}
	d.lines.join(p.priority(), number)
}

// bears is the minutes of waiting after which a patient leaves.
func (d *clinicDay) bears(p patient) float64 { return float64(d.patience.slices[p.patience()]) }

// first takes the next in line who is still there, or -1. Patients who have lost their patience leave a gap in the line
// that nobody sees until their number is called.
func (d *clinicDay) first(now float64) (number int) {
	for d.lines.counts != 0 {
		number := int(d.lines.call())
		p := d.patients[number]
		if now-d.arrivals[number] <= d.bears(p) {
			return number
		}
		d.tally.gone[p.class()]++
	}
	return -1
}

// begin notes the wait of a patient who is called, and keeps the doctor busy for the length of the visit.
func (d *clinicDay) begin(now float64, number int) {
	length := d.group.service.length(d.visits[d.begun])
	d.begun++
	d.tally.wait[d.patients[number].contract()].record(now - d.arrivals[number] + d.tally.handling)
	d.tally.used += length
	if end := now + length; end > d.hours.closes {
		d.tally.overtime += end - max(now, d.hours.closes)
	}
	d.doctors.Occupy(now + length)
}

// roster puts the doctors of a session on duty: whole numbers with the planned mean, by one uniform
// number for the day, so that a well-manned day is so throughout. Where there are fewer than before, those who are free
// first go, and who is busy then finishes the patient in hand.
func (d *clinicDay) roster(number int, luck float64) {
	s := d.hours.sessions[number]
	doctors := int(onDuty(d.group.doctors, s) + luck)
	d.tally.offered += float64(doctors) * (s.to - s.from)
	for d.queue.doctors.Len() > doctors {
		d.queue.doctors.Go()
	}
	for d.queue.doctors.Len() < doctors {
		d.queue.doctors.Come(s.from)
	}
	d.each = d.group.service.mean / float64(max(doctors, 1))
}
