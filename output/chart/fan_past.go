package chart

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// What a fan shows of the past: observations as points, what came before the start paler, shocks as stripes, and the twelve
// months that the last value of a flow is taken over.

// FanObservation is an observation beside a fan.
type FanObservation struct {
	Observation
	Later bool // after what the scenario knows: not used, drawn hollow
}

// Span is a stretch of months with a name, such as an epidemic.
type Span struct {
	From, To month.Month
	Name     string
}

// pale is laid over what came before the start.
var pale = color.NRGBA{0xff, 0xff, 0xff, 0xa0}

// shockFill is the stripe of a shock.
var shockFill = mix(ochre, whiteColor, 0.75)

// denseFrom is how many observations are drawn as smaller points.
const denseFrom = 24

func (f Fan) observedValues() []float64 {
	values := make([]float64, len(f.Observed))
	for i, o := range f.Observed {
		values[i] = o.Value
	}
	return values
}

func (f Fan) observedRadius() vg.Length {
	if len(f.Observed) > denseFrom {
		return vg.Points(1.7)
	}
	return vg.Points(3)
}

// stripes draws the shocks from the beginning of their first month to the end of their last.
func (f Fan) stripes(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, s := range f.Shocks {
		from, to := max(c.Min.X, x(float64(s.From)-1)), min(c.Max.X, x(float64(s.To)))
		if from < to {
			box(c, shockFill, from, c.Min.Y, to, c.Max.Y)
		}
	}
}

// past makes what came before the start paler and marks it; the window of a flow stands at the foot.
func (f Fan) past(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	if f.From != 0 {
		at := x(float64(f.From - 1))
		box(c, pale, c.Min.X, c.Min.Y, at, c.Max.Y)
		c.StrokeLine2(stroke(grey, 0.8, vg.Points(2), vg.Points(2)), at, c.Min.Y, at, c.Max.Y)
	}
	if f.Window != 0 {
		whisker(c, windowStyle(), max(c.Min.X, x(float64(f.Window-12))), x(float64(f.Window)), c.Min.Y+vg.Points(4), vg.Points(3))
	}
}

func windowStyle() draw.LineStyle { return stroke(teal, 1.4) }

// observed draws the observations: values as discs, hollow where they are later, limits as in a hindcast.
func (f Fan) observed(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, o := range f.Observed {
		at := vg.Point{X: x(float64(o.Month)), Y: y(o.Value)}
		if !o.bound(c, at) {
			observedMark(c, at, f.observedRadius(), o.Later)
		}
	}
}

func observedMark(c draw.Canvas, at vg.Point, radius vg.Length, hollow bool) {
	disc(c, at, radius, black)
	if hollow {
		disc(c, at, radius*0.3, whiteColor)
	}
}

// pastKeys are the keys of what is shown of the past.
func (f Fan) pastKeys() []key {
	var used, later bool
	for _, o := range f.Observed {
		used, later = used || !o.Later, later || o.Later
	}
	mark := func(hollow bool) func(draw.Canvas, vg.Point, vg.Length) {
		return func(c draw.Canvas, at vg.Point, _ vg.Length) { observedMark(c, at, vg.Points(2.4), hollow) }
	}
	var keys []key
	for _, k := range []struct {
		shown bool
		key
	}{
		{used, key{words.Observed.In(f.Lang), mark(false)}}, {later, key{words.ObservedLater.In(f.Lang), mark(true)}},
		{len(f.Shocks) > 0, key{f.shockNames(), swatch(shockFill)}}, {f.From != 0, key{words.BeforeStart.Fill(f.Lang, f.From), swatch(mix(tint80, whiteColor, 0.6))}},
		{f.Window != 0, key{words.Window.In(f.Lang), whiskerMark(windowStyle())}},
	} {
		if k.shown {
			keys = append(keys, k.key)
		}
	}
	return keys
}

func (f Fan) shockNames() string {
	names := ""
	for i, s := range f.Shocks {
		if i > 0 {
			names += words.ListSeparator.In(f.Lang)
		}
		names += s.Name
	}
	return names
}
