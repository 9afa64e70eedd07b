package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Bands are the quantiles of a value over the replications, at the end of each month.
type Bands struct {
	Months                            []month.Month // rising, at least one
	P05, P10, P25, P50, P75, P90, P95 []float64     // one value for each month, rising from P05 to P95
}

func (b Bands) check() error {
	if len(b.Months) == 0 {
		return fmt.Errorf("bands without months: %w", ErrEmpty)
	}
	for i := 1; i < len(b.Months); i++ {
		if b.Months[i] <= b.Months[i-1] {
			return fmt.Errorf("bands: %v follows %v: %w", b.Months[i], b.Months[i-1], ErrOrder)
		}
	}
	names := []string{"P05", "P10", "P25", "P50", "P75", "P90", "P95"}
	for i, values := range b.quantiles() {
		if len(values) != len(b.Months) {
			return fmt.Errorf("%s has %d values for %d months: %w", names[i], len(values), len(b.Months), ErrLength)
		}
		if err := finite(names[i], values...); err != nil {
			return err
		}
	}
	for i, m := range b.Months {
		if err := rising("quantiles of "+m.String(), b.P05[i], b.P10[i], b.P25[i], b.P50[i], b.P75[i], b.P90[i], b.P95[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b Bands) quantiles() [][]float64 {
	return [][]float64{b.P05, b.P10, b.P25, b.P50, b.P75, b.P90, b.P95}
}

// Constant tells whether the value is one and the same in all months and replications.
func (b Bands) Constant() bool {
	lo, hi := extent(b.P05, b.P95)
	return hi-lo < 1e-9*max(1, math.Abs(hi)) // a share may be a hair away from itself
}

// addTo draws the bands from the widest to the narrowest and the median on top.
func (b Bands) addTo(p *plot.Plot, steps bool) error {
	for _, band := range []struct {
		lo, hi []float64
		fill   color.Color
	}{{b.P05, b.P95, tint90}, {b.P10, b.P90, tint80}, {b.P25, b.P75, tint50}} {
		if err := addArea(p, b.Months, band.lo, band.hi, band.fill, steps); err != nil {
			return err
		}
	}
	return addLine(p, b.Months, b.P50, stroke(blue, 1.6), steps)
}

// addWidest draws the band of 90% and the median alone.
func (b Bands) addWidest(p *plot.Plot, steps bool) error {
	if err := addArea(p, b.Months, b.P05, b.P95, tint80, steps); err != nil {
		return err
	}
	return addLine(p, b.Months, b.P50, stroke(blue, 1.6), steps)
}

// course is a line through month-end values; in steps a month's value fills the month.
func course(months []month.Month, values []float64, steps bool) plotter.XYs {
	var line plotter.XYs
	for i, m := range months {
		if steps && i > 0 {
			line = append(line, plotter.XY{X: float64(months[i-1]), Y: values[i]})
		}
		line = append(line, plotter.XY{X: float64(m), Y: values[i]})
	}
	return line
}

func addArea(p *plot.Plot, months []month.Month, lo, hi []float64, fill color.Color, steps bool) error {
	above := course(months, hi, steps)
	slices.Reverse(above)
	area, err := plotter.NewPolygon(append(course(months, lo, steps), above...))
	if err != nil {
		return err
	}
	area.Color, area.LineStyle = fill, stroke(fill, 0)
	p.Add(area)
	return nil
}

// addLine draws a line through month-end values.
func addLine(p *plot.Plot, months []month.Month, values []float64, style draw.LineStyle, steps bool) error {
	line, err := plotter.NewLine(course(months, values, steps))
	if err != nil {
		return err
	}
	line.LineStyle = style
	p.Add(line)
	return nil
}

// otherStyle is the line of another plan's median; broken, it stays apart in grey print.
func otherStyle() draw.LineStyle { return stroke(rust, 1.6, vg.Points(6), vg.Points(2.5)) }

// rung is the line of which the ladder of another plan's band is made.
func rung() draw.LineStyle { return stroke(rust, 0.6) }

// ladder draws a band as its edges with a rung at every month, which leave what lies below in sight.
func (b Bands) ladder(steps bool) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		for _, edge := range [][]float64{b.P05, b.P95} {
			var line []vg.Point
			for _, q := range course(b.Months, edge, steps) {
				line = append(line, vg.Point{X: x(q.X), Y: y(q.Y)})
			}
			c.StrokeLines(stroke(rust, 0.9), line)
		}
		for i, m := range b.Months {
			c.StrokeLine2(rung(), x(float64(m)), y(b.P05[i]), x(float64(m)), y(b.P95[i]))
		}
	}
}

// pairKeys are the legend of the bands of two plans.
func pairKeys(l words.Lang) []key {
	return []key{
		{"A " + words.Median.In(l), lineMark(stroke(blue, 1.6))},
		{"A " + words.Band90.In(l), swatch(tint80)},
		{"B " + words.Median.In(l), lineMark(otherStyle())},
		{"B " + words.Band90.In(l), ladderMark},
	}
}

// ladderMark is a piece of a ladder.
func ladderMark(c draw.Canvas, at vg.Point, half vg.Length) {
	h := vg.Points(tickSize * 0.38)
	for i := range 6 {
		x := at.X - half + vg.Length(i)*half*2/5
		c.StrokeLine2(rung(), x, at.Y-h, x, at.Y+h)
	}
	for _, y := range []vg.Length{at.Y - h, at.Y + h} {
		c.StrokeLine2(stroke(rust, 0.9), at.X-half, y, at.X+half, y)
	}
}

// bandKeys are the legend of bands.
func bandKeys(l words.Lang) []key {
	return []key{
		{words.Median.In(l), lineMark(stroke(blue, 1.6))},
		{words.Band50.In(l), swatch(tint50)},
		{words.Band80.In(l), swatch(tint80)},
		{words.Band90.In(l), swatch(tint90)},
	}
}

// extent is the range of all given values; lists may be empty.
func extent(lists ...[]float64) (lo, hi float64) {
	started := false
	for _, list := range lists {
		for _, x := range list {
			if !started {
				lo, hi, started = x, x, true
			}
			lo, hi = min(lo, x), max(hi, x)
		}
	}
	return lo, hi
}

// valuesOf are the values of points.
func valuesOf(points []Point) []float64 {
	out := make([]float64, len(points))
	for i, p := range points {
		out[i] = p.Value
	}
	return out
}
