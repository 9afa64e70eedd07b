package experiment

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Each simulated value is set beside the one for the last observation of the same quantity and area, in whatever order
// they are observed.
func TestInTheEnd(t *testing.T) {
	observation := func(name string, area int, m month.Month) indicator.Observation {
		return indicator.Observation{Name: name, Area: area, Month: m}
	}
	c := &conditioner{used: []int{0, 1, 2, 3, 5}, Study: &Study{Observations: []indicator.Observation{
		observation("contracts", 4, 12),
		observation("contracts", 4, 36),
		observation("contracts", 4, 24),
		observation("contracts", 1, 12),
		observation("contracts", 1, 48), // not used
		observation("up_referrals", 4, 36),
	}}}
	got := c.inTheEnd([][]float64{{10, 11, 12, 13, 14}, {20, 21, 22, 23, 24}})
	want := [][]float64{{11, 11, 11, 13, 14}, {21, 21, 21, 23, 24}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%v; expected %v", got, want)
	}
}

// The smoother takes a part of the covariance as noise, correlations kept.
func TestNoise(t *testing.T) {
	covariance := mat.NewSymDense(2, []float64{4, -1, -1, 9})
	noise := chance{covariance: covariance}.noise()
	for i := range 2 {
		for j := range 2 {
			if want := unfollowed * covariance.At(i, j); noise.At(i, j) != want {
				t.Errorf("noise %d, %d is %v; expected %v", i, j, noise.At(i, j), want)
			}
		}
	}
}
