package chart

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Fan is one indicator over the months: the median and the bands that hold 50, 80 and 90% of the
// replications, with its targets at the dates they are due. Beside another plan only the bands of 90% are drawn.
type Fan struct {
	Frame
	Name     string // what the vertical axis shows, without its unit
	Unit     words.Unit
	Bands    Bands
	Of       int              // what is counted out of, such as 13 centres: values are counts then; 0 where nothing is
	Steps    bool             // values are whole numbers of things: they are drawn as steps
	Base     *Point           // the value at the start: before the first month, or before From; nil where there is none
	Observed []FanObservation // what was measured; may be empty
	Targets  []FanTarget      // by date; may be empty
	From     month.Month      // from which on results are told, where that is later than the first month; else 0
	Shocks   []Span           // may be empty
	Yearly   bool             // a value is that of the twelve months up to it
	Other    *OtherPlan       // nil where there is none
}

// OtherPlan is the course of the same indicator under another plan. The two are called A and B.
type OtherPlan struct {
	Names [2]string // of this plan and of the other
	Bands Bands
}

// FanTarget is a target on the indicator of a fan.
type FanTarget struct {
	By         month.Month
	Comparator string // ">=" or "<="
	Limit      float64
	Words      string   // the limit in words where its number does not say all, such as "≥75% (10/13)"
	Chance     Interval // the chance of meeting it with its limits, fractions
}

func (f Fan) check() error {
	if err := first(f.Bands.check(), finite("observations", f.observedValues()...)); err != nil {
		return err
	}
	if f.Base != nil {
		if err := finite("value at the start", f.Base.Value); err != nil {
			return err
		}
	}
	if f.Other != nil {
		if err := f.Other.Bands.check(); err != nil {
			return err
		}
	}
	for _, t := range f.Targets {
		if math.IsNaN(t.Chance.Value) {
			t.Chance = Interval{}
		}
		if err := first(finite("target", t.Limit), t.Chance.checkChance("chance"), checkComparator(t.Comparator)); err != nil {
			return err
		}
	}
	return nil
}

func checkComparator(c string) error {
	if c != ">=" && c != "<=" {
		return fmt.Errorf("comparator %q, expected >= or <=: %w", c, ErrRange)
	}
	return nil
}

// PNG draws the chart as a picture.
func (f Fan) PNG() ([]byte, error) { return pictureOf(f.sheet()) }

func (f Fan) sheet() (*sheet, error) {
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("fan chart %q: %w", f.Title, err)
	}
	if f.Subtitle == "" {
		f.Subtitle = f.subtitle()
	}
	s, err := newSheet(f.Frame)
	if err != nil {
		return nil, err
	}
	f.scale(s)
	s.right = f.tagRoom(s)
	shocks := f.shockStrip(s)
	s.plot.Add(paint(f.stripes), paint(levels))
	if err := f.courses(s.plot); err != nil {
		return nil, fmt.Errorf("fan chart %q: %w", f.Title, err)
	}
	s.plot.Add(paint(f.past), paint(f.windows), paint(f.observed), paint(f.base), paint(f.targetLines), f.ends(s), shocks)
	s.keys = f.keys()
	return s, nil
}

// courses draws the bands, those of another plan as a ladder upon them.
func (f Fan) courses(p *plot.Plot) error {
	if f.Other == nil {
		return f.Bands.addTo(p, f.Steps)
	}
	if err := f.Bands.addWidest(p, f.Steps); err != nil {
		return err
	}
	p.Add(f.Other.Bands.ladder(f.Steps))
	return addLine(p, f.Other.Bands.Months, f.Other.Bands.P50, otherStyle(), f.Steps)
}

// subtitle names the plans, and the targets with their chances, since that is what readers look for first.
func (f Fan) subtitle() string {
	var each []string
	if f.Other != nil {
		each = append(each, words.PlanA.Fill(f.Lang, f.Other.Names[0]), words.PlanB.Fill(f.Lang, f.Other.Names[1]))
	}
	for _, t := range f.Targets {
		each = append(each, f.describe(t))
	}
	return strings.Join(each, "\n")
}

func (f Fan) describe(t FanTarget) string {
	limit := t.Words
	if limit == "" {
		limit = f.Unit.Limit(f.Lang, t.Comparator, t.Limit)
	}
	limit = words.TargetBy.Fill(f.Lang, limit, t.By)
	if f.Other != nil || math.IsNaN(t.Chance.Value) {
		return limit // the chances of both plans stand elsewhere
	}
	return words.MoreOf.Fill(f.Lang, limit, words.ChanceLabel.Fill(f.Lang, words.Chance.Value(f.Lang, t.Chance.Value),
		words.Chance.Interval(f.Lang, t.Chance.Low, t.Chance.High)))
}

// scale sets both axes with their names.
func (f Fan) scale(s *sheet) {
	values := append(append([]float64{}, f.Bands.P05...), f.Bands.P95...)
	values = append(values, f.observedValues()...)
	from, to := f.Bands.Months[0], f.Bands.Months[len(f.Bands.Months)-1]
	if f.Other != nil {
		values = append(append(values, f.Other.Bands.P05...), f.Other.Bands.P95...)
	}
	if f.Base != nil {
		values, from = append(values, f.Base.Value), min(from, f.Base.Month)
	}
	for _, o := range f.Observed {
		from, to = min(from, o.Month), max(to, o.Month)
	}
	for _, t := range f.Targets {
		values, to = append(values, t.Limit), max(to, t.By)
	}
	lo, hi := extent(values)
	if f.Of > 0 {
		lo, hi = 0, float64(f.Of)
	} else {
		lo, hi = padded(f.Unit, lo, hi, 0.06)
	}
	niceScale(f.Unit, lo, hi, 6).on(&s.plot.Y, f.Unit)
	s.caption = axisTitle(f.Lang, f.Name, f.Unit)
	if f.Of > 0 {
		s.caption = words.OutOfAll.Fill(f.Lang, f.Name, f.Of)
		s.plot.Y.Max, s.plot.Y.Tick.Marker = float64(f.Of)*1.03, counting(f.Of, 7)
	}
	s.months(from, to)
}

// end is the last month of the bands, or of a later target.
func (f Fan) end() month.Month {
	end := f.Bands.Months[len(f.Bands.Months)-1]
	for _, t := range f.Targets {
		end = max(end, t.By)
	}
	return end
}

// targetLines draws each limit as a line that ends at its date, where the next one's begins, with a diamond there.
func (f Fan) targetLines(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	from := c.Min.X
	for i, t := range f.Targets {
		at, to := vg.Point{X: x(float64(t.By)), Y: y(t.Limit)}, c.Max.X
		if t.By < f.end() {
			to = at.X
			c.StrokeLine2(stroke(fade(vermilion), 0.5, vg.Points(1), vg.Points(2)), to, at.Y, c.Max.X, at.Y) // to its label
		}
		c.StrokeLine2(stroke(vermilion, 1.1, vg.Points(5), vg.Points(3)), from, at.Y, to, at.Y)
		diamond(c, at, vg.Points(4.5), vermilion)
		if i+1 < len(f.Targets) && f.Targets[i+1].By > t.By {
			from = to
		}
	}
}

// base draws the value at the start.
func (f Fan) base(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	if f.Base != nil {
		disc(c, vg.Point{X: x(float64(f.Base.Month)), Y: y(f.Base.Value)}, vg.Points(3.2), blue)
	}
}

func (f Fan) keys() []key {
	keys := bandKeys(f.Lang)
	if f.Other != nil {
		keys = pairKeys(f.Lang)
	}
	if len(f.Targets) > 0 {
		keys = append(keys, key{words.Target.In(f.Lang), diamondMark(vermilion)})
	}
	if f.Base != nil {
		keys = append(keys, key{words.Start.In(f.Lang), discMark(blue)})
	}
	return append(keys, f.pastKeys()...)
}
