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

// Passing is the variance of chance in each value that does not last: what it shares with no other value of its course, which are the
// same quantity at other times, C·(1 − r) with the highest correlation r of its chance with that of another. Of a value alone in its
// course it is 0: whether its chance lasts is not known.
func Passing(chance Covariance, courses [][]int) []float64 {
	passing := make([]float64, chance.SymmetricDim())
	for _, course := range courses {
		for _, k := range course {
			if len(course) > 1 {
				passing[k] = chance.At(k, k) * (1 - mostAlike(chance, k, course))
			}
		}
	}
	return passing
}

// mostAlike is the highest correlation of the chance in a value with that in another one of its course, from 0 to 1.
func mostAlike(chance Covariance, k int, course []int) (most float64) {
	for _, l := range course {
		if variances := float64(chance.At(k, k) * chance.At(l, l)); l != k && variances > 0 {
			most = max(most, chance.At(k, l)/(1-independent)/math.Sqrt(variances))
		}
	}
	return min(1, most)
}
