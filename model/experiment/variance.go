package experiment

import (
	"context"
	"math"

	"gonum.org/v1/gonum/stat"

	"chcsim/model"
	"chcsim/model/indicator"
)

// Variance splits an indicator's variance at a target's date.
type Variance struct {
	Target    indicator.Target
	Ignorance float64 // share caused by not knowing the parameters, 0 to 1; NaN where it is undefined
	Low, High float64 // an approximate 95% interval of the share
	Pairs     int     // replications with a value both times: the others are left out
}

// leastPairs is the least number of pairs with a share: Fisher's interval has the half-width z/√(pairs−3).
const leastPairs = 4

// SplitVariance simulates the first pairs replications of a result a second time with the same
// parameters θ and other luck ω. Since Cov(Y(θ,ω₁), Y(θ,ω₂)) = Var E[Y|θ], the correlation between the
// two runs estimates the share of the variance that ignorance of the parameters causes; the rest is
// chance. The interval is Fisher's for a correlation. The share is undefined where nothing varies and with
// fewer than leastPairs pairs.
func SplitVariance(ctx context.Context, r *Result, pairs int, o Options) ([]Variance, error) {
	s := r.Study
	pairs = min(pairs, len(r.Replications))
	jobs := make([]job, pairs)
	for i := range jobs {
		jobs[i] = job{replication: i, chance: 1}
	}
	again := make([]Replication, pairs)
	err := s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		again[i] = s.keep(i, values, outcome, true)
	})
	if err != nil {
		return nil, err
	}
	var split []Variance
	for _, t := range s.Targets {
		first, second := make([]float64, pairs), make([]float64, pairs)
		for i := range pairs {
			first[i] = s.TargetValue(&r.Replications[i], t)
			second[i] = s.TargetValue(&again[i], t)
		}
		split = append(split, correlate(t, first, second, s.Pasts()))
	}
	return split, nil
}

// correlate estimates the share with its interval; a share cannot be negative.
func correlate(t indicator.Target, first, second []float64, pasts indicator.Pasts) Variance {
	first, second = bothDefined(first, second)
	v := Variance{Target: t, Ignorance: math.NaN(), Low: 0, High: 1, Pairs: len(first)}
	worth := pasts.Independent(len(first))
	if worth < leastPairs || constant(first) && constant(second) {
		return v
	}
	rho := stat.Correlation(first, second, nil)
	if math.IsNaN(rho) {
		return v
	}
	z, half := math.Atanh(min(rho, 1-1e-12)), z95/math.Sqrt(worth-3)
	v.Ignorance = max(0, rho)
	v.Low, v.High = max(0, math.Tanh(z-half)), max(0, math.Tanh(z+half))
	return v
}

// bothDefined are the pairs without an undefined value.
func bothDefined(first, second []float64) (x, y []float64) {
	for i := range first {
		if !math.IsNaN(first[i]) && !math.IsNaN(second[i]) {
			x, y = append(x, first[i]), append(y, second[i])
		}
	}
	return x, y
}

func constant(values []float64) bool {
	for _, v := range values {
		if v != values[0] {
			return false
		}
	}
	return true
}
