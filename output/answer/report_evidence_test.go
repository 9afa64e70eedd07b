package answer

import (
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/param"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// viewOf is a view of a made-up study with the given parameters, and of no replication.
func viewOf(l words.Lang, parameters ...param.Parameter) *View {
	s := &experiment.Study{Parameters: parameters}
	return &View{Lang: l, Scenario: &plan.Scenario{}, Analysis: &experiment.Analysis{Result: &experiment.Result{Study: s}}}
}

// A range of ids is cited as the scenario reads it: by number, whatever the length of an id.
func TestRangesOfSourcesAreCited(t *testing.T) {
	v := viewOf(words.EN, param.Parameter{Value: param.Value{Source: "O9-O12"}}, param.Parameter{Value: param.Value{Source: "O10 S1"}})
	for _, id := range []string{"O8", "O9", "O10", "O12", "O13", "S1", "S10"} {
		v.Scenario.Sources = append(v.Scenario.Sources, plan.Source{ID: id})
	}
	want := []struct {
		id     string
		values int
	}{{"O9", 1}, {"O10", 2}, {"O12", 1}, {"S1", 1}}
	got := v.citedSources()
	if len(got) != len(want) {
		t.Fatalf("cited are %+v, expected %+v", got, want)
	}
	for i, w := range want {
		if got[i].ID != w.id || got[i].Values != w.values {
			t.Errorf("cited are %+v, expected %+v", got, want)
		}
	}
}
