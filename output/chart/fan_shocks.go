package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"chcsim/model/month"
)

// Span is a stretch of months with a name, such as an epidemic.
type Span struct {
	From, To month.Month
	Name     string
}

// shockFill is the stripe of a shock, in grey print lighter than any band.
var shockFill = mix(ochre, whiteColor, 0.85)

// stripe is where a shock is drawn, from the beginning of its first month to the end of its last.
func (s Span) stripe(c draw.Canvas, p *plot.Plot) (from, to vg.Length) {
	x, _ := p.Transforms(&c)
	return max(c.Min.X, x(float64(s.From)-1)), min(c.Max.X, x(float64(s.To)))
}

func (f Fan) stripes(c draw.Canvas, p *plot.Plot) {
	for _, s := range f.Shocks {
		if from, to := s.stripe(c, p); from < to {
			box(c, shockFill, from, c.Min.Y, to, c.Max.Y)
		}
	}
}

// laneHeight is that of a line of names of shocks.
const laneHeight = smallSize * lineHeight * vg.Length(1)

// named is a shock's name above its stripe.
type named struct {
	Span
	from, to, at vg.Length // the stripe, and where the name begins
	lane         int       // from the plot upwards
}

// lanes places the names of shocks so that none meets another: each begins with its stripe, or ends with the plot, in the
// lowest lane that is free there.
func (f Fan) lanes(s *sheet, c draw.Canvas) (list []named) {
	style := s.writing(smallSize, rust, text.XLeft, text.YCenter)
	for _, shock := range f.Shocks {
		n := named{Span: shock}
		if n.from, n.to = shock.stripe(c, s.plot); n.from >= n.to {
			continue
		}
		n.Name = wrap(style, n.Name, c.Max.X-c.Min.X, 1)
		width := style.Width(n.Name)
		n.at = max(c.Min.X, min(n.from, c.Max.X+s.right-width))
		for i := 0; i < len(list); i++ {
			if o := list[i]; o.lane == n.lane && min(n.from, n.at) < max(o.to, o.at+style.Width(o.Name))+vg.Points(6) && min(o.from, o.at) < max(n.to, n.at+width)+vg.Points(6) {
				n.lane, i = n.lane+1, -1 // look through all again
			}
		}
		list = append(list, n)
	}
	return list
}

// shockStrip makes room above the plot for the names of the shocks and writes them there, each over the length of its stripe.
func (f Fan) shockStrip(s *sheet) paint {
	for _, n := range f.lanes(s, s.data()) {
		s.top = max(s.top, vg.Length(n.lane+1)*laneHeight+vg.Points(3))
	}
	return func(c draw.Canvas, _ *plot.Plot) {
		style := s.writing(smallSize, rust, text.XLeft, text.YCenter)
		for _, n := range f.lanes(s, c) {
			y := c.Max.Y + vg.Points(2) + (vg.Length(n.lane)+0.5)*laneHeight
			foot := y - laneHeight/2 + vg.Points(0.5)
			c.StrokeLine2(stroke(ochre, 1.4), n.from, foot, n.to, foot)
			c.FillText(style, vg.Point{X: n.at, Y: y}, n.Name)
		}
	}
}

// data is where the plot will show its data, as far as widths go.
func (s *sheet) data() draw.Canvas {
	c := draw.NewCanvas(new(recorder.Canvas), pageWidth, bodyHeight)
	return s.plot.DataCanvas(draw.Crop(c, margin+s.left, -margin-s.right, 0, 0))
}
