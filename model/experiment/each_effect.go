package experiment

import (
	"math"

	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
)

// EachEffect lists the effects of levers one by one, each as a lever of its own.
func EachEffect(uses []lever.Use) (alone []lever.Use) {
	for _, use := range uses {
		for i := range use.Lever.Effects {
			one := use
			one.Lever.Effects = use.Lever.Effects[i : i+1]
			alone = append(alone, one)
		}
	}
	return alone
}

// The least that an effect must move an indicator to be worth its place: of a share, and of another value relative to it. Of
// a share that is rare, such as that of visits referred, the cases are what counts.
const (
	leastOfShare = 0.001
	leastOfValue = 0.005
	rare         = 0.05
)

// Felt tells whether an indicator surely moves, by a tenth of a point of a share or half a percent of another value.
func (d *Difference) Felt() bool {
	least := leastOfShare
	if measure.Of(d.Indicator).Unit != indicator.Share || d.First < rare {
		least = leastOfValue * math.Abs(d.First)
	}
	return d.Sure() && math.Abs(d.Mean) >= least
}

// Most is the difference of those named that is felt, or, where none is, that which is most in proportion; nil where none of
// them is defined.
func (e *LeverEffect) Most() (most *Difference) {
	for i := range e.Differences {
		d := &e.Differences[i]
		switch {
		case math.IsNaN(d.Mean) || !e.names(d.Indicator):
		case most == nil, d.Felt() && !most.Felt(), d.Felt() == most.Felt() && d.relative() > most.relative():
			most = d
		}
	}
	return most
}

func (e *LeverEffect) names(id indicator.ID) bool {
	for _, name := range e.Use.Lever.Indicators {
		if name == id.String() {
			return true
		}
	}
	return false
}

// relative is how large the change is beside the value.
func (d *Difference) relative() float64 { return math.Abs(d.Mean) / max(math.Abs(d.First), 1e-9) }
