package model

import (
	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/referral"
	"chcsim/model/task"
)

// held is how far each area has each capability: 1 where its centre has it, the share of its open stations that
// do for those of stations.
func (l *links) held(sites *estate.Sites) [][capability.Count]float64 {
	held := make([][capability.Count]float64, l.areas)
	for i, f := range sites.Facilities {
		if f.Kind == estate.SubCentre || f.Kind == estate.Station && !sites.Open[i] {
			continue
		}
		for c, has := range sites.Capability[i] {
			ofStations := capability.ID(c).Row().Scope == capability.PerStation
			switch {
			case !has || ofStations != (f.Kind == estate.Station):
			case ofStations:
				held[f.Area][c] += 1 / float64(sites.OpenStations[f.Area])
			default:
				held[f.Area][c] = 1
			}
		}
	}
	return held
}

// each visits the effects of a kind in every area: the size that is in force there, the capabilities of stations first.
func (l *links) each(kind capability.Kind, sites *estate.Sites, visit func(area int, e *capability.Effect, size, held float64)) {
	held := l.held(sites)
	for _, stations := range [...]bool{true, false} {
		for c := range capability.ID(capability.Count) {
			e := c.Effect(kind)
			if e == nil || (c.Row().Scope == capability.PerStation) != stations {
				continue
			}
			for area := range held {
				visit(area, e, l.cfg.Effects.Sizes[kind][c], held[area][c])
			}
		}
	}
}

// total adds up the effects of a kind in each area.
func (l *links) total(kind capability.Kind, sites *estate.Sites) []float64 {
	total := make([]float64, l.areas)
	l.each(kind, sites, func(area int, _ *capability.Effect, size, held float64) {
		total[area] += float64(size * held)
	})
	return total
}

// appeal adds up what the facilities of each area add to their choice, as log-odds.
func (l *links) appeal(sites *estate.Sites) []float64 {
	appeal := l.total(capability.Appeal, sites)
	for i, f := range sites.Facilities {
		if f.Kind == estate.Centre && sites.Standardized[i] {
			appeal[f.Area] += l.cfg.Effects.Standard
		}
	}
	return appeal
}

// abilities is what each centre can treat itself. An ability that another capability completes relieves only in part
// without it, as CT does without a ventilator.
func (l *links) abilities(sites *estate.Sites) []referral.Capability {
	can := make([][capability.Abilities]float64, l.areas)
	for area, held := range l.held(sites) {
		for c, share := range held {
			able := &can[area][capability.ID(c).Row().Treats]
			*able = max(*able, share)
		}
	}
	l.each(capability.Completion, sites, func(area int, e *capability.Effect, size, held float64) {
		can[area][e.Completes] *= 1 - float64(size*(1-held))
	})
	abilities := make([]referral.Capability, l.areas)
	for area, able := range can {
		abilities[area] = referral.Capability{
			CT: able[capability.Imaging], Paediatrics: able[capability.Children], Specialties: able[capability.Specialties],
			RehabilitationCentre: able[capability.RehabilitationBeds], NursingCentre: able[capability.NursingBeds],
		}
	}
	return abilities
}

// effort is how many of its usual minutes each activity takes in an area.
func (l *links) effort(sites *estate.Sites) [][task.Activities]float64 {
	effort := make([][task.Activities]float64, l.areas)
	for area := range effort {
		for a := range effort[area] {
			effort[area][a] = 1
		}
	}
	l.each(capability.Saving, sites, func(area int, e *capability.Effect, size, held float64) {
		for _, a := range e.Activities {
			effort[area][a] = max(0, effort[area][a]-float64(size*held))
		}
	})
	return effort
}

// detection is the share of undiagnosed patients whom screening has brought onto the list.
func (l *links) detection(sites *estate.Sites) []float64 {
	found := l.total(capability.Detection, sites)
	for area := range found {
		found[area] = min(1, found[area])
	}
	return found
}

// mostSaved keeps outreach from needing no time at all, however many capabilities save some.
const mostSaved = 0.9

// outreachSaving is the share of outreach time that capabilities save.
func (l *links) outreachSaving(sites *estate.Sites) []float64 {
	saved := l.total(capability.OutreachSaving, sites)
	for area := range saved {
		saved[area] = min(mostSaved, saved[area])
	}
	return saved
}

// epidemic takes off the epidemic duty of which capabilities relieve a centre's GPs.
func (l *links) epidemic(sites *estate.Sites, needs []task.Minutes) {
	l.each(capability.EpidemicRelief, sites, func(area int, _ *capability.Effect, size, held float64) {
		needs[area][task.Epidemic][task.GP] *= 1 - float64(size*held)
	})
}
