package hindcast

import (
	"math"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
)

// Score is a later observation beside what was foretold, with and without a model.
type Score struct {
	experiment.Comparison
	Persistence, Trend Naive
}

// Skill is by which part the CRPS is smaller than a naive forecast's error, which is the CRPS of a single value: 1 is perfect, 0
// no better, below 0 worse; NaN where there is no such forecast or it has no error.
func (s *Score) Skill(n Naive) float64 {
	if n.Why != Defined {
		return math.NaN()
	}
	return 1 - s.CRPS/n.Error
}

// Half tells whether the middle half of what would have been observed holds the value.
func (s *Score) Half() bool { return math.Abs(s.Rank-0.5) <= 0.25 }

// ScoreAll scores the later observations of a result, in their order.
func ScoreAll(r *experiment.Result) (scores []Score) {
	for i := range r.Study.Observations {
		if r.Study.Observations[i].Use == indicator.Later {
			scores = append(scores, ScoreOf(r, i))
		}
	}
	return scores
}

// ScoreOf scores an observation of a result.
func ScoreOf(r *experiment.Result, observation int) Score {
	persistence, trend := Naively(&r.Study.Observations[observation], r.Study.Observations)
	return Score{r.Compare(observation), persistence, trend}
}

// Total is what scores come to. Undefined ones are not counted.
type Total struct {
	Values, Half, Nine int     // values scored, and those within the middle half and nine tenths
	Limits, Reached    int     // limits scored, and those that the middle nine tenths reach
	CRPS               float64 // the mean
	Persistence, Trend Beside
}

// Beside sets the model beside a naive forecast where both exist.
type Beside struct {
	Scored      int
	CRPS, Error float64 // the mean of the model's, and of the forecast's
}

// Skill is as of a single score, of the means.
func (b Beside) Skill() float64 { return 1 - b.CRPS/b.Error }

// Sum sums scores up, each in a unit of its own: 1 where all are of one quantity, else such as the sd of its error.
func Sum(scores []Score, unit func(s *Score) float64) (t Total) {
	for i := range scores {
		s := &scores[i]
		switch {
		case math.IsNaN(s.CRPS):
			continue
		case s.IsLimit():
			t.Limits += 1
			t.Reached += one(s.Held())
		default:
			t.Values += 1
			t.Half, t.Nine = t.Half+one(s.Half()), t.Nine+one(s.Held())
		}
		t.CRPS += s.CRPS / unit(s)
		t.Persistence.add(s, s.Persistence, unit(s))
		t.Trend.add(s, s.Trend, unit(s))
	}
	t.CRPS /= float64(t.Values + t.Limits)
	t.Persistence.mean()
	t.Trend.mean()
	return t
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (b *Beside) add(s *Score, n Naive, unit float64) {
	if !math.IsNaN(n.Error) {
		b.Scored, b.CRPS, b.Error = b.Scored+1, b.CRPS+s.CRPS/unit, b.Error+n.Error/unit
	}
}

func (b *Beside) mean() {
	b.CRPS, b.Error = b.CRPS/float64(b.Scored), b.Error/float64(b.Scored)
}
