package experiment

import (
	"math"
	"testing"

	"chcsim/model/indicator"
)

// Without an uncertain parameter only chance is left, on which nothing can rely.
func TestNothingUncertain(t *testing.T) {
	r := made([]float64{0.1, 0.4, 0.6, 0.9})
	all := r.Rely()
	if len(all) != 1 || len(all[0].Ranked) != 0 || all[0].Assumed != 0 || all[0].Known != 0 {
		t.Errorf("without an uncertain parameter: %+v", all)
	}
}

// A lever that an indicator without a value cannot show has not changed it.
func TestALeverChangesNoUndefinedAnswer(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		without, with []float64
		changed       bool
	}{
		{[]float64{nan, nan}, []float64{nan, nan}, false},
		{[]float64{1, nan}, []float64{1, 2}, false},
		{[]float64{1}, []float64{2}, true},
		{[]float64{1, 2}, []float64{1, 2}, false},
		{[]float64{1, 2}, []float64{2, 1}, true},
	} {
		e := LeverEffect{Differences: []Difference{difference(Question{Indicator: "contract_rate"}, c.without, c.with, indicator.Pasts{})}}
		if e.Changed() != c.changed {
			t.Errorf("from %v to %v: changed is %v", c.without, c.with, e.Changed())
		}
	}
}
