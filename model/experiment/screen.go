package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/experiment/sensitivity"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Question is the outcome whose sensitivity is asked: an indicator's value at a date, or, with a target,
// whether it is met.
type Question struct {
	Indicator indicator.ID
	Month     month.Month
	Target    *indicator.Target // nil: the value itself
	judged    bool              // of a target: the value that it judges rather than whether it is met
}

// answer is the outcome of one replication.
func (q Question) answer(s *Study, r *Replication) float64 {
	if q.Target == nil {
		return s.Value(r, q.Indicator, q.Month)
	}
	value := s.TargetValue(r, *q.Target)
	if q.judged || math.IsNaN(value) {
		return value
	}
	if q.Target.Met(value) {
		return 1
	}
	return 0
}

// Value is the same question about the value that decides, where the question is about a chance.
func (q Question) Value() Question {
	q.judged = true
	return q
}

// edge is the share of each tail of a distribution that screening leaves out: its levels are the
// quantiles 2.5%, 34%, 66% and 97.5%, so that unbounded distributions have a lowest and a highest level.
const edge = 0.025

// pointList is a list of points over some parameters and the luck that each meets.
type pointList struct {
	inputs []int       // places of the parameters in Study.Parameters
	points [][]float64 // quantiles of the inputs, 0 to 1; further coordinates are not looked at
	edge   float64     // share of each tail that is left out: the quantiles are those of what remains
	luck   []int       // the replication whose random numbers a point meets
}

// evaluate simulates the points of a design. Parameters that are no input keep the value that the
// replication draws.
func (s *Study) evaluate(ctx context.Context, d pointList, q Question, o Options) ([]float64, error) {
	answers := make([]float64, len(d.points))
	jobs := make([]job, len(d.points))
	for i, point := range d.points {
		jobs[i] = job{replication: d.luck[i], change: func(values []float64) {
			for k, input := range d.inputs {
				values[input] = s.Parameters[input].Distribution.Quantile(d.edge + float64((1-2*d.edge)*point[k]))
			}
		}}
	}
	err := s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		r := s.keep(d.luck[i], values, outcome, q.Target != nil)
		answers[i] = q.answer(s, &r)
	})
	if err != nil {
		return nil, fmt.Errorf("a point of the design cannot be simulated, and an index over the others would be wrong: %w", err)
	}
	return answers, nil
}

// Screened is a parameter with its Morris effect.
type Screened struct {
	Parameter int
	Effect    sensitivity.Effect
}

// levels is the number of levels of screening.
const levels = 4

// ScreenCost is the number of simulations of a screening.
func ScreenCost(s *Study, trajectories int) int { return trajectories * (len(s.Uncertain()) + 1) }

// Screen ranks all uncertain parameters by Morris's μ*, the most influential first. Each trajectory meets
// luck of its own. It costs trajectories × (parameters + 1) simulations.
func Screen(ctx context.Context, s *Study, q Question, trajectories int, o Options) ([]Screened, error) {
	inputs := s.Uncertain()
	if len(inputs) == 0 {
		return nil, fmt.Errorf("the scenario has no uncertain parameter")
	}
	morris, err := sensitivity.Morris(len(inputs), trajectories, levels, rng.NewKey(o.Seed).Purpose("screening"))
	if err != nil {
		return nil, err
	}
	d := pointList{inputs: inputs, points: morris.Points, edge: edge}
	for i := range d.points {
		d.luck = append(d.luck, i/(len(inputs)+1))
	}
	answers, err := s.evaluate(ctx, d, q, o)
	if err != nil {
		return nil, err
	}
	effects, err := morris.Effects(answers)
	if err != nil {
		return nil, fmt.Errorf("%s at %s: %w", q.Indicator, q.Month, err)
	}
	screened := make([]Screened, len(inputs))
	for k, input := range inputs {
		screened[k] = Screened{input, effects[k]}
	}
	slices.SortStableFunc(screened, func(a, b Screened) int { return compareDescending(a.Effect.MuStar, b.Effect.MuStar) })
	return screened, nil
}

// Span is what a parameter does over nearly its whole range, from its 5% to its 95% quantile.
type Span struct {
	From, To float64 // the quantiles
	Change           // mean paired change of the answer
}

// SpanOf simulates replications with a parameter at both quantiles and the same luck, everything else as
// drawn. It costs 2 × Replications simulations.
func SpanOf(ctx context.Context, s *Study, q Question, parameter int, o Options) (Span, error) {
	d := pointList{inputs: []int{parameter}}
	for i := range o.Replications {
		d.points = append(d.points, []float64{0.05}, []float64{0.95})
		d.luck = append(d.luck, i, i)
	}
	answers, err := s.evaluate(ctx, d, q, o)
	if err != nil {
		return Span{}, err
	}
	changes := make([]float64, o.Replications)
	for i := range changes {
		changes[i] = answers[2*i+1] - answers[2*i]
	}
	quantile := s.Parameters[parameter].Distribution.Quantile
	return Span{quantile(0.05), quantile(0.95), q.changeOf(changes, s.Pasts())}, nil
}
