package experiment

import (
	"math"

	"chcsim/model"
	"chcsim/model/indicator"
)

// tally counts in how many replications each target is met, and all of them together.
type tally struct {
	study *Study
	met   []int
	all   int
	count int
}

func newTally(s *Study) *tally { return &tally{study: s, met: make([]int, len(s.Targets))} }

// add judges one replication.
func (t *tally) add(outcome *model.Outcome) {
	all := true
	for i, target := range t.study.Targets {
		if target.Met(outcome.Series.Value(target.Indicator, target.Area, target.By)) {
			t.met[i]++
		} else {
			all = false
		}
	}
	if all {
		t.all++
	}
	t.count++
}

// chances are those of the targets and of all of them together.
func (t *tally) chances() (each []indicator.Chance, joint indicator.Chance) {
	for _, met := range t.met {
		each = append(each, indicator.Wilson(met, t.count))
	}
	return each, indicator.Wilson(t.all, t.count)
}

// narrow tells whether every interval is at most as wide as wanted to either side; never for width 0.
func narrow(chances []indicator.Chance, width float64) bool {
	for _, c := range chances {
		if (c.High-c.Low)/2 > width {
			return false
		}
	}
	return width > 0
}

// batchSize is the number of replications added at a time when a width is wanted. It is fixed, so that
// the number of replications depends on nothing but the study, its seed and the width.
const batchSize = 50

// MostReplications is the number of replications at which every 95% Wilson interval is as narrow as
// wanted. The widest is that of the chance ½, whose half-width is z / 2√(n + z²), so that
//
//	n = z²/4w² − z²,  z = 1.96
//
// and a half-width of 0.02 takes at most 2398 replications.
func MostReplications(width float64) int {
	return max(1, int(math.Ceil(z95*z95/(4*width*width)-z95*z95)))
}

// NarrowestWidth is the least half-width that can be asked for; it takes 960,361 replications.
const NarrowestWidth = 0.001

// batches lists the numbers of replications after which it is asked whether they are enough: the study's
// own number, which is all of them where no width is wanted, then 50 more each time.
func batches(replications int, width float64) []int {
	sizes := []int{replications}
	if width <= 0 {
		return sizes
	}
	for n, most := replications, MostReplications(width); n < most; {
		n = min(n+batchSize, most)
		sizes = append(sizes, n)
	}
	return sizes
}
