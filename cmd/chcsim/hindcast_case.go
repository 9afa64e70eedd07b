package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// hindcastCase is a file that says what to fit to what. Paths are relative to the file.
type hindcastCase struct {
	file string // empty where flags alone say everything

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
	if err := present(path, words.CaseFile, words.PathFromHere); err != nil {
		return hindcastCase{}, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return hindcastCase{}, err
	}
	if !isCase(text) {
		return hindcastCase{Scenario: path}, nil
	}
	c := hindcastCase{file: path}
	if !utf8.Valid(text) {
		return c, hinted{fmt.Errorf("%s:%d: not UTF-8 text", path, 1+bytes.Count(text[:firstInvalid(text)], []byte("\n"))), "save the file as UTF-8"}
	}
	if err := yaml.UnmarshalWithOptions(text, &c, yaml.Strict()); err != nil {
		return c, fmt.Errorf("%s: %s", path, yaml.FormatError(err, false, true))
	}
	if c.Scenario == "" {
		return c, fmt.Errorf("%s: the case names no scenario; expected scenario: FILE.yaml", path)
	}
	return c, c.locate()
}

// firstInvalid is where a text stops being UTF-8.
func firstInvalid(text []byte) int {
	at := 0
	for r, n := utf8.DecodeRune(text); n > 0 && (r != utf8.RuneError || n > 1); r, n = utf8.DecodeRune(text[at:]) {
		at += n
	}
	return at
}

// locate makes the paths of a case those of this process and refuses files that do not exist.
func (c *hindcastCase) locate() error {
	for _, at := range []struct {
		key  string
		path *string
	}{{"scenario", &c.Scenario}, {"observations", &c.Observations}, {"overlay.extends", &c.Overlay.Extends}} {
		if *at.path == "" {
			continue
		}
		if !filepath.IsAbs(*at.path) {
			*at.path = filepath.Join(filepath.Dir(c.file), *at.path)
		}
		if err := presentIn(c.file, at.key, *at.path); err != nil {
			return err
		}
	}
	return nil
}

// said is where a value was given: by a flag, or under a key of the case.
func (c *hindcastCase) said(f *pflag.FlagSet, flag, key string) string {
	if c.file == "" || f.Changed(flag) {
		return "--" + flag
	}
	return c.file + ": " + key
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

// check reports numbers with which nothing can be fitted.
func (c *hindcastCase) check(f *pflag.FlagSet, o *hindcastOptions) error {
	switch {
	case c.Particles < leastParticles:
		return fmt.Errorf("%s %d; expected at least %d", c.said(f, "replications", "particles"), c.Particles, leastParticles)
	case c.Rounds < 1:
		return fmt.Errorf("%s %d; expected at least 1", c.said(f, "rounds", "rounds"), c.Rounds)
	case !(c.Tolerance > 0):
		return fmt.Errorf("%s %g; expected more than 0", c.said(f, "tolerance", "tolerance"), c.Tolerance)
	case !(o.keep > 0 && o.keep < 1):
		return fmt.Errorf("--keep %g; expected a share between 0 and 1, such as 0.5", o.keep)
	}
	return nil
}

// load reads the scenario with what case and flags change in it.
func (c *hindcastCase) load(o *hindcastOptions) (*plan.Scenario, *experiment.Study, error) {
	if o.observations != "" {
		if err := present(o.observations, words.ObservationsFile, words.PathFromHere); err != nil {
			return nil, nil, err
		}
	}
	sets := slices.Concat(c.Set, o.set)
	if c.Observations != "" {
		sets = append(sets, "tables.observations="+filepath.ToSlash(c.Observations))
	}
	s, study, err := loadStudy(c.Scenario, sets)
	for _, set := range c.Set {
		err = blame(err, set, c.file+": set: "+set)
	}
	return s, study, err
}

// The simulations of the first round: what they are where neither case nor flag says, and what a fit needs.
const (
	defaultParticles = 300
	leastParticles   = 20
)

// loadPast reads case, scenario and observations and checks that they make a hindcast.
func loadPast(f *pflag.FlagSet, o *hindcastOptions) (*past, error) {
	c, err := readCase(f.Arg(0))
	if err != nil {
		return nil, err
	}
	c.apply(f, o)
	if err := c.check(f, o); err != nil {
		return nil, err
	}
	s, study, err := c.load(o)
	if err != nil {
		return nil, err
	}
	until, err := c.until(f, study)
	if err != nil {
		return nil, err
	}
	p := &past{name: c.name(s, o.language(s) == 0), scenario: s, study: study, until: until, free: c.Free, overlay: c.Overlay, lang: o.language(s)}
	if p.overlay.Extends == "" {
		p.overlay.Extends = c.Scenario
	}
	if len(p.free) == 0 {
		return nil, fmt.Errorf("%w: no free parameters; expected --free with paths such as contract.innovation.under_60", errNothing)
	}
	for i, path := range p.free {
		if slices.Contains(p.free[:i], path) {
			return nil, fmt.Errorf("%s: %s is named twice", c.said(f, "free", "free"), path)
		}
		if _, ok := study.Index(path); !ok {
			return nil, fmt.Errorf("%s: %w", c.said(f, "free", "free"), unknownName("parameter", path, p.paths()))
		}
	}
	for _, name := range c.Indicators {
		if _, ok := indicator.Find(name); !ok {
			return nil, fmt.Errorf("%s: %w", c.said(f, "indicators", "indicators"), unknownName("indicator", name, indicator.Names()))
		}
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

// until is the month up to which is fitted.
func (c *hindcastCase) until(f *pflag.FlagSet, s *experiment.Study) (month.Month, error) {
	if c.FitUntil == "" {
		return 0, errors.New("no month to fit until; expected --fit-until YYYY-MM")
	}
	said := c.said(f, "fit-until", "fit_until")
	until, err := month.Parse(c.FitUntil)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", said, err)
	}
	if until < s.First-1 || until > s.Last() {
		return 0, fmt.Errorf("%s %v lies outside %v to %v", said, until, s.First-1, s.Last())
	}
	return until, nil
}

// name is what tables call the case.
func (c *hindcastCase) name(s *plan.Scenario, chinese bool) string {
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
