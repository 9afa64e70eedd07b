package population

import "math"

// ExpectedDeaths is a mean month's expected deaths of the residents as they stand, by area, at the
// death rates of the first year, rounded.
func (s *State) ExpectedDeaths() []int {
	deaths := make([]int, len(s.counts))
	for area := range s.counts {
		sum := 0.0
		for sex := range Sexes {
			for age, n := range s.counts[area][sex] {
				sum += float64(float64(n) * s.rates[sex][age])
			}
		}
		deaths[area] = int(math.Round(sum / 12))
	}
	return deaths
}
