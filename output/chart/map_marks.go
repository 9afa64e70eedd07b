package chart

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/geo"
	"chcsim/output/words"
)

// FacilityKind is the kind of a facility on a map. Each has a shape of its own.
type FacilityKind int

// The kinds.
const (
	Centre FacilityKind = iota
	SubCentre
	Station
	FacilityKinds = 3
)

// draw draws the mark: a square with a cross, a diamond, a ring; one that opened since the start is vermilion.
func (k FacilityKind) draw(c draw.Canvas, at vg.Point, opened bool) {
	fill, r := black, vg.Points(3.3)
	if opened {
		fill = vermilion
	}
	switch k {
	case Centre:
		rim := r + vg.Points(0.8)
		box(c, whiteColor, at.X-rim, at.Y-rim, at.X+rim, at.Y+rim)
		box(c, fill, at.X-r, at.Y-r, at.X+r, at.Y+r)
		bar, arm := vg.Points(0.7), r-vg.Points(0.9)
		box(c, whiteColor, at.X-arm, at.Y-bar, at.X+arm, at.Y+bar)
		box(c, whiteColor, at.X-bar, at.Y-arm, at.X+bar, at.Y+arm)
	case SubCentre:
		diamond(c, at, vg.Points(3.9), fill)
	case Station:
		disc(c, at, vg.Points(2.5), fill)
		if !opened {
			disc(c, at, vg.Points(0.7), whiteColor)
		}
	}
}

// mark is the kind's mark in the legend.
func (k FacilityKind) mark(opened bool) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, _ vg.Length) { k.draw(c, at, opened) }
}

// bordered is a swatch that is seen even where it is nearly white.
func bordered(fill color.Color) func(draw.Canvas, vg.Point, vg.Length) {
	return func(c draw.Canvas, at vg.Point, half vg.Length) {
		swatch(grey)(c, at, half+vg.Points(0.5))
		h := vg.Points(tickSize*0.38 - 0.5)
		box(c, fill, at.X-half, at.Y-h, at.X+half, at.Y+h)
	}
}

// scaleBar draws a length of 1, 2 or 5 times a power of ten, about a quarter of the map.
func (w survey) scaleBar(s *sheet, c draw.Canvas, at vg.Point) {
	metres := roundLength((w.east - w.west) / 4)
	end, tip := at.X+w.scale*vg.Length(metres), vg.Points(2.5)
	style := stroke(black, 1)
	c.StrokeLine2(style, at.X, at.Y, end, at.Y)
	c.StrokeLine2(style, at.X, at.Y, at.X, at.Y+tip)
	c.StrokeLine2(style, end, at.Y, end, at.Y+tip)
	name := words.Number.Bare(metres, 0) + " m"
	if metres >= 1000 {
		name = words.Number.Bare(metres/1000, 0) + " km"
	}
	c.FillText(s.writing(smallSize, black, text.XLeft, text.YCenter), vg.Point{X: end + vg.Points(4), Y: at.Y + tip/2}, name)
}

// roundLength is the greatest of 1, 2, 5 × 10^k that is not above a length.
func roundLength(most float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(most)))
	for _, m := range []float64{5, 2} {
		if m*power <= most {
			return m * power
		}
	}
	return power
}

// northArrow points up: the map does not turn.
func northArrow(s *sheet, c draw.Canvas, at vg.Point) {
	wing, tall := vg.Points(3), vg.Points(10)
	c.FillPolygon(black, []vg.Point{{X: at.X, Y: at.Y + tall}, {X: at.X - wing, Y: at.Y - tall*0.2}, {X: at.X, Y: at.Y + tall*0.12}})
	c.StrokeLines(stroke(black, 0.7), []vg.Point{{X: at.X, Y: at.Y + tall}, {X: at.X + wing, Y: at.Y - tall*0.2}, {X: at.X, Y: at.Y + tall*0.12}})
	c.FillText(s.writing(smallSize, black, text.XRight, text.YCenter), vg.Point{X: at.X - vg.Points(5), Y: at.Y + tall*0.4}, words.North.In(s.frame.Lang))
}

// spacing is the median distance of a cell from its nearest neighbour, in metres: the side of a cell of a grid, of which some
// cells may be missing.
func spacing(cells []geo.Point, projection geo.Projection) float64 {
	places := make([][2]float64, len(cells))
	for i, cell := range cells {
		places[i][0], places[i][1] = projection.XY(cell)
	}
	slices.SortFunc(places, func(a, b [2]float64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	const alone = 250 // metres, of a cell without neighbours
	var nearest []float64
	for i, a := range places {
		best := math.Inf(1)
		look := func(b [2]float64) (near bool) {
			if d := math.Hypot(a[0]-b[0], a[1]-b[1]); d > 1 { // two at one place are no neighbours
				best = min(best, d)
			}
			return math.Abs(a[0]-b[0]) < best
		}
		for k := i + 1; k < len(places) && look(places[k]); k++ {
		}
		for k := i - 1; k >= 0 && look(places[k]); k-- {
		}
		if !math.IsInf(best, 1) {
			nearest = append(nearest, best)
		}
	}
	if len(nearest) == 0 {
		return alone
	}
	slices.Sort(nearest)
	return nearest[len(nearest)/2]
}
