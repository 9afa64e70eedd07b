package clinic

import (
	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
	"slices"
)

// smoothed is over how many months the experienced wait is averaged.
const smoothed = 3

// keys are the roots of the part's streams, one for each purpose.
type keys struct{ arrivals, choose, day, split, settle, base rng.Key }

// State is the clinic part of one replication.
type State struct {
	cfg    *Config
	key    keys
	areas  int
	places rng.Places
	engine engine
	solved *SolvedDays
	base   BaseYear

	choice        choice
	season        [12]float64
	centreGPShare float64      // GPs' share of visits at centres
	pace          [][2]float64 // multiplies visit minutes of GPs and other clinicians, by area; 1 unless the base year would not fit
	nonResident   [][2]float64 // arrivals in an average month at centre and stations, by area
	hospitalGuest [2]float64   // non-residents' visits to hospitals in an average month

	baseWait []float64             // experienced wait of the base year, by area
	recent   [smoothed][]float64   // experienced waits of the last months, by area
	referred [smoothed][2]cell.Mix // Inputs.ReferredDays of the last months
	next     int                   // which of recent and referred is the oldest
	months   int                   // since the base year

	rules    desk.Rules
	hours    [strata]desk.Hours
	days     calendar // of the month
	demand   []demand
	who      [][2]cell.Mix // expected community visits of each area's residents
	received [][2]float64
	pull     []float64
	load     load

	// Of the area in hand: the days that were run, those of their patients who were followed one by one, and the
	// arrivals of the other days.
	tally tallies
	seen  [kinds][strata]patients
	rest  [kinds][strata]int

	visiting visiting
	visits   Visits
}

// Month chooses, queues and counts the visits of a month. The result's slices are overwritten by the next Month. The months of
// the base year come first.
func (s *State) Month(m month.Month, in Inputs) Visits {
	s.days.of(m)
	factor := s.season[m.Calendar()-1] * in.DemandFactor
	s.referred[s.next] = in.ReferredDays
	if in.Solved == nil {
		s.months++
	}
	s.choose(&in, factor)
	s.lay(&in, &s.days, factor)
	s.visits.Total = Area{}
	s.visiting.reset()
	days := s.runner(&in)
	for area := range s.areas {
		s.visits.Areas[area] = Area{Who: s.who[area]}
		s.work(&in, days, area, m)
	}
	s.settle(m, factor)
	s.remember()
	return s.visits
}

// choose fills the expected episodes of every area by contract and destination.
func (s *State) choose(in *Inputs, factor float64) {
	if s.choice.refresh(s.cfg) {
		desks := s.cfg.desks()
		s.rules.Set(desks)
		for k := range s.hours {
			sessions := s.cfg.sessions(k)
			s.hours[k].Plan(&desks, sessions[:]...)
		}
	}
	s.choice.refill.follow(s.cfg, in.Drift.Refill)
	s.choice.patients = [cell.Inclinations][2]float64{}
	s.choice.shiftBy(s.cfg, &s.referred, float64(s.months)/12)
	waited, appeal := 0.0, 0.0
	for area := range s.areas {
		waited += s.waited(area)
		appeal += in.Appeal[area]
	}
	others := max(1, float64(s.areas-1))
	factor *= exact.Exp(in.Drift.Visits)
	for area := range s.areas {
		own := s.waited(area)
		weights := s.choice.areaWeights(s.cfg, in, area, own, (waited-own)/others, (appeal-in.Appeal[area])/others)
		s.demand[area], s.who[area] = s.choice.expect(&in.Counts[area], &weights, factor)
		if in.FollowUps != nil {
			s.demand[area].add(in.FollowUps[area])
		}
	}
}

// add adds visits to the own centre, in proportion to those expected there by contract.
func (d *demand) add(visits float64) {
	expected := d[Uncontracted][OwnCentre] + d[Contracted][OwnCentre]
	if expected == 0 {
		return
	}
	for k := range d {
		d[k][OwnCentre] *= max(0, 1+visits/expected)
	}
}

// waited is the experienced wait of an area, averaged over the last months, less that of the base year.
func (s *State) waited(area int) float64 {
	sum := 0.0
	for i := range s.recent {
		sum += s.recent[i][area]
	}
	return sum/smoothed - s.baseWait[area]
}

// remember keeps the month's experienced waits; an area where nobody came keeps its last one.
func (s *State) remember() {
	last := (s.next + smoothed - 1) % smoothed
	for area := range s.areas {
		w := &s.visits.Areas[area].Desk
		arrived := float64(w.Arrived[0] + w.Arrived[1])
		if arrived == 0 {
			s.recent[s.next][area] = s.recent[last][area]
			continue
		}
		gone := float64(w.Gone[0] + w.Gone[1])
		s.recent[s.next][area] = (w.Wait[0].Sum + w.Wait[1].Sum + float64(gone*s.cfg.LeftCountsMinutes)) / arrived
	}
	s.next = (s.next + 1) % smoothed
}

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	for i := range own.recent {
		own.recent[i] = slices.Clone(s.recent[i])
	}
	for k := range own.hours {
		own.hours[k] = s.hours[k].Clone()
	}
	return &own
}
