package desk

import (
	"math"
	"math/bits"

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
func (p patient) contract() int    { return ContractOf(int(p >> classShift)) }
func (p patient) priority() uint   { return uint(p >> priorityShift) }

// admit draws who comes and when: uniformly, bent by the day's profile.
func (q *Queue) admit(t *Tally, cfg *Config, h *Hours, desk *Desk, n int, stream *rng.Stream) {
	if cap(q.patients) < n {
		room := n + n/2
		q.patients, q.arrivals, q.chances, q.visits = make([]patient, room), make([]float64, room), make([]uint64, room), make([]uint64, room)
	}
	q.patients, q.arrivals, q.chances = q.patients[:n], q.arrivals[:n], q.chances[:n]
	stream.FillOrdered(q.arrivals)
	stream.Fill(q.chances)
	arrivals, limit, next := q.arrivals, classLimits(&desk.Arrivals), 0
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
func (t *Tally) describe(patients []patient, chances []uint64, limit *[Classes - 1]uint64, order ordering) {
	var arrived [8]int // by class; a power of two spares a check
	for i, r := range chances[:len(patients)] {
		upper, lower := r>>(64-classBits), r>>patienceBits%(1<<orderBits)
		class := Classes - 1 - below(upper, limit[0]) - below(upper, limit[1]) - below(upper, limit[2]) - below(upper, limit[3])
		arrived[class%8]++
		priority := priorities - 1 - below(lower, order.appointed) - below(lower, order.preferred[ContractOf(int(class))])
		patients[i] = patient(r%patienceSlices | class<<classShift | priority<<priorityShift)
	}
	for k := range t.Arrived {
		t.Arrived[k] += float64(arrived[k])
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
func classLimits(arrivals *[Classes]float64) (limits [Classes - 1]uint64) {
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
