package answer

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"chcsim/model/experiment"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// charts rank the levers by how much they change each outcome. That of the first outcome is levers.png, those of others are
// numbered. Effects that are each asked of an indicator of their own have no common axis, and no chart.
func (v *Levers) charts() (charts []Chart) {
	if v.Each {
		return nil
	}
	for k, q := range v.Questions {
		c := chart.Comparison{Bars: true, Frame: chart.Frame{
			Lang: v.Lang, Title: words.LeversChart.Fill(v.Lang, asked(q, v.Lang)), Scenario: v.Scenario, Replications: v.Replications, Seed: v.Seed,
			Subtitle: words.LeverAlone.In(v.Lang),
		}}
		for _, e := range v.ranked(k) {
			c.Rows = append(c.Rows, chart.Change{
				Name: in(v.Lang, e.Use.Lever.ZH, e.Use.Lever.EN), Unit: answerUnit(q), Difference: changeInterval(e.Differences[k].Change), Untold: math.IsNaN(e.Differences[k].Low),
			})
		}
		name := "levers"
		if k > 0 {
			name += "-" + strconv.Itoa(k+1)
		}
		if len(c.Rows) > 0 {
			charts = append(charts, pictures(name, c)...)
		}
	}
	return charts
}

// ranked are the levers that change something, the largest change of the k-th outcome first.
func (v *Levers) ranked(k int) []experiment.LeverEffect {
	list := slices.DeleteFunc(slices.Clone(v.Effects), func(e experiment.LeverEffect) bool { return !e.Changed() || k >= len(e.Differences) })
	change := func(e experiment.LeverEffect) float64 {
		if x := e.Differences[k].Mean; !math.IsNaN(x) {
			return math.Abs(x)
		}
		return -1
	}
	slices.SortStableFunc(list, func(a, b experiment.LeverEffect) int { return cmp.Compare(change(b), change(a)) })
	return list
}
