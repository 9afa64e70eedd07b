package workforce

import (
	"math"
	"testing"

	"chcsim/model/oracle"
	"chcsim/model/rng"
)

// The simulated stock has the published mean: 100 GPs whose hazard is −ln 0.92, twelve graduates every December.
func TestStockAgreesWithExpectation(t *testing.T) {
	c := alone()
	c.GPPer10k, c.PostsPer10k = 10, 30
	c.RecruitsPerYear, c.PipelineShare, c.TrainingCompletion, c.GraduationMonth = 12, 1, 1, 12
	c.ResignHazard = -math.Log(0.92)
	const replications = 2000
	var mean, square [5]float64
	for r := range replications {
		s, err := New(c, Start{First: first, Residents: []float64{60000, 40000}}, rng.NewKey(7).At(r))
		if err != nil {
			t.Fatal(err)
		}
		for m := range 60 {
			staff := s.Month(first+monthsOn(m), Inputs{[]float64{60000, 40000}})
			if m%12 == 11 {
				n := float64(total(staff.Counted))
				mean[m/12] += n / replications
				square[m/12] += n * n / replications
			}
		}
	}
	for year, want := range oracle.ExpectedStock(100, 12, 0.08, 5) {
		error := math.Sqrt((square[year] - mean[year]*mean[year]) / replications)
		if math.Abs(mean[year]-want) > 3.5*error {
			t.Errorf("year %d: mean %.4f ± %.4f, expected %.4f", year+1, mean[year], error, want)
		}
		if error > 0.13 {
			t.Errorf("year %d: a standard error of %v proves little", year+1, error)
		}
	}
}

// Age groups resign in the stated proportions, and the mean stays the stated hazard.
func TestResignationByAge(t *testing.T) {
	c := alone()
	c.GPPer10k, c.AgeAtStart = 30, spreadOver("empirical", 30, 40, 55)
	c.ResignYoung, c.ResignOld, c.ResignHazard = 2, 0.5, 0.05
	const replications = 60
	var left, at [3]float64
	for r := range replications {
		s := state(t, c, uint64(r))
		s.Month(first, Inputs{residents()})
		for i := range s.gps {
			group := map[int]int{30: 0, 40: 1, 55: 2}[s.gps[i].Age(first)]
			at[group]++
			if s.gps[i].Left {
				left[group]++
			}
		}
	}
	// Factors 2, 1, 0.5 on equal stocks have the mean 7/6: hazards of 8.57%, 4.29% and 2.14% a year.
	for group, hazard := range []float64{0.0857, 0.0429, 0.0214} {
		p := rng.HazardToProbability(hazard, 1.0/12)
		error := math.Sqrt(p * (1 - p) / at[group])
		if got := left[group] / at[group]; math.Abs(got-p) > 3.5*error {
			t.Errorf("group %d: %.5f left in a month, expected %.5f ± %.5f", group, got, p, error)
		}
	}
}
