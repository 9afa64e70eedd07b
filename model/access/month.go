package access

import "chcsim/model/geo"

// Month measures what residents reach. Distances are compared only if something changed since the
// month before; supply and residents are counted every month.
func (s *State) Month(in Inputs) *Reach {
	limits := s.cfg.limits()
	changed := s.measure(in.Sites) || limits != s.limits
	if changed {
		s.limits = limits
		s.findNearest()
		s.cover()
		s.weigh()
	}
	s.reach.Measured = changed
	s.supply(in)
	return &s.reach
}

// measure notes what opened, closed or moved, and measures facilities at new places. Another source of
// distances, such as a street network, would fill squares here.
func (s *State) measure(sites []Site) (changed bool) {
	for f, now := range sites {
		is := site{now.At, now.Area, now.Open, !now.Station && !now.Branch, now.Station}
		if f == len(s.sites) {
			s.sites = append(s.sites, site{})
			s.squares = append(s.squares, nil)
			s.share[0] = append(s.share[0], make([]float64, s.areas)...)
			s.share[1] = append(s.share[1], make([]float64, s.areas)...)
			s.squaresTo(f, now.At)
		} else if s.sites[f].at != now.At {
			s.squaresTo(f, now.At)
		}
		changed = changed || s.sites[f] != is
		s.sites[f] = is
	}
	return changed
}

// squaresTo measures a facility at a new place. Copies of the state may share what was measured before.
func (s *State) squaresTo(f int, at geo.Point) {
	s.squares[f] = make([]float64, len(s.points))
	x, y := s.projection.XY(at)
	for i, p := range s.points {
		s.squares[f][i] = square(p.x-x) + square(p.y-y)
	}
}

// limits are the settings of a month as squared straight-line metres, so that no root is taken per pair.
type limits struct {
	perMinute [Modes]float64 // straight-line metres per minute
	reached   [Modes]float64 // squared metres within the threshold
	zones     [3]float64     // squared metres within each third of the catchment
	weights   [3]float64
}

func (c *Config) limits() limits {
	var l limits
	for m, speed := range [Modes]float64{c.WalkSpeed, c.WalkSpeedOlder, c.CycleSpeed} {
		l.perMinute[m] = speed * 1000 / 60 / c.Detour
		l.reached[m] = square(l.perMinute[m] * c.Threshold)
	}
	for k := range l.zones {
		l.zones[k] = square(l.perMinute[Walk] * c.Catchment * float64(k+1) / 3)
	}
	l.weights = c.ZoneWeights
	return l
}

func square(x float64) float64 { return float64(x * x) }
