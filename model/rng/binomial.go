package rng

import "math"

// Limits between the methods of Binomial (measured).
const (
	binomialCoins = 8  // up to so many trials one coin each is quickest
	binomialSmall = 10 // expected successes from which rejection is valid and quicker
)

// Binomial returns the number of successes in n independent trials of probability p.
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
	switch {
	case n <= binomialCoins:
		k := 0
		for range n {
			if s.Float64() < p {
				k++
			}
		}
		return k
	case float64(n)*p < binomialSmall:
		return s.binomialWaiting(n, p)
	}
	return s.binomialRejection(n, p)
}

// binomialWaiting is the second waiting time method (Devroye 1986, X.4.3). Give every trial an
// exponential clock; those that rang by −ln(1−p) are the successes. The gap before the next of m
// silent clocks is exponential with mean 1/m.
func (s *Stream) binomialWaiting(n int, p float64) int {
	silent := float64(n)
	sum := s.Exp() / silent
	if sum >= p/(1-p) { // never below −ln(1−p), and saves the logarithm
		return 0
	}
	end := -math.Log1p(-p)
	k := 0
	for sum < end {
		if k++; k == n {
			break
		}
		silent--
		sum += s.Exp() / silent
	}
	return k
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
		if math.Log(v*alpha/(a/(us*us)+b)) <= binomialLogRatio(n, p, k) {
			return int(k)
		}
	}
}

// binomialLogRatio is the logarithm of P(k)/P(mode).
func binomialLogRatio(n, p, k float64) float64 {
	m := math.Floor((n + 1) * p)
	odds := p / (1 - p)
	return float64((m+0.5)*math.Log((m+1)/(odds*(n-m+1)))) +
		float64((n+1)*math.Log((n-m+1)/(n-k+1))) +
		float64((k+0.5)*math.Log(odds*(n-k+1)/(k+1))) +
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

// Choose returns a class with probability proportional to its weight, or −1 if no weight is positive.
func (s *Stream) Choose(weights []float64) int {
	sum, last := 0.0, -1
	for i, w := range weights {
		if w > 0 {
			sum += w
			last = i
		}
	}
	u := s.Float64() * sum
	for i := range max(last, 0) {
		if w := weights[i]; w > 0 {
			if u < w {
				return i
			}
			u -= w
		}
	}
	return last
}
