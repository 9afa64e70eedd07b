package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/chart"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// query is a command that asks something of scenarios: it is parsed, checked and answered, and the answer
// is printed, written and made an exit code here for all of them.
type query struct {
	flags *pflag.FlagSet
	usage string
	*common
	check func() error // what the flags alone can tell
	find  func(ctx context.Context, t terminal) (answer.Answer, error)
}

// refusal is an error in what was given, not in what was done with it.
type refusal struct {
	error
	flags bool // the flags are wrong, so their help is worth reading
}

func (r refusal) Unwrap() error { return r.error }

// misused refuses flags that do not fit the scenario.
func misused(err error) error { return refusal{err, true} }

// unread refuses a scenario, or whatever else stands in a file.
func unread(err error) error { return refusal{err, false} }

// run carries the command out and gives the exit code.
func (q query) run(args []string, stdout, stderr io.Writer) int {
	t := terminal{stderr}
	if code, ok := parse(q.flags, q.usage, args, stdout, stderr); !ok {
		return code
	}
	if err := q.check(); err != nil {
		return wrongUsage(stderr, q.flags, err)
	}
	ctx, stop := interruptible()
	defer stop()
	a, err := q.find(ctx, t)
	if err == nil {
		err = q.give(ctx, a, stdout, t)
	}
	var refused refusal
	switch {
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &refused) && refused.flags:
		return wrongUsage(stderr, q.flags, refused.error)
	case err != nil:
		t.fail(err)
		if refused.error != nil {
			return exitUsage
		}
		return exitFailed
	case a.NotMet:
		return exitNotMet
	}
	return exitDone
}

// give prints an answer and, where a folder is given, writes its files and charts.
func (q query) give(ctx context.Context, a answer.Answer, stdout io.Writer, t terminal) error {
	for _, w := range a.Warnings {
		t.warn(w)
	}
	if err := printTables(stdout, q.json, a.Tables...); err != nil {
		return err
	}
	if q.out != "" && len(a.Files)+len(a.Charts) > 0 {
		if err := writeAnswer(ctx, q.out, a, t); err != nil {
			return err
		}
		if !q.quiet {
			fmt.Fprintf(t.stderr, "%s\n", mistake.Printable(filepath.Clean(q.out)))
		}
	}
	return a.Missing
}

// writeAnswer writes files and then charts. The files are safe before the first chart is drawn; a chart that
// cannot be drawn, or not as it should be, is told of.
func writeAnswer(ctx context.Context, dir string, a answer.Answer, t terminal) error {
	folder, err := output.Begin(dir)
	if err != nil {
		return unread(err)
	}
	defer folder.Abort()
	for _, part := range a.Parts() {
		if _, err := folder.Part(part); err != nil {
			return unread(err)
		}
	}
	for _, file := range a.Files {
		w, err := folder.Create(file.Name)
		if err != nil {
			return err
		}
		if err := errors.Join(file.Write(w), w.Close()); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	if err := folder.Publish(); err != nil {
		return err
	}
	images, warnings := drawAll(ctx, a)
	for i, image := range images {
		if image == nil {
			continue
		}
		if err := folder.Write(a.Charts[i].Name, image); err != nil {
			return err
		}
	}
	for _, w := range warnings {
		t.warn(w)
	}
	if err := folder.Commit(); err != nil {
		return err
	}
	return ctx.Err()
}

// drawAll draws charts side by side and says, each once, why some are not as they should be. After an
// interruption the rest is left out.
func drawAll(ctx context.Context, a answer.Answer) (images [][]byte, warnings []string) {
	images, errs := make([][]byte, len(a.Charts)), make([]error, len(a.Charts))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(a.Charts)); i = next.Add(1) - 1 {
				if errs[i] = ctx.Err(); errs[i] == nil {
					images[i], errs[i] = chart.Safely(a.Charts[i].Draw)
				}
			}
		})
	}
	workers.Wait()
	for i, err := range errs {
		if err == nil {
			continue
		}
		if w := chart.Warning(a.Lang, a.Charts[i].Name, err); !slices.Contains(warnings, w) {
			warnings = append(warnings, w)
		}
	}
	return images, warnings
}

// printTables prints tables with an empty line between them, in colour on a terminal; or for programs.
func printTables(w io.Writer, asJSON bool, tables ...output.Table) error {
	if asJSON {
		return output.WriteJSON(w, tables...)
	}
	colour, width := output.IsTerminal(w)
	for i, table := range tables {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if err := table.Fit(width).Write(w, colour); err != nil {
			return err
		}
	}
	return nil
}

// recordOf is run.json of a command that asks something of scenarios. Flags common to all commands are
// left out: they change no result, or stand in the record by themselves.
func recordOf(f *pflag.FlagSet, o *common, options experiment.Options, list ...*plan.Scenario) answer.File {
	asked := answer.Asked{Command: f.Name(), Seed: options.Seed, Replications: options.Replications, Overrides: o.set}
	shared := newFlags("")
	(&common{}).addTo(shared)
	f.VisitAll(func(flag *pflag.Flag) {
		if shared.Lookup(flag.Name) == nil {
			asked.Settings = append(asked.Settings, answer.Setting{Name: flag.Name, Value: flag.Value.String()})
		}
	})
	return asked.File(list...)
}

// stopped ends the progress of an experiment and tells an interruption from other errors.
func stopped(ctx context.Context, progress *output.Progress, err error) error {
	if err != nil && ctx.Err() != nil {
		progress.Interrupt()
		return context.Canceled
	}
	progress.Finish()
	return err
}
