package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Parameter is an axis along which an input was varied.
type Parameter struct {
	Name    string
	Unit    words.Unit
	Current *float64 // the scenario's own value, marked on the axis; nil where it is not one number
}

// Response is a result along one varied parameter, with its interval, and the value it should reach.
type Response struct {
	Frame
	X      Parameter
	YName  string // what the result is
	YUnit  words.Unit
	Points []ResponsePoint // in rising order of X, at least two
	Wanted *float64        // the value to be reached; nil where there is none
	Band   string          // what the intervals are; empty for the 95% intervals of estimates
}

// ResponsePoint is the result at one value of the parameter.
type ResponsePoint struct {
	X float64
	Y Interval
}

func (r Response) check() error {
	if len(r.Points) < 2 {
		return fmt.Errorf("%d points, at least 2: %w", len(r.Points), ErrEmpty)
	}
	last := r.Points[0].X - 1
	for _, p := range r.Points {
		if err := first(finite(r.X.Name, p.X), p.Y.check(r.YName)); err != nil {
			return err
		}
		if p.X <= last {
			return fmt.Errorf("%s: %v follows %v: %w", r.X.Name, p.X, last, ErrOrder)
		}
		last = p.X
	}
	for _, v := range []*float64{r.Wanted, r.X.Current} {
		if v != nil {
			if err := finite("marked value", *v); err != nil {
				return err
			}
		}
	}
	return nil
}

// PNG draws the chart.
func (r Response) PNG() ([]byte, error) { return pictureOf(r.sheet()) }

func (r Response) sheet() (*sheet, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("response chart %q: %w", r.Title, err)
	}
	s, err := newSheet(r.Frame)
	if err != nil {
		return nil, err
	}
	var ys []float64
	for _, p := range r.Points {
		ys = append(ys, p.Y.Low, p.Y.High)
	}
	if r.Wanted != nil {
		ys = append(ys, *r.Wanted)
	}
	lo, hi := extent(ys)
	lo, hi = padded(r.YUnit, lo, hi, 0.05)
	niceScale(r.YUnit, lo, hi, 6).on(&s.plot.Y, r.YUnit)
	from, to := r.Points[0].X, r.Points[len(r.Points)-1].X
	s.plot.X.Min, s.plot.X.Max = from, to
	s.plot.X.Tick.Marker = niceScale(r.X.Unit, from, to, 8).ticks(r.X.Unit)
	s.nameAcross(axisTitle(r.Lang, r.X.Name, r.X.Unit))
	s.plot.Add(paint(levels), paint(r.band), r.marks(s))
	s.caption = axisTitle(r.Lang, r.YName, r.YUnit)
	s.keys = r.keys()
	s.right = vg.Points(20) // half of the last label below
	if r.Wanted != nil {
		s.right = max(s.right, s.label(vermilion, text.XLeft).Width(r.YUnit.Limit(r.Lang, "", *r.Wanted))+vg.Points(6))
	}
	return s, nil
}

// axisTitle is a name with its unit, where the ticks do not show it.
func axisTitle(l words.Lang, name string, unit words.Unit) string {
	if unit.IsPercent() || unit.Name(l) == "" {
		return name
	}
	return words.MedianInterval.Fill(l, name, unit.Name(l))
}

func (r Response) band(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var outline, line []vg.Point
	for _, q := range r.Points {
		outline = append(outline, vg.Point{X: x(q.X), Y: y(q.Y.Low)})
		line = append(line, vg.Point{X: x(q.X), Y: y(q.Y.Value)})
	}
	for i := len(r.Points) - 1; i >= 0; i-- {
		outline = append(outline, vg.Point{X: x(r.Points[i].X), Y: y(r.Points[i].Y.High)})
	}
	c.FillPolygon(tint80, outline)
	c.StrokeLines(stroke(blue, 1.6), line)
	for _, at := range line {
		disc(c, at, vg.Points(2.2), blue)
	}
}

func (r Response) marks(s *sheet) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		if r.Wanted != nil {
			at := y(*r.Wanted)
			c.StrokeLine2(wantedStyle(), c.Min.X, at, c.Max.X, at)
			c.FillText(s.label(vermilion, text.XLeft), vg.Point{X: c.Max.X + vg.Points(5), Y: at}, r.YUnit.Limit(r.Lang, "", *r.Wanted))
		}
		if v := r.X.Current; v != nil && *v >= p.X.Min && *v <= p.X.Max {
			c.StrokeLine2(currentStyle(), x(*v), c.Min.Y, x(*v), c.Max.Y)
		}
	}
}

func (r Response) keys() []key {
	keys := []key{{r.YName, lineMark(stroke(blue, 1.6))}, {words.Interval95.In(r.Lang), swatch(tint80)}}
	if r.Band != "" {
		keys = []key{{words.Median.In(r.Lang), lineMark(stroke(blue, 1.6))}, {r.Band, swatch(tint80)}}
	}
	if !slices.ContainsFunc(r.Points, func(p ResponsePoint) bool { return p.Y.Low < p.Y.High }) {
		keys = keys[:1] // too few replications for intervals, or none has a width
	}
	if r.Wanted != nil {
		keys = append(keys, key{words.WantedValue.In(r.Lang), lineMark(wantedStyle())})
	}
	if r.X.Current != nil {
		keys = append(keys, key{words.CurrentValue.In(r.Lang), uprightMark(currentStyle())})
	}
	return keys
}
