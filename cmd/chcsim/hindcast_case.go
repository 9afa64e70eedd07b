package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// hindcastCase is a case with the flags laid over it.
type hindcastCase struct{ *plan.Case }

// apply lays the flags that were given over the case.
func (c *hindcastCase) apply(f *pflag.FlagSet, o *hindcastOptions) {
	if o.observations != "" {
		c.Observations = o.observations
	}
	if f.Changed("free") {
		c.Free = plan.NamedBy("--free", o.free)
	}
	if f.Changed("indicators") {
		c.Indicators = plan.NamedBy("--indicators", o.indicators)
	}
	if f.Changed("replications") {
		c.Particles = o.replications
	}
	if c.Particles == 0 {
		c.Particles = defaultParticles
	}
	if f.Changed("rounds") || c.Rounds == 0 {
		c.Rounds = o.rounds
	}
	if f.Changed("tolerance") || c.Tolerance == 0 {
		c.Tolerance = o.tolerance
	}
}

// at is where a value was given: by a flag, or under a key of the case.
func (c *hindcastCase) at(f *pflag.FlagSet, flag, key string) mistake.Place {
	if given := f.Lookup(flag); given.Changed || c.File == "" {
		return mistake.Argument("--"+flag, given.Value.String()).Whole()
	}
	return c.At(key)
}

// load reads the scenario with what case and flags change in it.
func (c *hindcastCase) load(o *hindcastOptions) (*plan.Scenario, *experiment.Study, error) {
	if o.observations != "" {
		if err := plan.Missing(o.observations, plan.AnObservation); err != nil {
			return nil, nil, err
		}
	}
	sets := append(slices.Clone(c.Set), plan.Settings("--set", o.set)...)
	if c.Observations != "" {
		sets = append(sets, plan.Setting{Door: "--observations", Text: "tables.observations=" + filepath.ToSlash(c.Observations)})
	}
	return loadStudy(c.Scenario, sets)
}

// defaultParticles are the simulations of the first round where neither case nor flag says.
const defaultParticles = 300

// loadPast reads case, scenario and observations and checks that they make a hindcast.
func loadPast(f *pflag.FlagSet, o *hindcastOptions) (*past, error) {
	if err := plan.Missing(f.Arg(0), plan.ACase); err != nil {
		return nil, err
	}
	read, err := plan.LoadCase(f.Arg(0))
	if err != nil {
		return nil, err
	}
	c := &hindcastCase{read}
	c.apply(f, o)
	at := func(flag, key string) mistake.Place { return c.at(f, flag, key) }
	if err := c.Check(o.keep, at); err != nil {
		return nil, err
	}
	s, study, err := c.load(o)
	if err != nil {
		return nil, err
	}
	until, err := c.until(f, o, study)
	if err != nil {
		return nil, err
	}
	p := &past{name: c.name(s, o.language(s) == 0), scenario: s, study: study, until: until, overlay: c.Overlay, lang: o.language(s)}
	if p.overlay.Extends == "" {
		p.overlay.Extends = c.Scenario
	}
	if len(c.Free) == 0 {
		return nil, fmt.Errorf("%w: no free parameters; expected --free with paths such as contract.innovation.under_60", errNothing)
	}
	if err := p.named(c); err != nil {
		return nil, err
	}
	if err := p.observe(c.Indicators); err != nil {
		return nil, err
	}
	p.options = hindcast.Options{Particles: c.Particles, Keep: o.keep, Rounds: c.Rounds, Tolerance: c.Tolerance, Effective: fewParticles, Seed: s.Run.Seed, Jobs: o.jobs}
	if f.Changed("seed") {
		p.options.Seed = o.seed
	}
	return p, nil
}

// named takes the free parameters and reports names that do not exist or stand twice.
func (p *past) named(c *hindcastCase) error {
	var wrong mistake.List
	for _, free := range c.Free {
		if slices.Contains(p.free, free.Name) {
			wrong.Twice(free.At, free.Name)
		}
		if _, ok := p.study.Index(free.Name); !ok {
			wrong.NoPath(free.At, free.Name, p.paths())
		}
		p.free = append(p.free, free.Name)
	}
	for _, one := range c.Indicators {
		if _, ok := measure.Find(one.Name); !ok {
			wrong.At(one.At, mistake.NoIndicator(one.Name)).Expect(mistake.AnIndicator).Near(one.Name, measure.Names())
		}
	}
	return wrong.Err()
}

// until is the month up to which is fitted.
func (c *hindcastCase) until(f *pflag.FlagSet, o *hindcastOptions, s *experiment.Study) (month.Month, error) {
	text := o.until
	if text == "" && c.FitUntil != 0 {
		text = c.FitUntil.String()
	}
	if text == "" {
		return 0, errors.New("no month to fit until; expected --fit-until YYYY-MM")
	}
	return scopeOf(s).Month(c.at(f, "fit-until", "fit_until"), text)
}

// name is what tables call the case.
func (c *hindcastCase) name(s *plan.Scenario, chinese bool) string {
	switch {
	case c.EN != "" && !chinese:
		return c.EN
	case c.Name != "":
		return c.Name
	}
	return s.Name
}

// paths lists the parameters that can be fitted.
func (p *past) paths() []string {
	var paths []string
	for _, i := range p.study.Uncertain() {
		paths = append(paths, p.study.Parameters[i].Path)
	}
	return paths
}

// observe takes the scenario's observations of the wanted indicators, of all where none are named, and
// divides them at the cut. Those outside the simulated months cannot be used.
func (p *past) observe(wanted []plan.Named) error {
	var used []hindcast.Observation
	for _, o := range p.scenario.Tables.Observations {
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(n plan.Named) bool { return n.Name == o.Indicator }) || o.Month < p.study.First-1 || o.Month > p.study.Last() {
			continue
		}
		id, _ := measure.Find(o.Indicator) // checked when the table was read
		area := slices.Index(p.study.Areas, o.Area)
		if area < 0 {
			area = len(p.study.Areas)
		}
		used = append(used, hindcast.Observation{Indicator: id, Area: area, Month: o.Month, Value: o.Value,
			Comparator: o.Comparator, Weight: o.Weight, Source: o.Source})
		if !slices.Contains(p.shown, id) {
			p.shown = append(p.shown, id)
		}
	}
	p.training, p.test = hindcast.Split(used, p.until)
	if len(p.training) == 0 {
		return fmt.Errorf("%w: no observation up to %v of the wanted indicators within %v to %v", errNothing, p.until, p.study.First-1, p.study.Last())
	}
	return nil
}
