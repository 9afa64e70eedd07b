package answer

import (
	"path/filepath"
	"slices"
	"strconv"

	"chcsim/output"
	"chcsim/output/report"
	"chcsim/output/words"
)

// compared are scenarios side by side: the views, the folders of their own results, and how each but the first differs from the first.
type compared struct {
	views   []*View
	folders []string
	list    []*Comparison
}

// report arranges the scenarios for one page.
func (c compared) report() report.Comparison {
	first := c.views[0]
	r := report.Comparison{
		Lang: first.Lang, Title: words.SideBySide.In(first.Lang), From: first.study().First, To: first.study().Last(),
		Run: first.reportRun(), Program: program(), Chances: c.chances(), Medians: c.medians(),
	}
	r.Run.Command = c.command()
	for i, v := range c.views {
		p := report.Plan{Name: v.Scenario.Name, Folder: c.folders[i], Verdict: v.verdict(), Hash: v.Scenario.Hash}
		if len(v.Analysis.Chances) > 0 {
			p.Charts = inline(v.targets())
		}
		r.Plans = append(r.Plans, p)
	}
	for _, one := range c.list {
		change := report.Change{Name: one.Scenario.Scenario.Name, Tables: one.tables()}
		for _, drawn := range one.drawings() {
			change.Charts = append(change.Charts, inline(drawn.chart)...)
		}
		r.Changes = append(r.Changes, change)
	}
	return r
}

// command is the one that repeats the runs.
func (c compared) command() string {
	var others []string
	for _, v := range c.views[1:] {
		others = append(others, shellWord(filepath.Base(v.Scenario.Files[len(v.Scenario.Files)-1])))
	}
	first := c.views[0]
	return first.command("run", append(others, "--replications", strconv.Itoa(len(first.Analysis.Replications)), "--seed", strconv.FormatUint(first.Analysis.Seed, 10))...)
}

// demand is what a target asks for, whichever scenario sets it.
type demand struct{ place, date, limit string }

func (v *View) demand(t Target) demand {
	return demand{t.place(v.Lang), words.Dated(v.Lang, t.By), t.Unit.Limit(v.Lang, t.Comparator, t.Limit)}
}

// demands are those of all scenarios, each once, in the order in which they come.
func (c compared) demands() (list []demand) {
	for _, v := range c.views {
		for _, t := range v.Run().Targets {
			if d := v.demand(t); !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	return list
}

// chances are those of all targets, a column for each scenario.
func (c compared) chances() output.Table {
	t := c.table(words.ChancesSideBySide, func(v *View, t Target) output.Cell {
		return output.Cell{Text: t.Chance.text(v.Lang), Tone: toneOf(words.VerdictOf(t.Chance.Estimate, t.Chance.Replications))}
	})
	joint := output.Text(words.AllTargets.In(c.views[0].Lang), "", "")
	joint.Rule = true
	for _, v := range c.views {
		cell := output.Cell{Text: words.Undefined}
		if j := v.Run().Joint; j != nil {
			cell = output.Cell{Text: j.text(v.Lang), Tone: toneOf(words.VerdictOf(j.Estimate, j.Replications))}
		}
		joint.Cells = append(joint.Cells, cell)
	}
	t.Rows = append(t.Rows, joint)
	return t
}

// medians are those of the indicators at the dates of the targets, a column for each scenario.
func (c compared) medians() output.Table {
	return c.table(words.MediansSideBySide, func(v *View, t Target) output.Cell {
		return output.Cell{Text: t.Unit.WithInterval(v.Lang, t.Median, t.Low, t.High)}
	})
}

// table has a row for each demand and a column for each scenario, which is empty where the scenario does not set it.
func (c compared) table(title words.Phrase, cell func(*View, Target) output.Cell) output.Table {
	l := c.views[0].Lang
	t := output.Table{Title: title.In(l), Columns: []output.Column{
		{Head: words.Indicator.In(l), Max: nameColumns}, {Head: words.Date.In(l)}, {Head: words.Target.In(l), Right: true}}}
	for _, v := range c.views {
		t.Columns = append(t.Columns, output.Column{Head: v.Scenario.Name, Right: true})
	}
	for _, d := range c.demands() {
		row := output.Text(d.place, d.date, d.limit)
		for _, v := range c.views {
			set := output.Cell{Text: words.Undefined}
			for _, target := range v.Run().Targets {
				if v.demand(target) == d {
					set = cell(v, target)
				}
			}
			row.Cells = append(row.Cells, set)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
