package experiment

import (
	"maps"
	"math"
	"slices"

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
	// Most is the most that the indicator could be in any replication; NaN where nothing bounds it.
	Most float64
}

// OutOfReach tells whether no replication met the target, and none could with all the time and money there is.
func (c TargetChance) OutOfReach() bool {
	return c.Chance.Successes == 0 && c.Target.Comparator == indicator.AtLeast && c.Most < c.Target.Limit
}

// judge computes the chance of each target, of all together, and how they are met side by side.
func (r *Result) judge() {
	for i, t := range r.Study.Targets {
		r.Chances = append(r.Chances, r.chanceOf(i, t))
	}
	if len(r.Study.Targets) > 0 {
		rows := r.outcomes()
		r.Joint = jointly(rows, r.Study.Pasts(), func(int) bool { return true })
		r.Together = r.together(rows)
	}
}

// AskedChance is how likely the answer to a question beside the targets is yes.
func (r *Result) AskedChance(i int) TargetChance {
	return r.chanceOf(len(r.Study.Targets)+i, r.Study.Asked[i])
}

// chanceOf judges a target by what the replications keep of it at place i.
func (r *Result) chanceOf(i int, t indicator.Target) TargetChance {
	values, starts, pasts := r.TargetValues(t), r.StartValues(t), r.Study.Pasts()
	return TargetChance{
		Target: t, Chance: t.ChanceOf(values, pasts),
		AtStart: float64(t.ChanceOf(starts, pasts).Successes) / float64(max(1, len(starts))),
		Start:   Summarize(starts), End: Summarize(values),
		StartOf: r.total(t, func(one *Replication) indicator.Ratio { return one.Starts[i] }),
		EndOf:   r.total(t, func(one *Replication) indicator.Ratio { return one.Ends[i] }),
		Most:    r.most(i),
	}
}

// most is the most that a target's indicator could be in any replication.
func (r *Result) most(target int) float64 {
	most := math.Inf(-1)
	for i := range r.Replications {
		most = max(most, r.Replications[i].Mosts[target]) // NaN where one is
	}
	return most
}

// total is what a share is counted out of in every replication.
func (r *Result) total(t indicator.Target, judged func(*Replication) indicator.Ratio) int {
	if measure.Of(t.Indicator).Counted == measure.Nothing || len(r.Replications) == 0 {
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

// StartValues lists what a target judges as it stood before the horizon.
func (r *Result) StartValues(t indicator.Target) []float64 {
	values := make([]float64, len(r.Replications))
	for i := range r.Replications {
		values[i] = r.Study.StartValue(&r.Replications[i], t)
	}
	return values
}

// ByStandardAtStart gives a target's chance apart for each number of centres that met the standard when
// the horizon began, from the lowest number to the highest.
func (r *Result) ByStandardAtStart(t indicator.Target) []StandardChance {
	values, with := map[int][]float64{}, map[int][]int{}
	for i := range r.Replications {
		n := r.Replications[i].StandardAtStart
		values[n], with[n] = append(values[n], r.Study.TargetValue(&r.Replications[i], t)), append(with[n], i)
	}
	var chances []StandardChance
	for _, n := range slices.Sorted(maps.Keys(values)) {
		chances = append(chances, StandardChance{n, t.ChanceOf(values[n], r.Study.pastsAmong(with[n]))})
	}
	return chances
}

// StandardChance is a chance given the number of centres that met the standard at the start.
type StandardChance struct {
	AtStart int
	Chance  indicator.Chance
}
