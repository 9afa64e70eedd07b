package experiment

import (
	"flag"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// knownSeeds turns the full comparison of docs/known.md on.
var knownSeeds = flag.Int("known.seeds", 0, "seeds of the run over both horizons of testdata/known, which is set beside one from the first plan's draws; 0: the small version")

// knownPlan is a study of the example with its observations up to a month.
func knownPlan(t testing.TB, name string, until month.Month, sets ...string) *Study {
	t.Helper()
	s, scenario := loaded(t, filepath.Join("..", "..", "testdata", "known", name+".yaml"), sets...)
	s.Observations, s.Reported = scenario.Observed(), scenario.ReportFrom
	s.Observations = slices.DeleteFunc(s.Observations, func(o indicator.Observation) bool { return o.Month > until })
	return s
}

// conditioned runs a study of its own conditioning, by so many draws.
func conditioned(t testing.TB, s *Study, seed uint64, members int) *Result {
	t.Helper()
	before := priorOf(t, s, seed, members, twin{})
	told, _ := before.given(t, s, twin{})
	return ran(t, told, seed, members)
}

func ran(t testing.TB, s *Study, seed uint64, n int) *Result {
	t.Helper()
	r, err := Run(t.Context(), s, Options{Replications: n, Seed: seed, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// agreement compares, of each target, the mean and the middle nine tenths of two results: how many standard errors lie between
// them, of which those that share a past count as one. Of normal values the error of their 5% point is √(0.05·0.95)/φ(−1.645) = 2.11
// of that of their mean.
func agreement(t testing.TB, a, b *Result) (worst float64) {
	for _, target := range a.Study.Targets {
		x, y := Summarize(a.TargetValues(target)), Summarize(b.TargetValues(target))
		worth := func(r *Result) float64 { return r.Study.Pasts().Independent(len(r.Replications)) }
		se := math.Sqrt(x.SD*x.SD/worth(a) + y.SD*y.SD/worth(b))
		off := []float64{(x.Mean - y.Mean) / se, (x.P05 - y.P05) / (2.11 * se), (x.P95 - y.P95) / (2.11 * se)}
		t.Logf("%s %s: mean %.4g and %.4g, 5%% %.4g and %.4g, 95%% %.4g and %.4g; apart by %.1f standard errors", target.Indicator, target.By, x.Mean, y.Mean, x.P05, y.P05, x.P95, y.P95, off)
		for _, z := range off {
			worst = max(worst, math.Abs(z))
		}
	}
	return worst
}

// The next plan, from the draws of the first plan, agrees with one run over both on the same observations. The small version
// knows a year and looks one year ahead.
func TestNextPlanAgrees(t *testing.T) {
	long(t)
	until, firstSets, nextSets := month.Of(2021, 12), []string{"targets=[]"}, []string{"horizon={from: 2021-01, to: 2022-12}", "report_from=2022-01",
		"levers=[{use: publicity, from: 2021-04}, {use: family_contract, from: 2021-04}, {use: specialist_slots_to_community, from: 2022-04}]"}
	members, seeds := 50, 1
	if *knownSeeds > 0 {
		until, firstSets, nextSets, members, seeds = month.Of(2025, 10), nil, nil, leastMembers, *knownSeeds
	} else {
		list := ""
		for _, target := range []string{"gp_per_10k", "contract_rate", "community_share_district"} {
			list += fmt.Sprintf("{indicator: %s, by: 2022-12, at_least: 0.1}, ", target)
		}
		nextSets = append(nextSets, "targets=["+list+"]")
	}
	first, next := knownPlan(t, "plan", until, firstSets...), knownPlan(t, "next", until, nextSets...)
	from := *next
	from.Posterior = conditioned(t, first, 1, members).Study.Posterior
	plan := ran(t, &from, 1, members)
	limit := 0.2 // the same draws, but for what the new measure is uncertain of
	for seed := range seeds {
		t.Logf("one run of both horizons with seed %d", seed+1)
		if worst := agreement(t, plan, conditioned(t, next, uint64(seed+1), members)); worst > limit {
			t.Errorf("they are %.1f standard errors apart", worst)
		}
		limit = 3
	}
	t.Log("without observations")
	without := ran(t, next, 1, members)
	agreement(t, plan, without)
	width := func(r *Result) float64 {
		s := Summarize(r.TargetValues(next.Targets[1]))
		return s.P95 - s.P05
	}
	if width(plan) > 0.8*width(without) {
		t.Errorf("the contract rate is within %.3g, without observations %.3g", width(plan), width(without))
	}
}
