package exact

// betaShare is the chance that a beta number with shapes a and b is below x, by a continued fraction (Abramowitz and Stegun
// 1964, 26.5.8) where that is quick, else by that of 1−x. constant is −ln B(a, b).
func betaShare(x, a, b, constant float64) float64 {
	if x <= 0 || x >= 1 {
		return max(0, min(x, 1))
	}
	if x > (a+1)/(a+b+2) {
		return 1 - betaShare(1-x, b, a, constant)
	}
	front := Exp(float64(a*Log(x)) + float64(b*Log1p(-x)) + constant)
	return front / a * fraction(1, func(n float64) (float64, float64) {
		m := float64(int(n) / 2)
		at := a + float64(2*m)
		if int(n)%2 == 0 {
			return m * (b - m) * x / ((at - 1) * at), 1
		}
		return -(a + m) * (a + b + m) * x / (at * (at + 1)), 1
	})
}

// BetaQuantile is the number that a beta one with shapes a and b is below with the chance p.
func BetaQuantile(a, b, p float64) float64 {
	if p <= 0 || p >= 1 {
		return max(0, min(p, 1))
	}
	constant := LogGamma(a+b) - LogGamma(a) - LogGamma(b)
	return invert(p, 0, 1, func(x float64) float64 { return betaShare(x, a, b, constant) },
		func(x float64) float64 {
			return Exp(float64((a-1)*Log(x)) + float64((b-1)*Log1p(-x)) + constant)
		})
}
