package experiment

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model/indicator"
)

// Knob is a parameter that solve may turn, with the range in which it may stand and its cost.
type Knob struct {
	Parameter int
	Low, High float64
	UnitCost  float64 // of one unit of the parameter beside what the model prices itself, thousand yuan
}

// Answer is the least setting that meets a target with the wanted chance.
type Answer struct {
	Target indicator.Target
	Knobs  []Knob
	Wanted float64
	// Feasible tells whether the estimated chance reaches the wanted one at any setting tried.
	Feasible bool
	// Best is the least setting that does; where none does, the one that comes nearest.
	Best Trial
	// Low and High enclose the least value of a single knob: before Low even the upper Wilson limit misses
	// the wanted chance, from High on even the lower limit reaches it. NaN where the range does not show it.
	Low, High float64
	// Falling tells that the chance falls with a single knob, so that the answer is the greatest value.
	Falling bool
	// Uneven tells that the chance at some trial lies surely on the wrong side of that at a lesser one, so
	// that there may be other solutions.
	Uneven bool
	// Trials lists all settings tried, in the order of their trial.
	Trials []Trial
}

// solver looks for settings. It evaluates each once; what a setting leads to is not its concern.
type solver struct {
	target   indicator.Target
	knobs    []Knob
	wanted   float64
	evaluate func(setting []float64) (Trial, error)
	trials   []Trial
}

// newSolver simulates every setting with the same replications.
func newSolver(ctx context.Context, s *Study, t indicator.Target, wanted float64, knobs []Knob, o Options) *solver {
	return &solver{target: t, knobs: knobs, wanted: wanted, evaluate: func(setting []float64) (Trial, error) {
		return try(ctx, s, t, knobs, setting, o)
	}}
}

// try estimates the chance with the knobs at a setting.
func (s *solver) try(setting []float64) (Trial, error) {
	for _, t := range s.trials {
		if slices.Equal(t.Setting, setting) {
			return t, nil
		}
	}
	trial, err := s.evaluate(setting)
	if err == nil {
		s.trials = append(s.trials, trial)
	}
	return trial, err
}

// better tells whether a trial comes nearer to the target than another: by its chance or, where that is
// equal, by the mean of the indicator.
func (s *solver) better(a, than Trial) bool {
	if a.Chance.Successes != than.Chance.Successes {
		return a.Chance.Successes > than.Chance.Successes
	}
	return s.target.Margin(a.Value.Mean) > s.target.Margin(than.Value.Mean)
}

// nearest is the trial that comes nearest to the target; the earliest among equals.
func (s *solver) nearest() Trial {
	best := s.trials[0]
	for _, t := range s.trials[1:] {
		if s.better(t, best) {
			best = t
		}
	}
	return best
}

// TrialsOfSolve is the most trials that Solve takes.
func TrialsOfSolve(knob Knob, precision float64) int {
	return interior + 2 + 3*int(math.Ceil(math.Log2(max(2, (knob.High-knob.Low)/precision))))
}

// interior is the number of values between the ends that are tried where both ends fail.
const interior = 3

// Solve finds the least value of one knob, to the given precision, with which a target is met with the
// wanted chance. All settings meet the same replications, so the estimated chance is as smooth as can be.
// It assumes that more of the knob never lowers the chance, or never raises it: the ends of the range
// tell which. Where neither end reaches the chance, three values between them are tried before the answer
// is that the range has none.
func Solve(ctx context.Context, s *Study, t indicator.Target, wanted float64, knob Knob, precision float64, o Options) (*Answer, error) {
	if !(knob.Low < knob.High) || !(precision > 0) {
		return nil, fmt.Errorf("solve needs a range and a precision above 0, not %v to %v in steps of %v", knob.Low, knob.High, precision)
	}
	return newSolver(ctx, s, t, wanted, []Knob{knob}, o).solve(precision)
}

// solve looks for the least value of the only knob.
func (s *solver) solve(precision float64) (*Answer, error) {
	knob := s.knobs[0]
	answer := &Answer{Target: s.target, Knobs: s.knobs, Wanted: s.wanted, Low: math.NaN(), High: math.NaN()}
	low, err := s.try([]float64{knob.Low})
	if err != nil {
		return nil, err
	}
	high, err := s.try([]float64{knob.High})
	if err != nil {
		return nil, err
	}
	worse, better := knob.Low, knob.High
	if answer.Falling = s.better(low, high); answer.Falling {
		worse, better = better, worse
	}
	if low.Chance.Estimate() < s.wanted && high.Chance.Estimate() < s.wanted {
		if better, err = s.inside(better, precision); err != nil {
			return nil, err
		}
	}
	if err := s.enclose(answer, worse, better, precision); err != nil {
		return nil, err
	}
	answer.Trials, answer.Uneven = s.trials, s.uneven()
	return answer, nil
}

// inside tries values within the range, where both ends fail, and returns the best one.
func (s *solver) inside(end, precision float64) (float64, error) {
	knob := s.knobs[0]
	for i := range interior {
		value := s.onGrid(knob.Low+float64((knob.High-knob.Low)*float64(i+1)/(interior+1)), precision)
		if _, err := s.try([]float64{value}); err != nil {
			return end, err
		}
	}
	return s.nearest().Setting[0], nil
}

// enclose bisects three times: for the value at which the estimate reaches the wanted chance, and for
// those at which the limits of its interval do.
func (s *solver) enclose(answer *Answer, worse, better, precision float64) error {
	wanted, least := s.wanted, math.NaN()
	for _, c := range []struct {
		reached func(indicator.Chance) bool
		at      *float64
	}{
		{func(c indicator.Chance) bool { return c.Estimate() >= wanted }, &least},
		{func(c indicator.Chance) bool { return c.High >= wanted }, &answer.Low},
		{func(c indicator.Chance) bool { return c.Low >= wanted }, &answer.High},
	} {
		var err error
		if *c.at, err = s.bisect(worse, better, precision, c.reached); err != nil {
			return err
		}
	}
	answer.Feasible = !math.IsNaN(least)
	if !answer.Feasible {
		answer.Best = s.nearest()
		return nil
	}
	var err error
	answer.Best, err = s.try([]float64{least})
	return err
}

// uneven tells whether the chance both rises and falls along a single knob beyond what 95% intervals allow.
func (s *solver) uneven() bool {
	ordered := slices.Clone(s.trials)
	slices.SortFunc(ordered, func(a, b Trial) int { return cmp.Compare(a.Setting[0], b.Setting[0]) })
	rises, falls := false, false
	for i, a := range ordered {
		for _, b := range ordered[i+1:] {
			rises = rises || a.Chance.High < b.Chance.Low
			falls = falls || b.Chance.High < a.Chance.Low
		}
	}
	return rises && falls
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
		middle := s.onGrid(float64((worse+better)/2), precision)
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
