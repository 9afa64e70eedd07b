package experiment

import (
	"context"
	"fmt"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/param"
)

// Trial is what follows with the knobs at a setting.
type Trial struct {
	Setting []float64
	Chance  indicator.Chance // of the target
	Value   Summary          // of the target's indicator at its date
	Cost    float64          // mean cost over the horizon, thousand yuan: what the model prices and the knobs' unit costs
}

// Fix is the study with some parameters at given values.
func (s *Study) Fix(parameters []int, values []float64) *Study {
	fixed := *s
	fixed.Attempts = nil // another base year may fit
	fixed.Parameters = slices.Clone(s.Parameters)
	for k, p := range parameters {
		fixed.Parameters[p].Distribution = param.Constant(values[k])
	}
	return &fixed
}

// fix is the study with the knobs at a setting.
func (a *Answer) fix(s *Study, setting []float64) *Study {
	parameters := make([]int, len(a.Knobs))
	for k, knob := range a.Knobs {
		parameters[k] = knob.Parameter
	}
	fixed := s.Fix(parameters, setting)
	fixed.Targets = []indicator.Target{a.Target}
	return fixed
}

// Try simulates an answer's best setting with another study of the same scenario, such as one that queues
// patients one by one.
func (a *Answer) Try(ctx context.Context, s *Study, o Options) (Trial, error) {
	return try(ctx, s, a.Target, a.Knobs, a.Best.Setting, o)
}

func try(ctx context.Context, s *Study, t indicator.Target, knobs []Knob, setting []float64, o Options) (Trial, error) {
	fixed := (&Answer{Target: t, Knobs: knobs}).fix(s, setting)
	values, cost := make([]float64, o.Replications), make([]float64, o.Replications)
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	err := fixed.replicate(ctx, jobs, o, func(i int, drawn []float64, outcome *model.Outcome) {
		r := fixed.keep(i, drawn, outcome, true)
		values[i] = fixed.TargetValue(&r, t)
		cost[i] = fixed.totalCost(outcome)
	})
	if err != nil {
		return Trial{}, fmt.Errorf("at %v: %w", setting, err)
	}
	trial := Trial{Setting: slices.Clone(setting), Value: Summarize(values), Cost: mean(cost)}
	for k, knob := range knobs {
		trial.Cost += float64(setting[k] * knob.UnitCost)
	}
	trial.Chance = t.ChanceOf(values)
	return trial, nil
}

// totalCost is what the model prices over the whole horizon.
func (s *Study) totalCost(outcome *model.Outcome) float64 {
	sum := 0.0
	for m := s.First; m <= s.Last(); m++ {
		sum += outcome.Series.Monthly(measure.AnnualCost, outcome.Series.Whole(), m).Numerator
	}
	return sum
}
