package clinic

import (
	"math"

	"chcsim/model/clinic/desk"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// byEvents queues the patients of some days of each desk, or of all days, one by one.
type byEvents struct {
	days  int // of each desk and month, or AllDays
	queue desk.Queue
	flow  byFlow // finds the base year nearly
}

// queuedDays is how many days per desk, stratum and season level give the base-year wait.
var queuedDays = [strata]int{6, 2}

func (e *byEvents) run(s *State, area int, c *calendar, m month.Month) {
	for kind := range kinds {
		if g := s.load.group(area, kind); g.held > 0 {
			e.month(s, g, c, m)
		}
	}
}

func (e *byEvents) year(s *State, area int, c *calendar, levels [3]float64) {
	for kind := range kinds {
		for k := range s.hours {
			for _, factor := range levels {
				e.season(s, s.load.group(area, kind), c, k, factor)
			}
		}
	}
}

// solve queues days of the base year as days by flow have it, and solves it again with what these show.
func (e *byEvents) solve(s *State, f *fixedPoint, in *Inputs, c *calendar) {
	e.flow.solve(s, f, in, c)
	s.runYear(f, c, e)
	s.iterate(f, in, c, nil)
}

// month draws every day's arrivals of a group of desks and queues the chosen days.
func (e *byEvents) month(s *State, g *group, c *calendar, m month.Month) {
	daily := [strata]float64{g.daily(c, weekday), g.daily(c, weekend)}
	tally, rest := &s.tally[g.kind], &s.rest[g.kind]
	var queued [strata]int
	spread := s.key.choose.At(g.place, g.kind, int(m)).Stream()
	luck := spread.Float64()
	for number := range g.desks {
		arrivals := s.key.arrivals.At(g.place, g.kind, number, int(m)).Stream()
		choose := s.key.choose.At(g.place, g.kind, number, int(m)).Stream()
		held := heldDays(g.held, choose.Float64(), c)
		pick := e.pickDays(&held, daily[weekend] > 0)
		wanted := pick.wanted
		for day := range c.days {
			k := c.stratum[day]
			if daily[k] == 0 || !held.on[day] {
				continue
			}
			n := arrivals.Poisson(daily[k])
			if !pick.next(int(k), &choose) {
				rest[k] += n
				continue
			}
			share := float64(queued[k]) / float64(wanted[k]*float64(g.desks))
			queued[k]++
			key := s.key.day.At(g.place, g.kind, number, int(m), day)
			e.queue.Day(&tally[k], &s.rules, &s.hours[k], &g.Desk, n, turn(luck+share), key)
		}
	}
	for k := range tally {
		s.seen[g.kind][k] = patientsOf(&tally[k])
	}
}

// season queues days of a stratum of the base year, their arrivals multiplied by a factor.
func (e *byEvents) season(s *State, g *group, c *calendar, stratum int, factor float64) {
	daily := factor * g.daily(c, stratum)
	days := queuedDays[stratum] * g.desks
	if daily == 0 || days == 0 {
		return
	}
	start := s.key.base.At(g.place, g.kind, stratum, int(1000*factor)).Stream()
	luck := start.Float64()
	for i := range days {
		key := s.key.base.At(g.place, g.kind, stratum, int(1000*factor), i)
		stream := key.Stream()
		luck := turn(luck + float64(i)/float64(days))
		e.queue.Day(&s.tally[g.kind][stratum], &s.rules, &s.hours[stratum], &g.Desk, stream.Poisson(daily), luck, key)
	}
}

// turn is the part of a number behind the point. Rosters of the days of a stratum are spread evenly from a random start
// (systematic sampling), so that the doctors on duty on a few queued days come close to the planned mean.
func turn(x float64) float64 { return x - math.Floor(x) }

// picker chooses days of a month by stratum, each set of the wanted size equally likely (Knuth 1969,
// algorithm S).
type picker struct{ wanted, left [strata]float64 }

// sessionDays are the days of a month on which a desk has sessions.
type sessionDays struct {
	on    [31]bool
	count [strata]float64
}

// heldDays spreads a share of the days of each stratum evenly over the month, from a start that luck decides.
func heldDays(share, luck float64, c *calendar) (d sessionDays) {
	var at [strata]float64
	for k := range at {
		at[k] = luck
	}
	for day := range c.days {
		k := c.stratum[day]
		if at[k] += share; at[k] >= 1 {
			at[k]--
			d.on[day] = true
			d.count[k]++
		}
	}
	return d
}

// pickDays divides the clinic days between the strata in proportion, at least one to each that is open.
func (e *byEvents) pickDays(held *sessionDays, weekendOpen bool) picker {
	p := picker{left: held.count}
	n, all := float64(e.days), held.count[weekday]+held.count[weekend]
	if e.days == AllDays || n >= all {
		p.wanted = held.count
		return p
	}
	if weekendOpen && held.count[weekend] > 0 {
		p.wanted[weekend] = max(1, math.Round(n*held.count[weekend]/all))
	}
	p.wanted[weekday] = min(n-p.wanted[weekend], held.count[weekday])
	return p
}

func (p *picker) next(stratum int, stream *rng.Stream) bool {
	take := p.wanted[stratum] > 0 && (p.wanted[stratum] == p.left[stratum] || stream.Float64()*p.left[stratum] < p.wanted[stratum])
	p.left[stratum]--
	if take {
		p.wanted[stratum]--
	}
	return take
}
