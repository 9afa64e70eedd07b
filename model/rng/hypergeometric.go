package rng

import (
	"math"

	"chcsim/model/exact"
)

// Limits between the methods of Hypergeometric (measured).
const (
	hypergeometricUrn   = 12  // up to so many draws they are made one by one
	hypergeometricDeep  = 40  // the same where at least one hit is expected
	hypergeometricSmall = 6   // expected hits from which the search begins at the mode instead of zero
	hypergeometricWide  = 144 // variance from which rejection is quicker than any search
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
	n, m, d := float64(population), float64(marked), float64(draws)
	mean := float64(d * m / n)
	if draws <= hypergeometricUrn || draws <= hypergeometricDeep && mean >= 1 {
		return s.hypergeometricUrn(population, marked, draws)
	}
	if mean < hypergeometricSmall {
		return s.hypergeometricFromZero(n, m, d, mean)
	}
	if variance := mean * (n - m) / n * (n - d) / (n - 1); variance >= hypergeometricWide {
		return s.hypergeometricRejection(n, m, d, mean, variance)
	}
	return s.hypergeometricFromMode(n, m, d)
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
	p := QuickExp(logFactorial(n-m) - logFactorial(n-m-d) + logFactorial(n-d) - logFactorial(n))
	k := 0.0
	for u -= p; u >= 0 && k < d; u -= p {
		p = float64(p * ((m - k) * (d - k) / ((k + 1) * (n - m - d + k + 1))))
		k++
	}
	return int(k)
}

// hypergeometricFromMode inverts outward from the mode, taking the larger of the two next
// probabilities first; about one standard deviation of steps.
func (s *Stream) hypergeometricFromMode(n, m, d float64) int {
	mode := math.Floor((m + 1) * (d + 1) / (n + 2))
	top := QuickExp(hypergeometricLog(n, m, d, mode))
	u := s.Float64() - top
	if u < 0 {
		return int(mode)
	}
	rest := n - m - d
	up, down := mode, mode
	pUp, pDown := top, top
	for up < d || down > 0 {
		pUp = float64(pUp * ((m - up) * (d - up) / ((up + 1) * (rest + up + 1))))
		up++
		if u -= pUp; u < 0 {
			return int(up)
		}
		pDown = float64(pDown * (down * (rest + down) / ((m - down + 1) * (d - down + 1))))
		down--
		if u -= pDown; u < 0 {
			return int(down)
		}
	}
	return int(mode)
}

// hypergeometricRejection is algorithm HRUA (Stadlober 1989, Journal of Computational and Applied
// Mathematics 31): ratio of uniforms under a table mountain hat, with squeezes before the logarithm.
func (s *Stream) hypergeometricRejection(n, m, d, mean, variance float64) int {
	const (
		d1 = 1.7155277699214135 // 2·sqrt(2/e)
		d2 = 0.8989161620588988 // 3 − 2·sqrt(3/e)
	)
	rest := n - m - d
	centre := mean + 0.5
	width := float64(d1*math.Sqrt(variance+0.5)) + d2
	top := hypergeometricTerms(m, d, rest, math.Floor((m+1)*(d+1)/(n+2)))
	for {
		u, v := s.Float64(), s.Float64()
		x := centre + float64(width*(v-0.5))/u
		if !(x >= 0 && x < d+1) {
			continue
		}
		k := math.Floor(x)
		t := top - hypergeometricTerms(m, d, rest, k) // ln P(k)/P(mode)
		if float64(u*(4-u))-3 <= t {
			return int(k)
		}
		if u*(u-t) < 1 && 2*exact.Log(u) <= t {
			return int(k)
		}
	}
}

// hypergeometricTerms is the part of −ln P(k) that changes with k.
func hypergeometricTerms(m, d, rest, k float64) float64 {
	return logFactorial(k) + logFactorial(m-k) + logFactorial(d-k) + logFactorial(rest+k)
}

// hypergeometricLog is ln P(k).
func hypergeometricLog(n, m, d, k float64) float64 {
	all := logFactorial(m) + logFactorial(n-m) + logFactorial(d) + logFactorial(n-d) - logFactorial(n)
	return all - hypergeometricTerms(m, d, n-m-d, k)
}

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
