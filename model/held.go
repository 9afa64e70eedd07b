package model

import (
	"chcsim/model/behaviour"
	"chcsim/model/cell"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/month"
	"chcsim/model/population"
	"chcsim/model/workforce"
)

// Held is what stands still from the first month on, as the base year left it; nothing does in a district as it is. Who
// asks why an indicator moves holds one cause after the other.
type Held struct {
	Staff     bool // nobody joins, leaves or goes on study leave; other staff keep their density
	Waits     bool // nobody chooses by waits: those for a GP, for a specialist and after a referral
	Contracts bool // people of the same age, condition and inclination keep their share of contracts, used and unused
	People    bool // nobody is born, dies, moves or grows older; care at the end of life goes on
	Buildings bool // no project, roll-out or new station goes on
	Behaviour bool // residents' ways do not drift
}

// hold is for each month, after the levers: it takes from the parameters what would move by itself.
func (c *Config) hold() {
	if c.Held.Staff {
		c.Workforce.PoolGrowth = 0
	}
	if c.Held.Waits {
		c.Clinic.WaitPer10Minutes, c.Clinic.SpecialistWaitPerDay, c.Clinic.ReferredWaitPerDay = 0, 0, 0
	}
	if c.Held.Behaviour {
		c.Clinic.ContractedDrift = 0
	}
}

func (d *District) drift(m month.Month) behaviour.Levels {
	if d.cfg.Held.Behaviour {
		return behaviour.Levels{}
	}
	return d.behaviour.Month(m)
}

func (d *District) people(m month.Month) population.Flows {
	if d.cfg.Held.People {
		return d.population.Still()
	}
	return d.population.Month(m)
}

// deaths are those of an area in the month, for the care that they need before.
func (d *District) deaths(people population.Flows) []int {
	if d.cfg.Held.People {
		return d.population.ExpectedDeaths()
	}
	return d.links.deaths(people)
}

func (d *District) staff(m month.Month, residents []float64) *workforce.Staff {
	if d.cfg.Held.Staff {
		return d.workforce.Now(m, residents)
	}
	return d.workforce.Month(m, workforce.Inputs{Residents: residents})
}

func (d *District) sites(m month.Month) *estate.Sites {
	if d.cfg.Held.Buildings {
		return d.estate.Sites()
	}
	return d.estate.Month(m)
}

func (d *District) sign(m month.Month, in contract.SignInputs) contract.SignResult {
	if d.cfg.Held.Contracts {
		return d.contract.Hold(d.contractsAtStart)
	}
	return d.contract.Sign(m, in)
}

// noteContracts keeps how contracts are spread at the end of the base year, where they are held.
func (d *District) noteContracts() {
	if d.cfg.Held.Contracts {
		d.contractsAtStart = append([]cell.Counts(nil), d.contract.Counts()...)
	}
}
