package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// steps is the number of equal parts into which each knob's range is divided when several are solved.
const steps = 16

// LeastCost finds settings of several knobs that reach a goal at the least cost.
//
// First it finds which end of each knob is the better one, the others being in the middle. All better ends
// together must reach the goal, otherwise the best setting tried is the answer. It assumes chances
// monotone in each knob and looks at a grid of 16 steps each. Where more of a knob surely raises the chance of one target and
// lowers that of another, there may be cheaper settings, or some where none was found, and the answer says so.
//
// With two knobs it walks along the whole line between enough and not enough, which holds the cheapest
// setting of the grid. With more it takes away what it can, one knob after another in each order of the
// knobs, each by bisection; then it exchanges some steps of a knob against as little as needed of another,
// as long as that saves money. That is a local optimum.
func LeastCost(ctx context.Context, s *Study, g Goal, knobs []Knob, o Options) (*Answer, error) {
	if len(knobs) < 2 || len(knobs) > 4 {
		return nil, fmt.Errorf("the least cost is sought over two to four parameters, not %d", len(knobs))
	}
	x := &leastCost{solver: newSolver(ctx, s, g, knobs, o), falls: make([]bool, len(knobs))}
	return x.solve()
}

// solve finds the better ends, then what can be done without.
func (x *leastCost) solve() (*Answer, error) {
	if err := x.orient(); err != nil {
		return nil, err
	}
	nan := math.NaN()
	answer := &Answer{Goal: x.goal, Knobs: x.knobs, Low: nan, High: nan, From: nan, To: nan, Opposed: x.opposed}
	full := make([]int, len(x.knobs))
	for k := range full {
		full[k] = steps
	}
	ok, err := x.enough(full)
	if err != nil {
		return nil, err
	}
	answer.Feasible = ok
	if !ok {
		answer.Best, answer.Trials = x.nearest(), x.trials
		return answer, nil
	}
	seek := x.search
	if len(full) == 2 {
		seek = x.walk
	}
	best, err := seek(full)
	if err != nil {
		return nil, err
	}
	answer.Best, err = x.try(x.setting(best)...)
	answer.Trials = x.trials
	return answer, err
}

// TrialsOfLeastCost is about the number of trials that LeastCost takes for so many knobs; exchanges may
// add to it.
func TrialsOfLeastCost(knobs int) int {
	if knobs == 2 {
		return 2*knobs + 1 + 2*steps
	}
	orders := len(permutations(knobs))
	return 2*knobs + 1 + 5*(orders+len(gives)*knobs) // a bisection of 16 steps takes five
}

// leastCost works on levels: whole steps from the worse end of each knob.
type leastCost struct {
	*solver
	falls   []bool // knobs of which less is better
	opposed bool   // more of a knob surely raises a chance and lowers another
}

// orient finds the better end of each knob.
func (x *leastCost) orient() error {
	middle := make([]int, len(x.knobs))
	for k := range middle {
		middle[k] = steps / 2
	}
	for k := range x.knobs {
		levels := slices.Clone(middle)
		levels[k] = 0
		low, err := x.try(x.setting(levels)...)
		if err != nil {
			return err
		}
		levels[k] = steps
		high, err := x.try(x.setting(levels)...)
		if err != nil {
			return err
		}
		// Middles are the same from either end, so turning a knob now does not move those already tried.
		x.falls[k] = x.goal.better(low, high)
		x.opposed = x.opposed || x.goal.opposed(low, high)
	}
	return nil
}

func (x *leastCost) setting(levels []int) []float64 {
	setting := make([]float64, len(levels))
	for k, level := range levels {
		knob := x.knobs[k]
		if x.falls[k] {
			level = steps - level
		}
		setting[k] = knob.Low + float64((knob.High-knob.Low)*float64(level)/steps)
	}
	return setting
}

func (x *leastCost) enough(levels []int) (bool, error) {
	trial, err := x.try(x.setting(levels)...)
	return err == nil && x.goal.Reached(trial), err
}

func (x *leastCost) costOf(levels []int) (float64, error) {
	trial, err := x.try(x.setting(levels)...)
	return trial.Cost, err
}

// cheaper tells whether a setting costs less than another.
func (x *leastCost) cheaper(levels, than []int) (bool, error) {
	a, err := x.costOf(levels)
	if err != nil {
		return false, err
	}
	b, err := x.costOf(than)
	return a < b, err
}

// walk follows the line between enough and not enough of two knobs, from all of the first and none of the
// second to none of the first: where a setting is enough it needs less of the first, where it is not, more
// of the second.
func (x *leastCost) walk(full []int) ([]int, error) {
	best := full
	for at := []int{steps, 0}; at[0] >= 0 && at[1] <= steps; {
		ok, err := x.enough(at)
		if err != nil {
			return nil, err
		}
		if !ok {
			at[1]++
			continue
		}
		cheaper, err := x.cheaper(at, best)
		if err != nil {
			return nil, err
		}
		if cheaper {
			best = slices.Clone(at)
		}
		at[0]--
	}
	return best, nil
}

// gives are the steps of a knob that an exchange tries to give up.
var gives = [...]int{1, 2, 4, 8}

// search takes the cheapest of the settings that each order of reduction leads to, and improves it.
func (x *leastCost) search(full []int) ([]int, error) {
	var best []int
	for _, order := range permutations(len(full)) {
		levels := slices.Clone(full)
		for _, k := range order {
			if err := x.reduce(levels, k); err != nil {
				return nil, err
			}
		}
		if best == nil {
			best = levels
		} else if cheaper, err := x.cheaper(levels, best); err != nil {
			return nil, err
		} else if cheaper {
			best = levels
		}
	}
	for improved := true; improved; {
		better, err := x.exchange(best)
		if err != nil {
			return nil, err
		}
		if improved = better != nil; improved {
			best = better
		}
	}
	return best, nil
}

// reduce lowers knob k to the least level that is still enough.
func (x *leastCost) reduce(levels []int, k int) error {
	low, high := -1, levels[k] // enough at high, not known to be enough at low
	for high-low > 1 {
		levels[k] = (low + high) / 2
		ok, err := x.enough(levels)
		if err != nil {
			return err
		}
		if ok {
			high = levels[k]
		} else {
			low = levels[k]
		}
	}
	levels[k] = high
	return nil
}

// exchange gives up some steps of a knob for as few as needed of another, where that is cheaper.
func (x *leastCost) exchange(levels []int) ([]int, error) {
	for _, size := range gives {
		for give := range levels {
			for take := range levels {
				if give == take || levels[give] < size || levels[take] == steps {
					continue
				}
				changed := slices.Clone(levels)
				changed[give] -= size
				changed[take] = steps
				if ok, err := x.enough(changed); err != nil {
					return nil, err
				} else if !ok {
					continue
				}
				if err := x.reduce(changed, take); err != nil {
					return nil, err
				}
				if cheaper, err := x.cheaper(changed, levels); cheaper || err != nil {
					return changed, err
				}
			}
		}
	}
	return nil, nil
}

// permutations lists all orders of 0 … n−1.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var all [][]int
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), at, n-1))
		}
	}
	return all
}
