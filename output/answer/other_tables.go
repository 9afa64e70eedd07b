package answer

import (
	"math"
	"strconv"

	"chcsim/output"
	"chcsim/output/words"
)

// Relative deviations from a known fact: beyond the first it is no longer called in line, beyond the
// second an explanation is due.
const (
	somewhatOff = 0.25
	farOff      = 0.5
)

// PlausibilityTable sets simulated values against known facts.
func PlausibilityTable(l words.Lang, facts []Fact) output.Table {
	t := output.Table{
		Title: words.PlausibilityTitle.In(l),
		Columns: []output.Column{
			{Head: words.Quantity.In(l), Max: nameColumns}, {Head: words.Simulated.In(l), Right: true},
			{Head: words.Known.In(l), Right: true}, {Head: words.Deviation.In(l), Right: true},
			{Head: words.Outcome.In(l)}, {Head: words.Source.In(l)},
		},
		Heading: words.Warnings.In(l),
	}
	for _, f := range facts {
		known := f.Unit.Value(l, f.Known)
		if f.Comparator != "" {
			known = f.Unit.Limit(l, f.Comparator, f.Known)
		}
		deviation := f.Deviation()
		outcome := output.Cell{Text: words.WithinRange.In(l), Tone: output.Good}
		switch {
		case f.Comparator != "" && deviation == 0:
			outcome = output.Cell{Text: words.LimitMet.In(l), Tone: output.Good}
		case f.Comparator != "" && !math.IsNaN(f.Simulated):
			outcome = output.Cell{Text: words.LimitMissed.In(l), Tone: output.Bad}
		case math.IsNaN(deviation):
			outcome = output.Cell{Text: words.Undefined}
		case math.Abs(deviation) > farOff:
			outcome = output.Cell{Text: words.OutOfRange.In(l), Tone: output.Bad}
		case math.Abs(deviation) > somewhatOff:
			outcome = output.Cell{Text: words.SomewhatOff.In(l), Tone: output.Middling}
		}
		if f.Note != "" {
			outcome.Notes = []string{f.Note}
		}
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: f.Name}, {Text: f.Unit.Value(l, f.Simulated)}, {Text: known},
			{Text: signedPercent(deviation)}, outcome, {Text: f.Source, Tone: output.Dim},
		}})
	}
	return t
}

// signedPercent writes a relative deviation: "+12%".
func signedPercent(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return words.Undefined
	}
	s := words.Chance.Bare(x, 0)
	if x > 0 && s != "0" {
		s = "+" + s
	}
	return s + "%"
}

// BindingTable shows which resource cut each flow short, and what more of it would change.
func BindingTable(l words.Lang, bindings []Binding) output.Table {
	t := output.Table{
		Title: words.BindingTitle.In(l),
		Columns: []output.Column{
			{Head: words.Flow.In(l), Max: nameColumns}, {Head: words.Constraint.In(l)},
			{Head: words.MonthsBound.In(l), Right: true}, {Head: words.BindsColumn.In(l)}, {Head: words.Confirmed.In(l)},
		},
	}
	slack := false
	for _, b := range bindings {
		gain := words.WithoutConfirmation.In(l)
		if b.Gain != nil {
			g := *b.Gain
			gain = words.ConfirmedGain.Fill(l, g.Indicator, g.Unit.DifferenceInterval(l, g.Change, g.Low, g.High))
			if g.Unchanged {
				gain = words.UnchangedGain.Fill(l, g.Indicator)
			}
		}
		slack = slack || b.Verdict == words.SlackResource
		t.Rows = append(t.Rows, output.Text(b.Flow, b.Resource, words.Fraction.Value(l, b.Share), b.Verdict.In(l), gain))
	}
	if slack {
		t.Notes = []string{words.SlackNote.In(l)}
	}
	return t
}

// Table shows how many values rest on what.
func (p Provenance) Table(l words.Lang) output.Table {
	t := output.Table{
		Title: words.ProvenanceTitle.In(l),
		Columns: []output.Column{
			{Head: words.BasisColumn.In(l)}, {Head: words.Values.In(l), Right: true},
			{Head: words.Share.In(l), Right: true}, {Head: words.Meaning.In(l)},
		},
		Heading: words.Warnings.In(l),
	}
	total := 0
	for _, b := range p.Bases {
		total += b.Count
	}
	for _, b := range p.Bases {
		share := words.Chance.Value(l, float64(b.Count)/float64(max(total, 1)))
		t.Rows = append(t.Rows, output.Text(b.Basis.In(l), strconv.Itoa(b.Count), share, b.Basis.Meaning(l)))
	}
	sum := output.Text(words.Total.In(l), strconv.Itoa(total))
	sum.Rule = true
	t.Rows = append(t.Rows, sum)
	return t
}

// Table shows the paired differences between two scenarios.
func (c Differences) Table(l words.Lang) output.Table {
	t := output.Table{
		Title: words.ComparisonTitle.Fill(l, c.Scenario, c.Baseline),
		Columns: []output.Column{
			{Head: words.Indicator.In(l), Max: nameColumns}, {Head: words.Date.In(l)},
			{Head: words.Before.In(l), Right: true}, {Head: words.After.In(l), Right: true},
			{Head: words.Difference.In(l), Right: true}, {Head: words.VarianceCut.In(l), Right: true},
		},
		Heading: words.Warnings.In(l),
	}
	for _, d := range c.Rows {
		change := output.Cell{Text: d.Unit.DifferenceInterval(l, d.Change, d.Low, d.High)}
		if !(d.Low > 0 || d.High < 0) {
			change.Tone = output.Dim
		}
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: d.Name}, {Text: words.Dated(l, d.Date)}, {Text: d.Unit.Value(l, d.Before)},
			{Text: d.Unit.Value(l, d.After)}, change, {Text: words.Chance.Value(l, d.VarianceCut)},
		}})
	}
	return t
}

// ThresholdTable shows what a run was gated on and how it came out.
func ThresholdTable(l words.Lang, thresholds []Threshold) output.Table {
	t := output.Table{
		Title: words.ThresholdTitle.In(l),
		Columns: []output.Column{
			{Head: words.Condition.In(l)}, {Head: words.ChanceColumn.In(l), Right: true},
			{Head: words.Required.In(l)},
		},
		Heading: words.Warnings.In(l),
	}
	for _, h := range thresholds {
		cells := []output.Cell{{Text: h.Condition, Notes: h.Notes}, {Text: h.estimate(l)}, gateCell(l, h.required(l), h.Gate, h.TrialsToDecide)}
		if h.Error != "" {
			cells[1], cells[2] = output.Cell{Text: words.Undefined}, output.Cell{Text: words.NotEvaluated.In(l), Notes: []string{h.Error}, Tone: output.Bad}
		}
		if h.Change != nil {
			cells[1].Notes = []string{h.Change.from(l)}
		}
		t.Rows = append(t.Rows, output.Row{Cells: cells})
	}
	return t
}

// from says from where to where an indicator or chance changes.
func (d Difference) from(l words.Lang) string {
	return words.ChangeFrom.Fill(l, d.Unit.Value(l, d.Before), d.Name, d.Unit.Value(l, d.After))
}

// estimate is the chance or the change, with its interval.
func (t Threshold) estimate(l words.Lang) string {
	if d := t.Change; d != nil {
		return d.Unit.DifferenceInterval(l, d.Change, d.Low, d.High)
	}
	return t.Chance.text(l)
}

// required is the wanted chance or change.
func (t Threshold) required(l words.Lang) string {
	if t.Change != nil {
		return t.Change.Unit.Difference(l, t.Required)
	}
	return words.Chance.Value(l, t.Required)
}
