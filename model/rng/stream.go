package rng

import (
	"math"
	"math/bits"

	"chcsim/model/exact"
)

// Stream is a xoshiro256++ generator (Blackman, Vigna 2021), 2^256−1 numbers long. It is a value: a
// copy continues on its own. It implements the Source of math/rand/v2. A stream serves one goroutine.
type Stream struct {
	s0, s1, s2, s3 uint64
}

// Uint64 returns 64 random bits.
func (s *Stream) Uint64() uint64 {
	s0, s1, s2, s3 := s.s0, s.s1, s.s2, s.s3
	result := bits.RotateLeft64(s0+s3, 23) + s0
	s2 ^= s0
	s3 ^= s1
	s.s0, s.s1 = s0^s3, s1^s2
	s.s2, s.s3 = s2^(s1<<17), bits.RotateLeft64(s3, 45)
	return result
}

// Fill fills out with the numbers that so many calls of Uint64 would return, in less time: the generator's state stays in
// registers.
func (s *Stream) Fill(out []uint64) {
	s0, s1, s2, s3 := s.s0, s.s1, s.s2, s.s3
	for i := range out {
		out[i] = bits.RotateLeft64(s0+s3, 23) + s0
		s2 ^= s0
		s3 ^= s1
		s0, s1, s2, s3 = s0^s3, s1^s2, s2^(s1<<17), bits.RotateLeft64(s3, 45)
	}
	*s = Stream{s0, s1, s2, s3}
}

// Float64 returns a uniform number in [0, 1), a multiple of 2^-53. The product is exact, so fusing cannot change it.
func (s *Stream) Float64() float64 { return float64(float64(int64(s.Uint64()>>11)) * 0x1p-53) }

// IntN returns a uniform number in [0, n), without bias (Lemire 2019). It returns 0 when n < 2.
func (s *Stream) IntN(n int) int {
	if n < 2 {
		return 0
	}
	hi, lo := bits.Mul64(s.Uint64(), uint64(n))
	if lo < uint64(n) {
		for limit := -uint64(n) % uint64(n); lo < limit; {
			hi, lo = bits.Mul64(s.Uint64(), uint64(n))
		}
	}
	return int(hi)
}

// IntNAndRest returns a uniform number in [0, n) and, from the same 64 bits, a uniform number in [0, 1) that is independent of
// it: what the multiplication that makes the first leaves over, a multiple of about n·2^-64. It returns 0 first when n < 2.
func (s *Stream) IntNAndRest(n int) (number int, rest float64) {
	size := uint64(max(n, 1))
	hi, lo := bits.Mul64(s.Uint64(), size)
	for lo < size && lo < -size%size {
		hi, lo = bits.Mul64(s.Uint64(), size)
	}
	return int(hi), float64(int64(lo>>11)) * 0x1p-53
}

// Bernoulli is true with probability p: never for p ≤ 0, always for p ≥ 1.
func (s *Stream) Bernoulli(p float64) bool { return s.Float64() < p }

// Round returns one of the two integers beside x, at random so that the mean is x.
func (s *Stream) Round(x float64) int {
	below := math.Floor(x)
	if s.Float64() < x-below {
		return int(below) + 1
	}
	return int(below)
}

// HazardToProbability is the probability that an event of constant hazard (per year) happens within a
// time (years): 1 − exp(−h·t). With h = 0.08 a year, one month gives 0.006645.
func HazardToProbability(hazardPerYear, years float64) float64 {
	x := hazardPerYear * years
	if 0 <= x && x < 0.01 { // five terms of the series, to one part in 10¹²
		return x * (1 - float64(x*(1.0/2-float64(x*(1.0/6-float64(x*(1.0/24-float64(x*(1.0/120)))))))))
	}
	return -exact.Expm1(-x)
}
