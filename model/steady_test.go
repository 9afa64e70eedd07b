//go:build unix

package model_test

import (
	"errors"
	"flag"
	"math"
	"slices"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

var steady = flag.Int("steady", 100, "replications of TestNothingHappensNothingMoves; 400 for its full power")

// moves are indicators that move though nothing happens, with the cause and by how much they may: a share in points, all else
// as a part of its start.
var moves = map[indicator.ID]float64{
	// Records of residents who turn over slowly: the months that lead up to the first are not quite enough.
	"record_rate": 0.005, "record_updated_rate": 0.006,
	// GPs begin evenly spread over the centres; who leaves and who comes makes them uneven.
	"wait_p90": 0.1,
}

// TestNothingHappensNothingMoves: in testdata/steady.yaml no share moves by more than 0.3 points in five years, nothing else by more than 1%,
// waits by 3% of their median, beyond two standard errors of the paired change.
func TestNothingHappensNothingMoves(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	study := loadStudy(t, "../testdata/steady")
	starts, changes := map[indicator.ID][]float64{}, map[indicator.ID][]float64{}
	for r := range *steady {
		series := fitting(t, study, r)
		if series == nil {
			continue
		}
		for _, about := range measure.All() {
			before := series.Value(about.ID, series.Whole(), month.Of(2020, 12))
			after := series.Value(about.ID, series.Whole(), month.Of(2025, 12))
			if !math.IsNaN(before + after) {
				starts[about.ID] = append(starts[about.ID], before)
				changes[about.ID] = append(changes[about.ID], after-before)
			}
		}
	}
	for _, about := range measure.All() {
		start, change := centre(starts[about.ID], about.Unit), centre(changes[about.ID], about.Unit)
		allowed := 0.01 * math.Abs(start)
		switch about.Unit {
		case indicator.Share:
			allowed = 0.003
		case indicator.Minutes, indicator.Days:
			allowed = 0.03 * start
		}
		if most, known := moves[about.ID]; known {
			if allowed = most; about.Unit != indicator.Share {
				allowed *= start
			}
		}
		if allowed += 2 * standardError(changes[about.ID]); math.Abs(change) > allowed {
			t.Errorf("%s moves from %.4f by %+.4f, allowed %.4f", about.ID, start, change, allowed)
		}
	}
}

// fitting is a replication of which the base year can be, nil for others.
func fitting(t *testing.T, study *experiment.Study, replication int) *indicator.Series {
	cfg, err := study.Build(study.Draw(1, replication))
	if err != nil {
		t.Fatal(err)
	}
	d, err := model.Begin(cfg, experiment.KeysOf(1, replication, 0), true)
	if errors.Is(err, model.ErrUnfit) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return d.Run().Series
}

// centre is the median of waits and the mean of all else.
func centre(values []float64, unit indicator.Unit) float64 {
	if len(values) == 0 {
		return 0
	}
	if unit == indicator.Minutes || unit == indicator.Days {
		sorted := slices.Sorted(slices.Values(values))
		return sorted[len(sorted)/2]
	}
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	return sum / float64(len(values))
}

func standardError(values []float64) float64 {
	mean, sum := centre(values, indicator.Number), 0.0
	for _, x := range values {
		sum += (x - mean) * (x - mean)
	}
	n := float64(max(len(values), 2))
	return math.Sqrt(sum / (n - 1) / n)
}
