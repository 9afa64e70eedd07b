package indicator

import (
	"math"

	"chcsim/model/month"
)

// yearMonths is the length of the period of a flow.
const yearMonths = 12

// Ratio is a numerator and a denominator: of a stock at month end, of a flow during the month, of a
// level the sum of weighted values and the sum of weights.
type Ratio struct{ Numerator, Denominator float64 }

// Add returns the ratio of both together, as areas add up to a district.
func (r Ratio) Add(other Ratio) Ratio {
	return Ratio{r.Numerator + other.Numerator, r.Denominator + other.Denominator}
}

// Value is the quotient, NaN where the denominator is 0.
func (r Ratio) Value() float64 {
	if r.Denominator == 0 {
		return math.NaN()
	}
	return r.Numerator / r.Denominator
}

// Series holds the monthly ratios of every indicator in one replication.
//
// Month First−1 is the base year's: stocks as they stood, flows as the mean month of the base year. The
// trailing twelve months of a flow before month 12 are filled up with it.
type Series struct {
	First   month.Month
	Months  int
	Areas   int // subdistricts; the whole district is area Areas
	monthly []Ratio
}

// NewSeries returns a series without values.
func NewSeries(first month.Month, months, areas int) *Series {
	return &Series{first, months, areas, make([]Ratio, (months+1)*len(definitions)*(areas+1))}
}

// Whole is the area index of the whole district.
func (s *Series) Whole() int { return s.Areas }

func (s *Series) at(id ID, area int, m month.Month) *Ratio {
	row := int(m-s.First) + 1
	return &s.monthly[(row*len(definitions)+int(id))*(s.Areas+1)+area]
}

// Set records the ratio of a month in an area and adds it to the whole district's.
func (s *Series) Set(id ID, area int, m month.Month, r Ratio) {
	*s.at(id, area, m) = r
	if area != s.Areas {
		whole := s.at(id, s.Areas, m)
		*whole = whole.Add(r)
	}
}

// Value is the indicator's value at a date: the stock at its end, the flow or mean level over the
// twelve months up to it. Undefined values (0/0) and dates outside the series are NaN.
func (s *Series) Value(id ID, area int, m month.Month) float64 {
	if m < s.First-1 || m >= s.First+month.Month(s.Months) {
		return math.NaN()
	}
	if definitions[id].Kind == Stock || m == s.First-1 {
		return s.at(id, area, m).Value()
	}
	var sum Ratio
	for back := range month.Month(yearMonths) {
		sum = sum.Add(*s.at(id, area, max(m-back, s.First-1)))
	}
	return sum.Value()
}

// Monthly is the ratio of a single month.
func (s *Series) Monthly(id ID, area int, m month.Month) Ratio { return *s.at(id, area, m) }
