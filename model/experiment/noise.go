package experiment

import (
	"cmp"
	"context"
	"slices"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/smoother"
)

// chancePairs is how many members are simulated twice with other chance, for what it does.
const chancePairs = 100

// unfollowed is the part of the covariance of chance that is noise to the smoother: members follow the rest, by the ways that they
// go and by which of them are drawn in the end. It was chosen on other twins than those that judge (docs/conditioning.md).
const unfollowed = 0.15

// chance is what chance does to the observed quantities when parameters and luck stay.
type chance struct {
	covariance smoother.Covariance
	passing    []float64 // the part of each variance that does not last: a month, or until the quantity is last observed
}

// noise is what of it the smoother takes as noise.
func (c chance) noise() smoother.Covariance {
	var part mat.SymDense
	part.ScaleSym(unfollowed, c.covariance)
	return &part
}

// chance measures it by members that are simulated a second time.
func (c *conditioner) chance(ctx context.Context) (chance, error) {
	n := len(c.later)
	second, later := make([][]float64, n), make([][]float64, n)
	err := c.each(ctx, n, 1, func(i int) (err error) {
		defer fault.Catch(&err)
		series, err := c.follow(i, c.fixed[i], c.luck(c.scores[i]), assimilations)
		if err != nil {
			return err
		}
		second[i], later[i] = c.observed(series), c.aMonthLater(series)
		return nil
	})
	if err != nil {
		return chance{}, err
	}
	first := c.simulated[:n]
	passing := smoother.Passing(first, second, c.later, later)
	for k, fading := range smoother.Passing(first, second, c.inTheEnd(first), c.inTheEnd(second)) {
		passing[k] = max(passing[k], fading)
	}
	return chance{smoother.Chance(first, second), passing}, nil
}

// aMonthLater is what would have been observed a month later; in the last month, a month before.
func (c *conditioner) aMonthLater(series *indicator.Series) []float64 {
	later := make([]float64, len(c.used))
	for k, i := range c.used {
		o := c.Observations[i]
		if o.Month++; o.Month > c.last {
			o.Month -= 2
		}
		later[k] = series.Observed(&o)
	}
	return later
}

// inTheEnd puts in the place of each simulated value the one for the last observation of the same quantity.
func (c *conditioner) inTheEnd(simulated [][]float64) [][]float64 {
	ends := make([]int, len(c.used))
	for _, course := range c.courses() {
		last := slices.MaxFunc(course, func(k, l int) int {
			return cmp.Compare(c.Observations[c.used[k]].Month, c.Observations[c.used[l]].Month)
		})
		for _, k := range course {
			ends[k] = last
		}
	}
	list := make([][]float64, len(simulated))
	for i, values := range simulated {
		list[i] = at(values, ends)
	}
	return list
}
