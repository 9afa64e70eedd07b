package estate

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/capability"
	"chcsim/model/month"
	"chcsim/model/param"
)

// The tracks are the capabilities' roll-outs and two of the stations.
const (
	standardTrack   = capability.Count     // stations brought to standard
	newStationTrack = capability.Count + 1 // stations that open
	tracks          = capability.Count + 2
)

// rollout is who still waits in a track. Its units are facilities, or places of smart health stations.
type rollout struct {
	units   int
	waiting []int // in the order in which they will begin
	credit  float64
}

// startRollouts draws who has what at the start, and the order of the others.
func (s *State) startRollouts(areas int) {
	var centres, stations, below []int
	for i, f := range s.sites.Facilities {
		switch {
		case f.Kind == Centre:
			centres = append(centres, i)
		case f.Kind == Station && s.sites.Open[i]:
			stations = append(stations, i)
			if !s.sites.Standardized[i] {
				below = append(below, i)
			}
		}
	}
	s.planPlaces(areas)
	for c := range capability.ID(capability.Count) {
		units := centres
		switch c.Row().Scope {
		case capability.PerStation:
			units = stations
		case capability.PerPlace:
			units = nil
			for place := range s.places {
				units = append(units, place)
			}
		}
		s.startCapability(c, units)
	}
	order := s.ranked("order of standardization", len(below), 1)
	standard := &s.rollouts[standardTrack]
	standard.units = len(stations)
	for _, i := range order {
		standard.waiting = append(standard.waiting, below[i])
	}
}

// startCapability gives a capability to those that have it at the start and queues the rest. Places
// are dealt out in their own order.
func (s *State) startCapability(c capability.ID, units []int) {
	order := s.ranked(c.String(), len(units), 1)
	if c.Row().Scope == capability.PerPlace {
		slices.Sort(order)
	}
	have := round(s.cfg.Capability[c].AtStart * float64(len(units)))
	s.rollouts[c].units = len(units)
	for k, i := range order {
		if k < have {
			s.deliver(0, int(c), units[i])
		} else {
			s.rollouts[c].waiting = append(s.rollouts[c].waiting, units[i])
		}
	}
}

// planPlaces deals the planned smart health stations out over the areas in rounds, so that no area has
// two more than another; which areas come first is drawn.
func (s *State) planPlaces(areas int) {
	order := s.ranked("areas of health stations", areas, 1)
	for k := range round(s.cfg.HealthStations) {
		s.places = append(s.places, order[k%areas])
	}
}

// ranked draws a random order of n things and returns the first share of it. Every thing has its own
// draw, so one thing more leaves the order of the others as it was.
func (s *State) ranked(purpose string, n int, share float64) []int {
	key := s.ignorance.Purpose(purpose)
	order, draws := make([]int, n), make([]float64, n)
	for i := range order {
		stream := key.At(i).Stream()
		order[i], draws[i] = i, stream.Float64()
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(draws[a], draws[b]), a-b) })
	return order[:round(share*float64(n))]
}

func round(x float64) int { return int(math.Round(x)) }

// beginUnits lets the units begin whose turn is in the month: per year, the programme's share of all its units.
func (s *State) beginUnits(m month.Month) {
	for c := range s.cfg.Capability {
		s.beginTrack(m, c, &s.cfg.Capability[c])
	}
	s.beginTrack(m, standardTrack, &s.cfg.StationStandard)
	fresh := &s.rollouts[newStationTrack]
	for fresh.credit += s.cfg.NewStations / 12; due(fresh); fresh.credit-- {
		s.beginUnit(m, newStationTrack, s.planStation(), &s.cfg.NewStationMonths)
		fresh.units++
	}
}

func (s *State) beginTrack(m month.Month, track int, programme *Rollout) {
	r := &s.rollouts[track]
	if m < programme.firstMonth() || len(r.waiting) == 0 {
		return
	}
	r.credit += float64(programme.SharePerYear*float64(r.units)) / 12
	for ; due(r) && len(r.waiting) > 0; r.credit-- {
		unit := r.waiting[0]
		r.waiting = r.waiting[1:]
		s.beginUnit(m, track, unit, &programme.Installation)
	}
}

// due tells whether a whole unit has been saved up; twelve twelfths are one.
func due(r *rollout) bool { return r.credit >= 1-1e-9 }

func (s *State) beginUnit(m month.Month, track, unit int, installation *param.Distribution) {
	key := s.chance.Purpose("rollout").At(track, unit)
	s.schedule(float64(m), job{chain: s.cfg.smallChain(installation, key), track: track, unit: unit})
}

// planStation chooses the place of a new station, which is not open yet.
func (s *State) planStation() int {
	n := len(s.sites.Facilities)
	stream := s.ignorance.Purpose("new station").At(n).Stream()
	at := s.placer.anywhere(&stream, s.cfg.PlacementCandidates)
	s.addFacility(station(newStationID(s.rollouts[newStationTrack].units+1), at), false, false)
	return n
}

// deliver puts a unit of a roll-out into effect that was completed at a time in calendar months.
func (s *State) deliver(at float64, track, unit int) {
	sites := &s.sites
	switch {
	case track == standardTrack:
		sites.Standardized[unit] = true
	case track == newStationTrack:
		sites.Open[unit], sites.Standardized[unit], sites.Changed = true, true, true
		s.equipNewStation(at, unit)
	case capability.ID(track).Row().Scope == capability.PerPlace:
		area := s.places[unit]
		sites.HealthStations[area]++
		sites.Capability[s.centre(area)][track] = true
	default:
		sites.Capability[unit][track] = true
	}
}

// equipNewStation gives a new station what is rolled out to stations at the time it opens; for
// programmes that do not run it waits like the others.
func (s *State) equipNewStation(at float64, unit int) {
	for c := range capability.ID(capability.Count) {
		if c.Row().Scope != capability.PerStation {
			continue
		}
		r, programme := &s.rollouts[c], &s.cfg.Capability[c]
		r.units++
		if programme.SharePerYear > 0 && at >= float64(programme.firstMonth()) {
			s.sites.Capability[unit][c] = true
		} else {
			r.waiting = append(r.waiting, unit)
		}
	}
}

// centre is the index of an area's centre.
func (s *State) centre(area int) int {
	return slices.IndexFunc(s.sites.Facilities, func(f Facility) bool { return f.Kind == Centre && f.Area == area })
}

// firstMonth is the month in which the programme begins: 2021.5 is July 2021.
func (r *Rollout) firstMonth() month.Month {
	year := math.Floor(r.StartYear)
	return month.Of(int(year), 1+int(float64((r.StartYear-year)*12)+1e-9))
}
