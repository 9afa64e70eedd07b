package population

import (
	"chcsim/model/exact"
	"chcsim/model/month"
)

// expectedTotal is the number of residents that the end of a month should have: between two observed
// totals it grows by the same factor each month; after the last it grows by growth a year.
// With 1,115,000 in 2021-12 and 1,098,500 in 2022-12 it is 1,106,719 in 2022-06, their geometric mean.
func expectedTotal(totals []Total, m month.Month, growth float64) float64 {
	for i := 1; i < len(totals); i++ {
		a, b := totals[i-1], totals[i]
		if m <= b.Month {
			passed := float64(m-a.Month) / float64(b.Month-a.Month)
			return a.Persons * exact.Pow(b.Persons/a.Persons, passed)
		}
	}
	last := totals[len(totals)-1]
	return last.Persons * exact.Pow(1+growth, float64(m-last.Month)/12)
}
