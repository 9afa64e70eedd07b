package experiment

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"chcsim/model/exact"
	"chcsim/model/indicator"
)

// Together says how the targets of a study are met in the same replications.
type Together struct {
	Core     indicator.Chance   // all targets marked core; no trials where none is
	Met      Change             // expected number met, with its 95% interval over the replications that are defined
	AtLeast  []indicator.Chance // of at least 1, 2, … targets
	Failing  []FailingPair      // pairs missed together more often than by accident, the closest first
	Complete int                // replications in which every target is defined
}

// FailingPair are two targets, by their places in the study, that fail together.
type FailingPair struct {
	First, Second int
	Both          float64 // share of the replications that miss both
	Apart         float64 // the share if the two had nothing to do with each other
	Correlation   float64 // of missing one and missing the other (φ)
}

// outcome is what a target comes to in a replication.
type outcome int8

const (
	missed outcome = iota
	reached
	undefined
)

func judged(t indicator.Target, value float64) outcome {
	switch {
	case math.IsNaN(value):
		return undefined
	case t.Met(value):
		return reached
	}
	return missed
}

// outcomes judges every target in every replication: one row for each replication.
func (r *Result) outcomes() [][]outcome {
	rows := make([][]outcome, len(r.Replications))
	for i := range rows {
		rows[i] = make([]outcome, len(r.Study.Targets))
		for k, t := range r.Study.Targets {
			rows[i][k] = judged(t, r.Study.TargetValue(&r.Replications[i], t))
		}
	}
	return rows
}

// jointly is the chance that all picked targets are met. A replication that misses one has missed, whatever
// is undefined beside it; one in which only undefined ones are open tells nothing.
func jointly(rows [][]outcome, pasts indicator.Pasts, picked func(k int) bool) indicator.Chance {
	return count(rows, pasts, func(row []outcome) outcome {
		all := reached
		for k, o := range row {
			switch {
			case !picked(k) || o == reached:
			case o == missed:
				return missed
			default:
				all = undefined
			}
		}
		return all
	})
}

// count is the chance of what is judged of each replication.
func count(rows [][]outcome, pasts indicator.Pasts, judge func(row []outcome) outcome) indicator.Chance {
	var n [3]int
	for _, row := range rows {
		n[judge(row)]++
	}
	c := indicator.Wilson(n[reached], n[reached]+n[missed]).Sharing(pasts)
	c.Undefined = n[undefined]
	return c
}

// together counts over the replications how targets are met side by side.
func (r *Result) together(rows [][]outcome) Together {
	var t Together
	targets, pasts := r.Study.Targets, r.Study.Pasts()
	if slices.ContainsFunc(targets, func(t indicator.Target) bool { return t.Core }) {
		t.Core = jointly(rows, pasts, func(k int) bool { return targets[k].Core })
	}
	var numbers []float64
	for _, row := range rows {
		met, open := tallyOf(row)
		if open == 0 {
			numbers = append(numbers, float64(met))
		}
	}
	t.Complete, t.Met = len(numbers), meanChange(numbers, 1, pasts)
	for k := range targets {
		t.AtLeast = append(t.AtLeast, count(rows, pasts, func(row []outcome) outcome {
			met, open := tallyOf(row)
			switch {
			case met > k:
				return reached
			case met+open > k:
				return undefined
			}
			return missed
		}))
	}
	t.Failing = failTogether(rows, len(targets), pasts)
	return t
}

// tallyOf counts the targets met in a replication, and those that are undefined.
func tallyOf(row []outcome) (met, open int) {
	for _, o := range row {
		switch o {
		case reached:
			met++
		case undefined:
			open++
		}
	}
	return met, open
}

// failTogether lists the pairs of targets whose misses are correlated beyond what the most correlated of all
// pairs would be by accident with 95% chance: φ√n above the normal quantile of 1 − 0.05/pairs (Bonferroni).
func failTogether(rows [][]outcome, targets int, pasts indicator.Pasts) []FailingPair {
	pairs := targets * (targets - 1) / 2
	if pairs == 0 {
		return nil
	}
	limit := exact.NormalQuantile(1 - 0.05/float64(pairs))
	var list []FailingPair
	for a := range targets {
		for b := a + 1; b < targets; b++ {
			p, n := pairOf(rows, a, b)
			if p.Correlation*math.Sqrt(pasts.Independent(n)) > limit {
				list = append(list, p)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y FailingPair) int { return cmp.Compare(y.Correlation, x.Correlation) })
	return list
}

func pairOf(rows [][]outcome, a, b int) (p FailingPair, n int) {
	var first, second []float64
	both := 0.0
	for _, row := range rows {
		if row[a] == undefined || row[b] == undefined {
			continue
		}
		x, y := 1-float64(row[a]), 1-float64(row[b])
		first, second = append(first, x), append(second, y)
		both += float64(x * y)
	}
	p, n = FailingPair{First: a, Second: b}, len(first)
	if len(first) < 2 || constant(first) || constant(second) {
		return p, n
	}
	p.Both, p.Apart = both/float64(n), stat.Mean(first, nil)*stat.Mean(second, nil)
	p.Correlation = stat.Correlation(first, second, nil)
	return p, n
}
