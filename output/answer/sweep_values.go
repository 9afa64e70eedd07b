package answer

import (
	"io"
	"math"

	"chcsim/model/measure"
	"chcsim/output/chart"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// valueCharts are the charts of what the targets judge along one parameter: its median and the middle 90% of the replications at
// each point. They are named as those of the chances are.
func (f *field) valueCharts(dir string) (charts []Chart, err error) {
	spread, err := readSpreads(dir)
	if err != nil {
		return nil, err
	}
	for _, k := range f.order() {
		if k == len(f.record.Targets) {
			continue // all targets together are no value
		}
		if r, ok := f.valueChart(k, spread[k]); ok {
			charts = append(charts, pictures(f.named("values", k), r)...)
		}
	}
	return charts, nil
}

// readSpreads reads, by target and point, the middle 90% of what the target judges; NaN where a point failed.
func readSpreads(dir string) ([][]chart.Interval, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	spreads := make([][]chart.Interval, len(r.Record.Targets))
	for {
		_, rows, err := r.Next()
		if err == io.EOF {
			return spreads, nil
		}
		if err != nil {
			return nil, err
		}
		for k, t := range r.Record.Targets {
			var values []float64
			for _, row := range rows {
				if row.Indicator.String() == t.Indicator && row.Area == t.Area && row.Month.String() == t.By {
					values = append(values, row.Value)
				}
			}
			spreads[k] = append(spreads[k], predicted(values))
		}
	}
}

// valueChart is the chart of a target; there is none where fewer than two points have a value.
func (f *field) valueChart(k int, spread []chart.Interval) (chart.Response, bool) {
	id, known := measure.Find(f.record.Targets[k].Indicator)
	if !known {
		return chart.Response{}, false
	}
	r := chart.Response{
		Frame: f.frame(k), X: f.parameter(0), YName: Indicator(id, f.lang), YUnit: Unit(id), Wanted: &f.record.Targets[k].Limit, Band: words.Band90.In(f.lang),
	}
	for i, point := range f.grid[0] {
		if v := spread[point]; !math.IsNaN(v.Value) {
			r.Points = append(r.Points, chart.ResponsePoint{X: f.xs[i], Y: v})
		}
	}
	return r, len(r.Points) > 1
}
