package desk

import (
	"math"

	"chcsim/model/des"
	"chcsim/model/rng"
)

// Queue runs days by events, one desk at a time, and keeps its memory.
type Queue struct {
	doctors  des.Servers
	arrivals []float64 // minutes after opening, in order
	patients []patient
	chances  []uint64 // random bits that make the patients
	visits   []uint64 // random bits that make the lengths of visits, in the order in which they begin
	lines    lines
}

// clinicDay is one day of one desk while it runs.
type clinicDay struct {
	*Queue
	tally   *Tally
	rules   *Rules
	hours   *Hours
	desk    *Desk
	lengths *lengths
	each    float64 // minutes between calls while all doctors are busy
	next    int     // who comes next
	begun   int     // how many visits have begun
}

// Day queues the n patients of a desk's day and adds what happened to the tally. Everyone who is inside
// at closing time is served. Luck, from 0 to 1, decides between the two whole numbers of doctors beside the planned one.
func (q *Queue) Day(t *Tally, r *Rules, h *Hours, desk *Desk, n int, luck float64, key rng.Key) {
	arrivals := key.At(0).Stream()
	d := clinicDay{Queue: q, tally: t, rules: r, hours: h, desk: desk, lengths: desk.Service.variety.table(), each: desk.Service.Mean}
	q.admit(t, &r.cfg, h, desk, n, &arrivals)
	lengths := key.At(1).Stream()
	q.visits = q.visits[:n]
	lengths.Fill(q.visits)
	q.doctors.Reset()
	q.lines.reset()
	t.Days++
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

// join lets a patient wait, unless the line looks longer than the patient would bear.
func (d *clinicDay) join(number int) {
	p := d.patients[number]
	if float64(d.lines.before(p.priority())+1)*d.each > d.rules.cfg.BalkAt*d.bears(p) {
		d.tally.Gone[p.class()]++
		return
	}
	d.lines.join(p.priority(), number)
}

// bears is the minutes of waiting after which a patient leaves.
func (d *clinicDay) bears(p patient) float64 { return float64(d.rules.patience.slices[p.patience()]) }

// first takes the next in line who is still there, or -1. Patients who have lost their patience leave a gap in the line
// that nobody sees until their number is called.
func (d *clinicDay) first(now float64) (number int) {
	for d.lines.counts != 0 {
		number := int(d.lines.call())
		p := d.patients[number]
		if now-d.arrivals[number] <= d.bears(p) {
			return number
		}
		d.tally.Gone[p.class()]++
	}
	return -1
}

// begin notes the wait of a patient who is called, and keeps the doctor busy for the length of the visit.
func (d *clinicDay) begin(now float64, number int) {
	length := float64(d.desk.Service.Mean * d.lengths.of(d.visits[d.begun]))
	d.begun++
	d.tally.Wait[d.patients[number].contract()].record(now - d.arrivals[number] + d.tally.handling)
	d.tally.Used += length
	if end := now + length; end > d.hours.closes {
		d.tally.Overtime += end - max(now, d.hours.closes)
	}
	d.doctors.Occupy(now + length)
}

// roster puts the doctors of a session on duty: whole numbers with the planned mean, by one uniform
// number for the day, so that a well-manned day is so throughout. Where there are fewer than before, those who are free
// first go, and who is busy then finishes the patient in hand.
func (d *clinicDay) roster(number int, luck float64) {
	s := d.hours.sessions[number]
	doctors := int(onDuty(d.desk.Doctors, s.level) + luck)
	d.tally.Offered += float64(float64(doctors) * (s.to - s.from))
	for d.doctors.Len() > doctors {
		d.doctors.Go()
	}
	for d.doctors.Len() < doctors {
		d.doctors.Come(s.from)
	}
	d.each = d.desk.Service.Mean / float64(max(doctors, 1))
}
