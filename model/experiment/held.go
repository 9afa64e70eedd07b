package experiment

import (
	"context"
	"slices"

	"chcsim/model"
	"chcsim/model/measure"
)

// Held is what holds a goal back at a setting that is not enough.
type Held struct {
	// Limits tells how often, over all months, each resource cut the flows of the targets' indicators short.
	Limits []LimitShare
	// Reliefs are reruns with 10% more of each resource, target by target, the most helpful first.
	Reliefs []Relief
}

// LimitShare is the share of months and replications in which a resource was what cut a flow short.
type LimitShare struct {
	Flow     measure.Flow
	Resource model.Resource
	Share    float64
}

// Bound finds what holds the goal back at the best setting of an answer: which resource cuts its flows
// short, and what 10% more of each would do. It costs runs × (resources + 1) simulations.
func (a *Answer) Bound(ctx context.Context, s *Study, runs int, o Options) (*Held, error) {
	o.Replications = runs
	result, err := Run(ctx, a.fix(s, a.Best.Setting), o)
	if err != nil {
		return nil, err
	}
	held := &Held{}
	for _, flow := range a.flows() {
		held.Limits = append(held.Limits, result.limitShares(flow)...)
	}
	held.Reliefs, err = Confirm(ctx, result, runs, o)
	slices.SortStableFunc(held.Reliefs, func(x, y Relief) int {
		if x.Target != y.Target {
			return slices.Index(a.Targets, x.Target) - slices.Index(a.Targets, y.Target)
		}
		return compareDescending(x.Target.Margin(x.Change.Mean), y.Target.Margin(y.Change.Mean))
	})
	return held, err
}

// limitShares counts what cut a flow short over all months and replications, the most frequent first.
func (r *Result) limitShares(flow measure.Flow) []LimitShare {
	var count [model.Resources]int
	all := 0
	for i := range r.Replications {
		for _, limits := range r.Replications[i].Limits {
			count[limits[flow]]++
			all++
		}
	}
	var shares []LimitShare
	for resource, n := range count {
		if n > 0 {
			shares = append(shares, LimitShare{flow, model.Resource(resource), float64(n) / float64(all)})
		}
	}
	slices.SortStableFunc(shares, func(a, b LimitShare) int { return compareDescending(a.Share, b.Share) })
	return shares
}
