package chart

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// What a fan shows of the past: observations as points, what came before the start paler, and the twelve months that a
// target looks at.

// FanObservation is an observation beside a fan.
type FanObservation struct {
	Observation
	Later bool // after what the scenario knows: not used, drawn hollow
}

// pale is laid over what came before the start.
var pale = color.NRGBA{0xff, 0xff, 0xff, 0xa0}

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

// past makes what came before the start paler and marks it.
func (f Fan) past(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	if f.From != 0 {
		at := x(float64(f.From - 1))
		box(c, pale, c.Min.X, c.Min.Y, at, c.Max.Y)
		c.StrokeLine2(stroke(grey, 0.8, vg.Points(2), vg.Points(2)), at, c.Min.Y, at, c.Max.Y)
	}
}

// windows marks at the foot the twelve months that each target looks at, or without targets those of the last value.
func (f Fan) windows(c draw.Canvas, p *plot.Plot) {
	if !f.Yearly {
		return
	}
	x, _ := p.Transforms(&c)
	ends := []month.Month{f.Bands.Months[len(f.Bands.Months)-1]}
	for i, t := range f.Targets {
		if i == 0 {
			ends = nil
		}
		ends = append(ends, t.By)
	}
	for i, end := range slices.Compact(ends) {
		foot := c.Min.Y + vg.Points(4) + vg.Length(i%2)*vg.Points(5) // a year that begins within another stands above it
		whisker(c, windowStyle(), max(c.Min.X, x(float64(end-12))), x(float64(end)), foot, vg.Points(2.4))
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
		{len(f.Shocks) > 0, key{words.Shock.In(f.Lang), swatch(shockFill)}}, {f.From != 0, key{words.BeforeStart.Fill(f.Lang, f.From), swatch(mix(tint80, whiteColor, 0.6))}},
		{f.Yearly, key{words.Window.In(f.Lang), whiskerMark(windowStyle())}},
	} {
		if k.shown {
			keys = append(keys, k.key)
		}
	}
	return keys
}
