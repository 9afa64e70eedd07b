package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"chcsim/output"
	"chcsim/output/view"
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
	colour, _ := output.IsTerminal(w)
	for i, table := range tables {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if err := table.Write(w, colour); err != nil {
			return err
		}
	}
	return nil
}
