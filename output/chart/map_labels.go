package chart

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// labelling places names on a map so that they hide neither each other nor facilities.
type labelling struct {
	*sheet
	within vg.Rectangle
	marks  []vg.Rectangle // of facilities
	texts  []vg.Rectangle // written so far
}

func (l *labelling) avoid(at vg.Point, radius vg.Length) {
	l.marks = append(l.marks, rectangle(at, radius, radius))
}

// rectangle is one of given half-width and half-height.
func rectangle(at vg.Point, halfWidth, halfHeight vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - halfWidth, Y: at.Y - halfHeight}, Max: vg.Point{X: at.X + halfWidth, Y: at.Y + halfHeight}}
}

// beside writes the year of a facility to its right, or to its left where there is no room.
func (l *labelling) beside(c draw.Canvas, at vg.Point, year string) {
	style := l.writing(smallSize, black, text.XCenter, text.YCenter)
	half := style.Width(year) / 2
	away := half + vg.Points(5)
	l.write(c, style, year, l.best(year, style, at, []vg.Point{{X: away}, {X: -away}, {Y: vg.Points(8)}, {Y: -vg.Points(8)}}))
}

// name writes the name of a subdistrict as near to its middle as it can stand.
func (l *labelling) name(c draw.Canvas, at vg.Point, name string) {
	style := l.writing(smallSize, black, text.XCenter, text.YCenter)
	var shifts []vg.Point
	for _, dy := range []vg.Length{0, 5, -5, 10, -10, 15, -15, 20, -20} {
		for _, dx := range []vg.Length{0, 6, -6, 12, -12, 18, -18} {
			shifts = append(shifts, vg.Point{X: dx, Y: dy})
		}
	}
	l.write(c, style, name, l.best(name, style, at, shifts))
}

// best is where a text stands with the least harm: texts must not overlap, facilities should stay free, and the shift should be
// small.
func (l *labelling) best(words string, style text.Style, at vg.Point, shifts []vg.Point) vg.Point {
	least, best := math.Inf(1), at
	for _, shift := range shifts {
		place := vg.Point{X: at.X + shift.X, Y: at.Y + shift.Y}
		room := rectangle(place, style.Width(words)/2+vg.Points(1.5), vg.Points(smallSize*0.55))
		harm := math.Hypot(float64(shift.X), float64(shift.Y))
		for _, r := range l.texts {
			harm += 20 * overlap(room, r)
		}
		for _, r := range l.marks {
			harm += 2 * overlap(room, r)
		}
		harm += 20 * (area(room) - overlap(room, l.within))
		if harm < least {
			least, best = harm, place
		}
	}
	return best
}

// write writes a text with a white rim, which keeps it legible on dark cells.
func (l *labelling) write(c draw.Canvas, style text.Style, words string, at vg.Point) {
	l.texts = append(l.texts, rectangle(at, style.Width(words)/2, vg.Points(smallSize*0.5)))
	rim := style
	rim.Color = whiteColor
	const directions = 6
	for k := range directions {
		sin, cos := math.Sincos(float64(k) * around / directions)
		c.FillText(rim, vg.Point{X: at.X + vg.Length(cos)*vg.Points(1), Y: at.Y + vg.Length(sin)*vg.Points(1)}, words)
	}
	c.FillText(style, at, words)
}

// overlap is the area that two rectangles share, in square points.
func overlap(a, b vg.Rectangle) float64 {
	width := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
	height := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	return float64(max(width, 0)) * float64(max(height, 0))
}

func area(r vg.Rectangle) float64 { return overlap(r, r) }
