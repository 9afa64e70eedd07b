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
	"chcsim/output/answer"
	"chcsim/output/words"
)

const whyUsage = `Usage: chcsim why SCENARIO [--of INDICATOR[@DATE],…] [flags]

Takes the change of each target's indicator since the base year apart, at every year end: what each group of
levers and the shocks contribute, and, without them, staff who join and leave, waits, contracts, ageing and
moves of residents, buildings, drifting behaviour, and what none of these explains. Each is the difference
of simulations with the same random numbers, in one of which the cause stands still. Indicators are those of
the whole district. Waits are computed by formula. Example:

  chcsim why scenarios/xuhui.yaml --of community_share_district
`

// whyOptions are the flags of why.
type whyOptions struct {
	common
	of []string
}

// why says why indicators move.
func why(args []string, stdout, stderr io.Writer) int {
	f := newFlags("why")
	var o whyOptions
	o.addTo(f)
	f.StringSliceVar(&o.of, "of", nil, "indicators, perhaps until a date (indicator@date), separated by commas (default: those of all targets, until the end)")
	check := func() error {
		if f.NArg() != 1 {
			return notOne(f)
		}
		return o.check(f)
	}
	return query{f, whyUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		return o.find(ctx, f, t)
	}}.run(args, stdout, stderr)
}

// find takes the changes apart.
func (o *whyOptions) find(ctx context.Context, f *pflag.FlagSet, t terminal) (answer.Answer, error) {
	s, study, err := o.load(f.Arg(0), append(slices.Clone(o.set), "run.clinic_days=0"))
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	questions, err := o.questions(study)
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	shocks := shockNames(s)
	groups, err := experiment.UsedGroups(study, shocks)
	if err != nil {
		return answer.Answer{}, err
	}
	options, lang := o.options(f, s), o.language(s)
	if !f.Changed("replications") {
		options.Replications = whyReplications
	}
	if err := o.know(ctx, t, s, options, study); err != nil {
		return answer.Answer{}, err
	}
	progress := o.progress(t.stderr, lang, experiment.WhyRuns(len(groups))*options.Replications, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	movements, err := experiment.Why(ctx, study, questions, shocks, options)
	if err := stopped(ctx, progress, err); err != nil {
		return answer.Answer{}, err
	}
	a := (&answer.Why{Study: study, Movements: movements, Lang: lang, Seed: options.Seed}).Answer()
	a.Files = append(a.Files, recordOf(f, &o.common, options, s))
	return a, nil
}

// whyReplications is how many replications are simulated for each cause unless said otherwise.
const whyReplications = 30

// questions reads --of, or asks about each target's indicator at the end.
func (o *whyOptions) questions(s *experiment.Study) ([]experiment.Question, error) {
	of := slices.Clone(o.of)
	if len(of) == 0 {
		for _, t := range s.Targets {
			if id := t.Indicator.String(); !slices.Contains(of, id) {
				of = append(of, id)
			}
		}
	}
	var questions []experiment.Question
	for _, text := range of {
		if !strings.Contains(text, "@") {
			text += "@" + s.Last().String()
		}
		q, err := parseQuestion(text, s)
		switch {
		case err != nil:
			return nil, err
		case q.Target != nil:
			return nil, fmt.Errorf("--of %s is a chance; expected an indicator", text)
		case q.Month < s.First:
			return nil, fmt.Errorf("--of %s: nothing has moved before %s", text, s.First)
		case slices.ContainsFunc(questions, func(p experiment.Question) bool { return p.Indicator == q.Indicator }):
			return nil, fmt.Errorf("--of names %s twice", q.Indicator)
		}
		questions = append(questions, q)
	}
	if len(questions) == 0 {
		return nil, errors.New("the scenario has no targets; why needs --of, such as --of contract_rate")
	}
	return questions, nil
}
