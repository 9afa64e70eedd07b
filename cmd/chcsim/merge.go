package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/sweepview"

	"chcsim/model/experiment/ask"
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
	var out string
	var gate gateOptions
	f.StringVar(&out, "out", "", "folder of the whole sweep")
	gate.addTo(f)
	if code, ok := parse(f, mergeUsage, args, stdout, stderr); !ok {
		return code
	}
	requirements, err := gate.requirements()
	switch {
	case err != nil:
	case f.NArg() == 0:
		err = errors.New("merge takes the folders of the shards")
	case out == "":
		err = errors.New("merge needs a folder for the result: --out DIR")
	default:
		err = errors.Join(gate.check(), noFiles(f.Args()), output.Writable(out))
	}
	if err != nil {
		return wrongUsage(stderr, "merge", err)
	}
	t := terminal{stderr}
	ctx, stop := interruptible()
	defer stop()
	if err := sweepfile.Merge(ctx, f.Args(), out); err != nil {
		if ctx.Err() != nil {
			return exitInterrupted
		}
		t.fail(err)
		return codeOf(err)
	}
	return concludeSweep(out, &gate, requirements, stdout, t)
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

// concludeSweep draws, judges and prints a whole sweep and gives the exit code.
func concludeSweep(dir string, gate *gateOptions, requirements []ask.Requirement, stdout io.Writer, t terminal) int {
	code, err := conclude(dir, gate, requirements, stdout, t)
	if err != nil {
		t.fail(err)
		return exitFailed
	}
	if failed := reportShard(dir, t); failed != exitDone {
		return failed
	}
	return code
}

func conclude(dir string, gate *gateOptions, requirements []ask.Requirement, stdout io.Writer, t terminal) (int, error) {
	drawn, err := sweepview.Charts(dir)
	if err != nil {
		return exitFailed, err
	}
	for _, w := range drawn.Warnings {
		t.warn(w)
	}
	if drawn.Why != "" {
		t.hint("no chart was drawn: " + drawn.Why)
	}
	points, err := sweepview.Points(dir)
	if err != nil {
		return exitFailed, err
	}
	tables := []output.Table{}
	if len(points.Rows) > 0 {
		tables = append(tables, points)
	}
	if !gate.gate && len(requirements) == 0 {
		return exitDone, printTables(stdout, tables...)
	}
	report, err := sweepview.Judge(dir, requirements)
	if err != nil {
		return exitFailed, err
	}
	if len(report.Tallies) == 0 {
		return exitFailed, errNothingToGate
	}
	folder, err := output.Begin(dir)
	if err != nil {
		return exitFailed, err
	}
	defer folder.Abort()
	if err := errors.Join(report.Write(folder, gate.strict), folder.Commit()); err != nil {
		return exitFailed, err
	}
	if err := printTables(stdout, append(tables, report.Summary())...); err != nil {
		return exitFailed, err
	}
	if gate.gate && report.Failing(gate.strict) {
		return exitNotMet, nil
	}
	return exitDone, nil
}

// reportShard says of a finished sweep or shard which points failed.
func reportShard(dir string, t terminal) int {
	r, err := sweepfile.Open(dir)
	if err != nil {
		t.fail(err)
		return exitFailed
	}
	defer r.Close()
	failed, first := 0, sweepfile.Point{}
	for {
		p, err := r.NextPoint()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.fail(err)
			return exitFailed
		}
		if p.Err != "" {
			if failed++; failed == 1 {
				first = p
			}
		}
	}
	if failed == 0 {
		return exitDone
	}
	t.fail(fmt.Errorf("%d of %d points failed; the first is point %d: %s", failed, r.Record.Shard.Size(r.Record.Points), first.Index, first.Err))
	t.hint("the column error of points.csv says why each failed")
	return exitFailed
}
