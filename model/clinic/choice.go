package clinic

import (
	"chcsim/model/cell"
	"chcsim/model/exact"
)

// choice holds what the multinomial logit needs. Utilities are sums of terms of the area and terms of
// the group, so their exponentials are products: one exp per area and destination, not per group.
type choice struct {
	alpha [Destinations]float64 // intercepts; MunicipalHospital has 0
	rate  [cell.Groups]float64  // episodes per resident in an average month
	group [cell.Groups]leaning  // by seen
	shift [2]cell.Mix           // factor on the community that changes from month to month (see shiftBy)
	// patients are the expected episodes of those with a condition, by inclination: in hospitals, and all.
	patients [cell.Inclinations][2]float64
	seen     Config // the Config that group was computed from
	refill   refills
}

// leaning is exp of a group's terms: for every community destination, and online. Those of hospitals are 0.
type leaning struct{ community, online float64 }

// demand is expected episodes of one area by contract and destination.
type demand [2][Destinations]float64

// leaningOf computes the group's part of the utilities (equation 2).
func leaningOf(cfg *Config, g cell.Group) leaning {
	band, condition, status, inclination := g.Split()
	u := cfg.CommunityAge[band] + cfg.CommunityCondition[condition]
	switch status {
	case cell.ActiveContract:
		u += cfg.Contract
	case cell.PassiveContract:
		u += float64(cfg.Contract * cfg.PassiveEffect)
	}
	if inclination == cell.Inclined {
		u += cfg.Inclination
	}
	l := leaning{community: exact.Exp(u), online: 1}
	if band.Over60() {
		l.online = exact.Exp(cfg.OnlineOver60)
	}
	return l
}

// refresh recomputes the groups' factors when the live Config has changed, and tells whether it had.
func (c *choice) refresh(cfg *Config) bool {
	if *cfg == c.seen {
		return false
	}
	c.seen = *cfg
	for g := range c.group {
		c.group[g] = leaningOf(cfg, cell.Group(g))
	}
	return true
}

// areaWeights is exp of the area's part of each utility, intercept included (equation 3). waited is the
// experienced wait less its base-year level, in minutes: of the area itself, and of the others.
func (c *choice) areaWeights(cfg *Config, in *Inputs, area int, waited, waitedElsewhere, appealElsewhere float64) (w [Destinations]float64) {
	travel, wait := cfg.TravelPer10Minutes/10, cfg.WaitPer10Minutes/10
	community := cfg.Community + in.Drift.Community
	own := community + float64(wait*waited) + in.Appeal[area]
	u := [Destinations]float64{
		OwnCentre:         own + float64(travel*in.Travel.OwnCentre[area]),
		OwnStation:        own + float64(travel*in.Travel.OwnStation[area]),
		OtherCommunity:    community + float64(wait*waitedElsewhere) + appealElsewhere + float64(travel*in.Travel.OtherCommunity[area]),
		DistrictHospital:  float64(travel*in.Travel.DistrictHospital[area]) + float64(cfg.SpecialistWaitPerDay*in.DistrictWaitDays),
		MunicipalHospital: float64(travel*in.Travel.MunicipalHospital[area]) + float64(cfg.SpecialistWaitPerDay*in.MunicipalWaitDays),
		Online:            cfg.Online + in.Drift.Online,
	}
	for d := range w {
		w[d] = exact.Exp(c.alpha[d] + u[d])
	}
	if in.Stations[area] == 0 {
		w[OwnStation] = 0
	} else {
		w[OwnStation] *= exact.Pow(float64(in.Stations[area]), cfg.StationElasticity)
	}
	if in.Capacity[area] == 0 {
		w[OwnCentre] = 0
	}
	return w
}

// expect sums the expected episodes of an area's residents in a month with the given demand factor
// (equation 1): residents × rate × choice probability; and tells who those are that mean to go to a community facility. A
// group's leaning is common to all community destinations, so that episodes are gathered as multiples of the area's weights.
func (c *choice) expect(counts *cell.Counts, weights *[Destinations]float64, factor float64) (d demand, who [2]cell.Mix) {
	community, hospital := weights[OwnCentre]+weights[OwnStation]+weights[OtherCommunity], weights[DistrictHospital]+weights[MunicipalHospital]
	var others [2]struct{ hospital, online float64 }
	for g, n := range counts {
		l, p := &c.group[g], &patientKinds[g]
		leaning := l.community * c.shift[p.contract][p.age][p.ill]
		sum := float64(community*leaning) + hospital + float64(weights[Online]*l.online)
		visits := float64(n) * c.rate[g] / sum
		who[p.contract][p.age][p.ill] += float64(visits * leaning * c.refill.community[p.ill])
		into := &others[p.contract]
		into.hospital += float64(visits * c.refill.hospital[p.ill])
		if p.ill == 1 {
			c.patients[p.inclination][0] += float64(visits * hospital)
			c.patients[p.inclination][1] += float64(visits * sum)
		}
		into.online += float64(visits * l.online * c.refill.community[p.ill])
	}
	for k := range who {
		all := 0.0
		for age := range who[k] {
			for ill, x := range who[k][age] {
				all += x
				who[k][age][ill] = factor * community * x
			}
		}
		for j, w := range weights {
			switch destination := Destination(j); {
			case destination.IsCommunity():
				d[k][j] = factor * w * all
			case destination == Online:
				d[k][j] = factor * w * others[k].online
			default:
				d[k][j] = factor * w * others[k].hospital
			}
		}
	}
	return d, who
}

// shiftBy lets patients weigh the wait after a referral, a mean over the last months, by how likely a referral is, and the
// contracted change their ways in the years since the base year.
func (c *choice) shiftBy(cfg *Config, recent *[smoothed][2]cell.Mix, years float64) {
	for k, drift := range [...]float64{Uncontracted: 0, Contracted: cfg.ContractedDrift * years} {
		var days cell.Mix
		for i := range recent {
			days.Add(&recent[i][k], 1.0/smoothed)
		}
		for age := range days {
			for ill, x := range days[age] {
				c.shift[k][age][ill] = exact.Exp(float64(cfg.ReferredWaitPerDay*cfg.GPShare*x) - drift)
			}
		}
	}
}

// patientKind is what is asked of a group at the desk; contract is Uncontracted or Contracted.
type patientKind struct {
	contract, ill uint8
	age           cell.Age
	inclination   cell.Inclination
}

var patientKinds = func() (kinds [cell.Groups]patientKind) {
	for g := range kinds {
		band, condition, status, inclination := cell.Group(g).Split()
		p := patientKind{age: band.Age(), inclination: inclination}
		if status.Contracted() {
			p.contract = Contracted
		}
		if condition != cell.Healthy {
			p.ill = 1
		}
		kinds[g] = p
	}
	return kinds
}()

// relativeRates fills the episodes per resident in an average month: relative rates by age and
// condition, scaled so that these residents have the wanted visits per resident and year.
func (c *choice) relativeRates(cfg *Config, counts []cell.Counts, perYear float64) {
	residents, relative := 0.0, 0.0
	for g := range c.rate {
		band, condition, _, _ := cell.Group(g).Split()
		c.rate[g] = cfg.VisitRate[band] * cfg.ConditionRate[condition]
		for area := range counts {
			n := float64(counts[area][g])
			residents += n
			relative += float64(n * c.rate[g])
		}
	}
	scale := perYear / 12 * residents / relative
	for g := range c.rate {
		c.rate[g] *= scale
	}
}
