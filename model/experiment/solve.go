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

// Answer is the least setting that reaches a goal.
type Answer struct {
	Goal
	Knobs []Knob
	// Feasible tells whether the estimated chances reach the wanted ones at any setting tried.
	Feasible bool
	// Best is the least setting that does; where none does, the one that comes nearest.
	Best Trial
	// Low and High enclose the least value of a single knob: before Low even the upper Wilson limits miss
	// the wanted chances, from High on even the lower limits reach them. NaN where the range does not show it.
	Low, High float64
	// Falling tells that the chances fall with a single knob, so that the answer is the greatest value.
	Falling bool
	// Opposed tells that more of a knob raises the chances of some targets and lowers those of others. With a single knob and a
	// chance for each target the former need From at least and the latter allow To at most, NaN where no value of the range is
	// enough for them.
	Opposed  bool
	From, To float64
	// Uneven tells that a chance at some trial lies surely on the wrong side of that at a lesser one, so
	// that there may be other solutions.
	Uneven bool
	// Trials lists all settings tried, in the order of their trial.
	Trials []Trial
}

// Idle tells whether every setting tried led to the same: nothing that was varied moves the targets.
func (a *Answer) Idle() bool {
	return !slices.ContainsFunc(a.Trials, func(t Trial) bool {
		return !slices.EqualFunc(t.Targets, a.Trials[0].Targets, func(x, y TargetTrial) bool {
			return x.Chance == y.Chance && (x.Value.Mean == y.Value.Mean || math.IsNaN(x.Value.Mean) && math.IsNaN(y.Value.Mean))
		})
	})
}

// solver looks for settings. It evaluates each once; what a setting leads to is not its concern.
type solver struct {
	goal     Goal
	knobs    []Knob
	evaluate func(setting []float64) (Trial, error)
	trials   []Trial
}

// newSolver simulates every setting with the same replications.
func newSolver(ctx context.Context, s *Study, g Goal, knobs []Knob, o Options) *solver {
	return &solver{goal: g, knobs: knobs, evaluate: func(setting []float64) (Trial, error) {
		return try(ctx, s, g.Targets, knobs, setting, o)
	}}
}

// try estimates the chances with the knobs at a setting.
func (s *solver) try(setting ...float64) (Trial, error) {
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

// nearest is the trial that comes nearest to the goal; the earliest among equals.
func (s *solver) nearest() Trial {
	best := s.trials[0]
	for _, t := range s.trials[1:] {
		if s.goal.better(t, best) {
			best = t
		}
	}
	return best
}

// TrialsOfSolve is the most trials that Solve takes.
func TrialsOfSolve(g Goal, knob Knob, precision float64) int {
	bisections := 3
	if len(g.Targets) > 1 {
		bisections = 6 // one for those that fall or cross, two for values around the best
	}
	return interior + 2 + bisections*halvings((knob.High-knob.Low)/precision)
}

// halvings is how often a number of parts is halved until one is left.
func halvings(parts float64) int { return int(math.Ceil(math.Log2(max(2, parts)))) }

// interior is the number of values between the ends that are tried where both ends fail.
const interior = 3

// Solve finds the least value of one knob, to the given precision, with which a goal is reached. All settings meet the same
// replications, so the estimated chances are as smooth as can be. It assumes that more of the knob never lowers a chance, or
// never raises it: the ends of the range tell which. Where some targets' chances rise and others' fall, it finds the least
// value that is enough for the former and the greatest for the latter: what lies between is enough for all. Where neither end
// reaches the goal, as a joint chance may not, values between them are tried, ever closer around the best, before the
// answer is that the range has none.
func Solve(ctx context.Context, s *Study, g Goal, knob Knob, precision float64, o Options) (*Answer, error) {
	if !(knob.Low < knob.High) || !(precision > 0) {
		return nil, fmt.Errorf("solve needs a range and a precision above 0, not %v to %v in steps of %v", knob.Low, knob.High, precision)
	}
	return newSolver(ctx, s, g, []Knob{knob}, o).solve(precision)
}

// solve looks for the least value of the only knob.
func (s *solver) solve(precision float64) (*Answer, error) {
	knob := s.knobs[0]
	low, err := s.try(knob.Low)
	if err != nil {
		return nil, err
	}
	high, err := s.try(knob.High)
	if err != nil {
		return nil, err
	}
	nan := math.NaN()
	answer := &Answer{Goal: s.goal, Knobs: s.knobs, Low: nan, High: nan, From: nan, To: nan}
	rising, falling := s.goal.parted(low, high)
	parted := len(rising) > 0 && len(falling) > 0
	if parted && s.goal.Joint > 0 && !s.goal.Reached(low) && !s.goal.Reached(high) {
		// All together are likeliest about where those that rise meet those that fall.
		_, err = s.bisect(knob.Low, knob.High, precision, func(t Trial) bool { return crossed(t, rising, falling) })
	}
	switch {
	case err != nil:
	case parted && s.goal.Joint == 0:
		err = s.between(answer, rising, falling, precision)
	default:
		answer.Opposed = s.goal.opposed(low, high)
		err = s.oneWay(answer, low, high, precision)
	}
	answer.Trials, answer.Uneven = s.trials, s.uneven()
	return answer, err
}

// oneWay looks for the value where all chances move the same way.
func (s *solver) oneWay(answer *Answer, low, high Trial, precision float64) (err error) {
	worse, better := low.Setting[0], high.Setting[0]
	if answer.Falling = s.goal.better(low, high); answer.Falling {
		worse, better = better, worse
	}
	if !s.goal.Reached(low) && !s.goal.Reached(high) {
		if better, err = s.inside(precision); err != nil {
			return err
		}
	}
	all := s.goal.all(low)
	least, err := s.enclose(answer, all, worse, better, precision)
	if err != nil {
		return err
	}
	return s.settle(answer, least)
}

// between looks for the values that are enough for chances that rise and for those that fall.
func (s *solver) between(answer *Answer, rising, falling []int, precision float64) (err error) {
	low, high := s.knobs[0].Low, s.knobs[0].High
	answer.Opposed = true
	if answer.From, err = s.enclose(answer, rising, low, high, precision); err != nil {
		return err
	}
	allows := func(t Trial) bool { return s.goal.reached(t, falling, indicator.Chance.Estimate) }
	if answer.To, err = s.bisect(high, low, precision, allows); err != nil {
		return err
	}
	if answer.From <= answer.To {
		return s.settle(answer, answer.From)
	}
	return s.settle(answer, math.NaN())
}

// settle makes the least value the answer; where there is none, or it is not enough after all, the trial that comes nearest.
func (s *solver) settle(answer *Answer, least float64) (err error) {
	if !math.IsNaN(least) {
		if answer.Best, err = s.try(least); err != nil {
			return err
		}
		if answer.Feasible = s.goal.Reached(answer.Best); answer.Feasible {
			return nil
		}
	}
	answer.Best = s.nearest()
	answer.Feasible = s.goal.Reached(answer.Best)
	return nil
}

// inside tries values within the range, where both ends fail, and returns the best one. Where it lies between others it goes on
// with the values in the middle of its neighbours, until one is enough or they are as close as the precision.
func (s *solver) inside(precision float64) (float64, error) {
	knob := s.knobs[0]
	step := (knob.High - knob.Low) / (interior + 1)
	for i := range interior {
		if _, err := s.try(s.onGrid(knob.Low+float64(step*float64(i+1)), precision)); err != nil {
			return 0, err
		}
	}
	best := s.nearest() // perhaps tried before
	for step /= 2; step >= precision && !s.goal.Reached(best); step /= 2 {
		x := best.Setting[0]
		if x == knob.Low || x == knob.High {
			break
		}
		for _, near := range []float64{s.onGrid(x-step, precision), s.onGrid(x+step, precision)} {
			if _, err := s.try(near); err != nil {
				return 0, err
			}
		}
		best = s.nearest()
	}
	return best.Setting[0], nil
}

// enclose bisects three times: for the value at which the estimates of some chances reach what is wanted, which it returns, and
// for those at which the limits of their intervals do.
func (s *solver) enclose(answer *Answer, which []int, worse, better, precision float64) (least float64, err error) {
	for _, c := range []struct {
		of func(indicator.Chance) float64
		at *float64
	}{{indicator.Chance.Estimate, &least}, {highest, &answer.Low}, {lowest, &answer.High}} {
		reached := func(t Trial) bool { return s.goal.reached(t, which, c.of) }
		if *c.at, err = s.bisect(worse, better, precision, reached); err != nil {
			return least, err
		}
	}
	return least, nil
}

// uneven tells whether a chance both rises and falls along a single knob beyond what 95% intervals allow.
func (s *solver) uneven() bool {
	ordered := slices.Clone(s.trials)
	slices.SortFunc(ordered, func(a, b Trial) int { return cmp.Compare(a.Setting[0], b.Setting[0]) })
	for k := range s.goal.judged(ordered[0]) {
		rises, falls := false, false
		for i, a := range ordered {
			for _, b := range ordered[i+1:] {
				before, after := s.goal.judged(a)[k], s.goal.judged(b)[k]
				rises = rises || before.High < after.Low
				falls = falls || after.High < before.Low
			}
		}
		if rises && falls {
			return true
		}
	}
	return false
}

// bisect finds where a condition begins to hold between a worse and a better value of a single knob: the
// worse value itself where it holds there already, NaN where it does not hold even at the better one.
func (s *solver) bisect(worse, better, precision float64, reached func(Trial) bool) (float64, error) {
	for _, end := range []float64{worse, better} {
		trial, err := s.try(end)
		if err != nil {
			return 0, err
		}
		if holds := reached(trial); holds && end == worse {
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
		trial, err := s.try(middle)
		if err != nil {
			return 0, err
		}
		if reached(trial) {
			better = middle
		} else {
			worse = middle
		}
	}
	return better, nil
}

// onGrid rounds a value to a whole number of precisions above the low end, so that the searches
// share their trials.
func (s *solver) onGrid(x, precision float64) float64 {
	low := s.knobs[0].Low
	return low + float64(math.Round((x-low)/precision)*precision)
}
