package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// paint is a plotter made of a function.
type paint func(c draw.Canvas, p *plot.Plot)

// Plot draws.
func (f paint) Plot(c draw.Canvas, p *plot.Plot) { f(c, p) }

// levels draws a pale line across the plot at every labelled value of the vertical axis.
func levels(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if !t.IsMinor() {
			c.StrokeLine2(stroke(paleGrey, 0.6), c.Min.X, y(t.Value), c.Max.X, y(t.Value))
		}
	}
}

// uprights draws a pale line up the plot at every labelled value of the horizontal axis.
func uprights(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		if !t.IsMinor() {
			c.StrokeLine2(stroke(paleGrey, 0.6), x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
		}
	}
}
