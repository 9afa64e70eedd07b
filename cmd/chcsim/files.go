package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/view"
	"chcsim/scenarios"
)

// namedFile is a file of a result and what writes it.
type namedFile struct {
	name  string
	write func(io.Writer) error
}

// writeFiles writes the files and charts of a result; none appears before all are complete.
func writeFiles(ctx context.Context, dir string, files []namedFile, charts []view.Chart) error {
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
func recordOf(f *pflag.FlagSet, o *common, options experiment.Options, list ...*scenarios.Scenario) namedFile {
	asked := view.Asked{Command: f.Name(), Seed: options.Seed, Replications: options.Replications, Overrides: o.set}
	shared := newFlags("")
	(&common{}).addTo(shared)
	f.VisitAll(func(flag *pflag.Flag) {
		if shared.Lookup(flag.Name) == nil {
			asked.Settings = append(asked.Settings, view.Setting{Name: flag.Name, Value: flag.Value.String()})
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
func fillFiles(ctx context.Context, folder *output.Folder, files []namedFile, charts []view.Chart) error {
	for _, file := range files {
		w, err := folder.Create(file.name)
		if err != nil {
			return err
		}
		if err := errors.Join(file.write(w), w.Close()); err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
	}
	for _, c := range charts {
		if ctx.Err() != nil {
			return context.Canceled
		}
		image, err := c.Draw()
		if err != nil {
			return fmt.Errorf("chart %s: %w", c.Name, err)
		}
		if err := folder.Write("charts/"+c.Name, image); err != nil {
			return err
		}
	}
	return nil
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
