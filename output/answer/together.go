package answer

import (
	"fmt"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/words"
)

// mostPairs is how many pairs of targets that fail together are shown.
const mostPairs = 5

// Together is the table of how targets are met side by side; without rows for a single target.
func (v *View) Together() output.Table {
	l, t := v.Lang, v.Analysis.Together
	table := output.Table{
		Title:   in(l, "各目标合起来看", "The targets together"),
		Columns: []output.Column{{Head: in(l, "项目", "Quantity"), Max: 72}, {Head: in(l, "值", "Value"), Right: true}},
	}
	n := len(v.Analysis.Chances)
	if n < 2 {
		return table
	}
	row := func(name, value string) { table.Rows = append(table.Rows, output.Text(name, value)) }
	row(fmt.Sprintf(in(l, "预期达到的目标数（共 %d 项）", "expected number met, of %d"), n), words.Days.BareInterval(l, t.Met.Mean, t.Met.Low, t.Met.High))
	for k := n; k >= 1; k-- {
		if c := t.AtLeast[k-1]; c.Successes > 0 {
			row(fmt.Sprintf(in(l, "至少 %d 项达到的概率", "chance of at least %d"), k), chanceInterval(l, c))
			if c.Estimate() >= 0.5 {
				break // the rest is likelier still, and stands in run.json
			}
		}
	}
	if t.Core.Trials+t.Core.Undefined > 0 {
		row(in(l, "核心目标同时达到的概率", "chance of all core targets together"), chanceInterval(l, t.Core))
	}
	for _, p := range t.Failing[:min(mostPairs, len(t.Failing))] {
		row(fmt.Sprintf(in(l, "一同落空：%s；%s", "missed together: %s; %s"), v.targetName(p.First), v.targetName(p.Second)),
			fmt.Sprintf(in(l, "%s（若互不相关 %s）", "%s (%s if unrelated)"), words.Chance.Value(l, p.Both), words.Chance.Value(l, p.Apart)))
	}
	return table
}

func chanceInterval(l words.Lang, c indicator.Chance) string {
	return words.Chance.WithInterval(l, c.Estimate(), c.Low, c.High)
}

// targetName is a target's indicator and date.
func (v *View) targetName(i int) string {
	t := v.Analysis.Chances[i].Target
	name := Indicator(t.Indicator, v.Lang)
	if area := v.Area(t.Area); area != "" {
		name = area + " " + name
	}
	return name + " " + words.Dated(v.Lang, t.By)
}

// togetherRecord is how targets are met side by side, for run.json.
func togetherRecord(t experiment.Together) *TogetherRecord {
	r := &TogetherRecord{AtLeast: []ChanceRecord{}, Missed: []PairRecord{}, Expected: ChanceRecord{
		Estimate: JSONNumber(t.Met.Mean), Low: JSONNumber(t.Met.Low), High: JSONNumber(t.Met.High)}}
	for _, c := range t.AtLeast {
		r.AtLeast = append(r.AtLeast, chanceRecord(c))
	}
	for _, p := range t.Failing {
		r.Missed = append(r.Missed, PairRecord{First: p.First, Second: p.Second,
			Both: JSONNumber(p.Both), Unrelated: JSONNumber(p.Apart), Correlation: JSONNumber(p.Correlation)})
	}
	return r
}
