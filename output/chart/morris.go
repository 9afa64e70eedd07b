package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Morris shows the screening of inputs by elementary effects: the mean of their absolute values (μ*)
// as bars with bootstrap intervals, and their standard deviation (σ) as diamonds. A σ near or above μ*
// tells of non-linear effects or interactions. Rows stand as they are given.
type Morris struct {
	Frame
	Unit   words.Unit // of the result whose change is measured
	Inputs []MorrisInput
}

// MorrisInput is one row of a Morris chart.
type MorrisInput struct {
	Name, Detail string
	MuStar       Interval
	Sigma        float64
}

func (m Morris) check() error {
	if len(m.Inputs) == 0 {
		return ErrEmpty
	}
	for _, in := range m.Inputs {
		err := first(in.MuStar.check("μ* of "+in.Name), finite("σ of "+in.Name, in.Sigma),
			rising("0 and μ* of "+in.Name, 0, in.MuStar.Value), rising("0 and σ of "+in.Name, 0, in.Sigma))
		if err != nil {
			return err
		}
	}
	return nil
}

// PNG draws the chart.
func (m Morris) PNG() ([]byte, error) { return pictureOf(m.sheet()) }

func (m Morris) sheet() (*sheet, error) {
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("Morris chart %q: %w", m.Title, err)
	}
	names := rows{}
	var limits []float64
	for _, in := range m.Inputs {
		names.names, names.details = append(names.names, in.Name), append(names.details, in.Detail)
		limits = append(limits, in.MuStar.Low, in.MuStar.High, in.Sigma)
	}
	s, err := newSheet(m.Frame)
	if err != nil {
		return nil, err
	}
	lo, hi := extent(limits, []float64{0})
	niceScale(m.Unit, lo, hi, 6).on(&s.plot.X, m.Unit)
	s.plot.X.Label.Text = axisTitle(m.Lang, words.EffectAxis.In(m.Lang), m.Unit)
	s.plot.Add(paint(uprights), separators(len(m.Inputs)))
	s.lay(names)
	s.plot.Add(paint(m.bars))
	s.keys = []key{
		{words.MorrisMean.In(m.Lang), swatch(tint50)},
		{words.Interval95.In(m.Lang), whiskerMark(stroke(blue, 1.1))},
		{words.MorrisSigma.In(m.Lang), diamondMark(ochre)},
	}
	return s, nil
}

func (m Morris) bars(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	thick := vg.Points(4.5)
	for i, in := range m.Inputs {
		middle := y(rowMiddle(i, len(m.Inputs)))
		box(c, tint50, x(0), middle-thick, x(in.MuStar.Value), middle+thick)
		whisker(c, stroke(blue, 1.1), x(in.MuStar.Low), x(in.MuStar.High), middle, vg.Points(2.6))
		diamond(c, vg.Point{X: x(in.Sigma), Y: middle}, vg.Points(3.8), ochre)
	}
	c.StrokeLine2(stroke(grey, 0.8), x(0), c.Min.Y, x(0), c.Max.Y)
}
