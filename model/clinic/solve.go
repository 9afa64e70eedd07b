package clinic

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/exact"
)

// Limits of the iterations that solve the base year, and how exactly its quantities are met.
const (
	solveRounds   = 60
	choiceRounds  = 500
	baseTolerance = 1e-4
	mostMeant     = 2 // times as many as wanted are meant for a destination at most, and half as many at least
)

// solveBase finds the intercepts. Patients who leave unseen end at a hospital, so the choices that give
// the wanted visits depend on the queues, and these on the choices: a fixed point.
func (s *State) solveBase(in *Inputs, mustFit bool) error {
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
	if mustFit && (s.base.TotalRaised || s.base.Implausible(cfg)) {
		return ErrUnfit
	}
	station := s.base.Share[OwnStation] / (s.base.Share[OwnCentre] + s.base.Share[OwnStation] + s.base.Share[OtherCommunity])
	s.centreGPShare = (cfg.GPShare - station) / (1 - station)
	s.choice.refill.weeks = cfg.RefillWeeks
	s.choice.relativeRates(cfg, in.Counts, s.base.VisitsPerResident)
	var average calendar
	average.average()
	wanted := [Destinations]float64{}
	for d := range wanted {
		wanted[d] = s.base.Share[d] * s.base.VisitsPerResident * residents / 12
	}
	f := fixedPoint{
		wanted: wanted, intended: wanted, left: make([][kinds][2]float64, s.areas),
		days: &SolvedDays{make([]tallies, s.areas)},
	}
	s.setPace(&f, in, &average)
	if mustFit && s.base.Shortened() {
		return ErrUnfit
	}
	s.engine.solve(s, &f, in, &average)
	s.solved = f.days
	for area := range s.areas {
		for i := range s.recent {
			s.recent[i][area] = s.baseWait[area]
		}
	}
	s.describeBase(&f, in)
	s.choice.refill.note(s)
	if mustFit && s.base.Missed() {
		return ErrUnfit
	}
	return nil
}

// fixedPoint is the search for the intercepts.
type fixedPoint struct {
	wanted, intended [Destinations]float64 // episodes a month: where they end, and where they are first meant to go
	missing, step    [Destinations]float64 // logarithms of the last correction: wanted ÷ ended, and what was made of it
	left             [][kinds][2]float64   // share of arrivals that leaves, by area, kind of desk and contract
	days             *SolvedDays           // by which left and the waits were found
	rounds           int
}

// iterate repeats choice, days and correction until the visits end where they should, or for as many rounds as it may: then
// Unreached tells how far they are from it. Each round runs the days, or keeps those that have been run where each is nil.
func (s *State) iterate(f *fixedPoint, in *Inputs, c *calendar, each engine) {
	s.base.Unreached = 1
	for f.rounds = 0; s.base.Unreached > baseTolerance && f.rounds < solveRounds; f.rounds++ {
		s.solveChoice(in, &f.intended, in.DemandFactor, s.base.Unreached)
		s.guests(f, in)
		s.lay(in, c, in.DemandFactor)
		if each != nil {
			s.runYear(f, c, each)
		}
		s.base.Unreached = f.correct(s.ends(f), in.DemandFactor)
	}
}

// correct moves the intended episodes by the logarithm of wanted ÷ ended, and further by what the last correction teaches
// (Anderson 1965, Journal of the ACM 12, with one step back). It returns the largest relative error before. Desks that half
// of the patients leave unseen serve no more, or fewer, when yet more are sent there: the correction ends at mostMeant.
func (f *fixedPoint) correct(ends [Destinations]float64, factor float64) (worst float64) {
	last, lastStep := f.missing, f.step
	along, square := 0.0, 0.0
	for d := range ends {
		switch {
		case f.wanted[d] > 0 && ends[d] > 0:
			ratio := f.wanted[d] * factor / ends[d]
			worst = max(worst, math.Abs(ratio-1))
			f.missing[d] = exact.Log(ratio)
		case f.wanted[d] > 0:
			worst = max(worst, 1) // such a facility is open nowhere
		}
		change := f.missing[d] - last[d]
		along += float64(f.missing[d] * change)
		square += float64(change * change)
	}
	back := 0.0
	if f.rounds > 0 && square > 0 {
		back = max(-1, min(along/square, 0)) // the error shrinks by up to half in a plain step, and keeps its sign
	}
	for d, wanted := range f.wanted {
		f.step[d] = f.missing[d] - float64(back*(lastStep[d]+f.missing[d]-last[d]))
		f.intended[d] = max(wanted/mostMeant, min(f.intended[d]*exact.Exp(f.step[d]), wanted*mostMeant))
	}
	return worst
}

// setPace shortens visits where the base year's would not fit into the clinicians' time: that those visits took place is
// better known than how long they took. At most the share most_utilization_at_start of their minutes is filled.
func (s *State) setPace(f *fixedPoint, in *Inputs, c *calendar) {
	s.solveChoice(in, &f.intended, in.DemandFactor, baseTolerance)
	s.receive(in)
	s.guests(f, in)
	s.lay(in, c, in.DemandFactor)
	all, paced := 0.0, 0.0
	for area := range s.pace {
		g := s.load.groups[area*kinds : area*kinds+kinds]
		for i, c := range []struct{ visits, minutes float64 }{
			{g[centreGP].Expected() + g[stationGP].Expected(), in.GPMinutes[area] - s.onlineMinutes(in, area)}, {g[centreOther].Expected(), in.OtherMinutes[area]},
		} {
			if needed := c.visits * s.load.services[area][i].Mean; needed > s.cfg.MostUtilization*c.minutes && c.minutes > 0 {
				s.pace[area][i] = s.cfg.MostUtilization * c.minutes / needed
			}
			all += c.visits
			paced += float64(c.visits * s.pace[area][i])
		}
	}
	s.base.Pace = paced / all
}

// solveChoice moves the intercepts until the expected episodes are the intended ones: each by the
// logarithm of intended ÷ expected (the contraction of Berry 1994), that of the municipal hospital kept at 0. Intended
// quantities that are themselves off by a relative error are met a hundred times as well as that. What is intended where
// nothing is open goes to the others in proportion.
func (s *State) solveChoice(in *Inputs, intended *[Destinations]float64, factor, off float64) {
	episodes := 0.0
	for area := range in.Counts {
		for g, n := range in.Counts[area] {
			episodes += float64(float64(n) * s.choice.rate[g])
		}
	}
	for range choiceRounds {
		got, all := s.expected(in, factor), 0.0
		for d, x := range intended {
			if got[d] > 0 {
				all += x
			}
		}
		worst, shift := 0.0, exact.Log(intended[MunicipalHospital]/all*episodes*factor/got[MunicipalHospital])
		for d, x := range intended {
			wanted := x / all * episodes * factor
			if wanted == 0 || got[d] == 0 {
				continue
			}
			step := exact.Log(wanted / got[d])
			s.choice.alpha[d] += step - shift
			worst = max(worst, math.Abs(step))
		}
		if worst < max(baseTolerance, off)/100 {
			break
		}
	}
	if intended[OwnStation] == 0 {
		s.choice.alpha[OwnStation] = s.choice.alpha[OwnCentre] // a first station competes with the centre as an equal
	}
}

// expected is the district's episodes by destination when the waits are those of the base year.
func (s *State) expected(in *Inputs, factor float64) (sum [Destinations]float64) {
	for i := range s.recent {
		copy(s.recent[i], s.baseWait)
	}
	s.choose(in, factor)
	for area := range s.demand {
		for k := range s.demand[area] {
			for d, x := range s.demand[area][k] {
				sum[d] += x
			}
		}
	}
	return sum
}

// seasonLevels is the mean factor of the four lowest, middle and highest months: the base year is computed
// and queued at each, for waits rise more in busy months than they fall in quiet ones.
func (s *State) seasonLevels() (levels [3]float64) {
	sorted := s.season
	slices.Sort(sorted[:])
	for i, x := range sorted {
		levels[i/4] += float64(x / 4)
	}
	return levels
}

// runYear runs the base year's days and notes what they come to.
func (s *State) runYear(f *fixedPoint, c *calendar, e engine) {
	levels := s.seasonLevels()
	for area := range s.areas {
		s.resetTallies()
		e.year(s, area, c, levels)
		s.noteBase(f, c, area)
	}
}

// noteBase notes the left shares, the experienced wait and the days of the area in hand.
func (s *State) noteBase(f *fixedPoint, c *calendar, area int) {
	minutes, arrived := 0.0, 0.0
	for kind := range kinds {
		g := s.load.group(area, kind)
		f.left[area][kind] = [2]float64{}
		for k := range s.tally[kind] {
			t, share := &s.tally[kind][k], g.perDay(c, k)*c.count[k]*(1-g.turned)
			if t.Total() == 0 {
				continue
			}
			for i, left := range t.LeftShare() {
				f.left[area][kind][i] += float64(share * left)
			}
			gone := t.Total() - t.Wait[0].Count - t.Wait[1].Count
			minutes += float64(g.Expected() * share * (t.Wait[0].Sum + t.Wait[1].Sum + float64(gone*s.cfg.LeftCountsMinutes)) / t.Total())
		}
		for i := range f.left[area][kind] {
			f.left[area][kind][i] += g.turned
		}
		minutes += float64(g.Expected() * g.turned * s.cfg.LeftCountsMinutes)
		arrived += g.Expected()
	}
	s.baseWait[area] = minutes / max(arrived, tiny)
	f.days.tally[area] = s.tally
}
