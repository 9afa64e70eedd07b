// Package month is the slow clock of the model: calendar months, counted as whole numbers.
package month

import (
	"fmt"
	"time"
)

// Month is a calendar month, counted from January of year 0: year×12 + (month−1).
type Month int

// Of returns the month of a year; calendar runs from 1 to 12.
func Of(year, calendar int) Month { return Month(year*12 + calendar - 1) }

// The years that are read; others are slips.
const firstYear, lastYear = 1900, 2199

// Parse reads "2021-01", of the years 1900 to 2199.
func Parse(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || len(s) != len("2006-01") || t.Year() < firstYear || t.Year() > lastYear {
		return 0, fmt.Errorf("%q is not a month; expected YYYY-MM from %d-01 to %d-12, such as 2021-01", s, firstYear, lastYear)
	}
	return Of(t.Year(), int(t.Month())), nil
}

// String writes "2021-01".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.Calendar()) }

// Year is the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Calendar is the month of the year, 1 to 12.
func (m Month) Calendar() int { return int(m)%12 + 1 }

// Days is the number of days of the month.
func (m Month) Days() int {
	if m.Calendar() == 2 && m.leap() {
		return 29
	}
	return daysOf[m.Calendar()-1]
}

// daysOf are the days of the months of a common year.
var daysOf = [12]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// leap tells whether the year has a 29th of February.
func (m Month) leap() bool {
	year := m.Year()
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// Weekday is the day of the week of the given day of the month, 1 to Days.
func (m Month) Weekday(day int) time.Weekday {
	return time.Date(m.Year(), time.Month(m.Calendar()), day, 0, 0, 0, 0, time.UTC).Weekday()
}

// Weekdays is the number of days from Monday to Friday. Public holidays are not left out.
func (m Month) Weekdays() int {
	n, first := 20, m.Weekday(1)
	for day := 28; day < m.Days(); day++ {
		if d := (first + time.Weekday(day)) % 7; d != time.Saturday && d != time.Sunday {
			n++
		}
	}
	return n
}
