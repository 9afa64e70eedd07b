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
	"chcsim/scenarios/plan"
)

// hindcastCase is a case with the flags laid over it.
type hindcastCase struct{ *plan.Case }

// apply lays the flags that were given over the case.
func (c *hindcastCase) apply(f *pflag.FlagSet, o *hindcastOptions) error {
	given := func(flag, key string) bool {
		one := f.Lookup(flag)
		if one.Changed {
			c.Given(key, "--"+flag, one.Value.String())
		}
		return one.Changed
	}
	if f.Changed("free") {
		c.Free = plan.NamedBy("--free", o.free)
	}
	if f.Changed("indicators") {
		c.Indicators = plan.NamedBy("--indicators", o.indicators)
	}
	if given("replications", "particles") {
		c.Particles = o.replications
	} else if c.Particles == 0 {
		c.Particles = defaultParticles
	}
	if given("rounds", "rounds") || c.Rounds == 0 {
		c.Rounds = o.rounds
	}
	if given("tolerance", "tolerance") || c.Tolerance == 0 {
		c.Tolerance = o.tolerance
	}
	if !(o.keep > 0 && o.keep < 1) {
		return fmt.Errorf("--keep %g; expected a share between 0 and 1, such as 0.5", o.keep)
	}
	if o.until != "" {
		return c.Until("--fit-until", o.until)
	}
	return nil
}

// load reads the scenario with what case and flags change in it.
func (c *hindcastCase) load(o *hindcastOptions) (*plan.Scenario, *experiment.Study, error) {
	observations, door := c.Observations, c.At("observations").Position().String()+":"
	if o.observations != "" {
		if err := plan.Missing(o.observations, plan.ObservationTable); err != nil {
			return nil, nil, err
		}
		observations, door = o.observations, "--observations"
	}
	sets := append(slices.Clone(c.Set), plan.Settings("--set", o.set)...)
	if observations != "" {
		sets = append(sets, plan.Setting{Door: door, Text: "tables.observations=" + filepath.ToSlash(observations)})
	}
	return loadStudy(c.Scenario, sets)
}

// The simulations of the first round: what they are where neither case nor flag says, and what a fit needs.
const (
	defaultParticles = 300
	leastParticles   = 20
)

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
	if err := c.apply(f, o); err != nil {
		return nil, err
	}
	if err := c.Check(leastParticles); err != nil {
		return nil, err
	}
	s, study, err := c.load(o)
	if err != nil {
		return nil, err
	}
	if c.FitUntil == 0 {
		return nil, errors.New("no month to fit until; expected --fit-until YYYY-MM")
	}
	if err := c.Fits(study.First-1, study.Last(), pathsOf(study), measure.Names()); err != nil {
		return nil, err
	}
	p := &past{name: c.name(s, o.language(s) == 0), scenario: s, study: study, until: c.FitUntil, overlay: c.Overlay, lang: o.language(s)}
	if p.overlay.Extends == "" {
		p.overlay.Extends = c.Scenario
	}
	if len(c.Free) == 0 {
		return nil, fmt.Errorf("%w: no free parameters; expected --free with paths such as contract.innovation.others", errNothing)
	}
	for _, free := range c.Free {
		p.free = append(p.free, free.Name)
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

// observe takes the scenario's observations of the wanted indicators, of all where none are named, and
// divides them at the cut. Those outside the simulated months cannot be used.
func (p *past) observe(wanted []plan.Named) error {
	var used []hindcast.Observation
	for _, o := range p.scenario.Tables.Observations {
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(n plan.Named) bool { return n.Name == o.Name }) || !o.Yearly() || o.Month < p.study.First-1 || o.Month > p.study.Last() {
			continue
		}
		used = append(used, hindcast.Observation{Indicator: o.Indicator, Area: o.Area, Month: o.Month, Value: o.Value,
			Comparator: string(o.Comparator), Weight: o.Weight, Source: o.Source})
		if !slices.Contains(p.shown, o.Indicator) {
			p.shown = append(p.shown, o.Indicator)
		}
	}
	p.training, p.test = hindcast.Split(used, p.until)
	if len(p.training) == 0 {
		return fmt.Errorf("%w: no observation up to %v of the wanted indicators within %v to %v", errNothing, p.until, p.study.First-1, p.study.Last())
	}
	return nil
}
