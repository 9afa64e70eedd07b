package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Scatter shows one result of many settings against each of what was varied, panel beside panel: of points spread over the
// ranges of several parameters, and of the settings that were tried to find one.
type Scatter struct {
	Frame
	YName  string
	YUnit  words.Unit
	Ys     []Interval // one for each setting
	Panels []ScatterPanel
	Wanted *float64 // the value to be reached; nil where there is none
	Best   *int     // the setting that was chosen; nil for none
}

// ScatterPanel is one thing that was varied, with its value in each setting.
type ScatterPanel struct {
	X  Parameter
	Xs []float64
}

func (s Scatter) check() error {
	if len(s.Panels) == 0 || len(s.Ys) == 0 {
		return ErrEmpty
	}
	for _, y := range s.Ys {
		if err := y.check(s.YName); err != nil {
			return err
		}
		if s.YUnit == words.Chance {
			if err := y.checkChance(s.YName); err != nil {
				return err
			}
		}
	}
	for _, p := range s.Panels {
		if len(p.Xs) != len(s.Ys) {
			return fmt.Errorf("%s has %d values for %d settings: %w", p.X.Name, len(p.Xs), len(s.Ys), ErrLength)
		}
		if err := finite(p.X.Name, p.Xs...); err != nil {
			return err
		}
	}
	if s.Best != nil && (*s.Best < 0 || *s.Best >= len(s.Ys)) {
		return fmt.Errorf("setting %d of %d: %w", *s.Best, len(s.Ys), ErrRange)
	}
	return nil
}

// The grid of panels.
const (
	panelsAcross = 2
	panelBody    = 4 * vg.Centimeter
	panelFoot    = 42 * vg.Length(1) // the axis with a name of two lines
	panelLeft    = 36 * vg.Length(1) // the labels of the vertical axis
	panelRight   = 16 * vg.Length(1)
)

// PNG draws the chart.
func (s Scatter) PNG() ([]byte, error) { return pictureOf(s.sheet()) }

func (s Scatter) length() int { return len(s.Panels) }

func (s Scatter) part(from, to int, mark string) Drawing {
	s.Title, s.Panels = s.Title+mark, s.Panels[from:to]
	return s
}

func (s Scatter) sheet() (*sheet, error) {
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("scatter chart %q: %w", s.Title, err)
	}
	page, err := newSheet(s.Frame)
	if err != nil {
		return nil, err
	}
	lines := (len(s.Panels) + panelsAcross - 1) / panelsAcross
	page.body = vg.Length(lines) * (panelBody + panelFoot)
	page.caption = axisTitle(s.Lang, s.YName, s.YUnit)
	page.plot.HideAxes()
	page.plot.Add(paint(func(c draw.Canvas, _ *plot.Plot) {
		width := c.Size().X / panelsAcross
		for i, panel := range s.Panels {
			left, top := c.Min.X+vg.Length(i%panelsAcross)*width, c.Max.Y-vg.Length(i/panelsAcross)*(panelBody+panelFoot)
			inside := c
			inside.Min = vg.Point{X: left + panelLeft, Y: top - panelBody + vg.Points(6)}
			inside.Max = vg.Point{X: left + width - panelRight, Y: top - vg.Points(6)}
			s.panel(page, inside, panel)
		}
	}))
	page.keys = s.keys()
	return page, nil
}

// panel draws the axes of a panel and its points.
func (s Scatter) panel(page *sheet, c draw.Canvas, panel ScatterPanel) {
	across, up := s.scales(panel)
	x := func(v float64) vg.Length {
		return c.Min.X + vg.Length((v-across.min)/(across.max-across.min))*c.Size().X
	}
	y := func(v float64) vg.Length {
		return c.Min.Y + vg.Length((v-up.min)/(up.max-up.min))*c.Size().Y
	}
	axis := stroke(grey, 0.6)
	for _, t := range up.ticks(s.YUnit) {
		c.StrokeLine2(stroke(paleGrey, 0.6), c.Min.X, y(t.Value), c.Max.X, y(t.Value))
		c.FillText(page.label(black, text.XRight), vg.Point{X: c.Min.X - vg.Points(4), Y: y(t.Value)}, t.Label)
	}
	c.StrokeLine2(axis, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
	c.StrokeLine2(axis, c.Min.X, c.Min.Y, c.Min.X, c.Max.Y)
	tick := page.writing(tickSize, black, text.XCenter, text.YTop)
	for _, t := range across.ticks(panel.X.Unit) {
		c.StrokeLine2(axis, x(t.Value), c.Min.Y, x(t.Value), c.Min.Y-vg.Points(3))
		c.FillText(tick, vg.Point{X: x(t.Value), Y: c.Min.Y - vg.Points(5)}, t.Label)
	}
	name := wrap(tick, axisTitle(s.Lang, panel.X.Name, panel.X.Unit), c.Size().X+panelLeft, 2)
	c.FillText(tick, vg.Point{X: (c.Min.X + c.Max.X) / 2, Y: c.Min.Y - vg.Points(17)}, name)
	s.points(c, panel, x, y)
}

func (s Scatter) scales(panel ScatterPanel) (across, up scale) {
	var ys []float64
	for _, v := range s.Ys {
		ys = append(ys, v.Low, v.High)
	}
	if s.Wanted != nil {
		ys = append(ys, *s.Wanted)
	}
	lo, hi := extent(ys)
	lo, hi = padded(s.YUnit, lo, hi, 0.04)
	up = niceScale(s.YUnit, lo, hi, 5)
	lo, hi = extent(panel.Xs)
	return niceScale(panel.X.Unit, lo, hi, 4), up
}

func (s Scatter) points(c draw.Canvas, panel ScatterPanel, x, y func(float64) vg.Length) {
	if s.Wanted != nil {
		c.StrokeLine2(wantedStyle(), c.Min.X, y(*s.Wanted), c.Max.X, y(*s.Wanted))
	}
	if v := panel.X.Current; v != nil && x(*v) >= c.Min.X && x(*v) <= c.Max.X {
		c.StrokeLine2(currentStyle(), x(*v), c.Min.Y, x(*v), c.Max.Y)
	}
	for i, v := range s.Ys {
		c.StrokeLine2(stroke(tint50, 0.7), x(panel.Xs[i]), y(v.Low), x(panel.Xs[i]), y(v.High))
	}
	for i, v := range s.Ys {
		disc(c, vg.Point{X: x(panel.Xs[i]), Y: y(v.Value)}, vg.Points(1.8), blue)
	}
	if s.Best != nil {
		diamond(c, vg.Point{X: x(panel.Xs[*s.Best]), Y: y(s.Ys[*s.Best].Value)}, vg.Points(4.5), vermilion)
	}
}

func wantedStyle() draw.LineStyle  { return stroke(vermilion, 1.1, vg.Points(5), vg.Points(3)) }
func currentStyle() draw.LineStyle { return stroke(grey, 1, vg.Points(2), vg.Points(2)) }

func (s Scatter) keys() []key {
	keys := []key{
		{words.OneSetting.In(s.Lang), discMark(blue)},
		{words.Interval95.In(s.Lang), uprightMark(stroke(tint50, 1))},
	}
	if s.Best != nil {
		keys = append(keys, key{words.ChosenSetting.In(s.Lang), diamondMark(vermilion)})
	}
	if s.Wanted != nil {
		keys = append(keys, key{words.WantedValue.In(s.Lang), lineMark(wantedStyle())})
	}
	for _, p := range s.Panels {
		if p.X.Current != nil {
			return append(keys, key{words.CurrentValue.In(s.Lang), uprightMark(currentStyle())})
		}
	}
	return keys
}
