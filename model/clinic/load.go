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
	minutes           float64 // of doctors this month, at all desks of the group
	held              float64 // share of the days on which a desk has sessions
	turned            float64 // share of the arrivals that no session would take
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

// daily is the arrivals expected at one desk on a day of the stratum on which it has sessions: who would come on
// another day comes then.
func (g *group) daily(c *calendar, stratum int) float64 {
	return g.Expected() * g.dayShare(c, stratum)
}

// dayShare is the share of the group's arrivals of the month that comes to one desk on such a day.
func (g *group) dayShare(c *calendar, stratum int) float64 {
	if g.held == 0 {
		return 0
	}
	return g.perDay(c, stratum) * (1 - g.turned) / (float64(g.desks) * g.held)
}

// mostTurnUp is how many times as many patients come at most on a day of one doctor as that doctor can see: others are
// told beforehand, and turn away.
const mostTurnUp = 3

// plan makes sessions of the group's minutes. In each session that is held a doctor sits at the desk; where the minutes
// do not reach for one every day, sessions are held on a part of the days, and with no minutes on none. So the
// sessions take the minutes that there are, no more.
func (g *group) plan(c *calendar, hours *[strata]desk.Hours) {
	g.held, g.turned, g.Doctors = 0, 0, 0
	arrivals := g.Expected()
	if least := float64(g.desks) * c.minutes(hours, g.weekendDemand > 0, 0); g.minutes < least {
		g.held = g.minutes / least
	} else if g.desks > 0 {
		g.held, g.Doctors = 1, g.doctors(c, hours)
	}
	if most := mostTurnUp * g.minutes / max(g.Service.Mean, tiny); g.held < 1 && arrivals > most {
		g.turned = 1 - most/arrivals
	}
}

// doctors is how many sit at each desk when a session's level is 1, so that all sessions of the month take the group's
// minutes. Sessions with one doctor whatever the number are set aside, until the others are known.
func (g *group) doctors(c *calendar, hours *[strata]desk.Hours) float64 {
	each, doctors := g.minutes/float64(g.desks), math.Inf(1)
	for {
		fixed, level := 0.0, 0.0
		for k := range hours {
			if k == weekday || g.weekendDemand > 0 {
				alone, shared := hours[k].Divide(doctors)
				fixed += float64(c.count[k] * alone)
				level += float64(c.count[k] * shared)
			}
		}
		if level == 0 {
			return doctors // as many as fill the busiest session with one
		}
		next := max(0, each-fixed) / level
		if next >= doctors {
			return next
		}
		doctors = next
	}
}

// lay turns expected episodes into expected arrivals by desk, and clinicians' minutes into doctors on duty.
func (s *State) lay(in *Inputs, c *calendar, factor float64) {
	cfg, l := s.cfg, &s.load
	length := s.choice.refill.length
	for area, pace := range s.pace {
		l.services[area] = [2]desk.Service{
			s.rules.Service(cfg.GPVisitMinutes * cfg.GPMinutesFactor * length * pace[0]), s.rules.Service(cfg.OtherVisitMinutes * length * pace[1]),
		}
	}
	s.receive(in)
	for area := range s.areas {
		d, received, guests := &s.demand[area], &s.received[area], factor*in.guests(area)
		centre := [desk.Classes]float64{
			desk.OwnUncontracted: d[0][OwnCentre], desk.OwnContracted: d[1][OwnCentre],
			desk.VisitingUncontracted: received[0], desk.VisitingContracted: received[1],
			desk.NonResident: float64(s.nonResident[area][0] * guests),
		}
		stations := [desk.Classes]float64{
			desk.OwnUncontracted: d[0][OwnStation], desk.OwnContracted: d[1][OwnStation],
			desk.NonResident: float64(s.nonResident[area][1] * guests),
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

// stationMinutes are the minutes of an area's GPs that go to its stations. A station asks for as much that its patients
// fill the wanted part of its sessions, up to the desks it has, the centre for as much as its patients need; where the
// minutes are too few for both, each gets less in proportion. So a new station takes from the centre what
// its patients took there, and no doctor comes from nowhere.
func (s *State) stationMinutes(in *Inputs, c *calendar, area int, minutes, centre, stations float64) float64 {
	n, full := float64(in.Stations[area]), c.minutes(&s.hours, s.cfg.StationWeekendDemand > 0, s.cfg.StationDesks)
	asked := stations / s.cfg.StationFill
	switch {
	case in.Capacity[area] == 0:
		asked = minutes
	case asked+centre > minutes:
		asked *= minutes / (asked + centre)
	}
	return min(asked, n*full)
}

// staff fills the area's groups: arrivals as given, sessions from the minutes of the month.
func (s *State) staff(in *Inputs, c *calendar, area int, centre, stations *[desk.Classes]float64) {
	cfg, l := s.cfg, &s.load
	g := l.groups[area*kinds : area*kinds+kinds]
	for kind := range g {
		g[kind].area, g[kind].place, g[kind].kind, g[kind].desks = area, s.places.At(area), kind, 1
		g[kind].weekendDemand, g[kind].Service = cfg.WeekendDemand, l.services[area][min(kind, 1)]
	}
	g[stationGP].weekendDemand, g[stationGP].Service = cfg.StationWeekendDemand, l.services[area][0]
	g[stationGP].desks = in.Stations[area]
	for k := range centre {
		g[centreGP].Arrivals[k] = centre[k] * s.centreGPShare
		g[centreOther].Arrivals[k] = centre[k] * (1 - s.centreGPShare)
		g[stationGP].Arrivals[k] = stations[k]
	}
	mean, minutes := l.services[area][0].Mean, in.GPMinutes[area]-s.onlineMinutes(in, area)
	toStations := s.stationMinutes(in, c, area, minutes, g[centreGP].Expected()*mean, g[stationGP].Expected()*mean)
	open := min(1, in.Capacity[area])
	g[centreGP].minutes = open * (minutes - toStations)
	g[centreOther].minutes = open * in.OtherMinutes[area]
	g[stationGP].minutes = toStations
	if open == 0 {
		g[centreGP].desks, g[centreOther].desks = 0, 0
	}
	for kind := range g {
		g[kind].plan(c, &s.hours)
	}
}

// onlineMinutes are those that the expected online visits of an area's residents take of its GPs, as far as they have them:
// what they do not answer, hospitals do.
func (s *State) onlineMinutes(in *Inputs, area int) float64 {
	d := &s.demand[area]
	return min(in.GPMinutes[area], (d[Uncontracted][Online]+d[Contracted][Online])*s.cfg.OnlineByCommunity*s.cfg.OnlineMinutes)
}

// receive places visits to other communities: on the centres of the other areas, in proportion to the
// clinicians' minutes they offer. Where no other centre is open, they leave the district.
func (s *State) receive(in *Inputs) {
	all := 0.0
	for area := range s.areas {
		s.pull[area] = (in.GPMinutes[area] + in.OtherMinutes[area]) * min(1, in.Capacity[area])
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
