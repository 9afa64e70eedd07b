package workforce

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Months are independent Poisson numbers of their means though a year is drawn at the rate of its first month: means of 0.5,
// then 0.2, then 0.9. Over 20,000 years the standard errors of mean, variance and covariance are some 0.006, 0.01 and 0.005.
func TestMonthsOfAYear(t *testing.T) {
	means := [3]float64{0.5, 0.2, 0.9}
	const years = 20_000
	var sum, squares [3]float64
	product := 0.0
	for i := range years {
		var y year
		var n [3]float64
		for k, mean := range means {
			n[k] = float64(y.happen(month.Of(2021, 1+k), mean, "hires", rng.NewKey(3).At(i)))
			sum[k] += n[k] / years
			squares[k] += n[k] * n[k] / years
		}
		product += n[0] * n[2] / years
	}
	for k, mean := range means {
		if variance := squares[k] - sum[k]*sum[k]; math.Abs(sum[k]-mean) > 0.03 || math.Abs(variance-mean) > 0.05 {
			t.Errorf("month %d: mean %.3f and variance %.3f, expected %.1f", k, sum[k], variance, mean)
		}
	}
	if covariance := product - sum[0]*sum[2]; math.Abs(covariance) > 0.025 {
		t.Errorf("covariance of two months %.3f, expected 0", covariance)
	}
}

// The better the luck of a year, the more events it has.
func TestLuckOfAYear(t *testing.T) {
	last := -1
	for _, z := range []float64{-3, -1, 0, 1, 3} {
		luck := &rng.Luck{Fixed: map[rng.Decision]float64{{What: "hires", When: 2021}: z}}
		var y year
		total := 0
		for m := month.Of(2021, 1); m <= month.Of(2021, 12); m++ {
			total += y.happen(m, 0.7, "hires", rng.NewKey(3).With(luck))
		}
		if total < last {
			t.Errorf("luck %v gives %d, less than %d", z, total, last)
		}
		last = total
	}
	if last < 15 { // 8.4 expected; 3 standard deviations above it some 18
		t.Errorf("the best luck gives %d", last)
	}
}
