package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/param"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

const solveUsage = `Usage: chcsim solve SCENARIO --target TARGET [--target …] --vary path=lo:hi[@cost] [flags]

Finds the least value of a parameter, or of a lever's strength, with which a target is met with the wanted
chance; or, with several --vary, the setting of all of them at least cost. Several targets are each met with
the chance wanted of it or, with --joint, all in the same replications with the chance wanted of that; --joint
without --target takes all targets of the scenario. Costs are what the scenario prices (costs.…) and the cost
of a unit behind @, in thousand yuan. Waits are computed by formula; the answer is checked with simulated
queues. Where the range holds no answer, the nearest setting and what binds are told.

  chcsim solve scenarios/xuhui.yaml --target gp_per_10k@2025-12 --chance 80% \
      --vary workforce.recruits_per_year=10:80 --precision 1
  chcsim solve scenarios/xuhui.yaml --target 'contract_rate@2025-12 >= 42%' --chance 0.5 \
      --vary workforce.recruits_per_year=10:80 --vary contract.panel_cap=1000:2000@50
  chcsim solve scenarios/xuhui.yaml --target gp_per_10k@2025-12 --target contract_rate@2025-12 --joint \
      --chance 50% --vary workforce.recruits_per_year=10:80
`

// solveOptions are the flags of solve.
type solveOptions struct {
	common
	target, chance, vary []string
	precision            string
	joint, noCheck, gate bool
}

// boundRuns is how many replications are rerun with more of each resource to tell what binds.
const boundRuns = 24

// precisionParts is the number of parts of the range that stand for the precision where none is given.
const precisionParts = 64

func (o *solveOptions) addTo(f *pflag.FlagSet) {
	o.common.addTo(f)
	f.StringArrayVar(&o.target, "target", nil, "a target of the scenario, indicator@date, or one of your own: indicator@date >= limit; may be repeated")
	f.StringArrayVar(&o.chance, "chance", nil, "the wanted chance (default each target's own); one for all targets, or one for each in their order")
	f.BoolVar(&o.joint, "joint", false, "the wanted chance is that of all targets together; without --target of all that the scenario has")
	f.StringArrayVar(&o.vary, "vary", nil, "what may be changed: path=lo:hi, with @cost for the cost of a unit; may be repeated")
	f.StringVar(&o.precision, "precision", "", fmt.Sprintf("how finely a single value is sought (default 1/%d of the range)", precisionParts))
	f.BoolVar(&o.gate, "gate", false, "exit with code 3 when nothing in the range is enough")
	f.BoolVar(&o.noCheck, "no-check", false, "do not check the answer with simulated queues")
}

// quest is what is to be solved.
type quest struct {
	goal      experiment.Goal
	knobs     []experiment.Knob
	precision float64
}

// solve finds what would be enough.
func solve(args []string, stdout, stderr io.Writer) int {
	f := newFlags("solve")
	var o solveOptions
	o.addTo(f)
	return query{f, solveUsage, &o.common, func() error { return o.check(f) }, func(ctx context.Context, t terminal) (answer.Answer, error) {
		s, queued, computed, err := o.loadBoth(f.Arg(0))
		if err != nil {
			return answer.Answer{}, unread(err)
		}
		q, err := o.quest(queued)
		if err != nil {
			return answer.Answer{}, misused(err)
		}
		if err := o.ignored(f, s, q, queued); err != nil {
			return answer.Answer{}, misused(err)
		}
		v, err := o.find(ctx, f, s, queued, computed, q, t.stderr)
		if err != nil {
			return answer.Answer{}, err
		}
		a := v.Answer()
		a.Files = append(a.Files, recordOf(f, &o.common, o.options(f, s), s))
		a.NotMet = o.gate && !v.Found.Feasible
		return a, nil
	}}.run(args, stdout, stderr)
}

func (o *solveOptions) check(f *pflag.FlagSet) error {
	switch {
	case f.NArg() != 1:
		return notOne(f)
	case len(o.vary) == 0:
		return errors.New("solve needs --vary, such as --vary workforce.recruits_per_year=10:80")
	case len(o.vary) > 4:
		return fmt.Errorf("%d times --vary; expected at most 4", len(o.vary))
	case len(o.vary) > 1 && o.precision != "":
		return errors.New("--precision belongs to a single --vary; several are sought on a grid of 16 steps each")
	}
	if err := o.checkGoal(); err != nil {
		return err
	}
	return o.common.check(f)
}

// quest reads what is asked against the study.
func (o *solveOptions) quest(s *experiment.Study) (quest, error) {
	var q quest
	var err error
	if q.goal, err = o.goal(s); err != nil {
		return q, err
	}
	for _, text := range o.vary {
		knob, err := parseKnob(text, s)
		if err != nil {
			return q, err
		}
		for _, other := range q.knobs {
			if other.Parameter == knob.Parameter {
				return q, fmt.Errorf("--vary %s is given twice", s.Parameters[knob.Parameter].Path)
			}
		}
		q.knobs = append(q.knobs, knob)
	}
	first := q.knobs[0]
	q.precision = (first.High - first.Low) / precisionParts
	if o.precision != "" {
		spec := param.Spec{Path: "precision", Unit: s.Parameters[first.Parameter].Unit, Max: first.High - first.Low}
		if q.precision, err = plan.Amount("--precision", o.precision, spec); err != nil {
			return q, err
		}
		if q.precision == 0 {
			return q, errors.New("--precision 0; expected more than 0")
		}
	}
	return q, err
}

// among is the target given with a limit, or the scenario's own at the date.
func among(s *experiment.Study, limited bool, asked indicator.Target) (indicator.Target, error) {
	if limited {
		return asked, nil
	}
	for _, t := range s.Targets {
		if t.Indicator == asked.Indicator && t.By == asked.By && t.Area == asked.Area {
			return t, nil
		}
	}
	name := asked.Indicator.String() + "@" + asked.By.String()
	return asked, fmt.Errorf("the scenario has no target for %s at %s; give a limit: '%s >= …'", asked.Indicator, asked.By, name)
}

// parseKnob reads path=lo:hi or path=lo:hi@cost.
func parseKnob(text string, s *experiment.Study) (experiment.Knob, error) {
	v, err := ask.Vary("--vary", text, ask.Priced)
	if err != nil {
		return experiment.Knob{}, err
	}
	knob := experiment.Knob{Low: v.Low, High: v.High, UnitCost: v.UnitCost}
	var ok bool
	if knob.Parameter, ok = s.Index(v.Path); !ok {
		var wrong mistake.List
		wrong.NoPath(v.At, v.Path, pathsOf(s))
		return knob, wrong.Err()
	}
	return knob, plan.Between(v, s.Parameters[knob.Parameter].Spec)
}

func pathsOf(s *experiment.Study) []string {
	paths := make([]string, len(s.Parameters))
	for i, p := range s.Parameters {
		paths[i] = p.Path
	}
	return paths
}

// find solves with computed waits, and checks the answer with queues or finds what binds.
func (o *solveOptions) find(ctx context.Context, f *pflag.FlagSet, s *plan.Scenario, queued, computed *experiment.Study, q quest, stderr io.Writer) (*answer.Solution, error) {
	options, lang := o.options(f, s), o.language(s)
	if err := o.know(ctx, terminal{stderr}, s, options, computed, queued); err != nil {
		return nil, err
	}
	trials := experiment.TrialsOfSolve(q.goal, q.knobs[0], q.precision)
	if len(q.knobs) > 1 {
		trials = experiment.TrialsOfLeastCost(len(q.knobs))
	}
	if !o.quiet {
		fmt.Fprintf(stderr, "at most about %d settings of %d simulations each\n", trials, options.Replications)
	}
	progress := o.progress(stderr, lang, trials*options.Replications, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	v := &answer.Solution{Study: computed, Precision: q.precision, Lang: lang, Seed: options.Seed}
	var err error
	if len(q.knobs) == 1 {
		v.Found, err = experiment.Solve(ctx, computed, q.goal, q.knobs[0], q.precision, options)
	} else {
		v.Found, err = experiment.LeastCost(ctx, computed, q.goal, q.knobs, options)
	}
	switch {
	case err != nil:
	case !v.Found.Feasible:
		v.Held, err = v.Found.Bound(ctx, computed, min(boundRuns, options.Replications), options)
	case s.Run.ClinicDays != 0 && !o.noCheck:
		v.Queued = &experiment.Trial{}
		*v.Queued, err = v.Found.Try(ctx, queued, options)
	}
	return v, stopped(ctx, progress, err)
}
