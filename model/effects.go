package model

import (
	"chcsim/model/estate"
	"chcsim/model/referral"
	"chcsim/model/task"
)

// centres visits each area's centre with its capabilities.
func (l *links) centres(sites *estate.Sites, each func(area, facility int, has estate.Set)) {
	for i, f := range sites.Facilities {
		if f.Kind == estate.Centre {
			each(f.Area, i, sites.Capability[i])
		}
	}
}

// stationShare is the share of each area's open stations that have a capability; 0 without stations.
func (l *links) stationShare(sites *estate.Sites, c estate.Capability) []float64 {
	shares := make([]float64, l.areas)
	for i, f := range sites.Facilities {
		if f.Kind == estate.Station && sites.Open[i] && sites.Capability[i][c] {
			shares[f.Area] += 1 / float64(sites.OpenStations[f.Area])
		}
	}
	return shares
}

// appeal adds up what the capabilities of each area's facilities add to their choice, as log-odds.
func (l *links) appeal(sites *estate.Sites) []float64 {
	a := &l.cfg.Effects.Appeal
	worth := [...]struct {
		of      estate.Capability
		logOdds float64
	}{
		{estate.Rehabilitation, a.Rehabilitation}, {estate.Nursing, a.Nursing}, {estate.HealthManagement, a.HealthManagement},
		{estate.TCMSpecialty, a.TCMSpecialty}, {estate.CT, a.CT}, {estate.Paediatrics, a.Paediatrics},
		{estate.Alliance, a.Alliance}, {estate.NationalStandard, a.NationalStandard},
	}
	appeal := l.stationShare(sites, estate.TCMStation)
	for area := range appeal {
		appeal[area] *= a.TCMStation
	}
	l.centres(sites, func(area, facility int, has estate.Set) {
		for _, w := range worth {
			if has[w.of] {
				appeal[area] += w.logOdds
			}
		}
		if sites.Standardized[facility] {
			appeal[area] += a.Standard
		}
	})
	return appeal
}

// abilities is what each centre can treat itself. A CT without a ventilator relieves only in part; the
// specialists of a medical alliance hold hours at the centre.
func (l *links) abilities(sites *estate.Sites) []referral.Capability {
	abilities := make([]referral.Capability, l.areas)
	l.centres(sites, func(area, _ int, has estate.Set) {
		ability := referral.Capability{
			CT: one(has[estate.CT]), Paediatrics: one(has[estate.Paediatrics]), Specialties: one(has[estate.Alliance]),
			RehabilitationCentre: one(has[estate.Rehabilitation]), NursingCentre: one(has[estate.Nursing]),
		}
		if !has[estate.Ventilator] {
			ability.CT *= 1 - l.cfg.Effects.VentilatorRelief
		}
		abilities[area] = ability
	})
	return abilities
}

// effort is how many of its usual minutes each activity takes in an area.
func (l *links) effort(sites *estate.Sites) [][task.Activities]float64 {
	saving := &l.cfg.Effects.Saving
	equipped := l.stationShare(sites, estate.SelfTest)
	effort := make([][task.Activities]float64, l.areas)
	for area := range effort {
		for a := range effort[area] {
			effort[area][a] = 1
		}
		effort[area][task.Records] -= float64(saving.Records * equipped[area])
		if sites.HealthStations[area] > 0 {
			effort[area][task.Contact] -= saving.Contact
			effort[area][task.HypertensionFollow] -= saving.Contact
			effort[area][task.DiabetesFollow] -= saving.Contact
		}
	}
	l.centres(sites, func(area, _ int, has estate.Set) {
		if has[estate.HealthManagement] {
			effort[area][task.Assessment] -= saving.Assessment
			effort[area][task.ElderlyExam] -= saving.Assessment
		}
	})
	return effort
}

// detection is the share of undiagnosed patients whom screening has brought onto the list.
func (l *links) detection(sites *estate.Sites) []float64 {
	found := make([]float64, l.areas)
	for area, stations := range sites.HealthStations {
		if stations > 0 {
			found[area] = l.cfg.Effects.Detection
		}
	}
	return found
}

// outreachSaving is the share of outreach time that health points in office parks save.
func (l *links) outreachSaving(sites *estate.Sites) []float64 {
	saved := make([]float64, l.areas)
	l.centres(sites, func(area, _ int, has estate.Set) {
		saved[area] = one(has[estate.HealthPoint]) * l.cfg.Effects.HealthPointOutreach
	})
	return saved
}

// epidemic takes off the epidemic duty that a fever clinic of its own saves a centre's GPs.
func (l *links) epidemic(sites *estate.Sites, needs []task.Minutes) {
	l.centres(sites, func(area, _ int, has estate.Set) {
		if has[estate.FeverClinic] {
			needs[area][task.Epidemic][task.GP] *= 1 - l.cfg.Effects.FeverClinicRelief
		}
	})
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
