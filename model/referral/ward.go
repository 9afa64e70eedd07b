package referral

import (
	"chcsim/model/des"
	"chcsim/model/rng"
)

// patient is a person in step-down care, from the first request until the end. What will happen to them
// is drawn at once, so that it does not depend on how long they wait.
type patient struct {
	stay     float64 // days in bed
	deadline float64 // day at which waiting for a bed ends
	priority bool
	dies     bool // the stay ends in death
	follows  bool // visits the centre afterwards
}

// request is somebody who asks for a bed.
type request struct {
	at      float64 // day
	patient int32
}

// ward is the beds of one kind at one centre.
type ward struct {
	kind     BedKind
	area     int
	direct   float64 // own admissions of the community per day
	beds     int     // open this month
	taken    int
	calendar des.Calendar[int32] // ends of stays, by patient
	queue    [2][]int32          // priority first; in order of arrival
	bedDays  float64             // of this month
}

// BedResult is a month of the beds of one kind, over all centres.
type BedResult struct {
	Beds       int     // open
	BedDays    float64 // beds × days
	UsedDays   float64 // of these occupied
	Admitted   int
	TurnedAway int // found no bed in time
	Waiting    int // at the end of the month
}

// care is what a kind of care is like this month.
type care struct {
	stay    rng.Lognormal // days
	deaths  float64       // share of stays that end in death
	follows float64       // share of the others who visit the centre afterwards
}

// bedRules are the numbers of a kind of bed in force this month.
type bedRules struct {
	care
	patience float64 // mean days
}

func (cfg *Config) bedRules(k BedKind) bedRules {
	if k == PalliativeWard {
		return bedRules{care{cfg.Palliative.Stay.lognormal(), 1, 0}, cfg.Palliative.Patience}
	}
	b := &cfg.Beds[k]
	return bedRules{care{b.Stay.lognormal(), b.DeathShare, cfg.FollowUp}, b.Patience}
}

func (s Stay) lognormal() rng.Lognormal { return rng.NewLognormal(s.Days, s.Days*s.CV) }

// newPatient draws a person who needs care.
func (r *care) newPatient(stream *rng.Stream) patient {
	return patient{stay: r.stay.Draw(stream), dies: stream.Bernoulli(r.deaths), follows: stream.Bernoulli(r.follows)}
}

// run simulates the ward from day from until day to. The month's requests are in order.
func (w *ward) run(c *stepDown, from, to float64, r *BedResult) {
	w.bedDays = float64(w.taken) * (to - from)
	w.fill(c, from, to, r)
	for next := 0; ; {
		end, ok := w.calendar.Peek()
		ok = ok && end < to
		if next < len(c.requests) && (!ok || c.requests[next].at <= end) {
			w.ask(c, c.requests[next].patient)
			w.fill(c, c.requests[next].at, to, r)
			next++
			continue
		}
		if !ok {
			break
		}
		now, i, _ := w.calendar.Next()
		w.bedDays -= to - now
		w.taken--
		c.discharge(w.path(), w.area, c.patients.At(int(i)))
		c.patients.Release(int(i))
		w.fill(c, now, to, r)
	}
	w.expire(c, to, r)
	r.Beds += w.beds
	r.BedDays += float64(float64(w.beds) * (to - from))
	r.UsedDays += w.bedDays
	r.Waiting += len(w.queue[0]) + len(w.queue[1])
}

func (w *ward) path() Pathway { return RehabilitationPath + Pathway(w.kind) }

// ask puts a patient into the queue; fill takes them out at once when a bed is free.
func (w *ward) ask(c *stepDown, i int32) {
	line := 1
	if c.patients.At(int(i)).priority {
		line = 0
	}
	w.queue[line] = append(w.queue[line], i)
	c.books[w.path()].Entered++
	c.books[w.path()].Waiting++
}

// fill gives free beds to those waiting, and lets go those whose patience has run out.
func (w *ward) fill(c *stepDown, now, to float64, r *BedResult) {
	for line := range w.queue {
		for len(w.queue[line]) > 0 {
			i := w.queue[line][0]
			p := c.patients.At(int(i))
			late := p.deadline < now
			if !late && w.taken >= w.beds {
				break
			}
			w.queue[line] = w.queue[line][:copy(w.queue[line], w.queue[line][1:])]
			if late {
				w.turnAway(c, i, p.deadline, r)
				continue
			}
			w.admit(c, i, now)
			w.bedDays += to - now
			r.Admitted++
		}
	}
}

func (w *ward) admit(c *stepDown, i int32, now float64) {
	w.taken++
	c.books[w.path()].Waiting--
	c.books[w.path()].InCare++
	w.calendar.Schedule(now+c.patients.At(int(i)).stay, i)
}

// expire lets go everybody whose patience ended before the day to, wherever they stand in the queue.
func (w *ward) expire(c *stepDown, to float64, r *BedResult) {
	for line, queue := range w.queue {
		kept := queue[:0]
		for _, i := range queue {
			if c.patients.At(int(i)).deadline < to {
				w.turnAway(c, i, c.patients.At(int(i)).deadline, r)
			} else {
				kept = append(kept, i)
			}
		}
		w.queue[line] = kept
	}
}

// turnAway sends a patient home, where the care goes on without a bed.
func (w *ward) turnAway(c *stepDown, i int32, at float64, r *BedResult) {
	r.TurnedAway++
	book := &c.books[w.path()]
	book.Waiting--
	book.Moved++
	c.patients.Release(int(i))
	to := HomeCoursePath
	if w.kind == PalliativeWard {
		to = PalliativeHomePath
	}
	c.turned = append(c.turned, turnedAway{to, at})
}

// turnedAway is somebody who goes home instead of into a bed.
type turnedAway struct {
	to Pathway
	at float64
}
