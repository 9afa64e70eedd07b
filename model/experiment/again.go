package experiment

import (
	"context"

	"chcsim/model"
)

// again simulates replications once more with computed waits, with each of some changes of their parameters and all random
// numbers the same. Computed waits cost a third of queued ones and bring less luck in between; what is changed is compared with
// plain, which has the same.
func (r *Result) again(ctx context.Context, of []Replication, changes []func(values []float64), o Options) ([][]Replication, error) {
	computed := r.Study.computed()
	var jobs []job
	for _, change := range changes {
		for i := range of {
			jobs = append(jobs, job{replication: of[i].Index, change: func(drawn []float64) {
				copy(drawn, of[i].Parameters)
				change(drawn)
			}})
		}
	}
	all := make([]Replication, len(jobs))
	err := computed.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		all[i] = computed.keep(jobs[i].replication, values, outcome, true)
	})
	lists := make([][]Replication, len(changes))
	for k := range lists {
		lists[k] = all[k*len(of) : (k+1)*len(of)]
	}
	return lists, err
}

// plain are the first replications with computed waits and nothing else changed: those of the run itself where its waits are
// computed. Each is simulated once, whoever asks.
func (r *Result) plain(ctx context.Context, runs int, o Options) ([]Replication, error) {
	if r.Study.computes() {
		return r.Replications[:runs], nil
	}
	if known := len(r.computed); known < runs {
		lists, err := r.again(ctx, r.Replications[known:runs], []func([]float64){func([]float64) {}}, o)
		if err != nil {
			return nil, err
		}
		r.computed = append(r.computed, lists[0]...)
	}
	return r.computed[:runs], nil
}

// plainRuns is how many replications plain simulates for an analysis.
func plainRuns(s *Study, replications int) int {
	switch {
	case s.computes():
		return 0
	case s.usesTotals():
		return min(replications, max(confirmations, strengthRuns))
	}
	return min(replications, confirmations)
}

// computes tells whether the study itself computes waits.
func (s *Study) computes() bool {
	config, err := s.Build(s.central())
	return err == nil && config.Place.ClinicDays == 0
}
