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

var steady = flag.Int("steady", 40, "replications of TestNothingHappensNothingMoves; 400 for its full power, some minutes")

// TestNothingHappensNothingMoves: in testdata/steady.yaml, between December 2020 and any month to December 2025, no share moves by
// more than 0.3 points in the mean, nothing else by more than 1%, and waits not by 3% of their median, each beyond two standard
// errors of the paired change; three with fewer than 400 replications, for of thousands of comparisons some fail by chance. Flows and levels, waits among them, are those of the twelve months up to the month, so that
// seasons cancel. With 40 replications only what moves far is found; -steady=400 is for whoever changes how the model starts.
func TestNothingHappensNothingMoves(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	study := loadStudy(t, "../testdata/steady")
	var runs []*indicator.Series
	for r := 0; len(runs) < *steady; r++ {
		if series := fitting(t, study, r); series != nil {
			runs = append(runs, series)
		}
	}
	deviations := 3.0
	if *steady >= 400 {
		deviations = 2
	}
	for _, about := range measure.All() {
		for m := study.First; m <= study.Last(); m++ {
			var starts, changes []float64
			for _, series := range runs {
				before, after := series.Value(about.ID, series.Whole(), study.First-1), series.Value(about.ID, series.Whole(), m)
				if !math.IsNaN(before + after) {
					starts, changes = append(starts, before), append(changes, after-before)
				}
			}
			start, change := centre(starts, about.Unit), centre(changes, about.Unit)
			if most := mostMove(about, start, m) + deviations*standardError(changes); math.Abs(change) > most {
				t.Errorf("%s moves from %.4f by %+.4f in %v, allowed %.4f", about.ID, start, change, m, most)
				break
			}
		}
	}
}

// mostMove is by how much an indicator may move from its start to a month. Twelve months that are not a calendar year have up to two
// weekdays more or fewer for as many visits: that much the use of GP time moves.
func mostMove(about measure.Indicator, start float64, m month.Month) float64 {
	switch {
	case about.ID == "gp_utilization":
		return 0.003 + start*math.Abs(weekdays(m)-1)
	case about.Unit == indicator.Share:
		return 0.003
	case about.Unit == indicator.Minutes || about.Unit == indicator.Days:
		return 0.03 * start
	}
	return 0.01 * math.Abs(start)
}

// weekdays are those of the twelve months up to one, each as a part of its calendar year's.
func weekdays(m month.Month) (years float64) {
	for back := range month.Month(12) {
		year := 0
		for calendar := range 12 {
			year += month.Of((m - back).Year(), calendar+1).Weekdays()
		}
		years += float64((m - back).Weekdays()) / float64(year)
	}
	return years
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
