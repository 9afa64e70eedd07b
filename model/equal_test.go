package model_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Subdistricts that are alike but for their names and rows fare alike: in no indicator, at the start or at the end, does
// one of the four lie above or below the mean of all by more than four standard errors of 600 replications.
func TestEqualSubdistrictsFareAlike(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of simulations")
	}
	district := loadFrom(t, "../testdata/equal/base.yaml")
	runs := make([]*indicator.Series, 600)
	for r := range runs {
		runs[r] = district.run(t, r, nil)
	}
	compared := 0
	for _, id := range allIndicators() {
		for _, m := range []month.Month{district.First - 1, district.Last()} {
			for area := range district.Areas {
				mean, se := ahead(runs, id, area, m)
				if math.Abs(mean) > 4*se+1e-12 { // and the rounding of their mean
					t.Errorf("%s at %s: %s lies %.5g ± %.5g above the mean of equals", id, m, district.Areas[area], mean, se)
				}
				if se > 0 {
					compared++
				}
			}
		}
	}
	if compared < 200 {
		t.Errorf("only %d values differ between areas", compared)
	}
}

// ahead is by how much an area lies above the mean of all areas, over the replications in which all have a value.
func ahead(runs []*indicator.Series, id indicator.ID, area int, m month.Month) (mean, se float64) {
	var above []float64
	for _, series := range runs {
		all := 0.0
		for other := range series.Areas {
			all += series.Value(id, other, m) / float64(series.Areas)
		}
		if !math.IsNaN(all) {
			above = append(above, series.Value(id, area, m)-all)
		}
	}
	if len(above) < 2 {
		return 0, 0
	}
	mean, sd := stat.MeanStdDev(above, nil)
	return mean, stat.StdErr(sd, float64(len(above)))
}
