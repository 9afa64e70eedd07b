package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
)

// Knob is a parameter that solve may turn, with the range in which it may stand and its cost.
type Knob struct {
	Parameter int
	Low, High float64
	UnitCost  float64 // of one unit of the parameter beside what the model prices itself, thousand yuan
}

// Trial is the chance of the target with the knobs at a setting.
type Trial struct {
	Setting []float64
	Chance  indicator.Chance
	Cost    float64 // mean cost over the horizon, thousand yuan: what the model prices and the knobs' unit costs
}

// Answer is the least setting that meets a target with the wanted chance.
type Answer struct {
	Target indicator.Target
	Knobs  []Knob
	Wanted float64
	// Feasible tells whether the estimated chance reaches the wanted one anywhere in the range.
	Feasible bool
	// Best is the least setting that does; where none does, the setting with the highest chance.
	Best Trial
	// Low and High enclose the least value of a single knob: below Low even the upper Wilson limit misses
	// the wanted chance, from High on even the lower limit reaches it. NaN where the range does not show it.
	Low, High float64
	// Trials lists all settings tried, in the order of their trial.
	Trials []Trial
}

// solver evaluates settings, each once, always with the same replications.
type solver struct {
	ctx    context.Context
	study  *Study
	target indicator.Target
	knobs  []Knob
	o      Options
	trials []Trial
}

// try estimates the chance with the knobs at a setting.
func (s *solver) try(setting []float64) (Trial, error) {
	for _, t := range s.trials {
		if slices.Equal(t.Setting, setting) {
			return t, nil
		}
	}
	met, cost := make([]bool, s.o.Replications), make([]float64, s.o.Replications)
	jobs := make([]job, s.o.Replications)
	for i := range jobs {
		values := s.study.Draw(s.o.Seed, i)
		for k, knob := range s.knobs {
			values[knob.Parameter] = setting[k]
		}
		jobs[i] = job{replication: i, values: values}
	}
	err := s.study.replicate(s.ctx, jobs, s.o, func(i int, values []float64, outcome *model.Outcome) {
		r := s.study.keep(i, values, outcome, true)
		met[i] = s.target.Met(s.study.TargetValue(&r, s.target))
		cost[i] = s.study.totalCost(outcome)
	})
	if err != nil {
		return Trial{}, err
	}
	successes := 0
	trial := Trial{Setting: slices.Clone(setting), Cost: s.knobCost(setting)}
	for i, ok := range met {
		if ok {
			successes++
		}
		trial.Cost += cost[i] / float64(len(cost))
	}
	trial.Chance = indicator.Wilson(successes, len(met))
	s.trials = append(s.trials, trial)
	return trial, nil
}

// totalCost is what the model prices over the whole horizon.
func (s *Study) totalCost(outcome *model.Outcome) float64 {
	sum := 0.0
	for m := s.First; m <= s.Last(); m++ {
		sum += outcome.Series.Monthly(indicator.AnnualCost, outcome.Series.Whole(), m).Numerator
	}
	return sum
}

func (s *solver) knobCost(setting []float64) float64 {
	sum := 0.0
	for k, knob := range s.knobs {
		sum += float64(setting[k] * knob.UnitCost)
	}
	return sum
}

// Solve finds the least value of one knob, to the given precision, with which a target is met with the
// wanted chance. All settings meet the same replications, so the estimated chance is as smooth as can be.
// It assumes that more of the knob never lowers the chance, or never raises it: the ends of the range
// tell which.
func Solve(ctx context.Context, s *Study, t indicator.Target, wanted float64, knob Knob, precision float64, o Options) (*Answer, error) {
	if !(knob.Low < knob.High) || !(precision > 0) {
		return nil, fmt.Errorf("solve needs a range and a precision above 0, not %v to %v in steps of %v", knob.Low, knob.High, precision)
	}
	x := &solver{ctx, s, t, []Knob{knob}, o, nil}
	low, err := x.try([]float64{knob.Low})
	if err != nil {
		return nil, err
	}
	high, err := x.try([]float64{knob.High})
	if err != nil {
		return nil, err
	}
	worse, better := knob.Low, knob.High
	if low.Chance.Estimate() > high.Chance.Estimate() {
		worse, better = better, worse
	}
	answer := &Answer{Target: t, Knobs: x.knobs, Wanted: wanted, Low: math.NaN(), High: math.NaN()}
	crossings := []struct {
		reached func(indicator.Chance) bool
		at      *float64
	}{
		{func(c indicator.Chance) bool { return c.High >= wanted }, &answer.Low},
		{func(c indicator.Chance) bool { return c.Low >= wanted }, &answer.High},
	}
	for _, c := range crossings {
		if *c.at, err = x.bisect(worse, better, precision, c.reached); err != nil {
			return nil, err
		}
	}
	least, err := x.bisect(worse, better, precision, func(c indicator.Chance) bool { return c.Estimate() >= wanted })
	if err != nil {
		return nil, err
	}
	answer.Feasible = !math.IsNaN(least)
	if !answer.Feasible {
		least = better
	}
	if answer.Best, err = x.try([]float64{least}); err != nil {
		return nil, err
	}
	answer.Trials = x.trials
	return answer, nil
}

// bisect finds where a condition begins to hold between a worse and a better value of a single knob: the
// worse value itself where it holds there already, NaN where it does not hold even at the better one.
func (s *solver) bisect(worse, better, precision float64, reached func(indicator.Chance) bool) (float64, error) {
	for _, end := range []float64{worse, better} {
		trial, err := s.try([]float64{end})
		if err != nil {
			return 0, err
		}
		if holds := reached(trial.Chance); holds && end == worse {
			return worse, nil
		} else if !holds && end == better {
			return math.NaN(), nil
		}
	}
	for math.Abs(better-worse) > precision {
		middle := s.onGrid((worse+better)/2, precision)
		if middle == worse || middle == better {
			break
		}
		trial, err := s.try([]float64{middle})
		if err != nil {
			return 0, err
		}
		if reached(trial.Chance) {
			better = middle
		} else {
			worse = middle
		}
	}
	return better, nil
}

// onGrid rounds a value to a whole number of precisions above the low end, so that the three searches
// share their trials.
func (s *solver) onGrid(x, precision float64) float64 {
	low := s.knobs[0].Low
	return low + float64(math.Round((x-low)/precision)*precision)
}
