package answer

import (
	"slices"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// What a dated list holds is named with its source, and how much of it is expected to exist; other facilities are not.
func TestPlacesNameTheirList(t *testing.T) {
	station := func(name string, exists float64, vintage month.Month) plan.Facility {
		return plan.Facility{Kind: "station", NameEN: name, NameZH: "站", Area: "b", Exists: exists, Vintage: vintage, Origin: plan.Origin{Source: "O334"}}
	}
	v := View{Lang: words.EN, Scenario: &plan.Scenario{Tables: plan.Tables{
		Subdistricts: []plan.Subdistrict{{Code: "a", Name: "A"}, {Code: "b", Name: "B"}},
		Facilities:   []plan.Facility{station("one", 0.9, month.Of(2020, 5)), station("two", 0.8, month.Of(2020, 5)), station("of unknown place", 1, 0)},
	}}}
	places := v.Places()
	if len(places.Rows) != 1 || places.Rows[0].Cells[0].Text != "B" || places.Rows[0].Cells[1].Text != "one; two" {
		t.Errorf("%+v", places.Rows)
	}
	if want := []string{"stations: 2 listed, 1.7 expected to exist at the start; source O334, as of 2020-05"}; !slices.Equal(places.Notes, want) {
		t.Errorf("notes %q, want %q", places.Notes, want)
	}
	v.Scenario.Tables.Facilities = v.Scenario.Tables.Facilities[2:]
	if places = v.Places(); len(places.Rows) != 0 || len(places.Notes) != 0 {
		t.Errorf("a station of unknown place is listed: %+v", places)
	}
}
