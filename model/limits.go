package model

import "chcsim/model/indicator"

// Flow is a stream of people or works that a scarce resource can cut short.
type Flow uint8

// The flows whose binding constraint is reported.
const (
	Hiring Flow = iota
	Signing
	CommunityVisits
	UpReferral
	Building
	Flows = 5
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

// String is the flow's name in files.
func (f Flow) String() string {
	return [Flows]string{"hiring", "signing", "community_visits", "up_referral", "building"}[f]
}

// Limits names what cut each flow short in a month, in most of the district.
type Limits [Flows]Resource

// Expansion tells how a scenario is given 10% more of a resource: each parameter is multiplied by 1.1,
// or divided by it where More is false (a shorter time is more of the resource).
type Expansion struct {
	Parameter string
	More      bool
}

// expansions lists for each resource the parameters that give more of it.
var expansions = [Resources][]Expansion{
	Demand: {
		{"contract.innovation.under_60", true}, {"contract.innovation.over_60", true},
		{"contract.imitation.under_60", true}, {"contract.imitation.over_60", true},
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

// FlowOf is the flow that an indicator follows from; ok is false where it follows from none in particular.
func FlowOf(id indicator.ID) (flow Flow, ok bool) {
	switch id {
	case indicator.GPPer10k, indicator.GPFTEPer10k, indicator.CommitteeGPRate:
		return Hiring, true
	case indicator.ContractRate, indicator.KeyGroupContractRate, indicator.ContractsPerGP:
		return Signing, true
	case indicator.CommunityShareDistrict, indicator.CommunityShareResidents, indicator.CommunityShareContracted, indicator.CommunityShareAll:
		return CommunityVisits, true
	case indicator.SpecialistWaitDays, indicator.ReferralsUp:
		return UpReferral, true
	case indicator.CentreStandardRate, indicator.StationStandardRate, indicator.Access15MinWalk, indicator.Access15MinCycle:
		return Building, true
	}
	return 0, false
}
