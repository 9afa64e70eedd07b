package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/sweepfile"
)

const mergeUsage = `Usage: chcsim merge DIR… --out DIR [flags]

Puts the shards of a sweep together: the same bytes as one run without shards, with the charts that one
run draws. A single whole sweep can be judged again, with other requirements.

  chcsim merge out/1 out/2 out/3 out/4 --out out/whole
  chcsim merge out/* --out out/whole --gate --require 'p(contract_rate@2025-12 >= 45%) >= 0.8'
`

// merge puts shards together.
func merge(args []string, stdout, stderr io.Writer) int {
	f := newFlags("merge")
	var o struct {
		common
		gateOptions
	}
	f.StringVar(&o.out, "out", "", "folder of the whole sweep")
	addJSON(f, &o.json)
	o.gateOptions.addTo(f)
	check := func() error {
		switch {
		case f.NArg() == 0:
			return errors.New("merge takes the folders of the shards")
		case o.out == "":
			return errors.New("merge needs a folder for the result: --out DIR")
		}
		return errors.Join(o.gateOptions.check(), noFiles(f.Args()), output.Writable(o.out))
	}
	return query{f, mergeUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		requirements, err := o.requirements()
		if err != nil {
			return answer.Answer{}, misused(err)
		}
		if err := sweepfile.Merge(ctx, f.Args(), o.out); err != nil {
			if ctx.Err() != nil {
				return answer.Answer{}, context.Canceled
			}
			return answer.Answer{}, unusable(err)
		}
		return concludeSweep(o.out, o.judging(requirements), t)
	}}.run(args, stdout, stderr)
}

// noFiles refuses a file where the folder of a shard is wanted.
func noFiles(paths []string) error {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file; expected the --out folder of a shard", path)
		}
	}
	return nil
}

// concludeSweep is the answer of a whole sweep.
func concludeSweep(dir string, g answer.Gate, t terminal) (answer.Answer, error) {
	a, undrawn, err := answer.Sweep(dir, g)
	if err != nil {
		return a, err
	}
	if undrawn != "" {
		t.hint("no chart was drawn: " + undrawn)
	}
	a.Missing, err = failedPoints(dir)
	return a, err
}

// failedPoints tells which points of a finished sweep or shard failed; nil where none did.
func failedPoints(dir string) (missing, err error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	failed, first := 0, sweepfile.Point{}
	for {
		p, err := r.NextPoint()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if p.Err != "" {
			if failed++; failed == 1 {
				first = p
			}
		}
	}
	if failed == 0 {
		return nil, nil
	}
	missing = fmt.Errorf("%d of %d points failed; the first is point %d: %s", failed, r.Record.Shard.Size(r.Record.Points), first.Index, first.Err)
	return hinted{missing, "the column error of points.csv says why each failed"}, nil
}
