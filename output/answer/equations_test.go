package answer

import (
	"slices"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/param"
)

const page = `# Equations

## contract

    wishes = p + q·F            by stratum      (1)
    hazard = wishes · w         (2)

- (1) Bass: p ` + "`innovation.*`" + `, and
  more ` + "`lapse`" + `.
- ` + "`clinic.gp_share`" + ` and ` + "`estate.capability.NAME.at_start, start_year`" + ` act, too.

## estate

- ` + "`lapse`" + ` of another part.
`

func TestPassages(t *testing.T) {
	for path, want := range map[string][]Passage{
		"contract.innovation.over_65":   {{"contract", []string{"wishes = p + q·F by stratum (1)"}, "(1) Bass: p `innovation.*`, and more `lapse`."}},
		"contract.lapse":                {{"contract", []string{"wishes = p + q·F by stratum (1)"}, "(1) Bass: p `innovation.*`, and more `lapse`."}},
		"clinic.gp_share":               {{"contract", nil, "`clinic.gp_share` and `estate.capability.NAME.at_start, start_year` act, too."}},
		"estate.capability.ct.at_start": {{"contract", nil, "`clinic.gp_share` and `estate.capability.NAME.at_start, start_year` act, too."}},
		"contract.elapse":               nil,
		"contract.gp_share":             nil,
	} {
		got := Passages(page, path)
		if !slices.EqualFunc(got, want, func(a, b Passage) bool {
			return a.Section == b.Section && a.Text == b.Text && slices.Equal(a.Formulas, b.Formulas)
		}) {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// The page names most parameters; what it says of one begins in its part's section unless only another names it.
func TestThePageOfEquationsNamesParameters(t *testing.T) {
	fields, err := param.Fields(new(model.Config))
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, f := range fields {
		if len(Passages(model.Equations, f.Path)) > 0 {
			named++
		}
	}
	if 100*named < 60*len(fields) {
		t.Errorf("%d of %d parameters are named", named, len(fields))
	}
	if found := Passages(model.Equations, "contract.ceiling.over_65"); len(found) == 0 || !strings.Contains(found[0].Text, "Bass 1969") {
		t.Errorf("%v", found)
	}
}
