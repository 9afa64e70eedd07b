package sweepview

import (
	"fmt"
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

// mostPrinted is how many points are printed; with more than mostColumns only the target that the charts
// are about and all targets together.
const (
	mostPrinted = 60
	mostColumns = 5
)

// Points is a table of the points with the chance of each target; nothing where they are too many. A few
// points stand side by side, more of them below each other.
func Points(dir string) (output.Table, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return output.Table{}, err
	}
	defer r.Close()
	if r.Record.Points > mostPrinted {
		return output.Table{}, nil
	}
	var points []sweepfile.Point
	for range r.Record.Points {
		p, err := r.NextPoint()
		if err != nil {
			return output.Table{}, err
		}
		points = append(points, p)
	}
	l := lang(r.Record)
	t := output.Table{Title: words.SweepTitle(l, r.Record.Scenario, r.Record.Points, r.Record.Replications, r.Record.Seed), Heading: words.Warnings.In(l)}
	if len(points) <= mostColumns {
		sideBySide(&t, r.Record, points, l)
	} else {
		below(&t, r.Record, points, l)
	}
	return t, nil
}

// sideBySide gives each point a column: its settings above, the chances of all targets below.
func sideBySide(t *output.Table, r sweepfile.Record, points []sweepfile.Point, l words.Lang) {
	t.Columns = []output.Column{{Head: words.PointColumn(l), Max: 30}}
	for _, p := range points {
		t.Columns = append(t.Columns, output.Column{Head: strconv.Itoa(p.Index), Right: true, Max: 24})
	}
	for i, a := range r.Axes {
		row := output.Text(axisName(a, l))
		for _, p := range points {
			row.Cells = append(row.Cells, output.Cell{Text: p.Settings[i]})
		}
		t.Rows = append(t.Rows, row)
	}
	for k := range r.TargetNames() {
		row := output.Text(nameOf(r, k, l))
		row.Rule = k == 0
		for _, p := range points {
			row.Cells = append(row.Cells, chanceCell(p, k, l))
		}
		t.Rows = append(t.Rows, row)
	}
}

// below gives each point a line.
func below(t *output.Table, r sweepfile.Record, points []sweepfile.Point, l words.Lang) {
	t.Columns = []output.Column{{Head: words.PointColumn(l), Right: true}}
	for _, a := range r.Axes {
		t.Columns = append(t.Columns, output.Column{Head: axisName(a, l), Right: true, Max: 20})
	}
	shown := []int{}
	if names := len(r.TargetNames()); names > 0 {
		shown = append(shown, (&field{record: r}).first())
		if names > 1 {
			shown = append(shown, names-1)
		}
	}
	for _, k := range shown {
		t.Columns = append(t.Columns, output.Column{Head: nameOf(r, k, l), Right: true, Max: 24})
	}
	for _, p := range points {
		row := output.Text(append([]string{strconv.Itoa(p.Index)}, p.Settings...)...)
		for _, k := range shown {
			row.Cells = append(row.Cells, chanceCell(p, k, l))
		}
		t.Rows = append(t.Rows, row)
	}
}

func chanceCell(p sweepfile.Point, k int, l words.Lang) output.Cell {
	if p.Err != "" {
		return output.Cell{Text: words.Undefined, Tone: output.Bad, Notes: []string{fmt.Sprintf("%s %d: %s", words.MissingPoint.In(l), p.Index, p.Err)}}
	}
	c := chanceOf(p, k)
	return output.Cell{Text: words.Chance.WithInterval(l, c.Estimate(), c.Low, c.High)}
}
