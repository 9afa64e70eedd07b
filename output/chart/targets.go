package chart

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// Targets shows the chance of every target of a plan with its interval, and of all of them together.
type Targets struct {
	Frame
	Rows  []TargetRow
	Joint *TargetRow // all targets together, with status NoStatus; nil to leave it out
}

// TargetRow is the chance of one target.
type TargetRow struct {
	Name   string   // the indicator
	Detail string   // the limit and its date, such as "≥45%，2025年12月"; may be empty
	Chance Interval // fractions, with a Wilson interval; NaN where nothing is known: the row is written without a mark
	Wanted float64  // the wanted chance; 0 where none is wanted
	Status words.Status
}

func (t Targets) check() error {
	if len(t.Rows) == 0 {
		return ErrEmpty
	}
	for _, r := range t.all() {
		if math.IsNaN(r.Chance.Value) {
			r.Chance = Interval{}
		}
		err := first(r.Chance.checkChance("chance of "+r.Name),
			finite("wanted chance of "+r.Name, r.Wanted), within("wanted chance of "+r.Name, r.Wanted, 0, 1))
		if err != nil {
			return err
		}
	}
	return nil
}

// all are the rows with the joint one, if any, last.
func (t Targets) all() []TargetRow {
	if t.Joint == nil {
		return t.Rows
	}
	joint := *t.Joint
	if joint.Name == "" {
		joint.Name = words.JointChance.In(t.Lang)
	}
	return append(append([]TargetRow{}, t.Rows...), joint)
}

func (t Targets) length() int { return len(t.Rows) }

func (t Targets) part(from, to int, mark string) Drawing {
	if to < len(t.Rows) {
		t.Joint = nil
	}
	t.Title, t.Rows = t.Title+mark, t.Rows[from:to]
	return t
}

// PNG draws the chart as a picture.
func (t Targets) PNG() ([]byte, error) { return pictureOf(t.sheet()) }

func (t Targets) sheet() (*sheet, error) {
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("chart of targets %q: %w", t.Title, err)
	}
	all := t.all()
	s, err := newSheet(t.Frame)
	if err != nil {
		return nil, err
	}
	r := rows{}
	for _, row := range all {
		r.names = append(r.names, row.Name)
		r.details = append(r.details, row.Detail)
		r.values = append(r.values, words.Chance.WithInterval(t.Lang, row.Chance.Value, row.Chance.Low, row.Chance.High))
	}
	scale{0, 1, 0.2, 0}.on(&s.plot.X, words.Chance)
	s.plot.X.Label.Text = words.ChanceShort.In(t.Lang)
	s.plot.Add(paint(uprights), separators(len(all)))
	s.lay(r)
	s.plot.Add(t.bars(all))
	s.keys = t.keys(all)
	return s, nil
}

// statusColour is the colour of a bar; the shape of its mark says the same in grey print.
func statusColour(status words.Status) color.NRGBA {
	switch status {
	case words.MetAtStart:
		return lightGrey
	case words.ByAssumption:
		return ochre
	case words.NoStatus:
		return black
	}
	return blue
}

// statusMark draws the estimate: a disc for the model, a diamond for an assumption, a triangle for what
// was met at the start.
func statusMark(status words.Status) func(draw.Canvas, vg.Point, vg.Length) {
	fill := statusColour(status)
	switch status {
	case words.MetAtStart:
		return triangleMark(true, grey)
	case words.ByAssumption:
		return diamondMark(fill)
	}
	return discMark(fill)
}

func (t Targets) bars(all []TargetRow) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		thick := vg.Points(3.2)
		for i, r := range all {
			middle := y(rowMiddle(i, len(all)))
			if math.IsNaN(r.Chance.Value) {
				continue
			}
			fill := statusColour(r.Status)
			box(c, fade(fill), c.Min.X, middle-thick, x(r.Chance.Value), middle+thick)
			whisker(c, stroke(fade2(fill), 1.2), x(r.Chance.Low), x(r.Chance.High), middle, vg.Points(3.4))
			statusMark(r.Status)(c, vg.Point{X: x(r.Chance.Value), Y: middle}, 0)
			if r.Wanted > 0 {
				at := x(r.Wanted)
				c.StrokeLine2(stroke(vermilion, 1.6), at, middle-vg.Points(8), at, middle+vg.Points(8))
			}
		}
		if t.Joint != nil {
			c.StrokeLine2(stroke(grey, 0.8), c.Min.X, y(1), c.Max.X, y(1))
		}
	}
}

// keys explains the statuses that occur, and the wanted chance if there is one.
func (t Targets) keys(all []TargetRow) []key {
	var keys []key
	seen := map[words.Status]bool{}
	wanted := false
	for _, r := range all {
		seen[r.Status] = true
		wanted = wanted || r.Wanted > 0
	}
	for _, status := range []words.Status{words.ByModel, words.ByAssumption, words.MetAtStart} {
		if seen[status] {
			keys = append(keys, key{status.In(t.Lang), statusMark(status)})
		}
	}
	keys = append(keys, key{words.Interval95.In(t.Lang), whiskerMark(stroke(grey, 1.2))})
	if wanted {
		keys = append(keys, key{words.WantedChance.In(t.Lang), uprightMark(stroke(vermilion, 1.6))})
	}
	return keys
}

// fade mixes a colour with white, three parts of white to one.
func fade(c color.NRGBA) color.NRGBA { return mix(c, whiteColor, 0.72) }

// fade2 darkens a colour a little, for lines upon its own tint.
func fade2(c color.NRGBA) color.NRGBA { return mix(c, black, 0.35) }

// mix goes the given share of the way from one colour to another.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	blend := func(x, y uint8) uint8 { return uint8(float64(x)*(1-share) + float64(float64(y)*share) + 0.5) }
	return color.NRGBA{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B), 0xff}
}
