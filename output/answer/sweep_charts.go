package answer

import (
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/mattn/go-runewidth"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output/chart"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// mostCells is the largest number of points that a chart shows apart.
const mostCells = 40_000

// sweepCharts show the chance of each target over one numeric parameter or over a grid of two, and of points that are spread
// over ranges against each of their parameters. The chart of the first target with a wanted chance, or of the first of all, is
// called heatmap.png, response.png or scatter.png; those of the others end in the target's name. Over one parameter a chart
// called values.png shows what the target judges, too. Where there is nothing to
// draw it says why.
func sweepCharts(dir string) (charts []Chart, why string, err error) {
	f, why, err := readField(dir)
	if err != nil || why != "" {
		return nil, why, err
	}
	for _, k := range f.order() {
		name, of := f.drawn(k)
		charts = append(charts, pictures(f.named(name, k), of)...)
	}
	if len(f.axes) == 1 {
		values, err := f.valueCharts(dir)
		return append(charts, values...), "", err
	}
	return charts, "", nil
}

// named is the name of a chart of the k-th chance.
func (f *field) named(name string, k int) string {
	if k == f.first() {
		return name
	}
	return name + "-" + fileName(f.record.TargetNames()[k])
}

// drawn is the chart of a chance, with the name of its kind.
func (f *field) drawn(k int) (name string, of chart.Drawing) {
	switch {
	case f.spread():
		return "scatter", f.scatter(k)
	case len(f.axes) == 2:
		return "heatmap", f.heatmap(k)
	}
	return "response", f.response(k)
}

// field holds the chances of the points in the order of the design.
type field struct {
	record sweepfile.Record
	lang   words.Lang
	axes   []int                // those with more than one value: what the chart varies
	values [][]indicator.Chance // by chance and point; without trials where the point failed
	grid   [][]int              // the point at each place, row by row; a single row for one axis
	xs, ys []float64
	at     [][]float64 // by axis and point
}

// readField reads what charts show, or says why there is nothing to show.
func readField(dir string) (*field, string, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	f := &field{record: r.Record, lang: langOf(r.Record)}
	names := len(r.Record.TargetNames())
	switch {
	case names == 0:
		return nil, "the scenario has no targets", nil
	case r.Record.Points > mostCells:
		return nil, fmt.Sprintf("%d points are more than the %d that a chart shows", r.Record.Points, mostCells), nil
	}
	f.values = make([][]indicator.Chance, names)
	settings := make([][]string, len(r.Record.Axes))
	alive := 0
	for {
		p, err := r.NextPoint()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, "", err
		}
		for i, s := range p.Settings {
			settings[i] = append(settings[i], s)
		}
		f.add(p)
		if p.Err == "" {
			alive++
		}
	}
	if alive == 0 {
		return nil, "every point failed", nil
	}
	why := f.arrange(settings)
	if why == "" && len(f.axes) == 1 && alive < 2 {
		why = "fewer than two points could be simulated" // no line goes through one
	}
	return f, why, nil
}

// add keeps the chances of a point.
func (f *field) add(p sweepfile.Point) {
	for k := range f.values {
		c := indicator.Chance{}
		if p.Err == "" {
			c = chanceOf(p, k)
		}
		f.values[k] = append(f.values[k], c)
	}
}

// arrange finds the place of each point on the axes that have more than one value.
func (f *field) arrange(settings [][]string) (why string) {
	var at [][]float64
	for axis, list := range settings {
		if len(slices.Compact(slices.Sorted(slices.Values(list)))) < 2 {
			continue
		}
		numbers := make([]float64, len(list))
		for i, s := range list {
			x, ok := numeric(s)
			if !ok {
				return fmt.Sprintf("%s has values that are not numbers, such as %s", f.record.Axes[axis].Path, s)
			}
			numbers[i] = x
		}
		f.axes, at = append(f.axes, axis), append(at, numbers)
	}
	f.at = at
	if f.spread() {
		return ""
	}
	switch len(at) {
	case 1:
		at = append(at, make([]float64, len(at[0])))
	case 2:
	default:
		return fmt.Sprintf("%d parameters are varied, and charts show one or two", len(at))
	}
	return f.place(at[0], at[1])
}

// place puts the points into the grid of the values of two axes.
func (f *field) place(x, y []float64) (why string) {
	f.xs, f.ys = slices.Compact(slices.Sorted(slices.Values(x))), slices.Compact(slices.Sorted(slices.Values(y)))
	if len(f.xs)*len(f.ys) != len(x) {
		return "the points do not form a grid with one point at each place"
	}
	f.grid = make([][]int, len(f.ys))
	for j := range f.grid {
		f.grid[j] = slices.Repeat([]int{-1}, len(f.xs))
	}
	for point := range x {
		j, _ := slices.BinarySearch(f.ys, y[point])
		i, _ := slices.BinarySearch(f.xs, x[point])
		if f.grid[j][i] >= 0 {
			return "some points have the same settings"
		}
		f.grid[j][i] = point
	}
	return ""
}

// first is the target that the chart is about: the first with a wanted chance.
func (f *field) first() int {
	for k, t := range f.record.Targets {
		if t.Chance > 0 {
			return k
		}
	}
	return 0
}

// order begins with the first.
func (f *field) order() []int {
	order := []int{f.first()}
	for k := range f.values {
		if k != f.first() {
			order = append(order, k)
		}
	}
	return order
}

func (f *field) frame(k int) chart.Frame {
	subtitle, failed := "", 0
	for _, c := range f.values[k] {
		if c == (indicator.Chance{}) {
			failed++
		}
	}
	if failed > 0 {
		subtitle = words.PointsFailed.Fill(f.lang, failed, len(f.values[k]))
	}
	return chart.Frame{
		Lang: f.lang, Title: nameOf(f.record, k, f.lang), Scenario: f.record.Scenario,
		Replications: f.record.Replications, Seed: f.record.Seed, Subtitle: subtitle,
	}
}

// wanted is the wanted chance of a target, if any.
func (f *field) wanted(k int) *float64 {
	if k < len(f.record.Targets) && f.record.Targets[k].Chance > 0 {
		return &f.record.Targets[k].Chance
	}
	return nil
}

func (f *field) parameter(axis int) chart.Parameter {
	a := f.record.Axes[f.axes[axis]]
	const room = 70 // columns, of which a Chinese character takes two
	return chart.Parameter{Name: runewidth.Truncate(axisName(a, f.lang), room, "…"), Unit: axisUnit(a), Current: a.Current}
}

// spread tells whether the points are spread over the ranges of several parameters instead of forming a grid.
func (f *field) spread() bool {
	return len(f.axes) > 1 && (f.record.Design == experiment.LatinHypercube || f.record.Design == experiment.Sobol)
}

// scatter shows a chance against each parameter.
func (f *field) scatter(k int) chart.Scatter {
	c := chart.Scatter{Frame: f.frame(k), YName: words.ChanceShort.In(f.lang), YUnit: words.Chance, Wanted: f.wanted(k)}
	if c.Subtitle != "" { // points that failed
		c.Subtitle = in(f.lang, "；", "; ") + c.Subtitle
	}
	c.Subtitle = words.OthersVary.In(f.lang) + c.Subtitle
	for axis := range f.axes {
		c.Panels = append(c.Panels, chart.ScatterPanel{X: f.parameter(axis)})
	}
	for point, chance := range f.values[k] {
		if chance.Trials == 0 {
			continue
		}
		c.Ys = append(c.Ys, chanceOnChart(chance))
		for axis := range f.axes {
			c.Panels[axis].Xs = append(c.Panels[axis].Xs, f.at[axis][point])
		}
	}
	return c
}

func (f *field) heatmap(k int) chart.Heatmap {
	h := chart.Heatmap{
		Frame: f.frame(k), X: f.parameter(0), Y: f.parameter(1), Xs: f.xs, Ys: f.ys,
		ZName: words.ChanceShort.In(f.lang), ZUnit: words.Chance, WantedAt: f.wanted(k),
	}
	var missing [][]bool
	failed := false
	for _, row := range f.grid {
		z, gone := make([]float64, len(row)), make([]bool, len(row))
		for i, point := range row {
			z[i] = f.values[k][point].Estimate()
			gone[i] = math.IsNaN(z[i])
			failed = failed || gone[i]
		}
		h.Z, missing = append(h.Z, z), append(missing, gone)
	}
	if failed {
		h.Missing = missing
	}
	return h
}

func (f *field) response(k int) chart.Response {
	r := chart.Response{
		Frame: f.frame(k), X: f.parameter(0), YName: words.ChanceShort.In(f.lang), YUnit: words.Chance, Wanted: f.wanted(k),
	}
	for i, point := range f.grid[0] {
		if c := f.values[k][point]; c.Trials > 0 {
			r.Points = append(r.Points, chart.ResponsePoint{X: f.xs[i], Y: chart.Interval{Value: c.Estimate(), Low: c.Low, High: c.High}})
		}
	}
	return r
}
