package access

// supply runs the two steps on areas instead of points. That is exact for the areas' means: residents of
// an area are spread over its points in fixed shares qᵢ, so with W_fa = Σ_{i∈a} qᵢ w_if the demand on f is
// Σ_a W_fa P_a and the mean access of a is Σ_f W_fa R_f.
func (s *State) supply(in Inputs) {
	clear(s.reach.SpatialAccess)
	clear(s.reach.Enhanced)
	s.countOpen()
	for f, site := range s.sites {
		if !site.open {
			continue
		}
		gps := s.gpsAt(site, in)
		s.serve(s.row(0, f), gps, in.Population, s.reach.SpatialAccess)
		s.serve(s.row(1, f), gps, in.Population, s.reach.Enhanced)
	}
}

// serve adds one facility's GPs per 10,000 residents to the areas it reaches.
func (s *State) serve(share []float64, gps float64, population, reached []float64) {
	demand := 0.0
	for a, w := range share {
		demand += float64(w * population[a])
	}
	if demand <= 0 {
		return
	}
	ratio := 10_000 * gps / demand
	for a, w := range share {
		reached[a] += float64(w * ratio)
	}
}

// countOpen counts the open facilities of each area.
func (s *State) countOpen() {
	clear(s.open)
	for _, site := range s.sites {
		switch open := &s.open[site.area]; {
		case site.open && site.station:
			open.stations++
		case site.open:
			open.centres++
		}
	}
}

// gpsAt is the supply at an open facility: stations share StationShare of their area's GPs equally, centre
// and sub-centres the rest; a kind that is missing leaves its part to the other.
func (s *State) gpsAt(site site, in Inputs) float64 {
	open := s.open[site.area]
	part, same, different := 1-s.cfg.StationShare, open.centres, open.stations
	if site.station {
		part, same, different = s.cfg.StationShare, open.stations, open.centres
	}
	if different == 0 {
		part = 1
	}
	return in.GPs[site.area] * part / float64(same)
}
