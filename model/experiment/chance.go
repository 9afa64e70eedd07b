package experiment

import (
	"chcsim/model/indicator"
	"chcsim/model/measure"
)

// TargetChance is how likely a target is to be met.
type TargetChance struct {
	Target indicator.Target
	Chance indicator.Chance
	// AtStart is the share of replications in which the value before the horizon already meets the limit.
	AtStart float64
	// Start and End summarize the indicator before the horizon and at the target's date.
	Start, End Summary
	// StartOf and EndOf are what is counted out of, for a share that is counted: 13 centres. They are 0 for any
	// other indicator and where the total differs between replications.
	StartOf, EndOf int
}

// judge computes the chance of each target and of all together.
func (r *Result) judge() {
	all := make([]bool, len(r.Replications))
	for i := range all {
		all[i] = true
	}
	for i, t := range r.Study.Targets {
		values := r.TargetValues(t)
		starts := r.startValues(t)
		met, early := 0, 0
		for k, v := range values {
			if t.Met(v) {
				met++
			} else {
				all[k] = false
			}
			if t.Met(starts[k]) {
				early++
			}
		}
		r.Chances = append(r.Chances, TargetChance{
			Target: t, Chance: indicator.Wilson(met, len(values)),
			AtStart: float64(early) / float64(max(1, len(values))),
			Start:   Summarize(starts), End: Summarize(values),
			StartOf: r.total(t, func(one *Replication) indicator.Ratio { return one.Starts[i] }),
			EndOf:   r.total(t, func(one *Replication) indicator.Ratio { return one.Ends[i] }),
		})
	}
	joint := 0
	for _, ok := range all {
		if ok {
			joint++
		}
	}
	if len(r.Study.Targets) > 0 {
		r.Joint = indicator.Wilson(joint, len(all))
	}
}

// total is what a share is counted out of in every replication.
func (r *Result) total(t indicator.Target, judged func(*Replication) indicator.Ratio) int {
	if !measure.Of(t.Indicator).Counted || len(r.Replications) == 0 {
		return 0
	}
	of := judged(&r.Replications[0]).Denominator
	for i := range r.Replications {
		if judged(&r.Replications[i]).Denominator != of {
			return 0
		}
	}
	return int(of)
}

// startValues lists what a target judges as it stood before the horizon.
func (r *Result) startValues(t indicator.Target) []float64 {
	values := make([]float64, len(r.Replications))
	for i := range r.Replications {
		values[i] = r.Study.StartValue(&r.Replications[i], t)
	}
	return values
}

// ByStandardAtStart gives a target's chance apart for each number of centres that met the standard when
// the horizon began, from the lowest number to the highest.
func (r *Result) ByStandardAtStart(t indicator.Target) []StandardChance {
	met, all := map[int]int{}, map[int]int{}
	lowest, highest := int(^uint(0)>>1), -1
	for i := range r.Replications {
		n := r.Replications[i].StandardAtStart
		lowest, highest = min(lowest, n), max(highest, n)
		all[n]++
		if t.Met(r.Study.TargetValue(&r.Replications[i], t)) {
			met[n]++
		}
	}
	var chances []StandardChance
	for n := lowest; n <= highest; n++ {
		if all[n] > 0 {
			chances = append(chances, StandardChance{n, indicator.Wilson(met[n], all[n])})
		}
	}
	return chances
}

// StandardChance is a chance given the number of centres that met the standard at the start.
type StandardChance struct {
	AtStart int
	Chance  indicator.Chance
}
