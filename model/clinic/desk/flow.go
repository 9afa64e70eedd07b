package desk

import "math"

// queueMix is what a stretch of the day needs to know of its arrivals.
type queueMix struct {
	appointment, priority float64 // shares of arrivals called first and second
	contracted, preferred float64 // share of contracted arrivals, and of them called second when without appointment
}

// Flow runs days by flow, and keeps its memory. Expected days of desks are computed side by side: each step of a desk
// needs the one before, so that a processor that had only one desk to follow would mostly wait.
type Flow struct {
	states steadyStates
	days   []expectedDay
}

// expectedDay is one day of one desk with a number of doctors while it is computed.
type expectedDay struct {
	tally           *Tally
	weight, doctors float64 // the day counts with the weight; doctors in the first session
	arrivals        [Classes]float64
	total           float64
	service         *Service
	mix             queueMix

	desk    atDesk // of the session
	present presence
	rate    float64  // arrivals a minute in this slot
	sum     presence // over the steps of this slot
	met     stretch
	leaving float64 // share of those who came in the last stretch that left
	lump    [2]lumpedWait
	gone    [2]float64
}

// Desks with fewer doctors than wholeBelow are computed for whole numbers of them.
const wholeBelow = 3

// Add enters a desk's day, on which a share of the desk's arrivals is expected, into the tally. The number of doctors on duty is
// whole on any day; small desks are computed for both numbers beside the expected one, large ones for a number between.
func (e *Flow) Add(t *Tally, r *Rules, h *Hours, desk *Desk, share float64) {
	t.Days++
	t.Offered += h.MinutesOf(desk.Doctors)
	d := expectedDay{tally: t, weight: 1, service: &desk.Service, doctors: onDuty(desk.Doctors, h.sessions[0].level)}
	for k, n := range desk.Arrivals {
		d.arrivals[k] = float64(n * share)
		d.total += d.arrivals[k]
		t.Arrived[k] += d.arrivals[k]
	}
	if d.total == 0 {
		return
	}
	contracted := d.arrivals[OwnContracted] + d.arrivals[VisitingContracted]
	d.mix = queueMix{contracted: contracted / d.total, preferred: r.cfg.ContractedPriority}
	if below := math.Floor(d.doctors); below < wholeBelow && d.doctors > below {
		upper := d
		upper.doctors, upper.weight = below+1, d.doctors-below
		d.doctors, d.weight = below, 1-upper.weight
		e.days = append(e.days, upper)
	}
	e.days = append(e.days, d)
}

// Run follows the days that were added, all of them with these hours, and forgets them.
func (e *Flow) Run(r *Rules, h *Hours) {
	last, step := len(h.slots)-1, e.longestStep()
	for i := range h.slots {
		s := &h.slots[i]
		if i == 0 || h.slots[i-1].session != s.session {
			e.begin(h, s.session)
		}
		e.advance(s, step)
		ends := i == last || h.slots[i+1].session != s.session
		for i := range e.days {
			d := &e.days[i]
			if d.met.slots == slotsMet || ends {
				d.meet(&r.patience)
			}
			if ends {
				d.pour()
			}
		}
	}
	for i := range e.days {
		e.days[i].finish()
	}
	e.days = e.days[:0]
}

// begin puts the doctors of a session on duty.
func (e *Flow) begin(h *Hours, number int) {
	level := h.sessions[number].level / h.sessions[0].level
	for i := range e.days {
		d := &e.days[i]
		d.desk = e.states.of(onDuty(d.doctors, level), d.service)
	}
}

// The longest step of the integration, in minutes, and in visits of the desk where they are shortest.
const (
	stepMinutes = 15.0
	stepVisits  = 3.0
)

func (e *Flow) longestStep() float64 {
	step := stepMinutes
	for i := range e.days {
		step = min(step, stepVisits*e.days[i].service.Mean)
	}
	return step
}

// advance follows the number present at every desk through a slot. What the slot's arrivals meet is the mean over it, by
// the trapezoidal rule.
func (e *Flow) advance(s *slot, longest float64) {
	length := s.to - s.from
	steps := math.Ceil(length / longest)
	for i := range e.days {
		d := &e.days[i]
		d.rate = d.total * s.mass * (1 - d.leaving) / length
		d.sum = presence{-d.present.mean / 2, -d.present.variance / 2}
	}
	for range int(steps) {
		for i := range e.days {
			d := &e.days[i]
			d.sum.mean += d.present.mean
			d.sum.variance += d.present.variance
			d.present.step(&d.desk, d.rate, length/steps)
		}
	}
	each := s.mass / steps
	for i := range e.days {
		d := &e.days[i]
		d.met.present.mean += float64(each * (d.sum.mean + float64(d.present.mean/2)))
		d.met.present.variance += float64(each * (d.sum.variance + float64(d.present.variance/2)))
		d.met.note(s)
	}
}

// finish counts those who left, in proportion to the arrivals of their contract, and the minutes of the others.
func (d *expectedDay) finish() {
	left := [2]float64{d.gone[0] / max(d.total*(1-d.mix.contracted), tiny), d.gone[1] / max(d.total*d.mix.contracted, tiny)}
	for k, n := range d.arrivals {
		d.tally.Gone[k] += float64(n * left[ContractOf(k)])
		d.tally.Used += float64(n * (d.weight - left[ContractOf(k)]) * d.service.Mean)
	}
	d.tally.Overtime += float64(d.weight * d.desk.workLeft(d.present.mean))
}

// slotsMet is how many slots of a session are met as one.
const slotsMet = 2

// stretch is some slots: the share of the day's arrivals that they bring, how many of those have an appointment, and
// the presence that these arrivals meet, each weighted by the arrivals.
type stretch struct {
	slots             int
	mass, appointment float64
	present           presence
}

func (t *stretch) note(s *slot) {
	t.slots++
	t.mass += s.mass
	t.appointment += float64(s.mass * s.appointment)
}

// meet lets a stretch's arrivals meet the state of the desk, and ends the stretch.
func (d *expectedDay) meet(p *patience) {
	s, each := &d.met, 1/max(d.met.mass, tiny)
	x := d.desk.state(presence{s.present.mean * each, s.present.variance * each})
	d.mix.appointment = float64(s.appointment * each)
	d.mix.priority = (1 - d.mix.appointment) * d.mix.contracted * d.mix.preferred
	factors := x.byClass(&d.mix)
	d.leaving = 0
	for k, share := range [2]float64{1 - d.mix.contracted, d.mix.contracted} {
		n := float64(d.weight * d.total * s.mass * share)
		certain, chance := x.certain*factors[k], x.chance*factors[k]
		leave, stays := p.outlast(certain, chance)
		left := float64(n * x.delayed * leave)
		d.gone[k] += left
		d.lump[k].note(n-left, float64(n*x.delayed)-left, min(certain, stays), stays)
		d.leaving += float64(share * x.delayed * leave)
	}
	d.met = stretch{}
}

// pour notes the waits of a session.
func (d *expectedDay) pour() {
	for k := range d.lump {
		d.lump[k].pour(&d.tally.Wait[k], d.tally.handling)
	}
}

// tiny keeps quotients of empty classes at zero.
const tiny = 1e-300

// lumpedWait gathers the waits of a session: all, those delayed, and for the delayed the certain part
// of the wait and the whole, in minutes.
type lumpedWait struct{ n, delayed, certain, minutes float64 }

func (l *lumpedWait) note(n, delayed, certain, mean float64) {
	l.n += n
	l.delayed += delayed
	l.certain += float64(delayed * certain)
	l.minutes += float64(delayed * mean)
}

// pour notes the gathered waits as a mass without delay and an exponential part after the certain one, and empties l.
func (l *lumpedWait) pour(w *Waits, handling float64) {
	w.recordExponential(l.n-l.delayed, handling, 0)
	if l.delayed > 0 {
		w.recordExponential(l.delayed, handling+l.certain/l.delayed, (l.minutes-l.certain)/l.delayed)
	}
	*l = lumpedWait{}
}

// byClass divides the wait of the delayed between those without and with a contract: multiples of the
// mean by Cobham's formula for three classes called in turn (appointment, priority, rest),
// W ∝ 1/((1−σ₋)(1−σ)), whose mean over all arrivals is the mean without classes (equation 5).
func (x *steady) byClass(mix *queueMix) (factors [2]float64) {
	first := 1 - float64(x.load*mix.appointment)
	second := first - float64(x.load*mix.priority)
	rest := 1 - x.load
	appointed, preferred, others := rest/first, rest/(first*second), 1/second
	walkIn := 1 - mix.appointment
	factors[Uncontracted] = float64(mix.appointment*appointed) + float64(walkIn*others)
	factors[Contracted] = float64(mix.appointment*appointed) + float64(walkIn*(float64(mix.preferred*preferred)+float64((1-mix.preferred)*others)))
	return factors
}
