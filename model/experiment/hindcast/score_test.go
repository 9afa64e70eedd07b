package hindcast

import (
	"math"
	"testing"

	"chcsim/model/month"
)

// equal are the weights of n particles.
func equal(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1 / float64(n)
	}
	return w
}

// ladder is 0.20, 0.21, … 0.40: median 0.30, 5% and 95% quantiles at 0.2055 and 0.3945.
func ladder() []float64 {
	values := make([]float64, 21)
	for i := range values {
		values[i] = 0.20 + 0.01*float64(i)
	}
	return values
}

func at(year, calendar int, value float64, comparator string) Observation {
	return Observation{Indicator: "contract_rate", Month: month.Of(year, calendar), Value: value, Comparator: comparator, Weight: 1}
}

func TestScoreAgainstPersistenceAndTrend(t *testing.T) {
	training := []Observation{at(2015, 12, 0.10, "="), at(2017, 12, 0.16, "=")}
	s := score(at(2020, 12, 0.28, "="), ladder(), equal(21), training)
	near(t, "P05", s.Projected.P05, 0.2055, 1e-9) // position 0.05·21 − ½ = 0.55 steps
	near(t, "error", s.Error, 0.02, 1e-12)
	near(t, "persistence", s.Persistence.Value, 0.16, 1e-12)
	near(t, "its error", s.Persistence.Error, -0.12, 1e-12)
	near(t, "skill", s.Persistence.Skill, 1-0.02/0.12, 1e-9) // 0.8333
	near(t, "trend", s.Trend.Value, 0.25, 1e-9)              // 0.16 + 3·0.03
	near(t, "skill against the trend", s.Trend.Skill, 1-0.02/0.03, 1e-6)
	if !s.Held || !math.IsNaN(s.Meets) {
		t.Errorf("held %v, meets %v", s.Held, s.Meets)
	}
	if score(at(2020, 12, 0.41, "="), ladder(), equal(21), training).Held || score(at(2020, 12, 0.20, "="), ladder(), equal(21), training).Held {
		t.Error("values outside the interval count as held")
	}
}

func TestOnePointMakesNoTrend(t *testing.T) {
	// A value and a limit of the same date are one point, and the value counts.
	training := []Observation{at(2017, 12, 0.14, ">"), at(2017, 12, 0.15, "=")}
	s := score(at(2020, 12, 0.28, "="), ladder(), equal(21), training)
	near(t, "persistence", s.Persistence.Value, 0.15, 1e-12)
	if s.Trend.Why != NoTrend || !math.IsNaN(s.Trend.Value) || !math.IsNaN(s.Trend.Skill) {
		t.Errorf("trend of one point: %+v", s.Trend)
	}
	other := at(2017, 12, 4, "=")
	other.Indicator = "gp_per_10k"
	if s = score(at(2020, 12, 0.28, "="), ladder(), equal(21), []Observation{other}); s.Persistence.Why != NoTraining || s.Trend.Why != NoTraining {
		t.Errorf("without training: %+v", s)
	}
}

func TestOneSidedScores(t *testing.T) {
	training := []Observation{at(2017, 12, 0.14, ">")}
	above := score(at(2020, 12, 0.25, ">"), ladder(), equal(21), training)
	near(t, "error of a limit kept", above.Error, 0, 0)
	near(t, "persistence misses it by", above.Persistence.Error, -0.11, 1e-12)
	near(t, "skill", above.Persistence.Skill, 1, 0)
	near(t, "meets", above.Meets, 16./21, 1e-9) // 0.25 … 0.40
	if !above.Held {
		t.Error("the interval reaches above the limit")
	}
	missed := score(at(2020, 12, 0.42, ">"), ladder(), equal(21), training)
	near(t, "error of a limit missed", missed.Error, -0.12, 1e-12)
	near(t, "skill", missed.Persistence.Skill, 1-0.12/0.28, 1e-9)
	if missed.Held || missed.Meets != 0 {
		t.Errorf("%+v", missed)
	}
	kept := score(at(2020, 12, 0.10, ">"), ladder(), equal(21), training)
	if kept.Persistence.Why != NaiveRight || !math.IsNaN(kept.Persistence.Skill) || kept.Persistence.Error != 0 {
		t.Errorf("a naive forecast without error: %+v", kept.Persistence)
	}
	upper := score(at(2020, 12, 0.25, "<"), ladder(), equal(21), training)
	near(t, "error above an upper limit", upper.Error, 0.05, 1e-12)
	near(t, "meets", upper.Meets, 6./21, 1e-9)
	if !upper.Held {
		t.Error("the interval reaches below the limit")
	}
}

func TestTotalWeighsByScale(t *testing.T) {
	training := []Observation{at(2017, 12, 0.20, "=")}
	scores := []Score{
		score(at(2019, 12, 0.25, "="), ladder(), equal(21), training), // |e| 0.05 and 0.05, scale 0.0125
		score(at(2020, 12, 0.40, "="), ladder(), equal(21), training), // |e| 0.10 and 0.20, scale 0.02; not held
	}
	total := Total(scores)
	near(t, "skill", total.Persistence, 1-(4.+5)/(4+10), 1e-9) // 0.357
	if total.Scored != 2 || total.Held != 1 || !math.IsNaN(total.Trend) {
		t.Errorf("%+v", total)
	}
}

func TestWeightedQuantiles(t *testing.T) {
	near(t, "median", Quantile([]float64{3, 1, 2}, equal(3), 0.5), 2, 1e-12)
	near(t, "quartile", Quantile([]float64{3, 1, 2}, equal(3), 0.25), 1.25, 1e-12)
	near(t, "heavy", Quantile([]float64{1, 2}, []float64{3, 1}, 0.5), 1.25, 1e-12) // middles at 1.5 and 3.5 of 4
	near(t, "undefined", Quantile([]float64{math.NaN(), 5}, equal(2), 0.9), 5, 0)
	near(t, "ends", Quantile([]float64{1, 2}, equal(2), 1), 2, 0)
	near(t, "nothing", Quantile(nil, nil, 0.5), math.NaN(), 0)
}
