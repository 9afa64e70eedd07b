package clinic

import "math"

// queueMix is what a stretch of the day needs to know of its arrivals.
type queueMix struct {
	appointment, priority float64 // shares of arrivals called first and second
	contracted, preferred float64 // share of contracted arrivals, and of them called second when without appointment
}

// compute fills the tally with the expectations of one day of a desk (equations 7 to 11): arrivals by
// class, doctors on a weekday morning. The number on duty is whole on any day; small desks are computed for
// both numbers beside the expected one, large ones for a number between. The day counts with the weight.
func (t *tally) compute(weight float64, f *flow, h *hours, arrivals *[classes]float64, doctors float64, sv *service, p *patience, preferred float64) {
	f.prepare(sv)
	t.days += weight
	t.offered += weight * h.minutesOf(doctors)
	contracted, total := arrivals[ownContracted]+arrivals[visitingContracted], 0.0
	for k, n := range arrivals {
		total += n
		t.arrived[k] += weight * n
	}
	if total == 0 {
		return
	}
	d := expectedDay{flow: f, tally: t, hours: h, service: sv, patience: p, total: total,
		mix: queueMix{contracted: contracted / total, preferred: preferred}}
	full := onDuty(doctors, session{level: h.sessions[0].level})
	below := math.Floor(full)
	if upper := full - below; below < wholeBelow && upper > 0 {
		d.run(below, weight*(1-upper))
		d.run(below+1, weight*upper)
	} else {
		d.run(full, weight)
	}
	left := [2]float64{d.gone[0] / max(total-contracted, tiny), d.gone[1] / max(contracted, tiny)}
	for k, n := range arrivals {
		t.gone[k] += n * left[contractOf[k]]
		t.used += n * (weight - left[contractOf[k]]) * sv.mean
	}
}

// Desks with fewer doctors than wholeBelow are computed for whole numbers of them.
const wholeBelow = 5

// expectedDay is one day of one desk while it is computed.
type expectedDay struct {
	*flow
	tally    *tally
	hours    *hours
	service  *service
	patience *patience
	total    float64
	mix      queueMix
	gone     [2]float64
}

// run follows the day, in steps short against the visit's length, when a full session expected to have full
// doctors has these. The day counts with the weight.
func (d *expectedDay) run(these, weight float64) {
	var lump [2]lumpedWait
	var met stretch
	present, leaving, on := presence{}, 0.0, -1
	var desk atDesk
	last := len(d.hours.slots) - 1
	for i := range d.hours.slots {
		s := &d.hours.slots[i]
		if s.session != on {
			on = s.session
			desk = d.flow.desk(onDuty(these, session{level: d.hours.sessions[on].level / d.hours.sessions[0].level}), d.service)
		}
		length := s.to - s.from
		rate := d.total * s.mass / length
		met.note(s, present.advance(&desk, rate*(1-leaving), length))
		ends := i == last || d.hours.slots[i+1].session != on
		if met.slots < slotsMet && !ends {
			continue
		}
		x := desk.state(met.mean())
		leaving = d.meet(&x, &met, weight, &lump)
		met = stretch{}
		if ends {
			for k := range lump {
				lump[k].pour(&d.tally.wait[k], d.tally.handling)
			}
		}
	}
	d.tally.overtime += weight * desk.workLeft(present.mean)
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

func (t *stretch) note(s *slot, p presence) {
	t.slots++
	t.mass += s.mass
	t.appointment += s.mass * s.appointment
	t.present.mean += s.mass * p.mean
	t.present.variance += s.mass * p.variance
}

func (t *stretch) mean() presence {
	each := 1 / max(t.mass, tiny)
	return presence{t.present.mean * each, t.present.variance * each}
}

// meet lets a stretch's arrivals meet the state of the desk. It returns the share of them that leaves.
func (d *expectedDay) meet(x *steady, s *stretch, weight float64, lump *[2]lumpedWait) (leaving float64) {
	d.mix.appointment = s.appointment / max(s.mass, tiny)
	d.mix.priority = (1 - d.mix.appointment) * d.mix.contracted * d.mix.preferred
	factors := x.byClass(&d.mix)
	for k, share := range [2]float64{1 - d.mix.contracted, d.mix.contracted} {
		n := weight * d.total * s.mass * share
		certain, chance := x.certain*factors[k], x.chance*factors[k]
		leave, stays := d.patience.outlast(certain, chance)
		left := n * x.delayed * leave
		d.gone[k] += left
		lump[k].note(n-left, n*x.delayed-left, min(certain, stays), stays)
		leaving += share * x.delayed * leave
	}
	return leaving
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
// W ∝ 1/((1−σ₋)(1−σ)), whose mean over all arrivals is the mean without classes (equation 11).
func (x *steady) byClass(mix *queueMix) (factors [2]float64) {
	first := 1 - x.load*mix.appointment
	second := first - x.load*mix.priority
	rest := 1 - x.load
	appointed, preferred, others := rest/first, rest/(first*second), 1/second
	walkIn := 1 - mix.appointment
	factors[Uncontracted] = mix.appointment*appointed + walkIn*others
	factors[Contracted] = mix.appointment*appointed + walkIn*(mix.preferred*preferred+(1-mix.preferred)*others)
	return factors
}
