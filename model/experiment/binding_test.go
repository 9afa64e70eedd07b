package experiment

import (
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
)

// A resource binds where more of it moves the indicator beyond the error of the mean, and is slack where it moves it in no
// replication or as often down as up; where 3 of 20 replications differ, nothing is said.
func TestReliefVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		change       func(i int) float64
		binds, slack bool
	}{
		"every replication gains":   {func(i int) float64 { return 0.01 + float64(i)/1000 }, true, false},
		"none changes":              {func(int) float64 { return 0 }, false, true},
		"up and down alike":         {func(i int) float64 { return float64(i%2) - 0.5 }, false, true},
		"three of twenty gain":      {func(i int) float64 { return float64(i / 17) }, false, false},
		"all change by the same":    {func(int) float64 { return 0.1 }, false, false}, // an interval takes differences
		"every replication is less": {func(i int) float64 { return -0.01 - float64(i)/1000 }, true, false},
	} {
		limit := indicator.Target{Indicator: "contract_rate", Comparator: indicator.AtLeast, Limit: 0.4, By: 1}
		s := &Study{First: 1, Months: 1, Targets: []indicator.Target{limit}}
		at := func(value float64) Replication { return Replication{District: fill(2*indicators, value)} }
		r, more := &Result{Study: s}, []Replication{}
		for i := range 20 {
			r.Replications, more = append(r.Replications, at(0)), append(more, at(c.change(i)))
		}
		relief := r.relief(limit, model.Posts, more)
		if relief.Binds() != c.binds || relief.Slack() != c.slack {
			t.Errorf("%s: binds %v, slack %v of %+v", name, relief.Binds(), relief.Slack(), relief.Change)
		}
	}
}

func fill(n int, value float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = value
	}
	return list
}
