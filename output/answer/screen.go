package answer

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"chcsim/model/experiment"
	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/words"
)

// Screen is what uncertain inputs move.
type Screen struct {
	Worlds               []*experiment.World
	Inputs               []experiment.Input // with Gate those that move nothing
	Asked                int                // number of inputs tried
	Points, Replications int
	Gate                 bool
	Lang                 words.Lang
}

// Below these numbers of spreads an input moves little: of every target, and of every other indicator.
const (
	littleOfTarget = 0.05
	littleOfOther  = 0.1
)

// most is what an input surely moves most, in spreads; a place of −1 stands for nothing.
type most struct {
	spreads      float64
	world, gauge int
}

// screened is an input with the target and the other indicator that it moves most.
type screened struct {
	*experiment.Input
	param.Spec
	target, other most
}

// Answer is a table of the inputs, the largest movers first, and one of how many move how much.
func (v *Screen) Answer() Answer {
	if v.Gate {
		return Answer{Lang: v.Lang, Tables: []output.Table{v.idle()}, NotMet: len(v.Inputs) > 0}
	}
	list := v.screened()
	return Answer{Lang: v.Lang, Tables: []output.Table{v.table(list), v.counts(list)}, Files: []File{v.file(), littleFile(list)}}
}

// screened are the inputs, those that move a target most first.
func (v *Screen) screened() []screened {
	list := make([]screened, len(v.Inputs))
	for i := range v.Inputs {
		x := &v.Inputs[i]
		list[i] = screened{x, v.spec(x.Path), most{0, -1, -1}, most{0, -1, -1}}
		for _, m := range x.Moved {
			g := &v.Worlds[m.World].Gauges[m.Gauge]
			into := &list[i].other
			if g.Target != nil {
				into = &list[i].target
			}
			if s := spreads(m.Mean, g.Spread); m.Sure && math.Abs(s) > math.Abs(into.spreads) {
				*into = most{s, m.World, m.Gauge}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b screened) int {
		return cmp.Or(cmp.Compare(math.Abs(b.target.spreads), math.Abs(a.target.spreads)), cmp.Compare(math.Abs(b.other.spreads), math.Abs(a.other.spreads)))
	})
	return list
}

// spreads is a change in spreads: without limit where replications do not differ and the change is not 0.
func spreads(change, spread float64) float64 {
	switch {
	case change == 0 || math.IsNaN(spread):
		return 0
	case spread == 0:
		return math.Copysign(math.Inf(1), change)
	}
	return change / spread
}

// spec describes an input.
func (v *Screen) spec(path string) param.Spec {
	for _, w := range v.Worlds {
		if i, ok := w.Index(path); ok {
			return w.Parameters[i].Spec
		}
	}
	return param.Spec{Path: path}
}

// table lists the inputs with what they move most.
func (v *Screen) table(list []screened) output.Table {
	l := v.Lang
	t := output.Table{
		Title: words.ScreenTitle.In(l), Heading: words.Warnings.In(l),
		Columns: []output.Column{
			{Head: words.InputColumn.In(l)}, {Head: words.MostMovedTarget.In(l), Max: 40}, {Head: words.Spreads.In(l), Right: true},
			{Head: words.MostMovedOther.In(l), Max: 40}, {Head: words.Spreads.In(l), Right: true},
		},
		Notes: []string{words.ScreenNote.Fill(l, v.Points), words.SpreadNote.Fill(l, v.Replications)},
	}
	for i := range list {
		x := &list[i]
		row := output.Text(x.Input.Path, v.gauge(x.target), inSpreads(x.target.spreads), v.gauge(x.other), inSpreads(x.other.spreads))
		if x.little() {
			row.Cells[0].Tone = output.Dim
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// little tells whether an input moves little.
func (x *screened) little() bool {
	return math.Abs(x.target.spreads) < littleOfTarget && math.Abs(x.other.spreads) < littleOfOther
}

// gauge names what is moved: where there are several worlds, with that in which it is moved.
func (v *Screen) gauge(m most) string {
	if m.gauge < 0 {
		return words.Undefined
	}
	w := v.Worlds[m.world]
	g := w.Gauges[m.gauge]
	name := Indicator(g.Indicator, v.Lang) + " " + words.Dated(v.Lang, g.Month)
	if !w.Measures {
		name = words.WithoutMeasures.Fill(v.Lang, name)
	}
	if w.Name != v.Worlds[0].Name {
		name = w.Name + " · " + name
	}
	return name
}

// inSpreads writes a change in spreads.
func inSpreads(x float64) string {
	switch {
	case x == 0:
		return "0"
	case math.IsInf(x, 0):
		return "∞"
	}
	return signed(words.Number, x)
}

// counts says how many inputs move how much: each counts in the first row that holds of it.
func (v *Screen) counts(list []screened) output.Table {
	l := v.Lang
	t := output.Table{Title: words.InputsByMoves.In(l), Columns: []output.Column{{Head: words.MovesColumn.In(l)}, {Head: words.InputsColumn.In(l), Right: true}}}
	left := slices.Clone(list)
	count := func(name string, holds func(x screened) bool) {
		before := len(left)
		left = slices.DeleteFunc(left, holds)
		t.Rows = append(t.Rows, output.Text(name, strconv.Itoa(before-len(left))))
	}
	for _, limit := range []float64{1, 0.5, 0.2, littleOfTarget} {
		count(words.MovesTargetBy.Fill(l, limit), func(x screened) bool { return math.Abs(x.target.spreads) >= limit })
	}
	count(words.MovesOthers.Fill(l, littleOfOther), func(x screened) bool { return !x.little() })
	count(words.MovesLittle.In(l), func(x screened) bool { return x.Moves })
	count(words.MovesNothing.In(l), func(screened) bool { return true })
	all := output.Text(words.Total.In(l), strconv.Itoa(len(list)))
	all.Rule = true
	t.Rows = append(t.Rows, all)
	return t
}

// idle lists the inputs that move nothing.
func (v *Screen) idle() output.Table {
	l := v.Lang
	t := output.Table{
		Title:   words.IdleTitle.Fill(l, len(v.Inputs), v.Asked),
		Columns: []output.Column{{Head: words.InputColumn.In(l)}, {Head: words.InputName.In(l), Max: 60}},
		Notes:   []string{words.GateNote.Fill(l, v.Points)}, Heading: words.Warnings.In(l),
	}
	for _, x := range v.Inputs {
		s := v.spec(x.Path)
		t.Rows = append(t.Rows, output.Text(x.Path, in(l, s.ZH, s.EN)))
	}
	return t
}

// file is screen.csv: a row for each input, world and what it moves. What is not moved at any point is left out, but for one row of an
// input that moves nothing.
func (v *Screen) file() File {
	head := []string{"input", "scenario", "measures", "judged", "indicator", "area", "date", "change", "size", "sure", "spread", "points"}
	return csvFile("screen.csv", head, func(write func(...string)) {
		for i := range v.Inputs {
			x := &v.Inputs[i]
			if !x.Moves {
				write(x.Path, "", "", "", "", "", "", "", "", "", "", "")
			}
			for _, m := range x.Moved {
				if m.Size == 0 {
					continue
				}
				w := v.Worlds[m.World]
				g := &w.Gauges[m.Gauge]
				area := len(w.Areas)
				if g.Target != nil {
					area = g.Target.Area
				}
				row := []string{x.Path, w.Name, fmt.Sprint(w.Measures), fmt.Sprint(g.Target != nil), g.Indicator.String(), areaCode(w.Areas, area), g.Month.String()}
				row = append(append(row, numbers(m.Mean, m.Size)...), strconv.FormatBool(m.Sure))
				write(append(append(row, numbers(g.Spread)...), strconv.Itoa(m.Points))...)
			}
		}
	})
}

// littleFile is little.txt: the inputs that move little, in the form in which a list of inputs to be fixed is read, with what each moves
// most as a remark.
func littleFile(list []screened) File {
	return File{"little.txt", func(w io.Writer) error {
		for i := range list {
			x := &list[i]
			if !x.little() {
				continue
			}
			remark := fmt.Sprintf("%s %s", inSpreads(x.target.spreads), inSpreads(x.other.spreads))
			if !x.Moves {
				remark = "nothing"
			}
			if _, err := fmt.Fprintf(w, "%s # %s\n", x.Input.Path, remark); err != nil {
				return err
			}
		}
		return nil
	}}
}
