package experiment

import (
	"cmp"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// What is no decision has its luck, too. In the end each member goes several ways through the observed months, from base years
// with different streams of chance on and with others in each stretch of months: a particle filter of few particles (Gordon,
// Salmond and Smith 1993, IEE Proceedings F 140) for each member, of which one way is kept.
const (
	lots     = 4 // ways
	shortest = 3 // months that a stretch has at least
)

// stretch is some of the observed months, from the first to the last one.
type stretch struct {
	first, last month.Month
	used        []int // places in conditioner.used of the observations that end in it
}

// stretches divide the months of the horizon up to the last observation: each ends with a month in which something is observed.
func (c *conditioner) stretches() (list []stretch) {
	order := make([]int, len(c.used))
	for k := range order {
		order[k] = k
	}
	ends := func(k int) month.Month { return c.Observations[c.used[k]].Month }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ends(a), ends(b)) })
	now := stretch{first: c.First}
	for i, k := range order {
		if ends(k) < c.First {
			continue
		}
		now.last, now.used = ends(k), append(now.used, k)
		if i == len(order)-1 || ends(order[i+1]) > now.last && now.last-now.first+1 >= shortest {
			list = append(list, now)
			now = stretch{first: now.last + 1}
		}
	}
	return list
}

// passage is the chance that a member met on a way.
type passage struct {
	start int   // stream of its base year
	turns []int // streams of the stretches behind it
}

// way is a member on one of its ways.
type way struct {
	*model.District
	passage
	fit float64 // logarithm of how likely what was observed is, since ways were last drawn
}

// live follows a member, that is with the scores it has in the end, on several ways and returns the passage of the one that is drawn by
// how likely the observations are, with what would have been observed.
func (c *conditioner) live(member int, first *model.District, begin func(chance int) (*model.District, error)) (passage, []float64) {
	ways := []way{{District: first}}
	for chance := 1; chance < lots; chance++ {
		if d, err := begin(chance); err == nil { // a base year may not be possible with other chance
			ways = append(ways, way{District: d, passage: passage{start: chance}})
		}
	}
	key := rng.NewKey(c.o.Seed).Purpose("lots").At(member)
	for i, s := range c.stretches() {
		for k := range ways {
			w := &ways[k]
			w.Turn(lot(i, k))
			w.turns = append(slices.Clip(w.turns), lot(i, k))
			w.fit += c.likelihood(c.observed(w.Until(s.last)), s.used)
		}
		if weights, stream := weightsOf(ways), key.At(i).Stream(); effective(weights) < lots/2 {
			ways = part(ways, drawn(weights, lots, stream.Float64()))
		}
	}
	stream := key.Purpose("kept").Stream()
	w := &ways[drawn(weightsOf(ways), 1, stream.Float64())[0]]
	return w.passage, c.observed(w.Until(c.last))
}

// lot is the number of a stream of chance of a stretch; those of what is to come are others.
func lot(stretch, k int) int { return 1 + stretch*lots + k }

// part lets the ways that were drawn go on, once for each time.
func part(ways []way, drawn []int) []way {
	list := make([]way, len(drawn))
	for at, k := range drawn {
		list[at] = way{ways[k].District, ways[k].passage, 0}
		if at > 0 && drawn[at-1] == k {
			list[at].District = ways[k].Clone()
		}
	}
	return list
}

func weightsOf(ways []way) []float64 {
	fits := make([]float64, len(ways))
	for k, w := range ways {
		fits[k] = w.fit
	}
	return weights(fits, 1)
}

// observed is what would have been observed, as far as it was measured.
func (c *conditioner) observed(series *indicator.Series) []float64 {
	observed := make([]float64, len(c.used))
	for k, i := range c.used {
		observed[k] = series.Observed(&c.Observations[i])
	}
	return observed
}
