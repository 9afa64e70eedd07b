package population

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

// SingleYears spreads age groups of one sex over single years of age and keeps the sum of each. A group reaches from its start to
// the next; starts rise from 0, and the last group is open and begins by 100.
// Below its start the persons under each group's edge are joined by a monotone cubic (Fritsch and Carlson 1980,
// SIAM J. Numer. Anal. 17), which never yields a negative year; the open group follows the survivors of
// the life table (a stationary population). Persons are made whole by largest remainders.
func SingleYears(starts, groups []int, law Mortality) ([Ages]int, error) {
	var ages [Ages]int
	last := len(groups) - 1
	if len(starts) != len(groups) || last < 1 || starts[0] != 0 || starts[last] >= Ages {
		return ages, fmt.Errorf("population: %d age groups that begin at %v", len(groups), starts)
	}
	x := make([]float64, len(groups))
	y := make([]float64, len(groups))
	for g, n := range groups {
		if n < 0 {
			return ages, fmt.Errorf("population: the age group from %d on has %d persons", starts[g], n)
		}
		x[g] = float64(starts[g])
		if g > 0 {
			y[g] = y[g-1] + float64(groups[g-1])
		}
	}
	slopes := monotoneSlopes(x, y)
	for g := range last {
		first, end := starts[g], starts[g+1]
		parts := make([]float64, end-first)
		for i := range parts {
			parts[i] = hermite(x, y, slopes, g, float64(first+i+1)) - hermite(x, y, slopes, g, float64(first+i))
		}
		wholeNumbers(groups[g], parts, ages[first:end])
	}
	old := starts[last]
	parts := make([]float64, Ages-old)
	for i := range parts {
		parts[i] = law.yearsLived(old+i, old+i+1)
	}
	parts[len(parts)-1] = law.yearsLived(Ages-1, lastAge)
	wholeNumbers(groups[last], parts, ages[old:])
	return ages, nil
}

// Drawn is the start of one replication. Each area's persons are multiplied by a lognormal factor with its LogSD, and those of
// every sex and age divided anew in that proportion: the district keeps its persons and their ages to the last one.
func (s Start) Drawn(ignorance rng.Key) Start {
	if !slices.ContainsFunc(s.LogSD, func(sd float64) bool { return sd > 0 }) {
		return s
	}
	factors := make([]float64, len(s.Counts))
	var district [Sexes][Ages]int
	for area := range s.Counts {
		stream := ignorance.Purpose("persons of an area").At(s.Places.At(area)).Stream()
		factors[area] = exact.Exp(s.LogSD[area] * stream.Normal())
		for sex := range Sexes {
			for age, n := range s.Counts[area][sex] {
				district[sex][age] += n
			}
		}
	}
	s.Counts = divide(&district, s.Places, len(factors), func(area, sex, age int) float64 {
		return factors[area] * float64(s.Counts[area][sex][age])
	})
	return s
}

// Split divides the persons of a district among areas in proportion to their weights.
func Split(district [Sexes][Ages]int, weights []float64, places rng.Places) ([][Sexes][Ages]int, error) {
	for i, w := range weights {
		if !(w > 0) || math.IsInf(w, 0) {
			return nil, fmt.Errorf("population: area %d has the weight %g", i, w)
		}
	}
	return divide(&district, places, len(weights), func(area, _, _ int) float64 { return weights[area] }), nil
}

// divide gives each area its share of the persons of a district by weight: each sex and age keeps its sum, and each area has its
// share to within a person in all ages together, because what rounding withholds at one age is given at the next. Which of
// two equals is rounded up at an age follows from its code, of which places holds the numbers.
func divide(district *[Sexes][Ages]int, places rng.Places, areas int, weight func(area, sex, age int) float64) [][Sexes][Ages]int {
	parts := make([][Sexes][Ages]int, areas)
	owed, weights, given := make([]float64, areas), make([]float64, areas), make([]int, areas)
	ties := rng.NewKey(0).Purpose("split")
	for sex := range Sexes {
		for age, n := range district[sex] {
			sum := 0.0
			for i := range weights {
				weights[i] = weight(i, sex, age)
				sum += weights[i]
			}
			for i, w := range weights {
				if n > 0 {
					owed[i] += float64(float64(n) * w / sum)
				}
			}
			hand(n, owed, given, places.Shuffled(areas, ties.At(sex, age)))
			for i := range parts {
				parts[i][sex][age] = given[i]
				owed[i] -= float64(given[i])
			}
		}
	}
	return parts
}

// wholeNumbers writes n persons in proportion to parts into out, by largest remainders. Parts that sum to
// zero count as equal.
func wholeNumbers(n int, parts []float64, out []int) {
	sum := 0.0
	for _, p := range parts {
		sum += p
	}
	owed := make([]float64, len(parts))
	for i, p := range parts {
		if sum > 0 {
			owed[i] = float64(n) * p / sum
		} else {
			owed[i] = float64(n) / float64(len(parts))
		}
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	hand(n, owed, out, order)
}

// hand gives n whole persons to those owed: first the whole part, then one each by largest remainder,
// of equals the first in order first.
func hand(n int, owed []float64, out, order []int) {
	for i, o := range owed {
		out[i] = max(0, int(math.Floor(o)))
		n -= out[i]
	}
	sort.SliceStable(order, func(a, b int) bool {
		return owed[order[a]]-float64(out[order[a]]) > owed[order[b]]-float64(out[order[b]])
	})
	for i := 0; n > 0; i++ {
		out[order[i%len(order)]]++
		n--
	}
	for i := len(order) - 1; n < 0; i-- { // more whole parts than persons, after rounding earlier
		if i < 0 {
			i = len(order) - 1
		}
		if k := order[i]; out[k] > 0 {
			out[k]--
			n++
		}
	}
}

// monotoneSlopes are the slopes of the monotone cubic at the points: the weighted harmonic mean of the
// two neighbouring gradients (Fritsch and Butland 1984), and the outer gradient at the ends.
func monotoneSlopes(x, y []float64) []float64 {
	n := len(x)
	slopes := make([]float64, n)
	gradient := func(i int) float64 { return (y[i+1] - y[i]) / (x[i+1] - x[i]) }
	slopes[0], slopes[n-1] = gradient(0), gradient(n-2)
	for i := 1; i < n-1; i++ {
		before, after := gradient(i-1), gradient(i)
		if before <= 0 || after <= 0 {
			continue
		}
		left, right := x[i]-x[i-1], x[i+1]-x[i]
		w1, w2 := float64(2*right)+left, right+float64(2*left)
		slopes[i] = (w1 + w2) / (w1/before + w2/after)
	}
	return slopes
}

// hermite is the cubic between points i and i+1 at age at.
func hermite(x, y, slopes []float64, i int, at float64) float64 {
	h := x[i+1] - x[i]
	t := (at - x[i]) / h
	u := 1 - t
	return float64(u*u*(1+float64(2*t))*y[i]) + float64(t*t*(3-float64(2*t))*y[i+1]) + float64(h*t*u*(float64(u*slopes[i])-float64(t*slopes[i+1])))
}
