package param

import "math"

// tail is the probability left out at each open end of an unbounded distribution's support.
const tail = 0.001

// ends returns the lowest and highest probability within the support.
func (d Distribution) ends() (low, high float64) {
	switch d.Kind {
	case "normal", "lognormal", "gamma":
		return tail, 1 - tail
	case "half_normal":
		return 0, 1 - tail
	}
	return 0, 1
}

// Support is the range of values: the whole of a bounded distribution, and
// that between the 0.1% and 99.9% quantiles of an unbounded one. normal(10, 2) reaches from 3.82 to 16.18.
func (d Distribution) Support() (lowest, highest float64) {
	low, high := d.ends()
	return d.Quantile(low), d.Quantile(high)
}

// Variance is the expected squared distance from the mean, of the distribution before truncation.
//
//	pert(6, 9, 18): α = 2, β = 4, span 12, so 12²·αβ/((α+β)²(α+β+1)) = 144·8/252 = 32/7
func (d Distribution) Variance() float64 {
	a := d.Args
	switch d.Kind {
	case "uniform":
		return square(a[1]-a[0]) / 12
	case "triangular":
		lo, mode, hi := a[0], a[1], a[2]
		return (square(hi-lo) + square(mode-lo) + square(hi-mode)) / 36
	case "pert":
		alpha, beta := pertShape(a[0], a[1], a[2])
		return square(a[2]-a[0]) * betaVariance(alpha, beta)
	case "normal", "lognormal", "gamma":
		return square(a[1])
	case "half_normal":
		return square(a[1]) * (1 - 2/math.Pi)
	case "beta":
		return betaVariance(a[0], a[1])
	case "bernoulli":
		return a[0] * (1 - a[0])
	case "empirical":
		sum, mean := 0.0, d.Mean()
		for _, x := range a {
			sum += square(x - mean)
		}
		return sum / float64(len(a))
	}
	return 0
}

func square(x float64) float64 { return float64(x * x) }

func betaVariance(alpha, beta float64) float64 {
	n := alpha + beta
	return alpha * beta / (n * n * (n + 1))
}

// pertShape returns the parameters of the beta distribution behind a PERT: of (6, 9, 18), 2 and 4.
func pertShape(lo, mode, hi float64) (alpha, beta float64) {
	span := hi - lo
	return 1 + 4*(mode-lo)/span, 1 + 4*(hi-mode)/span
}
