package population

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Gompertz alone has the closed form e0 = e^{B/b}·E₁(B/b)/b; with b = 0.1 and B/b = e^{−8.5}, by the series
// E₁(z) = −γ − ln z + z − z²/4 + …, that is 79.24600.
func TestLifeExpectancyHasItsClosedForm(t *testing.T) {
	z := math.Exp(-8.5)
	const euler = 0.5772156649015329
	want := math.Exp(z) * (-euler - math.Log(z) + z - z*z/4) / 0.1
	if math.Abs(want-79.2460) > 5e-5 {
		t.Fatalf("the closed form is %.6f", want)
	}
	if got := (Mortality{Level: 0.1 * z, Slope: 0.1}).LifeExpectancy(); math.Abs(got-want) > 1e-6 {
		t.Errorf("e0 = %.8f, expected %.8f", got, want)
	}
}

func TestFittedLawReproducesTheLifeExpectancy(t *testing.T) {
	for _, e0 := range []float64{81.76, 86.56} { // O089, 2021
		law, err := FitMortality(e0, 0.105, 0.0002)
		if err != nil {
			t.Fatal(err)
		}
		rates := law.Rates()
		if got := expectancyOf(&rates); math.Abs(got-e0) > 0.01 {
			t.Errorf("a life table of the rates gives %.4f years, expected %.2f", got, e0)
		}
	}
}

// expectancyOf builds a life table from central rates with a constant hazard within each year of age, and
// the last age open: e0 = Σ l(x)·(1−e^{−m})/m + l(100)/m(100).
func expectancyOf(rates *[Ages]float64) float64 {
	sum, alive := 0.0, 1.0
	for _, m := range rates[:Ages-1] {
		next := alive * math.Exp(-m)
		sum += (alive - next) / m
		alive = next
	}
	return sum + alive/rates[Ages-1]
}

func TestFitMortality(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e0 := rapid.Float64Range(50, 95).Draw(t, "e0")
		slope := rapid.Float64Range(0.07, 0.15).Draw(t, "slope")
		background := rapid.Float64Range(0, 0.002).Draw(t, "background")
		law, err := FitMortality(e0, slope, background)
		if err != nil || math.Abs(law.LifeExpectancy()-e0) > 1e-6 {
			t.Fatalf("fitted %+v with e0 %g: %v", law, law.LifeExpectancy(), err)
		}
	})
	if _, err := FitMortality(95, 0.1, 0.02); err == nil {
		t.Error("95 years were fitted with a background hazard of 0.02 a year")
	}
}

// In mid-July the label is nearly half a year ahead of the last birthday: w = 6.5/12.
func TestHazardFollowsTheTimeOfYear(t *testing.T) {
	var rates [Ages]float64
	rates[79], rates[80] = 0.03, 0.042
	if got := hazard(&rates, 80, 7); math.Abs(got-0.0365) > 1e-12 {
		t.Errorf("hazard %g, expected 0.03 + 0.012·6.5/12 = 0.0365", got)
	}
}
