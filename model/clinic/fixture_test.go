package clinic

import (
	"testing"

	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// sample is a district like Xuhui: 13 areas, 1.11 million residents, 44 stations, about 330 practising GPs.
func sampleConfig() Config {
	return Config{
		VisitsPerResident: 9.8, CommunityVisitsPerResident: 2.5, CommunityShareDistrict: 0.37,
		Adherence: 0.80, StationShare: 0.25, OnlineShare: 0.02,
		MunicipalLow: 0.15, MunicipalHigh: 0.5, MunicipalFloor: 0.05, MostUtilization: 0.85,
		VisitRate:     [cell.Bands]float64{0.9, 0.45, 0.5, 0.9, 1.5, 2.1, 2.5},
		ConditionRate: [cell.Conditions]float64{1, 1.6, 1.7, 2.2},
		Season:        [12]float64{1.02, 0.84, 1.06, 1.02, 1.01, 0.98, 1.01, 0.99, 0.99, 0.97, 1.03, 1.08},

		NonResidentCommunityShare: 0.12, NonResidentHospitalShare: 0.45,

		CommunityAge:       [cell.Bands]float64{-1, -1, -0.4, 0.1, 0.6, 0.75, 0.75},
		CommunityCondition: [cell.Conditions]float64{0, 0.5, 0.4, 0.6},
		OnlineOver60:       -1.5,
		TravelPer10Minutes: -0.3, WaitPer10Minutes: -0.1, SpecialistWaitPerDay: -0.03, ReferredWaitPerDay: -0.03,
		Contract: 0.27, PassiveEffect: 0.3, Inclination: 1,
		StationElasticity: 0.5, ContractedHospitalShare: 0.3,

		Opens: 8, NoonFrom: 11.5, NoonTo: 13.5, Closes: 17, WeekendCloses: 16,
		ArrivalProfile: [desk.ProfileHours]float64{0, 18, 20, 17, 9, 4, 11, 11, 7, 3, 0},
		WeekendDemand:  0.4, StationWeekendDemand: 0, NoonGPs: 0.4, AfternoonGPs: 0.7, WeekendGPs: 0.4, StationDesks: 1.5, StationFill: 0.75,
		OnlineByCommunity: 0.3, OnlineMinutes: 4,
		AppointmentShare: 0.025, AppointmentSpread: 0.8, ContractedPriority: 1,

		GPShare: 0.7, GPVisitMinutes: 5.2, OtherVisitMinutes: 9, GPMinutesFactor: 1,
		TypeShare: [desk.VisitTypes]float64{0.35, 0.5, 0.15}, TypeLength: [desk.VisitTypes]float64{1.25, 0.8, 1.1},
		RefillWeeks: 4, HospitalRefills: 0.5,
		TypeCV:          [desk.VisitTypes]float64{0.7, 0.5, 0.6},
		PatienceMinutes: 120, PatienceCV: 0.5, BalkAt: 1, HandlingMinutes: 12, LeftCountsMinutes: 60,
		CrowdedLeftShare: 0.02,
	}
}

// sampleBase has areas of different size, age and distance.
func sampleBase(areas, days int) Base {
	b := Base{ClinicDays: days}
	b.DemandFactor = 1
	bands := [cell.Bands]float64{0.05, 0.075, 0.365, 0.2, 0.085, 0.15, 0.075}
	for area := range areas {
		b.Counts = append(b.Counts, sampleCounts(bands, 60000+4000*area))
		residents := float64(b.Counts[area].Total())
		b.GPMinutes = append(b.GPMinutes, residents*1.45*(1+0.02*float64(area%5-2)))
		b.OtherMinutes = append(b.OtherMinutes, residents*0.95)
		b.Stations = append(b.Stations, 3+(area%5)/3)
		b.Capacity = append(b.Capacity, 1)
		b.Appeal = append(b.Appeal, 0.05*float64(area%3))
		b.Travel.OwnCentre = append(b.Travel.OwnCentre, 12+float64(area%4))
		b.Travel.OwnStation = append(b.Travel.OwnStation, 7+float64(area%3))
		b.Travel.OtherCommunity = append(b.Travel.OtherCommunity, 22+float64(area%5))
		b.Travel.DistrictHospital = append(b.Travel.DistrictHospital, 20+float64(area%6))
		b.Travel.MunicipalHospital = append(b.Travel.MunicipalHospital, 25+float64(area%7))
	}
	return b
}

// sampleCounts spreads residents over groups: conditions and contracts rise with age, inclined ones sign more.
func sampleCounts(bands [cell.Bands]float64, residents int) (c cell.Counts) {
	condition := [2][cell.Conditions]float64{{0.88, 0.09, 0.02, 0.01}, {0.45, 0.33, 0.08, 0.14}}
	status := [2][2][cell.Statuses]float64{{{0.85, 0.05, 0.1}, {0.6, 0.1, 0.3}}, {{0.45, 0.15, 0.4}, {0.15, 0.15, 0.7}}}
	for g := range c {
		b, d, s, i := cell.Group(g).Split()
		old := 0
		if b.Over60() {
			old = 1
		}
		c[g] = int(float64(residents) * bands[b] * condition[old][d] * status[old][i][s] * 0.5)
	}
	return c
}

func newSample(t testing.TB, cfg *Config, base Base, seed uint64) *State {
	t.Helper()
	s, err := New(cfg, base, rng.NewKey(seed).Purpose("clinic"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var firstMonth = month.Of(2021, 1)

// runMonths sums the district's visits of some months with the base year's inputs.
func runMonths(s *State, in Inputs, months int) (total Area) {
	for i := range months {
		v := s.Month(firstMonth+month.Month(i), in)
		total.add(&v.Total)
	}
	return total
}
