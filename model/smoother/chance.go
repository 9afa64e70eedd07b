package smoother

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Covariance is a covariance matrix.
type Covariance = mat.Symmetric

// independent is the part of the covariance of chance that is taken as independent between observations: estimated from some
// dozens of pairs it would else call combinations certain in which those pairs happen not to differ.
const independent = 0.1

// Chance is the covariance of what chance does to simulated values, from pairs of simulations that differ in nothing else:
// half the mean product of their differences.
func Chance(first, second [][]float64) Covariance {
	first, second = defined(first), defined(second)
	n, pairs := len(first[0]), float64(len(first))
	cov := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			total := 0.0
			for p := range first {
				total += float64((first[p][i] - second[p][i]) * (first[p][j] - second[p][j]))
			}
			if i != j {
				total *= 1 - independent
			}
			cov.SetSym(i, j, total/(2*pairs))
		}
	}
	return cov
}

// Passing is the variance of chance in each value that does not last, C·(1 − r): r is the correlation of its chance with that in the
// same quantity some time later. The pairs are those of Chance, with what they simulate at both times; undefined values do not differ.
func Passing(first, second, firstLater, secondLater [][]float64) []float64 {
	passing := make([]float64, len(first[0]))
	for k := range passing {
		var now, later, both float64
		for p := range first {
			a, b := difference(first[p][k], second[p][k]), difference(firstLater[p][k], secondLater[p][k])
			now, later, both = now+float64(a*a), later+float64(b*b), both+float64(a*b)
		}
		lasting := 0.0
		if now > 0 && later > 0 {
			lasting = min(1, max(0, both/math.Sqrt(now*later)))
		}
		passing[k] = now / float64(2*len(first)) * (1 - lasting)
	}
	return passing
}

func difference(a, b float64) float64 {
	if d := a - b; !math.IsNaN(d) {
		return d
	}
	return 0
}
