package experiment

import (
	"context"
	"fmt"

	"chcsim/model/indicator"
)

// strengthPath is the parameter that scales all measures on behaviour.
const strengthPath = "policy.strength"

// strengthRuns is the most replications that are run again at each strength. In pairs the change of a chance has a standard error
// of at most √(share that changes ÷ runs): of 20 points moved, 6.
const strengthRuns = 60

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

// simulationsByStrength is how many simulations ByStrength makes beside the plain ones.
func simulationsByStrength(s *Study, replications int) int {
	if len(s.Targets) == 0 || !s.usesTotals() {
		return 0
	}
	return len(s.otherStrengths()) * min(replications, strengthRuns)
}

// otherStrengths are the places of Strengths that replications do not have anyway.
func (s *Study) otherStrengths() (list []int) {
	for k, strength := range Strengths {
		if at, ok := s.Index(strengthPath); ok {
			if d := s.Parameters[at].Distribution; !d.IsConstant() || d.Mean() != strength {
				list = append(list, k)
			}
		}
	}
	return list
}

// ByStrength runs the first replications again at each strength; nil where no measure on behaviour is in force.
func (r *Result) ByStrength(ctx context.Context, o Options) (*ByStrength, error) {
	at, ok := r.Study.Index(strengthPath)
	if !ok || simulationsByStrength(r.Study, len(r.Replications)) == 0 {
		return nil, nil
	}
	b := &ByStrength{Runs: min(len(r.Replications), strengthRuns)}
	others := r.Study.otherStrengths()
	changes := make([]func([]float64), len(others))
	for i, k := range others {
		changes[i] = func(values []float64) { values[at] = Strengths[k] }
	}
	plain, err := r.plain(ctx, b.Runs, o)
	if err != nil {
		return nil, err
	}
	lists, err := r.again(ctx, r.Replications[:b.Runs], changes, o)
	if err != nil {
		return nil, fmt.Errorf("at another strength of measures: %w", err)
	}
	var results [len(Strengths)]*Result
	for k := range results {
		results[k] = &Result{Study: r.Study, Seed: r.Seed, Replications: plain}
	}
	for i, k := range others {
		results[k].Replications = lists[i]
	}
	b.compare(results)
	return b, nil
}

// compare judges the targets at each strength, and all of them together.
func (b *ByStrength) compare(results [len(Strengths)]*Result) {
	study := results[0].Study
	pasts := study.Pasts()
	rows := len(study.Targets) + 1
	b.Chances, b.Changes = make([][len(Strengths)]indicator.Chance, rows), make([][len(Strengths)]ChanceChange, rows)
	together := indicator.Target{Comparator: indicator.AtLeast, Limit: 1}
	for k, result := range results {
		for i, t := range study.Targets {
			b.Changes[i][k] = chanceChange(t, results[0].TargetValues(t), result.TargetValues(t), pasts)
			b.Chances[i][k] = t.ChanceOf(result.TargetValues(t), pasts)
		}
		b.Changes[rows-1][k] = chanceChange(together, results[0].meetsAll(study), result.meetsAll(study), pasts)
		b.Chances[rows-1][k] = together.ChanceOf(result.meetsAll(study), pasts)
	}
}
