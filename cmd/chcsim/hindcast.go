package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/answer"
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
	overlay        plan.Overlay
	options        hindcast.Options
	lang           words.Lang
}

// runHindcast fits, projects and scores.
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
		r, err := p.run(ctx, &o, t.stderr)
		if err != nil {
			return answer.Answer{}, err
		}
		a := r.Answer()
		a.Files = append(a.Files, recordOf(f, &o.common, experiment.Options{Seed: p.options.Seed, Replications: p.options.Particles}, p.scenario))
		return a, nil
	}}.run(args, stdout, stderr)
}

// run fits and scores, with progress on the terminal.
func (p *past) run(ctx context.Context, o *hindcastOptions, stderr io.Writer) (*answer.Hindcast, error) {
	r := &answer.Hindcast{Name: p.name, Scenario: p.scenario, Study: p.study, Until: p.until, Free: p.free, Training: p.training, Test: p.test, Shown: p.shown,
		Overlay: answer.Overlay{Extends: p.overlay.Extends, Scale: p.overlay.Scale, Folder: o.out}, Options: p.options, Lang: p.lang}
	problem, err := hindcast.OfStudy(p.study, p.free, p.training, r.Quantities(), p.options.Seed)
	if err != nil {
		return nil, err
	}
	progress := o.progress(stderr, p.lang, p.options.Plan(len(p.free)), words.ReplicationsDone)
	options := p.options
	options.Done = func() { progress.Add(1) }
	r.Posterior, err = hindcast.Fit(ctx, problem, options)
	if err := stopped(ctx, progress, err); err != nil {
		return nil, err
	}
	r.Scores = hindcast.ScoreAll(r.Posterior, p.training, p.test, r.Extra)
	return r, nil
}

// fewParticles is what a fit should keep at least.
const fewParticles = answer.FewParticles

// errNothing tells that a hindcast has nothing to do.
var errNothing = errors.New("nothing to fit")
