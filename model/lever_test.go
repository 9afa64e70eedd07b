package model_test

import (
	"context"
	"slices"
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
		indicator.GPPer10k, indicator.GPFTEPer10k, indicator.CommitteeGPRate, indicator.AssistantRate, // and with them the residents
		indicator.CentreStandardRate, indicator.StationStandardRate, indicator.RehabilitationRate, indicator.TCMStationRate,
		indicator.Access15MinWalk, indicator.Access15MinCycle, indicator.SpatialAccess, indicator.TravelMinutes,
	}
	for _, id := range untouched {
		if !same(without, with, id) {
			t.Errorf("%s has changed", id.Definition().ID)
		}
	}
	if same(without, with, indicator.ContractRate) {
		t.Error("the lever changes nothing")
	}
	for _, id := range allIndicators() {
		for m := s.First - 1; m < s.First+6; m++ {
			if without.Monthly(id, without.Whole(), m) != with.Monthly(id, with.Whole(), m) {
				t.Errorf("%s differs at %s, before the lever begins", id.Definition().ID, m)
				break
			}
		}
	}
}

// Each capability changes more than its own indicator: rolled out to all at once against to nobody.
func TestCapabilitiesMatter(t *testing.T) {
	s := loadSmall(t)
	for name, own := range map[string]indicator.ID{
		"rehabilitation": indicator.RehabilitationRate, "nursing": indicator.NursingRate, "health_management": indicator.HealthManagementRate,
		"tcm_specialty": indicator.TCMSpecialtyRate, "tcm_station": indicator.TCMStationRate, "ct": indicator.CTVentilatorRate,
		"ventilator": indicator.CTVentilatorRate, "paediatrics": indicator.PaediatricsRate, "health_station": indicator.HealthStations,
		"health_point": indicator.HealthPointRate, "alliance": indicator.MedicalAllianceRate, "fever_clinic": indicator.FeverClinicRate,
		"self_test": indicator.SelfTestRate, "national_standard": indicator.NationalStandardRate,
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
			t.Errorf("%s does not change %s", name, own.Definition().ID)
		}
		var others []string
		for _, id := range allIndicators() {
			if id != own && id != indicator.AnnualCost && !same(without, with, id) {
				others = append(others, id.Definition().ID)
			}
		}
		if len(others) == 0 {
			t.Errorf("%s changes nothing but %s", name, own.Definition().ID)
		}
	}
}

// Every lever of the catalogue that names effects changes some indicator of some replication.
func TestLeversMatter(t *testing.T) {
	s := loadSmall(t)
	epidemic := map[string]float64{
		"exogenous.diverted.gp": 0.1, "exogenous.diverted.public_health": 0.5,
		"estate.new_stations": 4, "estate.capability.nursing.start_year": 2021, "estate.capability.health_management.start_year": 2021,
	}
	without := map[int]*indicator.Series{}
	for _, l := range s.catalogue {
		if len(l.Effects) == 0 {
			continue
		}
		changed := false
		for replication := 0; replication < 8 && !changed; replication++ {
			if without[replication] == nil {
				without[replication] = s.run(t, replication, epidemic)
			}
			with := s.run(t, replication, epidemic, s.use(t, l.Name, s.First))
			changed = slices.ContainsFunc(allIndicators(), func(id indicator.ID) bool { return !same(without[replication], with, id) })
		}
		if !changed {
			t.Errorf("%s (%s) changes no indicator", l.Name, l.ID)
		}
	}
}

// Paired differences of a lever that one part does not feel are exactly 0 there, and where it is felt the
// common random numbers take most of the variance away.
func TestLeverEffectsArePaired(t *testing.T) {
	s := loadSmall(t)
	uses := []lever.Use{s.use(t, "online_contract", s.First), s.use(t, "village_clinics", s.First)}
	questions := []experiment.Question{{Indicator: indicator.ContractRate, Month: s.Last()}, {Indicator: indicator.GPPer10k, Month: s.Last()}}
	effects, err := experiment.LeverEffects(context.Background(), s.Study, uses, questions, experiment.Options{Replications: 12, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	signed, staff := effects[0].Differences[0], effects[0].Differences[1]
	if signed.Low <= 0 || signed.Reduction < 0.9 {
		t.Errorf("contract rate changes by %g (%g to %g), %g of the variance gone", signed.Mean, signed.Low, signed.High, signed.Reduction)
	}
	if staff.Mean != 0 || staff.Low != 0 || staff.High != 0 {
		t.Errorf("the density of GPs changes by %g", staff.Mean)
	}
	if effects[1].Differences != nil || effects[1].Changed() {
		t.Errorf("a lever without effects has %+v", effects[1].Differences)
	}
}
