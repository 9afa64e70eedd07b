package rng

import (
	"math"

	"chcsim/model/exact"
)

// poissonSmall is the mean up to which searching upward from zero is quicker than rejection (measured).
const poissonSmall = 12

// reciprocals holds 1/k; the searches need no division and end before its end.
var reciprocals = func() (r [256]float64) {
	for k := range r {
		r[k] = 1 / float64(k)
	}
	return r
}()

// Poisson returns the number of events when mean are expected. Up to a mean of 12 it takes one uniform
// number and inverts the distribution function, so that a slightly larger mean gives the same or a
// slightly larger count from the same stream.
func (s *Stream) Poisson(mean float64) int {
	if mean > poissonSmall {
		return s.poissonRejection(mean)
	}
	u := s.Float64()
	if !(u >= 1-mean) { // P(0) is at least 1 − mean; also no mean or none at all
		return 0
	}
	return poissonInverse(u, mean)
}

// poissonInverse searches upward from zero, P(k) = P(k−1)·mean/k, in strides of four without branches: a
// mispredicted branch costs more than three multiplications.
func poissonInverse(u, mean float64) int {
	p0 := QuickExp(-mean)
	for k := 0; ; k += 4 {
		p1 := float64(p0 * mean * reciprocals[k+1])
		p2 := float64(p1 * mean * reciprocals[k+2])
		p3 := float64(p2 * mean * reciprocals[k+3])
		c1 := p0 + p1
		c2 := c1 + p2
		c3 := c2 + p3
		if u < c3 || k+8 >= len(reciprocals) {
			return k + stride(u, p0, c1, c2)
		}
		u -= c3
		p0 = float64(p3 * mean * reciprocals[k+4])
	}
}

// stride counts how many of three rising limits u has reached.
func stride(u, a, b, c float64) int {
	n := 0
	if u >= a {
		n++
	}
	if u >= b {
		n++
	}
	if u >= c {
		n++
	}
	return n
}

// poissonRejection is algorithm PTRS (Hörmann 1993, Insurance: Mathematics and Economics 12), for
// means of at least 10: transformed rejection with a squeeze.
func (s *Stream) poissonRejection(mean float64) int {
	root := math.Sqrt(mean)
	b := 0.931 + float64(2.53*root)
	a := -0.059 + float64(0.02483*b)
	inverseAlpha := 1.1239 + 1.1328/(b-3.4)
	squeeze := 0.9277 - 3.6224/(b-2)
	for {
		u, v := s.Float64()-0.5, s.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + mean + 0.43)
		if us >= 0.07 && v <= squeeze {
			return int(k)
		}
		if k < 0 || us < 0.013 && v > us {
			continue
		}
		if exact.Log(v*inverseAlpha/(a/(us*us)+b)) <= float64(k*exact.Log(mean))-mean-logFactorial(k) {
			return int(k)
		}
	}
}
