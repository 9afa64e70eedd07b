package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/release"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// sweepPlan is a sweep that is ready to be run.
type sweepPlan struct {
	axes         []experiment.Axis
	shorts       []mistake.Text // ranges of flags whose steps miss their end
	varied       string         // where the axes stand: the flag or the scenario's section
	shard        experiment.Shard
	requirements []ask.Requirement
	recorded     []ask.Requirement // named with --record

	document   *plan.Document
	sets       []plan.Setting
	scenario   *plan.Scenario
	base       *experiment.Study
	lang       words.Lang
	design     *experiment.Design
	quantities []experiment.Quantity
	record     sweepfile.Record
}

// load reads the scenario and settles everything that does not need a simulation.
func (p *sweepPlan) load(path string, f *pflag.FlagSet, o *sweepOptions) error {
	if err := missingScenario(path); err != nil {
		return err
	}
	known, err := plan.Model()
	if err != nil {
		return err
	}
	if p.document, err = plan.Open(path, known); err != nil {
		return err
	}
	p.sets = plan.Settings("--set", o.set)
	for _, name := range []string{"replications", "seed"} {
		if flag := f.Lookup(name); flag.Changed {
			p.sets = append(p.sets, plan.Setting{Door: "--" + name, Text: "run." + name + "=" + flag.Value.String()})
		}
	}
	s, err := p.document.Resolve(p.sets...)
	if err != nil {
		return err
	}
	if p.base, err = checkedStudy(s); err != nil {
		return err
	}
	p.scenario, p.lang = s, o.language(s)
	if err := p.plan(s, f, o); err != nil {
		return err
	}
	if err := p.list(); err != nil {
		return err
	}
	p.describe(s, o)
	if o.gate && len(p.requirements) == 0 && !slices.ContainsFunc(p.record.Targets, func(t sweepfile.Target) bool { return t.Chance > 0 }) {
		return answer.ErrNothingToGate
	}
	return p.try()
}

// plan makes the design of the flags, or of the scenario's section where they vary nothing.
func (p *sweepPlan) plan(s *plan.Scenario, f *pflag.FlagSet, o *sweepOptions) (err error) {
	kind, points := o.design, o.points
	p.varied = "--vary"
	if len(p.axes) == 0 {
		p.varied = "sweep.vary"
		if s.Sweep == nil {
			return errors.New("nothing is varied: give --vary path=lo:hi:step, or the scenario a section sweep")
		}
		if kind == "" {
			kind = s.Sweep.Design
		}
		if !f.Changed("points") && (kind == experiment.LatinHypercube || kind == experiment.Sobol) {
			points = s.Sweep.Points
		}
		for _, a := range s.Sweep.Axes {
			p.axes = append(p.axes, axisOf(a))
		}
	}
	if kind == "" {
		kind = experiment.Grid
	}
	p.design, err = experiment.NewDesign(kind, p.axes, points, s.Run.Seed)
	if err != nil && points < 1 && (kind == experiment.LatinHypercube || kind == experiment.Sobol) {
		return hinted{err, "--points says how many, such as --points 64"}
	}
	return err
}

// axisOf is a variation as an axis of an experiment.
func axisOf(v ask.Variation) experiment.Axis {
	return experiment.Axis{Path: v.Path, Values: v.Values, Low: v.Low, High: v.High}
}

// list settles what is recorded beside the targets' indicators.
func (p *sweepPlan) list() error {
	for _, r := range slices.Concat(p.recorded, p.requirements) {
		area, err := r.In(scopeOf(p.base))
		if err != nil {
			return err
		}
		if r.AllTargets {
			continue
		}
		q := experiment.Quantity{Indicator: r.Indicator, Area: experiment.District, Month: r.Month}
		if r.Area != "all" {
			q.Area = area
		}
		if !slices.Contains(p.quantities, q) {
			p.quantities = append(p.quantities, q)
			p.record.Recorded = append(p.record.Recorded, r.Name())
		}
	}
	if len(p.base.Targets)+len(p.quantities) == 0 {
		return errors.New("the scenario has no targets; name what to record with --record indicator@date")
	}
	return nil
}

// describe fills the record of the sweep.
func (p *sweepPlan) describe(s *plan.Scenario, o *sweepOptions) {
	r := &p.record
	r.Program, r.Version, r.Go, r.Architecture = "chcsim", release.Version(), runtime.Version(), runtime.GOARCH
	r.Lang, r.Scenario, r.ScenarioHash, r.Overrides = p.lang.String(), s.Name, s.Hash, written(p.sets)
	r.Design, r.Points, r.Shard = p.design.Kind, p.design.Len(), p.shard
	r.Seed, r.Replications, r.Until = s.Run.Seed, s.Run.Replications, float64(o.until)
	for _, w := range s.Warnings {
		r.Warnings = append(r.Warnings, w.In(r.Lang))
	}
	for _, short := range p.shorts {
		r.Warnings = append(r.Warnings, short.In(r.Lang))
	}
	for _, a := range p.axes {
		axis := sweepfile.Axis{Path: a.Path, Values: a.Values, Low: a.Low, High: a.High}
		if i, found := p.base.Index(a.Path); found {
			spec := p.base.Parameters[i]
			axis.ZH, axis.EN, axis.Unit = spec.ZH, spec.EN, spec.Unit
			if spec.Distribution.IsConstant() {
				x := spec.Distribution.Quantile(0)
				axis.Current = &x
			}
		}
		r.Axes = append(r.Axes, axis)
	}
	for i, t := range s.Targets {
		area := t.Area
		if area == "" {
			area = "all"
		}
		r.Targets = append(r.Targets, sweepfile.Target{Indicator: t.Indicator, Area: area, By: t.By.String(),
			Comparator: string(p.base.Targets[i].Comparator), Limit: t.Limit, Chance: t.Chance})
	}
}

// texts are settings as they were written.
func written(sets []plan.Setting) []string {
	list := make([]string, len(sets))
	for i, set := range sets {
		list[i] = set.Text
	}
	return list
}

// try builds the first and the last point, so that a path that does not exist or a value that is never
// right is answered at once. What is wrong at some points only fails these points.
func (p *sweepPlan) try() error {
	for _, a := range p.axes {
		if strings.HasPrefix(a.Path, "targets.") && strings.HasSuffix(a.Path, ".chance") {
			return fmt.Errorf("--vary %s: the wanted chance changes nothing that is simulated", a.Path)
		}
	}
	_, first := p.build(p.design.At(0))
	if first == nil {
		return nil
	}
	if _, last := p.build(p.design.At(p.design.Len() - 1)); last != nil {
		return first
	}
	return nil
}

// pointsFrom yields the shard's points from the k-th on.
func (p *sweepPlan) pointsFrom(k int) func(yield func(experiment.Point) bool) {
	return func(yield func(experiment.Point) bool) {
		for ; k < p.shard.Size(p.design.Len()); k++ {
			if !yield(p.design.At(p.shard.Point(k))) {
				return
			}
		}
	}
}

// build makes the study of a point.
func (p *sweepPlan) build(point experiment.Point) (experiment.Case, error) {
	sets := slices.Clone(p.sets)
	for _, setting := range point.Settings {
		sets = append(sets, plan.Setting{Door: p.varied, Text: setting.Path + "=" + setting.Value})
	}
	s, err := p.document.Resolve(sets...)
	if err != nil {
		return experiment.Case{}, err
	}
	study, err := studyOf(s)
	if err != nil {
		return experiment.Case{}, err
	}
	study.Posterior = p.base.Posterior
	if err := p.comparable(study); err != nil {
		return experiment.Case{}, err
	}
	return experiment.Case{Study: study, Replications: s.Run.Replications, Seed: s.Run.Seed}, nil
}

// comparable refuses a point whose targets cannot stand in the columns of the others.
func (p *sweepPlan) comparable(s *experiment.Study) error {
	if !slices.Equal(s.Areas, p.base.Areas) {
		return errors.New("the subdistricts are not those of the scenario")
	}
	if len(s.Targets) != len(p.base.Targets) {
		return fmt.Errorf("there are %d targets here and %d in the scenario", len(s.Targets), len(p.base.Targets))
	}
	for i, t := range s.Targets {
		if b := p.base.Targets[i]; t.Indicator != b.Indicator || t.Area != b.Area || t.By != b.By || t.Comparator != b.Comparator {
			return fmt.Errorf("target %d is another one than in the scenario; a sweep may vary limits only", i+1)
		}
	}
	return nil
}

// entry makes the lines of a simulated point.
func (p *sweepPlan) entry(r experiment.PointResult) (sweepfile.Point, []sweepfile.Row) {
	point := sweepfile.Point{Index: r.Index, Settings: settingsOf(r.Point), Replications: r.Replications,
		Rows: len(r.Rows), Chances: r.Chances, Joint: r.Joint}
	if r.Err != nil {
		point.Err = r.Err.Error()
		return point, nil
	}
	rows := make([]sweepfile.Row, len(r.Rows))
	for i, row := range r.Rows {
		area := "all"
		if row.Area != experiment.District {
			area = p.base.Areas[row.Area]
		}
		rows[i] = sweepfile.Row{Point: r.Index, Replication: row.Replication, Indicator: row.Indicator, Area: area, Month: row.Month, Value: row.Value}
	}
	return point, rows
}

func settingsOf(p experiment.Point) []string {
	values := make([]string, len(p.Settings))
	for i, s := range p.Settings {
		values[i] = s.Value
	}
	return values
}
