package experiment

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Difference compares an indicator of two scenarios at a date, replication by replication with common
// random numbers.
type Difference struct {
	Indicator indicator.ID
	Month     month.Month
	Mean      float64 // of second − first
	Low, High float64 // 95% interval of the mean (Student's t)
	// Reduction is 1 − Var(paired difference)/(Var(first) + Var(second)): the share of the variance
	// that common random numbers take away.
	Reduction float64
	Pairs     int
}

// ChanceChange is how the chance of a target differs between two scenarios.
type ChanceChange struct {
	Target        indicator.Target
	First, Second indicator.Chance
	Change        float64
	Low, High     float64 // 95% interval of the change, from the pairs that differ
}

// Compare lists the paired differences of every indicator at the given dates.
func Compare(first, second *Result, dates []month.Month) ([]Difference, error) {
	if err := comparable(first, second); err != nil {
		return nil, err
	}
	var differences []Difference
	for _, m := range dates {
		for id := range indicators {
			id := indicator.ID(id)
			differences = append(differences, difference(id, m, first.Values(id, m), second.Values(id, m)))
		}
	}
	return differences, nil
}

func comparable(first, second *Result) error {
	switch {
	case first.Seed != second.Seed || len(first.Replications) != len(second.Replications):
		return fmt.Errorf("only runs with the same seed and number of replications can be compared in pairs")
	case first.Study.First != second.Study.First || first.Study.Months != second.Study.Months:
		return fmt.Errorf("only scenarios with the same horizon can be compared")
	}
	return nil
}

func difference(id indicator.ID, m month.Month, first, second []float64) Difference {
	var changes, a, b []float64
	for i := range first {
		if !math.IsNaN(first[i]) && !math.IsNaN(second[i]) {
			changes = append(changes, second[i]-first[i])
			a, b = append(a, first[i]), append(b, second[i])
		}
	}
	d := Difference{Indicator: id, Month: m, Pairs: len(changes), Mean: math.NaN(), Low: math.NaN(), High: math.NaN(), Reduction: math.NaN()}
	if len(changes) < 2 {
		return d
	}
	mean, variance := stat.MeanVariance(changes, nil)
	half := studentHalfWidth(math.Sqrt(variance), len(changes))
	d.Mean, d.Low, d.High = mean, mean-half, mean+half
	if apart := stat.Variance(a, nil) + stat.Variance(b, nil); apart > 0 {
		d.Reduction = 1 - variance/apart
	}
	return d
}

// studentHalfWidth is t(0.975, n−1)·sd/√n.
func studentHalfWidth(sd float64, n int) float64 {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(.975)
	return t * sd / math.Sqrt(float64(n))
}

// CompareChances gives the change of each target's chance. Only pairs in which one scenario meets the
// target and the other does not count: with b gained and c lost of n, the change is (b−c)/n with
// standard error √(b+c−(b−c)²/n)/n (McNemar's pairs).
func CompareChances(first, second *Result) ([]ChanceChange, error) {
	if err := comparable(first, second); err != nil {
		return nil, err
	}
	var changes []ChanceChange
	for _, t := range first.Study.Targets {
		a, b := first.TargetValues(t), second.TargetValues(t)
		changes = append(changes, chanceChange(t, a, b))
	}
	return changes, nil
}

func chanceChange(t indicator.Target, first, second []float64) ChanceChange {
	gained, lost, metFirst, metSecond := 0., 0., 0, 0
	for i := range first {
		before, after := t.Met(first[i]), t.Met(second[i])
		if before {
			metFirst++
		}
		if after {
			metSecond++
		}
		if after && !before {
			gained++
		}
		if before && !after {
			lost++
		}
	}
	n := float64(len(first))
	change := (gained - lost) / n
	half := 1.96 * math.Sqrt(gained+lost-(gained-lost)*(gained-lost)/n) / n
	return ChanceChange{t, indicator.Wilson(metFirst, len(first)), indicator.Wilson(metSecond, len(first)), change, change - half, change + half}
}
