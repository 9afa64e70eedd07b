package model

import (
	"chcsim/model/cell"
	"chcsim/model/clinic"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"slices"
)

// memory is what a month leaves to the next: results of some parts that others need before these come to their turn again.
// Slices have one element per area.
type memory struct {
	// waitDeviation is the public's wait for an expert slot beyond that of the base year, in days: next month's patients
	// choose by it.
	waitDeviation [referral.Tiers]float64
	// referredDays are the days that those referred by the centres wait beyond the base year's: next month's patients weigh
	// them by how likely a referral is.
	referredDays [2]cell.Mix
	// homeVisits are the home visits that were wanted: next month they ask for staff time.
	homeVisits []float64
	// serviceRate is the share of the promised service that was kept: residents sign and renew by it.
	serviceRate []float64
	// followUps are the visits after step-down care beyond the usual ones: they come to the own centre a month later.
	followUps []float64
	// usual are the visits after step-down care in an average month of the base year. They are part of the demand that the
	// clinic was solved from, and do not change later.
	usual []float64
	// atHospital is the share of patients' visits that hospitals saw, by inclination: guidance there reaches those who go.
	atHospital [cell.Inclinations]float64
	// stations is how many stations met the standard: those that are new are paid for.
	stations int
}

// newMemory is what the base year begins with: waits as ever, service kept, nobody in care at home.
func newMemory(areas int) memory {
	m := memory{
		homeVisits: make([]float64, areas), serviceRate: make([]float64, areas),
		followUps: make([]float64, areas), usual: make([]float64, areas),
	}
	for area := range m.serviceRate {
		m.serviceRate[area] = 1
	}
	return m
}

// keep replaces last month's results by this month's. The stations are counted with the costs.
func (m *memory) keep(visits *clinic.Visits, care *referral.Result, services []programme.Care) {
	m.atHospital = visits.AtHospital
	for tier := range m.waitDeviation {
		m.waitDeviation[tier] = care.Slots[tier].DeviationDays
	}
	m.referredDays = care.ReferredDays
	for area := range services {
		m.homeVisits[area] = float64(care.HomeVisitsWanted[area])
		m.serviceRate[area] = services[area].ServiceRate
		m.followUps[area] = float64(care.FollowUpVisits[area]) - m.usual[area]
	}
}

// clone shares what does not change.
func (m *memory) clone() memory {
	own := *m
	own.homeVisits, own.serviceRate, own.followUps = slices.Clone(m.homeVisits), slices.Clone(m.serviceRate), slices.Clone(m.followUps)
	return own
}
