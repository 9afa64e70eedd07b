package experiment

import (
	"context"
	"sync"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Result is a study with its replications.
type Result struct {
	Study        *Study
	Seed         uint64
	Until        float64 // half-width of the targets' intervals that was asked for; 0 for none
	Replications []Replication
	Chances      []TargetChance   // in the order of Study.Targets
	Joint        indicator.Chance // of all targets together
	Together     Together
	Walks        Walks
	counting     sync.Mutex    // of Walks, while replications run
	computed     []Replication // see plain
}

// keep takes over a replication's outcome; it may be called from any goroutine.
func (r *Result) keep(replication int, values []float64, outcome *model.Outcome) {
	r.Replications[replication] = r.Study.keep(replication, values, outcome, true)
	r.counting.Lock()
	defer r.counting.Unlock()
	r.Walks.add(outcome.Walks)
}

// Run simulates the replications 0 … n−1 of a study, or with Until as many as it takes, and judges its
// targets.
func Run(ctx context.Context, s *Study, o Options) (*Result, error) {
	if o.Until > 0 {
		return RunUntil(ctx, s, o, o.Until)
	}
	result := &Result{Study: s, Seed: o.Seed, Replications: make([]Replication, o.Replications)}
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	if err := s.replicate(ctx, jobs, o, result.keep); err != nil {
		return nil, err
	}
	result.judge()
	return result, nil
}

// Values lists an indicator's value at a month in every replication.
func (r *Result) Values(id indicator.ID, m month.Month) []float64 {
	values := make([]float64, len(r.Replications))
	for i := range r.Replications {
		values[i] = r.Study.Value(&r.Replications[i], id, m)
	}
	return values
}

// TargetValues lists the value that a target judges in every replication.
func (r *Result) TargetValues(t indicator.Target) []float64 {
	values := make([]float64, len(r.Replications))
	for i := range r.Replications {
		values[i] = r.Study.TargetValue(&r.Replications[i], t)
	}
	return values
}
