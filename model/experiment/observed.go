package experiment

import (
	"math"
	"slices"

	"chcsim/model/exact"
	"chcsim/model/indicator"
)

// Observed lists what an observation would have measured in every replication.
func (r *Result) Observed(observation int) []float64 {
	values := make([]float64, len(r.Replications))
	for i := range r.Replications {
		values[i] = r.Replications[i].Observed[observation]
	}
	return values
}

// Comparison sets an observation beside what was simulated. Where that is undefined, its numbers are NaN.
type Comparison struct {
	*indicator.Observation
	Simulated Summary
	Misfit    float64 // of the median, in standard deviations of the observation's error
	Rank      float64 // the chance that another replication, observed with the same error, would have been lower; NaN of a limit
	CRPS      float64 // of the replications for the value, or of the part of them that misses a limit
}

// Held tells whether the middle nine tenths of what would have been observed hold the value, or reach into what a limit allows.
func (c Comparison) Held() bool {
	switch c.Comparator {
	case indicator.AtLeast, indicator.MoreThan:
		return c.Simulated.P95 >= c.Value
	case indicator.AtMost, indicator.LessThan:
		return c.Simulated.P05 <= c.Value
	}
	return c.Rank >= .05 && c.Rank <= .95
}

// Compare sets an observation beside the replications.
func (r *Result) Compare(observation int) Comparison {
	o := &r.Study.Observations[observation]
	values := slices.DeleteFunc(r.Observed(observation), math.IsNaN)
	c := Comparison{Observation: o, Simulated: Summarize(values), Rank: math.NaN()}
	c.Misfit = o.Misfit(c.Simulated.P50)
	if !o.IsLimit() {
		c.Rank = rank(values, o.Value, o.SD)
	} else {
		for i, x := range values {
			values[i] = o.Value + float64(o.Misfit(x)*o.SD) // what the limit allows is at the limit
		}
	}
	c.CRPS = crps(values, o.Value)
	return c
}

// rank is the share of values that lie below another once each has the same normal error.
func rank(values []float64, of, sd float64) float64 {
	sum := 0.0
	for _, x := range values {
		sum += float64(exact.NormalShare((of - x) / sd))
	}
	return sum / float64(len(values))
}

// crps is the continuous ranked probability score of a sample for a value (Gneiting and Raftery 2007, equation 21):
//
//	mean |x − y| − ½ mean |x − x′|
//
// It is an error in the unit of the value; of a single x it is |x − y|. The sample 1, 3 has 1 − ½·1 = ½ for 2. Of a limit it is
// the score of the sample moved to the limit where that allows it, which is the score weighted by the threshold for whatever
// value lies beyond (Gneiting and Ranjan 2011, Journal of Business and Economic Statistics 29:411).
func crps(values []float64, y float64) float64 {
	slices.Sort(values)
	n := float64(len(values))
	off, apart := 0.0, 0.0
	for i, x := range values {
		off += math.Abs(x - y)
		apart += float64(float64(2*i+1-len(values)) * x) // twice of it is what all pairs differ by
	}
	return off/n - apart/(n*n)
}

// outOfScale is from which factor on an observation is likely to be in another unit: 万 for single ones, per cent for shares of 1.
const outOfScale = 1000

// OutOfScale returns, of each observation that is used or scored, by which factor it exceeds what a base year of central values
// has where that is a thousand or more, or a thousandth or less; 0 of all others.
func (s *Study) OutOfScale() ([]float64, error) {
	factors := make([]float64, len(s.Observations))
	judged := func(o indicator.Observation) bool { return o.Use == indicator.Used || o.Use == indicator.Later }
	if !slices.ContainsFunc(s.Observations, judged) {
		return factors, nil
	}
	d, err := s.begin(s.central(), KeysOf(1, 0, 0))
	if err != nil {
		return nil, err
	}
	for i, o := range s.Observations {
		if factor := o.Value / d.BaseValue(o); judged(o) && (factor >= outOfScale || factor > 0 && factor <= 1./outOfScale) && !math.IsInf(factor, 0) {
			factors[i] = factor
		}
	}
	return factors, nil
}
