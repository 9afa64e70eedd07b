package measure

import "testing"

func TestIndicatorsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for i, d := range All() {
		for _, text := range []string{string(d.ID), d.ZH, d.EN, d.NumeratorZH, d.DenominatorZH, d.NumeratorEN, d.DenominatorEN, d.Section} {
			if text == "" {
				t.Errorf("%s (%d) lacks a name, a definition or a section", d.ID, i)
			}
		}
		if (d.TrapZH == "") != (d.TrapEN == "") {
			t.Errorf("the trap of %s is said in one language", d.ID)
		}
		if seen[d.ID.String()] {
			t.Errorf("%s is stated twice", d.ID)
		}
		seen[d.ID.String()] = true
		if found, ok := Find(d.ID.String()); !ok || found != d.ID || Of(found).EN != d.EN {
			t.Errorf("Find(%q) = %v, %v", d.ID, found, ok)
		}
	}
	if _, ok := Find("contract_rat"); ok || Of("contract_rat").ID != "" {
		t.Error("Find accepts a name that is none")
	}
	for _, id := range []string{AnnualCost.String(), CentreStandardRate.String()} {
		if !seen[id] {
			t.Errorf("%s is not listed", id)
		}
	}
}

// The estate's values are those of the whole district.
func TestEstateIsKeptForTheDistrict(t *testing.T) {
	for i := range Estate.rows {
		if r := &Estate.rows[i]; r.Areas != District {
			t.Errorf("%s is kept for subdistricts, whose sites are not told apart", r.ID)
		}
	}
}
