package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const screenUsage = `Usage: chcsim screen SCENARIO… [flags]

Moves each uncertain input from its 5% to its 95% point, and each effect of a measure whose size is certain
from nothing to that size, and prints what this moves: the targets and all other indicators at the year
ends. Everything else is as drawn at some random points, with the same luck, with the measures and without.
Changes are in spreads: standard deviations of the indicator over the scenario's replications. Of several
scenarios the largest change is shown. Waits are computed by formula. Example:

  chcsim screen xuhui --out out

With --gate each input is only tried until it moves anything at all, were it by a bit; those that never do
are listed, and make the exit code 3:

  chcsim screen xuhui changning --gate
`

// screenOptions are the flags of screen.
type screenOptions struct {
	common
	points int
	gate   bool
}

// screenReplications is of how many replications spreads are made unless said otherwise.
const screenReplications = 100

// screen finds what each uncertain input moves.
func screen(args []string, stdout, stderr io.Writer) int {
	f := newFlags("screen")
	var o screenOptions
	o.addTo(f)
	f.Lookup("replications").Usage = fmt.Sprintf("replications of which spreads are made (default %d)", screenReplications)
	f.IntVar(&o.points, "points", 10, "random points of all other inputs at which each is moved")
	f.BoolVar(&o.gate, "gate", false, "only tell whether each input moves anything; exit code 3 if one does not")
	check := func() error {
		switch {
		case f.NArg() == 0:
			return fmt.Errorf("screen takes a scenario")
		case o.points < 1:
			return fmt.Errorf("--points %d; expected at least 1", o.points)
		case f.Changed("replications") && o.replications < 2:
			return fmt.Errorf("--replications %d; expected at least 2", o.replications)
		}
		return o.check(f)
	}
	return query{f, screenUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		return o.find(ctx, f, t)
	}}.run(args, stdout, stderr)
}

// find moves the inputs of all scenarios.
func (o *screenOptions) find(ctx context.Context, f *pflag.FlagSet, t terminal) (answer.Answer, error) {
	list, worlds, err := o.worlds(f.Args())
	if err != nil {
		return answer.Answer{}, err
	}
	options, lang := o.options(f, list[0]), o.language(list[0])
	if !f.Changed("replications") {
		options.Replications = screenReplications
	}
	v := answer.Screen{Worlds: worlds, Points: o.points, Replications: options.Replications, Lang: lang, Gate: o.gate}
	if o.gate {
		progress := o.progress(t.stderr, lang, len(experiment.Inputs(worlds)), words.InputsDone)
		options.Done = func(int) { progress.Add(1) }
		v.Inputs, err = experiment.Idle(ctx, worlds, o.points, options)
		err = stopped(ctx, progress, err)
	} else {
		progress := o.progress(t.stderr, lang, experiment.MovesCost(worlds, o.points, options.Replications), words.ReplicationsDone)
		options.Done = func(int) { progress.Add(1) }
		v.Inputs, err = experiment.Moves(ctx, worlds, o.points, options)
		err = stopped(ctx, progress, err)
	}
	if err != nil {
		return answer.Answer{}, err
	}
	a := v.Answer()
	a.Files = append(a.Files, recordOf(f, &o.common, options, list...))
	return a, nil
}

// worlds reads the scenarios with computed waits.
func (o *screenOptions) worlds(names []string) (list []*plan.Scenario, worlds []*experiment.World, err error) {
	var studies []*experiment.Study
	var shocks [][]string
	for _, name := range names {
		s, study, err := o.load(name, append(o.set[:len(o.set):len(o.set)], "run.clinic_days=0"))
		if err != nil {
			return nil, nil, unread(err)
		}
		list, studies, shocks = append(list, s), append(studies, study), append(shocks, shockNames(s))
	}
	worlds, err = experiment.Worlds(studies, shocks)
	return list, worlds, err
}
