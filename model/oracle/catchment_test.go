package oracle

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		if math.Abs(got[i]-want[i]) > tolerance {
			t.Errorf("place %d: %.6f, want %.6f", i+1, got[i], want[i])
		}
	}
}

// Clinic 1 reaches areas 1 and 2, clinic 2 areas 2 and 3; Σ P·A = Σ S = 6.
func TestTwoClinics(t *testing.T) {
	population, supply := []float64{1000, 2000, 1000}, []float64{2, 4}
	minutes := [][]float64{{10, math.NaN()}, {30, 30}, {math.Inf(1), 10}}
	got := TwoStepFloatingCatchment(population, supply, minutes, 30)
	near(t, got, []float64{1. / 1500, 1. / 500, 1. / 750}, 1e-15)
	sum := 0.0
	for i, p := range population {
		sum += p * got[i]
	}
	if math.Abs(sum-6) > 1e-12 {
		t.Errorf("Σ P·A = %g, want 6", sum)
	}
}

// Consumers at 0, 1, 2 and providers at 0 and 2, weight exp(−d²/2).
func TestGaussianCatchment(t *testing.T) {
	weight := make([][]float64, 3)
	for i, x := range []float64{0, 1, 2} {
		for _, provider := range []float64{0, 2} {
			weight[i] = append(weight[i], math.Exp(-(x-provider)*(x-provider)/2))
		}
	}
	got := FloatingCatchment([]float64{100, 100, 100}, []float64{10, 10}, weight)
	near(t, got, []float64{0.065179, 0.069641, 0.065179}, 5e-7)
}

// Jobs per person within 45 minutes; the published values have four decimals.
func TestBeloHorizonte(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "reference", "belo_horizonte")
	cells := readTable(t, filepath.Join(folder, "bho5_land_use.csv"))
	index := map[string]int{}
	var population, jobs []float64
	for i, row := range cells {
		index[row[0]] = i
		population, jobs = append(population, number(t, row[1])), append(jobs, number(t, row[2]))
	}
	minutes := make([][]float64, len(cells))
	for i := range minutes {
		minutes[i] = []float64{math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()}
	}
	for _, row := range readTable(t, filepath.Join(folder, "bho5_travel_matrix.csv")) {
		minutes[index[row[0]]][index[row[1]]] = number(t, row[3])
	}
	got := TwoStepFloatingCatchment(population, jobs, minutes, 45)
	near(t, got, []float64{0.0152, 0.1491, 0.1491, 0.1068, 0}, 0.5e-4)
}

func readTable(t testing.TB, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Skip("shared data are absent: ", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Weight 1, 0.68 and 0.22: 100 residents in each ring around 1 GP. R = 1/190, A = w·R.
func TestEnhancedZones(t *testing.T) {
	zones := []Zone{{10, 1}, {20, 0.68}, {30, 0.22}}
	minutes := [][]float64{{10}, {10.001}, {30}, {30.001}}
	got := EnhancedTwoStep([]float64{100, 100, 100, 100}, []float64{1}, minutes, zones)
	near(t, got, []float64{1. / 190, 0.68 / 190, 0.22 / 190, 0}, 1e-15)
}

func TestSupplyIsConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places, suppliers := rapid.IntRange(1, 8).Draw(t, "places"), rapid.IntRange(1, 6).Draw(t, "suppliers")
		number := rapid.Float64Range(0, 1000)
		population, supply := make([]float64, places), make([]float64, suppliers)
		weight := make([][]float64, places)
		reached := make([]bool, suppliers)
		for j := range supply {
			supply[j] = number.Draw(t, "supply")
		}
		for i := range population {
			population[i] = float64(rapid.IntRange(0, 100_000).Draw(t, "population"))
			for j := range supply {
				w := rapid.SampledFrom([]float64{0, 0.22, 0.68, 1}).Draw(t, "weight")
				weight[i] = append(weight[i], w)
				reached[j] = reached[j] || w*population[i] > 0
			}
		}
		want, got := 0.0, 0.0
		for j, r := range reached {
			if r {
				want += supply[j]
			}
		}
		for i, a := range FloatingCatchment(population, supply, weight) {
			got += a * population[i]
		}
		if math.Abs(got-want) > 1e-9*(1+want) {
			t.Fatalf("Σ P·A = %g, Σ S in reach = %g", got, want)
		}
	})
}
