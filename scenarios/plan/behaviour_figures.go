package plan

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/behaviour"
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/param"
)

// BehaviourFigure is what was once measured of a level that wanders (model/behaviour). Figures of one level and series are comparable.
type BehaviourFigure struct {
	Level     string // such as "community"
	Series    string
	Month     month.Month
	Value, SD float64 // as measured: a share, or a positive number
	Origin
}

// levels are those that wander, and whether they are shares, of which the walk is in log-odds; of others it is in logarithms.
var levels = map[string]bool{"community": true, "visits": false, "online": true, "signing": false, "refill": false}

// Updated is a distribution that figures have changed.
type Updated struct {
	Parameter int // its place in Parameters, which holds what it has become
	Prior     param.Distribution
	Figures   []BehaviourFigure // empty where nothing was measured, and the prior stays
}

// behaviourFigures reads the table of that name.
func (r *reading) behaviourFigures(from tableSource) {
	t, ok := r.table("behaviour_figures", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		f := BehaviourFigure{Level: w.choice("level", "community", "visits", "online", "signing", "refill"), Series: w.text("series"),
			Origin: w.origin("behaviour_figures", false)}
		m, at := w.month("date")
		w.notLater(m, at)
		f.Month = m
		w.once(seen, "date", f.Series+" "+m.String())
		spec := param.Spec{Unit: "count", Min: 1e-6, Max: 1e6}
		if levels[f.Level] {
			spec = param.Spec{Unit: "rate", Min: 0.001, Max: 0.999}
		}
		f.Value, f.SD = w.number("value", spec), w.number("sd", spec)
		r.s.Tables.BehaviourFigures = append(r.s.Tables.BehaviourFigures, f)
	}
	slices.SortStableFunc(r.s.Tables.BehaviourFigures, func(a, b BehaviourFigure) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Series, b.Series), cmp.Compare(a.Month, b.Month))
	})
}

// onWalk is the figure on the scale of its walk, its error by the first derivative.
func (f *BehaviourFigure) onWalk() behaviour.Figure {
	one := behaviour.Figure{Years: float64(f.Month) / 12, Value: exact.Log(f.Value), SD: f.SD / f.Value}
	if levels[f.Level] {
		one.Value -= exact.Log(1 - f.Value)
		one.SD /= 1 - f.Value
	}
	return one
}

// updatedValues is how many equally likely values an updated distribution has.
const updatedValues = 20

// learn lets the figures update how far behaviour may drift. A drift that is known stays so, walks without figures keep their prior.
func (r *reading) learn() {
	at := r.known.field("behaviour.memory_years")
	if len(r.s.Tables.BehaviourFigures) == 0 || at < 0 {
		return
	}
	memory := r.s.Parameters[at].Distribution
	for i := range r.s.Parameters[:r.s.Model] {
		p := &r.s.Parameters[i]
		level, ok := behaviourOf(p.Path)
		if !ok || p.Distribution.IsConstant() {
			continue
		}
		figures, series := r.s.Tables.figuresOf(level)
		r.s.Updated = append(r.s.Updated, Updated{i, p.Distribution, figures})
		if len(series) > 0 {
			p.Distribution = updated(p.Distribution, memory, series)
		}
	}
}

// updated is a distribution of equally likely values.
func updated(prior, memory param.Distribution, series [][]behaviour.Figure) param.Distribution {
	values := behaviour.Update(prior.Quantile, memory.Quantile, series, updatedValues)
	for i, x := range values {
		values[i] = math.Round(x*1e4) / 1e4 // no figure says more
	}
	return param.Distribution{Kind: "empirical", Args: values}
}

// figuresOf are the figures of a level, as they stand and by series on the scale of the walk.
func (t *Tables) figuresOf(level string) (figures []BehaviourFigure, series [][]behaviour.Figure) {
	for _, f := range t.BehaviourFigures {
		if f.Level != level {
			continue
		}
		if n := len(figures); n == 0 || figures[n-1].Series != f.Series {
			series = append(series, nil)
		}
		last := len(series) - 1
		series[last] = append(series[last], f.onWalk())
		figures = append(figures, f)
	}
	return figures, series
}

// behaviourOf is the level of whose drift a parameter speaks.
func behaviourOf(path string) (level string, ok bool) {
	for level := range levels {
		if path == "behaviour."+level+"_drift" {
			return level, true
		}
	}
	return "", false
}
