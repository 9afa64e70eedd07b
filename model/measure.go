package model

import (
	"math"

	"chcsim/model/access"
	"chcsim/model/clinic"
	"chcsim/model/estate"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/workforce"
)

// measureStocks records what stands at the month's end.
func (d *District) measureStocks(m month.Month, residents []float64, staff *workforce.Staff, sites *estate.Sites, reach *access.Reach) {
	people := make([]*measure.Staff, d.areas)
	contracts := make([]*measure.Contracts, d.areas)
	near := make([]*measure.Reach, d.areas)
	for area, n := range residents {
		people[area] = &measure.Staff{
			Residents: n, Counted: float64(staff.Counted[area]), Practising: staff.Practising[area],
			Posts: math.Ceil(d.cfg.Workforce.PostsPer10k * n / 10000), Committees: staff.Committees[area], Served: staff.Served[area], Studios: staff.Studios[area], Assisted: staff.Assisted[area],
		}
		key, contracted := d.contract.KeyGroup(area, listed(d.programme, area))
		contracts[area] = &measure.Contracts{Tally: d.contract.Count(area), Key: key, KeyContracted: contracted, Ceiling: d.contract.Ceiling(area, listed(d.programme, area)), PractisingGPs: staff.Practising[area]}
		near[area] = d.links.near(area, d.population.Residents()[area], reach)
	}
	measure.Workforce.Record(d.series, m, d.cfg.Place.AreaRows, people, nil)
	measure.Contract.Record(d.series, m, d.cfg.Place.AreaRows, contracts, nil)
	measure.Access.Record(d.series, m, d.cfg.Place.AreaRows, near, nil)
	measure.Estate.Record(d.series, m, d.cfg.Place.AreaRows, sites.ByArea(), sites)
}

// measureVisits records what happened in the clinics during the month.
func (d *District) measureVisits(m month.Month, visits *clinic.Visits, residents []float64, staff *workforce.Staff) {
	areas := make([]*measure.Visits, d.areas)
	for area := range areas {
		areas[area] = &measure.Visits{
			Area: &visits.Areas[area], Residents: residents[area], GPDays: staff.Present[area] * d.cfg.Workforce.Time.Days() / 12,
		}
	}
	whole := measure.Visits{Area: &visits.Total, NonResidentHospital: visits.NonResidentHospital[0] + visits.NonResidentHospital[1]}
	measure.Clinic.Record(d.series, m, d.cfg.Place.AreaRows, areas, &whole)
}

// measureCounts records the plain numbers behind rates.
func (d *District) measureCounts(m month.Month, visits *clinic.Visits, residents []float64, staff *workforce.Staff) {
	areas := make([]*measure.Count, d.areas)
	for area, n := range residents {
		seen := &visits.Areas[area]
		areas[area] = &measure.Count{
			Residents: n, Counted: float64(staff.Counted[area]), Practising: staff.Practising[area],
			Contracts: float64(d.contract.Count(area).Contracted), CommunityVisits: float64(seen.Community(0) + seen.Community(1)),
		}
	}
	measure.Counts.Record(d.series, m, d.cfg.Place.AreaRows, areas, measure.Sum(areas))
}

// measureCare records referral both ways and care at home.
func (d *District) measureCare(m month.Month, care *referral.Result, visits *clinic.Visits, residents []float64) {
	areas := make([]*measure.Care, d.areas)
	for area, n := range residents {
		areas[area] = &measure.Care{
			Residents: n, GPVisits: visits.Areas[area].Desk.GPVisits, UpReferrals: care.UpReferrals[area], DownReferrals: care.DownReferrals[area],
			HomeBedsOpened: care.HomeBedsOpened[area], HomeVisits: care.HomeVisits[area],
		}
	}
	var whole measure.Care
	for tier := range care.Slots {
		s := &care.Slots[tier]
		whole.DaysWaited += s.DaysWaited[referral.Priority] + s.DaysWaited[referral.Community]
		whole.SeenByExperts += s.Seen[referral.Priority] + s.Seen[referral.Community]
	}
	for _, kind := range [...]referral.BedKind{referral.Rehabilitation, referral.Nursing} {
		whole.BedDaysUsed += care.Beds[kind].UsedDays
		whole.BedDays += care.Beds[kind].BedDays
	}
	measure.Referral.Record(d.series, m, d.cfg.Place.AreaRows, areas, &whole)
}

// measureServices records the care programme.
func (d *District) measureServices(m month.Month, services []programme.Care) {
	areas := make([]*programme.Care, len(services))
	for area := range services {
		areas[area] = &services[area]
	}
	measure.Programme.Record(d.series, m, d.cfg.Place.AreaRows, areas, nil)
}

// measureCosts records what the month's staff, contracts and completed works cost.
func (d *District) measureCosts(m month.Month, staff *workforce.Staff, sites *estate.Sites) {
	c := &d.cfg.Costs
	var cost measure.Cost
	cost.Add(&cost.GPs, sum(staff.Practising)*c.GPYear/12)
	for area := range d.areas {
		cost.Add(&cost.Contracts, float64(d.contract.Count(area).Contracted)*c.ContractYear/12)
	}
	stations, _ := sites.StationsStandardized()
	cost.Add(&cost.Stations, float64(float64(stations-d.memory.stations)*c.Station))
	d.memory.stations = stations
	for i, p := range d.estate.Progress() {
		if p.Completed && month.Month(p.At) == m {
			cost.Add(&cost.Projects, d.costOf(d.cfg.Place.Projects[i].Kind))
		}
	}
	measure.Costs.Record(d.series, m, d.cfg.Place.AreaRows, nil, &cost)
}

func (d *District) costOf(kind estate.ProjectKind) float64 {
	if kind == estate.Renovation || kind == estate.Upgrade {
		return d.cfg.Costs.Renovation
	}
	return d.cfg.Costs.Construction
}
