package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
)

// leverView shows what each lever does alone.
type leverView struct {
	scenario     string
	effects      []experiment.LeverEffect
	questions    []experiment.Question
	replications int
	lang         words.Lang
}

// moving lists the levers that change something, the largest change of the first outcome first.
func (v *leverView) moving() output.Table {
	l := v.lang
	t := output.Table{
		Title: words.LeversTitle.Fill(l, v.scenario),
		Columns: []output.Column{
			{Head: words.LeverRow.In(l)}, {Head: words.LeverName.In(l), Max: 40}, {Head: words.LeverFrom.In(l)},
		},
		Notes: []string{words.LeversNote.Fill(l, v.replications)},
	}
	for _, q := range v.questions {
		t.Columns = append(t.Columns, output.Column{Head: v.asked(q), Right: true})
	}
	sorted := slices.Clone(v.effects)
	slices.SortStableFunc(sorted, func(a, b experiment.LeverEffect) int { return cmp.Compare(size(&b), size(&a)) })
	for i := range sorted {
		e := &sorted[i]
		if !e.Changed() {
			continue
		}
		row := output.Text(e.Use.Lever.ID, named(l, e.Use.Lever.ZH, e.Use.Lever.EN), e.Use.From.String())
		for k, d := range e.Differences {
			cell := output.Cell{Text: v.change(v.questions[k], &d)}
			if !d.Sure() {
				cell.Tone = output.Dim
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// size orders levers: the change of the first outcome, whatever its sign.
func size(e *experiment.LeverEffect) float64 {
	if len(e.Differences) == 0 || math.IsNaN(e.Differences[0].Mean) {
		return -1
	}
	return math.Abs(e.Differences[0].Mean)
}

// still lists the levers that change none of the outcomes, and why.
func (v *leverView) still() output.Table {
	l := v.lang
	t := output.Table{
		Title:   words.IdleLeversTitle.In(l),
		Columns: []output.Column{{Head: words.LeverRow.In(l)}, {Head: words.LeverName.In(l), Max: 40}, {Head: words.Why.In(l), Max: 90}},
	}
	for i := range v.effects {
		if e := &v.effects[i]; !e.Changed() {
			t.Rows = append(t.Rows, output.Text(e.Use.Lever.ID, named(l, e.Use.Lever.ZH, e.Use.Lever.EN), v.why(e)))
		}
	}
	return t
}

// why says why a lever changes none of the outcomes.
func (v *leverView) why(e *experiment.LeverEffect) string {
	if reason := e.Use.Lever.NoEffect; reason != "" {
		zh, en, both := strings.Cut(reason, " / ")
		if both {
			return named(v.lang, zh, en)
		}
		return reason
	}
	var moved []string
	for _, one := range e.Use.Lever.Effects {
		moved = append(moved, one.Parameter)
	}
	return words.NotFelt.Fill(v.lang, strings.Join(moved, ", "))
}

func (v *leverView) unit(q experiment.Question) words.Unit {
	if q.Target != nil {
		return words.Chance
	}
	return answer.Unit(q.Indicator)
}

// asked heads the column of an outcome.
func (v *leverView) asked(q experiment.Question) string {
	d := q.Indicator.Definition()
	name := fmt.Sprintf("%s %s", named(v.lang, d.ZH, d.EN), q.Month)
	switch {
	case q.Target != nil:
		return words.ChanceOf.Fill(v.lang, name)
	case v.unit(q).IsPercent():
		return words.InPoints.Fill(v.lang, name)
	}
	return name
}

// change writes a difference with one decimal more than its values, for single levers do little.
func (v *leverView) change(q experiment.Question, d *experiment.Difference) string {
	if math.IsNaN(d.Mean) {
		return words.Undefined
	}
	signed := func(x float64) string {
		s := v.unit(q).Bare(x, 2)
		if x > 0 && strings.ContainsAny(s, "123456789") {
			return "+" + s
		}
		return s
	}
	if math.IsNaN(d.Low) {
		return words.MedianInterval.Fill(v.lang, signed(d.Mean), words.TooFew.In(v.lang))
	}
	return words.MedianInterval.Fill(v.lang, signed(d.Mean), words.Range.Fill(v.lang, signed(d.Low), signed(d.High)))
}

// write writes levers.csv: one row for each lever and outcome; a lever without effects has one row.
func (v *leverView) write(w io.Writer) error {
	rows := csv.NewWriter(w)
	_ = rows.Write([]string{"lever", "row", "from", "outcome", "indicator", "date", "without", "with", "change", "change_lo", "change_hi", "pairs", "no_effect"})
	for i := range v.effects {
		e := &v.effects[i]
		head := []string{e.Use.Lever.Name, e.Use.Lever.ID, e.Use.From.String()}
		if len(e.Differences) == 0 {
			_ = rows.Write(append(head, "", "", "", "", "", "", "", "", "", e.Use.Lever.NoEffect))
		}
		for k, d := range e.Differences {
			outcome := "value"
			if t := v.questions[k].Target; t != nil {
				outcome = fmt.Sprintf("chance %s %g", t.Comparator, t.Limit)
			}
			row := append(slices.Clone(head), outcome, indicatorName(d), d.Month.String())
			for _, x := range []float64{d.First, d.Second, d.Mean, d.Low, d.High} {
				row = append(row, output.FormatNumber(x))
			}
			_ = rows.Write(append(row, strconv.Itoa(d.Pairs), ""))
		}
	}
	rows.Flush()
	return rows.Error()
}

func indicatorName(d experiment.Difference) string { return d.Indicator.Definition().ID }
