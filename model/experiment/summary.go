package experiment

import (
	"math"
	"slices"
)

// Summary describes the values of an indicator at a date over the replications. Undefined values (0/0)
// are left out; without any the fields are NaN and Count is 0.
type Summary struct {
	Mean, SD                float64
	P05, P25, P50, P75, P95 float64 // quantiles of the values themselves
	Low, High               float64 // hold the next value with 90% chance: see Predict
	Count                   int
}

// Summarize computes a summary. Quantiles interpolate linearly between the ordered values.
func Summarize(values []float64) Summary {
	defined := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) {
			defined = append(defined, v)
		}
	}
	slices.Sort(defined)
	nan := math.NaN()
	s := Summary{nan, nan, nan, nan, nan, nan, nan, nan, nan, len(defined)}
	if len(defined) == 0 {
		return s
	}
	s.Mean, s.SD = meanSD(defined)
	s.P05, s.P25 = Quantile(defined, .05), Quantile(defined, .25)
	s.P50, s.P75, s.P95 = Quantile(defined, .5), Quantile(defined, .75), Quantile(defined, .95)
	s.Low, s.High = Predict(defined)
	return s
}

// meanSD returns the mean and the standard deviation of a sample, 0 of one value; deviations that do not add up to nothing,
// for the mean is rounded, are allowed for (Chan, Golub and LeVeque 1983).
func meanSD(values []float64) (mean, sd float64) {
	n := float64(len(values))
	for _, x := range values {
		mean += x
	}
	mean /= n
	squares, rest := 0.0, 0.0
	for _, x := range values {
		squares += float64((x - mean) * (x - mean))
		rest += x - mean
	}
	return mean, math.Sqrt((squares - float64(rest*rest)/n) / max(1, n-1))
}

// Quantile interpolates linearly between the order statistics of sorted values: the value at position
// (n−1)p. Of 1, 2, 3, 4 the 25% quantile is 1.75.
func Quantile(sorted []float64, p float64) float64 {
	position := float64(p * float64(len(sorted)-1))
	below := int(position)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	share := position - float64(below)
	return sorted[below] + float64(share*(sorted[below+1]-sorted[below]))
}
