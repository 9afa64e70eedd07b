package answer

import (
	"math"
	"slices"

	"chcsim/output/chart"
	"chcsim/output/words"
)

// scatter is the chance of every setting tried against each of several parameters, and against the cost where it differs.
func (s *Solution) scatter(frame chart.Frame) chart.Scatter {
	l, a := s.Lang, s.Found
	c := chart.Scatter{Frame: frame, YName: words.ChanceShort.In(l), YUnit: words.Chance, Wanted: &a.Wanted}
	trials := s.ordered()
	for i, t := range trials {
		c.Ys = append(c.Ys, chanceOnChart(t.Chance))
		if slices.Equal(t.Setting, a.Best.Setting) {
			c.Best = &i
		}
	}
	for k := range a.Knobs {
		panel := chart.ScatterPanel{X: chart.Parameter{Name: s.knob(k), Unit: ParameterUnit(s.Study.Parameters[a.Knobs[k].Parameter].Spec), Current: s.current(k)}}
		for _, t := range trials {
			panel.Xs = append(panel.Xs, t.Setting[k])
		}
		c.Panels = append(c.Panels, panel)
	}
	unit, per := words.Money(l)
	cost := chart.ScatterPanel{X: chart.Parameter{Name: in(l, "期内费用", "Cost over the horizon"), Unit: unit}}
	for _, t := range trials {
		cost.Xs = append(cost.Xs, t.Cost/per)
	}
	if differ := slices.Max(cost.Xs) - slices.Min(cost.Xs); differ > 0 && !math.IsInf(differ, 0) {
		c.Panels = append(c.Panels, cost)
	}
	return c
}

// current is the scenario's own value of the k-th parameter; nil where it is not one number.
func (s *Solution) current(k int) *float64 {
	if d := s.Study.Parameters[s.Found.Knobs[k].Parameter].Distribution; d.IsConstant() {
		x := d.Quantile(0)
		return &x
	}
	return nil
}
