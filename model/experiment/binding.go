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
	more := make([][]model.Expansion, len(suspects))
	for i, resource := range suspects {
		more[i] = model.ExpansionsOf(resource)
	}
	reruns, err := r.rerun(ctx, more, runs, o)
	if err != nil {
		return nil, fmt.Errorf("with 10%% more of a resource: %w", err)
	}
	var reliefs []Relief
	for i, resource := range suspects {
		for _, t := range r.Study.Targets {
			reliefs = append(reliefs, r.relief(t, resource, reruns[i]))
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

// rerun repeats the first runs replications with each of some lists of parameters expanded.
func (r *Result) rerun(ctx context.Context, lists [][]model.Expansion, runs int, o Options) ([][]Replication, error) {
	var jobs []job
	for _, expansions := range lists {
		for i := range runs {
			values, err := r.expanded(i, expansions)
			if err != nil {
				return nil, err
			}
			jobs = append(jobs, job{replication: r.Replications[i].Index, change: func(drawn []float64) { copy(drawn, values) }})
		}
	}
	all := make([]Replication, len(jobs))
	err := r.Study.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		all[i] = r.Study.keep(jobs[i].replication, values, outcome, true)
	})
	reruns := make([][]Replication, len(lists))
	for i := range reruns {
		reruns[i] = all[i*runs : (i+1)*runs]
	}
	return reruns, err
}

// expanded is a replication's parameters with some of them expanded, kept within their range.
func (r *Result) expanded(replication int, expansions []model.Expansion) ([]float64, error) {
	s, values := r.Study, slices.Clone(r.Replications[replication].Parameters)
	for _, e := range expansions {
		k, ok := s.Index(e.Parameter)
		if !ok {
			return nil, fmt.Errorf("no parameter %s", e.Parameter)
		}
		factor := expansion
		if !e.More {
			factor = 1 / expansion
		}
		values[k] = min(max(values[k]*factor, s.Parameters[k].Min), s.Parameters[k].Max)
	}
	return values, nil
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
	relief.Change = meanChange(changes, 1)
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
