package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const runUsage = `Usage: chcsim run SCENARIO [SCENARIO …] [flags]

Simulates a scenario many times and prints how likely each target is to be met, what holds it back and
how plausible the base year is. With --out it also writes summary.csv, summary.xlsx, replications.csv,
why.csv, run.json, report.html (all of it on one page, with why the targets' indicators move and the model
report), its tables as report.md, and charts.
Several scenarios are run with the same random numbers and compared with the first.

With --against the gate also judges what changes from another scenario, PLAN minus OTHER, with the same
random numbers, seed, replications and --set; so a pull request that lowers a chance fails:

  chcsim run PLAN --against OTHER --gate --require 'delta(p(contract_rate@2025-12 >= 45%)) >= -2%'
  chcsim run PLAN --against OTHER --gate --require 'delta(wait_mean@2025-12) <= 1.5'
`

// runOptions are the flags of run.
type runOptions struct {
	common
	gateOptions
	raw bool
}

// run simulates scenarios and judges their targets.
func run(args []string, stdout, stderr io.Writer) int {
	f := newFlags("run")
	var o runOptions
	o.common.addTo(f)
	o.gateOptions.addTo(f)
	f.StringVar(&o.against, "against", "", "the scenario from which changes are judged, with --require 'delta(…)'")
	addUntil(f, &o.until)
	f.BoolVar(&o.raw, "raw", false, "write everything that is kept into replications.csv")
	return query{f, runUsage, &o.common, func() error { return o.check(f) }, func(ctx context.Context, t terminal) (answer.Answer, error) {
		views, options, err := loadViews(f, &o)
		if err != nil {
			return answer.Answer{}, err
		}
		other, err := o.other(f, views)
		if err != nil {
			return answer.Answer{}, err
		}
		if err := analyseAll(ctx, views, other, options, &o.common, t.stderr); err != nil {
			return answer.Answer{}, err
		}
		if len(views) == 1 {
			return views[0].Answer(), nil
		}
		a, err := answer.Compare(views, folderNames(f.Args()))
		a.Files = append(a.Files, recordOf(f, &o.common, options, scenariosOf(views)...))
		return a, err
	}}.run(args, stdout, stderr)
}

// check reports flags that mean nothing, alone or together.
func (o *runOptions) check(f *pflag.FlagSet) error {
	switch {
	case f.NArg() == 0:
		return errors.New("run takes at least one scenario")
	case f.NArg() > 1 && o.until > 0:
		return errors.New("--until is for one scenario; several are compared over the same replications")
	case f.Changed("against") && o.against == "":
		return errors.New("--against names no scenario; expected --against OTHER")
	case o.against != "" && f.NArg() > 1:
		return errors.New("--against judges one scenario by another; give a single SCENARIO")
	case o.against != "" && o.until > 0:
		return errors.New("--until is for one scenario; with --against two are compared over the same replications")
	}
	return errors.Join(o.common.check(f), o.gateOptions.check())
}

// loadViews reads the scenarios; what cannot be compared or judged is refused before anything is simulated.
// The first one's replications, seed and language hold for all.
func loadViews(f *pflag.FlagSet, o *runOptions) ([]*answer.View, experiment.Options, error) {
	var views []*answer.View
	var options experiment.Options
	for i, path := range f.Args() {
		s, study, err := o.load(path, o.set)
		if err != nil {
			return nil, options, unread(err)
		}
		v := &answer.View{Scenario: s, Lang: o.language(s), Analysis: &experiment.Analysis{Result: &experiment.Result{Study: study}}, Overrides: o.set, Raw: o.raw}
		if i == 0 {
			options = o.options(f, s)
		} else {
			v.Lang = views[0].Lang
			if err := experiment.Comparable(views[0].Analysis.Study, study); err != nil {
				return nil, options, unread(err)
			}
		}
		views = append(views, v)
	}
	tellApart(views, folderNames(f.Args()))
	for _, v := range views {
		var err error
		if v.Gate, err = o.gateOptions.of(v.Analysis.Study); err != nil {
			return nil, options, misused(ofSeveral(views, v, err))
		}
	}
	return views, options, nil
}

// tellApart adds the names of their files to scenarios that are called the same, as one is that extends another without
// a name of its own: tables and files tell scenarios apart by name.
func tellApart(views []*answer.View, files []string) {
	count := map[string]int{}
	for _, v := range views {
		count[v.Scenario.Name]++
	}
	for i, v := range views {
		if name := v.Scenario.Name; count[name] > 1 {
			rename(v.Scenario, v.Analysis.Study, files[i])
		}
	}
}

// rename adds the name of its file to that of a scenario.
func rename(s *plan.Scenario, study *experiment.Study, file string) {
	s.CallAlso(file)
	study.Name = s.Name
}

// scenariosOf are the scenarios of several views.
func scenariosOf(views []*answer.View) []*plan.Scenario {
	list := make([]*plan.Scenario, len(views))
	for i, v := range views {
		list[i] = v.Scenario
	}
	return list
}

// other is the study from which changes are judged; nil where none are.
func (o *runOptions) other(f *pflag.FlagSet, views []*answer.View) (*experiment.Study, error) {
	if o.against == "" {
		return nil, nil
	}
	s, other, err := o.load(o.against, o.set)
	if err != nil {
		return nil, unread(err)
	}
	v := views[0]
	if s.Name == v.Scenario.Name {
		rename(s, other, folderNames([]string{f.Arg(0), o.against})[1])
	}
	if err := experiment.Comparable(other, v.Analysis.Study); err != nil {
		return nil, unread(err)
	}
	v.Gate.Same = s.Hash == v.Scenario.Hash
	return other, judgeable(v.Gate, other)
}

// ofSeveral names the scenario of several that an error is about.
func ofSeveral(views []*answer.View, v *answer.View, err error) error {
	if len(views) == 1 {
		return err
	}
	return fmt.Errorf("%s: %w", v.Scenario.Name, err)
}

// analyseAll simulates every scenario, one after another, and first the one from which changes are judged.
func analyseAll(ctx context.Context, views []*answer.View, other *experiment.Study, options experiment.Options, c *common, stderr io.Writer) error {
	total := 0
	for _, v := range views {
		total += experiment.Simulations(v.Analysis.Study, options)
		if c.out != "" {
			total += experiment.WhyOfRun(v.Analysis.Study, shockNames(v.Scenario), options.Replications)
		}
	}
	if other != nil {
		total += other.ConditioningCost(options) + options.Replications
	}
	progress := c.progress(stderr, views[0].Lang, total, words.ReplicationsDone)
	options.Done, options.Spared = func(int) { progress.Add(1) }, progress.Spare
	if other != nil {
		if _, err := other.Condition(ctx, options); err != nil {
			return stopped(ctx, progress, fmt.Errorf("%s: %w", other.Name, err))
		}
		result, err := experiment.Run(ctx, other, options)
		if err != nil {
			return stopped(ctx, progress, fmt.Errorf("%s: %w", other.Name, err))
		}
		views[0].Gate.Other = result
	}
	for _, v := range views {
		analysis, err := experiment.Analyse(ctx, v.Analysis.Study, options)
		if err == nil && c.out != "" { // the report tells why indicators move; the screen has no room for it
			v.Movements, err = analysis.Why(ctx, shockNames(v.Scenario), options)
		}
		if ctx.Err() != nil {
			progress.Interrupt()
			return context.Canceled
		}
		if err != nil {
			progress.Finish()
			return ofSeveral(views, v, err)
		}
		v.Analysis = analysis
	}
	progress.Finish()
	return nil
}

// folderNames are the names of files without their ending, with a number where one comes again.
func folderNames(paths []string) []string {
	names := make([]string, len(paths))
	seen := map[string]int{}
	for i, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		seen[name]++
		if seen[name] > 1 {
			name = fmt.Sprintf("%s_%d", name, seen[name])
		}
		names[i] = name
	}
	return names
}
