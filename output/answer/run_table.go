package answer

import (
	"chcsim/output"
	"chcsim/output/words"
)

// nameColumns is the widest an indicator's name may stand before it is broken into lines.
const nameColumns = 30

// verdictColumns is the same for the chance in words.
const verdictColumns = 16

// Table lays a run out: for every target where the indicator started, where it is projected, what is
// wanted, and how likely that is, in numbers and in words.
func (r Run) Table(l words.Lang) output.Table { return r.table(l, r.shape()) }

// CountedTable also has, beside each share, what it counts.
func (r Run) CountedTable(l words.Lang) output.Table {
	shape := r.shape()
	shape.counted = true
	return r.table(l, shape)
}

func (r Run) table(l words.Lang, shape shape) output.Table {
	t := output.Table{
		Title:   words.RunTitle.Fill(l, r.Scenario, r.From, r.To, r.Replications, r.Seed),
		Columns: r.columns(l, shape),
		Notes:   r.Warnings, Heading: words.Warnings.In(l),
	}
	for _, target := range r.Targets {
		t.Rows = append(t.Rows, target.row(l, shape))
	}
	if r.Joint != nil {
		t.Rows = append(t.Rows, r.Joint.row(l, shape))
	}
	return t
}

// shape tells which columns a run needs.
type shape struct {
	dated bool // targets are due at different dates, so that each row has its own
	gated bool // some target has a wanted chance

	counted bool // there is room for what a share counts
}

func (r Run) shape() shape {
	var s shape
	for _, t := range r.Targets {
		s.dated = s.dated || t.By != r.Targets[0].By
		s.gated = s.gated || t.Wanted > 0
	}
	return s
}

func (r Run) columns(l words.Lang, s shape) []output.Column {
	columns := []output.Column{
		{Head: words.Indicator.In(l), Max: nameColumns},
		{Head: words.Start.In(l), Right: true},
		{Head: words.Projected.In(l), Right: true},
	}
	if s.counted {
		columns = append(columns, output.Column{Head: words.CountedOf.In(l), Right: true})
	}
	switch {
	case s.dated:
		columns = append(columns, output.Column{Head: words.Target.In(l), Right: true}, output.Column{Head: words.Date.In(l)})
	case len(r.Targets) > 0:
		columns = append(columns, output.Column{Head: words.TargetAt.Fill(l, r.Targets[0].By), Right: true})
	default:
		columns = append(columns, output.Column{Head: words.Target.In(l), Right: true})
	}
	columns = append(columns,
		output.Column{Head: words.ChanceColumn.In(l), Right: true},
		output.Column{Head: words.VerdictColumn.In(l), Max: verdictColumns},
		output.Column{Head: words.DecidedByColumn.In(l)})
	if s.gated {
		columns = append(columns, output.Column{Head: words.Required.In(l)})
	}
	return columns
}

func (t Target) row(l words.Lang, s shape) output.Row {
	name := output.Cell{Text: t.place(l), Notes: t.Warnings}
	verdict := words.VerdictOf(t.Chance.Estimate, t.Chance.Replications)
	status := output.Cell{Text: t.Status.Short(l), Tone: output.Dim}
	if t.DecidedBy != "" {
		status.Notes = []string{words.DecidedBy.Fill(l, t.DecidedBy)}
	}
	cells := []output.Cell{
		name,
		{Text: counted(t.Start, t.StartOf) + t.Unit.Value(l, t.Start)},
		{Text: counted(t.Median, t.Of) + t.Unit.WithInterval(l, t.Median, t.Low, t.High)},
	}
	if s.counted {
		cells = append(cells, output.Cell{Text: t.Tally.text()})
	}
	cells = append(cells, output.Cell{Text: t.limit(l)})
	if s.dated {
		cells = append(cells, output.Cell{Text: words.Dated(l, t.By)})
	}
	cells = append(cells, output.Cell{Text: t.Chance.text(l)}, output.Cell{Text: verdict.In(l), Tone: toneOf(verdict)}, status)
	if t.Wanted > 0 {
		cells = append(cells, gateCell(l, words.Chance.Value(l, t.Wanted), t.Gate, t.TrialsToDecide))
	}
	return output.Row{Cells: cells}
}

// place is the indicator with its area.
func (t Target) place(l words.Lang) string {
	if t.Area == "" {
		return t.Name
	}
	return words.MedianInterval.Fill(l, t.Name, t.Area)
}

// counted is "8/13 = " before a share of things that are counted.
func counted(share float64, of int) string {
	if of == 0 {
		return ""
	}
	return words.OutOf(share, of) + " = "
}

// limit is what is wanted, with the count that it needs.
func (t Target) limit(l words.Lang) string {
	if t.Of == 0 {
		return t.Unit.Limit(l, t.Comparator, t.Limit)
	}
	return t.Unit.Required(l, t.Comparator, t.Limit, t.Needed, t.Of)
}

// row is the chance of all targets together.
func (c Chance) row(l words.Lang, s shape) output.Row {
	verdict := words.VerdictOf(c.Estimate, c.Replications)
	row := output.Text(words.AllTargets.In(l), "", "", "")
	row.Rule = true
	for _, more := range []bool{s.dated, s.counted} {
		if more {
			row.Cells = append(row.Cells, output.Cell{})
		}
	}
	row.Cells = append(row.Cells, output.Cell{Text: c.text(l)}, output.Cell{Text: verdict.In(l), Tone: toneOf(verdict)})
	return row
}

func (c Chance) text(l words.Lang) string {
	return words.Chance.WithInterval(l, c.Estimate, c.Low, c.High)
}

// gateCell says whether what is wanted is reached, and of an undecided one what would decide it.
func gateCell(l words.Lang, wanted string, gate words.Gate, trials int) output.Cell {
	cell := output.Cell{Text: wanted + " " + gate.In(l)}
	switch gate {
	case words.Passed:
		cell.Tone = output.Good
	case words.Failed:
		cell.Tone = output.Bad
	case words.Undecided:
		cell.Tone = output.Middling
		if trials > 0 {
			cell.Notes = []string{words.GateUndecidedHint.Fill(l, trials)}
		}
	}
	return cell
}

func toneOf(v words.Verdict) output.Tone {
	switch v {
	case words.VeryLikely, words.Likely:
		return output.Good
	case words.EvenChance:
		return output.Middling
	case words.Unlikely, words.VeryUnlikely:
		return output.Bad
	}
	return output.Plain
}
