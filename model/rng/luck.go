package rng

import (
	"math"
	"math/bits"

	"chcsim/model/exact"
)

// Decision names a draw on which much depends, such as the recruits of a year, the same in every replication.
type Decision struct {
	What  string
	Where string // code of a facility or project; empty for the whole district
	When  int    // year, stage or another number
}

// Luck fixes what happens by chance: of decisions the normal scores of the first number of their stream, which decides them. A
// score of 0 is middling luck. Keys derived from one that holds a luck hold it, too.
type Luck struct {
	Fixed map[Decision]float64
	Seen  map[Decision]float64 // notes the scores of the decisions met, fixed or not; nil: they are not noted

	turned uint64
}

// Turn gives all keys that hold the luck other streams from now on, those of a number; 0 are those that they had at first.
func (l *Luck) Turn(stream int) {
	l.turned = 0
	if stream != 0 {
		l.turned = mix(uint64(stream) ^ saltTurn)
	}
}

// With is the key with a luck.
func (k Key) With(l *Luck) Key { return Key{k.hash, l} }

// Luck is the luck that the key holds; nil for none.
func (k Key) Luck() *Luck { return k.luck }

// Fated is the key's stream, whose first number luck may fix. A decision draws from it once, and so that the outcome only rises
// or only falls with the number.
func (k Key) Fated(d Decision) Stream {
	stream := k.Stream()
	if k.luck == nil {
		return stream
	}
	first := stream
	z := exact.NormalQuantile(first.Float64() + 0x1p-54)
	if own := z; k.luck.Score(d, &z) && z != own {
		stream.begin(exact.NormalShare(z))
	}
	return stream
}

// Score puts the fixed score of a decision, if there is one, in the place of what it would be, and notes it.
func (l *Luck) Score(d Decision, z *float64) (fixed bool) {
	score, fixed := l.Fixed[d]
	if fixed {
		*z = score
	}
	if l.Seen != nil {
		l.Seen[d] = *z
	}
	return fixed
}

// begin makes u, rounded down to a multiple of 2^-53, the stream's first number. The output of the generator is
// rotate(s0 + s3) + s0, which is solved for s3.
func (s *Stream) begin(u float64) {
	want := uint64(min(max(u, 0), 1-0x1p-53)*0x1p53) << 11
	s.s3 = bits.RotateLeft64(want-s.s0, -23) - s.s0
}

// poissonTable is the mean up to which PoissonQuantile can search upward from zero: beyond, counts might reach the end of the
// table of reciprocals.
const poissonTable = 120

// PoissonQuantile is the number of events when mean are expected, the number that the share u of all stays below or at. It
// rises with both.
func PoissonQuantile(u, mean float64) int {
	switch {
	case !(u >= 1-mean):
		return 0
	case mean <= poissonTable:
		return poissonInverse(u, mean)
	}
	low, high := -1, int(mean+float64(10*math.Sqrt(mean)))
	for high-low > 1 {
		if k := (low + high) / 2; u < 1-exact.GammaShare(float64(k+1), mean) {
			high = k
		} else {
			low = k
		}
	}
	return high
}
