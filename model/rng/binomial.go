package rng

import (
	"math"

	"chcsim/model/exact"
)

// binomialSmall is how many expected successes make rejection quicker than searching upward from zero
// (measured); rejection is valid from 10.
const binomialSmall = 20

// Binomial returns the number of successes in n independent trials of probability p. While fewer than 20
// successes (or failures, if they are rarer) are expected it takes one uniform number and inverts the
// distribution function, so that a slightly larger p gives the same or a slightly larger count from
// the same stream.
func (s *Stream) Binomial(n int, p float64) int {
	switch {
	case n <= 0 || !(p > 0):
		return 0
	case p >= 1:
		return n
	case p > 0.5:
		return n - s.binomialHalf(n, 1-p)
	}
	return s.binomialHalf(n, p)
}

// binomialHalf serves 0 < p ≤ ½.
func (s *Stream) binomialHalf(n int, p float64) int {
	mean := float64(float64(n) * p)
	if mean >= binomialSmall {
		return s.binomialRejection(n, p)
	}
	u := s.Float64()
	if u < 1-mean { // P(0) is at least 1 − mean
		return 0
	}
	return binomialInverse(u, n, p)
}

// binomialInverse searches upward from zero, P(k) = P(k−1)·((n+1)/k − 1)·p/(1−p), in strides of four as
// poissonInverse does. Beyond n the terms vanish.
func binomialInverse(u float64, n int, p float64) int {
	odds := p / (1 - p)
	factor := float64(n+1) * odds
	p0 := noSuccess(n, p)
	for k := 0; ; k += 4 {
		p1 := float64(p0 * (float64(factor*reciprocals[k+1]) - odds))
		p2 := float64(p1 * (float64(factor*reciprocals[k+2]) - odds))
		p3 := float64(p2 * (float64(factor*reciprocals[k+3]) - odds))
		c1 := p0 + p1
		c2 := c1 + p2
		c3 := c2 + p3
		if u < c3 || k+4 > n || k+8 >= len(reciprocals) {
			return min(k+stride(u, p0, c1, c2), n)
		}
		u -= c3
		p0 = float64(p3 * (float64(factor*reciprocals[k+4]) - odds))
	}
}

// noSuccess is (1−p)^n, by squaring: sooner than through a logarithm, and with a relative error of n·2^-53.
func noSuccess(n int, p float64) float64 {
	power, square := 1.0, 1-p
	for ; n > 0; n >>= 1 {
		one, factor := math.Float64bits(1), math.Float64bits(square)
		power *= math.Float64frombits(one ^ (one^factor)&-uint64(n&1)) // a branch here could not be foreseen
		square *= square
	}
	return power
}

// binomialRejection is algorithm BTRS (Hörmann 1993, Journal of Statistical Computation and
// Simulation 46), for n·p ≥ 10: transformed rejection with a squeeze.
func (s *Stream) binomialRejection(trials int, p float64) int {
	n := float64(trials)
	root := math.Sqrt(n * p * (1 - p))
	b := 1.15 + float64(2.53*root)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := float64(n*p) + 0.5
	squeeze := 0.92 - 4.2/b
	for {
		u, v := s.Float64()-0.5, s.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + c)
		if us >= 0.07 && v <= squeeze {
			return int(k)
		}
		if k < 0 || k > n {
			continue
		}
		alpha := (2.83 + 5.1/b) * root
		if exact.Log(v*alpha/(a/(us*us)+b)) <= binomialLogRatio(n, p, k) {
			return int(k)
		}
	}
}

// binomialLogRatio is the logarithm of P(k)/P(mode).
func binomialLogRatio(n, p, k float64) float64 {
	m := math.Floor((n + 1) * p)
	odds := p / (1 - p)
	return float64((m+0.5)*exact.Log((m+1)/(odds*(n-m+1)))) +
		float64((n+1)*exact.Log((n-m+1)/(n-k+1))) +
		float64((k+0.5)*exact.Log(odds*(n-k+1)/(k+1))) +
		stirling(m) + stirling(n-m) - stirling(k) - stirling(n-k)
}

// Multinomial distributes n among len(weights) classes in proportion to the weights, which need not sum
// to 1, and writes the counts to out. Weights that are not positive count as zero; if none is
// positive, all counts are zero and nobody is distributed.
func (s *Stream) Multinomial(n int, weights []float64, out []int) {
	rest, last := 0.0, -1
	for i, w := range weights {
		out[i] = 0
		if w > 0 {
			rest += w
			last = i
		}
	}
	for i := 0; i < last && n > 0; i++ {
		if w := weights[i]; w > 0 {
			out[i] = s.Binomial(n, w/rest)
			n -= out[i]
			rest -= w
		}
	}
	if last >= 0 {
		out[last] = max(n, 0)
	}
}
