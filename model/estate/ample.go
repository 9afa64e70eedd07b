package estate

import (
	"slices"

	"chcsim/model/capability"
)

// ample is the estate with all that the projects and the roll-outs in force would ever bring to the facilities there are.
func (s *State) ample() *Sites {
	full := Sites{
		Facilities: s.sites.Facilities, Open: s.sites.Open, Standardized: slices.Clone(s.sites.Standardized),
		Capability: slices.Clone(s.sites.Capability), HealthStations: slices.Clone(s.sites.HealthStations),
	}
	for i, f := range full.Facilities {
		if f.Kind == Centre && s.cfg.StandardizedWithoutProject > 0 || f.Kind == Station && s.cfg.StationStandard.SharePerYear > 0 {
			full.Standardized[i] = true
		}
	}
	for _, facility := range s.at {
		full.Standardized[facility] = true // by its project
	}
	for c := range capability.ID(capability.Count) {
		switch {
		case s.cfg.Capability[c].SharePerYear <= 0:
		case c.Row().Scope == capability.PerPlace:
			clear(full.HealthStations)
			for _, place := range s.places {
				full.HealthStations[place.area]++
			}
		default:
			for i := range full.Capability {
				full.Capability[i][c] = true
			}
		}
	}
	return &full
}
