package experiment

import (
	"math"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// A truth of the small district is observed for a year. Given that, its contracts and GPs of the last observed month are met
// within their errors and chance, with a band narrower than before, and the replications, which go on to the end, are those of
// the ensemble; with any number of jobs.
func TestCondition(t *testing.T) {
	long(t)
	s, _ := small(t, "plan", "horizon={from: 2021-01, to: 2022-06}", "targets=[]")
	truth := Replication{}
	for _, name := range []string{"contracts", "gps_counted", "community_visits"} {
		q := quantity(t, name)
		for after := 3; after <= 12; after += 3 {
			s.Observations = append(s.Observations, indicator.Observation{
				Name: name, Indicator: q.Indicator, Part: q.Part, Area: len(s.Areas), Month: s.First + month.Month(after-1), Period: indicator.OfMonth,
				Comparator: indicator.Equal, Use: indicator.Used,
			})
		}
	}
	if err := s.replicate(t.Context(), []job{{replication: 3}}, Options{Seed: twinSeed, Jobs: 1}, s.keepInto(&truth)); err != nil {
		t.Fatal(err)
	}
	for i := range s.Observations {
		s.Observations[i].Value, s.Observations[i].SD = truth.Observed[i], max(0.3, 0.01*truth.Observed[i])
	}
	condition := func(jobs int) (*Study, *Conditioning) {
		one := *s
		one.Attempts = new(Attempts)
		var done atomic.Int64
		o := Options{Replications: 20, Seed: 1, Jobs: jobs, Done: func(int) { done.Add(1) }}
		c, err := one.Condition(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := int(done.Load()), s.ConditioningCost(o); got != want {
			t.Errorf("%d simulations were told of, %d announced", got, want)
		}
		return &one, c
	}
	conditioned, c := condition(2)
	for _, i := range []int{3, 7, 11} {
		f := &c.Observations[i]
		if off := f.apart(f.Posterior.P50); math.Abs(off) > 2 || f.Posterior.SD > 0.9*f.Prior.SD || f.Conflict() {
			t.Errorf("%s is %.5g ± %.3g; before %.5g ± %.3g, after %.5g ± %.3g with a chance of %.3g", f.Name, f.Value, f.SD, f.Prior.P50, f.Prior.SD, f.Posterior.P50, f.Posterior.SD, f.Chance)
		}
	}
	if learned := slices.MinFunc(c.Inputs, func(a, b Learned) int { return int(math.Copysign(1, a.Remaining-b.Remaining)) }); learned.Remaining > 0.8 {
		t.Errorf("most is learned of %s, of which %.2f of the spread remains", learned.Path, learned.Remaining)
	}
	r, err := Run(t.Context(), conditioned, Options{Replications: leastMembers, Seed: 9, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Observations {
		if got, want := Summarize(r.Observed(i)), c.Observations[i].Posterior; got != want {
			t.Errorf("%s of month %d in the replications: %+v; as the draws were found: %+v", s.Observations[i].Name, i, got, want)
		}
	}
	k, _ := s.Index(c.Parameters[0].Path)
	if got, want := r.Replications[7].Parameters[k], c.Draws[7].Values[0]; got != want {
		t.Errorf("replication 7 has %v of %s, its draw %v", got, c.Parameters[0].Path, want)
	}
	if _, again := condition(1); !reflect.DeepEqual(again.Draws, c.Draws) {
		t.Error("the posterior depends on the number of jobs")
	}
}

// Without observations nothing is conditioned on.
func TestNothingObserved(t *testing.T) {
	s := made([]float64{.4, .6}).Study
	if c, err := s.Condition(t.Context(), Options{Replications: 2}); c != nil || err != nil || s.Posterior != nil || s.ConditioningCost(Options{}) != 0 {
		t.Errorf("%v, %v", c, err)
	}
}

// Facts of the base year condition beside later observations; alone they are met by the draws as they are accepted.
func TestFactsBesideObservations(t *testing.T) {
	s := &Study{Observations: []indicator.Observation{{Use: indicator.BaseFact}, {Use: indicator.Later}, {Use: indicator.Compared}}}
	if got := s.used(); len(got) != 0 {
		t.Errorf("facts alone: %v", got)
	}
	s.Observations = append(s.Observations, indicator.Observation{Use: indicator.Used})
	if got := s.used(); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("with an observation: %v", got)
	}
}

// A parameter that the study states otherwise than the posterior's keeps the study's word; draws are taken in turn, with other
// luck the second time.
func TestPosteriorDraws(t *testing.T) {
	same, other := uncertain("a.same", param.Assumed), uncertain("a.other", param.Assumed)
	s := made([]float64{.4}, same, other).Study
	s.Posterior = &Posterior{
		Parameters: []Prior{{"a.same", same.Distribution.String()}, {"a.other", "uniform(0, 7)"}, {"a.gone", "uniform(0, 1)"}},
		Decisions:  []rng.Decision{{What: "hires", When: 2021}},
		Turns:      []month.Month{month.Of(2021, 1), month.Of(2022, 1)}, Observed: month.Of(2022, 6),
		Draws: []Draw{
			{Seed: 4, Replication: 2, Chance: 1, Turns: []int{3, 7}, Values: []float64{.25, 6, .5}, Luck: []float64{1}},
			{Seed: 4, Replication: 3, Chance: 2, Turns: []int{4, 5}, Values: []float64{.75, 5, .5}, Luck: []float64{-1}},
		},
	}
	plain := s.Draw(1, 3)
	values, _, err := s.accept(1, 3)
	if err != nil || values[0] != .75 || values[1] != plain[1] {
		t.Errorf("values %v, %v", values, err)
	}
	first, second := s.keys(1, 1, 0), s.keys(1, 3, 0)
	if first.Ignorance.Stream() != second.Ignorance.Stream() || first.Chance.Stream() != second.Chance.Stream() {
		t.Error("a draw taken a second time must have the same unknowns and the same past")
	}
	want := []model.Turn{{From: month.Of(2021, 1), Stream: 4}, {From: month.Of(2022, 1), Stream: 5}}
	if !slices.Equal(first.Turns[:2], want) || !slices.Equal(second.Turns[:2], want) {
		t.Errorf("chance turns %v and %v, want %v", first.Turns, second.Turns, want)
	}
	if a, b := first.Turns[2], second.Turns[2]; a.From != month.Of(2022, 7) || b.From != a.From || a.Stream == b.Stream || s.keys(1, 1, 1).Turns[2].Stream == a.Stream {
		t.Errorf("after the observations chance turns to %v and %v; expected streams of their own from 2022-07 on", a, b)
	}
	if z := 0.0; !first.Chance.Luck().Score(rng.Decision{What: "hires", When: 2021}, &z) || z != -1 {
		t.Errorf("the luck of the draw is %v", z)
	}
}

// An observation of 10 ± 1, with chance of the same size: draws before that end at 14.3 cannot reach it (3.04 of √2), those that
// end at 14.2 can; nor do draws contradict it whose middle nine tenths come as near.
func TestConflict(t *testing.T) {
	fit := func(lowest, p05 float64) *Fit {
		f := &Fit{Observation: &indicator.Observation{Value: 10, SD: 1, Comparator: indicator.Equal}, Lowest: lowest, Highest: 20, Chance: 1, Reach: 3}
		f.Posterior = Summary{P05: p05, P95: 19}
		return f
	}
	for _, c := range []struct {
		*Fit
		unreachable, conflict bool
	}{{fit(14.3, 15), true, true}, {fit(14.2, 14.2), false, false}, {fit(8, 14.3), false, true}, {fit(8, 9), false, false}} {
		if c.Unreachable() != c.unreachable || c.Conflict() != c.conflict {
			t.Errorf("lowest %v, 5%% quantile %v: unreachable %v, conflict %v", c.Lowest, c.Posterior.P05, c.Unreachable(), c.Conflict())
		}
	}
	inCourse := func(chance float64) *Fit {
		f := fit(8, 9)
		f.Course = &Course{Observations: 12, Chance: chance, Rare: 0.001}
		return f
	}
	if inCourse(0.002).Conflict() || !inCourse(0.0005).Conflict() {
		t.Error("an observation of a course as strange as one in 2,000 contradicts the model, of one in 500 it does not")
	}
	if f := fit(14.3, 15); f.Off() <= 3 {
		t.Errorf("off by %v", f.Off())
	}
}
