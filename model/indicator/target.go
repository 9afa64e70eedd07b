package indicator

import (
	"math"
	"sort"

	"chcsim/model/month"
)

// Comparator says on which side of its limit a target is met.
type Comparator string

// The comparators, as they stand in files.
const (
	AtLeast Comparator = ">="
	AtMost  Comparator = "<="
)

// Target is what a plan promises of one indicator.
type Target struct {
	Indicator  ID
	Area       int // the whole district where it is Series.Whole
	By         month.Month
	Comparator Comparator
	Limit      float64
	Chance     float64 // the wanted chance; 0 where the scenario wants none
	Core       bool    // one of those whose joint chance is told apart
	Source     string
}

// Met tells whether a value meets the target. An undefined value does not.
func (t Target) Met(value float64) bool {
	if t.Comparator == AtMost {
		return value <= t.Limit
	}
	return value >= t.Limit
}

// Needed is the count out of a total that just meets the target: 75% of 13 needs 10. Counts are compared as the
// fractions they are, since the quotients nearest to two fractions differ where the fractions do, up to totals of
// many millions and limits of nine decimals. Where no count meets it, the count lies outside 0 to of.
func (t Target) Needed(of int) int {
	meets := func(count int) bool { return t.Met(float64(count) / float64(of)) }
	if t.Comparator == AtMost {
		return sort.Search(of+1, func(count int) bool { return !meets(count) }) - 1
	}
	return sort.Search(of+1, meets)
}

// Margin is how far a value lies on the good side of the limit, in the indicator's unit.
func (t Target) Margin(value float64) float64 {
	if t.Comparator == AtMost {
		return t.Limit - value
	}
	return value - t.Limit
}

// ChanceOf is the chance of the target by its values in the replications. Those in which the indicator is
// undefined (0/0) are left out and counted.
func (t Target) ChanceOf(values []float64, pasts Pasts) Chance {
	met, undefined := 0, 0
	for _, v := range values {
		switch {
		case math.IsNaN(v):
			undefined++
		case t.Met(v):
			met++
		}
	}
	c := Wilson(met, len(values)-undefined).Sharing(pasts)
	c.Undefined = undefined
	return c
}

// Chance is an estimated probability with its Wilson interval.
type Chance struct {
	Successes, Trials int
	Low, High         float64
	Undefined         int // replications beside the trials in which nothing can be judged
	Pasts             Pasts
}

// Estimate is the share of successes, NaN without trials.
func (c Chance) Estimate() float64 {
	if c.Trials == 0 {
		return math.NaN()
	}
	return float64(c.Successes) / float64(c.Trials)
}

// z95 is the 97.5% quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Wilson returns the share of successes with its 95% score interval (Wilson, 1927):
//
//	(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n),  p = successes/n, z = 1.96
//
// 8 of 10 give [0.4902, 0.9433]. Without trials the interval is [0, 1].
func Wilson(successes, trials int) Chance {
	c := Chance{Successes: successes, Trials: trials, High: 1}
	if trials == 0 {
		return c
	}
	return c.worth(float64(trials))
}

// Sharing is the chance where trials share pasts: the interval is that of as many independent ones as tell as much.
func (c Chance) Sharing(pasts Pasts) Chance {
	c.Pasts = pasts
	if c.Trials == 0 {
		return c
	}
	return c.worth(pasts.Independent(c.Trials))
}

// worth gives the chance the interval of n independent trials.
func (c Chance) worth(n float64) Chance {
	p := c.Estimate()
	centre := p + z95*z95/(2*n)
	half := float64(z95 * math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n)))
	scale := 1 + z95*z95/n
	c.Low, c.High = (centre-half)/scale, (centre+half)/scale
	if c.Successes == 0 {
		c.Low = 0
	}
	if c.Successes == c.Trials {
		c.High = 1
	}
	return c
}

// Verdict is what an estimated chance says of a wanted one.
type Verdict uint8

// The verdicts of a gate.
const (
	Undecided Verdict = iota // the interval holds the wanted chance, or some replications are undefined
	Passed                   // even its lower limit reaches it
	Failed                   // not even its upper limit does
)

// Against compares the chance with a wanted one.
func (c Chance) Against(wanted float64) Verdict {
	switch {
	case c.Undefined > 0:
		return Undecided
	case c.Low >= wanted:
		return Passed
	case c.High < wanted:
		return Failed
	}
	return Undecided
}

// TrialsToDecide estimates how many trials would decide between the estimated and the wanted chance:
// the number at which the half-width z√(p(1−p)/n) equals their distance, n being as many of them as are
// independent. It is 0 where the two are equal, since no number decides then.
func (c Chance) TrialsToDecide(wanted float64) int {
	// Shrinking toward the middle of the interval keeps 0 and 1 from promising a decision at once.
	p := float64((c.Low + c.High) / 2)
	distance := math.Abs(c.Estimate() - wanted)
	if distance == 0 || math.IsNaN(distance) {
		return 0
	}
	each := float64(c.Trials) / c.Pasts.Independent(c.Trials)
	return int(math.Ceil(each * z95 * z95 * p * (1 - p) / (distance * distance)))
}
