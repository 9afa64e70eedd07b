package rng

import "math"

// Gamma returns a gamma number with the given shape and scale; its mean is shape·scale
// (Marsaglia, Tsang 2000; a shape below 1 by the power of a uniform number).
func (s *Stream) Gamma(shape, scale float64) float64 {
	switch {
	case !(shape > 0):
		return 0
	case shape == 1:
		return s.Exp() * scale
	case shape < 1:
		// E/shape is −ln(U)/shape, so this is U^(1/shape) without the logarithm of zero
		return s.standardGamma(shape+1) * math.Exp(-s.Exp()/shape) * scale
	}
	return s.standardGamma(shape) * scale
}

// standardGamma draws a gamma number with scale 1 and a shape of at least 1.
func (s *Stream) standardGamma(shape float64) float64 {
	d := shape - 1.0/3
	c := 1 / (3 * math.Sqrt(d))
	for {
		x := s.Normal()
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = float64(v * v * v)
		u, square := s.Float64(), float64(x*x)
		if u < 1-float64(0.0331*square*square) || math.Log(u) < float64(square/2)+float64(d*(1-v+math.Log(v))) {
			return d * v
		}
	}
}

// Beta returns a beta number with mean a/(a+b).
func (s *Stream) Beta(a, b float64) float64 {
	if a < 1 && b < 1 {
		return s.betaJohnk(a, b)
	}
	x := s.Gamma(a, 1)
	if x == 0 {
		return 0
	}
	return x / (x + s.Gamma(b, 1))
}

// betaJohnk serves two shapes below 1 (Jöhnk 1964), in logarithms so that tiny shapes cannot give 0/0.
func (s *Stream) betaJohnk(a, b float64) float64 {
	for {
		x, y := -s.Exp()/a, -s.Exp()/b // logarithms of U^(1/a) and V^(1/b)
		top := max(x, y)
		sum := top + math.Log(math.Exp(x-top)+math.Exp(y-top))
		if sum <= 0 {
			return math.Exp(x - sum)
		}
	}
}
