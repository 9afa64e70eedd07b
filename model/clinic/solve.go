package clinic

import (
	"fmt"
	"math"
	"slices"
)

// Limits of the iterations that solve the base year, and how exactly its quantities are met.
const (
	solveRounds   = 60
	freeRounds    = 3 // in which the number of stations that open may still change
	choiceRounds  = 500
	baseTolerance = 1e-4
)

// queuedDays is how many clinic days per desk, stratum and season level give the base-year wait when days are queued.
var queuedDays = [strata]int{6, 2}

// solveBase finds the intercepts. Patients who leave unseen end at a hospital, so the choices that give
// the wanted visits depend on the queues, and these on the choices: a fixed point.
func (s *State) solveBase(in *Inputs) error {
	residents, stations := 0.0, false
	for area := range in.Counts {
		residents += float64(in.Counts[area].Total())
		stations = stations || in.Stations[area] > 0
	}
	if residents == 0 {
		return fmt.Errorf("clinic: there are no residents")
	}
	cfg := s.cfg
	s.base = wantedShares(cfg, stations)
	station := s.base.Share[OwnStation] / (s.base.Share[OwnCentre] + s.base.Share[OwnStation] + s.base.Share[OtherCommunity])
	s.centreGPShare = (cfg.GPShare - station) / (1 - station)
	s.choice.price0 = cfg.PriceAdvantage
	s.choice.relativeRates(cfg, in.Counts, s.base.VisitsPerResident)
	var average calendar
	average.average()
	wanted := [Destinations]float64{}
	for d := range wanted {
		wanted[d] = s.base.Share[d] * s.base.VisitsPerResident * residents / 12
	}
	f := fixedPoint{wanted: wanted, intended: wanted, left: make([][kinds][2]float64, s.areas)}
	if err := s.setPace(&f, in, &average); err != nil {
		return err
	}
	if err := s.iterate(&f, in, &average); err != nil {
		return err
	}
	if s.clinicDays != 0 {
		f.queued = true
		s.measure(&f, &average)
		if err := s.iterate(&f, in, &average); err != nil {
			return err
		}
	}
	for area := range s.areas {
		for i := range s.recent {
			s.recent[i][area] = s.baseWait[area]
		}
	}
	s.describeBase(&f, in)
	return nil
}

// fixedPoint is the search for the intercepts.
type fixedPoint struct {
	wanted, intended [Destinations]float64 // episodes a month: where they end, and where they are first meant to go
	missing, step    [Destinations]float64 // logarithms of the last correction: wanted ÷ ended, and what was made of it
	left             [][kinds][2]float64   // share of arrivals that leaves, by area, kind of desk and contract
	rounds           int
	queued           bool // left and the waits were measured in queued days and stay
}

// iterate repeats choice, queue and correction until the visits end where they should.
func (s *State) iterate(f *fixedPoint, in *Inputs, c *calendar) error {
	s.base.Unreached = 1
	for f.rounds = 0; s.base.Unreached > baseTolerance && f.rounds < solveRounds; f.rounds++ {
		if err := s.solveChoice(in, &f.intended, in.DemandFactor, s.base.Unreached); err != nil {
			return err
		}
		s.guests(f, in.DemandFactor)
		s.lay(in, c, in.DemandFactor)
		if !f.queued {
			s.computeBase(f, c)
		}
		s.base.Unreached = f.correct(s.ends(f), in.DemandFactor)
		if f.rounds+1 == freeRounds {
			s.holdStations()
		}
	}
	s.holdStations()
	return nil
}

// correct moves the intended episodes by the logarithm of wanted ÷ ended, and further by what the last correction teaches
// (Anderson 1965, Journal of the ACM 12, with one step back). It returns the largest relative error before.
func (f *fixedPoint) correct(ends [Destinations]float64, factor float64) (worst float64) {
	last, lastStep := f.missing, f.step
	along, square := 0.0, 0.0
	for d := range ends {
		if f.wanted[d] > 0 {
			ratio := f.wanted[d] * factor / ends[d]
			worst = max(worst, math.Abs(ratio-1))
			f.missing[d] = math.Log(ratio)
		}
		change := f.missing[d] - last[d]
		along += float64(f.missing[d] * change)
		square += float64(change * change)
	}
	back := 0.0
	if f.rounds > 0 && square > 0 {
		back = max(-1, min(along/square, 0)) // the error shrinks by up to half in a plain step, and keeps its sign
	}
	for d := range ends {
		f.step[d] = f.missing[d] - float64(back*(lastStep[d]+f.missing[d]-last[d]))
		f.intended[d] *= math.Exp(f.step[d])
	}
	return worst
}

// holdStations keeps as many stations open as are now, until the base year is over. Their number is whole, so that the
// iteration could go round between two of them for ever.
func (s *State) holdStations() {
	if s.held != nil {
		return
	}
	s.held = make([]int, s.areas)
	for area := range s.held {
		s.held[area] = s.load.group(area, stationGP).desks
	}
}

// setPace shortens visits where the base year's would not fit into the clinicians' time: that those visits took place is
// better known than how long they took. At most the share most_utilization_at_start of their minutes is filled.
func (s *State) setPace(f *fixedPoint, in *Inputs, c *calendar) error {
	if err := s.solveChoice(in, &f.intended, in.DemandFactor, baseTolerance); err != nil {
		return err
	}
	s.receive(in)
	s.guests(f, in.DemandFactor)
	s.lay(in, c, in.DemandFactor)
	all, paced := 0.0, 0.0
	for area := range s.pace {
		g := s.load.groups[area*kinds : area*kinds+kinds]
		for i, c := range []struct{ visits, minutes float64 }{
			{g[centreGP].expected() + g[stationGP].expected(), in.GPMinutes[area]}, {g[centreOther].expected(), in.OtherMinutes[area]},
		} {
			if needed := c.visits * s.load.services[area][i].mean; needed > s.cfg.MostUtilization*c.minutes && c.minutes > 0 {
				s.pace[area][i] = s.cfg.MostUtilization * c.minutes / needed
			}
			all += c.visits
			paced += c.visits * s.pace[area][i]
		}
	}
	s.base.Pace = paced / all
	return nil
}

// solveChoice moves the intercepts until the expected episodes are the intended ones: each by the
// logarithm of intended ÷ expected (the contraction of Berry 1994), that of the municipal hospital kept at 0. Intended
// quantities that are themselves off by a relative error are met a hundred times as well as that.
func (s *State) solveChoice(in *Inputs, intended *[Destinations]float64, factor, off float64) error {
	var wanted [Destinations]float64
	all, episodes := 0.0, 0.0
	for _, x := range intended {
		all += x
	}
	for area := range in.Counts {
		for g, n := range in.Counts[area] {
			episodes += float64(n) * s.choice.rate[g]
		}
	}
	for d := range wanted {
		wanted[d] = intended[d] / all * episodes * factor
	}
	for range choiceRounds {
		for area := range s.areas {
			for i := range s.recent {
				s.recent[i][area] = s.baseWait[area]
			}
		}
		s.choose(in, factor)
		var got [Destinations]float64
		for area := range s.demand {
			for k := range s.demand[area] {
				for d, x := range s.demand[area][k] {
					got[d] += x
				}
			}
		}
		worst, shift := 0.0, math.Log(wanted[MunicipalHospital]/got[MunicipalHospital])
		for d := range got {
			if wanted[d] == 0 || got[d] == 0 {
				continue
			}
			step := math.Log(wanted[d] / got[d])
			s.choice.alpha[d] += step - shift
			worst = max(worst, math.Abs(step))
		}
		if worst < max(baseTolerance, off)/100 {
			if intended[OwnStation] == 0 {
				s.choice.alpha[OwnStation] = s.choice.alpha[OwnCentre] // a first station competes with the centre as an equal
			}
			return nil
		}
	}
	return fmt.Errorf("clinic: the choice model cannot reach the base-year visits; is every kind of facility open somewhere?")
}

// seasonLevels is the mean factor of the four lowest, middle and highest months: the base year is computed
// and queued at each, for waits rise more in busy months than they fall in quiet ones.
func (s *State) seasonLevels() (levels [3]float64) {
	sorted := s.season
	slices.Sort(sorted[:])
	for i, x := range sorted {
		levels[i/4] += x / 4
	}
	return levels
}

// computeBase computes the base year's waits and left shares from expected days.
func (s *State) computeBase(f *fixedPoint, c *calendar) {
	levels := s.seasonLevels()
	for area := range s.areas {
		s.resetTallies()
		for k := range s.hours {
			for kind := range kinds {
				for _, factor := range levels {
					s.expectDay(s.load.group(area, kind), c, k, factor)
				}
			}
			s.expected.run(&s.hours[k], &s.patience)
		}
		s.noteBase(f, c, area)
	}
}

// measure queues days of the base year instead.
func (s *State) measure(f *fixedPoint, c *calendar) {
	levels := s.seasonLevels()
	for area := range s.areas {
		s.resetTallies()
		for kind := range kinds {
			for k := range s.hours {
				for _, factor := range levels {
					s.queueDays(s.load.group(area, kind), c, k, factor)
				}
			}
		}
		s.noteBase(f, c, area)
	}
}

// queueDays queues days of a stratum of the base year, their arrivals multiplied by a factor.
func (s *State) queueDays(g *group, c *calendar, stratum int, factor float64) {
	daily := factor * g.expected() * g.perDay(c, stratum) / float64(max(g.desks, 1))
	days := queuedDays[stratum] * g.desks
	if daily == 0 || days == 0 {
		return
	}
	start := s.key.base.At(g.place, g.kind, stratum, int(1000*factor)).Stream()
	luck := start.Float64()
	for i := range days {
		key := s.key.base.At(g.place, g.kind, stratum, int(1000*factor), i)
		stream := key.Stream()
		s.queue.day(&s.tally[g.kind][stratum], s.cfg, &s.hours[stratum], &s.patience, g, stream.Poisson(daily), turn(luck+float64(i)/float64(days)), key)
	}
}

// noteBase notes the left shares, the experienced wait and the days of the area in hand.
func (s *State) noteBase(f *fixedPoint, c *calendar, area int) {
	minutes, arrived := 0.0, 0.0
	for kind := range kinds {
		g := s.load.group(area, kind)
		f.left[area][kind] = [2]float64{}
		for k := range s.tally[kind] {
			t, share := &s.tally[kind][k], g.perDay(c, k)*c.count[k]
			if t.total() == 0 {
				continue
			}
			for i, left := range t.leftShare() {
				f.left[area][kind][i] += share * left
			}
			gone := t.total() - t.wait[0].Count - t.wait[1].Count
			minutes += g.expected() * share * (t.wait[0].Sum + t.wait[1].Sum + gone*s.cfg.LeftCountsMinutes) / t.total()
			arrived += g.expected() * share
		}
	}
	s.baseWait[area] = minutes / max(arrived, tiny)
	s.baseDays[area] = s.tally
}
