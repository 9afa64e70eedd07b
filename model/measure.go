package model

import (
	"chcsim/model/access"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/workforce"
)

// set records an indicator of an area, at the area's row.
func (d *District) set(id indicator.ID, area int, m month.Month, numerator, denominator float64) {
	if area < d.areas {
		area = d.cfg.Place.AreaRows[area]
	}
	d.series.Set(id, area, m, indicator.Ratio{Numerator: numerator, Denominator: denominator})
}

// setWhole records an indicator that only the whole district has.
func (d *District) setWhole(id indicator.ID, m month.Month, numerator, denominator float64) {
	d.set(id, d.series.Whole(), m, numerator, denominator)
}

// measureStocks records what stands at the month's end.
func (d *District) measureStocks(m month.Month, residents []float64, staff *workforce.Staff, sites *estate.Sites, reach *access.Reach) {
	for area, n := range residents {
		people := d.contract.Count(area)
		contracted := float64(people.Contracted)
		key, keyContracted := d.contract.KeyGroup(area, listed(d.programme, area))
		d.set(indicator.GPPer10k, area, m, float64(staff.Counted[area]), n/10000)
		d.set(indicator.GPFTEPer10k, area, m, staff.Practising[area], n/10000)
		d.set(indicator.CommitteeGPRate, area, m, staff.Served[area], staff.Committees[area])
		d.set(indicator.AssistantRate, area, m, staff.Assisted[area], staff.Studios[area])
		d.set(indicator.ContractRate, area, m, contracted, float64(people.Residents))
		d.set(indicator.KeyGroupContractRate, area, m, keyContracted, key)
		d.set(indicator.ContractUnder60Share, area, m, float64(people.ContractedUnder60), contracted)
		d.set(indicator.EffectiveContractShare, area, m, float64(people.Active), contracted)
		d.set(indicator.ContractsPerGP, area, m, contracted, staff.Practising[area])
		d.set(indicator.Access15MinWalk, area, m, min(1, reach.Coverage[access.Walk].Covered[area])*n, n)
		d.set(indicator.Access15MinCycle, area, m, min(1, reach.Coverage[access.Cycle].Covered[area])*n, n)
		d.set(indicator.SpatialAccess, area, m, reach.SpatialAccess[area]*n, n)
		d.set(indicator.TravelMinutes, area, m, min(reach.NearestMinutes[area], nowhere)*n, n)
	}
	d.measureEstate(m, sites)
}

// capabilityRates are the indicators of capabilities.
var capabilityRates = [...]struct {
	id  indicator.ID
	all []estate.Capability
}{
	{indicator.RehabilitationRate, []estate.Capability{estate.Rehabilitation}},
	{indicator.NursingRate, []estate.Capability{estate.Nursing}},
	{indicator.HealthManagementRate, []estate.Capability{estate.HealthManagement}},
	{indicator.TCMSpecialtyRate, []estate.Capability{estate.TCMSpecialty}},
	{indicator.TCMStationRate, []estate.Capability{estate.TCMStation}},
	{indicator.CTVentilatorRate, []estate.Capability{estate.CT, estate.Ventilator}},
	{indicator.PaediatricsRate, []estate.Capability{estate.Paediatrics}},
	{indicator.MedicalAllianceRate, []estate.Capability{estate.Alliance}},
	{indicator.FeverClinicRate, []estate.Capability{estate.FeverClinic}},
	{indicator.HealthPointRate, []estate.Capability{estate.HealthPoint}},
	{indicator.SelfTestRate, []estate.Capability{estate.SelfTest}},
	{indicator.NationalStandardRate, []estate.Capability{estate.NationalStandard}},
}

func (d *District) measureEstate(m month.Month, sites *estate.Sites) {
	count := func(id indicator.ID, met, of int) { d.setWhole(id, m, float64(met), float64(of)) }
	met, of := sites.CentresStandardized()
	count(indicator.CentreStandardRate, met, of)
	met, of = sites.StationsStandardized()
	count(indicator.StationStandardRate, met, of)
	for _, c := range capabilityRates {
		met, of = sites.Having(c.all...)
		count(c.id, met, of)
	}
	stations := 0
	for _, n := range sites.HealthStations {
		stations += n
	}
	count(indicator.HealthStations, stations, 1)
}

// measureVisits records what happened in the clinics during the month.
func (d *District) measureVisits(m month.Month, visits *clinic.Visits, residents []float64, staff *workforce.Staff) {
	for area := range visits.Areas {
		v := &visits.Areas[area]
		work := &v.Desk
		community := float64(v.Community(0) + v.Community(1))
		all := float64(v.Episodes(0) + v.Episodes(1))
		district := float64(v.Visits[0][clinic.DistrictHospital] + v.Visits[1][clinic.DistrictHospital])
		own := float64(v.Visits[1][clinic.OwnCentre] + v.Visits[1][clinic.OwnStation])
		d.set(indicator.Adherence, area, m, own, float64(v.Community(1)))
		d.set(indicator.InCombinationShare, area, m, float64(v.InCombination), float64(v.Episodes(1)))
		d.set(indicator.CommunityShareDistrict, area, m, community, community+district)
		d.set(indicator.CommunityShareResidents, area, m, community, all)
		d.set(indicator.CommunityShareContracted, area, m, float64(v.Community(1)), float64(v.Episodes(1)))
		d.set(indicator.CommunityVisitsPerResident, area, m, community, residents[area]/12)
		d.set(indicator.VisitsPerGPDay, area, m, float64(work.GPVisits), staff.Present[area]*d.cfg.Workforce.Time.Days()/12)
		d.set(indicator.WaitMean, area, m, work.Wait[0].Sum+work.Wait[1].Sum, work.Wait[0].Count+work.Wait[1].Count)
		d.set(indicator.LeftWithoutCare, area, m, float64(work.Gone[0]+work.Gone[1]), float64(work.Arrived[0]+work.Arrived[1]))
		d.set(indicator.GPUtilization, area, m, work.GPMinutesUsed, work.GPMinutesOffered)
		d.measureP90(area, m, work)
	}
	d.measureP90(d.series.Whole(), m, &visits.Total.Desk)
	d.measureEverybody(m, visits)
}

// measureP90 records the 90th percentile of the month's waits, weighted by the patients who waited.
func (d *District) measureP90(area int, m month.Month, work *clinic.Work) {
	all := work.Wait[0]
	all.Add(&work.Wait[1], 1)
	d.set(indicator.WaitP90, area, m, all.Quantile(0.9)*all.Count, all.Count)
}

// measureEverybody records the share that includes people who live elsewhere.
func (d *District) measureEverybody(m month.Month, visits *clinic.Visits) {
	total := &visits.Total
	community := float64(total.Community(0) + total.Community(1) + total.Desk.NonResidents)
	all := float64(total.Episodes(0) + total.Episodes(1) + total.Desk.NonResidents + visits.NonResidentHospital[0] + visits.NonResidentHospital[1])
	d.setWhole(indicator.CommunityShareAll, m, community, all)
}

// measureCare records referral both ways and care at home.
func (d *District) measureCare(m month.Month, care *referral.Result, visits *clinic.Visits, residents []float64) {
	for area, n := range residents {
		thousands := n / 1000 / 12
		d.set(indicator.ReferralsUp, area, m, float64(care.UpReferrals[area]), float64(visits.Areas[area].Desk.GPVisits))
		d.set(indicator.ReferralsDown, area, m, float64(care.DownReferrals[area]), thousands)
		d.set(indicator.HomeBeds, area, m, float64(care.HomeBedsOpened[area]), thousands)
		d.set(indicator.HomeVisits, area, m, float64(care.HomeVisits[area]), thousands)
	}
	days, seen, used, open := 0, 0, 0.0, 0.0
	for tier := range care.Slots {
		s := &care.Slots[tier]
		days += s.DaysWaited[referral.Priority] + s.DaysWaited[referral.Community]
		seen += s.Seen[referral.Priority] + s.Seen[referral.Community]
	}
	for _, kind := range [...]referral.BedKind{referral.Rehabilitation, referral.Nursing} {
		used += care.Beds[kind].UsedDays
		open += care.Beds[kind].BedDays
	}
	d.setWhole(indicator.SpecialistWaitDays, m, float64(days), float64(seen))
	d.setWhole(indicator.RehabBedOccupancy, m, used, open)
}

// measureServices records the care programme.
func (d *District) measureServices(m month.Month, services []programme.Care) {
	for area := range services {
		s := &services[area]
		for _, x := range [...]struct {
			id indicator.ID
			r  programme.Ratio
		}{
			{indicator.HypertensionManaged, s.HypertensionManaged}, {indicator.DiabetesManaged, s.DiabetesManaged},
			{indicator.ElderlyManaged, s.ElderlyManaged}, {indicator.ContractedElderlyManaged, s.ContractedElderlyManaged},
			{indicator.ElderlyExamined, s.ElderlyExamined}, {indicator.RecordRate, s.RecordRate},
			{indicator.RecordUpdatedRate, s.RecordUpdatedRate}, {indicator.ContractedRecordRate, s.ContractedRecordRate},
			{indicator.AnnualAssessmentRate, s.AnnualAssessmentRate}, {indicator.QuarterlyContactRate, s.QuarterlyContactRate},
			{indicator.WorkloadUnits, s.WorkloadUnits},
		} {
			d.set(x.id, area, m, x.r.Numerator, x.r.Denominator)
		}
	}
}

// measureCosts records what the month's staff, contracts and completed works cost.
func (d *District) measureCosts(m month.Month, staff *workforce.Staff, sites *estate.Sites) {
	c := &d.cfg.Costs
	cost := sum(staff.Practising) * c.GPYear / 12
	for area := range d.areas {
		cost += float64(d.contract.Count(area).Contracted) * c.ContractYear / 12
	}
	stations, _ := sites.StationsStandardized()
	cost += float64(stations-d.links.stations) * c.Station
	d.links.stations = stations
	for i, p := range d.estate.Progress() {
		if p.Completed && month.Month(p.At) == m {
			cost += d.costOf(d.cfg.Place.Projects[i].Kind)
		}
	}
	d.setWhole(indicator.AnnualCost, m, cost, 1./12)
}

func (d *District) costOf(kind estate.ProjectKind) float64 {
	if kind == estate.Renovation || kind == estate.Upgrade {
		return d.cfg.Costs.Renovation
	}
	return d.cfg.Costs.Construction
}

// limitsOf names what cut each flow of the month short.
func limitsOf(staff *workforce.Staff, signed *contract.SignResult, visits *clinic.Visits, care *referral.Result, sites *estate.Sites) Limits {
	var l Limits
	switch staff.Limit {
	case workforce.Posts:
		l[Hiring] = Posts
	case workforce.Recruits:
		l[Hiring] = Recruits
	}
	l[Signing] = mostOften(signed.Limit)
	crowded := 0
	for area := range visits.Areas {
		crowded += int(one(visits.Areas[area].Desk.Crowded))
	}
	if 2*crowded > len(visits.Areas) {
		l[CommunityVisits] = ClinicHours
	}
	if care.UpLimit == referral.BySlots {
		l[UpReferral] = SpecialistSlots
	}
	if len(sites.Behind) > 0 {
		l[Building] = Buildings
	}
	return l
}

// mostOften is the limit of signing in most areas; demand wins a tie.
func mostOften(limits []contract.Limit) Resource {
	var count [Resources]int
	for _, limit := range limits {
		count[[...]Resource{contract.Demand: Demand, contract.Panel: Panel, contract.Outreach: OutreachTime}[limit]]++
	}
	most := Demand
	for r := range Resource(Resources) {
		if count[r] > count[most] {
			most = r
		}
	}
	return most
}
