package clinic

import (
	"math"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// outcome is what a group's month came to, in whole patients.
type outcome struct {
	arrived, gone [classes]int
}

// work runs the month of a group of desks. It queues days, or draws the arrivals that meet the days in the tallies,
// extrapolates to the days that were not queued, and books the result.
func (s *State) work(g *group, c *calendar, m month.Month, queued bool) {
	if g.desks == 0 {
		return
	}
	var daily [strata]float64
	for k := range daily {
		daily[k] = g.expected() / float64(g.desks) * g.perDay(c, k)
	}
	var rest [strata]int
	if queued {
		rest = s.queueMonth(g, c, m, &daily)
	} else {
		rest = s.drawArrivals(g, c, m, &daily)
	}
	split := s.key.split.At(g.place, g.kind, int(m)).Stream()
	s.book(g, s.extrapolate(g, c, &rest, queued, &split))
}

// drawArrivals draws the arrivals of a month of which no day is queued.
func (s *State) drawArrivals(g *group, c *calendar, m month.Month, daily *[strata]float64) (arrivals [strata]int) {
	stream := s.key.arrivals.At(g.place, g.kind, int(m)).Stream()
	for k := range arrivals {
		arrivals[k] = stream.Poisson(daily[k] * float64(g.desks) * c.count[k])
	}
	return arrivals
}

// queueMonth draws every day's arrivals and queues the chosen days. It returns the arrivals of the other days.
func (s *State) queueMonth(g *group, c *calendar, m month.Month, daily *[strata]float64) (rest [strata]int) {
	var queued [strata]int
	spread := s.key.choose.At(g.place, g.kind, int(m)).Stream()
	luck := spread.Float64()
	for desk := range g.desks {
		arrivals := s.key.arrivals.At(g.place, g.kind, desk, int(m)).Stream()
		choose := s.key.choose.At(g.place, g.kind, desk, int(m)).Stream()
		pick := s.pickDays(c, daily[weekend] > 0)
		wanted := pick.wanted
		for day := range c.days {
			k := c.stratum[day]
			if daily[k] == 0 {
				continue
			}
			n := arrivals.Poisson(daily[k])
			if !pick.next(int(k), &choose) {
				rest[k] += n
				continue
			}
			share := float64(queued[k]) / float64(wanted[k]*float64(g.desks))
			queued[k]++
			s.queue.day(&s.tally[g.kind][k], s.cfg, &s.hours[k], &s.patience, g, n, turn(luck+share), s.key.day.At(g.place, g.kind, desk, int(m), day))
		}
	}
	return rest
}

// turn is the part of a number behind the point. Rosters of the days of a stratum are spread evenly from a random start
// (systematic sampling), so that the doctors on duty on a few queued days come close to the planned mean.
func turn(x float64) float64 { return x - math.Floor(x) }

// expectDays fills the area's tallies with one expected day of each desk and stratum.
func (s *State) expectDays(area int, c *calendar) {
	for k := range s.hours {
		for kind := range kinds {
			s.expectDay(s.load.group(area, kind), c, k, 1)
		}
		s.expected.run(&s.hours[k], &s.patience)
	}
}

// expectDay enters an expected day of a stratum, its arrivals multiplied by a factor.
func (s *State) expectDay(g *group, c *calendar, stratum int, factor float64) {
	share := factor * g.perDay(c, stratum) / float64(max(g.desks, 1))
	if g.expected()*share > 0 && g.desks > 0 {
		s.expected.add(&s.tally[g.kind][stratum], &s.hours[stratum], g, share, s.cfg.ContractedPriority)
	}
}

// resetTallies empties the tallies of an area.
func (s *State) resetTallies() {
	for kind := range s.tally {
		for k := range s.tally[kind] {
			s.tally[kind][k] = tally{handling: s.cfg.HandlingMinutes}
		}
	}
}

// picker chooses days of a month by stratum, each set of the wanted size equally likely (Knuth 1969,
// algorithm S).
type picker struct{ wanted, left [strata]float64 }

// pickDays divides the clinic days between the strata in proportion, at least one to each that is open.
func (s *State) pickDays(c *calendar, weekendOpen bool) picker {
	p := picker{left: c.count}
	n := float64(s.clinicDays)
	if s.clinicDays == AllDays || int(n) >= c.days {
		p.wanted = c.count
		return p
	}
	if weekendOpen && n > 0 {
		p.wanted[weekend] = max(1, math.Round(n*c.count[weekend]/float64(c.days)))
	}
	p.wanted[weekday] = n - p.wanted[weekend]
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

// extrapolate adds the days that were not queued: their arrivals are divided among the classes, and leave
// with the probability seen, or expected, on the days of their stratum. The tallies are scaled to the month.
func (s *State) extrapolate(g *group, c *calendar, rest *[strata]int, queued bool, stream *rng.Stream) (o outcome) {
	work := &s.visits.Areas[g.area].Desk
	for k := range s.tally[g.kind] {
		t := &s.tally[g.kind][k]
		var arrived, gone [classes]int
		stream.Multinomial(rest[k], g.arrivals[:], arrived[:])
		leave := t.leftShare()
		var served [2]float64
		for i := range arrived {
			gone[i] = stream.Binomial(arrived[i], leave[contractOf(i)])
			if queued {
				arrived[i] += int(t.arrived[i])
				gone[i] += int(t.gone[i])
			}
			o.arrived[i] += arrived[i]
			o.gone[i] += gone[i]
			served[contractOf(i)] += float64(arrived[i] - gone[i])
		}
		seen := t.wait[0].Count + t.wait[1].Count
		for i := range served {
			like := &t.wait[i]
			if like.Count == 0 {
				like = &t.wait[1-i] // nobody of the kind came on the queued days
			}
			if like.Count > 0 {
				work.Wait[i].Add(like, served[i]/like.Count)
			}
		}
		if t.days == 0 {
			continue
		}
		used, open := 0.0, c.count[k]*float64(g.desks)/t.days
		if seen > 0 {
			used = t.used * (served[0] + served[1]) / seen
		}
		s.spend(work, g, used, t.offered*open, t.overtime*open)
	}
	return o
}

// spend books clinicians' minutes.
func (s *State) spend(w *Work, g *group, used, offered, overtime float64) {
	w.OvertimeMinutes += overtime
	if g.kind == centreOther {
		w.OtherMinutesUsed += used
		w.OtherMinutesOffered += offered
		return
	}
	w.GPMinutesUsed += used
	w.GPMinutesOffered += offered
}

// book counts the patients of a group where they came and, for the area's own residents, where they ended.
func (s *State) book(g *group, o outcome) {
	area := &s.visits.Areas[g.area]
	w := &area.Desk
	for i := range o.arrived {
		served, k := o.arrived[i]-o.gone[i], contractOf(i)
		w.Arrived[k] += o.arrived[i]
		w.Gone[k] += o.gone[i]
		w.Served[k] += served
		if g.kind != centreOther {
			w.GPVisits += served
		}
		switch i {
		case nonResident:
			w.NonResidents += served
			s.visiting.guestsGone += o.gone[i]
		case ownUncontracted, ownContracted:
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
