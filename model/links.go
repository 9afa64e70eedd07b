package model

import (
	"math"

	"chcsim/model/access"
	"chcsim/model/behaviour"
	"chcsim/model/capability"
	"chcsim/model/cell"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/measure"
	"chcsim/model/population"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/task"
	"chcsim/model/workforce"
)

// links turns the results of parts, of this month or remembered, into the inputs of others, area by area. It decides
// nothing and keeps nothing.
type links struct {
	cfg   *Config
	areas int
}

// residents counts each area's residents.
func (l *links) residents(bands [][cell.Bands]int) []float64 {
	numbers := make([]float64, l.areas)
	for area := range bands {
		for _, n := range bands[area] {
			numbers[area] += float64(n)
		}
	}
	return numbers
}

// contracted counts each area's residents with a contract.
func (l *links) contracted(counts []cell.Counts) []int {
	numbers := make([]int, l.areas)
	for area := range counts {
		numbers[area] = contract.Count(&counts[area]).Contracted
	}
	return numbers
}

// atlas is where care is given this month and by how many GPs.
func (l *links) atlas(sites *estate.Sites, staff *workforce.Staff, residents []float64) access.Inputs {
	in := access.Inputs{GPs: staff.Present, Population: residents, Sites: make([]access.Site, len(sites.Facilities))}
	for i, f := range sites.Facilities {
		in.Sites[i] = access.Site{
			At: f.At, Area: f.Area, Station: f.Kind == estate.Station, Branch: f.Kind == estate.SubCentre, Open: sites.Open[i],
		}
	}
	return in
}

// near is how near care is to the residents of an area, those of 60 and over at their own pace.
func (l *links) near(area int, residents [cell.Bands]int, reach *access.Reach) *measure.Reach {
	r := &measure.Reach{
		Walk: reach.Coverage[access.Walk].Covered[area], WalkOlder: reach.Coverage[access.WalkOlder].Covered[area],
		Cycle: reach.Coverage[access.Cycle].Covered[area], Spatial: reach.SpatialAccess[area],
		Reachable: 1 - reach.Coverage[access.Walk].Unreachable[area],
		Minutes:   min(reach.NearestMinutes[area], nowhere), Slower: l.cfg.Access.WalkSpeed / l.cfg.Access.WalkSpeedOlder,
	}
	for b, n := range residents {
		r.Residents += float64(n)
		if cell.Band(b).Over60() {
			r.Over60 += float64(n)
		}
		if cell.Band(b).Over65() {
			r.Over65 += float64(n)
		}
	}
	return r
}

// demand is what the care programme must know to plan its month.
func (l *links) demand(counts []cell.Counts, before []int, people population.Flows, sites *estate.Sites) programme.Demand {
	after := l.contracted(counts)
	d := programme.Demand{
		Counts: counts, ContractedLeft: make([]int, l.areas), OthersLeft: make([]int, l.areas), Arrived: make([]int, l.areas),
		Effort: l.effort(sites), Detection: l.detection(sites),
	}
	for area := range l.areas {
		gone := 0
		d.Arrived[area] = people.Births[area]
		for b := range cell.Bands {
			gone += people.Deaths[area][b] + people.Out[area][b]
			d.Arrived[area] += people.In[area][b]
		}
		d.ContractedLeft[area] = before[area] - after[area]
		d.OthersLeft[area] = gone - d.ContractedLeft[area]
	}
	return d
}

// still is a month in which people are born, come, sign and go while their numbers stay as they are.
func (l *links) still(d *programme.Demand, signed *contract.SignResult, contracts *contract.State, people *population.State, sites *estate.Sites) {
	births, in, _ := people.Turnover()
	for _, n := range in {
		births += n
	}
	d.Effort, d.Detection = l.effort(sites), l.detection(sites)
	numbers := l.residents(people.Residents())
	signed.Cleaned = make([]int, l.areas)
	for area, n := range numbers {
		come := int(math.Round(births / 12 * n / sum(numbers)))
		news, ends := contracts.Renewal(area)
		d.Counts = append(d.Counts, contracts.BeforeSigning(area))
		d.Arrived, d.OthersLeft, d.ContractedLeft = append(d.Arrived, come), append(d.OthersLeft, come-news+ends), append(d.ContractedLeft, news-ends)
		signed.Signed, signed.Lapsed = append(signed.Signed, news), append(signed.Lapsed, ends)
	}
}

// addNeeds adds the time that home visits, signing and renewal ask for.
func (l *links) addNeeds(last *memory, needs []task.Minutes, outreach []float64, sites *estate.Sites) {
	saved := l.outreachSaving(sites)
	for area := range needs {
		home := last.homeVisits[area] * l.cfg.HomeCare.VisitMinutes
		needs[area][task.HomeCare][task.GP] += float64(home * l.cfg.HomeCare.GPShare)
		needs[area][task.HomeCare][task.Nurse] += float64(home * (1 - l.cfg.HomeCare.GPShare))
		needs[area][task.Outreach][task.GP] += float64(outreach[area] * (1 - saved[area]))
	}
}

// listed are the shares of an area's patients who are on the centre's list.
func listed(care *programme.State, area int) *contract.Listed {
	h, d := care.Listed(area)
	return &contract.Listed{Hypertension: [2]float64{h.Other, h.Contracted}, Diabetes: [2]float64{d.Other, d.Contracted}}
}

// listedAtStart are the shares of the district's patients on a list before there are centres' own.
func (l *links) listedAtStart(residents []float64, sites *estate.Sites) contract.Listed {
	detection := 0.0
	for area, found := range l.detection(sites) {
		detection += float64(found * residents[area] / sum(residents))
	}
	find := func(s programme.Standing) [2]float64 {
		return [2]float64{s.Other + float64((1-s.Other)*detection), s.Contracted + float64((1-s.Contracted)*detection)}
	}
	r := &l.cfg.Programme.Registered
	return contract.Listed{Hypertension: find(r.Hypertension), Diabetes: find(r.Diabetes)}
}

// lists are those of all areas, with where patients went last month.
func (l *links) lists(last *memory, care *programme.State) []contract.Listed {
	lists := make([]contract.Listed, l.areas)
	for area := range lists {
		lists[area] = *listed(care, area)
		lists[area].AtHospital = last.atHospital
	}
	return lists
}

// signing is what contracts can be signed with. Saved outreach time counts as time given.
func (l *links) signing(last *memory, lists []contract.Listed, staff *workforce.Staff, drift behaviour.Levels, time *workforce.Allocation, sites *estate.Sites) contract.SignInputs {
	saved := l.outreachSaving(sites)
	in := contract.SignInputs{PractisingGPs: staff.Panel, OutreachMinutes: make([]float64, l.areas), ServiceRate: last.serviceRate, Listed: lists, Drift: drift.Signing}
	for area := range l.areas {
		in.OutreachMinutes[area] = time.Given[area][task.Outreach][task.GP] / (1 - saved[area])
	}
	return in
}

// clinic is what patients meet this month: the facilities, the time that clinicians have for them, and the waits
// of last month.
func (l *links) clinic(last *memory, counts []cell.Counts, demandFactor float64, drift behaviour.Levels, given []task.Minutes, sites *estate.Sites, reach *access.Reach) clinic.Inputs {
	in := clinic.Inputs{
		Counts: counts, GPMinutes: make([]float64, l.areas), OtherMinutes: make([]float64, l.areas),
		Stations: make([]int, l.areas), Capacity: make([]float64, l.areas), Appeal: l.appeal(sites),
		Workers: l.total(capability.Workers, sites),
		Travel: clinic.Travel{
			OwnCentre: reachable(reach.CentreMinutes), OwnStation: reachable(reach.StationMinutes), OtherCommunity: reachable(reach.OtherMinutes),
			DistrictHospital: reach.HospitalMinutes[access.DistrictHospital], MunicipalHospital: reach.HospitalMinutes[access.MunicipalHospital],
		},
		DistrictWaitDays: last.waitDeviation[referral.District], MunicipalWaitDays: last.waitDeviation[referral.Municipal],
		FollowUps: last.followUps, ReferredDays: last.referredDays, DemandFactor: demandFactor,
		Drift: clinic.Drift{Community: drift.Community, Online: drift.Online, Visits: drift.Visits, Refill: drift.Refill},
	}
	for area := range l.areas {
		in.GPMinutes[area] = given[area][task.Clinic][task.GP]
		in.OtherMinutes[area] = given[area][task.Clinic][task.OtherClinician]
	}
	copy(in.Stations, sites.OpenStations)
	for i, f := range sites.Facilities {
		if f.Kind != estate.Station && f.Kind != estate.SecondSite && sites.Open[i] {
			in.Capacity[f.Area] = max(in.Capacity[f.Area], sites.Capacity[i])
		}
	}
	return in
}

// nowhere stands for the minutes to a facility that does not exist: so far that nobody goes.
const nowhere = 24 * 60

// reachable copies minutes, with a day's march for what cannot be reached.
func reachable(minutes []float64) []float64 {
	finite := make([]float64, len(minutes))
	for area, x := range minutes {
		finite[area] = min(x, nowhere)
	}
	return finite
}

// deaths counts each area's deaths of the month.
func (l *links) deaths(people population.Flows) []int {
	numbers := make([]int, l.areas)
	for area := range people.Deaths {
		for _, n := range people.Deaths[area] {
			numbers[area] += n
		}
	}
	return numbers
}

// referral is the traffic with the hospitals that the month's visits bring, and how far the time for home care reaches.
func (l *links) referral(residents [][cell.Bands]int, deaths []int, visits *clinic.Visits, sites *estate.Sites, needs, given []task.Minutes) referral.Inputs {
	in := referral.Inputs{
		Residents: residents, GPVisits: make([][2]int, l.areas), Mix: make([][2]cell.Mix, l.areas), Capability: l.abilities(sites),
		Deaths: deaths, Capacity: make([]float64, l.areas), HomeCareShare: make([]float64, l.areas),
	}
	for area := range l.areas {
		work := &visits.Areas[area].Desk
		served := work.Served[0] + work.Served[1]
		if served > 0 {
			in.GPVisits[area][1] = int(float64(work.GPVisits) * float64(work.Served[1]) / float64(served))
			in.GPVisits[area][0] = work.GPVisits - in.GPVisits[area][1]
		}
		in.Mix[area] = visits.Areas[area].Who // those from elsewhere are taken to be like the area's own
		in.HomeCareShare[area] = met(&needs[area][task.HomeCare], &given[area][task.HomeCare])
	}
	for tier := range in.HospitalVisits {
		in.HospitalVisits[tier] = float64(visits.NonResidentHospital[tier])
	}
	for contracted := range 2 {
		in.HospitalVisits[referral.District] += float64(visits.Total.Visits[contracted][clinic.DistrictHospital])
		in.HospitalVisits[referral.Municipal] += float64(visits.Total.Visits[contracted][clinic.MunicipalHospital])
	}
	for i, f := range sites.Facilities {
		if f.Kind == estate.Centre {
			in.Capacity[f.Area] = sites.Capacity[i]
		}
	}
	return in
}

// met is the share of the needed minutes, over all pools, that were given; 1 where none are needed.
func met(needs, given *[task.Pools]float64) float64 {
	need, got := 0.0, 0.0
	for p := range needs {
		need += needs[p]
		got += given[p]
	}
	if need == 0 {
		return 1
	}
	return got / need
}

// programme is what the care programme has to work with.
func (l *links) programme(time *workforce.Allocation, counts []cell.Counts, signed contract.SignResult, visits *clinic.Visits) programme.Inputs {
	in := programme.Inputs{Given: time.Given, Counts: counts, Signed: signed.Signed, Ended: make([]int, l.areas), Visits: make([]float64, l.areas)}
	for area := range l.areas {
		in.Ended[area] = signed.Lapsed[area] + signed.Cleaned[area]
		in.Visits[area] = float64(visits.Areas[area].Desk.Served[0] + visits.Areas[area].Desk.Served[1])
	}
	return in
}

func sum(numbers []float64) float64 {
	total := 0.0
	for _, n := range numbers {
		total += n
	}
	return total
}
