package experiment

import (
	"context"
	"fmt"

	"chcsim/model"
	"chcsim/model/indicator"
)

// strengthPath is the parameter that scales all measures on behaviour.
const strengthPath = "policy.strength"

// strengthRuns is the most replications that are run again at each strength.
const strengthRuns = 100

// Strengths are those at which the chances are told: nothing works, half as well as stated, as stated.
var Strengths = [...]float64{0, 0.5, 1}

// ByStrength is how likely each target is to be met if measures on behaviour work less well than stated: reruns of the same
// replications, whose base years were accepted already, with computed waits and all other random numbers the same.
type ByStrength struct {
	Runs    int
	Chances [][len(Strengths)]indicator.Chance // of each target, and last of all together
	Changes [][len(Strengths)]ChanceChange     // from the first strength, in pairs
}

// usesTotals tells whether any measure in force is a share of a total.
func (s *Study) usesTotals() bool {
	config, err := s.Build(s.Draw(1, 0))
	if err != nil {
		return false
	}
	for _, u := range config.Uses {
		for _, e := range u.Lever.Effects {
			if e.Of != "" {
				return true
			}
		}
	}
	return false
}

// simulationsByStrength is how many simulations ByStrength makes.
func simulationsByStrength(s *Study, replications int) int {
	if len(s.Targets) == 0 || !s.usesTotals() {
		return 0
	}
	return len(Strengths) * min(replications, strengthRuns)
}

// ByStrength runs the first replications again at each strength; nil where no measure on behaviour is in force.
func (r *Result) ByStrength(ctx context.Context, o Options) (*ByStrength, error) {
	runs := simulationsByStrength(r.Study, len(r.Replications)) / len(Strengths)
	at, ok := r.Study.Index(strengthPath)
	if runs == 0 || !ok {
		return nil, nil
	}
	computed := r.Study.computed()
	var jobs []job
	for _, strength := range Strengths {
		for i := range runs {
			jobs = append(jobs, job{replication: r.Replications[i].Index, change: func(drawn []float64) { drawn[at] = strength }})
		}
	}
	all := make([]Replication, len(jobs))
	err := computed.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		all[i] = computed.keep(jobs[i].replication, values, outcome, true)
	})
	if err != nil {
		return nil, fmt.Errorf("at another strength of measures: %w", err)
	}
	b := &ByStrength{Runs: runs}
	var results [len(Strengths)]*Result
	for k := range results {
		results[k] = &Result{Study: computed, Seed: r.Seed, Replications: all[k*runs : (k+1)*runs]}
	}
	b.compare(results)
	return b, nil
}

// compare judges the targets at each strength, and all of them together.
func (b *ByStrength) compare(results [len(Strengths)]*Result) {
	study := results[0].Study
	rows := len(study.Targets) + 1
	b.Chances, b.Changes = make([][len(Strengths)]indicator.Chance, rows), make([][len(Strengths)]ChanceChange, rows)
	together := indicator.Target{Comparator: indicator.AtLeast, Limit: 1}
	for k, result := range results {
		for i, t := range study.Targets {
			b.Changes[i][k] = chanceChange(t, results[0].TargetValues(t), result.TargetValues(t))
			b.Chances[i][k] = t.ChanceOf(result.TargetValues(t))
		}
		b.Changes[rows-1][k] = chanceChange(together, results[0].meetsAll(study), result.meetsAll(study))
		b.Chances[rows-1][k] = together.ChanceOf(result.meetsAll(study))
	}
}
