package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Hindcast sets projections against what was observed: the years the model was fitted to, apart from
// the later ones it was tested on, beside the two naive forecasts it must beat.
type Hindcast struct {
	Frame
	Name         string // of the indicator, on the vertical axis
	Unit         words.Unit
	FittedTo     month.Month // the last month whose observations were used
	Observations []Observation
	Bands        Bands   // the projection
	Persistence  []Point // the last fitted value kept; may be empty
	Trend        []Point // the linear trend of the fitted years; may be empty
}

// Observation is an observed value, or a limit known of it.
type Observation struct {
	Month      month.Month
	Value      float64
	Comparator string // "=" or "" for a value, ">=" or ">" for a lower bound, "<=" or "<" for an upper one
}

func (h Hindcast) check() error {
	if len(h.Observations) == 0 {
		return ErrEmpty
	}
	for _, o := range h.Observations {
		if err := finite("observation of "+o.Month.String(), o.Value); err != nil {
			return err
		}
		switch o.Comparator {
		case "", "=", ">", ">=", "<", "<=":
		default:
			return fmt.Errorf("comparator %q of %v: %w", o.Comparator, o.Month, ErrRange)
		}
	}
	return first(h.Bands.check(), finite("persistence", valuesOf(h.Persistence)...), finite("trend", valuesOf(h.Trend)...))
}

// PNG draws the chart.
func (h Hindcast) PNG() ([]byte, error) { return pictureOf(h.sheet()) }

func (h Hindcast) sheet() (*sheet, error) {
	if err := h.check(); err != nil {
		return nil, fmt.Errorf("hindcast chart %q: %w", h.Title, err)
	}
	s, err := newSheet(h.Frame)
	if err != nil {
		return nil, err
	}
	h.scale(s)
	s.plot.Add(h.years(s), paint(levels))
	if err := h.Bands.addTo(s.plot, false); err != nil {
		return nil, fmt.Errorf("hindcast chart %q: %w", h.Title, err)
	}
	for _, naive := range []struct {
		points []Point
		style  draw.LineStyle
	}{{h.Persistence, persistenceStyle()}, {h.Trend, trendStyle()}} {
		if len(naive.points) == 0 {
			continue
		}
		if err := addLine(s.plot, monthsOf(naive.points), valuesOf(naive.points), naive.style, false); err != nil {
			return nil, fmt.Errorf("hindcast chart %q: %w", h.Title, err)
		}
	}
	s.plot.Add(paint(h.observed))
	s.keys = h.keys()
	return s, nil
}

func persistenceStyle() draw.LineStyle {
	return stroke(ochre, 1.6, vg.Points(6), vg.Points(2.5))
}

func trendStyle() draw.LineStyle {
	return stroke(vermilion, 1.4, vg.Points(1.8), vg.Points(1.8))
}

func monthsOf(points []Point) []month.Month {
	out := make([]month.Month, len(points))
	for i, p := range points {
		out[i] = p.Month
	}
	return out
}

func (h Hindcast) scale(s *sheet) {
	values := append(append(valuesOf(h.Persistence), valuesOf(h.Trend)...), h.Bands.P05...)
	values = append(values, h.Bands.P95...)
	from, to := h.Bands.Months[0], h.Bands.Months[len(h.Bands.Months)-1]
	for _, o := range h.Observations {
		values, from, to = append(values, o.Value), min(from, o.Month), max(to, o.Month)
	}
	for _, q := range append(append([]Point{}, h.Persistence...), h.Trend...) {
		from, to = min(from, q.Month), max(to, q.Month)
	}
	lo, hi := extent(values)
	lo, hi = padded(h.Unit, lo, hi, 0.1)
	niceScale(h.Unit, lo, hi, 6).on(&s.plot.Y, h.Unit)
	s.months(from, to)
	s.plot.X.Min, s.plot.X.Max = float64(from)-2, float64(to)+2
	s.caption = axisTitle(h.Lang, h.Name, h.Unit)
}

// years shades the fitted years and names both spans at the top.
func (h Hindcast) years(s *sheet) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, _ := p.Transforms(&c)
		border := min(max(x(float64(h.FittedTo)+0.5), c.Min.X), c.Max.X)
		box(c, mix(paleGrey, whiteColor, 0.55), c.Min.X, c.Min.Y, border, c.Max.Y)
		c.StrokeLine2(stroke(grey, 0.8), border, c.Min.Y, border, c.Max.Y)
		y := c.Max.Y - vg.Points(3)
		left := s.writing(tickSize, grey, text.XRight, text.YTop)
		right := s.writing(tickSize, grey, text.XLeft, text.YTop)
		name := words.TrainingYears.In(h.Lang)
		if border-c.Min.X > left.Width(name)+vg.Points(8) {
			c.FillText(left, vg.Point{X: border - vg.Points(5), Y: y}, name)
		}
		name = words.TestYears.In(h.Lang)
		if c.Max.X-border > right.Width(name)+vg.Points(8) {
			c.FillText(right, vg.Point{X: border + vg.Points(5), Y: y}, name)
		}
	}
}

// observed draws the observations, bounds as triangles that point to where the value may lie.
func (h Hindcast) observed(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, o := range h.Observations {
		at := vg.Point{X: x(float64(o.Month)), Y: y(o.Value)}
		if !o.bound(c, at) {
			disc(c, at, vg.Points(3), black)
		}
	}
}

// bound draws a limit, and tells whether the observation is one.
func (o Observation) bound(c draw.Canvas, at vg.Point) bool {
	switch o.Comparator {
	case ">", ">=":
		bound(c, at, vg.Points(10))
	case "<", "<=":
		bound(c, at, -vg.Points(10))
	default:
		return false
	}
	return true
}

// bound draws a bar at a limit with an arrow of the given length away from it, upwards if positive.
func bound(c draw.Canvas, at vg.Point, length vg.Length) {
	c.StrokeLine2(stroke(black, 1.6), at.X-vg.Points(4), at.Y, at.X+vg.Points(4), at.Y)
	c.StrokeLine2(stroke(black, 1.1), at.X, at.Y, at.X, at.Y+length)
	triangle(c, vg.Point{X: at.X, Y: at.Y + length}, vg.Points(2.4), length > 0, black)
}

// boundMark is a small bound for the legend.
func boundMark(length vg.Length) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) {
		at.Y -= length * 0.6
		bound(c, at, length)
	}
}

func (h Hindcast) keys() []key {
	keys := bandKeys(h.Lang)
	if len(h.Persistence) > 0 {
		keys = append(keys, key{words.Persistence.In(h.Lang), lineMark(persistenceStyle())})
	}
	if len(h.Trend) > 0 {
		keys = append(keys, key{words.LinearTrend.In(h.Lang), lineMark(trendStyle())})
	}
	var values, lower, upper bool
	for _, o := range h.Observations {
		switch o.Comparator {
		case ">", ">=":
			lower = true
		case "<", "<=":
			upper = true
		default:
			values = true
		}
	}
	for _, k := range []struct {
		shown bool
		key
	}{{values, key{words.Observed.In(h.Lang), discMark(black)}},
		{lower, key{words.LowerBound.In(h.Lang), boundMark(vg.Points(5))}},
		{upper, key{words.UpperBound.In(h.Lang), boundMark(-vg.Points(5))}}} {
		if k.shown {
			keys = append(keys, k.key)
		}
	}
	return keys
}
