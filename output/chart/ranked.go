package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Ranked shows which inputs matter most: for each the share of the variance it explains alone
// (first-order Sobol' index) and together with others (total index), with bootstrap intervals. Rows
// stand as they are given, the most important first. Estimates of an index may lie a little below 0.
type Ranked struct {
	Frame
	Inputs []RankedInput
}

// RankedInput is one row of a ranked chart.
type RankedInput struct {
	Name, Detail string // the detail is a small second line, such as the basis; may be empty
	First, Total Interval
}

func (r Ranked) check() error {
	if len(r.Inputs) == 0 {
		return ErrEmpty
	}
	for _, in := range r.Inputs {
		if err := first(in.First.check("first-order index of "+in.Name), in.Total.check("total index of "+in.Name)); err != nil {
			return err
		}
	}
	return nil
}

// PNG draws the chart.
func (r Ranked) PNG() ([]byte, error) { return pictureOf(r.sheet()) }

func (r Ranked) sheet() (*sheet, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("ranked chart %q: %w", r.Title, err)
	}
	names := rows{}
	var limits []float64
	for _, in := range r.Inputs {
		names.names, names.details = append(names.names, in.Name), append(names.details, in.Detail)
		names.values = append(names.values, words.Number.Value(r.Lang, in.Total.Value))
		limits = append(limits, in.First.Low, in.First.High, in.Total.Low, in.Total.High)
	}
	s, err := newSheet(r.Frame)
	if err != nil {
		return nil, err
	}
	lo, hi := extent(limits, []float64{0})
	niceScale(words.Number, lo, hi, 9).on(&s.plot.X, words.Number)
	s.plot.X.Label.Text = words.SobolAxis.In(r.Lang)
	s.plot.Add(paint(uprights), separators(len(r.Inputs)))
	s.lay(names)
	s.plot.Add(paint(r.bars))
	s.keys = []key{
		{words.FirstOrder.In(r.Lang), swatch(blue)},
		{words.TotalEffect.In(r.Lang), swatch(tint50)},
		{words.Interval95.In(r.Lang), whiskerMark(stroke(black, 1))},
	}
	return s, nil
}

func (r Ranked) bars(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	thick := vg.Points(5)
	for i, in := range r.Inputs {
		middle := y(rowMiddle(i, len(r.Inputs)))
		for _, bar := range []struct {
			Interval
			fill   draw.LineStyle
			centre vg.Length
		}{{in.First, stroke(blue, 1), middle + thick*0.6}, {in.Total, stroke(tint50, 1), middle - thick*0.6}} {
			box(c, bar.fill.Color, x(0), bar.centre-thick/2, x(bar.Value), bar.centre+thick/2)
			whisker(c, stroke(black, 0.9), x(bar.Low), x(bar.High), bar.centre, vg.Points(1.8))
		}
	}
	c.StrokeLine2(stroke(grey, 0.8), x(0), c.Min.Y, x(0), c.Max.Y)
}
