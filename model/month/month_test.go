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
	if Of(2021, 2).Days() != 28 || Of(2021, 12).Days() != 31 {
		t.Error("wrong number of days")
	}
}
