package exact

import "math"

// LogGamma is ln Γ(x) for x > 0: Stirling's series from 15 on, and below it by Γ(x+1) = x·Γ(x).
func LogGamma(x float64) float64 {
	product := 1.0
	for ; x < 15; x++ {
		product *= x
	}
	z := 1 / float64(x*x)
	tail := 1.0/12 - float64(z*(1.0/360-float64(z*(1.0/1260-float64(z*(1.0/1680-float64(z*(1.0/1188-float64(z*(691.0/360360))))))))))
	const halfLogTwoPi = 0.91893853320467274178
	return float64((x-0.5)*Log(x)) - x + halfLogTwoPi + tail/x - Log(product)
}

// GammaShare is the chance that a gamma number of the given shape and scale 1 is below x: by its series up to the mean, and
// beyond by a continued fraction (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31).
func GammaShare(shape, x float64) float64 {
	if x <= 0 {
		return 0
	}
	front := Exp(float64(shape*Log(x)) - x - LogGamma(shape))
	if x < shape+1 {
		term := 1 / shape
		sum := term
		for n := shape + 1; term > sum*1e-17; n++ {
			term = float64(term * (x / n))
			sum += term
		}
		return front * sum
	}
	b := x + 1 - shape
	return 1 - float64(front*fraction(b, func(n float64) (float64, float64) {
		return -n * (n - shape), b + float64(2*n)
	}))
}

// GammaQuantile is the number that a gamma one of the given shape and scale 1 is below with the chance p.
func GammaQuantile(shape, p float64) float64 {
	if p <= 0 {
		return 0
	}
	if p >= 1 {
		return math.Inf(1)
	}
	high := shape + 1
	for GammaShare(shape, high) < p {
		high *= 2
	}
	constant := LogGamma(shape)
	return invert(p, 0, high, func(x float64) float64 { return GammaShare(shape, x) },
		func(x float64) float64 { return Exp(float64((shape-1)*Log(x)) - x - constant) })
}

// fraction is 1/(b + a₁/(b₁ + a₂/(b₂ + …))), term by term (Lentz 1976).
func fraction(b float64, term func(n float64) (a, b float64)) float64 {
	const tiny, most = 1e-300, 10000
	d := 1 / b
	c, value := 1/tiny, d
	for n := 1.0; n < most; n++ {
		an, bn := term(n)
		d = bn + float64(an*d)
		c = bn + an/c
		if d == 0 {
			d = tiny
		}
		if c == 0 {
			c = tiny
		}
		d = 1 / d
		step := float64(c * d)
		value *= step
		if math.Abs(step-1) < 1e-16 {
			break
		}
	}
	return value
}

// invert finds where a rising share is p, between two bounds, by Newton's steps and where these leave the bounds by halving.
func invert(p, low, high float64, share, density func(x float64) float64) float64 {
	x := (low + high) / 2
	for range 200 {
		off := share(x) - p
		if off > 0 {
			high = x
		} else {
			low = x
		}
		step := off / density(x)
		if math.Abs(step) <= 1e-15*x {
			break
		}
		next := x - step
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		x = next
	}
	return x
}
