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

// Figure is what was once measured of a level that wanders (model/behaviour). Figures of one level and series are comparable.
type Figure struct {
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
	Figures   []Figure // empty where nothing was measured, and the prior stays
}

// figures reads the table of that name.
func (r *reading) figures(name string, path *node, defaults map[string]*node) {
	t, ok := r.table(name, path.at, defaults, []string{"level", "series", "date", "value", "sd"}, []string{"basis", "source", "note"})
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		f := Figure{Level: w.choice("level", "community", "visits", "online", "signing", "refill"), Series: w.text("series"),
			Origin: w.origin("figures", false)}
		m, at := w.month("date")
		w.notLater(m, at)
		f.Month = m
		w.once(seen, "date", f.Series+" "+m.String())
		spec := param.Spec{Unit: "count", Min: 1e-6, Max: 1e6}
		if levels[f.Level] {
			spec = param.Spec{Unit: "rate", Min: 0.001, Max: 0.999}
		}
		f.Value, f.SD = w.number("value", spec), w.number("sd", spec)
		r.s.Tables.Figures = append(r.s.Tables.Figures, f)
	}
	slices.SortStableFunc(r.s.Tables.Figures, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Series, b.Series), cmp.Compare(a.Month, b.Month))
	})
}

// onWalk is the figure on the scale of its walk, its error by the first derivative.
func (f *Figure) onWalk() behaviour.Figure {
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
	if len(r.s.Tables.Figures) == 0 || at < 0 {
		return
	}
	memory := r.s.Parameters[at].Distribution
	for i := range r.s.Parameters[:r.s.Model] {
		p := &r.s.Parameters[i]
		level, ok := behaviourOf(p.Path)
		if !ok || p.Distribution.IsConstant() {
			continue
		}
		u := Updated{Parameter: i, Prior: p.Distribution}
		var series [][]behaviour.Figure
		for _, f := range r.s.Tables.Figures {
			if f.Level != level {
				continue
			}
			if n := len(u.Figures); n == 0 || u.Figures[n-1].Series != f.Series {
				series = append(series, nil)
			}
			series[len(series)-1] = append(series[len(series)-1], f.onWalk())
			u.Figures = append(u.Figures, f)
		}
		if len(series) > 0 {
			p.Distribution = param.Distribution{Kind: "empirical", Args: behaviour.Update(u.Prior.Quantile, memory.Quantile, series, updatedValues)}
			for k, x := range p.Distribution.Args {
				p.Distribution.Args[k] = math.Round(x*1e4) / 1e4 // no figure says more
			}
		}
		r.s.Updated = append(r.s.Updated, u)
	}
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
