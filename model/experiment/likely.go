package experiment

import (
	"math"
	"slices"

	"chcsim/model/exact"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/rng"
)

// distinct is the part of the members that count, at least, when draws are made of them.
const distinct = 0.15

// draws are the members that become draws, one for each, some several times: those that the smoother left far from the
// observations are drawn less often. Members are drawn by how likely the observations are with each, to a power that leaves so
// many of them counting: 1 would trust a few that come near by accident (tempered importance resampling). The smoother has used the
// observations, so that only what they leave unexplained counts: misses of a quantity beyond one standard deviation each.
func (c *conditioner) draws(simulated [][]float64) []int {
	courses, fits := c.courses(), make([]float64, len(simulated))
	for i, values := range simulated {
		for _, course := range courses {
			fits[i] += min(0, c.likelihood(values, course)+float64(float64(len(course))/2))
		}
	}
	stream := rng.NewKey(c.o.Seed).Purpose("draws").Stream()
	list := drawn(tempered(fits, distinct*float64(len(fits))), len(fits), stream.Float64())
	for i := len(list) - 1; i > 0; i-- { // replications take them in turn: the same one not twice in a row
		k := stream.IntN(i + 1)
		list[i], list[k] = list[k], list[i]
	}
	return list
}

// likelihood is the logarithm of how likely some of the observations are where these values are true, but for a constant.
func (c *conditioner) likelihood(values []float64, some []int) (sum float64) {
	for _, k := range some {
		o := &c.Observations[c.used[k]]
		if z := o.Misfit(values[k]); !math.IsNaN(z) {
			variance := float64(o.SD * o.SD)
			sum -= float64(z * z / 2 * (variance / (variance + c.blur[k])))
		}
	}
	return sum
}

// blurred are the variances by which observations tell ways and members apart less than their errors say. Chance that does not last,
// the visits of a single month, counts as another error, since what goes on matters; and so does rounding to a last digit, to one
// station: a handful of things that are counted would else decide alone.
func (c *conditioner) blurred(passing []float64) []float64 {
	blur := slices.Clone(passing)
	for k, i := range c.used {
		unit := indicator.Count
		if o := &c.Observations[i]; o.Part == indicator.Quotient {
			unit = measure.Of(o.Indicator).Unit
		}
		half := indicator.UsualSD(0, unit)  // of the last digit
		blur[k] += float64(half * half / 3) // the variance of a uniform distribution
	}
	return blur
}

// tempered are weights of the highest power up to 1 with which as many count as asked.
func tempered(logarithms []float64, count float64) []float64 {
	low, high := 0.0, 1.0
	if w := weights(logarithms, high); effective(w) >= count {
		return w
	}
	for range 40 {
		if power := (low + high) / 2; effective(weights(logarithms, power)) >= count {
			low = power
		} else {
			high = power
		}
	}
	return weights(logarithms, low)
}

// weights sum to 1 and are in proportion to the powers of what the logarithms are of.
func weights(logarithms []float64, power float64) []float64 {
	most, total := slices.Max(logarithms), 0.0
	list := make([]float64, len(logarithms))
	for k, l := range logarithms {
		list[k] = exact.Exp(power * (l - most))
		total += list[k]
	}
	for k := range list {
		list[k] /= total
	}
	return list
}

// effective is how many equal weights are worth as much (Kish 1965).
func effective(weights []float64) float64 {
	sum := 0.0
	for _, w := range weights {
		sum += float64(w * w)
	}
	return 1 / sum
}

// drawn draws n places by weights that sum to 1, in their order: each as often as its weight says, rounded down or up
// (systematic resampling), given a uniform number.
func drawn(weights []float64, n int, u float64) (places []int) {
	sum := 0.0
	for k, w := range weights {
		sum += float64(w * float64(n))
		for len(places) < n && float64(len(places))+u < sum {
			places = append(places, k)
		}
	}
	for len(places) < n { // by rounding
		places = append(places, len(weights)-1)
	}
	return places
}
