package programme

import (
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// ordinary is a configuration like the shipped one at its modes.
func ordinary() *Config {
	c := &Config{
		PassiveFactor: 0.6, CentreSpread: 0.3,
		AssessmentsPerYear: 1, ContactsPerYear: 4, FollowUpsPerYear: 4,
		Acceptance: Acceptance{
			Assessment: 0.75, ElderlyAssessment: 0.94, ElderlyManagement: 0.3, Contact: 0.8,
			FollowUp: Standing{0.96, 0.6}, Exam: Standing{0.3, 0.1}, Record: Standing{1, 0.75}, Update: Standing{0.8, 0.4},
		},
		Minutes: Durations{Assessment: 12, Contact: 4, Hypertension: 7, Diabetes: 9, Exam: 40, Create: 12, Update: 3, Duty: 6, Visit: 12},
		Team: Teams{
			FollowUp: Mix{0.6, 0.25}, Exam: Mix{0.25, 0.6}, Assessment: Mix{0.5, 0.3},
			Contact: Mix{0.5, 0.3}, Records: Mix{0.3, 0.2}, Duty: Mix{0.1, 0.3},
		},
		ArrivalsWithRecord: 0.3, UpdatedByVisits: Standing{0.6, 0.4},
		UnitsPerResident: 8.85,
	}
	c.Registered.Hypertension, c.Registered.Diabetes = Standing{0.7, 0.3}, Standing{0.7, 0.3}
	c.RecordMonths.Contracted, c.RecordMonths.Other = 3, 24
	return c
}

var first = month.Of(2021, 1)

// residents are n times an area of 9,900 people in which 3,300 are contracted, a fifth of them passive.
func residents(n int) (counts cell.Counts) {
	put := func(b cell.Band, c cell.Condition, none, passive, active int) {
		counts[cell.Index(b, c, cell.NoContract, cell.NotInclined)] += n * none
		counts[cell.Index(b, c, cell.PassiveContract, cell.NotInclined)] += n * passive
		counts[cell.Index(b, c, cell.ActiveContract, cell.Inclined)] += n * active
	}
	put(cell.Age18to44, cell.Healthy, 3900, 200, 500)
	put(cell.Age45to59, cell.Healthy, 1300, 100, 300)
	put(cell.Age45to59, cell.Hypertension, 400, 40, 160)
	put(cell.Age65to79, cell.Healthy, 400, 100, 500)
	put(cell.Age65to79, cell.Hypertension, 350, 130, 700)
	put(cell.Age65to79, cell.Diabetes, 100, 40, 180)
	put(cell.Age80plus, cell.BothConditions, 150, 50, 300)
	return counts
}

func district() []cell.Counts {
	counts := make([]cell.Counts, 13)
	for i := range counts {
		counts[i] = residents(9)
	}
	return counts
}

// year drives a programme over months of an unchanging population.
type year struct {
	state  *State
	counts []cell.Counts
	none   []int
	visits []float64
}

func begin(t testing.TB, c *Config, counts []cell.Counts, seed uint64) *year {
	t.Helper()
	s, err := New(c, Start{Counts: counts, VisitsPerResident: 2.8}, rng.NewKey(seed))
	if err != nil {
		t.Fatal(err)
	}
	y := &year{s, counts, make([]int, len(counts)), make([]float64, len(counts))}
	for i := range counts {
		y.visits[i] = 2.8 / 12 * float64(counts[i].Total())
	}
	return y
}

// month gives a share of the minutes that each need asks for.
func (y *year) month(m month.Month, give func([]task.Minutes) []task.Minutes) []Care {
	needs := y.state.Needs(m, Demand{Counts: y.counts, ContractedLeft: y.none, OthersLeft: y.none, Arrived: y.none})
	return y.state.Month(m, Inputs{Given: give(needs), Counts: y.counts, Signed: y.none, Ended: y.none, Visits: y.visits})
}

// part gives the same share of every need.
func part(share float64) func([]task.Minutes) []task.Minutes {
	return func(needs []task.Minutes) []task.Minutes {
		given := make([]task.Minutes, len(needs))
		for i := range needs {
			for a := range needs[i] {
				for p := range needs[i][a] {
					given[i][a][p] = share * needs[i][a][p]
				}
			}
		}
		return given
	}
}

// sums adds a flow's numerators and denominators over months and areas.
func (r *Ratio) add(other Ratio) {
	r.Numerator += other.Numerator
	r.Denominator += other.Denominator
}
