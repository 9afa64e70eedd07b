package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const runUsage = `Usage: chcsim run SCENARIO [SCENARIO …] [flags]

Simulates a scenario many times and prints how likely each target is to be met, what holds it back and
how plausible the base year is. With --out it also writes summary.csv, replications.csv, run.json, the
model report report.md and charts. Several scenarios are run with the same random numbers and compared
with the first.
`

// runOptions are the flags of run.
type runOptions struct {
	common
	gateOptions
	raw bool
}

// run simulates scenarios and judges their targets.
func run(args []string, stdout, stderr io.Writer) int {
	f := newFlags("run")
	var o runOptions
	o.common.addTo(f)
	o.gateOptions.addTo(f)
	addUntil(f, &o.until)
	f.BoolVar(&o.raw, "raw", false, "write everything that is kept into replications.csv")
	if code, ok := parse(f, runUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() == 0 {
		return wrongUsage(stderr, "run", fmt.Errorf("run takes at least one scenario"))
	}
	if err := errors.Join(o.common.check(f), o.gateOptions.check()); err != nil {
		return wrongUsage(stderr, "run", err)
	}
	if f.NArg() > 1 && o.until > 0 {
		return wrongUsage(stderr, "run", errors.New("--until is for one scenario; several are compared over the same replications"))
	}
	if f.NArg() > 1 {
		return runSeveral(f, &o, stdout, stderr)
	}
	return runOne(f, &o, stdout, stderr)
}

// runOne simulates a single scenario.
func runOne(f *pflag.FlagSet, o *runOptions, stdout, stderr io.Writer) int {
	t := terminal{stderr}
	s, study, err := o.load(f.Arg(0), o.set)
	if err != nil {
		t.fail(err)
		return exitUsage
	}
	if err := o.gateOptions.fits(study); err != nil {
		return wrongUsage(stderr, "run", err)
	}
	lang := o.language(s)
	ctx, stop := interruptible()
	defer stop()
	v, err := analyse(ctx, s, study, f, &o.common, lang, stderr)
	if err != nil {
		return ended(t, err)
	}
	thresholds, err := o.gateOptions.evaluate(v)
	if err != nil {
		return wrongUsage(stderr, "run", err)
	}
	if err := printRun(stdout, v, thresholds); err != nil {
		t.fail(err)
		return exitFailed
	}
	if o.out != "" {
		if err := writeRun(ctx, o.out, v, o, thresholds, t); err != nil {
			return ended(t, err)
		}
		fmt.Fprintf(stderr, "%s\n", filepath.Clean(o.out))
	}
	return o.gateOptions.exit(thresholds)
}

// analyse runs a study with progress on the terminal.
func analyse(ctx context.Context, s *plan.Scenario, study *experiment.Study, f *pflag.FlagSet, c *common, lang words.Lang, stderr io.Writer) (*answer.View, error) {
	options := c.options(f, s)
	progress := c.progress(stderr, lang, experiment.Simulations(study, options), words.ReplicationsDone)
	options.Done, options.Spared = func(int) { progress.Add(1) }, progress.Spare
	analysis, err := experiment.Analyse(ctx, study, options)
	if ctx.Err() != nil {
		progress.Interrupt()
		return nil, context.Canceled
	}
	progress.Finish()
	if err != nil {
		return nil, err
	}
	return &answer.View{Scenario: s, Analysis: analysis, Lang: lang}, nil
}

// ended reports an error that stopped a run and gives the exit code.
func ended(t terminal, err error) int {
	if errors.Is(err, context.Canceled) {
		return exitInterrupted
	}
	t.fail(err)
	return exitFailed
}

// printRun prints the tables of a run.
func printRun(w io.Writer, v *answer.View, thresholds []output.Threshold) error {
	tables := []output.Table{v.Run().Table(v.Lang)}
	if len(thresholds) > 0 {
		tables = append(tables, output.ThresholdTable(v.Lang, thresholds))
	}
	if together := v.Together(); len(together.Rows) > 0 {
		tables = append(tables, together)
	}
	if standard := v.StandardAtStart(); len(standard.Rows) > 0 {
		tables = append(tables, standard)
	}
	tables = append(tables, v.Decided(), output.BindingTable(v.Lang, v.Bindings()))
	if facts := v.Facts(); len(facts) > 0 {
		tables = append(tables, output.PlausibilityTable(v.Lang, facts))
	}
	tables = append(tables, v.Provenance().Table(v.Lang))
	return printTables(w, tables...)
}

// writeRun writes the files of a run; none appears before all are complete. It tells of charts in the folder
// that an earlier run left.
func writeRun(ctx context.Context, dir string, v *answer.View, o *runOptions, thresholds []output.Threshold, t terminal) error {
	folder, err := output.Begin(dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := fillFolder(ctx, folder, v, o.raw, o.set); err != nil {
		return err
	}
	if err := o.gateOptions.write(folder, v, thresholds); err != nil {
		return err
	}
	if err := folder.Commit(); err != nil {
		return err
	}
	for _, image := range folder.Strangers() {
		t.warn(image + " is of an earlier run")
	}
	return nil
}

// fillFolder puts the tables, the record and the charts of a run into a folder.
func fillFolder(ctx context.Context, folder *output.Folder, v *answer.View, raw bool, sets []string) error {
	return fillFiles(ctx, folder, []namedFile{
		{"summary.csv", v.WriteSummary},
		{"replications.csv", func(w io.Writer) error { return v.WriteReplications(w, raw) }},
		{"constraints.csv", v.WriteConstraints},
		{"report.md", func(w io.Writer) error { return v.WriteReport(w, sets) }},
		{"run.json", func(w io.Writer) error { return v.WriteRecord(w, sets) }},
	}, v.Charts())
}
