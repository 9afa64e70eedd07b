package hindcast

import (
	"math"
	"slices"

	"chcsim/model/month"
)

// Naive is a forecast that needs no model.
type Naive struct {
	Value float64
	Error float64 // signed, in the indicator's unit; that of a limit on one side only
	Skill float64 // 1 − |model's error| ÷ |this one's|: 1 is perfect, 0 no better, below 0 worse; NaN where undefined
	Why   Reason  // why there is no forecast, or no skill
}

// Reason says why a naive forecast, or the skill against it, does not exist.
type Reason string

// The reasons.
const (
	Defined    Reason = ""
	NoTraining Reason = "no_training" // the indicator has no observation among the fitted ones
	NoTrend    Reason = "no_trend"    // fitted observations of one date make no trend
	NaiveRight Reason = "naive_right" // the naive forecast has no error, so nothing can be better
)

// Score compares the projection of one observation with what was observed.
type Score struct {
	Observation Observation
	Projected   Interval
	Error       float64 // of the median, signed; of a limit on one side only
	// Held tells whether the 90% interval holds the value, or reaches into what a limit allows.
	Held        bool
	Meets       float64 // of a limit: the share of the posterior that meets it; NaN for a value
	Persistence Naive
	Trend       Naive
}

// ScoreAll scores observations that were not fitted to; quantity gives the place of each in what the
// simulator returned.
func ScoreAll(post *Posterior, training, test []Observation, quantity func(i int) int) []Score {
	scores := make([]Score, len(test))
	for i, o := range test {
		scores[i] = score(o, post.Quantity(quantity(i)), post.Weights(), training)
	}
	return scores
}

// Naively is the score of an observation with the naive forecasts alone.
func Naively(o Observation, training []Observation) Score {
	return score(o, nil, nil, training)
}

func score(o Observation, values, weights []float64, training []Observation) Score {
	s := Score{Observation: o, Projected: intervalOf(values, weights), Meets: math.NaN()}
	s.Error = o.Error(s.Projected.P50)
	switch o.Side() {
	case 0:
		s.Held = s.Projected.P05 <= o.Value && o.Value <= s.Projected.P95
	case -1:
		s.Held, s.Meets = s.Projected.P95 >= o.Value, meets(o, values, weights)
	case 1:
		s.Held, s.Meets = s.Projected.P05 <= o.Value, meets(o, values, weights)
	}
	earlier := history(o, training)
	s.Persistence = naive(o, s.Error, func() (float64, Reason) { return persistence(earlier) })
	s.Trend = naive(o, s.Error, func() (float64, Reason) { return trend(earlier, o.Month) })
	return s
}

func meets(o Observation, values, weights []float64) float64 {
	met, all := 0.0, 0.0
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		all += weights[i]
		if o.Error(v) == 0 {
			met += weights[i]
		}
	}
	return met / all
}

// naive computes a forecast's error and the model's skill against it.
func naive(o Observation, modelError float64, forecast func() (float64, Reason)) Naive {
	n := Naive{Value: math.NaN(), Error: math.NaN(), Skill: math.NaN()}
	n.Value, n.Why = forecast()
	if n.Why != Defined {
		return n
	}
	n.Error = o.Error(n.Value)
	if n.Error == 0 {
		n.Why = NaiveRight
		return n
	}
	n.Skill = 1 - math.Abs(modelError/n.Error)
	return n
}

// Known is what was known of an indicator at a date: the mean of the values observed, or where there are
// only limits the mean of these.
type Known struct {
	Month month.Month
	Value float64
}

// history lists what the fitted observations say of the same indicator and area, by date.
func history(o Observation, training []Observation) []Known {
	var dates []month.Month
	for _, t := range training {
		if t.Indicator == o.Indicator && t.Area == o.Area && !slices.Contains(dates, t.Month) {
			dates = append(dates, t.Month)
		}
	}
	slices.Sort(dates)
	known := make([]Known, len(dates))
	for i, m := range dates {
		values, limits := [2]float64{}, [2]float64{} // sum, number
		for _, t := range training {
			if t.Indicator != o.Indicator || t.Area != o.Area || t.Month != m {
				continue
			}
			into := &limits
			if t.Side() == 0 {
				into = &values
			}
			into[0] += t.Value
			into[1]++
		}
		if values[1] == 0 {
			values = limits
		}
		known[i] = Known{m, values[0] / values[1]}
	}
	return known
}

// persistence keeps the last known value.
func persistence(earlier []Known) (float64, Reason) {
	if len(earlier) == 0 {
		return math.NaN(), NoTraining
	}
	return earlier[len(earlier)-1].Value, Defined
}

// trend continues the least-squares line through what was known: through 10% in 2015-12 and 16% in
// 2017-12 it reaches 25% in 2020-12.
func trend(earlier []Known, at month.Month) (float64, Reason) {
	switch len(earlier) {
	case 0:
		return math.NaN(), NoTraining
	case 1:
		return math.NaN(), NoTrend
	}
	n := float64(len(earlier))
	var x, y float64
	for _, k := range earlier {
		x += float64(k.Month) / n
		y += k.Value / n
	}
	var xx, xy float64
	for _, k := range earlier {
		xx += float64((float64(k.Month) - x) * (float64(k.Month) - x))
		xy += float64((float64(k.Month) - x) * (k.Value - y))
	}
	return y + float64(xy/xx*(float64(at)-x)), Defined
}

// Overall is what all scores of a case come to.
type Overall struct {
	Scored, Held int
	// Persistence and Trend are 1 − Σ|e|/s ÷ Σ|e of the naive forecast|/s over the observations that have
	// the forecast, with the scale s of each; NaN without any.
	Persistence, Trend float64
}

// Total sums scores up.
func Total(scores []Score) Overall {
	t := Overall{Scored: len(scores)}
	var model, reference [2]float64
	for _, s := range scores {
		if s.Held {
			t.Held++
		}
		for i, n := range []Naive{s.Persistence, s.Trend} {
			if !math.IsNaN(n.Error) {
				model[i] += math.Abs(s.Error) / s.Observation.Scale()
				reference[i] += math.Abs(n.Error) / s.Observation.Scale()
			}
		}
	}
	skill := func(i int) float64 {
		if reference[i] == 0 {
			return math.NaN()
		}
		return 1 - model[i]/reference[i]
	}
	t.Persistence, t.Trend = skill(0), skill(1)
	return t
}
