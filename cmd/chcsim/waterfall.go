package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const waterfallUsage = `Usage: chcsim waterfall FROM TO --of QUANTITY [flags]

Takes the way from one scenario to another apart: what each group of changes does to an indicator by
itself, with the same random numbers, and what the groups do only together. The groups are the sections
of parameters, the levers by the section that they move, shocks, and tables:

  chcsim waterfall base.yaml plan.yaml --of contract_rate@2025-12
  chcsim waterfall base.yaml plan.yaml --of 'p(contract_rate@2025-12 >= 45%)'
`

// waterfall takes the way from one scenario to another apart.
func waterfall(args []string, stdout, stderr io.Writer) int {
	f := newFlags("waterfall")
	var o common
	o.addTo(f)
	of := f.String("of", "", "the outcome: indicator@date, or p(indicator@date >= limit)")
	check := func() error {
		switch {
		case f.NArg() != 2:
			return fmt.Errorf("waterfall takes two scenarios, not %d", f.NArg())
		case *of == "":
			return errors.New("waterfall needs --of, such as --of contract_rate@2025-12")
		}
		return o.check(f)
	}
	return query{f, waterfallUsage, &o, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		return takeApart(ctx, f, &o, *of, t)
	}}.run(args, stdout, stderr)
}

func takeApart(ctx context.Context, f *pflag.FlagSet, o *common, of string, t terminal) (answer.Answer, error) {
	first, from, err := o.load(f.Arg(0), o.set)
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	second, to, err := o.load(f.Arg(1), o.set)
	if err != nil {
		return answer.Answer{}, unread(err)
	}
	if first.Name == second.Name {
		names := folderNames(f.Args())
		rename(first, from, names[0])
		rename(second, to, names[1])
	}
	q, err := parseQuestion(of, from)
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	shocks := shockNames(first, second)
	groups, err := experiment.ChangedGroups(from, to, shocks)
	if err != nil {
		return answer.Answer{}, misused(err)
	}
	options, lang := o.options(f, first), o.language(first)
	if err := errors.Join(o.know(ctx, t, first, options, from), o.know(ctx, t, second, options, to)); err != nil {
		return answer.Answer{}, err
	}
	progress := o.progress(t.stderr, lang, (len(groups)+2)*options.Replications, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	steps, err := experiment.TakeApart(ctx, from, to, q, shocks, options)
	if err := stopped(ctx, progress, err); err != nil {
		return answer.Answer{}, err
	}
	a := (&answer.Waterfall{From: from, To: to, Question: q, Steps: steps, Lang: lang, Seed: options.Seed}).Answer()
	a.Files = append(a.Files, recordOf(f, o, options, first, second))
	return a, nil
}

// shockNames are the names of the shocks of scenarios; levers and shocks share their names' space.
func shockNames(list ...*plan.Scenario) []string {
	var names []string
	for _, s := range list {
		for _, u := range s.Shocks {
			names = append(names, u.Lever.Name)
		}
	}
	return names
}
