package hindcast

import (
	"math"
	"testing"

	"chcsim/model/exact"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// at is a contract rate observed at a year's end.
func at(year int, value float64, comparator indicator.Comparator, use indicator.Use) indicator.Observation {
	return indicator.Observation{Name: "contract_rate", Indicator: "contract_rate", Month: month.Of(year, 12), Value: value, SD: 0.02, Comparator: comparator, Use: use}
}

// scores are those of the later observations, each with a single value simulated for all of them.
func scores(simulated []float64, all ...indicator.Observation) []Score {
	r := &experiment.Result{Study: &experiment.Study{Observations: all}}
	for _, x := range simulated {
		one := experiment.Replication{}
		for range all {
			one.Observed = append(one.Observed, x)
		}
		r.Replications = append(r.Replications, one)
	}
	return ScoreAll(r)
}

func TestPersistenceAndTrend(t *testing.T) {
	s := scores([]float64{0.30}, at(2015, 0.10, "=", indicator.BaseFact), at(2017, 0.16, "=", indicator.Used), at(2020, 0.28, "=", indicator.Later))
	if len(s) != 1 {
		t.Fatalf("%d scores", len(s))
	}
	near(t, "persistence", s[0].Persistence.Value, 0.16, 1e-12)
	near(t, "its error", s[0].Persistence.Error, 0.12, 1e-12)
	near(t, "skill", s[0].Skill(s[0].Persistence), 1-0.02/0.12, 1e-9)
	near(t, "trend", s[0].Trend.Value, 0.25, 1e-9) // 0.16 + 3·0.03
	near(t, "skill over the trend", s[0].Skill(s[0].Trend), 1-0.02/0.03, 1e-6)
}

// A value and a limit of one date are one point, and the value counts; a month's figure and a count are other quantities.
func TestWhatWasKnown(t *testing.T) {
	monthly, count := at(2016, 0.9, "=", indicator.Used), at(2016, 9000, "=", indicator.Used)
	monthly.Period, count.Part = indicator.OfMonth, indicator.Numerator
	later := at(2020, 0.28, "=", indicator.Later)
	s := scores([]float64{0.3}, at(2017, 0.14, ">", indicator.Used), at(2017, 0.15, "~", indicator.Compared), monthly, count, at(2019, 0.2, "=", indicator.Later), later)[1]
	near(t, "persistence", s.Persistence.Value, 0.15, 1e-12)
	if s.Trend.Why != NoTrend || !math.IsNaN(s.Skill(s.Trend)) {
		t.Errorf("trend of one date: %+v", s.Trend)
	}
	if s = scores([]float64{0.3}, monthly, later)[0]; s.Persistence.Why != NoEarlier || s.Trend.Why != NoEarlier {
		t.Errorf("nothing known: %+v", s)
	}
}

func TestLimitsAreScoredOnOneSide(t *testing.T) {
	s := scores([]float64{0.30, 0.20}, at(2017, 0.14, ">", indicator.Used), at(2020, 0.25, ">", indicator.Later), at(2021, 0.10, ">", indicator.Later))
	near(t, "crps", s[0].CRPS, 0.05/4, 1e-12) // F is ½ from 0.20 to 0.25
	near(t, "persistence misses it by", s[0].Persistence.Error, 0.11, 1e-12)
	near(t, "skill", s[0].Skill(s[0].Persistence), 1-0.0125/0.11, 1e-9)
	if s[1].Persistence.Why != NaiveRight || !math.IsNaN(s[1].Skill(s[1].Persistence)) || s[1].CRPS != 0 {
		t.Errorf("a limit that all keep: %+v", s[1])
	}
}

// Of truths drawn as the replications are, half lie within the middle half and nine tenths within the middle nine tenths; their
// mean CRPS is σ/√π.
func TestCoverageOfANormalEnsemble(t *testing.T) {
	const sd, n = 0.05, 400
	normal := make([]float64, n)
	for i := range normal {
		normal[i] = 0.4 + sd*exact.NormalQuantile((float64(i)+0.5)/n)
	}
	all := make([]indicator.Observation, n)
	for i, x := range normal {
		all[i] = at(2020, x, "=", indicator.Later)
		all[i].SD = 1e-9
	}
	sum := Sum(scores(normal, all...), func(*Score) float64 { return 1 })
	if sum.Values != n || sum.Half != n/2 || sum.Nine != n*9/10 || sum.Limits != 0 {
		t.Errorf("%+v", sum)
	}
	near(t, "CRPS", sum.CRPS, sd/math.Sqrt(math.Pi), 2e-4)
}

func TestSumWeighsByUnit(t *testing.T) {
	first, second, limit := at(2019, 0.25, "=", indicator.Later), at(2020, 0.40, "=", indicator.Later), at(2020, 0.35, ">=", indicator.Later)
	second.SD = 0.04
	sum := Sum(scores([]float64{0.30}, at(2017, 0.20, "=", indicator.Used), first, second, limit), func(s *Score) float64 { return s.SD })
	near(t, "CRPS", sum.CRPS, (2.5+2.5+2.5)/3, 1e-9)
	near(t, "skill", sum.Persistence.Skill(), 1-(2.5+2.5+2.5)/(2.5+5+7.5), 1e-9)
	if sum.Values != 2 || sum.Nine != 0 || sum.Limits != 1 || sum.Reached != 0 || sum.Persistence.Scored != 3 || sum.Trend.Scored != 0 || !math.IsNaN(sum.Trend.Skill()) {
		t.Errorf("%+v", sum)
	}
}
