package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/bits"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const sensitivityUsage = `Usage: chcsim sensitivity SCENARIO --of QUANTITY [flags]

Finds out which uncertain parameters an outcome depends on: Morris screening of all of them, then Sobol'
indices of the leading ones, of all assumptions together and of chance. Waits are computed by formula;
the effect of the first parameter is checked with simulated queues. The outcome is an indicator at a
date, or the chance of reaching a limit, whose parameters are screened on the indicator itself:

  chcsim sensitivity scenarios/xuhui.yaml --of community_share_district@2025-12
  chcsim sensitivity scenarios/xuhui.yaml --of 'p(contract_rate@2025-12 >= 45%)'
`

// sensitivityOptions are the flags of sensitivity.
type sensitivityOptions struct {
	common
	of                          string
	trajectories, leading, rows int
}

// checkReplications is how many pairs check the first parameter with simulated queues.
const checkReplications = 24

func (o *sensitivityOptions) addTo(f *pflag.FlagSet) {
	o.common.addTo(f)
	f.Lookup("replications").Usage = fmt.Sprintf("paired replications of the check with simulated queues (default %d)", checkReplications)
	f.StringVar(&o.of, "of", "", "the outcome: indicator@date, or p(indicator@date >= limit)")
	f.IntVar(&o.trajectories, "trajectories", 4, "trajectories of the screening; each costs a simulation per parameter")
	f.IntVar(&o.leading, "leading", 12, "parameters whose shares of the variance are computed")
	f.IntVar(&o.rows, "rows", 128, "rows of the Sobol' design, a power of two; each costs leading + 6 simulations")
}

func (o *sensitivityOptions) check(f *pflag.FlagSet) error {
	switch {
	case f.NArg() != 1:
		return notOne(f)
	case o.of == "":
		return errors.New("sensitivity needs --of, such as --of contract_rate@2025-12")
	case o.trajectories < 2:
		return fmt.Errorf("--trajectories %d; expected at least 2", o.trajectories)
	case o.leading < 1 || o.leading > 15:
		return fmt.Errorf("--leading %d; expected 1 to 15", o.leading)
	case o.rows < 4 || bits.OnesCount(uint(o.rows)) != 1:
		return fmt.Errorf("--rows %d; expected a power of two, at least 4", o.rows)
	}
	return o.common.check(f)
}

// sensitivity finds out what an outcome depends on.
func sensitivity(args []string, stdout, stderr io.Writer) int {
	f := newFlags("sensitivity")
	var o sensitivityOptions
	o.addTo(f)
	return query{f, sensitivityUsage, &o.common, func() error { return o.check(f) }, func(ctx context.Context, t terminal) (answer.Answer, error) {
		s, queued, computed, err := o.loadBoth(f.Arg(0))
		if err != nil {
			return answer.Answer{}, unread(err)
		}
		q, err := parseQuestion(o.of, queued)
		if err != nil {
			return answer.Answer{}, misused(err)
		}
		v, err := o.find(ctx, f, s, queued, computed, q, t.stderr)
		if err != nil {
			return answer.Answer{}, err
		}
		a := v.Answer()
		a.Files = append(a.Files, recordOf(f, &o.common, o.options(f, s), s))
		return a, nil
	}}.run(args, stdout, stderr)
}

// loadBoth reads a scenario twice: with its own clinic days, and with waits computed by formula.
func (c *common) loadBoth(path string) (s *plan.Scenario, queued, computed *experiment.Study, err error) {
	if s, queued, err = c.load(path, c.set); err != nil {
		return nil, nil, nil, err
	}
	_, computed, err = c.load(path, append(c.set[:len(c.set):len(c.set)], "run.clinic_days=0"))
	return s, queued, computed, err
}

// find screens, shares out and checks.
func (o *sensitivityOptions) find(ctx context.Context, f *pflag.FlagSet, s *plan.Scenario, queued, computed *experiment.Study, q experiment.Question, stderr io.Writer) (*answer.Sensitivity, error) {
	options, lang := o.options(f, s), o.language(s)
	pairs := checkReplications
	if f.Changed("replications") {
		pairs = o.replications
	}
	screening, sharing, checking := experiment.ScreenCost(computed, o.trajectories), experiment.ShareCost(o.leading, o.rows), 0
	if s.Run.ClinicDays != 0 {
		checking = 4 * pairs
	}
	if !o.quiet {
		fmt.Fprintf(stderr, "%d simulations: %d for screening %d parameters, at most %d for shares of variance, %d for the check with queues\n",
			screening+sharing+checking, screening, len(computed.Uncertain()), sharing, checking)
	}
	progress := o.progress(stderr, lang, screening+sharing+checking, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	v := &answer.Sensitivity{Study: computed, Question: q, Lang: lang, Seed: options.Seed, Simulations: screening + sharing, Shown: o.leading}
	err := o.rank(ctx, v, options)
	if err == nil && checking > 0 {
		options.Replications = pairs
		err = checkFirst(ctx, v, queued, options)
	}
	return v, stopped(ctx, progress, err)
}

// rank screens all uncertain parameters and shares the variance out among the leading ones.
func (o *sensitivityOptions) rank(ctx context.Context, v *answer.Sensitivity, options experiment.Options) (err error) {
	if v.Screened, err = experiment.Screen(ctx, v.Study, v.Question.Value(), o.trajectories, options); err != nil {
		return err
	}
	v.Shares, err = experiment.ShareOut(ctx, v.Study, v.Question, v.Screened, o.leading, o.rows, options)
	return err
}

// checkFirst sets the effect of the first parameter with computed waits against that with queues.
func checkFirst(ctx context.Context, v *answer.Sensitivity, queued *experiment.Study, options experiment.Options) (err error) {
	v.Check = &answer.Check{Parameter: v.Shares.Leading[0].Parameter, Replications: options.Replications}
	if v.Check.Computed, err = experiment.SpanOf(ctx, v.Study, v.Question, v.Check.Parameter, options); err != nil {
		return err
	}
	v.Check.Queued, err = experiment.SpanOf(ctx, queued, v.Question, v.Check.Parameter, options)
	return err
}
