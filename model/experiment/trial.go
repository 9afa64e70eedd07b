package experiment

import (
	"context"
	"fmt"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/param"
)

// Trial is what follows with the knobs at a setting.
type Trial struct {
	Setting []float64
	Targets []TargetTrial    // in the order of the goal
	Joint   indicator.Chance // of all of them in the same replications
	Cost    float64          // mean cost over the horizon, thousand yuan: what the model prices and the knobs' unit costs
	Parts   []float64        // of it, what the model prices: in the order of measure.CostParts
}

// TargetTrial is what a target comes to.
type TargetTrial struct {
	Chance indicator.Chance
	Value  Summary // of the target's indicator at its date
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
	fixed.Targets = a.Targets
	return fixed
}

// Try simulates an answer's best setting with another study of the same scenario, such as one that queues
// patients one by one.
func (a *Answer) Try(ctx context.Context, s *Study, o Options) (Trial, error) {
	return try(ctx, s, a.Targets, a.Knobs, a.Best.Setting, o)
}

func try(ctx context.Context, s *Study, targets []indicator.Target, knobs []Knob, setting []float64, o Options) (Trial, error) {
	fixed := (&Answer{Goal: Goal{Targets: targets}, Knobs: knobs}).fix(s, setting)
	result := &Result{Study: fixed, Seed: o.Seed, Replications: make([]Replication, o.Replications)}
	costs := make([][]float64, o.Replications)
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	err := fixed.replicate(ctx, jobs, o, func(i int, drawn []float64, outcome *model.Outcome) {
		result.Replications[i] = fixed.keep(i, drawn, outcome, true)
		costs[i] = fixed.costs(outcome)
	})
	if err != nil {
		return Trial{}, fmt.Errorf("at %v: %w", setting, err)
	}
	trial := Trial{Setting: slices.Clone(setting), Joint: jointly(result.outcomes(), s.Pasts(), func(int) bool { return true })}
	for _, t := range targets {
		values := result.TargetValues(t)
		trial.Targets = append(trial.Targets, TargetTrial{t.ChanceOf(values, s.Pasts()), Summarize(values)})
	}
	trial.price(costs, knobs)
	return trial, nil
}

// price adds the costs of the replications, the total before its parts, and those of the knobs.
func (t *Trial) price(costs [][]float64, knobs []Knob) {
	for k := range costs[0] {
		amounts := make([]float64, len(costs))
		for i := range costs {
			amounts[i] = costs[i][k]
		}
		t.Parts = append(t.Parts, mean(amounts))
	}
	t.Cost, t.Parts = t.Parts[0], t.Parts[1:]
	for k, knob := range knobs {
		t.Cost += float64(t.Setting[k] * knob.UnitCost)
	}
}

// costs are what the model prices over the whole horizon: the total and its parts.
func (s *Study) costs(outcome *model.Outcome) []float64 {
	var sums []float64
	for _, amount := range amounts() {
		sums = append(sums, s.spent(outcome, amount))
	}
	return sums
}

// spent is an amount of money added up over the horizon.
func (s *Study) spent(outcome *model.Outcome, amount indicator.ID) float64 {
	sum := 0.0
	for m := s.First; m <= s.Last(); m++ {
		sum += outcome.Series.Monthly(amount, outcome.Series.Whole(), m).Numerator
	}
	return sum
}
