package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/scenarios/plan"
)

// namedFile is a file of a result and what writes it.
type namedFile struct {
	name  string
	write func(io.Writer) error
}

// writeFiles writes the files and charts of a result; none appears before all are complete.
func writeFiles(ctx context.Context, dir string, files []namedFile, charts []answer.Chart) error {
	folder, err := output.Begin(dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := fillFiles(ctx, folder, files, charts); err != nil {
		return err
	}
	return folder.Commit()
}

// recordOf writes run.json of a command that asks something of scenarios. Flags common to all commands are
// left out: they change no result, or stand in the record by themselves.
func recordOf(f *pflag.FlagSet, o *common, options experiment.Options, list ...*plan.Scenario) namedFile {
	asked := answer.Asked{Command: f.Name(), Seed: options.Seed, Replications: options.Replications, Overrides: o.set}
	shared := newFlags("")
	(&common{}).addTo(shared)
	f.VisitAll(func(flag *pflag.Flag) {
		if shared.Lookup(flag.Name) == nil {
			asked.Settings = append(asked.Settings, answer.Setting{Name: flag.Name, Value: flag.Value.String()})
		}
	})
	return namedFile{"run.json", func(w io.Writer) error {
		text, err := asked.JSON(list...)
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}}
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

// fillFiles puts files and charts into a folder.
func fillFiles(ctx context.Context, folder *output.Folder, files []namedFile, charts []answer.Chart) error {
	for _, file := range files {
		w, err := folder.Create(file.name)
		if err != nil {
			return err
		}
		if err := errors.Join(file.write(w), w.Close()); err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
	}
	images, err := drawAll(ctx, charts)
	for i, image := range images {
		err = errors.Join(err, folder.Write("charts/"+charts[i].Name, image))
	}
	return err
}

// drawAll draws charts side by side; there are none after an error.
func drawAll(ctx context.Context, charts []answer.Chart) ([][]byte, error) {
	images, errs := make([][]byte, len(charts)), make([]error, len(charts))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(charts)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				if images[i], errs[i] = charts[i].Draw(); errs[i] != nil {
					errs[i] = fmt.Errorf("chart %s: %w", charts[i].Name, errs[i])
				}
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return nil, context.Canceled
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return images, nil
}

// printTables prints tables with an empty line between them, in colour on a terminal.
func printTables(w io.Writer, tables ...output.Table) error {
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
