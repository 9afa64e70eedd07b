package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model/indicator"
)

// steps is the number of equal parts into which each knob's range is divided when several are solved.
const steps = 16

// LeastCost finds settings of several knobs that meet a target with the wanted chance at the least cost.
//
// Every knob's better end together must reach the chance, otherwise that setting is returned as the best
// that can be done. From there the search takes away what it can, one knob after another in each order
// of the knobs, each by bisection on a grid of 16 steps; then it exchanges: one step less of a knob
// against as little as needed of another, as long as that saves money. It assumes a chance monotone in
// each knob; the answer is a local optimum on the grid.
func LeastCost(ctx context.Context, s *Study, t indicator.Target, wanted float64, knobs []Knob, o Options) (*Answer, error) {
	if len(knobs) < 2 || len(knobs) > 4 {
		return nil, fmt.Errorf("the least cost is sought over two to four parameters, not %d", len(knobs))
	}
	x := &leastCost{solver{ctx, s, t, knobs, o, nil}, wanted}
	answer := &Answer{Target: t, Knobs: knobs, Wanted: wanted, Low: math.NaN(), High: math.NaN()}
	full := make([]int, len(knobs))
	for k := range full {
		full[k] = steps
	}
	ok, err := x.enough(full)
	if err != nil {
		return nil, err
	}
	answer.Feasible = ok
	best := full
	if ok {
		if best, err = x.search(full); err != nil {
			return nil, err
		}
	}
	if answer.Best, err = x.try(x.setting(best)); err != nil {
		return nil, err
	}
	answer.Trials = x.trials
	return answer, nil
}

// leastCost works on levels: whole steps from the low end of each knob.
type leastCost struct {
	solver
	wanted float64
}

func (x *leastCost) setting(levels []int) []float64 {
	setting := make([]float64, len(levels))
	for k, level := range levels {
		knob := x.knobs[k]
		setting[k] = knob.Low + float64((knob.High-knob.Low)*float64(level)/steps)
	}
	return setting
}

func (x *leastCost) enough(levels []int) (bool, error) {
	trial, err := x.try(x.setting(levels))
	return err == nil && trial.Chance.Estimate() >= x.wanted, err
}

func (x *leastCost) costOf(levels []int) (float64, error) {
	trial, err := x.try(x.setting(levels))
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

// exchange gives up one step of a knob for as few steps as needed of another, where that is cheaper.
func (x *leastCost) exchange(levels []int) ([]int, error) {
	for give := range levels {
		for take := range levels {
			if give == take || levels[give] == 0 || levels[take] == steps {
				continue
			}
			changed := slices.Clone(levels)
			changed[give]--
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
