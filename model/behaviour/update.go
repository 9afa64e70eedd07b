package behaviour

import (
	"math"

	"chcsim/model/exact"
)

// Figure is what was measured of a level that wanders, on the scale of its walk: log-odds or a logarithm.
type Figure struct {
	Years     float64 // since any fixed time
	Value, SD float64 // SD of its error, above 0
}

// How finely the prior is divided to be weighed by figures.
const drifts, memories = 100, 10

// Update returns n equally likely values of a drift after series of figures of it have been seen: the quantiles at
// (i+½)/n. The prior of the drift and that of the memory are their quantile functions. Each series has a level of its own, of
// which nothing was known before its first figure, and wanders from there as a replication does.
func Update(prior, memory func(p float64) float64, series [][]Figure, n int) []float64 {
	var logs [drifts][memories]float64
	top := math.Inf(-1)
	for i := range logs {
		for j := range logs[i] {
			for _, s := range series {
				logs[i][j] += logLikelihood(s, prior(middle(i, drifts)), memory(middle(j, memories)))
			}
			top = max(top, logs[i][j])
		}
	}
	var weights [drifts]float64
	sum := 0.0
	for i := range logs {
		for _, x := range logs[i] {
			weights[i] += exact.Exp(x - top)
		}
		sum += weights[i]
	}
	return quantiles(prior, weights[:], sum, n)
}

func middle(i, n int) float64 { return (float64(i) + 0.5) / float64(n) }

// quantiles are those of a prior whose equally likely slices are weighted.
func quantiles(prior func(p float64) float64, weights []float64, sum float64, n int) []float64 {
	values := make([]float64, n)
	at, below := 0, 0.0
	for k := range values {
		wanted := float64(middle(k, n) * sum)
		for at < len(weights)-1 && below+weights[at] < wanted {
			below += weights[at]
			at++
		}
		values[k] = prior((float64(at) + (wanted-below)/weights[at]) / float64(len(weights)))
	}
	return values
}

// logLikelihood is of a drift and a memory, but for a constant, with the unknown level μ of the series integrated out:
//
//	y = μ·1 + x + e,   Cov(x_s, x_t) = σ²·(e^(−|t−s|/τ) − e^(−(s+t)/τ))/(1 − e^(−10/τ)),   σ = drift/1.645
//	ln L = −½·(ln|Σ| + ln(1ᵀΣ⁻¹1) + yᵀΣ⁻¹y − (1ᵀΣ⁻¹y)²/1ᵀΣ⁻¹1)
//
// with s and t in years since the first figure (restricted likelihood, Harville 1974). Two figures three years apart that differ
// by d, with errors a and b, have ln L = −½·(ln v + d²/v) with v = a² + b² + Var x₃.
func logLikelihood(figures []Figure, drift, memory float64) float64 {
	root := cholesky(figures, drift, memory)
	y, one := make([]float64, len(figures)), make([]float64, len(figures))
	logs, yy, y1, ones := 0.0, 0.0, 0.0, 0.0
	for i, f := range figures {
		y[i], one[i] = f.Value, 1
		for j := range i {
			y[i] -= float64(root[i][j] * y[j])
			one[i] -= float64(root[i][j] * one[j])
		}
		y[i] /= root[i][i]
		one[i] /= root[i][i]
		logs += exact.Log(root[i][i])
		yy += float64(y[i] * y[i])
		y1 += float64(y[i] * one[i])
		ones += float64(one[i] * one[i])
	}
	return -logs - float64(0.5*(exact.Log(ones)+yy-float64(y1*y1)/ones))
}

// cholesky is the lower triangle whose product with its transpose is Σ.
func cholesky(figures []Figure, drift, memory float64) [][]float64 {
	scale := drift * drift / float64(z95*z95) / (1 - exact.Exp(-2*horizon/(12*memory)))
	root := make([][]float64, len(figures))
	for i, f := range figures {
		root[i] = make([]float64, i+1)
		for j, g := range figures[:i+1] {
			s, t := g.Years-figures[0].Years, f.Years-figures[0].Years
			c := float64(scale * (exact.Exp(-math.Abs(t-s)/memory) - exact.Exp(-(s+t)/memory)))
			for k := range j {
				c -= float64(root[i][k] * root[j][k])
			}
			if j < i {
				root[i][j] = c / root[j][j]
			} else {
				root[i][i] = math.Sqrt(c + float64(f.SD*f.SD))
			}
		}
	}
	return root
}
