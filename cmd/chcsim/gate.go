package main

import (
	"errors"

	"github.com/spf13/pflag"

	"chcsim/output"
	"chcsim/output/view"
	"chcsim/output/words"
)

// gateOptions are the flags that turn wanted chances into an exit code.
type gateOptions struct {
	gate, strict bool
}

func (o *gateOptions) addTo(f *pflag.FlagSet) {
	f.BoolVar(&o.gate, "gate", false, "exit with code 3 when a wanted chance is not met")
	f.BoolVar(&o.strict, "strict", false, "with --gate: exit with code 3 also when one is undecided")
}

// check reports flags that mean nothing together.
func (o *gateOptions) check() error {
	if o.strict && !o.gate {
		return errors.New("--strict says how --gate decides; give both")
	}
	return nil
}

// evaluate compares the chances that the scenario wants with those estimated.
func (o *gateOptions) evaluate(v *view.View) ([]output.Threshold, error) {
	if !o.gate {
		return nil, nil
	}
	return v.Thresholds(), nil
}

// write adds the summary for CI systems to the files of a run.
func (o *gateOptions) write(folder *output.Folder, v *view.View, thresholds []output.Threshold) error {
	if !o.gate {
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
