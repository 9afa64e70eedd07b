package workforce

import (
	"chcsim/model/month"
	"chcsim/model/task"
)

// WorkingTime is what WISN calls the available working time and its allowances (WHO, Workload
// Indicators of Staffing Need: User's manual, 2010, steps 2 and 6).
type WorkingTime struct {
	// Weeks × DaysPerWeek is the possible number of working days a year.
	Weeks       float64 `param:"weeks" unit:"count" min:"1" max:"53" zh:"每年周数" en:"weeks per year"`
	DaysPerWeek float64 `param:"days_per_week" unit:"count" min:"0.5" max:"7" zh:"每周工作日" en:"working days per week"`
	// Holidays, Leave, Training and Sick are days a year not worked.
	Holidays float64 `param:"public_holidays" unit:"days" min:"0" max:"60" zh:"法定节假日" en:"public holidays per year"`
	Leave    float64 `param:"annual_leave" unit:"days" min:"0" max:"90" zh:"年休假" en:"annual leave per year"`
	Training float64 `param:"training_days" unit:"days" min:"0" max:"90" zh:"培训天数" en:"training days per year"`
	Sick     float64 `param:"sick_days" unit:"days" min:"0" max:"90" zh:"病假天数" en:"sick days per year"`
	// HoursPerDay are the hours worked on a working day.
	HoursPerDay float64 `param:"hours_per_day" unit:"hours" min:"1" max:"14" zh:"每日工作小时" en:"hours per working day"`
	// Category is the share of working time that everybody of a pool spends on meetings, reports and teaching.
	Category [task.Pools]float64 `param:"category_allowance:gp,nurse,public_health,assistant,other_clinician" unit:"rate" min:"0" max:"0.9" zh:"类别宽放占工时比例" en:"category allowance, share of working time"`
	// Individual are the GP hours a year that each centre spends on tasks of single persons, such as directing it.
	Individual float64 `param:"individual_allowance_hours" unit:"hours" min:"0" max:"20000" zh:"每中心每年个别宽放（全科工时）" en:"individual allowance, GP hours per centre and year"`
}

const minutesPerHour = 60

// Days is the number of days worked a year:
//
//	days = weeks × days per week − (holidays + leave + training + sick)
//
// (WHO 2010, step 2). With 234 possible days and 10, 30 and 15 days off: 179.
func (t *WorkingTime) Days() float64 {
	return float64(t.Weeks*t.DaysPerWeek) - (t.Holidays + t.Leave + t.Training + t.Sick)
}

// Minutes is the available working time of one full-time person, minutes per year.
// 179 days of 8 hours: 85,920 minutes.
func (t *WorkingTime) Minutes() float64 { return t.Days() * t.HoursPerDay * minutesPerHour }

// Service is the time of one full-time person of a pool left for services, minutes per year, after the
// category allowance. With an allowance of 10/179 of 85,920 minutes: 81,120.
func (t *WorkingTime) Service(p task.Pool) float64 { return t.Minutes() * (1 - t.Category[p]) }

// RequiredStaff is the number of full-time staff that a year's service minutes ask for:
//
//	staff = minutes / Service + individual minutes / Minutes
//
// that is, workload × category allowance factor + individual allowance factor (WHO 2010, step 7).
// 100,000 visits of 15 minutes with 85,920 minutes a person: 17.46; with an allowance of 10/179: 18.49.
func (t *WorkingTime) RequiredStaff(p task.Pool, minutes, individualMinutes float64) float64 {
	return minutes/t.Service(p) + individualMinutes/t.Minutes()
}

// shareOfYear is the part of a year's working time that falls into the month, by Mondays to Fridays.
func shareOfYear(m month.Month) float64 {
	year := 0
	for calendar := 1; calendar <= 12; calendar++ {
		year += month.Of(m.Year(), calendar).Weekdays()
	}
	return float64(m.Weekdays()) / float64(year)
}
