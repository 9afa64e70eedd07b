package chart

import (
	"cmp"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// What is written to the right of a fan, where it hides nothing: the values at its end and the limits of its targets.

// tag is a label to the right of the plot that belongs to a value.
type tag struct {
	value  float64
	name   string // in the colour
	detail string // below it, small and grey; may be empty
	style  draw.LineStyle
}

// tags are the values at the end, and the targets, with their dates where there are several or one is due before the end.
func (f Fan) tags() []tag {
	list := []tag{f.endTag(f.Bands, stroke(blue, 0.8))}
	if f.Other != nil {
		list[0].name = "A " + list[0].name
		other := f.endTag(f.Other.Bands, stroke(rust, 0.8))
		other.name = "B " + other.name
		list = append(list, other)
	}
	for _, t := range f.Targets {
		one := tag{t.Limit, words.Target.In(f.Lang) + " " + f.Unit.Limit(f.Lang, t.Comparator, t.Limit), "", stroke(vermilion, 0.8)}
		if f.Of > 0 {
			one.name += words.OfAll.Fill(f.Lang, f.Of)
		}
		if len(f.Targets) > 1 || t.By < f.end() {
			one.detail = words.Dated(f.Lang, t.By)
		}
		if last := &list[len(list)-1]; last.name == one.name { // the same limit at a later date
			last.detail = last.detail + "\n" + one.detail
			continue
		}
		list = append(list, one)
	}
	return list
}

// endTag writes the median at the end with the values that 5 and 95% stay below.
func (f Fan) endTag(b Bands, style draw.LineStyle) tag {
	last := len(b.Months) - 1
	name := f.Unit.Value(f.Lang, b.P50[last])
	if f.Of > 0 {
		name += words.OfAll.Fill(f.Lang, f.Of)
	}
	if f.Other == nil {
		name = words.Median.In(f.Lang) + " " + name
	}
	return tag{b.P50[last], name, words.MiddleNinety.Fill(f.Lang, f.Unit.Interval(f.Lang, b.P05[last], b.P95[last])), style}
}

const tagGap = 9 * vg.Length(1) // between the plot and what is written beside it

// tagRoom is the width that the tags take.
func (f Fan) tagRoom(s *sheet) vg.Length {
	room := vg.Length(0)
	for _, t := range f.tags() {
		name, detail := t.styles(s)
		room = max(room, name.Width(t.name), detail.Width(t.detail))
	}
	return room + tagGap
}

func (t tag) styles(s *sheet) (name, detail text.Style) {
	return s.writing(tickSize, t.style.Color, text.XLeft, text.YTop), s.writing(smallSize, grey, text.XLeft, text.YTop)
}

// height is that of the lines of a tag.
func (t tag) height() vg.Length {
	height := vg.Points(tickSize * 1.25)
	if t.detail != "" {
		height += vg.Points(smallSize * lineHeight * float64(1+strings.Count(t.detail, "\n")))
	}
	return height
}

// ends writes the tags as near to their values as they can stand without meeting, each joined to its value by a line.
func (f Fan) ends(s *sheet) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		_, y := p.Transforms(&c)
		tags := slices.SortedStableFunc(slices.Values(f.tags()), func(a, b tag) int { return cmp.Compare(b.value, a.value) })
		tops := make([]vg.Length, len(tags))
		for i, t := range tags {
			tops[i] = y(t.value) + vg.Points(tickSize*0.6)
		}
		apart(tops, tags, c.Max.Y+vg.Points(6), c.Min.Y-vg.Points(6))
		for i, t := range tags {
			name, detail := t.styles(s)
			at := vg.Point{X: c.Max.X + tagGap, Y: tops[i]}
			c.StrokeLine2(t.style, c.Max.X, y(t.value), at.X-vg.Points(2), at.Y-vg.Points(tickSize*0.6))
			c.FillText(name, at, t.name)
			if t.detail != "" {
				c.FillText(detail, vg.Point{X: at.X, Y: at.Y - vg.Points(tickSize*1.25)}, t.detail)
			}
		}
	}
}

// apart moves the tops of tags, which go down, until none meets the next and all lie between two heights.
func apart(tops []vg.Length, tags []tag, highest, lowest vg.Length) {
	for i := range tops {
		if i > 0 {
			highest = tops[i-1] - tags[i-1].height()
		}
		tops[i] = min(tops[i], highest)
	}
	for i := len(tops) - 1; i >= 0; i-- {
		tops[i] = max(tops[i], lowest+tags[i].height())
		lowest = tops[i]
	}
}
