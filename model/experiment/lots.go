package experiment

import (
	"context"
	"math"

	"chcsim/model/exact"
	"chcsim/model/fault"
	"chcsim/model/rng"
	"chcsim/model/smoother"
)

// lots is how many streams of chance each member is simulated with in the end, to choose one that agrees with the observations:
// what is no decision has its luck, too.
const lots = 4

// lot is the number of a stream of chance: the first is that of the last round, the others have not been met yet.
func lot(k int) int {
	if k == 0 {
		return chanceOf(assimilations)
	}
	return assimilations + k
}

// choose draws, for each member at its final scores, one of its streams of chance by how likely the observations are with it.
func (c *conditioner) choose(ctx context.Context, e *smoother.Ensemble) (chosen []int, err error) {
	chosen = make([]int, len(e.Scores))
	err = c.each(ctx, len(chosen), func(i int) (err error) {
		defer fault.Catch(&err)
		values, luck := c.valuesAt(i, e.Scores[i]), c.luck(e.Scores[i])
		simulated, fit := [lots][]float64{e.Posterior[i]}, [lots]float64{}
		for k := range lots {
			if k > 0 {
				if simulated[k], err = c.follow(i, values, luck, lot(k), false); err != nil {
					return err
				}
			}
			fit[k] = c.likelihood(simulated[k])
		}
		stream := rng.NewKey(c.o.Seed).Purpose("lots").At(i).Stream()
		k := drawnBy(fit, stream.Float64())
		chosen[i], e.Posterior[i] = lot(k), simulated[k]
		return nil
	})
	return chosen, err
}

// likelihood is the logarithm of how likely the observations are where these values are true, but for a constant.
func (c *conditioner) likelihood(values []float64) (sum float64) {
	for k, i := range c.used {
		if z := c.Observations[i].Misfit(values[k]); !math.IsNaN(z) {
			sum -= float64(z * z / 2)
		}
	}
	return sum
}

// drawnBy draws a number by logarithms of weights, given a uniform number.
func drawnBy(logarithms [lots]float64, u float64) int {
	most, total := math.Inf(-1), 0.0
	for _, l := range logarithms {
		most = max(most, l)
	}
	for _, l := range logarithms {
		total += exact.Exp(l - most)
	}
	rest := float64(u * total)
	for k, l := range logarithms {
		if rest -= exact.Exp(l - most); rest < 0 {
			return k
		}
	}
	return 0
}
