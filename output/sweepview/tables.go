package sweepview

import (
	"fmt"
	"io"
	"strconv"

	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// Summary counts the points by how they stand to each threshold.
func (r *Report) Summary() output.Table {
	l := r.Lang
	t := output.Table{
		Title: words.ThresholdTitle.In(l),
		Columns: []output.Column{
			{Head: words.Condition.In(l)}, {Head: words.GatePassed.In(l), Right: true}, {Head: words.GateFailed.In(l), Right: true},
			{Head: words.GateUndecided.In(l), Right: true}, {Head: words.NotEvaluated.In(l), Right: true},
		},
	}
	for _, c := range r.Tallies {
		t.Rows = append(t.Rows, output.Text(c.Condition, strconv.Itoa(c.Passed), strconv.Itoa(c.Failed), strconv.Itoa(c.Undecided), strconv.Itoa(c.Unevaluated)))
	}
	return t
}

// mostRows is how many points the summary for CI systems lists.
const mostRows = 200

// Write writes the summary for CI systems: gate.md and gate.xml.
func (r *Report) Write(folder *output.Folder, strict bool) error {
	listed := r.Each[:min(len(r.Each), mostRows)]
	each := output.ThresholdTable(r.Lang, listed)
	each.Heading = words.Warnings.In(r.Lang)
	if left := len(r.Each) - len(listed) + r.Left; left > 0 {
		each.Notes = append(each.Notes, words.MorePoints(r.Lang, left))
	}
	w, err := folder.Create("gate.md")
	if err != nil {
		return err
	}
	if err := output.Markdown(w, r.Scenario, r.Summary(), each); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	report, err := output.JUnit(r.Lang, r.Scenario, r.Each, strict)
	if err != nil {
		return err
	}
	return folder.Write("gate.xml", report)
}

// mostPrinted is how many points are printed.
const mostPrinted = 60

// Points is a table of the points with the chance of each target; nothing where they are too many.
func Points(dir string) (output.Table, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return output.Table{}, err
	}
	defer r.Close()
	if r.Record.Points > mostPrinted {
		return output.Table{}, nil
	}
	l := lang(r.Record)
	t := output.Table{Title: words.SweepTitle(l, r.Record.Scenario, r.Record.Points, r.Record.Replications, r.Record.Seed), Heading: words.Warnings.In(l)}
	for _, a := range r.Record.Axes {
		t.Columns = append(t.Columns, output.Column{Head: axisName(a, l), Right: true, Max: 20})
	}
	names := len(r.Record.TargetNames())
	for k := range names {
		t.Columns = append(t.Columns, output.Column{Head: nameOf(r.Record, k, l), Right: true, Max: 24})
	}
	for {
		p, err := r.NextPoint()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, pointRow(p, names, l))
	}
}

func pointRow(p sweepfile.Point, names int, l words.Lang) output.Row {
	row := output.Text(p.Settings...)
	for k := range names {
		cell := output.Cell{Text: words.Undefined}
		if p.Err == "" {
			c := chanceOf(p, k)
			cell.Text = words.Chance.WithInterval(l, c.Estimate(), c.Low, c.High)
		} else {
			cell.Tone = output.Bad
			cell.Notes = []string{fmt.Sprintf("%s: %s", words.MissingPoint.In(l), p.Err)}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}
