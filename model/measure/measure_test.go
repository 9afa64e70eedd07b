package measure

import (
	"testing"

	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/indicator"
)

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

// What stands in an area is kept for it; the 0 of 0 of an area without stations adds nothing to the district.
func TestEstateIsKeptForEachArea(t *testing.T) {
	sites := &estate.Sites{
		Facilities: []estate.Facility{
			{Kind: estate.Centre, Area: 0}, {Kind: estate.Centre, Area: 1}, {Kind: estate.Station, Area: 1}, {Kind: estate.Station, Area: 1},
		},
		Open: []bool{true, true, true, false}, Standardized: []bool{true, false, true, true},
		Capability: make([]capability.Set, 4), HealthStations: []int{2, 1},
	}
	// A project will bring the second centre to standard, and a smart health station is planned in the second area.
	ample := *sites
	ample.Standardized, ample.HealthStations = []bool{true, true, true, true}, []int{2, 2}
	sites.Ample = &ample
	const m = 24252
	s := NewSeries(m, 1, 2)
	Estate.Record(s, m, []int{0, 1}, sites.ByArea(), sites)
	for id, want := range map[indicator.ID][3]indicator.Ratio{
		"centre_standard_rate":  {{Numerator: 1, Denominator: 1}, {Denominator: 1}, {Numerator: 1, Denominator: 2}},
		"station_standard_rate": {{}, {Numerator: 1, Denominator: 1}, {Numerator: 1, Denominator: 1}},
		"nursing_rate":          {{Denominator: 1}, {Denominator: 1}, {Denominator: 2}},
		"health_stations":       {{Numerator: 2, Denominator: 1}, {Numerator: 1, Denominator: 1}, {Numerator: 3, Denominator: 1}},
	} {
		for area, ratio := range want {
			if got := s.Monthly(id, area, m); got != ratio {
				t.Errorf("%s of area %d is %v, expected %v", id, area, got, ratio)
			}
		}
	}
	for id, want := range map[indicator.ID][3]float64{"centre_standard_rate": {1, 1, 1}, "health_stations": {2, 2, 4}} {
		for area, most := range want {
			if got := s.Most.Value(id, area, m); got != most {
				t.Errorf("%s of area %d is at most %v, expected %v", id, area, got, most)
			}
		}
	}
}
