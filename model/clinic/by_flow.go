package clinic

import (
	"chcsim/model/clinic/desk"
	"chcsim/model/month"
)

// byFlow computes one expected day of each desk and stratum.
type byFlow struct{ flow desk.Flow }

func (e *byFlow) run(s *State, area int, c *calendar, m month.Month) {
	e.days(s, area, c, 1)
	s.drawArrivals(area, c, m)
}

func (e *byFlow) year(s *State, area int, c *calendar, levels [3]float64) {
	e.days(s, area, c, levels[:]...)
}

// solve computes the days anew in each round.
func (e *byFlow) solve(s *State, f *fixedPoint, in *Inputs, c *calendar) {
	s.iterate(f, in, c, e)
}

// days fills the area's tallies with expected days, their arrivals multiplied by each of the factors.
func (e *byFlow) days(s *State, area int, c *calendar, factors ...float64) {
	for k := range s.hours {
		for kind := range kinds {
			g := s.load.group(area, kind)
			for _, factor := range factors {
				share := factor * g.dayShare(c, k)
				if g.Expected()*share > 0 {
					e.flow.Add(&s.tally[kind][k], &s.rules, &s.hours[k], &g.Desk, share)
				}
			}
		}
		e.flow.Run(&s.rules, &s.hours[k])
	}
}
