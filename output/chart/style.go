package chart

import (
	"image/color"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The page. Sizes hold in print: a chart fills the 16 cm between the margins of an A4 document.
const (
	pageWidth   = 16 * vg.Centimeter
	bodyHeight  = 6.4 * vg.Centimeter // of the plot of a chart without rows
	dotsPerInch = 192
	margin      = 8 * vg.Millimeter / 3
)

// Font sizes in points; 9 pt is the 小五 of Chinese documents.
const (
	titleSize = 12
	textSize  = 9
	tickSize  = 8.5
	smallSize = 7.5
)

// The palette: blue, vermilion, ochre and teal differ in hue and in lightness, so they stay apart for
// colour-blind readers and in grey print. Tints are solid colours: overlapping transparent bands would
// show their seams.
var (
	black      = color.NRGBA{0x22, 0x22, 0x22, 0xff}
	grey       = color.NRGBA{0x6b, 0x70, 0x78, 0xff}
	paleGrey   = color.NRGBA{0xe4, 0xe6, 0xea, 0xff}
	lightGrey  = color.NRGBA{0xb4, 0xb9, 0xc1, 0xff}
	blue       = color.NRGBA{0x1f, 0x4e, 0x79, 0xff}
	tint50     = color.NRGBA{0x8f, 0xb3, 0xd3, 0xff}
	tint80     = color.NRGBA{0xbd, 0xd3, 0xe6, 0xff}
	tint90     = color.NRGBA{0xd5, 0xe3, 0xef, 0xff}
	vermilion  = color.NRGBA{0xc4, 0x4e, 0x35, 0xff}
	ochre      = color.NRGBA{0xd9, 0xa4, 0x41, 0xff}
	rust       = color.NRGBA{0x8c, 0x4a, 0x12, 0xff}
	teal       = color.NRGBA{0x3a, 0x8f, 0x8a, 0xff}
	whiteColor = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// writing returns a text style in our font.
func (k *ink) writing(size float64, c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{
		Color: c, Font: font.Font{Typeface: typeface, Size: vg.Points(size)},
		XAlign: x, YAlign: y, Handler: k,
	}
}

// label is text beside data, centred on its height.
func (k *ink) label(c color.Color, x text.XAlignment) text.Style {
	return k.writing(tickSize, c, x, text.YCenter)
}

func stroke(c color.Color, points float64, dashes ...vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: c, Width: vg.Points(points), Dashes: dashes}
}

// disc draws a filled circle with a white rim, which keeps it apart from lines beneath it.
func disc(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	circle := func(r vg.Length, colour color.Color) {
		var p vg.Path
		p.Move(vg.Point{X: at.X + r, Y: at.Y})
		p.Arc(at, r, 0, around)
		p.Close()
		c.SetColor(colour)
		c.Fill(p)
	}
	circle(radius+vg.Points(0.8), whiteColor)
	circle(radius, fill)
}

// diamond draws a filled square standing on its corner.
func diamond(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	corners := func(r vg.Length) []vg.Point {
		return []vg.Point{{X: at.X - r, Y: at.Y}, {X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r}}
	}
	c.FillPolygon(whiteColor, corners(radius+vg.Points(1)))
	c.FillPolygon(fill, corners(radius))
}

// triangle draws a filled triangle whose tip points up, or down.
func triangle(c draw.Canvas, at vg.Point, radius vg.Length, up bool, fill color.Color) {
	h := radius
	if !up {
		h = -radius
	}
	c.FillPolygon(fill, []vg.Point{
		{X: at.X - radius, Y: at.Y - h*0.8}, {X: at.X + radius, Y: at.Y - h*0.8}, {X: at.X, Y: at.Y + h},
	})
}

// whisker draws a horizontal interval with end caps.
func whisker(c draw.Canvas, style draw.LineStyle, lo, hi, y, cap vg.Length) {
	c.StrokeLine2(style, lo, y, hi, y)
	c.StrokeLine2(style, lo, y-cap, lo, y+cap)
	c.StrokeLine2(style, hi, y-cap, hi, y+cap)
}

// box fills a rectangle given by two corners.
func box(c draw.Canvas, fill color.Color, x0, y0, x1, y1 vg.Length) {
	c.FillPolygon(fill, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
}
