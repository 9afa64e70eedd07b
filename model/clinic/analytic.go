package clinic

import "math"

// patience is the gamma distribution of the wait a patient bears, in minutes.
type patience struct{ shape, scale float64 }

// newPatience includes that patients turn away when the wait they expect exceeds BalkAt × patience: where
// waits are foreseen, the smaller of the two thresholds decides.
func newPatience(cfg *Config) patience {
	variance := cfg.PatienceCV * cfg.PatienceCV
	return patience{1 / variance, cfg.PatienceMinutes * variance * min(1, cfg.BalkAt)}
}

// outlast is, for waits that are exponential with mean m, the probability that a patient leaves first and
// the mean wait of those who stay (equations 10 and 11). With shape 4, scale 22.5 and m = 15:
// (1+22.5/15)^−4 = 0.0256 leave.
func (p patience) outlast(m float64) (leave, stays float64) {
	ratio := p.scale / m
	if ratio > 40 {
		return 0, m
	}
	leave = math.Exp(-p.shape * math.Log1p(ratio))
	cut := p.shape * p.scale * leave / (1 + ratio)
	return leave, (m*(1-leave) - cut) / (1 - leave)
}

// erlangB is the blocking probability of offered load a at n and at n+1 servers.
func erlangB(a float64, n int) (at, next float64) {
	b := 1.0
	for i := 1; i <= n; i++ {
		x := a * b
		b = x / (float64(i) + x)
	}
	return b, float64(a*b) / (float64(n+1) + float64(a*b))
}

// queueMix is what a stretch of the day needs to know of its arrivals.
type queueMix struct {
	appointment, priority float64 // shares of arrivals called first and second
	contracted, preferred float64 // share of contracted arrivals, and of them called second when without appointment
}

// compute fills the tally with the expectations of one day of a desk (equations 7 to 11): arrivals by
// class, doctors on a weekday morning. The waits of an hour are noted together.
func (t *tally) compute(h *hours, arrivals *[classes]float64, doctors float64, sv *service, p patience, preferred float64) {
	total, contracted := 0.0, arrivals[ownContracted]+arrivals[visitingContracted]
	for k, n := range arrivals {
		total += n
		t.arrived[k] += n
	}
	t.days++
	t.offered += h.minutesOf(doctors)
	if total == 0 {
		return
	}
	mix := queueMix{contracted: contracted / total, preferred: preferred}
	var backlog, leaving float64
	var lump, gone [2]lumpedWait
	for i := range h.slots {
		s := &h.slots[i]
		length := s.to - s.from
		fresh := total * s.mass * (1 - leaving)
		mix.appointment = s.appointment
		mix.priority = (1 - s.appointment) * mix.contracted * preferred
		x := stationary((fresh+backlog)/length, onDuty(doctors, h.sessions[s.session]), sv)
		backlog = x.blocked * length
		waits := x.byClass(&mix)
		leaving = 0
		for k, share := range [2]float64{1 - mix.contracted, mix.contracted} {
			n := total * s.mass * share
			leave, stays := p.outlast(waits[k])
			left := n * x.delayed * leave
			gone[k].n += left
			lump[k].note(n-left, n*x.delayed-left, stays)
			leaving += share * x.delayed * leave
		}
		if (i+1)%4 == 0 || i == len(h.slots)-1 {
			for k := range lump {
				lump[k].pour(&t.wait[k], t.handling)
			}
		}
		if i == len(h.slots)-1 {
			t.overtime += (backlog + x.busy*(1+sv.scv)/2) * sv.mean
		}
	}
	left := [2]float64{gone[0].n / max(total-contracted, tiny), gone[1].n / max(contracted, tiny)}
	for k, n := range arrivals {
		t.gone[k] += n * left[contractOf[k]]
		t.used += n * (1 - left[contractOf[k]]) * sv.mean
	}
}

// tiny keeps quotients of empty classes at zero.
const tiny = 1e-300

// lumpedWait gathers the waits of several slots: all, those delayed, and the minutes of the delayed.
type lumpedWait struct{ n, delayed, minutes float64 }

func (l *lumpedWait) note(n, delayed, mean float64) {
	l.n += n
	l.delayed += delayed
	l.minutes += float64(delayed * mean)
}

// pour notes the gathered waits as a mass without delay and an exponential part, and empties l.
func (l *lumpedWait) pour(w *Waits, handling float64) {
	w.recordExponential(l.n-l.delayed, handling, 0)
	if l.delayed > 0 {
		w.recordExponential(l.delayed, handling, l.minutes/l.delayed)
	}
	*l = lumpedWait{}
}

// steady is the state of a desk in one slot.
type steady struct {
	blocked float64 // patients per minute carried over to the next slot
	busy    float64 // doctors with a patient
	load    float64 // share of the doctors that are busy
	delayed float64 // probability of having to wait
	mean    float64 // minutes, of those who have to wait
}

// stationary is one step of the stationary backlog-carryover approximation (Stolletz 2008): the loss
// system M/G/c/c with arrival rate lambda tells what is carried over; what is not is the load of a
// delay system, whose wait follows Allen and Cunneen. doctors need not be whole: it stands for the two
// whole numbers beside it, drawn at random.
func stationary(lambda, doctors float64, sv *service) (x steady) {
	below := math.Floor(doctors)
	a := lambda * sv.mean
	low, high := erlangB(a, int(below))
	upper := doctors - below
	x.delayOf(a, low, below, 1-upper, sv)
	if upper > 0 {
		x.delayOf(a, high, below+1, upper, sv)
	}
	if x.delayed > 0 {
		x.mean /= x.delayed
	}
	x.blocked = lambda - x.busy/sv.mean
	x.load = x.busy / doctors
	return x
}

// delayOf adds, with the given weight, a desk of c doctors that blocks the share b of the load a.
func (x *steady) delayOf(a, b, c, weight float64, sv *service) {
	carried := a * (1 - b)
	load := carried / c
	block, _ := erlangB(carried, int(c))
	delayed := block / (1 - load*(1-block))
	x.busy += weight * carried
	x.delayed += weight * delayed
	x.mean += weight * delayed * sv.mean * (1 + sv.scv) / 2 / (c * (1 - load))
}

// byClass divides the mean wait of the delayed between those without and with a contract, by Cobham's
// formula for three classes called in turn (appointment, priority, rest): W ∝ 1/((1−σ₋)(1−σ)), whose
// mean over all arrivals is the mean without classes.
func (x *steady) byClass(mix *queueMix) (waits [2]float64) {
	first := 1 - x.load*mix.appointment
	second := first - x.load*mix.priority
	rest := 1 - x.load
	appointed, preferred, others := rest/first, rest/(first*second), 1/second
	walkIn := 1 - mix.appointment
	waits[Uncontracted] = x.mean * (mix.appointment*appointed + walkIn*others)
	waits[Contracted] = x.mean * (mix.appointment*appointed + walkIn*(mix.preferred*preferred+(1-mix.preferred)*others))
	return waits
}
