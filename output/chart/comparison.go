package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Comparison shows paired differences between runs with common random numbers, with their intervals around the line of no
// change. Rows of one unit stand together upon an axis of their own.
type Comparison struct {
	Frame
	Rows   []Change
	Bars   bool                 // bars from 0 instead of discs, for rows ranked by size
	scales map[words.Unit]scale // of the whole, where these rows are a part
}

// Change is one row of a comparison.
type Change struct {
	Name, Detail string     // the detail is a small second line, such as the date; may be empty
	Unit         words.Unit // differences of shares are written in percentage points
	Difference   Interval   // NaN where it is undefined: the row is written without a mark
	Untold       bool       // there is too little for an interval
}

func (d Comparison) check() error {
	if len(d.Rows) == 0 {
		return ErrEmpty
	}
	for _, r := range d.Rows {
		if math.IsNaN(r.Difference.Value) {
			continue
		}
		if err := r.Difference.check("difference of " + r.Name); err != nil {
			return err
		}
	}
	return nil
}

// group are rows of one unit, from one to before the other; their axis takes up the row after them.
type group struct {
	unit     words.Unit
	from, to int
}

// grouped puts rows of a unit together, in the order in which the units come, with a row for the axis of each.
func (d Comparison) grouped() (rows []Change, groups []group) {
	for _, r := range d.Rows {
		if slices.ContainsFunc(groups, func(g group) bool { return g.unit == r.Unit }) {
			continue
		}
		g := group{unit: r.Unit, from: len(rows)}
		for _, other := range d.Rows {
			if other.Unit == r.Unit {
				rows = append(rows, other)
			}
		}
		g.to = len(rows)
		rows, groups = append(rows, Change{Difference: Interval{Value: math.NaN()}}), append(groups, g)
	}
	return rows, groups
}

// PNG draws the chart.
func (d Comparison) PNG() ([]byte, error) { return pictureOf(d.sheet()) }

func (d Comparison) length() int { return len(d.Rows) }

func (d Comparison) part(from, to int, mark string) Drawing {
	var inOrder []Change
	rows, groups := d.grouped()
	for _, g := range groups {
		inOrder = append(inOrder, rows[g.from:g.to]...)
	}
	d.Title, d.scales = d.Title+mark, d.axes()
	d.Rows = inOrder[from:to]
	return d
}

// axes are the scales of the units.
func (d Comparison) axes() map[words.Unit]scale {
	if d.scales != nil {
		return d.scales
	}
	limits := map[words.Unit][]float64{}
	for _, r := range d.Rows {
		list := append(limits[r.Unit], 0)
		if !math.IsNaN(r.Difference.Value) {
			list = append(list, r.Difference.Low, r.Difference.High)
		}
		limits[r.Unit] = list
	}
	scales := map[words.Unit]scale{}
	for unit, list := range limits {
		lo, hi := extent(list)
		if lo == hi { // no change at all
			lo, hi = -0.01, 0.01
		}
		scales[unit] = niceScale(unit, min(lo, -(hi-lo)*0.02), hi, 6)
	}
	return scales
}

func (d Comparison) sheet() (*sheet, error) {
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("comparison chart %q: %w", d.Title, err)
	}
	all, groups := d.grouped()
	names := rows{}
	for i, r := range all {
		names.names, names.details = append(names.names, r.Name), append(names.details, r.Detail)
		value := ""
		if !slices.ContainsFunc(groups, func(g group) bool { return g.to == i }) {
			value = r.Unit.Difference(d.Lang, r.Difference.Value)
		}
		names.values = append(names.values, value)
	}
	s, err := newSheet(d.Frame)
	if err != nil {
		return nil, err
	}
	s.plot.HideX()
	s.plot.X.Min, s.plot.X.Max = 0, 1
	s.lay(names)
	s.body -= axisHeight // each group has its own
	for _, g := range groups {
		s.left = max(s.left, s.axisName().Width(d.axisName(g))+besideTicks)
		s.plot.Add(d.panel(s, all, g))
	}
	s.keys = d.keys()
	return s, nil
}

// panel draws the rows of a group above their axis.
func (d Comparison) panel(s *sheet, all []Change, g group) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		across, y := p.Transforms(&c)
		axis := d.axes()[g.unit]
		x := func(v float64) vg.Length { return across((v - axis.min) / (axis.max - axis.min)) }
		top, foot := y(float64(len(all)-g.from)), y(float64(len(all)-g.to))
		for i := g.from; i <= g.to; i++ {
			edge := y(float64(len(all) - i))
			c.StrokeLine2(stroke(paleGrey, 0.4), c.Min.X, edge, c.Max.X, edge)
		}
		below := s.writing(tickSize, black, text.XCenter, text.YTop)
		for _, t := range axis.changes(g.unit) {
			c.StrokeLine2(stroke(paleGrey, 0.6), x(t.Value), foot, x(t.Value), top)
			c.StrokeLine2(stroke(grey, 0.6), x(t.Value), foot, x(t.Value), foot-vg.Points(3))
			c.FillText(below, vg.Point{X: x(t.Value), Y: foot - vg.Points(4)}, t.Label)
		}
		c.StrokeLine2(stroke(grey, 0.6), c.Min.X, foot, c.Max.X, foot)
		c.FillText(s.axisName(), vg.Point{X: c.Min.X - besideTicks, Y: foot - vg.Points(4)}, d.axisName(g))
		c.StrokeLine2(stroke(grey, 1), x(0), foot, x(0), top)
		for i := g.from; i < g.to; i++ {
			if !math.IsNaN(all[i].Difference.Value) {
				d.mark(c, all[i], x, y(rowMiddle(i, len(all))))
			}
		}
	}
}

// besideTicks is how far left of an axis its name ends, clear of the first of its labels.
const besideTicks = 22 * vg.Length(1)

func (s *sheet) axisName() text.Style { return s.writing(smallSize, black, text.XRight, text.YTop) }

func (d Comparison) axisName(g group) string {
	return words.DifferenceAxis.Fill(d.Lang, g.unit.DifferenceName(d.Lang))
}

// mark draws a difference: pale where it may be none.
func (d Comparison) mark(c draw.Canvas, r Change, x func(float64) vg.Length, middle vg.Length) {
	colour, v := blue, r.Difference
	if v.Low <= 0 && v.High >= 0 || r.Untold {
		colour = lightGrey
	}
	if d.Bars {
		box(c, fade(colour), x(0), middle-vg.Points(4.5), x(v.Value), middle+vg.Points(4.5))
	}
	whisker(c, stroke(colour, 1.4), x(v.Low), x(v.High), middle, vg.Points(3.2))
	disc(c, vg.Point{X: x(v.Value), Y: middle}, vg.Points(3.2), colour)
}

func (d Comparison) keys() []key {
	return []key{
		{words.SignificantChange.In(d.Lang), discMark(blue)},
		{words.UncertainChange.In(d.Lang), discMark(lightGrey)},
		{words.Interval95.In(d.Lang), whiskerMark(stroke(grey, 1.2))},
	}
}
