package experiment

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// Difference compares an indicator of two scenarios at a date, replication by replication with common
// random numbers.
type Difference struct {
	Indicator indicator.ID
	Month     month.Month
	First     float64 // means of both scenarios over the pairs in which both are defined
	Second    float64
	Change    // of second − first
	// Reduction is 1 − Var(paired difference)/(Var(first) + Var(second)): the share of the variance
	// that common random numbers take away.
	Reduction float64
	Pairs     int
	Apart     int // pairs that differ
	changes   []float64
	pasts     indicator.Pasts
}

// Among is the change with an interval that holds together with those of so many indicators in 95% of
// comparisons, for picking those that surely change (Bonferroni).
func (d *Difference) Among(together int) Change {
	return meanChange(d.changes, max(1, together), d.pasts)
}

// ChanceChange is how the chance of a target differs between two scenarios.
type ChanceChange struct {
	Target        indicator.Target
	First, Second indicator.Chance
	Change                // in all pairs, from those that differ
	Gained, Lost  int     // replications that meet it only in the second, and only in the first
	Reduction     float64 // as of a Difference
}

// ComparedMonths are the year ends and the dates of either scenario's targets, in order.
func ComparedMonths(first, second *Study) []month.Month {
	months := first.YearEnds()
	for _, t := range slices.Concat(first.Targets, second.Targets) {
		if !slices.Contains(months, t.By) {
			months = append(months, t.By)
		}
	}
	slices.Sort(months)
	return months
}

// Compare lists the paired differences of every indicator at the given dates.
func Compare(first, second *Result, dates []month.Month) ([]Difference, error) {
	if err := comparable(first, second); err != nil {
		return nil, err
	}
	var differences []Difference
	for _, m := range dates {
		for _, about := range measure.All() {
			id := about.ID
			differences = append(differences, difference(Question{Indicator: id, Month: m}, first.Values(id, m), second.Values(id, m), first.pasts(second)))
		}
	}
	return differences, nil
}

func comparable(first, second *Result) error {
	if first.Seed != second.Seed || len(first.Replications) != len(second.Replications) {
		return fmt.Errorf("only runs with the same seed and number of replications can be compared in pairs")
	}
	return Comparable(first.Study, second.Study)
}

// pasts says how the pairs of two results share pasts: as those of the result in which they are worth less.
func (r *Result) pasts(other *Result) indicator.Pasts {
	own, others, n := r.Study.Pasts(), other.Study.Pasts(), len(r.Replications)
	if own.Independent(n) <= others.Independent(n) {
		return own
	}
	return others
}

// Comparable reports why two scenarios cannot be compared.
func Comparable(first, second *Study) error {
	if first.First != second.First || first.Months != second.Months {
		return fmt.Errorf("only scenarios with the same horizon can be compared: %s runs from %s to %s, %s from %s to %s",
			first.Name, first.First, first.Last(), second.Name, second.First, second.Last())
	}
	return nil
}

func difference(q Question, first, second []float64, pasts indicator.Pasts) Difference {
	var changes, a, b []float64
	apart := 0
	for i := range first {
		if !math.IsNaN(first[i]) && !math.IsNaN(second[i]) {
			changes = append(changes, second[i]-first[i])
			a, b = append(a, first[i]), append(b, second[i])
			if first[i] != second[i] {
				apart++
			}
		}
	}
	return Difference{
		Indicator: q.Indicator, Month: q.Month, First: mean(a), Second: mean(b), Change: q.changeOf(changes, pasts),
		Reduction: reduction(a, b), Pairs: len(changes), Apart: apart, changes: changes, pasts: pasts,
	}
}

func mean(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	return stat.Mean(values, nil)
}

// CompareChances gives the change of the chance of each target of the first scenario, over the pairs in
// which it is defined in both.
func CompareChances(first, second *Result) ([]ChanceChange, error) {
	if err := comparable(first, second); err != nil {
		return nil, err
	}
	var changes []ChanceChange
	for _, t := range first.Study.Targets {
		same, ok := first.Study.sameTarget(t, second.Study)
		if !ok {
			continue
		}
		changes = append(changes, chanceChange(t, first.TargetValues(t), second.TargetValues(same), first.pasts(second)))
	}
	return changes, nil
}

// sameTarget is a target of one study in the areas of another; ok is false where the other lacks the area.
func (s *Study) sameTarget(t indicator.Target, other *Study) (same indicator.Target, ok bool) {
	if t.Area >= len(s.Areas) {
		t.Area = len(other.Areas)
		return t, true
	}
	t.Area = slices.Index(other.Areas, s.Areas[t.Area])
	return t, t.Area >= 0
}

// z95 is the 97.5% quantile of the standard normal distribution.
const z95 = 1.959963984540054

func chanceChange(t indicator.Target, first, second []float64, pasts indicator.Pasts) ChanceChange {
	first, second = bothDefined(first, second)
	before, after := met(t, first), met(t, second)
	gained, lost := 0, 0
	for i := range before {
		switch {
		case after[i] > before[i]:
			gained++
		case after[i] < before[i]:
			lost++
		}
	}
	return ChanceChange{
		Target: t, First: t.ChanceOf(first, pasts), Second: t.ChanceOf(second, pasts), Change: shareChange(gained, lost, len(before), pasts),
		Gained: gained, Lost: lost, Reduction: reduction(before, after),
	}
}

// shareChange is the change of a share by the pairs that differ: with b gained and c lost of n it is
// (b−c)/n. Its interval is that of Bonett and Price (J. Educ. Behav. Stat. 37, 2012), which holds for few
// pairs, too, and does not shrink to nothing where none differ: with p = (b+1)/(n+2) and q = (c+1)/(n+2)
//
//	p − q ± z √((p + q − (p−q)²)/(n+2)),  z = 1.96
//
// 15 gained and 5 lost of 100 are a change of 0.10, from 0.0099 to 0.1861. Where pairs share pasts, n is how many independent ones tell as
// much, and b and c are the same shares of it.
func shareChange(gained, lost, pairs int, pasts indicator.Pasts) Change {
	if pairs == 0 {
		return Change{math.NaN(), math.NaN(), math.NaN()}
	}
	n := pasts.Independent(pairs)
	part := n / float64(pairs)
	p, q := (float64(float64(gained)*part)+1)/(n+2), (float64(float64(lost)*part)+1)/(n+2)
	half := float64(z95 * math.Sqrt((p+q-float64((p-q)*(p-q)))/(n+2)))
	return Change{float64(gained-lost) / float64(pairs), max(-1, p-q-half), min(1, p-q+half)}
}

// met is 1 for each value that meets the target and 0 for the others.
func met(t indicator.Target, values []float64) []float64 {
	ones := make([]float64, len(values))
	for i, v := range values {
		if t.Met(v) {
			ones[i] = 1
		}
	}
	return ones
}

// reduction is the share of the variance of a difference that pairing takes away; NaN where nothing varies.
func reduction(first, second []float64) float64 {
	if len(first) < 2 {
		return math.NaN()
	}
	apart := stat.Variance(first, nil) + stat.Variance(second, nil)
	if apart == 0 {
		return math.NaN()
	}
	changes := slices.Clone(second)
	floats.Sub(changes, first)
	return 1 - stat.Variance(changes, nil)/apart
}
