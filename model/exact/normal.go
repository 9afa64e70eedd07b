package exact

import "math"

// Erfc is 1 less the error function: twice the chance that a normal number of variance ½ is above x. With t = 2/(2+x),
// ln(erfc(x)·e^{x²}/t) is smooth in t, and a short series of Chebyshev polynomials serves all x ≥ 0.
func Erfc(x float64) float64 {
	if x < 0 {
		return 2 - Erfc(-x)
	}
	t := 2 / (2 + x)
	return t * Exp(erfcSeries.at(2*t-1)-float64(x*x))
}

var erfcSeries = fitErfc()

// fitErfc fits the series at the zeros of the first polynomial left out.
func fitErfc() (s series) {
	for k := range s {
		angle := math.Pi * (float64(k) + 0.5) / float64(len(s))
		t := (Cos(angle) + 1) / 2
		y := slowErfc(2/t-2) - Log(t)
		for j := range s {
			s[j] += float64(2 * y * Cos(float64(j)*angle) / float64(len(s)))
		}
	}
	s[0] /= 2
	return s
}

// slowErfc is ln erfc(x) + x²: below 1.5 by the series of the error function, above by the continued fraction of Laplace.
func slowErfc(x float64) float64 {
	if x < 1.5 {
		sum, term := 0.0, x
		for n := 1.0; n < 100; n += 2 {
			sum += term
			term *= 2 * x * x / (n + 2)
		}
		return Log(Exp(x*x) - float64(2/math.SqrtPi*sum))
	}
	rest := 0.0
	for n := 200.0; n > 0; n-- {
		rest = n / 2 / (x + rest)
	}
	return -Log(math.SqrtPi * (x + rest))
}

// series are the coefficients of Chebyshev polynomials.
type series [32]float64

// at is the sum at x, −1 ≤ x ≤ 1 (Clenshaw 1955).
func (s *series) at(x float64) float64 {
	a, b := 0.0, 0.0
	for k := len(s) - 1; k > 0; k-- {
		a, b = float64(2*x*a)-b+s[k], a
	}
	return float64(x*a) - b + s[0]
}

// NormalShare is the chance that a standard normal number is below x.
func NormalShare(x float64) float64 { return Erfc(-x/math.Sqrt2) / 2 }

// NormalQuantile is the number that a standard normal one is below with the chance p: an approximation to 5 in 10⁴
// (Abramowitz and Stegun 1964, 26.2.23), made right by steps of Halley's.
func NormalQuantile(p float64) float64 {
	switch {
	case p > 0.5:
		return -NormalQuantile(1 - p)
	case p == 0.5:
		return 0
	case !(p > 0):
		return math.Inf(-1)
	}
	t := math.Sqrt(-2 * Log(p))
	x := (2.515517+float64(t*(0.802853+float64(t*0.010328))))/
		(1+float64(t*(1.432788+float64(t*(0.189269+float64(t*0.001308)))))) - t
	for range 3 {
		off := (float64(Erfc(-x/math.Sqrt2)/2) - p) * math.Sqrt(2*math.Pi) * Exp(x*x/2)
		x -= off / (1 + float64(x*off/2))
	}
	return x
}
