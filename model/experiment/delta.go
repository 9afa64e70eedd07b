package experiment

import (
	"math"

	"chcsim/model/indicator"
)

// Delta is how a run differs from another with the same random numbers, this minus the other, in the pairs
// of replications.
type Delta struct {
	Other, This float64 // the chances or means
	Change              // with its 95% interval; NaN where there is none
	Pairs       int     // in which both are defined
	Undefined   int     // the other pairs
	Alike       bool    // no pair differs
}

// DeltaOfChance is the change of the chance to meet a target of this run's study.
func (r *Result) DeltaOfChance(other *Result, t indicator.Target) Delta {
	return r.deltaOf(chanceChange(t, other.valuesOf(t, r.Study), r.TargetValues(t), r.pasts(other)))
}

// DeltaOfJoint is the change of the chance to meet all targets of the other run's study, so that a target
// that is given up counts as before.
func (r *Result) DeltaOfJoint(other *Result) Delta {
	before, after := other.meetsAll(other.Study), r.meetsAll(other.Study)
	return r.deltaOf(chanceChange(indicator.Target{Comparator: indicator.AtLeast, Limit: 1}, before, after, r.pasts(other)))
}

// DeltaOfMean is the change of the mean of what a target of this run's study judges.
func (r *Result) DeltaOfMean(other *Result, t indicator.Target) Delta {
	d := difference(Question{Indicator: t.Indicator, Month: t.By}, other.valuesOf(t, r.Study), r.TargetValues(t), r.pasts(other))
	return Delta{d.First, d.Second, d.Change, d.Pairs, len(r.Replications) - d.Pairs, d.Apart == 0}
}

func (r *Result) deltaOf(c ChanceChange) Delta {
	return Delta{c.First.Estimate(), c.Second.Estimate(), c.Change, c.First.Trials, len(r.Replications) - c.First.Trials, c.Gained+c.Lost == 0}
}

// valuesOf lists what a target of a study judges in this run; undefined where an area is not there.
func (r *Result) valuesOf(t indicator.Target, study *Study) []float64 {
	same, ok := study.sameTarget(t, r.Study)
	if ok {
		return r.TargetValues(same)
	}
	values := make([]float64, len(r.Replications))
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}

// meetsAll is 1 for each replication that meets all targets of a study, 0 for one that misses any, and undefined for
// the others.
func (r *Result) meetsAll(study *Study) []float64 {
	all := make([]float64, len(r.Replications))
	for i := range all {
		all[i] = 1
	}
	for _, t := range study.Targets {
		for i, v := range r.valuesOf(t, study) {
			switch judged(t, v) {
			case missed:
				all[i] = 0
			case undefined:
				if all[i] > 0 {
					all[i] = math.NaN()
				}
			}
		}
	}
	return all
}

// PairsToDecide estimates how many pairs would decide between the change and a wanted one: the number at
// which half the interval's width equals their distance. It shrinks with the square root of the pairs, and
// in proportion to them while no pair differs. It is 0 where no number is known to decide.
func (d Delta) PairsToDecide(wanted float64) int {
	ratio := (d.High - d.Low) / 2 / math.Abs(d.Mean-wanted)
	if !d.Alike {
		ratio *= ratio
	}
	pairs := math.Ceil(float64(d.Pairs) * ratio)
	if !(pairs <= 1e9) {
		return 0
	}
	return int(pairs)
}
