package workforce

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/task"
)

func TestWISN(t *testing.T) {
	// The published case: 234 possible days less 10, 30 and 15 are 179 days; 100,000 visits of 15 minutes.
	w := WorkingTime{Weeks: 46.8, DaysPerWeek: 5, Holidays: 10, Leave: 30, Training: 15, HoursPerDay: 8}
	if math.Abs(w.Days()-179) > 1e-9 || math.Abs(w.Minutes()-85920) > 1e-6 {
		t.Fatalf("%v days, %v minutes", w.Days(), w.Minutes())
	}
	if staff := w.RequiredStaff(task.GP, 1.5e6, 0); math.Abs(staff-17.46) > 0.005 {
		t.Errorf("%v staff, expected 1.5e6/85920 = 17.46", staff)
	}
	w.Category[task.GP] = 10.0 / 179
	if staff := w.RequiredStaff(task.GP, 1.5e6, 0); math.Abs(staff-18.49) > 0.005 {
		t.Errorf("%v staff, expected 17.46 × 179/169 = 18.49", staff)
	}
	if service := w.Service(task.GP); math.Abs(service-81120) > 1e-6 {
		t.Errorf("%v service minutes, expected 169 × 480 = 81120", service)
	}
	// One whole person for tasks of single persons: 85,920 minutes are one more.
	if staff := w.RequiredStaff(task.GP, 1.5e6, 85920); math.Abs(staff-19.49) > 0.005 {
		t.Errorf("%v staff, expected 19.49", staff)
	}
}

func TestYearHasWholeTime(t *testing.T) {
	whole := 0.0
	for calendar := 1; calendar <= 12; calendar++ {
		whole += shareOfYear(month.Of(2024, calendar))
	}
	if math.Abs(whole-1) > 1e-12 {
		t.Errorf("the months' shares of a year's time add up to %v", whole)
	}
}
