package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const hindcastUsage = `Usage: chcsim hindcast CASE [flags]
       chcsim hindcast SCENARIO --fit-until YYYY-MM --free PATH[,PATH …] [--observations FILE.csv] [flags]

Fits free parameters to the observations up to a month, projects the later months with the posterior and
scores each later observation: error, whether the 90% interval holds it, skill against keeping the last
value and against a linear trend. A limit such as "> 30%" is scored on one side only. Free parameters have
the scenario's distributions as priors; everything else varies by its own distribution all the same.

A CASE is a file that names scenario, observations, fit_until, free and more; flags change it. With --out
it also writes scores.csv, projection.csv, posterior.csv, a chart for each observed indicator, and
posterior.yaml: a scenario with the posterior in place of the priors.
`

// hindcastOptions are the flags of hindcast.
type hindcastOptions struct {
	common
	observations, until string
	free, indicators    []string
	keep, tolerance     float64
	rounds              int
}

func (o *hindcastOptions) addTo(f *pflag.FlagSet) {
	o.common.addTo(f)
	f.Lookup("replications").Usage = "simulations of the first round instead of the case's"
	f.StringVar(&o.observations, "observations", "", "CSV of observations instead of the scenario's")
	f.StringVar(&o.until, "fit-until", "", "fit to the observations up to this month: YYYY-MM")
	f.StringSliceVar(&o.free, "free", nil, "paths of the parameters to fit")
	f.StringSliceVar(&o.indicators, "indicators", nil, "use the observations of these indicators only")
	f.Float64Var(&o.keep, "keep", 0.5, "share of the simulations kept in each round")
	f.IntVar(&o.rounds, "rounds", 10, "rounds of falling tolerance, at most")
	f.Float64Var(&o.tolerance, "tolerance", 1, "distance that is close enough, in standard errors of the observations")
}

// past is what a hindcast is made of: a study with its observations before and after the cut.
type past struct {
	name           string
	scenario       *plan.Scenario
	study          *experiment.Study
	until          month.Month
	free           []string
	training, test []hindcast.Observation
	shown          []indicator.ID // the observed indicators, each once
	overlay        overlayCase
	options        hindcast.Options
	lang           words.Lang
}

// runHindcast fits, projects and scores.
func runHindcast(args []string, stdout, stderr io.Writer) int {
	f := newFlags("hindcast")
	var o hindcastOptions
	o.addTo(f)
	if code, ok := parse(f, hindcastUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() != 1 {
		return wrongUsage(stderr, "hindcast", fmt.Errorf("hindcast takes one case or scenario, not %d", f.NArg()))
	}
	if err := o.common.check(f); err != nil {
		return wrongUsage(stderr, "hindcast", err)
	}
	t := terminal{stderr}
	p, err := loadPast(f, &o)
	if err != nil {
		t.fail(told(err, o.lang))
		return exitUsage
	}
	ctx, stop := interruptible()
	defer stop()
	r, err := p.run(ctx, &o, stderr)
	if err != nil {
		return ended(t, err)
	}
	for _, w := range r.warnings() {
		t.warn(w)
	}
	if err := printTables(stdout, r.tables()...); err != nil {
		t.fail(err)
		return exitFailed
	}
	if o.out != "" {
		if err := writeFiles(ctx, t, p.lang, o.out, append(r.files(o.out), r.record(f, &o.common)), r.charts()); err != nil {
			return ended(t, err)
		}
		fmt.Fprintf(stderr, "%s\n", filepath.Clean(o.out))
	}
	return exitDone
}

// hindsight is a fitted past with its projection and scores.
type hindsight struct {
	*past
	posterior *hindcast.Posterior
	scores    []hindcast.Score
}

// projected is the place of an indicator's value at a month in what a simulation returns: behind the
// training observations stand all shown indicators, month by month from the base year's end on.
func (p *past) projected(id indicator.ID, m month.Month) int {
	for i, shown := range p.shown {
		if shown == id {
			return len(p.training) + int(m-p.study.First+1)*len(p.shown) + i
		}
	}
	return -1
}

// quantities are the values wanted of a simulation beside the training observations: see projected and extra.
func (p *past) quantities() []hindcast.Quantity {
	var all []hindcast.Quantity
	for m := p.study.First - 1; m <= p.study.Last(); m++ {
		for _, id := range p.shown {
			all = append(all, hindcast.Quantity{Indicator: id, Area: len(p.study.Areas), Month: m})
		}
	}
	for _, o := range p.test {
		all = append(all, o.Of())
	}
	return all
}

// extra is the place of a test observation, which may be of a single area, behind the projections.
func (p *past) extra(i int) int {
	return len(p.training) + (p.study.Months+1)*len(p.shown) + i
}

// run fits and scores, with progress on the terminal.
func (p *past) run(ctx context.Context, o *hindcastOptions, stderr io.Writer) (*hindsight, error) {
	problem, err := hindcast.OfStudy(p.study, p.free, p.training, p.quantities(), p.options.Seed)
	if err != nil {
		return nil, err
	}
	progress := o.progress(stderr, p.lang, p.options.Plan(len(p.free)), words.ReplicationsDone)
	options := p.options
	options.Done = func() { progress.Add(1) }
	posterior, err := hindcast.Fit(ctx, problem, options)
	if ctx.Err() != nil {
		progress.Interrupt()
		return nil, context.Canceled
	}
	progress.Finish()
	if err != nil {
		return nil, err
	}
	return &hindsight{p, posterior, hindcast.ScoreAll(posterior, p.training, p.test, p.extra)}, nil
}

// errNothing tells that a hindcast has nothing to do.
var errNothing = errors.New("nothing to fit")
