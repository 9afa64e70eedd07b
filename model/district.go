package model

import (
	"chcsim/model/access"
	"chcsim/model/behaviour"
	"chcsim/model/cell"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/population"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/workforce"
)

// District is one replication while it runs.
type District struct {
	cfg   *Config
	areas int

	levers     *lever.Schedule
	behaviour  *behaviour.State
	population *population.State
	contract   *contract.State
	workforce  *workforce.State
	estate     *estate.State
	access     *access.State
	clinic     *clinic.State
	referral   *referral.State
	programme  *programme.State

	base   baseYear
	links  links  // what one part's results become as another's inputs
	memory memory // what a month leaves to the next
	series *indicator.Series
	limits []Limits
	next   month.Month // the month to come
	turns  []Turn      // of chance to other streams

	contractsAtStart []cell.Counts // where contracts are held
}

// Month is the whole model: what happens in a month, in this order. What the configuration holds stands still (see Held).
func (d *District) Month(m month.Month) {
	d.turn(m)
	d.levers.Apply(m) // policies and shocks set the parameters of the month
	d.cfg.hold()
	drift := d.drift(m)

	people := d.people(m)
	before := d.links.contracted(d.contract.Counts())
	d.contract.Follow(m, contract.Flows{
		Births: people.Births, Deaths: people.Deaths, Out: people.Out, In: people.In, Aged: people.Aged,
	})
	residents := d.links.residents(people.Residents)
	staff := d.staff(m, residents)
	sites := d.sites(m)
	reach := d.access.Month(d.links.atlas(sites, staff, residents))

	// The month's working time is spent before anybody comes, in the stated order.
	needs := d.programme.Needs(m, d.links.demand(d.contract.Counts(), before, people, sites))
	lists := d.links.lists(&d.memory, d.programme)
	d.links.addNeeds(&d.memory, needs, d.contract.OutreachNeed(lists, drift.Signing), sites)
	d.workforce.AddDesk(needs)
	d.workforce.AddEpidemic(needs, d.cfg.Exogenous.Diverted)
	d.links.epidemic(sites, needs)
	time := d.workforce.Allocate(needs)

	signed := d.sign(m, d.links.signing(&d.memory, lists, staff, drift, time, sites))
	visits := d.clinic.Month(m, d.links.clinic(&d.memory, d.contract.Counts(), d.cfg.Exogenous.DemandFactor, drift, time.Given, sites, reach))
	care := d.referral.Month(m, d.links.referral(people.Residents, d.deaths(people), &visits, sites, needs, time.Given))
	services := d.programme.Month(m, d.links.programme(time, d.contract.Counts(), signed, &visits))
	d.memory.keep(&visits, &care, services)

	d.measureStocks(m, residents, staff, sites, reach)
	d.measureVisits(m, &visits, residents, staff)
	d.measureCare(m, &care, &visits, residents)
	d.measureServices(m, services)
	d.measureCosts(m, staff, sites)
	d.measureCounts(m, &visits, residents, staff)
	d.limits = append(d.limits, limitsOf(staff, &signed, &visits, &care, sites))
	d.next = m + 1
}
