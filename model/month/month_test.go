package month

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	m, err := Parse("2021-01")
	if err != nil || m != Of(2021, 1) || m.String() != "2021-01" {
		t.Fatalf("Parse(2021-01) = %v, %v", m, err)
	}
	if m-1 != Of(2020, 12) || (m-1).Calendar() != 12 || (m-1).Year() != 2020 {
		t.Errorf("the month before 2021-01 is %v", m-1)
	}
	for _, bad := range []string{"", "2021", "2021-1", "2021-13", "2021-00", "2021-01-01", "二〇二一"} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("Parse(%q) was accepted", bad)
		}
	}
}

func TestDays(t *testing.T) {
	// February 2024 has 29 days: it starts on a Thursday, so 21 of them are weekdays.
	m := Of(2024, 2)
	if m.Days() != 29 || m.Weekdays() != 21 || m.Weekday(1) != time.Thursday {
		t.Errorf("2024-02: %d days, %d weekdays, starts on %v", m.Days(), m.Weekdays(), m.Weekday(1))
	}
	// Day by day as package time counts them, leap years and years that are none included.
	for m := Of(1896, 1); m < Of(2104, 1); m++ {
		days, weekdays := 0, 0
		for day := time.Date(m.Year(), time.Month(m.Calendar()), 1, 0, 0, 0, 0, time.UTC); day.Month() == time.Month(m.Calendar()); day = day.AddDate(0, 0, 1) {
			days++
			if d := day.Weekday(); d != time.Saturday && d != time.Sunday {
				weekdays++
			}
		}
		if m.Days() != days || m.Weekdays() != weekdays {
			t.Errorf("%v: %d days, %d weekdays; expected %d, %d", m, m.Days(), m.Weekdays(), days, weekdays)
		}
	}
}
