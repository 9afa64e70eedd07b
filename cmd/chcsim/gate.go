package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/ask"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
)

// gateOptions are the flags that turn wanted chances into an exit code.
type gateOptions struct {
	gate, strict bool
	require      []string
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
	_, err := o.requirements()
	return err
}

// errNothingToGate tells that there is nothing that a gate could decide on.
var errNothingToGate = errors.New("there is nothing to decide: no target wants a chance, and no --require is given")

// requirements reads those of the command line.
func (o *gateOptions) requirements() ([]ask.Requirement, error) {
	var list []ask.Requirement
	for _, text := range o.require {
		r, err := ask.Require(text)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// asks tells whether anything is to be judged.
func (o *gateOptions) asks() bool { return o.gate || len(o.require) > 0 }

// evaluate compares the chances that the scenario and the command line want with those estimated.
func (o *gateOptions) evaluate(v *answer.View) ([]output.Threshold, error) {
	if !o.asks() {
		return nil, nil
	}
	list := v.Thresholds()
	requirements, err := o.requirements()
	if err != nil {
		return nil, err
	}
	for _, r := range requirements {
		chance, err := chanceOf(v.Analysis.Result, r)
		if err != nil {
			return nil, err
		}
		t := output.Threshold{Name: r.Name(), Condition: r.Text, Required: r.Chance,
			Chance: output.Chance{Estimate: chance.Estimate(), Low: chance.Low, High: chance.High}}
		switch r.Against(chance) {
		case indicator.Passed:
			t.Gate = words.Passed
		case indicator.Failed:
			t.Gate = words.Failed
		default:
			t.Gate, t.TrialsToDecide = words.Undecided, chance.TrialsToDecide(r.Chance)
		}
		list = append(list, t)
	}
	if len(list) == 0 {
		return nil, errNothingToGate
	}
	return list, nil
}

// fits reports what a study cannot be judged by, before it is simulated.
func (o *gateOptions) fits(s *experiment.Study) error {
	requirements, err := o.requirements()
	if err != nil {
		return err
	}
	for _, r := range requirements {
		if _, err := targetOf(s, r); err != nil {
			return err
		}
	}
	wanted := slices.ContainsFunc(s.Targets, func(t indicator.Target) bool { return t.Chance > 0 })
	if o.gate && !wanted && len(requirements) == 0 {
		return errNothingToGate
	}
	return nil
}

// targetOf makes a requirement a target of a study.
func targetOf(s *experiment.Study, q ask.Requirement) (indicator.Target, error) {
	t := indicator.Target{Indicator: q.Indicator, Area: len(s.Areas), By: q.Month, Comparator: q.Value.Comparator, Limit: q.Value.Limit}
	switch {
	case q.AllTargets && len(s.Targets) == 0:
		return t, fmt.Errorf("--require %s: the scenario has no targets", q.Text)
	case q.AllTargets:
		return t, nil
	case q.Month < s.First-1 || q.Month > s.Last():
		return t, fmt.Errorf("--require %s: the scenario runs from %s to %s", q.Text, s.First, s.Last())
	case q.Area == "all":
		return t, nil
	}
	if t.Area = slices.Index(s.Areas, q.Area); t.Area < 0 {
		return t, fmt.Errorf("--require %s: %w", q.Text, unknownName("subdistrict", q.Area, s.Areas))
	}
	if !slices.Contains(s.YearEnds(), q.Month) {
		return t, fmt.Errorf("--require %s: subdistricts are kept at year ends only", q.Text)
	}
	return t, nil
}

// chanceOf counts in how many replications of a run a requirement is met.
func chanceOf(r *experiment.Result, q ask.Requirement) (indicator.Chance, error) {
	t, err := targetOf(r.Study, q)
	if err != nil {
		return indicator.Chance{}, err
	}
	if q.AllTargets {
		return r.Joint, nil
	}
	return t.ChanceOf(r.TargetValues(t)), nil
}

// write adds the summary for CI systems to the files of a run.
func (o *gateOptions) write(folder *output.Folder, v *answer.View, thresholds []output.Threshold) error {
	if !o.asks() {
		return nil
	}
	report, err := output.JUnit(v.Lang, v.Scenario.Name, thresholds, o.strict)
	if err != nil {
		return err
	}
	if err := folder.Write("gate.xml", report); err != nil {
		return err
	}
	w, err := folder.Create("gate.md")
	if err != nil {
		return err
	}
	return errors.Join(output.Markdown(w, v.Scenario.Name, output.ThresholdTable(v.Lang, thresholds), v.Run().Table(v.Lang)), w.Close())
}

// exit is the code that the thresholds ask for.
func (o *gateOptions) exit(thresholds []output.Threshold) int {
	if !o.gate {
		return exitDone
	}
	for _, t := range thresholds {
		if t.Error != "" || t.Gate == words.Failed || o.strict && t.Gate == words.Undecided {
			return exitNotMet
		}
	}
	return exitDone
}
