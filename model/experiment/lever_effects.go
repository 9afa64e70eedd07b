package experiment

import (
	"context"
	"fmt"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/param"
)

// LeverEffect is what a lever does when it is the only one.
type LeverEffect struct {
	Use lever.Use
	// Differences compare the scenario with the lever to that without any, question by question; nil for a
	// lever that moves nothing. First and Second of a question about a chance are shares of the replications.
	Differences []Difference
	// Costs compare what the model prices over the horizon, thousand yuan: the total, then its parts in the order of
	// measure.CostParts; nil for a lever that moves nothing.
	Costs []Difference
}

// LeverEffects switches the levers on one at a time, in a study that has none, and answers the questions
// with and without each, replication by replication with the same random numbers. It costs
// replications × (levers with effects + 1).
func LeverEffects(ctx context.Context, base *Study, uses []lever.Use, questions []Question, o Options) ([]LeverEffect, error) {
	without, spent, err := base.priced(ctx, questions, o)
	if err != nil {
		return nil, err
	}
	effects := make([]LeverEffect, len(uses))
	for i, use := range uses {
		effects[i].Use = use
		if len(use.Lever.Effects) == 0 {
			continue
		}
		alone, err := base.with(use)
		if err != nil {
			return nil, err
		}
		answers, costs, err := alone.priced(ctx, questions, o)
		if err != nil {
			return nil, fmt.Errorf("with the lever %s: %w", use.Lever.Name, err)
		}
		for k, q := range questions {
			effects[i].Differences = append(effects[i].Differences, difference(q, without[k], answers[k], base.Pasts()))
		}
		for k, id := range amounts() {
			effects[i].Costs = append(effects[i].Costs, difference(Question{Indicator: id, Month: base.Last()}, spent[k], costs[k], base.Pasts()))
		}
	}
	return effects, nil
}

// Changed tells whether the lever changed any answer in any replication. An answer that is nowhere defined
// (0/0) is not changed.
func (e *LeverEffect) Changed() bool {
	return slices.ContainsFunc(e.Differences, func(d Difference) bool {
		return d.Apart > 0
	})
}

// with is the study with one more lever, whose sizes stand behind all other parameters.
func (s *Study) with(use lever.Use) (*Study, error) {
	fields, err := param.Fields(&model.Config{})
	if err != nil {
		return nil, err
	}
	sizes, err := lever.Parameters([]lever.Use{use}, fields)
	if err != nil {
		return nil, err
	}
	alone, n := *s, len(s.Parameters)
	alone.Parameters = slices.Concat(s.Parameters, sizes)
	alone.Build = func(values []float64) (*model.Config, error) {
		config, err := s.Build(values[:n])
		if err != nil {
			return nil, err
		}
		config.Uses = append(slices.Clone(config.Uses), use)
		config.Sizes = slices.Concat(config.Sizes, values[n:])
		return config, nil
	}
	return &alone, nil
}

// table answers every question in each replication: one row for each question.
func (s *Study) table(ctx context.Context, questions []Question, o Options) ([][]float64, error) {
	rows, _, err := s.priced(ctx, questions, o)
	return rows, err
}

// amounts are those of money: the total and its parts.
func amounts() []indicator.ID {
	return append([]indicator.ID{measure.AnnualCost}, measure.CostParts()...)
}

// priced also tells the costs of each replication over the horizon: one row for each amount.
func (s *Study) priced(ctx context.Context, questions []Question, o Options) (rows, costs [][]float64, err error) {
	rows, costs = make([][]float64, len(questions)), make([][]float64, len(amounts()))
	for k := range rows {
		rows[k] = make([]float64, o.Replications)
	}
	for k := range costs {
		costs[k] = make([]float64, o.Replications)
	}
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	err = s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		r := s.keep(i, values, outcome, true)
		for k, q := range questions {
			rows[k][i] = q.answer(s, &r)
		}
		for k, spent := range s.costs(outcome) {
			costs[k][i] = spent
		}
	})
	return rows, costs, err
}

// answersIn are those of each of some replications, for every question.
func (s *Study) answersIn(list []Replication, questions []Question) [][]float64 {
	rows := make([][]float64, len(questions))
	for k, q := range questions {
		for i := range list {
			rows[k] = append(rows[k], q.answer(s, &list[i]))
		}
	}
	return rows
}
