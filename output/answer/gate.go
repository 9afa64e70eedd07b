package answer

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
)

// Gate is what is asked of the chances of a result.
type Gate struct {
	Asked        bool               // anything is judged: the targets' wanted chances, and the requirements
	Decides      bool               // what is not met closes the gate
	Strict       bool               // what is undecided closes it, too
	Requirements []Requirement      // beside what the scenario wants
	Other        *experiment.Result // from which changes are judged; nil where none are
	Same         bool               // the other scenario is this one: nothing changes
}

// ErrNothingToGate tells that there is nothing that a gate could decide on.
var ErrNothingToGate = errors.New("there is nothing to decide: no target wants a chance, and no --require is given")

// Requirement is a wanted chance with the target of the scenario's study that it is about.
type Requirement struct {
	ask.Requirement
	Target indicator.Target
}

// thresholds compares the chances that the scenario and the gate want with those estimated.
func (v *View) thresholds() []Threshold {
	if !v.Gate.Asked {
		return nil
	}
	var list []Threshold
	for _, c := range v.Analysis.Chances {
		if t := c.Target; t.Chance > 0 {
			name := t.Indicator.String() + "@" + t.By.String()
			if t.Area < len(v.study().Areas) {
				name += "/" + v.areaCode(t.Area)
			}
			condition := fmt.Sprintf("p(%s %s %s) >= %s", name, t.Comparator, output.FormatNumber(t.Limit), output.FormatNumber(t.Chance))
			list = append(list, v.counted(c, threshold(name, condition, t.Chance, c.Chance, c.Chance.Against(t.Chance))))
		}
	}
	for i, r := range v.Gate.Requirements {
		switch c := v.Analysis.AskedChance(i); {
		case r.Delta != ask.NoDelta:
			list = append(list, v.changed(r))
		case r.AllTargets:
			list = append(list, threshold(r.Name(), r.Text, r.Chance, v.Analysis.Joint, r.Against(v.Analysis.Joint)))
		default:
			list = append(list, v.counted(c, threshold(r.Name(), r.Text, r.Chance, c.Chance, r.Against(c.Chance))))
		}
	}
	return list
}

func threshold(name, condition string, required float64, c indicator.Chance, verdict indicator.Verdict) Threshold {
	t := Threshold{Name: name, Condition: condition, Required: required, Chance: chance(c), Gate: gate(verdict)}
	if t.Gate == words.Undecided {
		t.TrialsToDecide = c.TrialsToDecide(required)
	}
	return t
}

// changed compares a wanted change with what changes from the other run.
func (v *View) changed(r Requirement) Threshold {
	d, unit := v.delta(r)
	if v.Gate.Same {
		d.Low, d.High = 0, 0
	}
	verdict := r.AgainstChange(d.Low, d.High)
	if d.Undefined > 0 {
		verdict = indicator.Undecided
	}
	t := Threshold{Name: r.Name(), Condition: r.Text, Required: r.Change, Gate: gate(verdict), Change: &Difference{
		Name: v.Gate.Other.Study.Name, Unit: unit, Before: d.Other, After: d.This, Change: d.Mean, Low: d.Low, High: d.High,
	}}
	if t.Gate == words.Undecided {
		t.TrialsToDecide = d.PairsToDecide(r.Change)
	}
	return t
}

// delta is the change that a requirement is about, and its unit.
func (v *View) delta(r Requirement) (experiment.Delta, words.Unit) {
	this, other := v.Analysis.Result, v.Gate.Other
	switch {
	case r.AllTargets:
		return this.DeltaOfJoint(other), words.Chance
	case r.Delta == ask.DeltaOfChance:
		return this.DeltaOfChance(other, r.Target), words.Chance
	}
	return this.DeltaOfMean(other, r.Target), Unit(r.Indicator)
}

// counted adds what a threshold needs of things that are counted, and whether it is within reach.
func (v *View) counted(c experiment.TargetChance, t Threshold) Threshold {
	if c.EndOf > 0 {
		needed := words.OutOf(float64(c.Target.Needed(c.EndOf))/float64(c.EndOf), c.EndOf)
		t.Notes = append(t.Notes, words.MedianNeeds.Fill(v.Lang, words.OutOf(c.End.P50, c.EndOf), needed))
	}
	t.Notes = append(t.Notes, v.reach(c)...)
	return t
}

// closedBy tells whether the gate does not open for the thresholds.
func (g Gate) closedBy(list []Threshold) bool {
	return g.Decides && slices.ContainsFunc(list, func(t Threshold) bool {
		return t.Error != "" || t.Gate == words.Failed || g.Strict && t.Gate == words.Undecided
	})
}

// gateFiles are the summaries for CI systems: gate.xml in JUnit's form, gate.md with tables.
func gateFiles(l words.Lang, scenario string, list []Threshold, strict bool, tables ...output.Table) []File {
	return []File{
		textFile("gate.xml", func() ([]byte, error) { return JUnit(l, scenario, list, strict) }),
		markdownFile("gate.md", scenario, func() []output.Table { return tables }),
	}
}

// markdownFile holds tables for pull requests and text documents.
func markdownFile(name, title string, tables func() []output.Table) File {
	return textFile(name, func() ([]byte, error) {
		var out bytes.Buffer
		err := output.Markdown(&out, title, tables()...)
		return out.Bytes(), err
	})
}
