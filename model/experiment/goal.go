package experiment

import (
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/measure"
)

// Goal is what a setting is to reach: some targets, each with a chance of its own, or all of them in the same replications.
type Goal struct {
	Targets []indicator.Target
	Wanted  []float64 // the chance of each target; of no use with Joint
	Joint   float64   // the wanted chance that all are met together; 0 where each has its own
}

// judged are the chances of a trial that the goal asks for: of each target, or of all together.
func (g *Goal) judged(t Trial) []indicator.Chance {
	if g.Joint > 0 {
		return []indicator.Chance{t.Joint}
	}
	chances := make([]indicator.Chance, len(t.Targets))
	for k, x := range t.Targets {
		chances[k] = x.Chance
	}
	return chances
}

// wanted is the k-th chance that is asked for.
func (g *Goal) wanted(k int) float64 {
	if g.Joint > 0 {
		return g.Joint
	}
	return g.Wanted[k]
}

// Reached tells whether the estimates of a trial reach the goal.
func (g *Goal) Reached(t Trial) bool { return g.reached(t, g.all(t), indicator.Chance.Estimate) }

// reached tells whether some of the chances asked for, or their limits, reach what is wanted of them.
func (g *Goal) reached(t Trial, which []int, of func(indicator.Chance) float64) bool {
	chances := g.judged(t)
	return !slices.ContainsFunc(which, func(k int) bool { return !(of(chances[k]) >= g.wanted(k)) })
}

func lowest(c indicator.Chance) float64  { return c.Low }
func highest(c indicator.Chance) float64 { return c.High }

// all are the places of the chances asked for.
func (g *Goal) all(t Trial) []int {
	places := make([]int, len(g.judged(t)))
	for k := range places {
		places[k] = k
	}
	return places
}

// lack is by how much the chances of a trial fall short of what is wanted, added up.
func (g *Goal) lack(t Trial) float64 {
	sum := 0.0
	for k, c := range g.judged(t) {
		if short := g.wanted(k) - c.Estimate(); !(short <= 0) {
			sum += min(1, short)
		}
	}
	return sum
}

// better tells whether a trial comes nearer to the goal than another: by what its chances lack, then by the chances, then by
// the means of the targets' indicators.
func (g *Goal) better(a, than Trial) bool {
	if x, y := g.lack(a), g.lack(than); x != y {
		return x < y
	}
	more := 0
	for k, c := range g.judged(a) {
		more += c.Successes - g.judged(than)[k].Successes
	}
	if more != 0 {
		return more > 0
	}
	return g.nearer(a, than) > 0
}

// nearer is how many targets' means lie more on the good side in a trial than in another, less those that do not.
func (g *Goal) nearer(a, than Trial) int {
	n := 0
	for k := range g.Targets {
		n += g.sideOf(k, a, than)
	}
	return n
}

// sideOf is 1 where the mean of a target lies more on the good side in a trial than in another, −1 where less.
func (g *Goal) sideOf(k int, a, than Trial) int {
	x, y := g.Targets[k].Margin(a.Targets[k].Value.Mean), g.Targets[k].Margin(than.Targets[k].Value.Mean)
	switch {
	case x > y:
		return 1
	case x < y:
		return -1
	}
	return 0
}

// parted sorts the targets into those whose chances the better end of a range raises and those that it lowers; one that is
// the same at both ends goes with its indicator's mean, and nowhere where that is the same, too.
func (g *Goal) parted(low, high Trial) (rising, falling []int) {
	for k := range g.Targets {
		side := high.Targets[k].Chance.Successes - low.Targets[k].Chance.Successes
		if side == 0 {
			side = g.sideOf(k, high, low)
		}
		switch {
		case side > 0:
			rising = append(rising, k)
		case side < 0:
			falling = append(falling, k)
		}
	}
	return rising, falling
}

// crossed tells whether the least chance of some targets is as great as that of others.
func crossed(t Trial, rising, falling []int) bool {
	least := func(which []int) float64 {
		p := 1.
		for _, k := range which {
			p = min(p, t.Targets[k].Chance.Estimate())
		}
		return p
	}
	return least(rising) >= least(falling)
}

// opposed tells whether one target's chance is surely greater at the one end of a range and another's at the other.
func (g *Goal) opposed(low, high Trial) bool {
	rises, falls := false, false
	for k, x := range high.Targets {
		before := low.Targets[k].Chance
		rises, falls = rises || x.Chance.Low > before.High, falls || before.Low > x.Chance.High
	}
	return rises && falls
}

// flows are those on which the targets follow, each once.
func (g *Goal) flows() (flows []measure.Flow) {
	for _, t := range g.Targets {
		for _, flow := range measure.Of(t.Indicator).Flows {
			if !slices.Contains(flows, flow) {
				flows = append(flows, flow)
			}
		}
	}
	return flows
}
