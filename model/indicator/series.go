package indicator

import (
	"math"

	"chcsim/model/month"
)

// YearMonths is the length of the period of a flow.
const YearMonths = 12

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

// Series holds the monthly ratios of every indicator in one replication. It begins with the twelve months
// of the base year, so that flows have a full year behind them from the first month of the horizon on;
// stocks are recorded from the last month of the base year on.
type Series struct {
	First   month.Month // the first month of the base year
	Months  int         // of the base year and the horizon together
	Areas   int         // subdistricts; the whole district is area Areas
	Most    *Series     // what bounded indicators would be were nothing scarce but what bounds them; nil where none are kept
	places  map[ID]int
	kinds   []Kind
	reached []bool
	monthly [][]Ratio // by month, those of no indicator yet nil
}

// NewSeries returns a series of some indicators, without values, for a horizon of the given months and the year
// before it.
func NewSeries(of []Definition, horizon month.Month, months, areas int) *Series {
	months += YearMonths
	s := &Series{
		First: horizon - YearMonths, Months: months, Areas: areas,
		places: make(map[ID]int, len(of)), kinds: make([]Kind, len(of)), reached: make([]bool, len(of)), monthly: make([][]Ratio, months),
	}
	for i := range of {
		s.places[of[i].ID], s.kinds[i], s.reached[i] = i, of[i].Kind, of[i].Reached
	}
	return s
}

// Whole is the area index of the whole district.
func (s *Series) Whole() int { return s.Areas }

// at is the ratio of a month that was recorded.
func (s *Series) at(place, area int, m month.Month) (r Ratio) {
	if values := s.monthly[m-s.First]; values != nil {
		r = values[place*(s.Areas+1)+area]
	}
	return r
}

// Until is a series with the months before m, to which other months can be added.
func (s *Series) Until(m month.Month) *Series {
	own := *s
	own.monthly = make([][]Ratio, len(s.monthly))
	copy(own.monthly, s.monthly[:m-s.First])
	if s.Most != nil {
		own.Most = s.Most.Until(m)
	}
	return &own
}

// Row is one indicator of a series, looked up once for many areas.
type Row struct {
	series *Series
	place  int
}

// Row finds an indicator; of one that is none of the series' nothing is recorded.
func (s *Series) Row(id ID) Row {
	if place, ok := s.places[id]; ok {
		return Row{s, place}
	}
	return Row{}
}

// Set records the ratio of a month in an area and adds it to the whole district's; for the whole
// district itself it replaces the sum.
func (row Row) Set(area int, m month.Month, r Ratio) {
	s := row.series
	if s == nil {
		return
	}
	month := &s.monthly[m-s.First]
	if *month == nil {
		*month = make([]Ratio, len(s.kinds)*(s.Areas+1))
	}
	values := (*month)[row.place*(s.Areas+1):][:s.Areas+1]
	values[area] = r
	if area != s.Areas {
		values[s.Areas] = values[s.Areas].Add(r)
	}
}

// Value is the indicator's value at a date: the stock at its end, the flow or mean level over the
// twelve months up to it. Undefined values (0/0), dates without a whole year behind them and indicators that are none
// of the series' are NaN.
func (s *Series) Value(id ID, area int, m month.Month) float64 {
	value := s.Period(id, area, m).Value()
	if place, ok := s.places[id]; ok && s.reached[place] {
		return min(1, value)
	}
	return value
}

// Period is the ratio whose value is read at a date: of a stock at its end, else summed over the twelve months up to it.
// It is NaN/NaN where there is none.
func (s *Series) Period(id ID, area int, m month.Month) Ratio {
	place, ok := s.places[id]
	if !ok || m < s.First+YearMonths-1 || m >= s.First+month.Month(s.Months) {
		return Ratio{math.NaN(), math.NaN()}
	}
	return s.over(place, area, m, YearMonths)
}

// over is a stock's ratio at the end of a month, and the sums of others over the months up to it.
func (s *Series) over(place, area int, m, months month.Month) Ratio {
	if s.kinds[place] == Stock {
		return s.at(place, area, m)
	}
	var sum Ratio
	for back := range months {
		sum = sum.Add(s.at(place, area, m-back))
	}
	return sum
}

// Monthly is the ratio of a single month, NaN/NaN for an indicator that is none of the series'.
func (s *Series) Monthly(id ID, area int, m month.Month) Ratio {
	place, ok := s.places[id]
	if !ok {
		return Ratio{math.NaN(), math.NaN()}
	}
	return s.at(place, area, m)
}
