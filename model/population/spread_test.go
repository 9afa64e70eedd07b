package population

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/rng"
)

func TestSingleYearsKeepsEachGroup(t *testing.T) {
	law, err := FitMortality(84, 0.1, 0)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		starts := append([]int{0}, rapid.SliceOfNDistinct(rapid.IntRange(1, Ages-1), 1, 40, rapid.ID[int]).Draw(t, "starts")...)
		slices.Sort(starts)
		groups := make([]int, len(starts))
		for g := range groups {
			groups[g] = rapid.IntRange(0, 60000).Draw(t, "group")
		}
		ages, err := SingleYears(starts, groups, law)
		if err != nil {
			t.Fatal(err)
		}
		for g, want := range groups {
			end := Ages
			if g < len(starts)-1 {
				end = starts[g+1]
			}
			sum := 0
			for _, n := range ages[starts[g]:end] {
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
	groups := slices.Repeat([]int{500}, len(censusStarts))
	groups[0], groups[1] = 100, 400
	ages, err := SingleYears(censusStarts, groups, law)
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

// However uncertain the areas are, the district keeps everybody of every sex and age; an area's luck is that of its code.
func TestDrawnKeepsTheDistrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var district [Sexes][Ages]int
		for sex := range district {
			for age := range district[sex] {
				district[sex][age] = rapid.IntRange(0, 400).Draw(t, "n")
			}
		}
		weights := rapid.SliceOfN(rapid.Float64Range(1, 9), 2, 6).Draw(t, "weights")
		counts, err := Split(district, weights, nil)
		if err != nil {
			t.Fatal(err)
		}
		sds := rapid.SliceOfN(rapid.Float64Range(0, 1), len(weights), len(weights)).Draw(t, "sds")
		drawn := Start{Counts: counts, LogSD: sds}.Drawn(rng.NewKey(rapid.Uint64().Draw(t, "seed")))
		var sums [Sexes][Ages]int
		for _, area := range drawn.Counts {
			for sex := range area {
				for age, n := range area[sex] {
					if n < 0 {
						t.Fatalf("%d persons of age %d", n, age)
					}
					sums[sex][age] += n
				}
			}
		}
		if sums != district {
			t.Fatal("the district lost or gained persons")
		}
	})
}

// Of two equal areas of which one is certain, the logarithm of their ratio has the spread of the other. Without a spread nothing is drawn.
func TestDrawnHasItsSpread(t *testing.T) {
	var district [Sexes][Ages]int
	for sex := range district {
		for age := range district[sex] {
			district[sex][age] = 10_000
		}
	}
	counts, err := Split(district, []float64{1, 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const n, sd = 1000, 0.2
	sum, squares := 0.0, 0.0
	for r := range n {
		drawn := Start{Counts: counts, LogSD: []float64{sd, 0}}.Drawn(rng.NewKey(1).At(r))
		var persons [2]float64
		for area := range drawn.Counts {
			for sex := range Sexes {
				for _, k := range drawn.Counts[area][sex] {
					persons[area] += float64(k)
				}
			}
		}
		x := math.Log(persons[0] / persons[1])
		sum, squares = sum+x, squares+x*x
	}
	if mean, got := sum/n, math.Sqrt(squares/n); math.Abs(mean) > 4*sd/math.Sqrt(n) || math.Abs(got/sd-1) > 4/math.Sqrt(2*n) {
		t.Errorf("log ratio %.4f ± %.4f, want 0 ± %g", mean, got, sd)
	}
	if same := (Start{Counts: counts, LogSD: []float64{0, 0}}).Drawn(rng.NewKey(1)); &same.Counts[0] != &counts[0] {
		t.Error("counted residents were drawn")
	}
}
