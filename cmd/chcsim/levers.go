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
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

const leversUsage = `Usage: chcsim levers SCENARIO [flags]

Switches each lever of the catalogue on alone and prints how much it changes each outcome, with the same
random numbers as without any lever. A lever that the scenario uses keeps its dates; the others begin with
--from. Waits are computed by formula. Levers that move nothing are listed with the reason. With --each every
effect is alone, and shown is what it moves most of the indicators that the lever's text names. Example:

  chcsim levers scenarios/xuhui.yaml --of community_share_district@2025-12,contract_rate@2025-12
`

// leverOptions are the flags of levers.
type leverOptions struct {
	common
	of   []string
	only []string
	from string
	each bool
}

// levers shows what each lever does alone.
func levers(args []string, stdout, stderr io.Writer) int {
	f := newFlags("levers")
	var o leverOptions
	o.addTo(f)
	f.StringSliceVar(&o.of, "of", nil, "outcomes: indicator@date or p(indicator@date >= limit), separated by commas (default: community_share_district and contract_rate at the end)")
	f.StringSliceVar(&o.only, "only", nil, "only these levers of the catalogue, separated by commas")
	f.StringVar(&o.from, "from", "", "first month of the levers that the scenario does not use (default: the month in which most of its own begin)")
	f.BoolVar(&o.each, "each", false, "each effect of each lever alone, on the indicators that the lever's text names")
	check := func() error {
		if o.each && len(o.of) > 0 {
			return errors.New("--each asks for the indicators that the levers name; leave out --of")
		}
		if f.NArg() != 1 {
			return notOne(f)
		}
		return o.check(f)
	}
	return query{f, leversUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		return o.find(ctx, f, t)
	}}.run(args, stdout, stderr)
}

// find switches each lever on alone.
func (o *leverOptions) find(ctx context.Context, f *pflag.FlagSet, t terminal) (answer.Answer, error) {
	s, whole, err := o.load(f.Arg(0), o.set)
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	_, base, err := o.load(f.Arg(0), append(o.modelSets(), "levers=[]", "run.clinic_days=0"))
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	uses, err := o.uses(s)
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	questions, err := o.questions(base)
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	if o.each {
		uses, questions = experiment.EachEffect(uses), base.Named(uses)
	}
	options, lang := o.options(f, s), o.language(s)
	if !f.Changed("replications") {
		options.Replications = leverReplications
	}
	if err := o.know(ctx, t, s, options, whole, base); err != nil {
		return answer.Answer{}, err
	}
	active := slices.DeleteFunc(slices.Clone(uses), func(u lever.Use) bool { return len(u.Lever.Effects) == 0 })
	progress := o.progress(t.stderr, lang, (len(active)+1)*options.Replications, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	effects, err := experiment.LeverEffects(ctx, base, uses, questions, options)
	if err := stopped(ctx, progress, err); err != nil {
		return answer.Answer{}, err
	}
	v := answer.Levers{Scenario: s.Name, Effects: effects, Questions: questions, Replications: options.Replications, Seed: options.Seed, Each: o.each, Lang: lang}
	a := v.Answer()
	a.Files = append(a.Files, recordOf(f, &o.common, options, s))
	return a, nil
}

// leverReplications is how many replications are simulated for each lever unless said otherwise.
const leverReplications = 30

// modelSets are the values set that do not concern the scenario's own use of levers.
func (o *leverOptions) modelSets() []string {
	return slices.DeleteFunc(slices.Clone(o.set), func(s string) bool { return strings.HasPrefix(s, "levers.") || strings.HasPrefix(s, "levers=") })
}

// uses switches every lever of the catalogue on: as the scenario does, or from a common month.
func (o *leverOptions) uses(s *plan.Scenario) ([]lever.Use, error) {
	if len(s.Catalogue) == 0 {
		return nil, errors.New("the scenario names no catalogue of levers")
	}
	from := commonStart(s)
	if o.from != "" {
		var err error
		if from, err = month.Parse(o.from); err != nil {
			return nil, fmt.Errorf("--from: %w", err)
		}
		if !s.Horizon.Contains(from) {
			return nil, fmt.Errorf("--from %s lies outside the horizon, %s to %s", from, s.Horizon.From, s.Horizon.To)
		}
	}
	catalogue, err := o.chosen(s.Catalogue)
	if err != nil {
		return nil, err
	}
	var uses []lever.Use
	for _, l := range catalogue {
		use := lever.Use{Lever: l, From: from}
		if i := slices.IndexFunc(s.Levers, func(u lever.Use) bool { return u.Lever.Name == l.Name }); i >= 0 {
			use = s.Levers[i]
		}
		uses = append(uses, use)
	}
	return uses, nil
}

// chosen are the levers named by --only, or all.
func (o *leverOptions) chosen(all lever.Catalogue) (lever.Catalogue, error) {
	if len(o.only) == 0 {
		return all, nil
	}
	var chosen lever.Catalogue
	var wrong mistake.List
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = l.Name
	}
	for _, name := range o.only {
		l, ok := all.Find(name)
		if !ok {
			wrong.At(mistake.Argument("--only", name).Whole(), mistake.NoLever(name)).Expect(mistake.ALever).Near(name, names)
			continue
		}
		chosen = append(chosen, l)
	}
	return chosen, wrong.Err()
}

// commonStart is the month in which most of the scenario's levers begin, the earliest of those equally
// frequent; without levers it is the first month.
func commonStart(s *plan.Scenario) month.Month {
	count := map[month.Month]int{}
	best := s.Horizon.From
	for _, u := range s.Levers {
		count[u.From]++
		if count[u.From] > count[best] || count[u.From] == count[best] && u.From < best {
			best = u.From
		}
	}
	return best
}

// questions reads --of.
func (o *leverOptions) questions(s *experiment.Study) ([]experiment.Question, error) {
	of := o.of
	if len(of) == 0 {
		of = []string{"community_share_district@" + s.Last().String(), "contract_rate@" + s.Last().String()}
	}
	var questions []experiment.Question
	for _, text := range of {
		q, err := parseQuestion(text, s)
		if err != nil {
			return nil, err
		}
		questions = append(questions, q)
	}
	return questions, nil
}
