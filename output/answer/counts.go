package answer

import (
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// Tally is how many there are, and out of how many: medians over the replications. Of is 0 where nothing is counted.
type Tally struct{ Count, Of float64 }

// few are so many that a median between two counts is written with its half.
const few = 1000

func (t Tally) text() string {
	switch {
	case t.Of == 0:
		return ""
	case t.Of < few:
		return words.OutOf(t.Count/t.Of, int(t.Of))
	}
	return words.Count.Bare(t.Count, 0) + "/" + words.Count.Bare(t.Of, 0)
}

// tally is what a share counts in the replications: both its numbers, at the start or at a target's date.
func (v *View) tally(id indicator.ID, of func(*experiment.Replication) indicator.Ratio) Tally {
	if measure.Of(id).Unit != indicator.Share {
		return Tally{}
	}
	var counts, totals []float64
	for i := range v.Analysis.Replications {
		ratio := of(&v.Analysis.Replications[i])
		counts, totals = append(counts, ratio.Numerator), append(totals, ratio.Denominator)
	}
	t := Tally{experiment.Summarize(counts).P50, experiment.Summarize(totals).P50}
	if !(t.Of >= 1) {
		return Tally{}
	}
	return t
}

// Count is a number of people, visits or yuan in the whole district, before the horizon and at its end. Of another
// replication it lies between Low and High with 90% chance; NaN for too few.
type Count struct {
	Name                     string
	Unit                     words.Unit
	Start, Median, Low, High float64
}

// Counts are the numbers behind rates, and what the priced measures cost with its parts.
func (v *View) Counts() (list []Count) {
	s := v.study()
	for _, about := range measure.All() {
		if about.Section != "counts" && about.Section != "costs" {
			continue
		}
		start, end := experiment.Summarize(v.Analysis.Values(about.ID, s.First-1)), experiment.Summarize(v.Analysis.Values(about.ID, s.Last()))
		c := Count{Indicator(about.ID, v.Lang), words.Count, start.P50, end.P50, end.Low, end.High}
		if about.Section == "costs" {
			unit, per := words.Money(v.Lang)
			c = Count{words.WithoutUnit(c.Name), unit, c.Start / per, c.Median / per, c.Low / per, c.High / per}
		}
		list = append(list, c)
	}
	return list
}

// CountTable is the table of counts: of the district, then of what each target's share counts, then of money.
func (v *View) CountTable() output.Table {
	l, s := v.Lang, v.study()
	t := output.Table{Title: words.CountsTitle.In(l), Columns: []output.Column{
		{Head: words.Quantity.In(l), Max: nameColumns}, {Head: words.Date.In(l)}, {Head: words.Start.In(l), Right: true}, {Head: words.Projected.In(l), Right: true},
	}}
	var money []output.Row
	for _, c := range v.Counts() {
		row := c.row(l, s.Last())
		if c.Unit != words.Count {
			row.Rule = len(money) == 0
			money = append(money, row)
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	rule := true
	for _, target := range v.Run().Targets {
		if target.Tally.Of == 0 {
			continue
		}
		row := output.Text(target.place(l), words.Dated(l, target.By), target.StartTally.text(), target.Tally.text())
		row.Rule, rule = rule, false
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, money...)
	return t
}

func (c Count) row(l words.Lang, end month.Month) output.Row {
	interval := c.Unit.Value(l, c.Median)
	if c.Low <= c.High {
		interval = c.Unit.WithInterval(l, c.Median, c.Low, c.High)
	}
	return output.Text(c.Name, words.Dated(l, end), c.Unit.Value(l, c.Start), interval)
}
