package estate

import (
	"math"
	"slices"

	"chcsim/model/capability"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
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
func (s *State) startRollouts(first month.Month) {
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
		s.startCapability(c, units, first)
	}
	standard := &s.rollouts[standardTrack]
	standard.units = len(stations)
	_, standard.waiting = s.split(standardTrack, s.shuffled("order of standardization", below), first)
}

// startCapability gives a capability to those that have it at the start and queues the rest. Places
// are dealt out in their own order.
func (s *State) startCapability(c capability.ID, units []int, first month.Month) {
	var had []int
	all := len(units)
	if c.Row().Scope != capability.PerPlace {
		had, units = s.split(int(c), s.shuffled(c.String(), units), first)
	}
	have := round(s.cfg.Capability[c].AtStart*float64(all)) - len(had)
	have = max(0, min(have, len(units)))
	for _, unit := range units[:have] {
		s.deliver(0, int(c), unit)
	}
	s.rollouts[c] = rollout{units: all, waiting: slices.Clone(units[have:])}
}

// spot is a planned smart health station: its area, the number of the area's code, and which of the area's it is.
type spot struct{ area, place, number int }

// planPlaces deals the planned smart health stations out over the areas in rounds, so that no area has
// two more than another; which areas come first is drawn.
func (s *State) planPlaces(start Start) {
	order := start.Places.Shuffled(start.Areas, s.ignorance.Purpose("areas of health stations"))
	for k := range round(s.cfg.HealthStations) {
		area := order[k%start.Areas]
		s.places = append(s.places, spot{area, start.Places.At(area), k / start.Areas})
	}
}

// shuffled draws a random order of facilities.
func (s *State) shuffled(purpose string, facilities []int) []int {
	numbers, shuffled := make(rng.Places, len(facilities)), make([]int, len(facilities))
	for k, i := range facilities {
		numbers[k] = s.numbers.At(i)
	}
	for k, i := range numbers.Shuffled(len(facilities), s.ignorance.Purpose(purpose)) {
		shuffled[k] = facilities[i]
	}
	return shuffled
}

func round(x float64) int { return int(math.Round(x)) }

// beginUnits lets the units begin whose turn is in the month: per year, the programme's share of all its units.
func (s *State) beginUnits(m month.Month) {
	for c := range s.cfg.Capability {
		s.beginTrack(m, c, &s.cfg.Capability[c])
	}
	s.beginTrack(m, standardTrack, &s.cfg.StationStandard)
	fresh := &s.rollouts[newStationTrack]
	if s.resting(m, newStationTrack, &Rollout{Installation: s.cfg.NewStationMonths}) {
		return
	}
	for fresh.credit += s.cfg.NewStations / 12; due(fresh); fresh.credit-- {
		s.beginUnit(m, newStationTrack, s.planStation(), &s.cfg.NewStationMonths)
		fresh.units++
	}
}

func (s *State) beginTrack(m month.Month, track int, programme *Rollout) {
	r := &s.rollouts[track]
	if m < programme.firstMonth() || len(r.waiting) == 0 || s.resting(m, track, programme) {
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
	key := s.chance.Purpose("rollout").At(track)
	if track < capability.Count && capability.ID(track).Row().Scope == capability.PerPlace {
		key = key.At(s.places[unit].place, s.places[unit].number)
	} else {
		key = key.At(s.numbers.At(unit))
	}
	s.schedule(float64(m), job{chain: s.cfg.smallChain(installation, key), track: track, unit: unit})
}

// planStation chooses the place of a new station, which is not open yet.
func (s *State) planStation() int {
	number := s.rollouts[newStationTrack].units + 1
	stream := s.ignorance.Purpose("new station").At(number).Stream()
	at := s.placer.anywhere(&stream, s.cfg.PlacementCandidates)
	s.addFacility(station(newStationID(number), at), false, false)
	return len(s.sites.Facilities) - 1
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
		area := s.places[unit].area
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
