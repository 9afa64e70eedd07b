package experiment

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model/indicator"
)

// LeastForPrediction is the least number of values with a 90% interval of the next one: of n values in
// order the outermost enclose it with the chance (n−1)/(n+1), which reaches 90% at 19.
const LeastForPrediction = 19

// Predict gives the limits between which the next value lies with 90% chance, of sorted values; NaN for
// fewer than LeastForPrediction. The next value falls with equal chance into each of the n+1 gaps that n
// values leave, so the limits are the values at the places 0.05(n+1) and 0.95(n+1), between two of them by
// linear interpolation (Wilks, Ann. Math. Stat. 12, 1941; Hyndman and Fan, Am. Stat. 50, 1996, type 6).
// Values that repeat are counts, between which nothing lies: then the places are rounded outward, and
// the interval holds no less. Of 1 … 39 the limits are 2 and 38.
func Predict(sorted []float64) (low, high float64) {
	if len(sorted) < LeastForPrediction {
		return math.NaN(), math.NaN()
	}
	return PredictedQuantile(sorted, 0.05), PredictedQuantile(sorted, 0.95)
}

// PredictedQuantile is the value that the next one stays below with the chance p, of sorted values; with
// too few of them it is the outermost.
func PredictedQuantile(sorted []float64, p float64) float64 {
	n := len(sorted)
	place := float64(p*float64(n+1)) - 1
	below := math.Floor(place + 1e-9) // 0.05 · 20 is the first place
	share := max(0, place-below)
	if share < 1e-9 {
		share = 0
	}
	if share > 0 && repeats(sorted) && p != 0.5 {
		share = 0
		if p > 0.5 {
			share = 1
		}
	}
	value := func(i float64) float64 { return sorted[int(min(max(i, 0), float64(n-1)))] }
	return value(below) + float64(share*(value(below+1)-value(below)))
}

// repeats tells whether two neighbours of sorted values are equal.
func repeats(sorted []float64) bool {
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] {
			return true
		}
	}
	return false
}

// Change is the mean of paired changes with its 95% interval. Low and High are NaN where too few pairs
// tell anything.
type Change struct{ Mean, Low, High float64 }

// Sure tells whether the interval excludes 0.
func (c Change) Sure() bool { return c.Low > 0 || c.High < 0 }

// leastApart is the least number of pairs that must differ from the most frequent change: below it an
// interval says more of what has happened to be drawn than of the mean.
const leastApart = 5

// meanChange is the mean of paired changes; the 95% level holds for so many intervals together (Bonferroni).
func meanChange(changes []float64, together int, pasts indicator.Pasts) Change {
	if len(changes) == 0 {
		return Change{math.NaN(), math.NaN(), math.NaN()}
	}
	worth := pasts.Independent(len(changes))
	if float64(apart(changes))*worth/float64(len(changes)) < leastApart || worth < 2 {
		return Change{stat.Mean(changes, nil), math.NaN(), math.NaN()}
	}
	return widest(changes, worth, 1-0.025/float64(together))
}

// apart counts the changes that are not the most frequent one.
func apart(changes []float64) int {
	sorted := slices.Sorted(slices.Values(changes))
	longest, from := 0, 0
	for i := range sorted {
		if sorted[i] != sorted[from] {
			from = i
		}
		longest = max(longest, i-from+1)
	}
	return len(sorted) - longest
}

// widest, of changes that tell as much as n independent ones, encloses Student's interval and Hall's (J. R. Stat. Soc. B 54,
// 1992), which allows for skewness: with t = (x̄ − μ)/(s/√n), the skewness g of the sample and the quantile q of Student's t,
//
//	t + g t²/(3√n) + g² t³/(27 n) + g/(6√n) = ±q,   t = (3√n/g)·(∛(1 + g(±q − g/6√n)/√n) − 1)
//
// Hall's alone is short where few large changes of either sign decide, Student's where all are of one.
func widest(changes []float64, n, level float64) Change {
	mean, sd := stat.MeanStdDev(changes, nil)
	error := sd / math.Sqrt(n)
	q := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(level)
	upper, lower := unskew(q, stat.Skew(changes, nil), n), unskew(-q, stat.Skew(changes, nil), n)
	return Change{mean, mean - float64(max(q, upper)*error), mean - float64(min(-q, lower)*error)}
}

// unskew solves Hall's cubic for t.
func unskew(q, skewness, n float64) float64 {
	root := math.Sqrt(n)
	if math.Abs(skewness) < 1e-6 {
		return q
	}
	return 3 * root / skewness * (math.Cbrt(1+skewness*(q-skewness/(6*root))/root) - 1)
}

// changeOf is the mean change of the answers to a question; one about a chance has an interval of its own.
func (q Question) changeOf(changes []float64, pasts indicator.Pasts) Change {
	if q.Target == nil || q.judged || len(changes) == 0 {
		return meanChange(changes, 1, pasts)
	}
	gained, lost := 0, 0
	for _, x := range changes {
		switch x {
		case 1:
			gained++
		case -1:
			lost++
		}
	}
	return shareChange(gained, lost, len(changes), pasts)
}
