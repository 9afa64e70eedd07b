package main

import (
	"errors"
	"fmt"
	"io"

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
	if code, ok := parse(f, waterfallUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() != 2 {
		return wrongUsage(stderr, "waterfall", fmt.Errorf("waterfall takes two scenarios, not %d", f.NArg()))
	}
	if *of == "" {
		return wrongUsage(stderr, "waterfall", errors.New("waterfall needs --of, such as --of contract_rate@2025-12"))
	}
	if err := o.check(f); err != nil {
		return wrongUsage(stderr, "waterfall", err)
	}
	t := terminal{stderr}
	first, from, err := o.load(f.Arg(0), o.set)
	if err != nil {
		t.fail(err)
		return exitUsage
	}
	second, to, err := o.load(f.Arg(1), o.set)
	if err != nil {
		t.fail(err)
		return exitUsage
	}
	q, err := parseQuestion(*of, from)
	if err != nil {
		return wrongUsage(stderr, "waterfall", err)
	}
	shocks := shockNames(first, second)
	groups, err := experiment.ChangedGroups(from, to, shocks)
	if err != nil {
		return wrongUsage(stderr, "waterfall", err)
	}
	options, lang := o.options(f, first), o.language(first)
	progress := o.progress(stderr, lang, (len(groups)+2)*options.Replications, words.ReplicationsDone)
	options.Done = func(int) { progress.Add(1) }
	ctx, stop := interruptible()
	defer stop()
	steps, err := experiment.TakeApart(ctx, from, to, q, shocks, options)
	if err := stopped(ctx, progress, err); err != nil {
		return ended(t, err)
	}
	v := &answer.Waterfall{From: from, To: to, Question: q, Steps: steps, Lang: lang, Seed: options.Seed}
	if err := printTables(stdout, v.Table()); err != nil {
		t.fail(err)
		return exitFailed
	}
	if o.out == "" {
		return exitDone
	}
	if err := writeFiles(ctx, t, v.Lang, o.out, []namedFile{{"waterfall.csv", v.WriteSteps}, recordOf(f, &o, options, first, second)}, v.Charts()); err != nil {
		return ended(t, err)
	}
	return exitDone
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
