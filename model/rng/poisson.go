package rng

import "math"

// poissonSmall is the mean up to which counting exponential gaps is quicker than rejection (measured).
const poissonSmall = 12

// Poisson returns the number of events when mean are expected.
func (s *Stream) Poisson(mean float64) int {
	if mean <= poissonSmall {
		n := 0
		for sum := s.Exp(); sum < mean; sum += s.Exp() {
			n++
		}
		return n
	}
	return s.poissonRejection(mean)
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
		if math.Log(v*inverseAlpha/(a/(us*us)+b)) <= float64(k*math.Log(mean))-mean-logFactorial(k) {
			return int(k)
		}
	}
}
