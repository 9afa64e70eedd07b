package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Waterfall takes the way from one scenario's value to another's apart by groups of changes. What the
// groups do only together is a step of its own; the steps add up to the whole difference.
type Waterfall struct {
	Frame
	Name             string // of the value, on the axis
	Unit             words.Unit
	FromName, ToName string // the two scenarios
	From, To         float64
	Steps            []Step // in the order in which they are taken
}

// Step is the change that one group causes.
type Step struct {
	Name   string
	Change Interval
}

func (w Waterfall) check() error {
	if len(w.Steps) == 0 {
		return ErrEmpty
	}
	if err := finite("ends", w.From, w.To); err != nil {
		return err
	}
	at := w.From
	for _, s := range w.Steps {
		if err := s.Change.check("change by " + s.Name); err != nil {
			return err
		}
		at += s.Change.Value
	}
	if off := math.Abs(at - w.To); off > 1e-6*math.Max(1, math.Abs(w.To)) {
		return fmt.Errorf("the steps lead to %v, not to %v: %w", at, w.To, ErrRange)
	}
	return nil
}

// PNG draws the chart.
func (w Waterfall) PNG() ([]byte, error) { return pictureOf(w.sheet()) }

func (w Waterfall) sheet() (*sheet, error) {
	if err := w.check(); err != nil {
		return nil, fmt.Errorf("waterfall chart %q: %w", w.Title, err)
	}
	names := rows{names: []string{w.FromName}, values: []string{w.Unit.Value(w.Lang, w.From)}}
	at := w.From
	limits := []float64{w.From, w.To}
	for _, s := range w.Steps {
		names.names = append(names.names, s.Name)
		names.values = append(names.values, w.Unit.Difference(w.Lang, s.Change.Value))
		limits = append(limits, at+s.Change.Low, at+s.Change.High)
		at += s.Change.Value
		limits = append(limits, at)
	}
	names.names, names.values = append(names.names, w.ToName), append(names.values, w.Unit.Value(w.Lang, w.To))
	s, err := newSheet(w.Frame)
	if err != nil {
		return nil, err
	}
	lo, hi := extent(limits)
	lo, hi = padded(w.Unit, lo, hi, 0.15)
	niceScale(w.Unit, lo, hi, 6).on(&s.plot.X, w.Unit)
	s.plot.X.Label.Text = axisTitle(w.Lang, w.Name, w.Unit)
	s.plot.Add(paint(uprights), separators(len(names.names)))
	s.lay(names)
	s.plot.Add(paint(w.bars))
	s.keys = []key{
		{words.Increase.In(w.Lang), swatch(teal)}, {words.Decrease.In(w.Lang), swatch(vermilion)},
		{words.Interval95.In(w.Lang), whiskerMark(stroke(black, 1))},
	}
	return s, nil
}

// bars draws the steps hanging between the two ends, each joined to the next by a thin line. The axis
// need not start at zero, so the ends are marks, not bars whose length would mislead.
func (w Waterfall) bars(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	n, thick := len(w.Steps)+2, vg.Points(5)
	middle := func(i int) vg.Length { return y(rowMiddle(i, n)) }
	join := stroke(grey, 0.7, vg.Points(2), vg.Points(2))
	at := w.From
	c.StrokeLine2(join, x(at), middle(0), x(at), middle(1))
	for i, s := range w.Steps {
		fill := teal
		if s.Change.Value < 0 {
			fill = vermilion
		}
		box(c, fill, x(at), middle(i+1)-thick, x(at+s.Change.Value), middle(i+1)+thick)
		whisker(c, stroke(black, 1), x(at+s.Change.Low), x(at+s.Change.High), middle(i+1), vg.Points(2.6))
		at += s.Change.Value
		c.StrokeLine2(join, x(at), middle(i+1)-thick, x(at), middle(i+2))
	}
	end := func(i int, v float64) {
		c.StrokeLine2(stroke(blue, 3), x(v), middle(i)-thick*1.3, x(v), middle(i)+thick*1.3)
	}
	end(0, w.From)
	end(n-1, w.To)
}
