package indicator

import (
	"math"
	"slices"

	"chcsim/model/month"
)

// Observation is what was measured of an indicator, or a limit known of it.
type Observation struct {
	Name       string // as the table of observations has it: an indicator, or a count that measure.Quantities lists
	Indicator  ID
	Part       Part // of the indicator's ratio
	Area       int  // the whole district where it is Series.Whole
	Month      month.Month
	Period     Period
	Value      float64 // in the unit of files: shares are fractions, counts plain numbers; may be 0
	Comparator Comparator
	SD         float64 // of its error, in the unit of the value; above 0
	Use        Use
	Source     string // ids of the sources table
	Note       string
	Row        string // where it stands, such as "observations.csv:14"
}

// Use is what an observation is for.
type Use uint8

// The uses. Whatever its use, an observation is shown beside what was simulated.
const (
	Used     Use = iota // it conditions what is simulated
	BaseFact            // of the base year, whose draws agree with it
	Later               // after what the scenario knows: it is scored, never used
	Compared            // of the base year or from elsewhere, without an error of its own: it is neither used nor scored
)

// Part is what of an indicator's ratio an observation measures.
type Part uint8

// The parts. Up-referrals are the numerator of referrals_up, district hospitals' visits are what of
// community_share_district is left when those of the community are taken away.
const (
	Quotient    Part = iota // the indicator itself
	Numerator               // a count
	Denominator             // the count that it is a share of
	Remainder               // the denominator less the numerator
)

// Of is the part of a ratio; NaN where there is no quotient.
func (p Part) Of(r Ratio) float64 {
	switch p {
	case Numerator:
		return r.Numerator
	case Denominator:
		return r.Denominator
	case Remainder:
		return r.Denominator - r.Numerator
	}
	return r.Value()
}

// Period is the time that an observed flow or mean level is taken over, up to the end of its month. A stock is what
// stands at that end, whatever the period.
type Period string

// The periods. A rate per year of a single month is that of a year of such months; a count is what the month saw.
const (
	OfMonth Period = "month"
	OfYear  Period = "year" // the twelve months up to the end of the month
)

// months is the length of the period.
func (p Period) months() month.Month {
	if p == OfMonth {
		return 1
	}
	return YearMonths
}

// Comparators of observations beside those of targets.
const (
	Equal    Comparator = "="
	Around   Comparator = "~"
	MoreThan Comparator = ">"
	LessThan Comparator = "<"
)

// IsLimit tells a limit from a value.
func (o *Observation) IsLimit() bool {
	return slices.Contains([]Comparator{AtLeast, MoreThan, AtMost, LessThan}, o.Comparator)
}

// Misfit is by how many standard deviations a value misses the observation, signed; 0 on the side that a limit allows.
// 33% is no misfit of "> 30%"; 27% with an sd of 2% is −1.5.
func (o *Observation) Misfit(value float64) float64 {
	z := (value - o.Value) / o.SD
	switch o.Comparator {
	case AtLeast, MoreThan:
		return min(z, 0)
	case AtMost, LessThan:
		return max(z, 0)
	}
	return z
}

// Comparable tells whether a series that begins with the base year of a horizon has a value for the observation's time.
func (o *Observation) Comparable(kind Kind, first, last month.Month) bool {
	earliest := first - 1
	if kind != Stock && o.Period == OfMonth {
		earliest = first - YearMonths
	}
	return o.Month >= earliest && o.Month <= last
}

// Observed is what the observation would have measured in the series. Dates without a whole period behind them and
// indicators that are none of the series' are NaN.
func (s *Series) Observed(o *Observation) float64 {
	place, ok := s.places[o.Indicator]
	first := s.First + YearMonths
	if !ok || !o.Comparable(s.kinds[place], first, s.First+month.Month(s.Months)-1) {
		return math.NaN()
	}
	value := o.Part.Of(s.over(place, o.Area, o.Month, o.Period.months()))
	if o.Part == Quotient && s.reached[place] {
		return min(1, value)
	}
	return value
}

// relativeError is the usual standard error of a reported figure, relative to it: it covers rounding and definitions that
// do not quite agree.
const relativeError = 0.05

// finest is half of what is commonly the last digit of a value: of one per cent, of one person, of a tenth per 10,000.
var finest = [...]float64{
	Share: 0.005, Number: 0.5, Count: 0.5, Per10k: 0.05, Minutes: 0.5, Days: 0.5, PerYear: 0.05, PerDay: 0.5, Units: 0.05, Thousands: 0.5,
}

// UsualSD is the standard deviation of an observation that states none: 5% of its value, and no less than half of what is
// commonly its last digit, so that a value of 0 has one, too. A contract rate of 40% has 2 percentage points, one of 3% half
// a point.
func UsualSD(value float64, unit Unit) float64 {
	return max(float64(relativeError*math.Abs(value)), finest[unit])
}
