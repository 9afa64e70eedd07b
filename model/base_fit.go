package model

import (
	"math"

	"chcsim/model/clinic"
	"chcsim/model/exact"
	"chcsim/model/indicator"
	"chcsim/model/measure"
)

// ErrUnfit tells of a drawn base year that cannot be: its visits do not fit into the clinicians' minutes, community facilities
// cannot serve them, or they leave municipal hospitals an implausible share.
var ErrUnfit = clinic.ErrUnfit

// Fact is what is known of the base year, with its error.
type Fact struct {
	Indicator indicator.ID
	Relation  Relation
	Value, SD float64
}

// Relation is how the true value stands to the known one.
type Relation uint8

// The relations.
const (
	About   Relation = iota
	AtLeast          // the known value is a lower bound
	AtMost           // it is an upper bound
)

// Misfit is by how many standard deviations a value contradicts the fact; 0 where it does not, or is undefined.
func (f Fact) Misfit(value float64) float64 {
	z := (value - f.Value) / f.SD
	if math.IsNaN(z) || f.Relation == AtLeast && z > 0 || f.Relation == AtMost && z < 0 {
		return 0
	}
	return z
}

// BaseValues are the district's indicators of some facts in the base year, NaN where they are not told yet.
func (d *District) BaseValues(facts []Fact) []float64 {
	values := make([]float64, len(facts))
	for i, f := range facts {
		values[i] = d.series.Value(f.Indicator, d.series.Whole(), d.cfg.Place.First-1)
	}
	return values
}

// BaseValue is what an observation would have measured at the end of the base year that was told; a count of a month is a
// twelfth of the year's.
func (d *District) BaseValue(o indicator.Observation) float64 {
	months := 1.
	if o.Period == indicator.OfMonth && o.Part != indicator.Quotient && measure.Of(o.Indicator).Kind != indicator.Stock {
		months = indicator.YearMonths
	}
	o.Month, o.Period = d.cfg.Place.First-1, indicator.OfYear
	return d.series.Observed(&o) / months
}

// Agreement is how likely the facts are where their indicators have these values, relative to values that contradict none
// (normal errors, independent of each other):
//
//	exp(−½ Σ z²)
//
// One fact missed by two standard deviations gives 0.135.
func Agreement(facts []Fact, values []float64) float64 {
	sum := 0.0
	for i, f := range facts {
		z := f.Misfit(values[i])
		sum += float64(z * z)
	}
	return exact.Exp(-sum / 2)
}
