package workforce

import (
	"testing"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
	"chcsim/model/task"
)

func spreadOver(kind string, args ...float64) param.Distribution {
	return param.Distribution{Kind: kind, Args: args}
}

// ordinary is a configuration like the shipped one at its modes.
func ordinary() *Config {
	return &Config{
		GPPer10k: 4.1, PractisingShare: 0.72, TrainedShare: 0.33, FemaleShare: 0.6,
		AgeAtStart: spreadOver("triangular", 27, 41, 63), FTE: spreadOver("triangular", 0.8, 1, 1.0001),
		PostsPer10k: 4.9, RecruitsPerYear: 30, PipelineShare: 0.5, TrainingYears: 3, TrainingCompletion: 0.9, TrainingIntake: 1,
		GraduationMonth: 8, HiringMonths: 3, OutsideTrainedShare: 0.3, RecruitsPractising: 0.9,
		AgeGraduate: spreadOver("triangular", 26, 28, 33), AgeOutside: spreadOver("triangular", 28, 36, 50),
		ResignHazard: 0.035, ResignYoung: 1.6, ResignOld: 0.5,
		RetireFemale: spreadOver("triangular", 55, 57, 61), RetireMale: spreadOver("triangular", 59, 60, 64),
		RehireShare: 0.4, RehireFTE: 0.6, RehireYears: 3,
		StudyCycle: 5, StudyShare: 0.2, StudyMonths: spreadOver("uniform", 3, 6), PostedMonths: 12, CDCMonths: spreadOver("uniform", 3, 6),
		PoolPer10k: [4]float64{4.5, 1, 0.8, 2.5}, PoolGrowth: 0.02,
		Time: WorkingTime{
			Weeks: 52, DaysPerWeek: 5, Holidays: 11, Leave: 10, Training: 10, Sick: 5, HoursPerDay: 8,
			Category: [task.Pools]float64{0.1, 0.1, 0.1, 0.1, 0.1}, Individual: 500,
		},
		Spend: Spending{
			Desk:   [task.Pools]float64{0.62, 0.6, 0, 0.2, 0.85},
			Relief: Relief{Follow: 0.2, Exam: 0.2, Assessment: 0.3, Contact: 0.6, Records: 0.7, Outreach: 0.4},
		},
		Committees: 311, CommitteesPerGP: 1, StudioGPs: 2,
	}
}

// alone turns every flow off, so that a test can switch on the one it is about.
func alone() *Config {
	c := ordinary()
	c.RecruitsPerYear, c.ResignHazard, c.StudyShare, c.PractisingShare, c.HiringMonths = 0, 0, 0, 1, 0
	c.RetireFemale, c.RetireMale, c.AgeAtStart = param.Constant(80), param.Constant(80), param.Constant(40)
	c.FTE, c.RecruitsPractising = param.Constant(1), 1
	return c
}

var first = month.Of(2021, 1)

// residents are the district's thirteen areas, one of them small.
func residents() []float64 {
	n := make([]float64, 13)
	for i := range n {
		n[i] = 90015
	}
	n[1] = 32900
	return n
}

func state(t testing.TB, c *Config, seed uint64) *State {
	t.Helper()
	s, err := New(c, Start{First: first, Residents: residents()}, rng.NewKey(seed).Purpose("workforce"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func total(n []int) int {
	sum := 0
	for _, x := range n {
		sum += x
	}
	return sum
}

func sum(n []float64) float64 {
	sum := 0.0
	for _, x := range n {
		sum += x
	}
	return sum
}
