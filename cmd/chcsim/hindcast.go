package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const hindcastUsage = `Usage: chcsim hindcast CASE [flags]
       chcsim hindcast SCENARIO --fit-until YYYY-MM [--observations FILE.csv] [flags]

Asks what would have been foretold at the end of an earlier month. Observations up to it condition the
scenario as they condition any run; later ones are scored and never used: coverage of the 50% and 90%
intervals, CRPS (continuous ranked probability score), skill over keeping the last value and over a linear
trend. A limit such as "> 30%" is scored on one side only. Counts and rows of single months are read as in
any scenario.

A CASE is a file that names scenario, observations, fit_until and more; flags change it. With --out it also
writes scores.csv, projection.csv (every indicator, month by month), posterior.json (which run and other
commands take by --set posterior=FILE), learned.csv and a chart for each observed indicator.
`

// hindcastOptions are the flags of hindcast.
type hindcastOptions struct {
	common
	observations, until string
	indicators          []string
}

func (o *hindcastOptions) addTo(f *pflag.FlagSet) {
	o.common.addTo(f)
	f.StringVar(&o.observations, "observations", "", "CSV of observations instead of the scenario's")
	f.StringVar(&o.until, "fit-until", "", "the last month whose observations are used: YYYY-MM")
	f.StringSliceVar(&o.indicators, "indicators", nil, "take the observations of these indicators, or counts behind them, only")
}

// past is a study that is to be cut at a month.
type past struct {
	name     string
	scenario *plan.Scenario
	study    *experiment.Study
	until    month.Month
}

// runHindcast cuts a study, conditions and runs it, and scores what came later.
func runHindcast(args []string, stdout, stderr io.Writer) int {
	f := newFlags("hindcast")
	var o hindcastOptions
	o.addTo(f)
	check := func() error {
		if f.NArg() != 1 {
			return fmt.Errorf("hindcast takes one case or scenario, not %d", f.NArg())
		}
		return o.common.check(f)
	}
	return query{f, hindcastUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		p, err := loadPast(f, &o)
		if err != nil {
			return answer.Answer{}, unread(told(err, o.lang))
		}
		options, lang := o.options(f, p.scenario), o.language(p.scenario)
		progress := o.progress(t.stderr, lang, hindcast.At(p.study, p.until).ConditioningCost(options)+options.Replications, words.ReplicationsDone)
		options.Done = func(int) { progress.Add(1) }
		h, err := hindcast.Run(ctx, p.study, p.until, options)
		if err := stopped(ctx, progress, err); err != nil {
			return answer.Answer{}, err
		}
		a := answer.NewHindcast(p.name, p.scenario, h, lang).Answer()
		a.Files = append(a.Files, recordOf(f, &o.common, options, p.scenario))
		return a, nil
	}}.run(args, stdout, stderr)
}

// loadPast reads case, scenario and observations and checks that they make a hindcast.
func loadPast(f *pflag.FlagSet, o *hindcastOptions) (*past, error) {
	c, err := loadCase(f, o)
	if err != nil {
		return nil, err
	}
	s, study, err := loadStudy(c.Scenario, o.settings(c))
	if err != nil {
		return nil, err
	}
	switch {
	case c.FitUntil == 0:
		return nil, errors.New("no month to fit until; expected --fit-until YYYY-MM")
	case study.Posterior != nil:
		return nil, errors.New("the scenario has a posterior, which may know what came later; expected a scenario without one")
	}
	if err := c.Fits(study.First-1, min(study.Last(), s.AsOf), observable()); err != nil {
		return nil, err
	}
	narrow(study, c.Indicators)
	p := &past{caseName(c, s, o.language(s) == words.EN), s, study, c.FitUntil}
	if !slices.ContainsFunc(study.Observations, func(o indicator.Observation) bool {
		return o.Month <= p.until && (o.Use == indicator.Used || o.Use == indicator.BaseFact)
	}) {
		return nil, fmt.Errorf("nothing to fit to: no observation up to %v of the wanted indicators within %v to %v counts", p.until, study.First-1, study.Last())
	}
	return p, nil
}

// loadCase reads a case and lays the flags over it.
func loadCase(f *pflag.FlagSet, o *hindcastOptions) (*plan.Case, error) {
	if err := plan.Missing(f.Arg(0), plan.ACase); err != nil {
		return nil, err
	}
	c, err := plan.LoadCase(f.Arg(0))
	if err != nil {
		return nil, err
	}
	if o.observations != "" {
		if err := plan.Missing(o.observations, plan.ObservationTable); err != nil {
			return nil, err
		}
	}
	if f.Changed("indicators") {
		c.Indicators = plan.NamedBy("--indicators", o.indicators)
	}
	if o.until != "" {
		return c, c.Until("--fit-until", o.until)
	}
	return c, nil
}

// settings are what case and flags change in the scenario.
func (o *hindcastOptions) settings(c *plan.Case) []plan.Setting {
	sets := append(slices.Clone(c.Set), plan.Settings("--set", o.set)...)
	file, door := c.Observations, c.At("observations").Position().String()+":"
	if o.observations != "" {
		file, door = o.observations, "--observations"
	}
	if file != "" {
		sets = append(sets, plan.Setting{Door: door, Text: "tables.observations=" + filepath.ToSlash(file)})
	}
	return sets
}

// observable are the names of what can be observed.
func observable() (names []string) {
	for _, q := range measure.Quantities() {
		names = append(names, q.Name)
	}
	return names
}

// narrow keeps the observations, facts of the base year among them, of the wanted names; all where none are named.
func narrow(s *experiment.Study, wanted []plan.Named) {
	unwanted := func(name string) bool {
		return len(wanted) > 0 && !slices.ContainsFunc(wanted, func(n plan.Named) bool { return n.Name == name })
	}
	s.Observations = slices.DeleteFunc(s.Observations, func(o indicator.Observation) bool { return unwanted(o.Name) })
	s.Facts = slices.DeleteFunc(s.Facts, func(f model.Fact) bool { return unwanted(f.Indicator.String()) })
}

// caseName is what tables call the case.
func caseName(c *plan.Case, s *plan.Scenario, english bool) string {
	switch {
	case c.EN != "" && english:
		return c.EN
	case c.Name != "":
		return c.Name
	}
	return s.Name
}
