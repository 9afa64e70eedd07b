package chart

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// key is one entry of the legend, which stands in rows above the plot, never on the data.
type key struct {
	name string
	mark func(c draw.Canvas, centre vg.Point, halfWidth vg.Length)
}

// drawKeys writes the legend in as many rows as it needs and returns the height where it ends.
func (s *sheet) drawKeys(c draw.Canvas, y vg.Length) vg.Length {
	const half, gap, space = 8 * vg.Length(1), 4 * vg.Length(1), 12 * vg.Length(1)
	style := s.writing(tickSize, black, text.XLeft, text.YCenter)
	row := vg.Points(tickSize * 1.5)
	x := c.Min.X
	y -= row / 2
	for _, k := range s.keys {
		k.name = wrap(style, k.name, c.Max.X-c.Min.X-2*half-gap, 1)
		width := 2*half + gap + style.Width(k.name)
		if x > c.Min.X && x+width > c.Max.X {
			x, y = c.Min.X, y-row
		}
		k.mark(c, vg.Point{X: x + half, Y: y}, half)
		c.FillText(style, vg.Point{X: x + 2*half + gap, Y: y}, k.name)
		x += width + space
	}
	return y - row/2
}

// The marks of legends.

func swatch(fill color.Color) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, half vg.Length) {
		h := vg.Points(tickSize * 0.38)
		box(c, fill, at.X-half, at.Y-h, at.X+half, at.Y+h)
	}
}

func lineMark(style draw.LineStyle) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, half vg.Length) {
		c.StrokeLine2(style, at.X-half, at.Y, at.X+half, at.Y)
	}
}

func discMark(fill color.Color) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) { disc(c, at, vg.Points(3), fill) }
}

func diamondMark(fill color.Color) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) { diamond(c, at, vg.Points(3.8), fill) }
}

func triangleMark(up bool, fill color.Color) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) { triangle(c, at, vg.Points(3.2), up, fill) }
}

func whiskerMark(style draw.LineStyle) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, half vg.Length) {
		whisker(c, style, at.X-half, at.X+half, at.Y, vg.Points(2.5))
	}
}

// uprightMark is a short vertical line, for limits and dates.
func uprightMark(style draw.LineStyle) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) {
		h := vg.Points(tickSize * 0.55)
		c.StrokeLine2(style, at.X, at.Y-h, at.X, at.Y+h)
	}
}
