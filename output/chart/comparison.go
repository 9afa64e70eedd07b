package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Comparison shows paired differences between two scenarios run with common random numbers, as dots
// with intervals around the line of no change. All rows share one unit: changes of shares and chances
// belong in one chart, changes of minutes in another.
type Comparison struct {
	Frame
	Unit words.Unit // of the values; differences of shares are written in percentage points
	Rows []Change
}

// Change is one row of a comparison.
type Change struct {
	Name, Detail string // the detail is a small second line, such as the date; may be empty
	Difference   Interval
}

func (d Comparison) check() error {
	if len(d.Rows) == 0 {
		return ErrEmpty
	}
	for _, r := range d.Rows {
		if err := r.Difference.check("difference of " + r.Name); err != nil {
			return err
		}
	}
	return nil
}

// PNG draws the chart.
func (d Comparison) PNG() ([]byte, error) {
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("comparison chart %q: %w", d.Title, err)
	}
	names := rows{}
	var limits []float64
	for _, r := range d.Rows {
		v := r.Difference
		names.names, names.details = append(names.names, r.Name), append(names.details, r.Detail)
		names.values = append(names.values, d.Unit.Difference(d.Lang, v.Value))
		limits = append(limits, v.Low, v.High)
	}
	s, err := newSheet(d.Frame)
	if err != nil {
		return nil, err
	}
	lo, hi := extent(limits, []float64{0})
	axis := niceScale(d.Unit, lo, hi, 6)
	axis.on(&s.plot.X, d.Unit)
	s.plot.X.Tick.Marker = axis.changes(d.Unit)
	s.plot.Add(paint(uprights), separators(len(d.Rows)))
	s.lay(names)
	s.plot.Add(paint(d.dots))
	s.keys = []key{
		{words.SignificantChange.In(d.Lang), discMark(blue)},
		{words.UncertainChange.In(d.Lang), discMark(lightGrey)},
		{words.Interval95.In(d.Lang), whiskerMark(stroke(grey, 1.2))},
	}
	return s.png()
}

func (d Comparison) dots(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	c.StrokeLine2(stroke(grey, 1), x(0), c.Min.Y, x(0), c.Max.Y)
	for i, r := range d.Rows {
		colour, v := blue, r.Difference
		if v.Low <= 0 && v.High >= 0 {
			colour = lightGrey
		}
		middle := y(rowMiddle(i, len(d.Rows)))
		whisker(c, stroke(colour, 1.4), x(v.Low), x(v.High), middle, vg.Points(3.2))
		disc(c, vg.Point{X: x(v.Value), Y: middle}, vg.Points(3.2), colour)
	}
}
