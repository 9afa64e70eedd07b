package behaviour

import (
	"math"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// span is the number of months whose luck is decided together: half a year. Within, the walks wander by themselves.
const span = 6

// innovations are a month's standard normal steps. Luck may fix their sum over half a year: each month then gives its equal part
// of the difference, so that months stay independent standard normal numbers where the sums are.
func (s *State) innovations(m month.Month) [5]float64 {
	z := s.own(m)
	luck := s.key.Luck()
	if luck == nil {
		return z
	}
	half := m / span
	var own [5]float64 // the half-year's sums, over the root of its months
	for k := range month.Month(span) {
		for i, one := range s.own(half*span + k) {
			own[i] += one / math.Sqrt(span)
		}
	}
	for i, is := range own {
		score := is
		luck.Score(rng.Decision{What: walk(i).String(), When: int(half)}, &score)
		z[i] += (score - is) / math.Sqrt(span)
	}
	return z
}

// own are the month's steps of the key alone.
func (s *State) own(m month.Month) (z [5]float64) {
	stream := s.key.At(int(m)).Stream()
	for i := range z {
		z[i] = stream.Normal()
	}
	return z
}
