package experiment

import (
	"context"
	"fmt"
	"slices"

	"chcsim/model/experiment/sensitivity"
	"chcsim/model/rng"
)

// Shares are the Sobol' indices of the leading parameters and of groups. A group without a member has
// the indices 0.
type Shares struct {
	Rows    int // of the Sobol' design
	Leading []Share
	Rest    sensitivity.Indices // all uncertain parameters that are not leading
	Assumed sensitivity.Indices // all uncertain parameters that are assumptions
	Known   sensitivity.Indices // all others: sourced or transferred
	Luck    sensitivity.Indices // what happens by chance, and unknown positions of stations
}

// Share is a parameter with its Sobol' indices.
type Share struct {
	Parameter int
	sensitivity.Indices
}

// ShareCost is the most simulations that ShareOut takes for so many leading parameters and rows.
func ShareCost(leading, rows int) int { return rows * (leading + 6) }

// manyLots is the number of replications among which luck is drawn.
const manyLots = 1 << 20

// resamples is the number of bootstrap resamples behind an interval.
const resamples = 1000

// ShareOut computes the Sobol' indices of the leading parameters of a screening, and those of the rest,
// of all assumptions, of all other parameters and of luck as groups. Luck is an input like any other:
// the random numbers of a point are those of the replication that its coordinate picks.
func ShareOut(ctx context.Context, s *Study, q Question, screened []Screened, leading, rows int, o Options) (*Shares, error) {
	leading = min(leading, len(screened))
	d := pointList{}
	var groups [][]int
	var rest, assumed, known []int
	for k, x := range screened {
		d.inputs = append(d.inputs, x.Parameter)
		if k < leading {
			groups = append(groups, []int{k})
		} else {
			rest = append(rest, k)
		}
		if Assumption(s.Parameters[x.Parameter]) {
			assumed = append(assumed, k)
		} else {
			known = append(known, k)
		}
	}
	shares := &Shares{Rows: rows}
	var into []*sensitivity.Indices
	for _, g := range []struct {
		members []int
		indices *sensitivity.Indices
	}{{rest, &shares.Rest}, {assumed, &shares.Assumed}, {known, &shares.Known}, {[]int{len(d.inputs)}, &shares.Luck}} {
		if len(g.members) > 0 {
			groups, into = append(groups, g.members), append(into, g.indices)
		}
	}
	indices, err := s.sobol(ctx, q, d, groups, rows, o)
	if err != nil {
		return nil, err
	}
	for k := range leading {
		shares.Leading = append(shares.Leading, Share{d.inputs[k], indices[k]})
	}
	for g, pointer := range into {
		*pointer = indices[leading+g]
	}
	slices.SortStableFunc(shares.Leading, func(a, b Share) int { return compareDescending(a.Total.Value, b.Total.Value) })
	return shares, nil
}

// sobol simulates the points of a Sobol' design over the inputs and luck, the last coordinate.
func (s *Study) sobol(ctx context.Context, q Question, d pointList, groups [][]int, rows int, o Options) ([]sensitivity.Indices, error) {
	key := rng.NewKey(o.Seed).Purpose("shares of variance")
	sobol, err := sensitivity.Sobol(len(d.inputs)+1, rows, groups, key)
	if err != nil {
		return nil, err
	}
	d.points = sobol.Points
	for _, point := range sobol.Points {
		d.luck = append(d.luck, int(point[len(d.inputs)]*manyLots))
	}
	answers, err := s.evaluate(ctx, d, q, o)
	if err != nil {
		return nil, err
	}
	indices, err := sobol.Indices(answers, resamples, key)
	if err != nil {
		return nil, fmt.Errorf("%s at %s: %w", q.Indicator, q.Month, err)
	}
	return indices, nil
}
