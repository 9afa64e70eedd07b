package estate

import (
	"fmt"
	"slices"

	"chcsim/model/capability"
	"chcsim/model/month"
)

// EventKind is what is known to have happened at a facility.
type EventKind uint8

// The kinds of events.
const (
	Opened EventKind = iota
	Closed
	Standardized // it met the construction standard
	Equipped     // it got a capability
)

// Event is something known to have happened at a facility, in the course of a month.
type Event struct {
	Facility   string // its id
	Month      month.Month
	Kind       EventKind
	Capability capability.ID // of Equipped
}

// followed is what is known of the estate up to the end of a month. Of a roll-out with an event all events up to then are known:
// nothing else was delivered. It goes on from there, with what the programme would have begun, given that it is not delivered yet.
type followed struct {
	events  []Event
	places  []int   // of the events' facilities; −1 where one does not exist in this replication
	open    float64 // when what is known ends, in months of the calendar
	tracks  [tracks]bool
	centres bool // known to meet the standard by an event
}

// checkEvents reports events of facilities that there are not, or that cannot open.
func (s *Start) checkEvents() error {
	for _, e := range s.Events {
		i := slices.IndexFunc(s.Facilities, func(f Facility) bool { return f.ID == e.Facility })
		switch {
		case i < 0:
			return fmt.Errorf("an event at the unknown facility %q", e.Facility)
		case e.Month > s.KnownUntil:
			return fmt.Errorf("an event of %s at facility %s, later than %s", e.Month, e.Facility, s.KnownUntil)
		case e.Kind == Opened && !s.Facilities[i].Planned:
			return fmt.Errorf("facility %s opened in %s, but is open from the start", e.Facility, e.Month)
		}
	}
	return nil
}

// follow takes over what is known and lets happen what happened before the first month.
func (s *State) follow(start *Start) {
	known := &s.known
	known.events, known.open = start.Events, float64(start.KnownUntil+1)
	for _, e := range known.events {
		i := slices.IndexFunc(s.sites.Facilities, func(f Facility) bool { return f.ID == e.Facility })
		known.places = append(known.places, i)
		switch {
		case i < 0:
			continue
		case e.Kind == Equipped:
			known.tracks[e.Capability] = true
		case e.Kind == Opened && s.sites.Facilities[i].Kind == Station:
			known.tracks[newStationTrack] = true
		case e.Kind == Standardized && s.sites.Facilities[i].Kind == Station:
			known.tracks[standardTrack] = true
		case e.Kind == Standardized:
			known.centres = true
		}
		if e.Kind == Standardized && e.Month >= start.First {
			s.sites.Standardized[i] = false // until then
		}
	}
	for k, e := range known.events {
		if e.Month < start.First {
			s.happen(k)
		}
	}
}

// happen puts an event into effect.
func (s *State) happen(k int) {
	e, i := s.known.events[k], s.known.places[k]
	if i < 0 {
		return
	}
	switch e.Kind {
	case Opened, Closed:
		s.sites.Open[i], s.sites.Changed = e.Kind == Opened, true
		s.sites.Standardized[i] = s.sites.Standardized[i] || e.Kind == Opened // as new stations are
	case Standardized:
		s.sites.Standardized[i] = true
	case Equipped:
		s.sites.Capability[i][e.Capability] = true
	}
}

// happenIn puts the events of a month into effect.
func (s *State) happenIn(m month.Month) {
	for k, e := range s.known.events {
		if e.Month != m {
			continue
		}
		s.happen(k)
		if i := s.known.places[k]; e.Kind == Opened && i >= 0 && s.sites.Facilities[i].Kind == Station {
			s.equipNewStation(float64(m), i)
		}
	}
}

// split parts the facilities of a track, in the order of a draw, into those that have it before the first month and those that are
// open. Those that are known to get it later are neither.
func (s *State) split(track int, units []int, first month.Month) (have, open []int) {
	for _, unit := range units {
		k := slices.IndexFunc(s.known.events, func(e Event) bool {
			return s.sites.Facilities[unit].ID == e.Facility && (e.Kind == Equipped && int(e.Capability) == track || e.Kind == Standardized && track == standardTrack)
		})
		switch {
		case k < 0:
			open = append(open, unit)
		case s.known.events[k].Month < first:
			have = append(have, unit)
		}
	}
	return have, open
}

// resting tells whether a track begins nothing in a month since what it delivered is known. What is under way when that ends is
// what the programme begins in the mean time that one takes before it.
func (s *State) resting(m month.Month, track int, programme *Rollout) bool {
	if !s.known.tracks[track] {
		return false
	}
	months := s.cfg.SmallApproval.Mean() + programme.Installation.Mean() + s.cfg.SmallAcceptance.Mean()
	return float64(m) < s.known.open-float64(months*s.pace())
}

// tooEarly tells whether a unit of a roll-out would be delivered while it is known that it was not.
func (s *State) tooEarly(at float64, j *job) bool {
	return j.track != projectTrack && s.known.tracks[j.track] && at < s.known.open
}
