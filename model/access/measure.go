package access

import "math"

// findNearest finds each point's nearest own centre, own facility and facility of another area.
func (s *State) findNearest() {
	inf := math.Inf(1)
	for i := range s.nearest {
		s.nearest[i] = nearest{inf, inf, inf, inf}
	}
	for f, site := range s.sites {
		if !site.open {
			continue
		}
		row, from, to := s.squares[f], s.first[site.area], s.first[site.area+1]
		for i := range from {
			s.nearest[i].other = min(s.nearest[i].other, row[i])
		}
		for i := from; i < to; i++ {
			near := &s.nearest[i]
			near.own = min(near.own, row[i])
			if site.centre {
				near.centre = min(near.centre, row[i])
			}
			if site.station {
				near.station = min(near.station, row[i])
			}
		}
		for i := to; i < len(row); i++ {
			s.nearest[i].other = min(s.nearest[i].other, row[i])
		}
	}
}

// cover turns nearest distances into the areas' mean minutes and coverage.
func (s *State) cover() {
	r, perMinute := &s.reach, s.limits.perMinute[Walk]
	for _, sums := range r.minutes() {
		clear(sums)
	}
	for m := range r.Coverage {
		clear(r.Coverage[m].Covered)
		clear(r.Coverage[m].NotCovered)
		clear(r.Coverage[m].Unreachable)
	}
	for i, p := range s.points {
		near := &s.nearest[i]
		nearest := min(near.own, near.other)
		r.CentreMinutes[p.area] += float64(p.weight * math.Sqrt(near.centre) / perMinute)
		r.StationMinutes[p.area] += float64(p.weight * math.Sqrt(near.station) / perMinute)
		r.OwnMinutes[p.area] += float64(p.weight * math.Sqrt(near.own) / perMinute)
		r.OtherMinutes[p.area] += float64(p.weight * math.Sqrt(near.other) / perMinute)
		r.NearestMinutes[p.area] += float64(p.weight * math.Sqrt(nearest) / perMinute)
		for m := range r.Coverage {
			r.Coverage[m].add(p, nearest, s.limits.reached[m])
		}
	}
	for tier, metres := range s.hospitals {
		for area, m := range metres {
			r.HospitalMinutes[tier][area] = m / s.limits.perMinute[Cycle]
		}
	}
	s.coverEmptyAreas()
}

func (c *Coverage) add(p point, squared, limit float64) {
	switch {
	case math.IsInf(squared, 1):
		c.Unreachable[p.area] += p.weight
	case squared <= limit:
		c.Covered[p.area] += p.weight
	default:
		c.NotCovered[p.area] += p.weight
	}
}

// coverEmptyAreas counts residents of areas without demand points as not reachable by the data.
func (s *State) coverEmptyAreas() {
	r := &s.reach
	for a := range s.areas {
		if s.first[a] < s.first[a+1] {
			continue
		}
		for _, minutes := range r.minutes() {
			minutes[a] = math.Inf(1)
		}
		for m := range r.Coverage {
			r.Coverage[m].Unreachable[a] = 1
		}
	}
}

// weigh sums, per open facility and area, the weights of the area's points within the catchment.
func (s *State) weigh() {
	clear(s.share[0])
	clear(s.share[1])
	zones, weights := s.limits.zones, s.limits.weights
	for f, site := range s.sites {
		if !site.open {
			continue
		}
		plain, enhanced := s.row(0, f), s.row(1, f)
		for i, squared := range s.squares[f] {
			if squared > zones[2] {
				continue
			}
			p := &s.points[i]
			zone := 0
			for squared > zones[zone] {
				zone++
			}
			plain[p.area] += p.weight
			enhanced[p.area] += float64(p.weight * weights[zone])
		}
	}
}

func (s *State) row(measure, f int) []float64 {
	return s.share[measure][f*s.areas : (f+1)*s.areas]
}
