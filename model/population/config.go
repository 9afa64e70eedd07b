package population

import (
	"fmt"
	"math"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Ages is the number of single years of age; the last, 100, is open.
const Ages = 101

// The sexes, as indexes.
const (
	Male = iota
	Female
	Sexes = 2
)

// Config says how the residents of a district change.
type Config struct {
	// LifeExpectancy is the life expectancy at birth in the first year simulated, in years (O089: 81.76 and 86.56).
	LifeExpectancy [Sexes]float64 `param:"life_expectancy:male,female,initial" unit:"years" min:"40" max:"100" zh:"出生期望寿命" en:"life expectancy at birth"`
	// MortalitySlope is the relative rise of the hazard of death per year of age; 0.08 to 0.13 in human populations.
	MortalitySlope [Sexes]float64 `param:"mortality_slope:male,female,initial" unit:"per_year" min:"0.05" max:"0.2" zh:"死亡风险随年龄的相对升幅" en:"relative rise of mortality per year of age (Gompertz)"`
	// BackgroundMortality is the hazard of death that does not depend on age, per year.
	BackgroundMortality float64 `param:"background_mortality,initial" unit:"per_year" min:"0" max:"0.005" zh:"与年龄无关的死亡风险" en:"mortality independent of age (Makeham)"`
	// MortalityImprovement is the yearly relative fall of all hazards of death.
	MortalityImprovement float64 `param:"mortality_improvement" unit:"rate/year" min:"-0.1" max:"0.1" zh:"死亡率年降幅" en:"yearly fall of mortality"`

	// CrudeBirthRate is births per 1,000 residents in the first year simulated (O077: 4.67).
	CrudeBirthRate float64 `param:"crude_birth_rate,initial" unit:"per_1000" min:"0" max:"60" zh:"首年粗出生率" en:"crude birth rate in the first year"`
	// BirthTrend is the yearly relative change of births per woman of each age.
	BirthTrend float64 `param:"birth_trend" unit:"rate/year" min:"-0.3" max:"0.3" zh:"生育率年变化" en:"yearly change of fertility"`
	// MeanAgeAtBirth is the mean age of mothers where women of all ages are equally many, in years.
	MeanAgeAtBirth float64 `param:"mean_age_at_birth,initial" unit:"years" min:"20" max:"40" zh:"平均生育年龄" en:"mean age at childbearing"`
	// SDAgeAtBirth is the standard deviation of that age, in years.
	SDAgeAtBirth float64 `param:"sd_age_at_birth,initial" unit:"years" min:"2" max:"12" zh:"生育年龄标准差" en:"standard deviation of the age at childbearing"`
	// MaleBirthShare is the share of boys among births.
	MaleBirthShare float64 `param:"male_birth_share" unit:"rate" min:"0.4" max:"0.6" zh:"出生男婴比例" en:"share of boys among births"`

	// OutMigration is the share of residents who leave the district in a year, at the age structure of the start.
	OutMigration float64 `param:"out_migration" unit:"rate/year" min:"0" max:"0.5" zh:"年迁出率" en:"residents leaving the district per year"`
	// LeavingDelay is by how many years the ages of leavers lie above those of arrivals.
	LeavingDelay float64 `param:"leaving_delay,initial" unit:"years" min:"0" max:"20" zh:"迁出相对迁入的年龄差" en:"years by which leavers are older than arrivals"`
	// Growth is the yearly growth of the total after the last observed total.
	Growth float64 `param:"growth_per_year" unit:"rate/year" min:"-0.1" max:"0.1" zh:"末次观测后人口年增长率" en:"yearly growth of residents after the last observed total"`
	// Stationary, where 1, gives the residents of the start the ages at which births, deaths and migration leave the numbers of
	// every age as they are, in place of those stated; only their total is kept. To see what moves without ageing.
	Stationary float64 `param:"stationary,initial" unit:"rate" zh:"人口年龄结构取稳态（0或1）" en:"stationary ages at the start (0 or 1)"`
	// Migration is the age schedule of arrivals.
	Migration Schedule `param:"migration_age"`
}

// Total is an observed number of residents at the end of a month.
type Total struct {
	Month   month.Month
	Persons float64
}

// Start describes the residents before the first month.
type Start struct {
	// Month is the month at whose end Counts stand, the one before the first simulated.
	Month month.Month
	// Counts holds persons by area, sex and age.
	Counts [][Sexes][Ages]int
	// LogSD is by how much the logarithm of each area's share of the residents is uncertain; nil where they are counted.
	LogSD []float64
	// Places are the numbers of the areas' codes.
	Places rng.Places
	// Totals are later observed totals of the district, by rising month.
	Totals []Total
}

func (s Start) check() error {
	if len(s.Counts) == 0 {
		return fmt.Errorf("population: no areas")
	}
	for area := range s.Counts {
		sum := 0
		for sex := range Sexes {
			for age, n := range s.Counts[area][sex] {
				if n < 0 {
					return fmt.Errorf("population: area %d has %d persons of sex %d and age %d", area, n, sex, age)
				}
				sum += n
			}
		}
		if sum == 0 {
			return fmt.Errorf("population: area %d has no residents", area)
		}
	}
	last := s.Month
	for _, t := range s.Totals {
		if t.Month <= last {
			return fmt.Errorf("population: the total of %v is not later than %v", t.Month, last)
		}
		if !(t.Persons > 0) || math.IsInf(t.Persons, 0) {
			return fmt.Errorf("population: the total of %v is %g persons", t.Month, t.Persons)
		}
		last = t.Month
	}
	return nil
}
