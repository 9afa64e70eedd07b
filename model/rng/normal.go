package rng

import (
	"math"

	"chcsim/model/exact"
)

// normalTail is where the lowest of 256 layers of exp(−x²/2) ends and the tail begins.
const normalTail = 3.6541528853610088

var normalLayers, normalHeights = ziggurat(normalTail,
	float64(normalTail*exact.Exp(-normalTail*normalTail/2))+float64(math.Sqrt(math.Pi/2)*exact.Erfc(normalTail/math.Sqrt2)),
	func(x float64) float64 { return exact.Exp(-x * x / 2) },
	func(y float64) float64 { return math.Sqrt(-2 * exact.Log(y)) })

// Normal returns a normal number with mean 0 and standard deviation 1.
func (s *Stream) Normal() float64 {
	u := s.Uint64()
	l := &normalLayers[u&255]
	x := float64(float64(int64(u>>11)) * l.width)
	if u>>11 >= l.sure {
		x = s.normalSlow(u)
	}
	return math.Copysign(x, float64(int64(u<<55))) // bit 8 is the sign
}

// normalSlow finishes, without its sign, the one draw in eighty that its layer does not settle.
func (s *Stream) normalSlow(u uint64) float64 {
	for ; ; u = s.Uint64() {
		i := u & 255
		l := &normalLayers[i]
		x := float64(float64(int64(u>>11)) * l.width)
		if u>>11 < l.sure {
			return x
		}
		if i == 255 {
			return s.normalTail()
		}
		inner, outer := normalHeights[i], normalHeights[i+1]
		if outer+float64(s.Float64()*(inner-outer)) < exact.Exp(-x*x/2) {
			return x
		}
	}
}

// normalTail draws beyond the ziggurat (Marsaglia 1964).
func (s *Stream) normalTail() float64 {
	for {
		x := s.Exp() / normalTail
		if 2*s.Exp() > x*x {
			return normalTail + x
		}
	}
}

// Lognormal returns a positive number with the given mean and standard deviation, both of the number
// itself and not of its logarithm. Callers that draw many use NewLognormal.
func (s *Stream) Lognormal(mean, sd float64) float64 { return NewLognormal(mean, sd).Draw(s) }

// Lognormal is a prepared lognormal distribution: exp(Mu + Sigma·Z) with Z standard normal.
type Lognormal struct {
	Mu, Sigma float64 // mean and standard deviation of the logarithm
}

// NewLognormal prepares the distribution of a number with the given mean and standard deviation:
// σ² = ln(1 + (sd/mean)²), μ = ln(mean) − σ²/2. Mean 6 and sd 6 give μ = 1.445186, σ = 0.832555.
func NewLognormal(mean, sd float64) Lognormal {
	cv := sd / mean
	variance := exact.Log1p(float64(cv * cv))
	return Lognormal{exact.Log(mean) - float64(variance/2), math.Sqrt(variance)}
}

// Draw returns one number.
func (l Lognormal) Draw(s *Stream) float64 { return exact.Exp(l.Mu + float64(l.Sigma*s.Normal())) }
