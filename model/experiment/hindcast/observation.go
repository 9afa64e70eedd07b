package hindcast

import (
	"math"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Observation is what was measured of an indicator, or a limit known of it.
type Observation struct {
	Indicator  indicator.ID
	Area       int // the whole district where it is the number of areas
	Month      month.Month
	Value      float64
	Comparator string  // "=" and "~" (about) for a value, ">" and ">=" for a lower limit, "<" and "<=" for an upper one
	Weight     float64 // 1 for an error of RelativeError
	Source     string
}

// RelativeError is the standard error, relative to the value, of an observation with weight 1. Of
// reported figures it covers rounding and definitions that do not quite agree.
const RelativeError = 0.05

// Scale is the observation's standard error, RelativeError·value/√weight, in the indicator's unit:
// 30% with weight 4 has 0.05·0.30/2 = 0.75 percentage points.
func (o Observation) Scale() float64 { return RelativeError * math.Abs(o.Value) / math.Sqrt(o.Weight) }

// Side tells what the comparator limits: −1 for a lower limit, 1 for an upper one, 0 for a value.
func (o Observation) Side() int {
	switch o.Comparator {
	case ">", ">=":
		return -1
	case "<", "<=":
		return 1
	}
	return 0
}

// Error is by how much a value misses the observation, signed. A limit is missed on one side only: a
// value of 33% is no error against "> 30%", and one of 27% is −3 percentage points.
func (o Observation) Error(value float64) float64 {
	e := value - o.Value
	switch {
	case o.Side() < 0:
		return min(e, 0)
	case o.Side() > 0:
		return max(e, 0)
	}
	return e
}

// Distance is the distance of simulated values from observations, in standard errors:
//
//	D = √( Σ (eᵢ/sᵢ)² / n )
//
// with the error eᵢ and scale sᵢ of each of the n observations. Errors of 1 and 2 scales give √2.5 = 1.5811.
// An undefined value is infinitely far away.
func Distance(observations []Observation, values []float64) float64 {
	sum := 0.0
	for i, o := range observations {
		if math.IsNaN(values[i]) {
			return math.Inf(1)
		}
		r := o.Error(values[i]) / o.Scale()
		sum += float64(r * r)
	}
	return math.Sqrt(sum / float64(len(observations)))
}
