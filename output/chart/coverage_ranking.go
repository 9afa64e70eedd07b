package chart

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/output/words"
)

// CoverageRanking ranks subdistricts by a share at the end of the horizon and shows where each started. Intervals hold the value
// of another replication with 90% chance.
type CoverageRanking struct {
	Frame
	Name       string // of the share, for the axis
	Start, End string // the dates
	Rows       []CoverageRow
	Whole      *CoverageRow // the whole district, below the others; nil to leave it out
	Wanted     float64      // the limit of a target at the end; 0 for none
	lowest     *float64     // of the whole, where these are a part
}

// CoverageRow is a subdistrict.
type CoverageRow struct {
	Code, Name string
	Start, End Interval // fractions; without limits known, all three the same
}

func (r CoverageRanking) check() error {
	if len(r.Rows) == 0 {
		return ErrEmpty
	}
	for _, row := range r.all() {
		for _, v := range []Interval{row.Start, row.End} {
			if err := first(v.check("share of "+row.Name), within("share of "+row.Name, v.Value, 0, 1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// all are the rows in their order: by value at the end, then at the start, then by code.
func (r CoverageRanking) all() []CoverageRow {
	rows := slices.SortedStableFunc(slices.Values(r.Rows), func(a, b CoverageRow) int {
		return cmp.Or(cmp.Compare(b.End.Value, a.End.Value), cmp.Compare(b.Start.Value, a.Start.Value), cmp.Compare(a.Code, b.Code))
	})
	if r.Whole != nil {
		rows = append(rows, *r.Whole)
	}
	return rows
}

func (r CoverageRanking) length() int { return len(r.all()) }

func (r CoverageRanking) part(from, to int, mark string) Drawing {
	lowest, all := 1.0, r.all()
	for _, row := range all {
		lowest = min(lowest, row.Start.Low, row.End.Low)
	}
	r.Title, r.lowest = r.Title+mark, &lowest
	if to < len(all) {
		r.Whole = nil
	} else if r.Whole != nil {
		to--
	}
	r.Rows = all[min(from, to):to]
	return r
}

// PNG draws the chart as a picture.
func (r CoverageRanking) PNG() ([]byte, error) { return pictureOf(r.sheet()) }

func (r CoverageRanking) sheet() (*sheet, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("coverage ranking %q: %w", r.Title, err)
	}
	s, err := newSheet(r.Frame)
	if err != nil {
		return nil, err
	}
	all, names, lowest := r.all(), rows{}, 1.0
	if r.lowest != nil {
		lowest = *r.lowest
	}
	for _, row := range all {
		names.names = append(names.names, row.Name)
		value := words.Fraction.Value(r.Lang, row.End.Value)
		if row.End.Low < row.End.High {
			value = words.Fraction.WithInterval(r.Lang, row.End.Value, row.End.Low, row.End.High)
		}
		names.values = append(names.values, value)
		lowest = min(lowest, row.Start.Low, row.End.Low)
	}
	niceScale(words.Fraction, max(0, lowest), 1, 6).on(&s.plot.X, words.Fraction)
	s.plot.X.Label.Text = r.Name
	s.plot.Add(paint(uprights), separators(len(all)))
	s.lay(names)
	s.plot.Add(r.dots(all))
	s.keys = []key{
		{words.AtStart.Fill(r.Lang, r.Start), triangleMark(false, grey)},
		{words.AtEnd.Fill(r.Lang, r.End), discMark(blue)},
		{words.Predicted90.In(r.Lang), whiskerMark(stroke(blue, 1.4))},
	}
	if r.Wanted > 0 {
		s.keys = append(s.keys, key{words.TargetBy.Fill(r.Lang, words.Fraction.Limit(r.Lang, ">=", r.Wanted), r.End), uprightMark(stroke(vermilion, 1.6))})
	}
	return s, nil
}

// dots draws the end above the start of each row, so that neither hides the other.
func (r CoverageRanking) dots(all []CoverageRow) paint {
	return func(c draw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		if r.Wanted > 0 {
			c.StrokeLine2(stroke(vermilion, 1.6), x(r.Wanted), c.Min.Y, x(r.Wanted), c.Max.Y)
		}
		for i, row := range all {
			middle, apart := y(rowMiddle(i, len(all))), vg.Points(4)
			whisker(c, stroke(lightGrey, 1.4), x(row.Start.Low), x(row.Start.High), middle-apart, vg.Points(2.2))
			whisker(c, stroke(blue, 1.4), x(row.End.Low), x(row.End.High), middle+apart, vg.Points(2.2))
			triangle(c, vg.Point{X: x(row.Start.Value), Y: middle - apart}, vg.Points(3), false, grey)
			disc(c, vg.Point{X: x(row.End.Value), Y: middle + apart}, vg.Points(2.8), blue)
		}
		if r.Whole != nil {
			c.StrokeLine2(stroke(grey, 0.8), c.Min.X, y(1), c.Max.X, y(1))
		}
	}
}
