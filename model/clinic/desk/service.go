package desk

import (
	"math"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

// Service is the length of a visit: a mixture of lognormal visit types.
type Service struct {
	// Mean is in minutes.
	Mean    float64
	scv     float64 // squared coefficient of variation
	variety *variety
}

// variety is how visits differ in length, relative to their mean. It is the same at every desk.
type variety struct {
	scv                   float64
	types                 [VisitTypes]visitType
	lengths               *lengths // nil until a day by events needs them
	stale                 bool     // lengths are those of other types
	share, length, spread [VisitTypes]float64
}

// refresh recomputes the variety when the Config has changed.
func (v *variety) refresh(cfg *Config) {
	if v.share == cfg.TypeShare && v.length == cfg.TypeLength && v.spread == cfg.TypeCV {
		return
	}
	v.share, v.length, v.spread, v.stale = cfg.TypeShare, cfg.TypeLength, cfg.TypeCV, true
	shares, length := 0.0, 0.0
	for i, p := range v.share {
		shares += p
		length += float64(p * v.length[i])
	}
	v.scv = -1
	for i, p := range v.share {
		relative := v.length[i] * shares / length
		v.types[i] = visitType{p / shares, relative, rng.NewLognormal(relative, relative*v.spread[i])}
		v.scv += float64(p / shares * float64(relative*relative) * (1 + float64(v.spread[i]*v.spread[i])))
	}
}

// table is the lengths of visits relative to their mean.
func (v *variety) table() *lengths {
	if v.lengths == nil || v.stale { // copies may share what was cut before
		v.lengths, v.stale = new(lengths), false
		v.lengths.cut(&v.types)
	}
	return v.lengths
}

// visitType is a kind of visits: their share, mean length relative to all, and distribution.
type visitType struct {
	share, mean float64
	length      rng.Lognormal
}

// lengths is a distribution cut into equally likely slices, each represented by its mean, and the slice of the
// longest visits cut so again. The mean is exact; of the variance 0.03% is lost with lognormal visits
// of variation 0.7, and 0.3% with a variation of 2.
type lengths struct {
	all, longest [cuts]float32 // relative to the mean
}

const (
	cutBits  = 10
	cuts     = 1 << cutBits
	gridSize = 2 * cuts
)

// of is the length of a visit by 64 random bits.
func (l *lengths) of(u uint64) float64 {
	i := u >> (64 - cutBits)
	if i == cuts-1 {
		return float64(l.longest[u>>(64-2*cutBits)%cuts])
	}
	return float64(l.all[i])
}

// cut fills the tables from the share of visits longer than x and the share of all minutes spent in these, by
// interpolation between values of x at equal ratios.
func (l *lengths) cut(types *[VisitTypes]visitType) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, t := range types {
		const reach = 6 // standard deviations
		low = min(low, t.length.Mu-float64(reach*t.length.Sigma))
		high = max(high, t.length.Mu+float64(t.length.Sigma*(t.length.Sigma+reach)))
	}
	longer, minutes := make([]float64, gridSize+1), make([]float64, gridSize+1)
	longer[0], minutes[0] = 1, 1
	for i := 1; i < gridSize; i++ {
		y := low + float64((high-low)*float64(i)/gridSize)
		for _, t := range types {
			z := (y - t.length.Mu) / t.length.Sigma
			longer[i] += float64(t.share * exact.Erfc(z/math.Sqrt2) / 2)
			minutes[i] += float64(t.share * t.mean * exact.Erfc((z-t.length.Sigma)/math.Sqrt2) / 2)
		}
	}
	slice(&l.all, longer, minutes, 1)
	slice(&l.longest, longer, minutes, 1.0/cuts)
}

// slice fills a table for the visits among the longest, which are a share of all.
func slice(table *[cuts]float32, longer, minutes []float64, share float64) {
	at := 0
	spent := func(left float64) float64 { // minutes of the visits among the longest that are left
		for at < len(longer)-2 && longer[at+1] > left {
			at++
		}
		part := (longer[at] - left) / max(longer[at]-longer[at+1], tiny)
		return minutes[at] + float64(min(1, part)*(minutes[at+1]-minutes[at]))
	}
	width := share / cuts
	before := spent(share)
	for i := range table {
		after := spent(share - float64(width*float64(i+1)))
		table[i] = float32((before - after) / width)
		before = after
	}
}
