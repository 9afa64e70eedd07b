package hindcast

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Naive is a forecast that needs no model.
type Naive struct {
	Value float64 // NaN where there is none
	Error float64 // absolute; of a limit on the side that misses it
	Why   Reason
}

// Reason says why a forecast, or the skill over it, does not exist.
type Reason string

// The reasons.
const (
	Defined    Reason = ""
	NoEarlier  Reason = "no_earlier"  // nothing was observed of it before
	NoTrend    Reason = "no_trend"    // one date makes no trend
	NaiveRight Reason = "naive_right" // the forecast has no error, so nothing can be better
)

// Naively forecasts an observation from all that are not later ones: by the last value, and by the line through all values.
func Naively(o *indicator.Observation, all []indicator.Observation) (kept, line Naive) {
	earlier := known(o, all)
	return persistence(o, earlier), trend(o, earlier)
}

// persistence keeps the last known value.
func persistence(o *indicator.Observation, known []point) Naive {
	if len(known) == 0 {
		return none(NoEarlier)
	}
	return judged(o, known[len(known)-1].value)
}

// trend continues the least-squares line through what was known: through 10% in 2015-12 and 16% in 2017-12 it reaches 25%
// in 2020-12.
func trend(o *indicator.Observation, known []point) Naive {
	switch len(known) {
	case 0:
		return none(NoEarlier)
	case 1:
		return none(NoTrend)
	}
	n, x, y := float64(len(known)), 0.0, 0.0
	for _, k := range known {
		x, y = x+float64(k.month)/n, y+k.value/n
	}
	xx, xy := 0.0, 0.0
	for _, k := range known {
		off := float64(k.month) - x
		xx, xy = xx+float64(off*off), xy+float64(off*(k.value-y))
	}
	return judged(o, y+float64(xy/xx*(float64(o.Month)-x)))
}

func none(why Reason) Naive { return Naive{math.NaN(), math.NaN(), why} }

func judged(o *indicator.Observation, value float64) Naive {
	n := Naive{Value: value, Error: math.Abs(o.Misfit(value) * o.SD)}
	if n.Error == 0 {
		n.Why = NaiveRight
	}
	return n
}

// point is what was known of a quantity at a date: the mean of the values observed, or where there are only limits the mean of
// these.
type point struct {
	month month.Month
	value float64
}

// known lists what had been observed of the same quantity as a later observation, by date.
func known(o *indicator.Observation, all []indicator.Observation) (list []point) {
	type sum struct{ total, n float64 }
	values, limits := map[month.Month]sum{}, map[month.Month]sum{}
	for i := range all {
		e := &all[i]
		if e.Use == indicator.Later || e.Indicator != o.Indicator || e.Part != o.Part || e.Area != o.Area || e.Period != o.Period {
			continue
		}
		into := values
		if e.IsLimit() {
			into = limits
		}
		into[e.Month] = sum{into[e.Month].total + e.Value, into[e.Month].n + 1}
	}
	for m, s := range limits {
		if _, better := values[m]; !better {
			values[m] = s
		}
	}
	for m, s := range values {
		list = append(list, point{m, s.total / s.n})
	}
	slices.SortFunc(list, func(a, b point) int { return cmp.Compare(a.month, b.month) })
	return list
}
