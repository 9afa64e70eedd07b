package main

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/param"
	"chcsim/scenarios/plan"
)

// checkGoal reports flags of the goal that do not belong together.
func (o *solveOptions) checkGoal() error {
	targets, chances := len(o.target), len(o.chance)
	switch {
	case targets == 0 && !o.joint:
		return errors.New("solve needs --target, such as --target contract_rate@2025-12; or --joint for all targets of the scenario together")
	case o.joint && targets == 1:
		return errors.New("--joint has no effect on one target; give several, or none for all of the scenario")
	case o.joint && chances != 1:
		return fmt.Errorf("--joint needs one --chance, that of all targets together, such as --chance 50%%; %d are given", chances)
	case !o.joint && chances > 1 && chances != targets:
		return fmt.Errorf("%d times --chance for %d times --target; expected one for all, or one for each in their order", chances, targets)
	}
	return nil
}

// goal reads the targets and the wanted chances against the study.
func (o *solveOptions) goal(s *experiment.Study) (g experiment.Goal, err error) {
	if g.Targets, err = o.targets(s); err != nil {
		return g, err
	}
	wanted := make([]float64, len(o.chance))
	for k, text := range o.chance {
		if wanted[k], err = plan.Amount("--chance", text, param.Spec{Path: "chance", Unit: "rate", Max: 1}); err != nil {
			return g, err
		}
		if wanted[k] <= 0 || wanted[k] >= 1 {
			return g, errors.New("solve needs --chance between 0 and 1, such as --chance 80%")
		}
	}
	if o.joint {
		g.Joint = wanted[0]
		return g, nil
	}
	for k, t := range g.Targets {
		chance := t.Chance
		if len(wanted) > 0 {
			chance = wanted[min(k, len(wanted)-1)]
		}
		if chance <= 0 {
			return g, fmt.Errorf("no chance is wanted of %s at %s; solve needs --chance, such as --chance 80%%", t.Indicator, t.By)
		}
		g.Wanted = append(g.Wanted, chance)
	}
	return g, nil
}

// targets are those asked for, or all of the scenario.
func (o *solveOptions) targets(s *experiment.Study) (targets []indicator.Target, err error) {
	if len(o.target) == 0 {
		if len(s.Targets) < 2 {
			return nil, fmt.Errorf("--joint: the scenario has %d targets; several are met together", len(s.Targets))
		}
		return s.Targets, nil
	}
	for _, text := range o.target {
		asked, target, err := parseAsked("--target", text, s)
		if err != nil {
			return nil, err
		}
		if target, err = among(s, asked.Limited, target); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(targets, func(t indicator.Target) bool {
			return t.Indicator == target.Indicator && t.By == target.By && t.Area == target.Area && t.Comparator == target.Comparator
		}) {
			return nil, fmt.Errorf("--target %s is given twice", text)
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// ignored reports settings that would change nothing of the answer.
func (o *solveOptions) ignored(f *pflag.FlagSet, s *plan.Scenario, q quest, study *experiment.Study) error {
	for _, set := range o.set {
		path, _, _ := strings.Cut(set, "=")
		path = strings.TrimSpace(path)
		instead := map[string]string{"run.replications": "replications", "run.seed": "seed", "lang": "lang"}[path]
		switch {
		case slices.ContainsFunc(q.knobs, func(k experiment.Knob) bool { return study.Parameters[k.Parameter].Path == path }):
			return fmt.Errorf("--set %s has no effect: --vary moves it", path)
		case instead != "" && f.Changed(instead):
			return fmt.Errorf("--set %s has no effect: --%s says otherwise", path, instead)
		case path == "run.clinic_days" && o.noCheck:
			return errors.New("--set run.clinic_days has no effect: settings are tried with computed waits, and --no-check leaves the check with queues out")
		case strings.HasPrefix(path, "targets"):
			if err := o.untouched(f, set, q.goal); err != nil {
				return err
			}
		}
	}
	if o.noCheck && s.Run.ClinicDays == 0 {
		return errors.New("--no-check has no effect: the scenario queues no patients (run.clinic_days is 0), so nothing is checked")
	}
	return nil
}

// untouched reports a setting of targets without which the goal is the same.
func (o *solveOptions) untouched(f *pflag.FlagSet, set string, goal experiment.Goal) error {
	others := slices.DeleteFunc(slices.Clone(o.set), func(other string) bool { return other == set })
	_, without, err := o.load(f.Arg(0), others)
	if err != nil {
		return nil // it is needed
	}
	if same, err := o.goal(without); err == nil && reflect.DeepEqual(same, goal) {
		return fmt.Errorf("--set %s has no effect: it changes none of the targets asked for", set)
	}
	return nil
}
