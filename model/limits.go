package model

import (
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/measure"
	"chcsim/model/referral"
	"chcsim/model/workforce"
)

// Resource is what can cut a flow short.
type Resource uint8

// The resources. Demand stands for a flow that nothing but the wish for it limits.
const (
	Demand Resource = iota
	Posts
	Recruits
	Panel
	OutreachTime
	ClinicHours
	SpecialistSlots
	Buildings
	Resources = 8
)

// String is the resource's name in files.
func (r Resource) String() string {
	return [Resources]string{"demand", "posts", "recruits", "panel", "outreach_time", "clinic_hours", "specialist_slots", "buildings"}[r]
}

// Limits names what cut each flow short in a month, in most of the district.
type Limits [measure.Flows]Resource

// Expansion tells how a scenario is given 10% more of a resource: each parameter is multiplied by 1.1,
// or divided by it where More is false (a shorter time is more of the resource).
type Expansion struct {
	Parameter string
	More      bool
}

// expansions lists for each resource the parameters that give more of it.
var expansions = [Resources][]Expansion{
	Demand: {
		{"contract.innovation.over_65", true}, {"contract.innovation.age_0_6", true},
		{"contract.innovation.registered_ill", true}, {"contract.innovation.others", true},
		{"contract.imitation.over_65", true}, {"contract.imitation.age_0_6", true},
		{"contract.imitation.registered_ill", true}, {"contract.imitation.others", true},
	},
	Posts:           {{"workforce.posts_per_10k", true}},
	Recruits:        {{"workforce.recruits_per_year", true}},
	Panel:           {{"contract.panel_cap", true}},
	OutreachTime:    {{"contract.minutes_per_contract", false}, {"contract.minutes_per_renewal", false}},
	ClinicHours:     {{"clinic.gp_minutes_factor", false}},
	SpecialistSlots: {{"referral.expert.district.slots_factor", true}, {"referral.expert.municipal.slots_factor", true}},
	Buildings:       {{"estate.duration_factor", false}},
}

// ExpansionsOf tells how to give a scenario 10% more of a resource.
func ExpansionsOf(r Resource) []Expansion { return expansions[r] }

// limitsOf names what cut each flow of the month short.
func limitsOf(staff *workforce.Staff, signed *contract.SignResult, visits *clinic.Visits, care *referral.Result, sites *estate.Sites) Limits {
	var l Limits
	switch staff.Limit {
	case workforce.Posts:
		l[measure.Hiring] = Posts
	case workforce.Recruits:
		l[measure.Hiring] = Recruits
	}
	l[measure.Signing] = mostOften(signed.Limit)
	crowded := 0
	for area := range visits.Areas {
		if visits.Areas[area].Desk.Crowded {
			crowded++
		}
	}
	if 2*crowded > len(visits.Areas) {
		l[measure.CommunityVisits] = ClinicHours
	}
	if care.UpLimit == referral.BySlots {
		l[measure.UpReferral] = SpecialistSlots
	}
	if len(sites.Behind) > 0 {
		l[measure.Building] = Buildings
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
