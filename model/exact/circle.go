package exact

import "math"

// Sin is the sine of x radians, |x| < 10⁵.
func Sin(x float64) float64 {
	quarters, r := turn(x)
	return wave(quarters, r)
}

// Cos is the cosine of x radians, |x| < 10⁵.
func Cos(x float64) float64 {
	quarters, r := turn(x)
	return wave(quarters+1, r)
}

// turn takes quarters of a circle from x, so that at most half of one is left. π/2 is in two parts, as ln 2 is.
func turn(x float64) (quarters int, r float64) {
	const high, low = 1.57079632673412561417, 6.07710050650619224932e-11
	n := math.Floor(float64(x*(2/math.Pi)) + 0.5)
	return int(n), x - float64(n*high) - float64(n*low)
}

// wave is the sine of so many quarters of a circle and r more, by Taylor's series.
func wave(quarters int, r float64) float64 {
	rr := r * r
	first, next := r, 2.0 // the first term, and what the second is divided by
	if quarters&1 == 1 {
		first, next = 1, 1
	}
	sum, term := 0.0, first
	for ; next < 20; next += 2 {
		term = float64(term * -rr / (next * (next + 1)))
		sum += term
	}
	if sum += first; quarters&2 == 2 {
		return -sum
	}
	return sum
}

// Asin is the angle in radians with the sine x.
func Asin(x float64) float64 { return Atan2(x, math.Sqrt((1-x)*(1+x))) }

// Atan2 is the angle in radians of the point (x, y), from −π to π.
func Atan2(y, x float64) float64 {
	a := acute(math.Abs(y), math.Abs(x))
	if x < 0 {
		a = math.Pi - a
	}
	return math.Copysign(a, y)
}

// acute is the angle of a point in the first quarter: halved three times, tan(a/2) = t/(1+√(1+t²)), then by its series.
func acute(y, x float64) float64 {
	if y > x {
		return math.Pi/2 - acute(x, y)
	}
	if y == 0 {
		return 0
	}
	t := y / x
	for range 3 {
		t /= 1 + math.Sqrt(1+float64(t*t))
	}
	sum := 0.0
	for n := 17.0; n > 0; n -= 2 {
		sum = 1/n - float64(t*t*sum)
	}
	return 8 * t * sum
}
