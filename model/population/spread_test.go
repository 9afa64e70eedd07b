package population

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSingleYearsKeepsEachGroup(t *testing.T) {
	law, err := FitMortality(84, 0.1, 0)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var groups [CensusGroups]int
		for g := range groups {
			groups[g] = rapid.IntRange(0, 60000).Draw(t, "group")
		}
		ages, err := SingleYears(groups, law)
		if err != nil {
			t.Fatal(err)
		}
		for g, want := range groups {
			end := Ages
			if g < CensusGroups-1 {
				end = groupStart(g + 1)
			}
			sum := 0
			for _, n := range ages[groupStart(g):end] {
				if n < 0 {
					t.Fatalf("negative age in %v", ages)
				}
				sum += n
			}
			if sum != want {
				t.Fatalf("group %d has %d persons, expected %d", g, sum, want)
			}
		}
	})
}

// 100 a year below 85 stay 100 a year; above, ages follow the survivors and so fall.
func TestSingleYearsOfAnEvenPopulation(t *testing.T) {
	law, _ := FitMortality(84, 0.1, 0)
	var groups [CensusGroups]int
	for g := range groups {
		groups[g] = 500
	}
	groups[0], groups[1] = 100, 400
	ages, err := SingleYears(groups, law)
	if err != nil {
		t.Fatal(err)
	}
	for age, n := range ages {
		if age < 85 && n != 100 || age > 85 && age < 100 && n > ages[age-1] {
			t.Errorf("%d persons of age %d", n, age)
		}
	}
}

func TestSplitKeepsAgesAndShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var district [Sexes][Ages]int
		total := 0
		for sex := range district {
			for age := range district[sex] {
				district[sex][age] = rapid.IntRange(0, 40).Draw(t, "n")
				total += district[sex][age]
			}
		}
		weights := rapid.SliceOfN(rapid.Float64Range(0.1, 9), 1, 6).Draw(t, "weights")
		areas, err := Split(district, weights, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkSplit(t, district, areas, weights, total)
	})
}

func checkSplit(t *rapid.T, district [Sexes][Ages]int, areas [][Sexes][Ages]int, weights []float64, total int) {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	here := make([]int, len(areas))
	for sex := range district {
		for age, want := range district[sex] {
			got := 0
			for i := range areas {
				if areas[i][sex][age] < 0 {
					t.Fatalf("area %d has a negative age", i)
				}
				got += areas[i][sex][age]
				here[i] += areas[i][sex][age]
			}
			if got != want {
				t.Fatalf("age %d: %d persons, expected %d", age, got, want)
			}
		}
	}
	for i, n := range here {
		if want := float64(total) * weights[i] / sum; math.Abs(float64(n)-want) > 2 {
			t.Fatalf("area %d has %d persons, its share is %g", i, n, want)
		}
	}
}
