package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"syscall"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
)

const sweepUsage = `Usage: chcsim sweep SCENARIO --out DIR [--vary path=VALUES …] [flags]

Simulates a scenario at many points: at every combination of the varied values (grid), at the first of
all, the second of all and so on (zip), or spread over ranges (lhs, sobol). What is varied stands on the
command line or in the scenario's section sweep. DIR gets points.csv with the chance of each target,
rows.csv with the raw values, sweep.json, and charts for one or two numeric parameters.

  chcsim sweep scenarios/xuhui.yaml --vary workforce.recruits_per_year=20:50:5 --out out/recruits
  chcsim sweep scenarios/xuhui.yaml --vary a=0:1:0.1 --vary b=1,2,4 --shard 2/4 --resume --out out/2
  chcsim sweep scenarios/xuhui.yaml --design sobol --points 64 --vary a=0:1 --vary b=10%:20% --out out/s

A shard is a part of the points; chcsim merge puts shards together. A point that cannot be simulated
keeps its line with the error, the others go on, and the exit code is 1.
`

// sweepOptions are the flags of sweep.
type sweepOptions struct {
	common
	gateOptions
	vary   []string
	design string
	points int
	shard  string
	resume bool
	record []string
}

func (o *sweepOptions) addTo(f *pflag.FlagSet) {
	f.StringArrayVar(&o.vary, "vary", nil, "what to vary: path=lo:hi:step or path=a,b,c; path=lo:hi for lhs and sobol; may be repeated")
	f.StringVar(&o.design, "design", "", "grid, zip, lhs or sobol (default grid, or the scenario's)")
	f.IntVar(&o.points, "points", 0, "number of points of lhs and sobol")
	f.StringVar(&o.shard, "shard", "1/1", "simulate only part i of n, written i/n and counted from 1/n")
	f.BoolVar(&o.resume, "resume", false, "continue the sweep in --out where it stopped, or begin it")
	f.StringArrayVar(&o.record, "record", nil, "record a further indicator@date, such as wait_mean@2025-12; may be repeated")
	addUntil(f, &o.until)
	o.common.addTo(f)
	o.gateOptions.addTo(f)
}

// sweep simulates a scenario at many points.
func sweep(args []string, stdout, stderr io.Writer) int {
	f := newFlags("sweep")
	var o sweepOptions
	o.addTo(f)
	var plan *sweepPlan
	check := func() (err error) {
		plan, err = o.check(f)
		return err
	}
	return query{f, sweepUsage, &o.common, check, func(ctx context.Context, t terminal) (answer.Answer, error) {
		if err := plan.load(f.Arg(0), f, &o); err != nil {
			return answer.Answer{}, unread(told(err, o.lang))
		}
		if err := plan.run(ctx, &o, t); err != nil {
			return answer.Answer{}, err
		}
		if plan.shard.Count > 1 {
			missing, err := failedPoints(o.out)
			return answer.Answer{Missing: missing}, err
		}
		return concludeSweep(o.out, o.judging(plan.requirements), t)
	}}.run(args, stdout, stderr)
}

// shardOf reads the value of --shard.
func shardOf(text string) (experiment.Shard, error) {
	parts := shardForm.FindStringSubmatch(text)
	if parts == nil {
		return experiment.Shard{}, fmt.Errorf("--shard %q; expected i/n, such as 1/4", text)
	}
	var s experiment.Shard
	s.Index, _ = strconv.Atoi(parts[1])
	s.Count, _ = strconv.Atoi(parts[2])
	return s, s.Check()
}

var shardForm = regexp.MustCompile(`^([0-9]{1,6})/([0-9]{1,6})$`)

// check reads what the flags alone can tell.
func (o *sweepOptions) check(f *pflag.FlagSet) (*sweepPlan, error) {
	plan := &sweepPlan{}
	if f.NArg() != 1 {
		return nil, notOne(f)
	}
	if o.out == "" {
		return nil, errors.New("a sweep needs a folder: --out DIR")
	}
	var err error
	if plan.shard, err = shardOf(o.shard); err != nil {
		return nil, err
	}
	if plan.shard.Count > 1 && o.gate {
		return nil, errors.New("a shard does not decide; give --gate to chcsim merge")
	}
	form := ask.Stepped
	if o.design == experiment.LatinHypercube || o.design == experiment.Sobol {
		form = ask.Spread
	}
	for _, text := range o.vary {
		v, err := ask.Vary("--vary", text, form)
		if err != nil {
			return nil, err
		}
		plan.axes = append(plan.axes, axisOf(v))
		if v.Short != (mistake.Text{}) {
			plan.shorts = append(plan.shorts, mistake.Say("--vary %s: %s", "--vary %s：%s", text, v.Short))
		}
	}
	if plan.requirements, err = o.requirements(); err != nil {
		return nil, err
	}
	for _, text := range o.record {
		quantity, err := ask.Quantity(text)
		if err != nil {
			return nil, err
		}
		plan.recorded = append(plan.recorded, quantity)
	}
	return plan, errors.Join(o.common.check(f), o.gateOptions.check())
}

// run simulates the points that are not on disk yet.
func (p *sweepPlan) run(ctx context.Context, o *sweepOptions, t terminal) error {
	w, err := p.open(o)
	if err != nil {
		return err
	}
	defer w.Close()
	run := p.scenario.Run
	if err := o.know(ctx, t, p.scenario, experiment.Options{Replications: run.Replications, Seed: run.Seed, Jobs: o.jobs}, p.base); err != nil {
		return err
	}
	if err := w.Share(p.base.Pasts()); err != nil {
		return unusable(err)
	}
	progress := p.progress(o, w.Done(), t)
	options := experiment.SweepOptions{Jobs: o.jobs, Until: float64(o.until), Record: p.quantities}
	err = experiment.Sweep(ctx, p.pointsFrom(w.Done()), p.build, options, func(r experiment.PointResult) error {
		point, rows := p.entry(r)
		if err := w.Point(point, rows); err != nil {
			return err
		}
		progress.Add(1)
		return nil
	})
	if ctx.Err() != nil {
		progress.Interrupt()
		t.hint("the same command with --resume goes on from here")
		return context.Canceled
	}
	progress.Finish()
	if err != nil {
		return err
	}
	return w.Finish()
}

func (p *sweepPlan) progress(o *sweepOptions, done int, t terminal) *output.Progress {
	if o.quiet {
		return nil
	}
	watched, wide := output.IsTerminal(t.stderr)
	return output.NewProgress(output.ProgressOptions{
		Out: t.stderr, Lang: p.lang, Total: p.shard.Size(p.design.Len()), Done: done, Unit: words.PointsDone, Terminal: watched, Width: wide,
	})
}

// open begins the folder, or continues it.
func (p *sweepPlan) open(o *sweepOptions) (*sweepfile.Writer, error) {
	if o.resume {
		w, err := sweepfile.Resume(o.out, p.record, func(point int) []string { return settingsOf(p.design.At(point)) })
		return w, unusable(err)
	}
	w, err := sweepfile.Create(o.out, p.record)
	return w, unusable(err)
}

// unusable makes a folder that cannot be used wrong input, unless it is the disk's fault.
func unusable(err error) error {
	var system syscall.Errno
	if err == nil || errors.As(err, &system) && system != syscall.ENOENT || errors.Is(err, sweepfile.ErrUnread) {
		return err
	}
	return unread(err)
}
