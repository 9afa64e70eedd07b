package clinic

import (
	"math"

	"chcsim/model/clinic/desk"
)

// The kinds of desk. Each queues by itself: GPs and other clinicians of a centre, GPs of a station.
const (
	centreGP = iota
	centreOther
	stationGP
	kinds
)

// group is the desks of one kind in one area; stations of an area are alike.
type group struct {
	desk.Desk         // each of them; Arrivals are those of all desks of the group this month
	area, kind, desks int
	place             int     // number of the area's code
	weekendDemand     float64 // relative to a weekday
}

// load is the expected work of all desks of the district in a month.
type load struct {
	groups   []group           // area × kinds
	outside  []bool            // by area: its visits to other communities leave the district
	services [][2]desk.Service // of GPs and of other clinicians, by area
}

// group is the desks of a kind in an area.
func (l *load) group(area, kind int) *group { return &l.groups[area*kinds+kind] }

// perDay is the share of a month's arrivals that comes on one day of the stratum.
func (g *group) perDay(c *calendar, stratum int) float64 {
	all := c.count[weekday] + float64(g.weekendDemand*c.count[weekend])
	if stratum == weekend {
		return g.weekendDemand / all
	}
	return 1 / all
}

// daily is the arrivals expected at one desk on a day of the stratum.
func (g *group) daily(c *calendar, stratum int) float64 {
	return g.Expected() / float64(g.desks) * g.perDay(c, stratum)
}

// lay turns expected episodes into expected arrivals by desk, and clinicians' minutes into doctors on duty.
func (s *State) lay(in *Inputs, c *calendar, factor float64) {
	cfg, l := s.cfg, &s.load
	for area, pace := range s.pace {
		l.services[area] = [2]desk.Service{
			s.rules.Service(cfg.GPVisitMinutes * cfg.GPMinutesFactor * pace[0]), s.rules.Service(cfg.OtherVisitMinutes * pace[1]),
		}
	}
	s.receive(in)
	for area := range s.areas {
		d, received := &s.demand[area], &s.received[area]
		centre := [desk.Classes]float64{
			desk.OwnUncontracted: d[0][OwnCentre], desk.OwnContracted: d[1][OwnCentre],
			desk.VisitingUncontracted: received[0], desk.VisitingContracted: received[1],
			desk.NonResident: float64(s.nonResident[area][0] * factor),
		}
		stations := [desk.Classes]float64{
			desk.OwnUncontracted: d[0][OwnStation], desk.OwnContracted: d[1][OwnStation],
			desk.NonResident: float64(s.nonResident[area][1] * factor),
		}
		if in.Stations[area] == 0 {
			centre[desk.NonResident] += stations[desk.NonResident]
			stations = [desk.Classes]float64{}
		}
		if in.Capacity[area] == 0 {
			stations[desk.NonResident] += centre[desk.NonResident]
			centre = [desk.Classes]float64{}
			if in.Stations[area] == 0 {
				stations = [desk.Classes]float64{}
			}
		}
		s.staff(in, c, area, &centre, &stations)
	}
}

// manned is how many stations open this month, the GP minutes they take and the doctors at each. Stations
// are manned first; where GPs are too few for that and the centre's expected patients, both get less in
// proportion. A station has at least one doctor, so that then some stay closed: their patients go to the
// open ones or, where none is open, to the centre.
func (s *State) manned(in *Inputs, c *calendar, area int, centre, stations *[desk.Classes]float64) (open int, minutes, doctors float64) {
	visits := 0.0
	for _, n := range centre {
		visits += n
	}
	each := s.stationMinutes(c, s.cfg.StationDesks)
	wanted := float64(float64(in.Stations[area]) * each)
	needed := wanted + float64(visits*s.centreGPShare*s.load.services[area][0].Mean)
	open, doctors = in.Stations[area], s.cfg.StationDesks
	if needed > in.GPMinutes[area] {
		scale := in.GPMinutes[area] / needed
		doctors *= scale
		if each = s.stationMinutes(c, doctors); each > 0 {
			// The centre keeps a doctor in every session.
			centreLeast := float64(c.count[weekday]*s.hours[weekday].MinutesOf(0)) + float64(c.count[weekend]*s.hours[weekend].MinutesOf(0))
			most := (in.GPMinutes[area] - float64(centreLeast*min(1, in.Capacity[area]))) / each
			open = max(0, min(open, int(math.Round(wanted*scale/each)), int(most)))
		}
	}
	if in.Solved != nil {
		open = in.Solved.open[area]
	}
	switch {
	case open > 0:
	case in.Capacity[area] == 0:
		open = min(1, in.Stations[area]) // there is nowhere else to go
	default:
		for k := range centre {
			centre[k] += stations[k]
		}
		*stations = [desk.Classes]float64{}
	}
	return open, float64(open) * each, doctors
}

// stationMinutes is the doctor minutes of a month that a station takes with so many doctors.
func (s *State) stationMinutes(c *calendar, doctors float64) float64 {
	minutes := float64(c.count[weekday] * s.hours[weekday].MinutesOf(doctors))
	if s.cfg.StationWeekendDemand > 0 {
		minutes += float64(c.count[weekend] * s.hours[weekend].MinutesOf(doctors))
	}
	return minutes
}

// staff fills the area's groups: arrivals as given, doctors from the minutes of the month.
func (s *State) staff(in *Inputs, c *calendar, area int, centre, stations *[desk.Classes]float64) {
	cfg, l := s.cfg, &s.load
	g := l.groups[area*kinds : area*kinds+kinds]
	manned, stationMinutes, stationDesks := s.manned(in, c, area, centre, stations)
	for k := range centre {
		g[centreGP].Arrivals[k] = centre[k] * s.centreGPShare
		g[centreOther].Arrivals[k] = centre[k] * (1 - s.centreGPShare)
		g[stationGP].Arrivals[k] = stations[k]
	}
	open := min(1, in.Capacity[area])
	levelMinutes := float64(c.count[weekday]*s.hours[weekday].LevelMinutes()) + float64(c.count[weekend]*s.hours[weekend].LevelMinutes())
	g[centreGP].Doctors = open * max(0, in.GPMinutes[area]-stationMinutes) / levelMinutes
	g[centreOther].Doctors = open * in.OtherMinutes[area] / levelMinutes
	g[stationGP].Doctors = stationDesks
	for kind := range g {
		g[kind].area, g[kind].place, g[kind].kind, g[kind].desks = area, s.places.At(area), kind, 1
		g[kind].weekendDemand, g[kind].Service = cfg.WeekendDemand, l.services[area][min(kind, 1)]
	}
	if open == 0 {
		g[centreGP].desks, g[centreOther].desks = 0, 0
	}
	g[stationGP].desks = manned
	g[stationGP].weekendDemand, g[stationGP].Service = cfg.StationWeekendDemand, l.services[area][0]
}

// receive places visits to other communities: on the centres of the other areas, in proportion to the
// GP minutes they offer. Where no other centre is open, they leave the district.
func (s *State) receive(in *Inputs) {
	all := 0.0
	for area := range s.areas {
		s.pull[area] = in.GPMinutes[area] * min(1, in.Capacity[area])
		all += s.pull[area]
	}
	var spread [2]float64 // Σ over origins of visits ÷ pull of the others
	for area := range s.areas {
		s.load.outside[area] = all-s.pull[area] <= 0
		for k := range spread {
			if s.load.outside[area] {
				continue
			}
			spread[k] += s.demand[area][k][OtherCommunity] / (all - s.pull[area])
		}
	}
	for area := range s.areas {
		for k := range spread {
			own := 0.0
			if !s.load.outside[area] {
				own = s.demand[area][k][OtherCommunity] / (all - s.pull[area])
			}
			s.received[area][k] = s.pull[area] * max(0, spread[k]-own)
		}
	}
}
