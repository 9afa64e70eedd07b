package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// runSeveral simulates scenarios with the same random numbers and compares each with the first. The
// first one's replications, seed and language hold for all.
func runSeveral(f *pflag.FlagSet, o *runOptions, stdout, stderr io.Writer) int {
	t := terminal{stderr}
	views, options, err := loadViews(f, o)
	if err != nil {
		t.fail(err)
		return exitUsage
	}
	for _, v := range views {
		if err := o.gateOptions.fits(v.Analysis.Study); err != nil {
			return wrongUsage(stderr, "run", fmt.Errorf("%s: %w", v.Scenario.Name, err))
		}
	}
	ctx, stop := interruptible()
	defer stop()
	if err := analyseAll(ctx, views, options, &o.common, stderr); err != nil {
		return ended(t, err)
	}
	comparisons, err := compareAll(views)
	if err != nil {
		t.fail(err)
		return exitFailed
	}
	thresholds := make([][]output.Threshold, len(views))
	var tables []output.Table
	for i, v := range views {
		if thresholds[i], err = o.gateOptions.evaluate(v); err != nil {
			return wrongUsage(stderr, "run", err)
		}
		tables = append(tables, v.Run().Table(v.Lang))
		if len(thresholds[i]) > 0 {
			tables = append(tables, output.ThresholdTable(v.Lang, thresholds[i]))
		}
	}
	for _, c := range comparisons {
		tables = append(tables, c.Tables()...)
	}
	if err := printTables(stdout, tables...); err != nil {
		t.fail(err)
		return exitFailed
	}
	if o.out != "" {
		if err := writeSeveral(ctx, t, f, views, comparisons, thresholds, o); err != nil {
			return ended(t, err)
		}
		fmt.Fprintf(stderr, "%s\n", filepath.Clean(o.out))
	}
	code := exitDone
	for _, list := range thresholds {
		code = max(code, o.gateOptions.exit(list))
	}
	return code
}

// loadViews reads the scenarios; what cannot be compared is refused before anything is simulated.
func loadViews(f *pflag.FlagSet, o *runOptions) ([]*answer.View, experiment.Options, error) {
	var views []*answer.View
	var options experiment.Options
	for i, path := range f.Args() {
		s, study, err := o.load(path, o.set)
		if err != nil {
			return nil, options, err
		}
		v := &answer.View{Scenario: s, Lang: o.language(s), Analysis: &experiment.Analysis{Result: &experiment.Result{Study: study}}}
		if i == 0 {
			options = o.options(f, s)
		} else {
			v.Lang = views[0].Lang
			if err := experiment.Comparable(views[0].Analysis.Study, study); err != nil {
				return nil, options, err
			}
		}
		views = append(views, v)
	}
	return views, options, nil
}

// analyseAll simulates every scenario, one after another.
func analyseAll(ctx context.Context, views []*answer.View, options experiment.Options, c *common, stderr io.Writer) error {
	total := 0
	for _, v := range views {
		total += experiment.Simulations(v.Analysis.Study, options)
	}
	progress := c.progress(stderr, views[0].Lang, total, words.ReplicationsDone)
	options.Done, options.Spared = func(int) { progress.Add(1) }, progress.Spare
	for _, v := range views {
		analysis, err := experiment.Analyse(ctx, v.Analysis.Study, options)
		if ctx.Err() != nil {
			progress.Interrupt()
			return context.Canceled
		}
		if err != nil {
			progress.Finish()
			return fmt.Errorf("%s: %w", v.Scenario.Name, err)
		}
		v.Analysis = analysis
	}
	progress.Finish()
	return nil
}

func compareAll(views []*answer.View) ([]*answer.Comparison, error) {
	var comparisons []*answer.Comparison
	for _, v := range views[1:] {
		c, err := answer.Compare(views[0], v, views[0].Lang)
		if err != nil {
			return nil, err
		}
		comparisons = append(comparisons, c)
	}
	return comparisons, nil
}

// writeSeveral writes the comparison, and the files of each scenario into a folder of its own that is named
// like the scenario's file.
func writeSeveral(ctx context.Context, t terminal, f *pflag.FlagSet, views []*answer.View, comparisons []*answer.Comparison, thresholds [][]output.Threshold, o *runOptions) error {
	names := folderNames(f.Args())
	folder, err := output.Begin(o.out)
	if err != nil {
		return err
	}
	defer folder.Abort()
	var charts []answer.Chart
	for i, c := range comparisons {
		suffix := ""
		if len(comparisons) > 1 {
			suffix = "_" + names[i+1]
		}
		charts = append(charts, c.Charts(suffix)...)
	}
	var scenarios []*plan.Scenario
	for _, v := range views {
		scenarios = append(scenarios, v.Scenario)
	}
	first := views[0].Analysis
	asked := experiment.Options{Seed: first.Seed, Replications: len(first.Replications)}
	write := func(w io.Writer) error { return answer.WriteComparisons(w, comparisons) }
	if err := fillFiles(ctx, t, views[0].Lang, folder, []namedFile{{"comparison.csv", write}, recordOf(f, &o.common, asked, scenarios...)}, charts); err != nil {
		return err
	}
	for i, v := range views {
		part, err := folder.Part(names[i])
		if err != nil {
			return err
		}
		if err := o.gateOptions.write(part, v, thresholds[i]); err != nil {
			return err
		}
		if err := fillFolder(ctx, t, part, v, o.raw, o.set); err != nil {
			return err
		}
	}
	return commit(ctx, folder)
}

// folderNames are the names of files without their ending, with a number where one comes again.
func folderNames(paths []string) []string {
	names := make([]string, len(paths))
	seen := map[string]int{}
	for i, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		seen[name]++
		if seen[name] > 1 {
			name = fmt.Sprintf("%s_%d", name, seen[name])
		}
		names[i] = name
	}
	return names
}
