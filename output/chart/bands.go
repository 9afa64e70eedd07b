package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
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

// addTo draws the bands from the widest to the narrowest and the median on top.
func (b Bands) addTo(p *plot.Plot) error {
	for _, band := range []struct {
		lo, hi []float64
		fill   draw.LineStyle
	}{
		{b.P05, b.P95, stroke(tint90, 0)}, {b.P10, b.P90, stroke(tint80, 0)}, {b.P25, b.P75, stroke(tint50, 0)},
	} {
		outline := make(plotter.XYs, 0, 2*len(b.Months))
		for i, m := range b.Months {
			outline = append(outline, plotter.XY{X: float64(m), Y: band.lo[i]})
		}
		for i := len(b.Months) - 1; i >= 0; i-- {
			outline = append(outline, plotter.XY{X: float64(b.Months[i]), Y: band.hi[i]})
		}
		area, err := plotter.NewPolygon(outline)
		if err != nil {
			return err
		}
		area.Color, area.LineStyle = band.fill.Color, stroke(band.fill.Color, 0)
		p.Add(area)
	}
	return addLine(p, b.Months, b.P50, stroke(blue, 1.6))
}

// addLine draws a line through month-end values.
func addLine(p *plot.Plot, months []month.Month, values []float64, style draw.LineStyle) error {
	xys := make(plotter.XYs, len(months))
	for i, m := range months {
		xys[i] = plotter.XY{X: float64(m), Y: values[i]}
	}
	line, err := plotter.NewLine(xys)
	if err != nil {
		return err
	}
	line.LineStyle = style
	p.Add(line)
	return nil
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
