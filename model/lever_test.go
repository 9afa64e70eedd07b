package model_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
)

// A lever on contracts leaves the draws of parts that it does not touch as they are.
func TestLeversLeaveOtherPartsAlone(t *testing.T) {
	s := loadSmall(t)
	without := s.run(t, 0, nil)
	with := s.run(t, 0, nil, s.use(t, "online_contract", s.First+6))
	untouched := []indicator.ID{
		"gp_per_10k", "gp_fte_per_10k", "committee_gp_rate", "assistant_rate", // and with them the residents
		"centre_standard_rate", "station_standard_rate", "rehabilitation_rate", "tcm_station_rate",
		"access_15min_walk", "access_15min_cycle", "spatial_access", "travel_minutes",
	}
	for _, id := range untouched {
		if !same(without, with, id) {
			t.Errorf("%s has changed", id)
		}
	}
	if same(without, with, "contract_rate") {
		t.Error("the lever changes nothing")
	}
	for _, id := range allIndicators() {
		for m := s.First - 1; m < s.First+6; m++ {
			if without.Monthly(id, without.Whole(), m) != with.Monthly(id, with.Whole(), m) {
				t.Errorf("%s differs at %s, before the lever begins", id, m)
				break
			}
		}
	}
}

// Each capability changes more than its own indicator: rolled out to all at once against to nobody.
func TestCapabilitiesMatter(t *testing.T) {
	s := loadSmall(t)
	for name, own := range map[string]indicator.ID{
		"rehabilitation": "rehabilitation_rate", "nursing": "nursing_rate", "health_management": "health_management_rate",
		"tcm_specialty": "tcm_specialty_rate", "tcm_station": "tcm_station_rate", "ct": "ct_ventilator_rate",
		"ventilator": "ct_ventilator_rate", "paediatrics": "paediatrics_rate", "health_station": "health_stations",
		"health_point": "health_point_rate", "alliance": "medical_alliance_rate", "fever_clinic": "fever_clinic_rate",
		"self_test": "self_test_rate", "national_standard": "national_standard_rate",
	} {
		path := "estate.capability." + name + "."
		values := map[string]float64{
			path + "at_start": 0, path + "share_per_year": 0, path + "start_year": 2021,
			"exogenous.diverted.gp": 0.1, // for the fever clinic
		}
		if name == "ct" || name == "ventilator" {
			other := map[string]string{"ct": "ventilator", "ventilator": "ct"}[name]
			values["estate.capability."+other+".at_start"] = 1
		}
		without := s.run(t, 0, values)
		values[path+"share_per_year"] = 4
		with := s.run(t, 0, values)
		if same(without, with, own) {
			t.Errorf("%s does not change %s", name, own)
		}
		var others []string
		for _, id := range allIndicators() {
			if id != own && !strings.HasPrefix(id.String(), "annual_cost") && !same(without, with, id) {
				others = append(others, id.String())
			}
		}
		if len(others) == 0 {
			t.Errorf("%s changes nothing but %s", name, own)
		}
	}
}

// Paired differences of a lever that one part does not feel are exactly 0 there, and where it is felt the
// common random numbers take most of the variance away.
func TestLeverEffectsArePaired(t *testing.T) {
	s := loadSmall(t)
	uses := []lever.Use{s.use(t, "online_contract", s.First), s.use(t, "village_clinics", s.First)}
	questions := []experiment.Question{{Indicator: "contract_rate", Month: s.Last()}, {Indicator: "gp_per_10k", Month: s.Last()}}
	effects, err := experiment.LeverEffects(context.Background(), s.Study, uses, questions, experiment.Options{Replications: 12, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	signed, staff := effects[0].Differences[0], effects[0].Differences[1]
	if signed.Low <= 0 || signed.Reduction < 0.9 {
		t.Errorf("contract rate changes by %g (%g to %g), %g of the variance gone", signed.Mean, signed.Low, signed.High, signed.Reduction)
	}
	if staff.Mean != 0 || !math.IsNaN(staff.Low) { // where nothing differs there is nothing to make an interval of
		t.Errorf("the density of GPs changes by %g", staff.Mean)
	}
	if effects[1].Differences != nil || effects[1].Changed() {
		t.Errorf("a lever without effects has %+v", effects[1].Differences)
	}
}
