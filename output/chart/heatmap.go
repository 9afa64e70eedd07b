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

// Heatmap is a result over two varied parameters, with the contour at which it reaches a wanted value.
type Heatmap struct {
	Frame
	X, Y     Parameter
	Xs, Ys   []float64   // the values of the parameters, rising, at least two each
	ZName    string      // what the result is
	ZUnit    words.Unit  // Chance and shares are coloured from 0 to 1 where they fill a good part of it
	Z        [][]float64 // Z[j][i] belongs to Xs[i] and Ys[j]
	Missing  [][]bool    // true where a point failed, its Z is not read; nil where none did
	WantedAt *float64    // the value of the contour; nil for none
}

func (h Heatmap) check() error {
	for _, axis := range []struct {
		name   string
		values []float64
	}{{h.X.Name, h.Xs}, {h.Y.Name, h.Ys}} {
		if len(axis.values) < 2 {
			return fmt.Errorf("%s has %d values, at least 2: %w", axis.name, len(axis.values), ErrEmpty)
		}
		if err := finite(axis.name, axis.values...); err != nil {
			return err
		}
		for i := 1; i < len(axis.values); i++ {
			if axis.values[i] <= axis.values[i-1] {
				return fmt.Errorf("%s: %v follows %v: %w", axis.name, axis.values[i], axis.values[i-1], ErrOrder)
			}
		}
	}
	return h.checkCells()
}

func (h Heatmap) checkCells() error {
	if len(h.Z) != len(h.Ys) || h.Missing != nil && len(h.Missing) != len(h.Ys) {
		return fmt.Errorf("%d rows for %d values of %s: %w", len(h.Z), len(h.Ys), h.Y.Name, ErrLength)
	}
	present := 0
	for j, row := range h.Z {
		if len(row) != len(h.Xs) || h.Missing != nil && len(h.Missing[j]) != len(h.Xs) {
			return fmt.Errorf("row %d has %d cells for %d values of %s: %w", j+1, len(row), len(h.Xs), h.X.Name, ErrLength)
		}
		for i, z := range row {
			if h.missing(i, j) {
				continue
			}
			present++
			if err := finite(fmt.Sprintf("cell at %v, %v", h.Xs[i], h.Ys[j]), z); err != nil {
				return err
			}
		}
	}
	if present == 0 {
		return ErrEmpty
	}
	return nil
}

func (h Heatmap) missing(i, j int) bool { return h.Missing != nil && h.Missing[j][i] }

// PNG draws the chart.
func (h Heatmap) PNG() ([]byte, error) { return pictureOf(h.sheet()) }

func (h Heatmap) sheet() (*sheet, error) {
	if err := h.check(); err != nil {
		return nil, fmt.Errorf("heatmap %q: %w", h.Title, err)
	}
	if h.Subtitle == "" {
		h.Subtitle = words.ColourIs.Fill(h.Lang, axisTitle(h.Lang, h.ZName, h.ZUnit))
	}
	s, err := newSheet(h.Frame)
	if err != nil {
		return nil, err
	}
	s.body = 8.4 * vg.Centimeter
	s.right = vg.Points(58)
	xs, ys := edges(h.Xs), edges(h.Ys)
	s.plot.X.Min, s.plot.X.Max = xs[0], xs[len(xs)-1]
	s.plot.Y.Min, s.plot.Y.Max = ys[0], ys[len(ys)-1]
	s.plot.X.Tick.Marker = h.X.ticks(h.Xs, 10)
	s.plot.Y.Tick.Marker = h.Y.ticks(h.Ys, 12)
	s.nameAcross(axisTitle(h.Lang, h.X.Name, h.X.Unit))
	s.caption = axisTitle(h.Lang, h.Y.Name, h.Y.Unit)
	colours := h.colours()
	s.plot.Add(h.cells(s, colours), paint(h.contour), h.values(s, colours), paint(h.current), colours.bar(s, h.ZUnit, h.WantedAt))
	s.keys = h.keys()
	return s, nil
}

// ticks labels the values themselves where they are few, round numbers between them otherwise.
func (p Parameter) ticks(values []float64, most int) plot.ConstantTicks {
	nice := niceScale(p.Unit, values[0], values[len(values)-1], most-1)
	if len(values) > most {
		return nice.ticks(p.Unit)
	}
	nice.decimals = decimalsOf(p.Unit, values)
	var ticks plot.ConstantTicks
	for _, v := range values {
		label := p.Unit.Bare(v, nice.decimals)
		if p.Unit.IsPercent() {
			label += "%"
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: label})
	}
	return ticks
}

// edges are the borders of cells: half-way between values, as far out at both ends.
func edges(values []float64) []float64 {
	n := len(values)
	out := make([]float64, n+1)
	for i := 1; i < n; i++ {
		out[i] = (values[i-1] + values[i]) / 2
	}
	out[0] = values[0] - (values[1]-values[0])/2
	out[n] = values[n-1] + (values[n-1]-values[n-2])/2
	return out
}

// contour draws the line along which the result has the wanted value.
func (h Heatmap) contour(c draw.Canvas, p *plot.Plot) {
	if h.WantedAt == nil {
		return
	}
	x, y := p.Transforms(&c)
	for _, s := range h.contourAt(*h.WantedAt) {
		c.StrokeLine2(stroke(whiteColor, 3.2), x(s[0].x), y(s[0].y), x(s[1].x), y(s[1].y))
	}
	for _, s := range h.contourAt(*h.WantedAt) {
		c.StrokeLine2(stroke(vermilion, 1.8), x(s[0].x), y(s[0].y), x(s[1].x), y(s[1].y))
	}
}

// current marks the scenario's own values of both parameters.
func (h Heatmap) current(c draw.Canvas, p *plot.Plot) {
	if h.X.Current == nil || h.Y.Current == nil {
		return
	}
	x, y := p.Transforms(&c)
	at := vg.Point{X: x(*h.X.Current), Y: y(*h.Y.Current)}
	if !c.Contains(at) {
		return
	}
	if h.roomy(c) && slices.Contains(h.Xs, *h.X.Current) && slices.Contains(h.Ys, *h.Y.Current) {
		width, height := h.cellSize(c)
		at.X, at.Y = at.X+width*0.36, at.Y+height*0.3 // beside the value of the cell
		at.X, at.Y = min(at.X, c.Max.X-vg.Points(4)), min(at.Y, c.Max.Y-vg.Points(4))
	}
	diamond(c, at, vg.Points(4), black)
}

func (h Heatmap) keys() []key {
	var keys []key
	if h.WantedAt != nil {
		name := words.ContourOf.Fill(h.Lang, h.ZUnit.Value(h.Lang, *h.WantedAt))
		keys = append(keys, key{name, lineMark(stroke(vermilion, 1.8))})
	}
	if h.X.Current != nil && h.Y.Current != nil {
		keys = append(keys, key{words.CurrentValue.In(h.Lang), diamondMark(black)})
	}
	if h.Missing != nil {
		keys = append(keys, key{words.MissingPoint.In(h.Lang), func(c draw.Canvas, at vg.Point, half vg.Length) {
			swatch(paleGrey)(c, at, half)
			cross(c, at, vg.Points(3))
		}})
	}
	return keys
}

// cross marks a point that failed.
func cross(c draw.Canvas, at vg.Point, r vg.Length) {
	c.StrokeLine2(stroke(grey, 0.8), at.X-r, at.Y-r, at.X+r, at.Y+r)
	c.StrokeLine2(stroke(grey, 0.8), at.X-r, at.Y+r, at.X+r, at.Y-r)
}

// cells paints the cells, in a picture as one raster without seams, and crosses out those that failed.
func (h Heatmap) cells(s *sheet, colours ramp) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		if s.canvas != nil {
			h.raster(s, c.Rectangle, colours)
		}
		width, height := h.cellSize(c)
		xs, ys := edges(h.Xs), edges(h.Ys)
		for j := range h.Ys {
			for i := range h.Xs {
				if s.canvas == nil && !h.missing(i, j) {
					box(c, colours.colour(h.Z[j][i]), x(xs[i]), y(ys[j]), x(xs[i+1]), y(ys[j+1]))
				}
				if h.missing(i, j) {
					cross(c, vg.Point{X: x(h.Xs[i]), Y: y(h.Ys[j])}, min(width, height)/5)
				}
			}
		}
	}
}

// cellSize is the mean width and height of a cell.
func (h Heatmap) cellSize(c draw.Canvas) (width, height vg.Length) {
	return c.Size().X / vg.Length(len(h.Xs)), c.Size().Y / vg.Length(len(h.Ys))
}

// roomy tells whether the cells are large enough to hold their values.
func (h Heatmap) roomy(c draw.Canvas) bool {
	width, height := h.cellSize(c)
	return width > vg.Points(26) && height > vg.Points(12)
}

// values writes the values into their cells where there is room, each on a patch of the cell's colour
// that keeps the contour from crossing it out.
func (h Heatmap) values(s *sheet, colours ramp) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		if !h.roomy(c) {
			return
		}
		x, y := p.Transforms(&c)
		for j := range h.Ys {
			for i := range h.Xs {
				if h.missing(i, j) {
					continue
				}
				z, at := h.Z[j][i], vg.Point{X: x(h.Xs[i]), Y: y(h.Ys[j])}
				style := s.writing(smallSize, colours.on(z), text.XCenter, text.YCenter)
				label := h.ZUnit.Value(h.Lang, z)
				half, tall := style.Width(label)/2+vg.Points(1), vg.Points(smallSize*0.5)
				box(c, colours.colour(z), at.X-half, at.Y-tall, at.X+half, at.Y+tall)
				c.FillText(style, at, label)
			}
		}
	}
}
