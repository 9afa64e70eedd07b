package experiment

import (
	"math"

	"chcsim/model"
	"chcsim/model/indicator"
)

// tally keeps what each replication comes to for the targets.
type tally struct {
	study *Study
	rows  [][]outcome
}

func newTally(s *Study) *tally { return &tally{study: s} }

// add judges one replication.
func (t *tally) add(o *model.Outcome) {
	row := make([]outcome, len(t.study.Targets))
	for k, target := range t.study.Targets {
		row[k] = judged(target, o.Series.Value(target.Indicator, target.Area, target.By))
	}
	t.rows = append(t.rows, row)
}

// chances are those of the targets and of all of them together.
func (t *tally) chances() (each []indicator.Chance, joint indicator.Chance) {
	pasts := t.study.Pasts()
	for k := range t.study.Targets {
		each = append(each, count(t.rows, pasts, func(row []outcome) outcome { return row[k] }))
	}
	return each, jointly(t.rows, pasts, func(int) bool { return true })
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
// own number, which is all of them where no width is wanted, then 50 more each time. Given observations there are no more than draws:
// others would have no other past.
func (s *Study) batches(replications int, width float64) []int {
	sizes := []int{replications}
	if width <= 0 {
		return sizes
	}
	most := MostReplications(width)
	if s.Posterior != nil {
		most = len(s.Posterior.Draws)
	}
	for n := replications; n < most; {
		n = min(n+batchSize, most)
		sizes = append(sizes, n)
	}
	return sizes
}
