package answer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// Sweep is what a whole sweep comes to that lies on disk, point by point: charts over its parameters, a
// table of its points and, where a gate asks for it, how they stand to what is required of them. Only what
// is drawn or listed is kept. Where there is nothing to draw it says why.
func Sweep(dir string, g Gate) (a Answer, undrawn string, err error) {
	if a.Lang, err = languageOf(dir); err != nil {
		return a, "", err
	}
	if a.Charts, undrawn, err = sweepCharts(dir); err != nil {
		return a, "", err
	}
	points, err := sweepPoints(dir)
	if err != nil {
		return a, "", err
	}
	if len(points.Rows) > 0 {
		a.Tables = append(a.Tables, points)
	}
	if !g.Asked {
		return a, undrawn, nil
	}
	report, err := judgeSweep(dir, g.Requirements)
	if err != nil {
		return a, "", err
	}
	if len(report.tallies) == 0 {
		return a, "", ErrNothingToGate
	}
	a.Tables, a.Files = append(a.Tables, report.summary()), report.files(g.Strict)
	a.NotMet = g.Decides && report.failing(g.Strict)
	return a, undrawn, nil
}

// languageOf is the language of a sweep on disk.
func languageOf(dir string) (words.Lang, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return words.EN, err
	}
	defer r.Close()
	return langOf(r.Record), nil
}

// summary counts the points by how they stand to each threshold.
func (r *sweepReport) summary() output.Table {
	l := r.lang
	t := output.Table{
		Title: words.ThresholdTitle.In(l),
		Columns: []output.Column{
			{Head: words.Condition.In(l)}, {Head: words.GatePassed.In(l), Right: true}, {Head: words.GateFailed.In(l), Right: true},
			{Head: words.GateUndecided.In(l), Right: true}, {Head: words.NotEvaluated.In(l), Right: true},
		},
	}
	for _, c := range r.tallies {
		t.Rows = append(t.Rows, output.Text(c.Condition, strconv.Itoa(c.Passed), strconv.Itoa(c.Failed), strconv.Itoa(c.Undecided), strconv.Itoa(c.Unevaluated)))
	}
	return t
}

// mostRows is how many points the summary for CI systems lists.
const mostRows = 200

// files are the summaries for CI systems.
func (r *sweepReport) files(strict bool) []File {
	listed := r.each[:min(len(r.each), mostRows)]
	each := ThresholdTable(r.lang, listed)
	if left := len(r.each) - len(listed) + r.left; left > 0 {
		each.Notes = append(each.Notes, words.MorePoints.Fill(r.lang, left))
	}
	return gateFiles(r.lang, r.scenario, r.each, strict, r.summary(), each)
}

// mostPrinted is how many points are printed, the first ones; with more than mostColumns only the target that the charts
// are about and all targets together.
const (
	mostPrinted = 60
	mostColumns = 5
)

// sweepPoints is a table of the points with the chance of each target, and says what it leaves out. A few
// points stand side by side, more of them below each other.
func sweepPoints(dir string) (output.Table, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return output.Table{}, err
	}
	defer r.Close()
	var points []sweepfile.Point
	for range min(r.Record.Points, mostPrinted) {
		p, err := r.NextPoint()
		if err != nil {
			return output.Table{}, err
		}
		points = append(points, p)
	}
	l := langOf(r.Record)
	t := output.Table{Title: words.SweepTitle.Fill(l, r.Record.Scenario, r.Record.Points, r.Record.Replications, r.Record.Seed), Heading: words.Warnings.In(l), Notes: slices.Clone(r.Record.Warnings)}
	if len(points) <= mostColumns {
		sideBySide(&t, r.Record, points, l)
	} else {
		below(&t, r.Record, points, l)
	}
	if left := r.Record.Points - len(points); left > 0 {
		t.Notes = append(t.Notes, words.PointsLeftOut.Fill(l, left, r.Record.Points, len(points), r.Record.Points-1))
	}
	return t, nil
}

// sideBySide gives each point a column: its settings above, the chances of all targets below.
func sideBySide(t *output.Table, r sweepfile.Record, points []sweepfile.Point, l words.Lang) {
	t.Columns = []output.Column{{Head: words.PointColumn.In(l), Max: 30}}
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
	t.Columns = []output.Column{{Head: words.PointColumn.In(l), Right: true}}
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
	var left []string
	for k := range r.TargetNames() {
		if !slices.Contains(shown, k) {
			left = append(left, nameOf(r, k, l))
		}
	}
	if len(left) > 0 {
		t.Notes = append(t.Notes, words.TargetsLeftOut.Fill(l, len(left), len(r.TargetNames()), strings.Join(left, in(l, "；", "; "))))
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
