// Package lever is policy: each lever moves named parameters by uncertain amounts, from a date on and
// ramped in over months. The package edits parameters by their paths and knows no part of the model.
package lever

import (
	"fmt"
	"regexp"

	"chcsim/model/month"
	"chcsim/model/param"
)

// Operation is how an effect moves its parameter.
type Operation string

// The operations. All active additions are made first, then all multiplications, so that the order in
// which levers are named does not matter.
const (
	Add      Operation = "add"      // the size is added
	Multiply Operation = "multiply" // the parameter is multiplied by the size
)

// Effect is what a lever does to one parameter.
type Effect struct {
	Parameter string      // path, such as "clinic.community_log_odds"
	Operation Operation   // add or multiply
	Size      param.Value // in the parameter's unit when added; a factor, 1 for none, when multiplied
	// Of is the path of the total of which the size is a share, of a measure on behaviour: what is added is share × total, the
	// factor 1 + share × total. It is empty for what is carried out as stated.
	Of string
}

// Lever is one entry of the catalogue: a policy of the plans and what it moves.
type Lever struct {
	Name       string   // stable key, such as "specialist_slots_to_community"
	ID         string   // row of the table of systems, such as "Y020"
	ZH, EN     string   // what people call it
	Seeds      []string // the documents that name it
	RampMonths int      // months until the full effect; 0 and 1 both mean at once
	Effects    []Effect // empty when the lever moves nothing in a model of a district's capacity
	NoEffect   string   // why there are no effects; empty when there are
	Indicators []string // that the lever's text names and its effects move
	CarriedOut string   // who carries out what is not behaviour, how much of it a year, and what slips
	Position   param.Position
}

// Use switches a lever on.
type Use struct {
	Lever Lever
	From  month.Month  // first month with an effect
	Until *month.Month // last month with an effect; nil means for good
	// RampMonths replaces the lever's own ramp when it is not nil.
	RampMonths *int
}

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// Check reports what makes the lever unusable, whatever the model's parameters are.
func (l Lever) Check() error {
	switch {
	case !nameForm.MatchString(l.Name):
		return fmt.Errorf("lever %q: a name is written in lower case with underscores, such as home_beds", l.Name)
	case l.ZH == "" || l.EN == "":
		return fmt.Errorf("lever %s needs a name in Chinese and in English", l.Name)
	case len(l.Effects) == 0 && l.NoEffect == "":
		return fmt.Errorf("lever %s has neither effects nor a reason why it has no effect", l.Name)
	case len(l.Effects) > 0 && l.NoEffect != "":
		return fmt.Errorf("lever %s has effects and says that it has no effect", l.Name)
	case l.RampMonths < 0:
		return fmt.Errorf("lever %s: a ramp of %d months is negative", l.Name, l.RampMonths)
	}
	seen := map[string]bool{}
	for _, e := range l.Effects {
		if err := e.check(); err != nil {
			return fmt.Errorf("lever %s: %w", l.Name, err)
		}
		if seen[e.Parameter] {
			return fmt.Errorf("lever %s moves %s twice", l.Name, e.Parameter)
		}
		seen[e.Parameter] = true
	}
	return nil
}

func (e Effect) check() error {
	if e.Operation != Add && e.Operation != Multiply {
		return fmt.Errorf("%s: unknown operation %q; expected add or multiply", e.Parameter, e.Operation)
	}
	if err := e.Size.Distribution.Check(); err != nil {
		return fmt.Errorf("%s: %w", e.Parameter, err)
	}
	if e.Of != "" && !e.Size.Distribution.IsConstant() {
		return fmt.Errorf("%s: the share %s of %s is uncertain; only the total is", e.Parameter, e.Size.Distribution, e.Of)
	}
	if e.Of == "" && e.Operation == Multiply && e.Size.Distribution.Quantile(0) < 0 {
		return fmt.Errorf("%s: the factor %s may be negative", e.Parameter, e.Size.Distribution)
	}
	return nil
}

// Progress is the share of the full effect that is reached in a month. A ramp of n months rises in n
// equal steps and is complete in its nth month: with a ramp of 6 from 2023-04, 1/6 in 2023-04, 3/6 in
// 2023-06 and 1 from 2023-09 on.
func (u Use) Progress(m month.Month) float64 { return u.progress(m, 1) }

// progress is that with a ramp so many times as long.
func (u Use) progress(m month.Month, slip float64) float64 {
	if m < u.From || u.Until != nil && m > *u.Until {
		return 0
	}
	return min(1, float64(m-u.From+1)/max(1, float64(u.ramp())*slip))
}

func (u Use) ramp() int {
	if u.RampMonths != nil {
		return *u.RampMonths
	}
	return u.Lever.RampMonths
}

func (u Use) check() error {
	if err := u.Lever.Check(); err != nil {
		return err
	}
	if u.ramp() < 0 {
		return fmt.Errorf("lever %s: a ramp of %d months is negative", u.Lever.Name, u.ramp())
	}
	if u.Until != nil && *u.Until < u.From {
		return fmt.Errorf("lever %s ends in %s before it starts in %s", u.Lever.Name, *u.Until, u.From)
	}
	return nil
}
