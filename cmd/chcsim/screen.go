package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
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

With --prune the inputs of a list, one path or path=value a line, are fixed together, each at its value or
its mean, and the targets are judged with and without; the exit code is 3 where a spread surely changes
by more than 2% or a chance by more than a point:

  chcsim screen xuhui --prune list.txt --replications 10000
`

// screenOptions are the flags of screen.
type screenOptions struct {
	common
	points int
	gate   bool
	prune  string
	only   []string
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
	f.StringSliceVar(&o.only, "only", nil, "only inputs whose paths begin so, separated by commas")
	f.StringVar(&o.prune, "prune", "", "list of inputs to be fixed together: compare the targets with and without")
	check := func() error {
		switch {
		case o.gate && o.prune != "":
			return errors.New("--gate and --prune ask different things; give one of them")
		case f.NArg() == 0:
			return errors.New("screen takes a scenario")
		case f.NArg() > 1 && o.prune != "":
			return fmt.Errorf("--prune takes one scenario, not %d", f.NArg())
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

// find moves the inputs of all scenarios, or fixes those of a list.
func (o *screenOptions) find(ctx context.Context, f *pflag.FlagSet, t terminal) (answer.Answer, error) {
	list, studies, err := o.studies(f.Args())
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	options, lang := o.options(f, list[0]), o.language(list[0])
	if !f.Changed("replications") {
		options.Replications = screenReplications
	}
	begin := func(total int, unit words.Phrase) *output.Progress {
		progress := o.progress(t.stderr, lang, total, unit)
		options.Done = func(int) { progress.Add(1) }
		return progress
	}
	var a answer.Answer
	if o.prune != "" {
		a, err = o.pruned(ctx, studies[0], &options, lang, begin)
	} else {
		a, err = o.moved(ctx, list, studies, &options, lang, begin)
	}
	a.Files = append(a.Files, recordOf(f, &o.common, options, list...))
	return a, err
}

// studies reads the scenarios with computed waits.
func (o *screenOptions) studies(names []string) (list []*plan.Scenario, studies []*experiment.Study, err error) {
	for _, name := range names {
		s, study, err := o.load(name, append(o.set[:len(o.set):len(o.set)], "run.clinic_days=0"))
		if err != nil {
			return nil, nil, err
		}
		list, studies = append(list, s), append(studies, study)
	}
	return list, studies, nil
}

// beginning shows the progress of an experiment of so many steps.
type beginning func(total int, unit words.Phrase) *output.Progress

// moved moves each input, or with --gate finds those that move nothing.
func (o *screenOptions) moved(ctx context.Context, list []*plan.Scenario, studies []*experiment.Study, options *experiment.Options, lang words.Lang, begin beginning) (answer.Answer, error) {
	shocks := make([][]string, len(list))
	for i, s := range list {
		shocks[i] = shockNames(s)
	}
	worlds, err := experiment.Worlds(studies, shocks)
	if err != nil {
		return answer.Answer{}, err
	}
	inputs, err := o.chosen(experiment.Inputs(worlds))
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	v := answer.Screen{Asked: len(inputs), Worlds: worlds, Points: o.points, Replications: options.Replications, Lang: lang, Gate: o.gate}
	find, progress := experiment.Moves, (*output.Progress)(nil)
	if o.gate {
		find, progress = experiment.Idle, begin(len(inputs), words.InputsDone)
	} else {
		progress = begin(experiment.MovesCost(worlds, inputs, o.points, options.Replications), words.ReplicationsDone)
	}
	v.Inputs, err = find(ctx, worlds, inputs, o.points, *options)
	if err := stopped(ctx, progress, err); err != nil {
		return answer.Answer{}, err
	}
	return v.Answer(), nil
}

// chosen are the inputs that --only names, or all.
func (o *screenOptions) chosen(inputs []experiment.Input) ([]experiment.Input, error) {
	if len(o.only) == 0 {
		return inputs, nil
	}
	left := slices.DeleteFunc(inputs, func(x experiment.Input) bool {
		return !slices.ContainsFunc(o.only, func(begin string) bool { return strings.HasPrefix(x.Path, begin) })
	})
	if len(left) == 0 {
		return nil, fmt.Errorf("--only %s: no uncertain input begins so", strings.Join(o.only, ","))
	}
	return left, nil
}

// pruned judges the targets with the inputs of the list fixed.
func (o *screenOptions) pruned(ctx context.Context, study *experiment.Study, options *experiment.Options, lang words.Lang, begin beginning) (answer.Answer, error) {
	fixed, err := plan.ReadFixed(o.prune)
	if err != nil {
		return answer.Answer{}, unread(told(err, o.lang))
	}
	places, values, err := plan.FixedOf(fixed, study.Parameters, experiment.Central)
	if err != nil {
		return answer.Answer{}, unread(told(err, o.lang))
	}
	if len(study.Targets) == 0 {
		return answer.Answer{}, unread(fmt.Errorf("%s has no targets to judge", study.Name))
	}
	progress := begin(2*options.Replications, words.ReplicationsDone)
	targets, err := experiment.Prune(ctx, study, places, values, *options)
	if err := stopped(ctx, progress, err); err != nil {
		return answer.Answer{}, err
	}
	v := answer.Prune{Study: study, Fixed: len(places), Targets: targets, Replications: options.Replications, Lang: lang}
	return v.Answer(), nil
}
