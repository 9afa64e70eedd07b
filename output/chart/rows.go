package chart

import (
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// rows is the frame of charts whose rows have names on the left and, if wanted, values on the right.
// Row 0 stands at the top; the height of row i is rowMiddle(i).
type rows struct {
	names, details []string // details stand below the names in small grey; may be nil
	values         []string // to the right of the plot; may be nil
}

// Heights of rows on the page.
const (
	rowHeight    = 21 * vg.Length(1) // a name of one line, or of two small ones
	detailHeight = 27 * vg.Length(1) // a name and its detail
	tallHeight   = 36 * vg.Length(1) // a name of two lines and its detail
	axisHeight   = 16 * vg.Length(1)
	titleHeight  = 14 * vg.Length(1) // of an axis that has one
)

// nameShare is the largest share of the page that names may take.
const nameShare = 0.36

// rowMiddle is the position of a row on an axis from 0 to n.
func rowMiddle(i, n int) float64 { return float64(n-i) - 0.5 }

// lay reserves the room for names and values, sets the height of the page and adds them to the plot.
func (s *sheet) lay(r rows) {
	s.hideRowsAxis(len(r.names))
	name := s.label(black, text.XRight)
	detail := s.writing(smallSize, grey, text.XRight, text.YCenter)
	value := s.label(black, text.XLeft)
	most := vg.Length(nameShare) * pageWidth
	height := rowHeight
	for i := range r.names {
		r.names[i] = wrap(name, r.names[i], most, 2)
		height = max(height, r.height(i))
		s.left = max(s.left, name.Width(r.names[i]), min(most, detail.Width(r.detail(i))))
	}
	for _, v := range r.values {
		s.right = max(s.right, value.Width(v))
	}
	s.body = vg.Length(len(r.names))*height + axisHeight
	if s.plot.X.Label.Text != "" {
		s.body += titleHeight
	}
	s.left += vg.Points(6)
	if s.right > 0 {
		s.right += vg.Points(6)
	}
	s.plot.Add(paint(func(c draw.Canvas, p *plot.Plot) {
		_, y := p.Transforms(&c)
		for i := range r.names {
			at := vg.Point{X: c.Min.X - vg.Points(6), Y: y(rowMiddle(i, len(r.names)))}
			s.drawName(c, at, r.names[i], r.detail(i), name, detail)
			if i < len(r.values) {
				c.FillText(value, vg.Point{X: c.Max.X + vg.Points(6), Y: at.Y}, r.values[i])
			}
		}
	}))
}

// height is what a row needs.
func (r rows) height(i int) vg.Length {
	switch {
	case r.detail(i) == "":
		return rowHeight
	case strings.Contains(r.names[i], "\n"):
		return tallHeight
	}
	return detailHeight
}

func (r rows) detail(i int) string {
	if i < len(r.details) {
		return r.details[i]
	}
	return ""
}

func (s *sheet) drawName(c draw.Canvas, at vg.Point, words, below string, name, detail text.Style) {
	above := vg.Points(4.6)
	if strings.Contains(words, "\n") {
		name.Font.Size = vg.Points(smallSize)
	}
	if below == "" {
		c.FillText(name, at, words)
		return
	}
	under := at.Y - vg.Points(5)
	if strings.Contains(words, "\n") {
		above, under = vg.Points(5.5), at.Y-vg.Points(10.5)
	}
	c.FillText(name, vg.Point{X: at.X, Y: at.Y + above}, words)
	c.FillText(detail, vg.Point{X: at.X, Y: under}, below)
}

// separators draws a pale line between rows, so that the eye finds the value of a name.
func separators(n int) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		_, y := p.Transforms(&c)
		for i := 0; i <= n; i++ {
			c.StrokeLine2(stroke(paleGrey, 0.4), c.Min.X, y(float64(i)), c.Max.X, y(float64(i)))
		}
	}
}
