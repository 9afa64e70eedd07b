package clinic

import (
	"chcsim/model/clinic/desk"
	"chcsim/model/month"
)

// The strata of days.
const (
	weekday = iota
	weekend
	strata
)

// stratumOf tells whether a day of the month is a weekday. Public holidays are not told apart.
func stratumOf(m month.Month, day int) int {
	if d := int(m.Weekday(day)); d == 0 || d == 6 {
		return weekend
	}
	return weekday
}

// calendar is the days of a month by stratum.
type calendar struct {
	days    int
	stratum [31]uint8
	count   [strata]float64
}

func (c *calendar) of(m month.Month) {
	*c = calendar{days: m.Days()}
	for day := range c.days {
		k := stratumOf(m, day+1)
		c.stratum[day] = uint8(k)
		c.count[k]++
	}
}

// average is the mean month: 365.25/12 days, two in seven on a weekend.
func (c *calendar) average() {
	const days = 365.25 / 12
	*c = calendar{count: [strata]float64{days * 5 / 7, days * 2 / 7}}
}

// minutes are those of a month's sessions at a desk with so many doctors, on weekends only where it is open then.
func (c *calendar) minutes(hours *[strata]desk.Hours, onWeekends bool, doctors float64) float64 {
	sum := float64(c.count[weekday] * hours[weekday].MinutesOf(doctors))
	if onWeekends {
		sum += float64(c.count[weekend] * hours[weekend].MinutesOf(doctors))
	}
	return sum
}
