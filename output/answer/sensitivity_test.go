package answer

import (
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/experiment/sensitivity"
	"chcsim/model/param"
	"chcsim/output/words"
)

// Few rows are said to be few where an interval is wider than 0.5, be it of an alone or a total index, of
// a parameter or a group.
func TestFewRowsAreSaidToBeFew(t *testing.T) {
	narrow, wide := sensitivity.Index{Value: 0.5, Low: 0.25, High: 0.75}, sensitivity.Index{Value: 1.25, Low: 0.75, High: 1.5}
	leading := func(x sensitivity.Indices) experiment.Shares {
		return experiment.Shares{Rows: 8, Leading: []experiment.Share{{Indices: x}}}
	}
	for name, c := range map[string]struct {
		shares experiment.Shares
		few    bool
	}{
		"half a share wide": {leading(sensitivity.Indices{First: narrow, Total: narrow}), false},
		"wide alone":        {leading(sensitivity.Indices{First: wide, Total: narrow}), true},
		"wide in total":     {leading(sensitivity.Indices{First: narrow, Total: wide}), true},
		"a wide group":      {experiment.Shares{Rows: 8, Assumed: sensitivity.Indices{Total: wide}}, true},
	} {
		for l, says := range map[words.Lang]string{words.ZH: "仅 8 行，偏少", words.EN: "8 rows are few"} {
			v := viewOf(l, param.Parameter{})
			s := Sensitivity{Study: v.study(), Lang: l, Shares: &c.shares}
			if got := strings.Contains(strings.Join(s.ShareTable().Notes, "\n"), says); got != c.few {
				t.Errorf("%s: %q is said: %v", name, says, got)
			}
		}
	}
}
