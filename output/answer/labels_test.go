package answer

import (
	"testing"

	"chcsim/model/param"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// No two parameters of a shipped scenario, levers' sizes included, may go by the same name in a table.
func TestLabelsAreUnique(t *testing.T) {
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	s, err := plan.Load("../../scenarios/xuhui.yaml", known)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []words.Lang{words.ZH, words.EN} {
		seen := map[string]string{}
		for i, label := range Labels(s.Parameters, l) {
			if other, taken := seen[label]; taken {
				t.Errorf("%s and %s are both called %q", other, s.Parameters[i].Path, label)
			}
			seen[label] = s.Parameters[i].Path
		}
	}
}

func TestLabelsOfLists(t *testing.T) {
	named := func(path string) param.Parameter {
		return param.Parameter{Spec: param.Spec{Path: path, ZH: "签约上限", EN: "ceiling"}}
	}
	list := []param.Parameter{named("contract.ceiling.others"), named("contract.ceiling.over_65"), {Spec: param.Spec{Path: "a.b", ZH: "其他", EN: "other"}}}
	if got := Labels(list, words.ZH); got[0] != "签约上限（其他人）" || got[1] != "签约上限（65岁及以上）" || got[2] != "其他" {
		t.Errorf("%q", got)
	}
	// One step does not tell these apart, two do.
	list = []param.Parameter{named("a.x.days"), named("a.y.days"), named("a.x.cv")}
	if got := Labels(list, words.EN); got[0] != "ceiling (x, days)" || got[1] != "ceiling (y, days)" || got[2] != "ceiling (x, cv)" {
		t.Errorf("%q", got)
	}
}
