package plan

import (
	"strings"
	"testing"

	"chcsim/model/month"
)

// later is the small scenario from another month on, without what is dated in the old horizon.
func later(from, more string) map[string]string {
	base := strings.Replace(smallFiles["base.yaml"], "from: 2021-01, to: 2025-12}", "from: "+from+", to: 2030-12}\n"+more, 1)
	base = strings.Replace(base, "as_of: 2023-06", "as_of: 2024-12", 1)
	return map[string]string{"base.yaml": base, "plan.yaml": "scenario: later\nextends: base.yaml\n"}
}

func TestBaseValuesAreDated(t *testing.T) {
	files := later("2022-01", "")
	files["base.yaml"] = strings.Replace(files["base.yaml"], "{value: 0.37, basis: assumed}", "{value: 0.37, basis: assumed, dated: 2019}", 1)
	files["base.yaml"] = strings.Replace(files["base.yaml"], "value: 25%, basis: assumed", "value: 25%, basis: assumed, dated: 2021-06", 1)
	s := mustLoad(t, files)
	want := map[string]struct {
		dated  month.Month
		stated bool
		older  bool
	}{
		"workforce.gp_per_10k_at_start":    {month.Of(2021, 12), false, false}, // its newest source
		"clinic.community_share_district":  {month.Of(2019, 12), true, true},
		"clinic.community_share_residents": {month.Of(2021, 6), true, false},
		"tables.age_sex":                   {month.Of(2020, 12), false, true}, // the base year is 2021
		"tables.subdistricts":              {month.Of(2020, 12), false, true},
	}
	list := s.BaseValues()
	if len(list) != len(want) {
		t.Errorf("%+v", list)
	}
	for _, v := range list {
		if w := want[v.Path]; v.Dated != w.dated || v.Stated != w.stated || s.Older(v) != w.older {
			t.Errorf("%+v, older: %t", v, s.Older(v))
		}
	}
}

// The newest source is of 2021-12: it bridges to a base year that ends in 2023-12, and no further.
func TestHorizonYearsAfterItsBaseValuesIsRefused(t *testing.T) {
	stated := strings.NewReplacer("value: 0.37, basis: assumed", "value: 0.37, basis: assumed, dated: 2024")
	old := strings.NewReplacer("value: 0.37, basis: assumed", "value: 0.37, basis: assumed, dated: 2021-11")
	same := strings.NewReplacer()
	for _, c := range []struct {
		from, more   string
		change       *strings.Replacer
		observations string
		want         string // of the refusal; empty where there is none
	}{
		{"2024-01", "", same, "", ""},
		{"2024-02", "", same, "", "years after the newest base value, of 2021-12"},
		{"2026-01", "", same, "", "2023-12 or later; or a horizon that begins after them"},
		{"2026-01", "base_values_hold: true", same, "", ""},
		{"2026-01", "posterior: draws.json", same, "", ""}, // from that month on, which is checked when it is read
		{"2026-01", "", stated, "", ""},
		{"2024-01", "", old, "", "years after the date of clinic.community_share_district"},
		{"2024-02", "", same, "contract_rate,2024-01,40%,1%", ""}, // a fact of the base year
		{"2024-02", "", same, "contract_rate,2024-01,40%,", "years after the newest base value"},
	} {
		files := later(c.from, c.more)
		files["base.yaml"] = c.change.Replace(files["base.yaml"])
		files["draws.json"] = "{}"
		files["observations.csv"] = "indicator,date,value,sd\ncontract_rate,2025-12,50%,\n" + c.observations + "\n"
		_, err := load(t, "plan.yaml", files)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("from %s, %q: %v", c.from, c.more, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("from %s, %q: %v, expected %q", c.from, c.more, err, c.want)
		}
	}
}
