package chart

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Fan is one indicator over the months: the median and the bands that hold 50, 80 and 90% of the
// replications, with its targets at the dates they are due.
type Fan struct {
	Frame
	Unit     words.Unit
	Bands    Bands
	Base     *Point           // the value at the start: of the base year, or before From; nil where there is none
	Observed []FanObservation // what was measured; may be empty
	Targets  []FanTarget      // by date; may be empty
	From     month.Month      // from which on results are told, where that is later than the first month; else 0
	Shocks   []Span           // may be empty
	Window   month.Month      // the last month of the twelve that a flow is taken over; 0 for a stock
}

// FanTarget is a target on the indicator of a fan.
type FanTarget struct {
	By         month.Month
	Comparator string // ">=" or "<="
	Limit      float64
	Chance     Interval // the chance of meeting it with its limits, fractions
}

func (f Fan) check() error {
	if err := first(f.Bands.check(), finite("observations", f.observedValues()...)); err != nil {
		return err
	}
	if f.Base != nil {
		if err := finite("base-year value", f.Base.Value); err != nil {
			return err
		}
	}
	for _, t := range f.Targets {
		if err := first(finite("target", t.Limit), t.Chance.check("chance"),
			within("chance", t.Chance.Value, 0, 1), checkComparator(t.Comparator)); err != nil {
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

// SVG draws the chart for a page of HTML.
func (f Fan) SVG() ([]byte, error) { return pageOf(f.sheet()) }

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
	f.scale(s.plot)
	s.plot.Add(paint(f.stripes), paint(levels))
	if err := f.Bands.addTo(s.plot); err != nil {
		return nil, fmt.Errorf("fan chart %q: %w", f.Title, err)
	}
	s.plot.Add(paint(f.past), paint(f.observed), paint(f.base), f.targetLines(s))
	s.keys = f.keys()
	return s, nil
}

// subtitle names the targets with their chances, since that is what readers look for first.
func (f Fan) subtitle() string {
	if len(f.Targets) == 0 {
		return f.Unit.Name(f.Lang)
	}
	var each []string
	for _, t := range f.Targets {
		each = append(each, f.describe(t))
	}
	return strings.Join(each, "\n")
}

func (f Fan) describe(t FanTarget) string {
	limit := words.TargetBy.Fill(f.Lang, f.Unit.Limit(f.Lang, t.Comparator, t.Limit), t.By)
	chance := words.ChanceLabel.Fill(f.Lang, words.Chance.Value(f.Lang, t.Chance.Value),
		words.Chance.Interval(f.Lang, t.Chance.Low, t.Chance.High))
	separator := "："
	if f.Lang == words.EN {
		separator = ": "
	}
	return limit + separator + chance
}

func (f Fan) scale(p *plot.Plot) {
	values := append(append([]float64{}, f.Bands.P05...), f.Bands.P95...)
	values = append(values, f.observedValues()...)
	from, to := f.Bands.Months[0], f.Bands.Months[len(f.Bands.Months)-1]
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
	lo, hi = padded(f.Unit, lo, hi, 0.06)
	niceScale(f.Unit, lo, hi, 6).on(&p.Y, f.Unit)
	p.X.Min, p.X.Max = float64(from)-0.7, float64(to)+1
	p.X.Tick.Marker = yearEnds(from, to, 0)
}

// targetLines draws each limit as a line that ends at the next one's beginning, and a diamond at its date. The limit is
// written at the left end of its line, on the side that the bands leave free there.
func (f Fan) targetLines(s *sheet) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		from, low := c.Min.X, f.Bands.P50[0]
		for i, t := range f.Targets {
			at, to := vg.Point{X: x(float64(t.By)), Y: y(t.Limit)}, c.Max.X
			if i+1 < len(f.Targets) && f.Targets[i+1].By > t.By {
				to = at.X
			}
			f.label(c, s, t, vg.Point{X: from, Y: at.Y}, low > t.Limit)
			c.StrokeLine2(stroke(vermilion, 1.1, vg.Points(5), vg.Points(3)), from, at.Y, to, at.Y)
			diamond(c, at, vg.Points(4.5), vermilion)
			if to == at.X {
				from, low = to, f.median(t.By)
			}
		}
	}
}

// label writes a target's limit at the left end of its line, on a veil that lets it stand out from dark bands.
func (f Fan) label(c draw.Canvas, s *sheet, t FanTarget, at vg.Point, below bool) {
	style := s.writing(tickSize, vermilion, text.XLeft, text.YBottom)
	offset := vg.Points(2.5)
	line := vg.Points(tickSize) + offset // what the label takes up
	if below && at.Y-line > c.Min.Y || at.Y+line > c.Max.Y {
		style.YAlign, offset, line = text.YTop, -offset, -line
	}
	limit := words.Target.In(f.Lang) + " " + f.Unit.Limit(f.Lang, t.Comparator, t.Limit)
	left, rim := at.X+vg.Points(4), vg.Points(1.5)
	right := left + style.Width(limit)
	c.FillPolygon(veil, []vg.Point{
		{X: left - rim, Y: at.Y}, {X: right + rim, Y: at.Y}, {X: right + rim, Y: at.Y + line}, {X: left - rim, Y: at.Y + line},
	})
	c.FillText(style, vg.Point{X: left, Y: at.Y + offset}, limit)
}

// median is that of the last month shown up to a date.
func (f Fan) median(by month.Month) (value float64) {
	for i, m := range f.Bands.Months {
		if m <= by || i == 0 {
			value = f.Bands.P50[i]
		}
	}
	return value
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
	if len(f.Targets) > 0 {
		keys = append(keys, key{words.Target.In(f.Lang), diamondMark(vermilion)})
	}
	if f.Base != nil {
		keys = append(keys, key{words.Start.In(f.Lang), discMark(blue)})
	}
	return append(keys, f.pastKeys()...)
}
