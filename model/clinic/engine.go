package clinic

import "chcsim/model/month"

// engine is a way to run the days of desks. It puts some days of every desk of the area in hand into the tallies.
type engine interface {
	runner
	// year runs days of the base year at each level of the season.
	year(s *State, area int, c *calendar, levels [3]float64)
	// solve finds the intercepts of the base year with days that are run this way.
	solve(s *State, f *fixedPoint, in *Inputs, c *calendar)
}

// runner runs the days of a month, or knows what they came to, and draws the arrivals of the month's other days.
type runner interface {
	run(s *State, area int, c *calendar, m month.Month)
}

// newEngine decides how days are run: by events, or by flow where no day is to be.
func newEngine(clinicDays int) engine {
	if clinicDays == 0 {
		return new(byFlow)
	}
	return &byEvents{days: clinicDays}
}

// runner decides for a month: its inputs may hold days that have been run.
func (s *State) runner(in *Inputs) runner {
	if in.Solved != nil {
		return in.Solved
	}
	return s.engine
}

// SolvedDays are the days by which the base year was solved. Its months do not run them again: patients wait and leave as
// they did then.
type SolvedDays struct{ tally []tallies }

func (d *SolvedDays) run(s *State, area int, c *calendar, m month.Month) {
	s.tally = d.tally[area]
	s.drawArrivals(area, c, m)
}

// drawArrivals draws the arrivals of a month of which no day is among the tallies.
func (s *State) drawArrivals(area int, c *calendar, m month.Month) {
	for kind := range kinds {
		g := s.load.group(area, kind)
		if g.held == 0 {
			continue
		}
		stream := s.key.arrivals.At(g.place, g.kind, int(m)).Stream()
		for k := range strata {
			s.rest[kind][k] = stream.Poisson(g.daily(c, k) * float64(g.desks) * g.held * c.count[k])
		}
	}
}
