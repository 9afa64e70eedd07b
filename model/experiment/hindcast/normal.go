package hindcast

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// normal is a multivariate normal distribution around 0.
type normal struct {
	lower  *mat.TriDense // of the Cholesky factorization
	logDet float64
	k      int
}

// least is added to every variance of a kernel, so that particles that agree in one score leave it a density.
const least = 1e-6

// newNormal factorizes a covariance times factor.
func newNormal(covariance *mat.SymDense, factor float64) *normal {
	k := covariance.SymmetricDim()
	scaled := mat.NewSymDense(k, nil)
	for a := range k {
		for b := a; b < k; b++ {
			x := float64(covariance.At(a, b) * factor)
			if a == b {
				x += least
			}
			scaled.SetSym(a, b, x)
		}
	}
	var c mat.Cholesky
	if !c.Factorize(scaled) { // only rounding can do this: fall back on the variances
		for a := range k {
			for b := a + 1; b < k; b++ {
				scaled.SetSym(a, b, 0)
			}
		}
		c.Factorize(scaled)
	}
	lower := mat.NewTriDense(k, mat.Lower, nil)
	c.LTo(lower)
	return &normal{lower, c.LogDet(), k}
}

// draw returns a point around a centre.
func (n *normal) draw(centre []float64, s *rng.Stream) []float64 {
	z := make([]float64, n.k)
	for i := range z {
		z[i] = s.Normal()
	}
	at := append([]float64(nil), centre...)
	for i := range n.k {
		for j := 0; j <= i; j++ {
			at[i] += float64(n.lower.At(i, j) * z[j])
		}
	}
	return at
}

// density is that of a point around a centre, by forward substitution in L·y = x − centre.
func (n *normal) density(x, centre []float64) float64 {
	y := make([]float64, n.k)
	square := 0.0
	for i := range n.k {
		y[i] = x[i] - centre[i]
		for j := range i {
			y[i] -= float64(n.lower.At(i, j) * y[j])
		}
		y[i] /= n.lower.At(i, i)
		square += float64(y[i] * y[i])
	}
	return math.Exp(float64(-square/2) - float64(n.logDet/2) - float64(float64(n.k)/2*math.Log(2*math.Pi)))
}

// standard is the density of the prior: independent standard normal scores.
func standard(z []float64) float64 {
	square := 0.0
	for _, x := range z {
		square += float64(x * x)
	}
	return math.Exp(float64(-square/2) - float64(float64(len(z))/2*math.Log(2*math.Pi)))
}

// scores draws independent standard normal numbers.
func scores(n int, s *rng.Stream) []float64 {
	z := make([]float64, n)
	for i := range z {
		z[i] = s.Normal()
	}
	return z
}

// nudge moves scores a little without changing that they are independent standard normal numbers:
//
//	z' = √(1−β²)·z + β·ξ
//
// (preconditioned Crank–Nicolson; Cotter, Roberts, Stuart and White 2013, Statistical Science 28:424). It
// works for any number of scores, since it is reversible for their distribution and needs no correction.
func nudge(z []float64, beta float64, s *rng.Stream) []float64 {
	stay := math.Sqrt(1 - float64(beta*beta))
	moved := make([]float64, len(z))
	for i, x := range z {
		moved[i] = float64(stay*x) + float64(beta*s.Normal())
	}
	return moved
}
