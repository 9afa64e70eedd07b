package chart

import (
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Gantt shows the projects of a plan: the median course of their stages, and when they are completed in
// the middle 80% of the replications. Times are in months on the scale of month.Month: the end of
// December 2025 is the beginning of January 2026, so float64(month.Of(2026, 1)).
type Gantt struct {
	Frame
	From, To month.Month // first and last month shown
	Due      month.Month // the end of this month is the date due; 0 where there is none
	Stages   []string    // names of the stages in their order, at most six
	Projects []Project
}

// Project is one row of a Gantt chart.
type Project struct {
	Name, Detail  string   // the detail is a small second line, such as the chance; may be empty
	OnTime        *float64 // the chance of being in time, written to the right; nil where it is not known
	Stages        []Stage  // in the order of time; may be empty
	P10, P50, P90 float64  // quantiles of what is due, completion or start; beyond To where it comes later or never
}

// Stage is the median course of one stage of a project.
type Stage struct {
	Kind       int     // index in Gantt.Stages
	Start, End float64 // months
}

// stageColours go from pale to dark, so their order shows in grey print, too.
var stageColours = [...]color.NRGBA{
	{0xe3, 0xdc, 0xc9, 0xff}, {0xd2, 0xbe, 0x8a, 0xff}, {0x9c, 0xbf, 0xb8, 0xff},
	{0x5b, 0x99, 0xa8, 0xff}, {0x35, 0x6d, 0x93, 0xff}, {0x1f, 0x3f, 0x66, 0xff},
}

func (g Gantt) check() error {
	if len(g.Projects) == 0 {
		return ErrEmpty
	}
	if g.To < g.From {
		return fmt.Errorf("from %v to %v: %w", g.From, g.To, ErrOrder)
	}
	if len(g.Stages) > len(stageColours) {
		return fmt.Errorf("%d stages, at most %d: %w", len(g.Stages), len(stageColours), ErrRange)
	}
	for _, p := range g.Projects {
		if p.OnTime != nil {
			if err := first(finite("chance of "+p.Name, *p.OnTime), within("chance of "+p.Name, *p.OnTime, 0, 1)); err != nil {
				return err
			}
		}
		if err := first(finite("completion of "+p.Name, p.P10, p.P50, p.P90),
			rising("completion of "+p.Name, p.P10, p.P50, p.P90), g.checkStages(p)); err != nil {
			return err
		}
	}
	return nil
}

func (g Gantt) checkStages(p Project) error {
	for _, s := range p.Stages {
		if err := first(finite("stage of "+p.Name, s.Start, s.End), rising("stage of "+p.Name, s.Start, s.End)); err != nil {
			return err
		}
		if s.Kind < 0 || s.Kind >= len(g.Stages) {
			return fmt.Errorf("stage %d of %s, expected 0 to %d: %w", s.Kind, p.Name, len(g.Stages)-1, ErrRange)
		}
	}
	return nil
}

// PNG draws the chart as a picture.
func (g Gantt) PNG() ([]byte, error) { return pictureOf(g.sheet()) }

func (g Gantt) sheet() (*sheet, error) {
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("Gantt chart %q: %w", g.Title, err)
	}
	r := g.rows()
	if r.values != nil && g.Subtitle == "" {
		g.Subtitle = words.OnTimeColumn.In(g.Lang)
	}
	s, err := newSheet(g.Frame)
	if err != nil {
		return nil, err
	}
	s.plot.X.Min, s.plot.X.Max = float64(g.From), float64(g.To)+1
	s.plot.X.Tick.Marker = yearEnds(g.Lang, g.From-1, g.To, 1)
	s.plot.Add(paint(uprights), separators(len(g.Projects)))
	s.plot.X.Label.Text = words.MonthAxis.In(g.Lang)
	s.lay(r)
	s.plot.Add(paint(g.due), paint(g.bars))
	s.keys = g.keys()
	return s, nil
}

func (g Gantt) length() int { return len(g.Projects) }

func (g Gantt) part(from, to int, mark string) Drawing {
	g.Title, g.Projects = g.Title+mark, g.Projects[from:to]
	return g
}

// rows are the names with their chances; without any chance there is no column for it.
func (g Gantt) rows() rows {
	r := rows{}
	known := false
	for _, p := range g.Projects {
		r.names, r.details = append(r.names, p.Name), append(r.details, p.Detail)
		value := ""
		if p.OnTime != nil {
			value, known = words.Chance.Value(g.Lang, *p.OnTime), true
		}
		r.values = append(r.values, value)
	}
	if !known {
		r.values = nil
	}
	return r
}

// due draws the line of the date due; the legend names it.
func (g Gantt) due(c draw.Canvas, p *plot.Plot) {
	if g.Due == 0 {
		return
	}
	x, _ := p.Transforms(&c)
	at := x(float64(g.Due) + 1)
	c.StrokeLine2(stroke(vermilion, 1.2, vg.Points(5), vg.Points(3)), at, c.Min.Y, at, c.Max.Y)
}

func (g Gantt) bars(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	inside := func(t float64) vg.Length { return x(min(max(t, float64(g.From)), float64(g.To)+1)) }
	for i, project := range g.Projects {
		middle := y(rowMiddle(i, len(g.Projects)))
		thick := vg.Points(4.2)
		for _, stage := range project.Stages {
			if inside(stage.End) > inside(stage.Start) {
				box(c, stageColours[stage.Kind], inside(stage.Start), middle-thick, inside(stage.End), middle+thick)
			}
		}
		g.completion(c, project, middle, inside)
	}
}

// completion draws the interval of the completion; an arrow shows that it goes on beyond the chart.
func (g Gantt) completion(c draw.Canvas, p Project, y vg.Length, inside func(float64) vg.Length) {
	last := float64(g.To) + 1
	lo, hi := inside(p.P10), inside(p.P90)
	cap, style := vg.Points(4), stroke(black, 1.2)
	c.StrokeLine2(style, lo, y, hi, y)
	if p.P10 < last {
		c.StrokeLine2(style, lo, y-cap, lo, y+cap)
	}
	if p.P90 <= last {
		c.StrokeLine2(style, hi, y-cap, hi, y+cap)
	} else {
		arrowHead(c, vg.Point{X: hi, Y: y})
	}
	if p.P50 <= last {
		disc(c, vg.Point{X: inside(p.P50), Y: y}, vg.Points(2.8), black)
	}
}

// arrowHead points to the right.
func arrowHead(c draw.Canvas, at vg.Point) {
	tip := vg.Points(4)
	c.FillPolygon(black, []vg.Point{{X: at.X - tip, Y: at.Y + tip}, {X: at.X + tip*0.6, Y: at.Y}, {X: at.X - tip, Y: at.Y - tip}})
}

func (g Gantt) keys() []key {
	var keys []key
	for i, name := range g.Stages {
		keys = append(keys, key{name, swatch(stageColours[i])})
	}
	keys = append(keys, key{words.CompletionRange.In(g.Lang), func(c draw.Canvas, at vg.Point, half vg.Length) {
		whisker(c, stroke(black, 1.2), at.X-half, at.X+half, at.Y, vg.Points(3))
		disc(c, at, vg.Points(2.6), black)
	}})
	late := slices.ContainsFunc(g.Projects, func(p Project) bool { return p.P90 > float64(g.To)+1 })
	if late {
		keys = append(keys, key{words.BeyondHorizon.In(g.Lang), func(c draw.Canvas, at vg.Point, half vg.Length) {
			c.StrokeLine2(stroke(black, 1.2), at.X-half, at.Y, at.X+half/2, at.Y)
			arrowHead(c, vg.Point{X: at.X + half/2, Y: at.Y})
		}})
	}
	if g.Due != 0 {
		keys = append(keys, key{words.DueDate.Fill(g.Lang, g.Due), uprightMark(stroke(vermilion, 1.4, vg.Points(3), vg.Points(1.5)))})
	}
	return keys
}
