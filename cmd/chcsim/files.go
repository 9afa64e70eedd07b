package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/chart"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// namedFile is a file of a result and what writes it.
type namedFile struct {
	name  string
	write func(io.Writer) error
}

// writeFiles writes the files and then the charts of a result.
func writeFiles(ctx context.Context, t terminal, lang words.Lang, dir string, files []namedFile, charts []answer.Chart) error {
	folder, err := output.Begin(dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := fillFiles(ctx, t, lang, folder, files, charts); err != nil {
		return err
	}
	return commit(ctx, folder)
}

// commit completes a result. It has fewer charts, which were told of, when it was interrupted.
func commit(ctx context.Context, folder *output.Folder) error {
	if err := folder.Commit(); err != nil {
		return err
	}
	return ctx.Err()
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

// fillFiles puts files and charts into a folder. The files are safe there before the first chart is drawn; a
// chart that cannot be drawn is told of.
func fillFiles(ctx context.Context, t terminal, lang words.Lang, folder *output.Folder, files []namedFile, charts []answer.Chart) error {
	for _, file := range files {
		w, err := folder.Create(file.name)
		if err != nil {
			return err
		}
		if err := errors.Join(file.write(w), w.Close()); err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
	}
	if err := folder.Publish(); err != nil {
		return err
	}
	images, warnings := drawAll(ctx, lang, charts)
	for i, image := range images {
		if image == nil {
			continue
		}
		if err := folder.Write("charts/"+charts[i].Name, image); err != nil {
			return err
		}
	}
	for _, w := range warnings {
		t.warn(w)
	}
	return nil
}

// drawAll draws charts side by side and says, each once, why some are not as they should be. After an interruption
// the rest is left out.
func drawAll(ctx context.Context, lang words.Lang, charts []answer.Chart) (images [][]byte, warnings []string) {
	images, errs := make([][]byte, len(charts)), make([]error, len(charts))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(charts)); i = next.Add(1) - 1 {
				if errs[i] = ctx.Err(); errs[i] == nil {
					images[i], errs[i] = chart.Safely(charts[i].Draw)
				}
			}
		})
	}
	workers.Wait()
	for i, err := range errs {
		if err == nil {
			continue
		}
		if w := chart.Warning(lang, charts[i].Name, err); !slices.Contains(warnings, w) {
			warnings = append(warnings, w)
		}
	}
	return images, warnings
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
