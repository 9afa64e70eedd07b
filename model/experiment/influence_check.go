package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model/indicator"
)

// NamedInfluences is how many of the most influential inputs are named for a target, each confirmed before.
const NamedInfluences = 3

// trials is the number of replications rerun for each input to be named.
const trials = 8

// mostInfluences is the most lists of reruns that ConfirmInfluences can need.
func mostInfluences(s *Study) int { return NamedInfluences * len(s.Targets) }

// ConfirmInfluences reruns a few replications with each input that is to be named for a target moved by
// half of its distribution, the waits computed and all random numbers the same, and takes off the lists
// what does not move the target's indicator as its correlation says. It costs 8 simulations for each
// distinct input.
func (r *Result) ConfirmInfluences(ctx context.Context, all []Reliance, o Options) error {
	var inputs []int
	for _, x := range all {
		for _, named := range x.Ranked[:min(NamedInfluences, len(x.Ranked))] {
			if !slices.Contains(inputs, named.Parameter) {
				inputs = append(inputs, named.Parameter)
			}
		}
	}
	runs := min(trials, len(r.Replications))
	if o.Spared != nil {
		o.Spared((mostInfluences(r.Study) - len(inputs)) * runs)
	}
	if len(inputs) == 0 {
		return nil
	}
	moves := make([]func([]float64), len(inputs))
	for k, input := range inputs {
		moves[k] = func(values []float64) { values[input] = r.Study.across(input, values[input]) }
	}
	before, err := r.plain(ctx, runs, o)
	if err != nil {
		return err
	}
	lists, err := r.again(ctx, r.Replications[:runs], moves, o)
	if err != nil {
		return fmt.Errorf("with an influential input moved: %w", err)
	}
	for i := range all {
		all[i].keep(func(x Influence) bool {
			return r.confirmed(all[i].Target, x, before, lists[slices.Index(inputs, x.Parameter)])
		})
	}
	return nil
}

// across is a value of a parameter as far away as can be: a low one for one above the median, and a high
// one for the others.
func (s *Study) across(parameter int, value float64) float64 {
	quantile := s.Parameters[parameter].Distribution.Quantile
	if value > quantile(0.5) {
		return quantile(edge)
	}
	return quantile(1 - edge)
}

// confirmed tells whether an indicator moves with an input as its rank correlation says: by a one-sided
// t-test at 5% of the changes, each with the sign of the input's.
func (r *Result) confirmed(t indicator.Target, x Influence, before, after []Replication) bool {
	var along []float64
	for i := range before {
		change := r.Study.TargetValue(&after[i], t) - r.Study.TargetValue(&before[i], t)
		if after[i].Parameters[x.Parameter] < before[i].Parameters[x.Parameter] {
			change = -change
		}
		if !math.IsNaN(change) {
			along = append(along, change*math.Copysign(1, x.Correlation))
		}
	}
	n := r.Study.Pasts().Independent(len(along))
	if n < 2 {
		return false
	}
	mean, sd := stat.MeanStdDev(along, nil)
	return mean > distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(0.95)*sd/math.Sqrt(n)
}
