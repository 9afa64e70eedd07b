package experiment

import (
	"context"

	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/smoother"
)

// chancePairs is how many members are simulated twice with other chance, for what it does.
const chancePairs = 100

// chance is what chance does to the observed quantities when parameters and luck stay.
type chance struct {
	covariance smoother.Covariance
	passing    []float64 // the part of each variance that lasts no month
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
	return chance{smoother.Chance(c.simulated[:n], second), smoother.Passing(c.simulated[:n], second, c.later, later)}, nil
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
