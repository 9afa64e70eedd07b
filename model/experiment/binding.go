package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// MonthLimit is what cut a flow short in a month: the resource that did so in most replications.
type MonthLimit struct {
	Month    month.Month
	Flow     measure.Flow
	Resource model.Resource
	Share    float64 // of the replications
}

// Limits lists the binding constraint of every flow month by month.
func (r *Result) Limits() []MonthLimit {
	var limits []MonthLimit
	for flow := range measure.Flow(measure.Flows) {
		for m := r.Study.Start() + 1; m <= r.Study.Last(); m++ {
			var count [model.Resources]int
			for i := range r.Replications {
				count[r.Replications[i].Limits[m-r.Study.Start()-1][flow]]++
			}
			top := 0
			for resource, n := range count {
				if n > count[top] {
					top = resource
				}
			}
			limits = append(limits, MonthLimit{m, flow, model.Resource(top),
				float64(count[top]) / float64(max(1, len(r.Replications)))})
		}
	}
	return limits
}

// Relief is what 10% more of a resource would do for a target, everything else and all random numbers
// being the same.
type Relief struct {
	Target   indicator.Target
	Resource model.Resource
	Change   Change // of the indicator at the target's date, replication by replication
	Differ   int    // replications in which it is another with more of the resource
	Gained   int    // replications that meet the target only with more of the resource
	Lost     int    // replications that meet it only without
	Runs     int
}

// Binds tells whether more of the resource surely helps the target.
func (r Relief) Binds() bool {
	return r.Change.Sure() && r.Target.Margin(r.Change.Mean) > r.Target.Margin(0)
}

// Slack tells whether it does not: it moves the indicator in none of five replications or more, not beyond the error of the mean change, or to the
// bad side. Where a few replications differ, too few for an interval, neither is known.
func (r Relief) Slack() bool {
	return !r.Binds() && (r.Runs >= leastApart && r.Differ == 0 || !math.IsNaN(r.Change.Low))
}

// Confirm reruns the first runs replications with 10% more of each resource that cut a flow short on
// which a target follows, and reports the paired changes. A resource binds a target if having more of it
// helps the target; otherwise it is slack, however often it cut a flow short.
func Confirm(ctx context.Context, r *Result, runs int, o Options) ([]Relief, error) {
	runs = min(runs, len(r.Replications))
	suspects := r.suspects()
	more := make([]func([]float64), len(suspects))
	for i, resource := range suspects {
		var err error
		if more[i], err = r.Study.expand(model.ExpansionsOf(resource)); err != nil {
			return nil, err
		}
	}
	before, err := r.plain(ctx, runs, o)
	if err != nil {
		return nil, err
	}
	reruns, err := r.again(ctx, r.Replications[:runs], more, o)
	if err != nil {
		return nil, fmt.Errorf("with 10%% more of a resource: %w", err)
	}
	plain := &Result{Study: r.Study, Replications: before}
	var reliefs []Relief
	for i, resource := range suspects {
		for _, t := range r.Study.Targets {
			reliefs = append(reliefs, plain.relief(t, resource, reruns[i]))
		}
	}
	return reliefs, nil
}

// suspects are the resources of which there can be more and that cut a target's flow short.
func (r *Result) suspects() []model.Resource {
	return slices.DeleteFunc(expandable(), func(resource model.Resource) bool { return !r.suspected(resource) })
}

// suspected tells whether a resource cut short, in any month of any replication, a flow that a target
// follows from.
func (r *Result) suspected(resource model.Resource) bool {
	for _, t := range r.Study.Targets {
		for _, flow := range measure.Of(t.Indicator).Flows {
			if (resource != model.Demand || flow == measure.Signing) && r.cutShort(flow, resource) {
				return true // of demand, only the wish for contracts can be expanded
			}
		}
	}
	return false
}

func (r *Result) cutShort(flow measure.Flow, by model.Resource) bool {
	for i := range r.Replications {
		for _, limits := range r.Replications[i].Limits {
			if limits[flow] == by {
				return true
			}
		}
	}
	return false
}

// expansion is how much more of a resource the rerun has.
const expansion = 1.1

// expand is a change of parameters that gives more of a resource, within the parameters' ranges.
func (s *Study) expand(expansions []model.Expansion) (func(values []float64), error) {
	at := make([]int, len(expansions))
	for i, e := range expansions {
		var ok bool
		if at[i], ok = s.Index(e.Parameter); !ok {
			return nil, fmt.Errorf("no parameter %s", e.Parameter)
		}
	}
	return func(values []float64) {
		for i, e := range expansions {
			p, factor := &s.Parameters[at[i]], expansion
			if !e.More {
				factor = 1 / expansion
			}
			values[at[i]] = min(max(values[at[i]]*factor, p.Min), p.Max)
		}
	}, nil
}

func (r *Result) relief(t indicator.Target, resource model.Resource, more []Replication) Relief {
	relief := Relief{Target: t, Resource: resource, Runs: len(more)}
	var changes []float64
	for i := range more {
		before, after := r.Study.TargetValue(&r.Replications[i], t), r.Study.TargetValue(&more[i], t)
		if math.IsNaN(before) || math.IsNaN(after) {
			continue
		}
		changes = append(changes, after-before)
		if after != before {
			relief.Differ++
		}
		switch {
		case t.Met(after) && !t.Met(before):
			relief.Gained++
		case t.Met(before) && !t.Met(after):
			relief.Lost++
		}
	}
	relief.Change = meanChange(changes, 1, r.Study.Pasts())
	return relief
}

// expandable are the resources of which there can be more.
func expandable() (resources []model.Resource) {
	for resource := range model.Resource(model.Resources) {
		if len(model.ExpansionsOf(resource)) > 0 {
			resources = append(resources, resource)
		}
	}
	return resources
}
