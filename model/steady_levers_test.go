//go:build unix

package model_test

import (
	"context"
	"flag"
	"math"
	"slices"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/scenarios/plan"
)

var levers = flag.Int("levers", 0, "replications of TestLeversActInBalance, which takes some minutes for each ten; 0 leaves it out")

// leverOutcomes are the indicators of Xuhui's targets that levers move in testdata/steady.yaml, and waits. There are no works there, and no
// stations are brought to standard, so that nothing can be sped up.
var leverOutcomes = []indicator.ID{
	"gp_per_10k", "contract_rate", "community_share_district", "medical_alliance_rate", "ct_ventilator_rate",
	"health_management_rate", "tcm_specialty_rate", "tcm_station_rate", "rehabilitation_rate", "wait_mean",
}

// TestLeversActInBalance: nothing is frozen to stand still. Each lever of Xuhui's plan that alone moves an indicator in Xuhui without new
// measures, beyond its 95% interval, moves it in testdata/steady.yaml in the same direction, between half as far and twice as far;
// it fails where no value in the interval there does. Posts, panels and time for contracts bind there about as often, and GPs are as
// busy as in Xuhui at the end (54%): where they were not, levers that add posts or keep GPs moved 0.4 and 2.7 times as many, and at 56%
// those that give or take GP time moved waits up to 2.8 times as far. -v prints all that move; -lever Y003,Y020 takes these alone.
func TestLeversActInBalance(t *testing.T) {
	if *levers == 0 {
		t.Skip("asked for by -levers=20")
	}
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	xuhui, err := plan.Load("../scenarios/xuhui.yaml", known)
	if err != nil {
		t.Fatal(err)
	}
	uses := slices.DeleteFunc(slices.Clone(xuhui.Levers), func(u lever.Use) bool {
		return speedsWorks(u) || *only != "" && !slices.Contains(strings.Split(*only, ","), u.Lever.ID)
	})
	there := leverEffects(t, "xuhui_no_new_measures", uses)
	here := leverEffects(t, "../testdata/steady", uses)
	for i, use := range uses {
		for k, x := range there[i].Differences {
			y := here[i].Differences[k]
			if !x.Sure() {
				continue
			}
			t.Logf("%-32s %-26s %+.5f (%+.5f to %+.5f) here %+.5f (%+.5f to %+.5f) ratio %.2f", use.Lever.Name, x.Indicator, x.Mean, x.Low, x.High, y.Mean, y.Low, y.High, y.Mean/x.Mean)
			least, most := min(y.Low/x.Mean, y.High/x.Mean), max(y.Low/x.Mean, y.High/x.Mean)
			if y.Low == 0 && y.High == 0 || math.IsNaN(y.Low) || least > 2 || most < 0.5 {
				t.Errorf("%s moves %s by %+.5f in Xuhui and by %+.5f here", use.Lever.Name, x.Indicator, x.Mean, y.Mean)
			}
		}
	}
}

// speedsWorks tells whether a lever does nothing but speed works, of which there are none in testdata/steady.yaml.
func speedsWorks(u lever.Use) bool {
	return !slices.ContainsFunc(u.Lever.Effects, func(e lever.Effect) bool { return e.Parameter != "estate.duration_factor" })
}

// leverEffects are those of some levers in a scenario, each alone, in December 2025.
func leverEffects(t *testing.T, scenario string, uses []lever.Use) []experiment.LeverEffect {
	study := loadStudy(t, scenario, "run.clinic_days=0")
	study.Attempts = new(experiment.Attempts)
	var questions []experiment.Question
	for _, id := range leverOutcomes {
		questions = append(questions, experiment.Question{Indicator: id, Month: month.Of(2025, 12)})
	}
	effects, err := experiment.LeverEffects(context.Background(), study, uses, questions, experiment.Options{Replications: *levers, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	return effects
}
