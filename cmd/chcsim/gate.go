package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output/answer"
	"chcsim/scenarios/ask"
)

// gateOptions are the flags that turn wanted chances into an exit code.
type gateOptions struct {
	gate, strict bool
	require      []string
	against      string // the other scenario of deltas; only of commands that add the flag
}

func (o *gateOptions) addTo(f *pflag.FlagSet) {
	f.BoolVar(&o.gate, "gate", false, "exit with code 3 when a wanted chance is not met")
	f.StringArrayVar(&o.require, "require", nil, "require a chance beside those of the scenario, such as 'p(contract_rate@2025-12 >= 45%) >= 0.8'; may be repeated")
	f.BoolVar(&o.strict, "strict", false, "with --gate: exit with code 3 also when one is undecided")
}

// check reports flags that mean nothing together.
func (o *gateOptions) check() error {
	if o.strict && !o.gate {
		return errors.New("--strict says how --gate decides; give both")
	}
	requirements, err := o.requirements()
	if err != nil {
		return err
	}
	change := slices.ContainsFunc(requirements, func(r ask.Requirement) bool { return r.Delta != ask.NoDelta })
	if o.against != "" && !change {
		return errors.New("--against is for changes: give --require 'delta(p(contract_rate@2025-12 >= 45%)) >= -2%', or compare with chcsim run OTHER PLAN")
	}
	return nil
}

// requirements reads those of the command line.
func (o *gateOptions) requirements() ([]ask.Requirement, error) {
	var list []ask.Requirement
	for _, text := range o.require {
		r, err := ask.Require(text)
		if err == nil && o.against == "" {
			err = r.Alone()
		}
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// judging is what the flags ask of the chances of a result.
func (o *gateOptions) judging(requirements []ask.Requirement) answer.Gate {
	g := answer.Gate{Asked: o.gate || len(requirements) > 0, Decides: o.gate, Strict: o.strict}
	for _, r := range requirements {
		g.Requirements = append(g.Requirements, answer.Requirement{Requirement: r})
	}
	return g
}

// of is what the flags ask of a study, which it then asks itself; what it cannot be judged by is refused before it is
// simulated.
func (o *gateOptions) of(s *experiment.Study) (answer.Gate, error) {
	requirements, err := o.requirements()
	if err != nil {
		return answer.Gate{}, err
	}
	g := o.judging(requirements)
	for i, r := range requirements {
		if g.Requirements[i].Target, err = targetOf(s, r); err != nil {
			return g, err
		}
		s.Asked = append(s.Asked, g.Requirements[i].Target)
	}
	wanted := slices.ContainsFunc(s.Targets, func(t indicator.Target) bool { return t.Chance > 0 })
	if o.gate && !wanted && len(requirements) == 0 {
		return g, answer.ErrNothingToGate
	}
	return g, nil
}

// judgeable refuses deltas that the other scenario cannot be asked about.
func judgeable(g answer.Gate, other *experiment.Study) error {
	for _, r := range g.Requirements {
		if r.Delta == ask.NoDelta {
			continue
		}
		if _, err := targetOf(other, r.Requirement); err != nil {
			return misused(fmt.Errorf("%s: %w", other.Name, err))
		}
	}
	return nil
}

// targetOf makes a requirement a target of a study.
func targetOf(s *experiment.Study, q ask.Requirement) (indicator.Target, error) {
	t := indicator.Target{Indicator: q.Indicator, Area: len(s.Areas), By: q.Month, Comparator: q.Value.Comparator, Limit: q.Value.Limit}
	if q.AllTargets && len(s.Targets) == 0 {
		return t, fmt.Errorf("--require %s: the scenario has no targets", q.Text)
	}
	area, err := q.In(scopeOf(s))
	t.Area = area
	return t, err
}
