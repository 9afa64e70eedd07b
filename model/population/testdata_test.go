package population

import (
	"testing"

	"chcsim/model/month"
)

// census is the age structure of Xuhui in 2020 by census group: 0, 1–4, 5–9, …, 85+.
var census = [Sexes][]int{
	{2288, 14368, 22395, 18137, 15892, 35107, 45200, 49330, 46346, 37514, 34927, 34175, 36047, 43381, 40927, 27319, 15281, 11023, 12782},
	{2218, 13312, 20178, 16120, 14180, 37122, 48206, 50901, 50049, 40559, 37041, 35327, 36540, 46830, 44482, 28521, 16946, 13350, 18757},
}

// censusStarts are the first ages of the groups of a Chinese census.
var censusStarts = []int{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85}

func exampleConfig() *Config {
	return &Config{
		LifeExpectancy: [Sexes]float64{81.76, 86.56}, MortalitySlope: [Sexes]float64{0.1, 0.115}, BackgroundMortality: 0.0002,
		MortalityImprovement: 0.01, CrudeBirthRate: 4.67, BirthTrend: -0.05, MeanAgeAtBirth: 31, SDAgeAtBirth: 4.5, MaleBirthShare: 0.51,
		OutMigration: 0.045, LeavingDelay: 4, Growth: -0.002, Migration: standardSchedule,
	}
}

// standardSchedule is the standard schedule of Rogers and Castro (1981).
var standardSchedule = Schedule{Children: 0.02, ChildrenFall: 0.1, Working: 0.06, WorkingFall: 0.1, WorkingAge: 20, WorkingRise: 0.4, Constant: 0.003}

func exampleStart(t testing.TB, areas int) Start {
	t.Helper()
	law, err := FitMortality(84, 0.1, 0)
	if err != nil {
		t.Fatal(err)
	}
	var district [Sexes][Ages]int
	for sex := range district {
		if district[sex], err = SingleYears(censusStarts, census[sex], law); err != nil {
			t.Fatal(err)
		}
	}
	weights := make([]float64, areas)
	for i := range weights {
		weights[i] = 1
	}
	weights[0] = 0.5
	counts, err := Split(district, weights, nil)
	if err != nil {
		t.Fatal(err)
	}
	return Start{Month: month.Of(2020, 12), Counts: counts, Totals: []Total{{month.Of(2021, 12), 1115000}, {month.Of(2022, 12), 1098500}}}
}
