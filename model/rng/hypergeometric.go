package rng

import "math"

// Limits between the methods of Hypergeometric (measured).
const (
	hypergeometricUrn   = 12 // up to so many draws they are made one by one
	hypergeometricSmall = 1  // expected hits below which none is likely and looked at first
)

// Hypergeometric returns how many of the marked ones are among so many drawn without replacement from a
// population. Marked and draws are at most the population.
func (s *Stream) Hypergeometric(population, marked, draws int) int {
	n := max(population, 0)
	m, d := min(max(marked, 0), n), min(max(draws, 0), n)
	// Drawn and marked are symmetric; counting the unmarked or the left ones mirrors the count.
	offset, sign := 0, 1
	if m > n-m {
		m = n - m
		offset, sign = d, -1
	}
	if d > n-d {
		d = n - d
		offset, sign = offset+sign*m, -sign
	}
	return offset + sign*s.hypergeometricHalf(n, max(m, d), min(m, d))
}

// hypergeometricHalf serves draws ≤ marked ≤ population/2.
func (s *Stream) hypergeometricHalf(population, marked, draws int) int {
	if draws <= hypergeometricUrn {
		return s.hypergeometricUrn(population, marked, draws)
	}
	mean := float64(draws) * float64(marked) / float64(population)
	if mean < hypergeometricSmall {
		return s.hypergeometricFromZero(float64(population), float64(marked), float64(draws), mean)
	}
	return s.hypergeometricFromMode(float64(population), float64(marked), float64(draws))
}

func (s *Stream) hypergeometricUrn(population, marked, draws int) int {
	left := marked
	for i := range draws {
		if s.IntN(population-i) < left {
			left--
		}
	}
	return marked - left
}

// hypergeometricFromZero inverts the distribution function upward from zero.
func (s *Stream) hypergeometricFromZero(n, m, d, mean float64) int {
	u := s.Float64()
	if u < 1-mean { // P(none) is at least 1 − mean
		return 0
	}
	p := math.Exp(logFactorial(n-m) - logFactorial(n-m-d) + logFactorial(n-d) - logFactorial(n))
	k := 0.0
	for u -= p; u >= 0 && k < d; u -= p {
		p *= (m - k) * (d - k) / ((k + 1) * (n - m - d + k + 1))
		k++
	}
	return int(k)
}

// hypergeometricFromMode inverts outward from the mode, taking the larger of the two next
// probabilities first; about one standard deviation of steps.
func (s *Stream) hypergeometricFromMode(n, m, d float64) int {
	mode := math.Floor((m + 1) * (d + 1) / (n + 2))
	top := math.Exp(hypergeometricLog(n, m, d, mode))
	u := s.Float64() - top
	if u < 0 {
		return int(mode)
	}
	rest := n - m - d
	up, down := mode, mode
	pUp, pDown := top, top
	for up < d || down > 0 {
		pUp *= (m - up) * (d - up) / ((up + 1) * (rest + up + 1))
		up++
		if u -= pUp; u < 0 {
			return int(up)
		}
		pDown *= down * (rest + down) / ((m - down + 1) * (d - down + 1))
		down--
		if u -= pDown; u < 0 {
			return int(down)
		}
	}
	return int(mode)
}

// hypergeometricLog is the logarithm of the probability of k hits.
func hypergeometricLog(n, m, d, k float64) float64 {
	return logChoose(m, k) + logChoose(n-m, d-k) - logChoose(n, d)
}

func logChoose(n, k float64) float64 { return logFactorial(n) - logFactorial(k) - logFactorial(n-k) }

// MultiHypergeometric draws so many without replacement from classes of the given counts and writes how
// many came from each to out. At most all are drawn.
func (s *Stream) MultiHypergeometric(counts []int, draws int, out []int) {
	left := 0
	for _, c := range counts {
		left += c
	}
	draws = min(draws, left)
	for i, c := range counts {
		out[i] = s.Hypergeometric(left, c, draws)
		draws -= out[i]
		left -= c
	}
}
