package chart

import (
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// ramp gives values their colours, from nearly white to dark blue: light and dark order them in grey
// print, too.
type ramp struct{ min, max float64 }

// stops are the colours at equal steps of a ramp.
var stops = [...]color.NRGBA{
	{0xf5, 0xf3, 0xea, 0xff}, {0xcf, 0xe0, 0xdc, 0xff}, {0x93, 0xbf, 0xc8, 0xff},
	{0x4f, 0x8f, 0xb0, 0xff}, {0x27, 0x5d, 0x8c, 0xff}, {0x17, 0x33, 0x5c, 0xff},
}

func (r ramp) share(z float64) float64 {
	if r.max == r.min {
		return 0.5
	}
	return min(max((z-r.min)/(r.max-r.min), 0), 1)
}

func (r ramp) colour(z float64) color.NRGBA {
	at := r.share(z) * float64(len(stops)-1)
	i := min(int(at), len(stops)-2)
	return mix(stops[i], stops[i+1], at-float64(i))
}

// on is the colour of text on the colour of z.
func (r ramp) on(z float64) color.NRGBA {
	if r.share(z) > 0.55 {
		return whiteColor
	}
	return black
}

// bar draws the scale of colours to the right of the plot.
func (r ramp) bar(s *sheet, unit words.Unit, wanted *float64) paint {
	return func(c draw.Canvas, _ *plot.Plot) {
		x0, x1 := c.Max.X+vg.Points(14), c.Max.X+vg.Points(24)
		span := c.Max.Y - c.Min.Y
		y := func(z float64) vg.Length { return c.Min.Y + vg.Length((z-r.min)/(r.max-r.min))*span }
		const steps = 256
		column := image.NewNRGBA(image.Rect(0, 0, 4, steps))
		for row := range steps {
			z := r.max - (r.max-r.min)*(float64(row)+0.5)/steps
			for i := range 4 {
				column.SetNRGBA(i, row, r.colour(z))
			}
		}
		c.DrawImage(vg.Rectangle{Min: vg.Point{X: x0, Y: c.Min.Y}, Max: vg.Point{X: x1, Y: c.Max.Y}}, column)
		scale := niceScale(unit, r.min, r.max, 6)
		style := s.label(black, text.XLeft)
		for _, tick := range scale.ticks(unit) {
			if tick.Value < r.min-scale.step/100 || tick.Value > r.max+scale.step/100 {
				continue
			}
			c.StrokeLine2(stroke(grey, 0.6), x1, y(tick.Value), x1+vg.Points(3), y(tick.Value))
			c.FillText(style, vg.Point{X: x1 + vg.Points(5), Y: y(tick.Value)}, tick.Label)
		}
		if wanted != nil && *wanted >= r.min && *wanted <= r.max {
			c.StrokeLine2(stroke(vermilion, 1.8), x0-vg.Points(2), y(*wanted), x1+vg.Points(2), y(*wanted))
		}
	}
}

// colours spans the whole of 0 to 1 for chances, so that charts beside each other compare, and for shares that fill a good
// part of it; round limits otherwise.
func (h Heatmap) colours() ramp {
	var values []float64
	for j, row := range h.Z {
		for i, z := range row {
			if !h.missing(i, j) {
				values = append(values, z)
			}
		}
	}
	lo, hi := extent(values)
	if h.ZUnit == words.Chance || h.ZUnit.IsPercent() && lo >= 0 && hi <= 1 && hi-lo > 0.5 {
		return ramp{0, 1}
	}
	s := niceScale(h.ZUnit, lo, hi, 6)
	if h.ZUnit.IsPercent() && lo >= 0 && hi <= 1 {
		s.min, s.max = max(s.min, 0), min(s.max, 1) // there is no chance below 0%
	}
	return ramp{s.min, s.max}
}

// raster paints the cells dot by dot into the picture, so that neighbours meet without a seam and
// nothing is blurred by scaling.
func (h Heatmap) raster(s *sheet, area vg.Rectangle, colours ramp) {
	picture := s.canvas.Image()
	dots := func(l vg.Length) int { return int(math.Round(l.Dots(dotsPerInch))) }
	left, right, bottom := dots(area.Min.X), dots(area.Max.X), picture.Bounds().Dy()-dots(area.Min.Y)
	columns := dotsOf(edges(h.Xs), right-left)
	row := make([]color.Color, len(h.Xs))
	for up, j := range dotsOf(edges(h.Ys), dots(area.Max.Y)-dots(area.Min.Y)) {
		for i := range row {
			row[i] = color.RGBAModel.Convert(paleGrey)
			if !h.missing(i, j) {
				row[i] = color.RGBAModel.Convert(colours.colour(h.Z[j][i]))
			}
		}
		for across, i := range columns {
			picture.Set(left+across, bottom-1-up, row[i])
		}
	}
}

// dotsOf tells for each of n dots between the first and last edge in which cell its centre lies.
func dotsOf(edges []float64, n int) []int {
	out := make([]int, n)
	cell := 0
	for dot := range out {
		at := edges[0] + (edges[len(edges)-1]-edges[0])*(float64(dot)+0.5)/float64(n)
		for cell < len(edges)-2 && at >= edges[cell+1] {
			cell++
		}
		out[dot] = cell
	}
	return out
}

// decimalsOf is the number of decimals that all values need to be told apart, at most 4.
func decimalsOf(unit words.Unit, values []float64) int {
	most := 0
	for _, v := range values {
		s := strconv.FormatFloat(v, 'f', 6, 64)
		if unit.IsPercent() {
			s = strconv.FormatFloat(v*100, 'f', 6, 64)
		}
		s = strings.TrimRight(s, "0")
		most = max(most, len(s)-strings.IndexByte(s, '.')-1)
	}
	return min(most, 4)
}
