package experiment

import (
	"math"
	"slices"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// From 10 to 16: the first group alone leads to 12, the second to 13, so 1 comes only of both. In the other
// replication from 10 to 17 by 13 and 14, and nothing comes of both.
func TestStepsAddUp(t *testing.T) {
	nan := math.NaN()
	w, err := Question{}.addUp([]string{"a", "b"}, [][]float64{{10, 10, nan, 1}, {16, 17, 3, 2}, {12, 13, 4, nan}, {13, 14, 5, 6}}, indicator.Pasts{})
	if err != nil || w.Replications != 2 {
		t.Fatalf("%+v: %v", w, err)
	}
	near(t, "from", w.From, 10, 0)
	near(t, "to", w.To, 16.5, 0)
	near(t, "first step", w.Steps[0].Mean, 2.5, 1e-12)
	near(t, "second step", w.Steps[1].Mean, 3.5, 1e-12)
	near(t, "interaction", w.Interaction.Mean, 0.5, 1e-12)
	near(t, "whole", w.Whole.Mean, 6.5, 1e-12)
	// Of 1 and 0 the standard deviation is 0.7071 and t(0.975, 1) = 12.7062: 12.7062·0.5 = 6.3531.
	if _, err := (Question{}).addUp(nil, [][]float64{{1, nan}, {2, 3}}, indicator.Pasts{}); err == nil {
		t.Error("a waterfall of one replication")
	}
}

func TestWaterfallOfTheModel(t *testing.T) {
	long(t)
	from, a := small(t, "base")
	to, b := small(t, "plan")
	shocks := []string{b.Shocks[0].Lever.Name}
	groups, err := ChangedGroups(from, to, shocks)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"workforce", "levers.contract", "levers.referral", "shocks"}; !slices.Equal(groups, want) {
		t.Errorf("groups %v, expected %v", groups, want)
	}
	if len(a.Levers) > 0 {
		t.Error("the base has levers")
	}
	q := Question{Indicator: "community_share_district", Month: month.Of(2022, 12)}
	o := Options{Replications: 6, Seed: 1, Jobs: 2}
	w, err := TakeApart(t.Context(), from, to, q, shocks, o)
	if err != nil {
		t.Fatal(err)
	}
	sum := w.Interaction.Mean
	for _, s := range w.Steps {
		sum += s.Mean
	}
	near(t, "sum of the steps", sum, w.Whole.Mean, 1e-12)
	near(t, "whole change", w.Whole.Mean, w.To-w.From, 1e-12)
	if w.Steps[3].Mean == 0 || w.Steps[2].Mean <= 0 {
		t.Errorf("an epidemic moves the share, specialist slots raise it: %+v", w.Steps)
	}

	// With every group taken over, the first scenario has become the second, to the last bit.
	all, err := mix(from, to, groups, shocks).answers(t.Context(), q, o)
	if err != nil {
		t.Fatal(err)
	}
	second, err := to.answers(t.Context(), q, o)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(all, second) {
		t.Errorf("all groups lead to %v, the second scenario is at %v", all, second)
	}
	none, _ := mix(from, to, nil, shocks).answers(t.Context(), q, o)
	first, _ := from.answers(t.Context(), q, o)
	if !slices.Equal(none, first) {
		t.Errorf("no group leads to %v, the first scenario is at %v", none, first)
	}
}

func TestWaterfallNeedsADifference(t *testing.T) {
	s, _ := small(t, "base")
	if _, err := ChangedGroups(s, s, nil); err == nil {
		t.Error("a scenario differs from itself")
	}
	short := *s
	short.Months--
	if _, err := ChangedGroups(s, &short, nil); err == nil {
		t.Error("different horizons are taken apart")
	}
}

// A chance asked of the whole district stays one of the whole district when areas change.
func TestQuestionsEverywhere(t *testing.T) {
	from, to := &Study{Areas: []string{"x", "y"}}, &Study{Areas: []string{"x"}}
	q, err := Question{Target: &indicator.Target{Area: 2}}.everywhere(from, to)
	if err != nil || q.Target.Area < 1000 {
		t.Errorf("%+v: %v", q.Target, err)
	}
	if _, err := (Question{Target: &indicator.Target{Area: 1}}).everywhere(from, to); err == nil {
		t.Error("a subdistrict that the other scenario lacks is accepted")
	}
}
