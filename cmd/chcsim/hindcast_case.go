package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"

	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/scenarios"
)

// hindcastCase is a file that says what to fit to what. Paths are relative to the file.
type hindcastCase struct {
	Case         string      `yaml:"case"`
	English      string      `yaml:"en"`
	Scenario     string      `yaml:"scenario"`
	Observations string      `yaml:"observations"`
	FitUntil     string      `yaml:"fit_until"`
	Indicators   []string    `yaml:"indicators"`
	Free         []string    `yaml:"free"`
	Set          []string    `yaml:"set"`       // overrides of the scenario: path=value
	Particles    int         `yaml:"particles"` // simulations of the first round
	Rounds       int         `yaml:"rounds"`
	Tolerance    float64     `yaml:"tolerance"`
	Overlay      overlayCase `yaml:"overlay"`
	Note         string      `yaml:"note"`
}

// overlayCase says what the posterior is laid over, where that is not the fitted scenario itself: a city
// may be fitted on a sample of its areas.
type overlayCase struct {
	Extends string             `yaml:"extends"`
	Scale   map[string]float64 `yaml:"scale"` // factors of parameters that are absolute numbers
}

// isCase tells whether a file is a case: it begins with the key case.
func isCase(text []byte) bool {
	for line := range strings.Lines(string(bytes.TrimPrefix(text, []byte("\ufeff")))) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		return strings.HasPrefix(line, "case:")
	}
	return false
}

// readCase reads a case, or makes one of a scenario's path. Unknown keys are mistakes.
func readCase(path string) (hindcastCase, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return hindcastCase{}, err
	}
	if !isCase(text) {
		return hindcastCase{Scenario: path}, nil
	}
	var c hindcastCase
	if err := yaml.UnmarshalWithOptions(text, &c, yaml.Strict()); err != nil {
		return c, fmt.Errorf("%s: %s", path, yaml.FormatError(err, false, true))
	}
	if c.Scenario == "" {
		return c, fmt.Errorf("%s: the case names no scenario; expected scenario: FILE.yaml", path)
	}
	for _, p := range []*string{&c.Scenario, &c.Observations, &c.Overlay.Extends} {
		if *p != "" && !filepath.IsAbs(*p) {
			*p = filepath.Join(filepath.Dir(path), *p)
		}
	}
	return c, nil
}

// apply lays the flags that were given over the case.
func (c *hindcastCase) apply(f *pflag.FlagSet, o *hindcastOptions) {
	if o.observations != "" {
		c.Observations = o.observations
	}
	if o.until != "" {
		c.FitUntil = o.until
	}
	if f.Changed("free") {
		c.Free = o.free
	}
	if f.Changed("indicators") {
		c.Indicators = o.indicators
	}
	if f.Changed("replications") || c.Particles == 0 {
		c.Particles = o.replications
	}
	if f.Changed("rounds") || c.Rounds == 0 {
		c.Rounds = o.rounds
	}
	if f.Changed("tolerance") || c.Tolerance == 0 {
		c.Tolerance = o.tolerance
	}
	c.Set = append(slices.Clone(c.Set), o.set...)
	if c.Observations != "" {
		c.Set = append(c.Set, "tables.observations="+filepath.ToSlash(c.Observations))
	}
}

// defaultParticles is the simulations of the first round where neither case nor flag says.
const defaultParticles = 300

// loadPast reads case, scenario and observations and checks that they make a hindcast.
func loadPast(f *pflag.FlagSet, o *hindcastOptions) (*past, error) {
	c, err := readCase(f.Arg(0))
	if err != nil {
		return nil, err
	}
	c.apply(f, o)
	until, err := month.Parse(c.FitUntil)
	if c.FitUntil == "" {
		err = errors.New("no month to fit until; expected --fit-until YYYY-MM")
	}
	if err != nil {
		return nil, err
	}
	s, study, err := o.load(c.Scenario, c.Set)
	if err != nil {
		return nil, err
	}
	if until < study.First-1 || until > study.Last() {
		return nil, fmt.Errorf("--fit-until %v lies outside %v to %v", until, study.First-1, study.Last())
	}
	p := &past{name: c.name(s, o.language(s) == 0), scenario: s, study: study, until: until, free: c.Free, overlay: c.Overlay, lang: o.language(s)}
	if p.overlay.Extends == "" {
		p.overlay.Extends = c.Scenario
	}
	if len(p.free) == 0 {
		return nil, fmt.Errorf("%w: no free parameters; expected --free with paths such as contract.innovation.under_60", errNothing)
	}
	for _, path := range p.free {
		if _, ok := study.Index(path); !ok {
			return nil, unknownName("parameter", path, p.paths())
		}
	}
	if err := p.observe(c.Indicators); err != nil {
		return nil, err
	}
	p.options = hindcast.Options{Particles: c.Particles, Keep: o.keep, Rounds: c.Rounds, Tolerance: c.Tolerance, Effective: fewParticles, Seed: s.Run.Seed, Jobs: o.jobs}
	if p.options.Particles == 0 {
		p.options.Particles = defaultParticles
	}
	if f.Changed("seed") {
		p.options.Seed = o.seed
	}
	return p, nil
}

// name is what tables call the case.
func (c *hindcastCase) name(s *scenarios.Scenario, chinese bool) string {
	switch {
	case c.English != "" && !chinese:
		return c.English
	case c.Case != "":
		return c.Case
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
func (p *past) observe(wanted []string) error {
	for _, name := range wanted {
		if _, ok := indicator.Find(name); !ok {
			return unknownName("indicator", name, indicator.Names())
		}
	}
	var used []hindcast.Observation
	for _, o := range p.scenario.Tables.Observations {
		if len(wanted) > 0 && !slices.Contains(wanted, o.Indicator) || o.Month < p.study.First-1 || o.Month > p.study.Last() {
			continue
		}
		id, _ := indicator.Find(o.Indicator) // checked when the table was read
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
