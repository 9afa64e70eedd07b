package exact

import "math"

// Log is the natural logarithm: with x = 2^k·(1+f) and s = f/(2+f), ln(1+f) is 2s(1 + s²/3 + s⁴/5 + …), of which the
// first term is written f − f²/2 + s·f²/2, so that it is rounded least.
func Log(x float64) float64 {
	switch {
	case x != x || x > math.MaxFloat64:
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	k := 0.0
	if x < 0x1p-1022 {
		x, k = x*0x1p54, -54
	}
	bits := math.Float64bits(x)
	k += float64(int64(bits>>52) - 1023)
	f := math.Float64frombits(bits&(1<<52-1)|1023<<52) - 1
	if f > math.Sqrt2-1 {
		f, k = float64((f-1)/2), k+1
	}
	s, half := f/(2+f), float64(f*f/2)
	return float64(k*ln2High) - (half - (float64(s*(half+logTail(s*s))) + float64(k*ln2Low)) - f)
}

// logTail is 2(z/3 + z²/5 + …) for 0 ≤ z < 0.03, summed in pairs.
func logTail(z float64) float64 {
	z2 := z * z
	z4 := z2 * z2
	a := 2.0/3 + float64(2.0/5*z) + float64(z2*(2.0/7+float64(2.0/9*z)))
	b := 2.0/11 + float64(2.0/13*z) + float64(z2*(2.0/15+float64(2.0/17*z)))
	c := 2.0/19 + float64(2.0/21*z) + float64(z2*(2.0/23))
	return z * (a + float64(z4*(b+float64(z4*c))))
}

// Log1p is ln(1+x), also where x is small: what 1+x loses in rounding, the quotient gives back (Kahan).
func Log1p(x float64) float64 {
	y := 1 + x
	if y == 1 {
		return x
	}
	return Log(y) * (x / (y - 1))
}
