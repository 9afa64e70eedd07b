package clinic

import (
	"chcsim/model/clinic/desk"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// tallies are some days of an area's desks.
type tallies [kinds][strata]desk.Tally

// patients are numbers of those who came and of those of them who left unseen.
type patients struct {
	arrived, gone [desk.Classes]int
}

// patientsOf are those of days by events, on which they are whole.
func patientsOf(t *desk.Tally) (p patients) {
	for i := range p.arrived {
		p.arrived[i], p.gone[i] = int(t.Arrived[i]), int(t.Gone[i])
	}
	return p
}

// work runs the month of an area's desks, extrapolates to the days that were not run, and books the result. Offered are
// the minutes of the sessions as planned; a sample of days has some more or less.
func (s *State) work(in *Inputs, days runner, area int, m month.Month) {
	s.resetTallies()
	days.run(s, area, &s.days, m)
	w := &s.visits.Areas[area].Desk
	w.GPMinutesUsed = s.onlineMinutes(in, area)
	w.GPMinutesOffered = w.GPMinutesUsed + s.load.group(area, centreGP).minutes + s.load.group(area, stationGP).minutes
	w.OtherMinutesOffered = s.load.group(area, centreOther).minutes
	for kind := range kinds {
		if g := s.load.group(area, kind); g.desks > 0 {
			split := s.key.split.At(g.place, g.kind, int(m)).Stream()
			s.book(g, s.extrapolate(g, &s.days, &split))
		}
	}
}

// resetTallies empties the tallies of an area.
func (s *State) resetTallies() {
	for kind := range s.tally {
		for k := range s.tally[kind] {
			s.tally[kind][k] = s.rules.NewTally()
		}
	}
	s.seen, s.rest = [kinds][strata]patients{}, [kinds][strata]int{}
}

// extrapolate adds the days that were not queued: their arrivals are divided among the classes, and leave
// with the probability seen, or expected, on the days of their stratum. The tallies are scaled to the month.
func (s *State) extrapolate(g *group, c *calendar, stream *rng.Stream) (all patients) {
	work := &s.visits.Areas[g.area].Desk
	for k := range s.tally[g.kind] {
		t := &s.tally[g.kind][k]
		seen := &s.seen[g.kind][k]
		var arrived, gone [desk.Classes]int
		stream.Multinomial(s.rest[g.kind][k], g.Arrivals[:], arrived[:])
		leave := t.LeftShare()
		var served [2]float64
		for i := range arrived {
			gone[i] = stream.Binomial(arrived[i], leave[desk.ContractOf(i)])
			arrived[i] += seen.arrived[i]
			gone[i] += seen.gone[i]
			all.arrived[i] += arrived[i]
			all.gone[i] += gone[i]
			served[desk.ContractOf(i)] += float64(arrived[i] - gone[i])
		}
		waited := t.Wait[0].Count + t.Wait[1].Count
		for i := range served {
			like := &t.Wait[i]
			if like.Count == 0 {
				like = &t.Wait[1-i] // nobody of the kind came on the queued days
			}
			if like.Count > 0 {
				work.Wait[i].Add(like, served[i]/like.Count)
			}
		}
		if t.Days == 0 {
			continue
		}
		if waited > 0 {
			s.spend(work, g, t.Used*(served[0]+served[1])/waited)
		}
		work.OvertimeMinutes += float64(t.Overtime * c.count[k] * float64(g.desks) * g.held / t.Days)
	}
	s.turnAway(g, stream, &all)
	return all
}

// turnAway adds those who found no session that would take them: they came and left.
func (s *State) turnAway(g *group, stream *rng.Stream, all *patients) {
	if g.turned == 0 {
		return
	}
	var away [desk.Classes]int
	stream.Multinomial(stream.Poisson(g.Expected()*g.turned), g.Arrivals[:], away[:])
	for i, n := range away {
		all.arrived[i] += n
		all.gone[i] += n
	}
}

// spend books clinicians' minutes with patients.
func (s *State) spend(w *Work, g *group, used float64) {
	if g.kind == centreOther {
		w.OtherMinutesUsed += used
	} else {
		w.GPMinutesUsed += used
	}
}

// book counts the patients of a group where they came and, for the area's own residents, where they ended.
func (s *State) book(g *group, o patients) {
	area := &s.visits.Areas[g.area]
	w := &area.Desk
	for i := range o.arrived {
		served, k := o.arrived[i]-o.gone[i], desk.ContractOf(i)
		w.Arrived[k] += o.arrived[i]
		w.Gone[k] += o.gone[i]
		w.Served[k] += served
		if g.kind != centreOther {
			w.GPVisits += served
		}
		switch i {
		case desk.NonResident:
			w.NonResidents += served
			s.visiting.guestsGone += o.gone[i]
		case desk.OwnUncontracted, desk.OwnContracted:
			area.Left[k] += o.gone[i]
			if g.kind == stationGP {
				area.Visits[k][OwnStation] += served
			} else {
				area.Visits[k][OwnCentre] += served
			}
		default:
			s.visiting.arrived[k] += o.arrived[i]
			s.visiting.gone[k] += o.gone[i]
		}
	}
}
