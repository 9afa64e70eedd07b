package answer

import (
	"math"
	"slices"
	"strings"

	"chcsim/output/chart"
	"chcsim/output/words"
)

// charts are the responses of the chances to a single parameter, or the chances of all settings of several.
func (s *Solution) charts() (charts []Chart) {
	a := s.Found
	if len(a.Trials) < 2 {
		return nil
	}
	var which []string // the targets meant, where they are not all that there are
	if a.Joint > 0 && len(a.Targets) < len(s.Study.Targets) {
		for _, t := range a.Targets {
			which = append(which, s.target(t))
		}
	}
	for i, about := range s.asked() {
		frame := chart.Frame{
			Lang: s.Lang, Title: about.name + in(s.Lang, "的概率", ": its chance"), Subtitle: strings.Join(which, "\n"), Scenario: s.Study.Name, Replications: about.of(a.Best).Trials, Seed: s.Seed,
		}
		name := "solve"
		if i > 0 {
			name += "-" + about.file
		}
		if len(a.Knobs) > 1 {
			charts = append(charts, pictures(name, s.scatter(frame, about))...)
		} else {
			charts = append(charts, pictures(name, s.response(frame, about))...)
		}
	}
	return charts
}

// response is a chance against the parameter.
func (s *Solution) response(frame chart.Frame, about solved) chart.Response {
	r := chart.Response{
		Frame: frame, X: s.axis(0), YName: words.ChanceShort.In(s.Lang), YUnit: words.Chance, Wanted: &about.wanted,
	}
	for _, t := range s.ordered() {
		c := about.of(t)
		r.Points = append(r.Points, chart.ResponsePoint{X: t.Setting[0], Y: chart.Interval{Value: c.Estimate(), Low: c.Low, High: c.High}})
	}
	return r
}

// scatter is a chance of every setting tried against each of several parameters, and against the cost where it differs.
func (s *Solution) scatter(frame chart.Frame, about solved) chart.Scatter {
	l, a := s.Lang, s.Found
	c := chart.Scatter{Frame: frame, YName: words.ChanceShort.In(l), YUnit: words.Chance, Wanted: &about.wanted}
	trials := s.ordered()
	for i, t := range trials {
		c.Ys = append(c.Ys, chanceOnChart(about.of(t)))
		if slices.Equal(t.Setting, a.Best.Setting) {
			c.Best = &i
		}
	}
	for k := range a.Knobs {
		panel := chart.ScatterPanel{X: s.axis(k)}
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

// axis is that of the k-th parameter, with the scenario's own value where it is one number.
func (s *Solution) axis(k int) chart.Parameter {
	p := s.Study.Parameters[s.Found.Knobs[k].Parameter]
	x := chart.Parameter{Name: s.knob(k), Unit: ParameterUnit(p.Spec)}
	if p.Distribution.IsConstant() {
		current := p.Distribution.Quantile(0)
		x.Current = &current
	}
	return x
}
