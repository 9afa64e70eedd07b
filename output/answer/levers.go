package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/words"
)

// Levers is what each lever does alone.
type Levers struct {
	Scenario     string
	Effects      []experiment.LeverEffect
	Questions    []experiment.Question
	Replications int
	Seed         uint64
	Each         bool // every effect is a lever of its own
	Lang         words.Lang
}

// Answer lists the levers that change something, and those that do not with the reason.
func (v *Levers) Answer() Answer {
	moving := v.moving
	if v.Each {
		moving = v.each
	}
	return Answer{Lang: v.Lang, Tables: []output.Table{moving(), v.still()}, Files: []File{v.file()}, Charts: v.charts()}
}

// moving lists the levers that change something, the largest change of the first outcome first.
func (v *Levers) moving() output.Table {
	l := v.Lang
	t := output.Table{
		Title: words.LeversTitle.Fill(l, v.Scenario),
		Columns: []output.Column{
			{Head: words.LeverRow.In(l)}, {Head: words.LeverName.In(l), Max: 40}, {Head: words.LeverFrom.In(l)},
		},
		Notes: []string{words.LeversNote.Fill(l, v.Replications)},
	}
	for _, q := range v.Questions {
		t.Columns = append(t.Columns, output.Column{Head: v.asked(q), Right: true})
	}
	sorted := slices.Clone(v.Effects)
	slices.SortStableFunc(sorted, func(a, b experiment.LeverEffect) int { return cmp.Compare(size(&b), size(&a)) })
	for i := range sorted {
		e := &sorted[i]
		if !e.Changed() {
			continue
		}
		row := output.Text(e.Use.Lever.ID, in(l, e.Use.Lever.ZH, e.Use.Lever.EN), words.Dated(l, e.Use.From))
		for k, d := range e.Differences {
			cell := output.Cell{Text: v.change(v.Questions[k], &d)}
			if !d.Sure() {
				cell.Tone = output.Dim
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// each lists every effect with the indicator that it moves most of those the lever names.
func (v *Levers) each() output.Table {
	l := v.Lang
	t := output.Table{
		Title: words.EachEffectTitle.Fill(l, v.Scenario),
		Columns: []output.Column{
			{Head: words.LeverRow.In(l)}, {Head: words.LeverName.In(l), Max: 40}, {Head: words.Parameter.In(l), Max: 54},
			{Head: words.Indicator.In(l), Max: 40}, {Head: words.ChangeByLever.In(l), Right: true}, {Head: words.IsFelt.In(l)},
		},
		Notes: []string{words.LeversNote.Fill(l, v.Replications), words.FeltNote.In(l)},
	}
	for i := range v.Effects {
		e := &v.Effects[i]
		if len(e.Use.Lever.Effects) == 0 {
			continue
		}
		name, change, felt := words.Undefined, words.Undefined, false
		if d := e.Most(); d != nil {
			q := experiment.Question{Indicator: d.Indicator, Month: d.Month}
			name, change, felt = Indicator(d.Indicator, l), v.change(q, d), d.Felt()
		}
		t.Rows = append(t.Rows, output.Text(e.Use.Lever.ID, in(l, e.Use.Lever.ZH, e.Use.Lever.EN), e.Use.Lever.Effects[0].Parameter, name, change, in(l, map[bool]string{true: "是", false: "否"}[felt], map[bool]string{true: "yes", false: "no"}[felt])))
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
func (v *Levers) still() output.Table {
	l := v.Lang
	t := output.Table{
		Title:   words.IdleLeversTitle.In(l),
		Columns: []output.Column{{Head: words.LeverRow.In(l)}, {Head: words.LeverName.In(l), Max: 40}, {Head: words.Why.In(l), Max: 90}},
	}
	for i := range v.Effects {
		if e := &v.Effects[i]; !e.Changed() {
			t.Rows = append(t.Rows, output.Text(e.Use.Lever.ID, in(l, e.Use.Lever.ZH, e.Use.Lever.EN), v.why(e)))
		}
	}
	return t
}

// why says why a lever changes none of the outcomes.
func (v *Levers) why(e *experiment.LeverEffect) string {
	if reason := e.Use.Lever.NoEffect; reason != "" {
		zh, en, both := strings.Cut(reason, " / ")
		if both {
			return in(v.Lang, zh, en)
		}
		return reason
	}
	var moved []string
	for _, one := range e.Use.Lever.Effects {
		moved = append(moved, one.Parameter)
	}
	return words.NotFelt.Fill(v.Lang, strings.Join(moved, ", "))
}

// asked heads the column of an outcome.
func (v *Levers) asked(q experiment.Question) string {
	name := Indicator(q.Indicator, v.Lang) + " " + words.Dated(v.Lang, q.Month)
	switch {
	case q.Target != nil:
		return words.ChanceOf.Fill(v.Lang, name)
	case answerUnit(q).IsPercent():
		return words.InPoints.Fill(v.Lang, name)
	}
	return name
}

// change writes a difference with one decimal more than its values, for single levers do little.
func (v *Levers) change(q experiment.Question, d *experiment.Difference) string {
	if math.IsNaN(d.Mean) {
		return words.Undefined
	}
	return signedInterval(answerUnit(q), v.Lang, experiment.Change{Mean: d.Mean, Low: d.Low, High: d.High})
}

// signed writes a change with its sign and two decimals, without its unit.
func signed(u words.Unit, x float64) string {
	s := u.Bare(x, 2)
	if x > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// signedInterval writes a change with its interval, without their unit.
func signedInterval(u words.Unit, l words.Lang, c experiment.Change) string {
	interval := words.TooFew.In(l)
	if !math.IsNaN(c.Low) {
		interval = words.Range.Fill(l, signed(u, c.Low), signed(u, c.High))
	}
	return words.MedianInterval.Fill(l, signed(u, c.Mean), interval)
}

// file is levers.csv: one row for each lever and outcome; a lever without effects has one row.
func (v *Levers) file() File {
	head := []string{"lever", "row", "from", "outcome", "indicator", "date", "without", "with", "change", "change_lo", "change_hi", "pairs", "no_effect"}
	return csvFile("levers.csv", head, func(write func(...string)) {
		for i := range v.Effects {
			e := &v.Effects[i]
			begin := []string{e.Use.Lever.Name, e.Use.Lever.ID, e.Use.From.String()}
			if len(e.Differences) == 0 {
				write(append(begin, "", "", "", "", "", "", "", "", "", e.Use.Lever.NoEffect)...)
			}
			for k, d := range e.Differences {
				outcome := "value"
				if t := v.Questions[k].Target; t != nil {
					outcome = fmt.Sprintf("chance %s %g", t.Comparator, t.Limit)
				}
				write(slices.Concat(begin, []string{outcome, d.Indicator.String(), d.Month.String()},
					numbers(d.First, d.Second, d.Mean, d.Low, d.High), []string{strconv.Itoa(d.Pairs), ""})...)
			}
		}
	})
}
