package exact

import "math"

// ln 2 in two parts; the first has so few digits that products with an exponent are exact.
const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
)

// Exp is e to the power x.
func Exp(x float64) float64 {
	switch {
	case x > 709.79:
		return math.Inf(1)
	case x < -745.2:
		return 0
	case x != x:
		return x
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	high, low := x-float64(k*ln2High), float64(k*ln2Low)
	r := high - low
	y := 1 + (r + (float64(r*r*expTail(r)) + (high - r - low)))
	if k > 1000 || k < -1000 {
		half := math.Floor(k / 2)
		return y * power2(half) * power2(k-half)
	}
	return y * power2(k)
}

// power2 is 2 to the power of a whole number from -1022 to 1023.
func power2(k float64) float64 { return math.Float64frombits(uint64(int64(k)+1023) << 52) }

// expTail is (e^r − 1 − r) ÷ r² for |r| ≤ ½ ln 2: Taylor's series, summed in pairs.
func expTail(r float64) float64 {
	const (
		c2, c3, c4, c5     = 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120
		c6, c7, c8, c9     = c5 / 6, c5 / 42, c5 / 336, c5 / 3024
		c10, c11, c12, c13 = c9 / 10, c9 / 110, c9 / 1320, c9 / 17160
	)
	rr := r * r
	r4 := rr * rr
	a := c2 + float64(c3*r) + float64(rr*(c4+float64(c5*r)))
	b := c6 + float64(c7*r) + float64(rr*(c8+float64(c9*r)))
	c := c10 + float64(c11*r) + float64(rr*(c12+float64(c13*r)))
	return a + float64(r4*(b+float64(r4*c)))
}

// Expm1 is e to the power x, less 1, also where x is small.
func Expm1(x float64) float64 {
	if math.Abs(x) < 0.34 {
		return x + float64(x*x*expTail(x))
	}
	return Exp(x) - 1
}

// Pow is x to the power y, for x ≥ 0. Its relative error is about y·ln x units in the last place.
func Pow(x, y float64) float64 {
	if x == 0 && y > 0 {
		return 0
	}
	if y == 0 {
		return 1
	}
	return Exp(y * Log(x))
}
