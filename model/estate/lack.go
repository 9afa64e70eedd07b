package estate

import (
	"slices"

	"chcsim/model/capability"
	"chcsim/model/month"
)

// Standard is the construction standard among the items that a facility may lack; the others are capabilities.
const Standard = "standard"

// Standing is how far it is with something that a facility lacks.
type Standing uint8

// The standings.
const (
	Unplanned Standing = iota // neither a project nor a programme brings it
	Waiting                   // for its turn in a programme
	NotBegun                  // its project has not begun
	UnderWay                  // in a stage
)

// Lack is an item that a centre, or so many stations, lack at the end of a month.
type Lack struct {
	Facility string // of a centre; empty for stations, which are counted
	Item     string
	Standing Standing
	Stage    Stage // of what is under way
	Count    int
}

// openTrack stands behind the tracks: whether a facility is open.
const openTrack = tracks

// had holds of a facility the month at whose end it first had what each track brings, or was open; 0 before.
type had [tracks + 1]month.Month

// remember notes what facilities have at the end of a month.
func (s *State) remember(m month.Month) {
	for len(s.had) < len(s.sites.Facilities) {
		s.had = append(s.had, had{})
	}
	for i := range s.had {
		note := func(track int, has bool) {
			if has && s.had[i][track] == 0 {
				s.had[i][track] = m
			}
		}
		note(openTrack, s.sites.Open[i])
		note(standardTrack, s.sites.Standardized[i])
		for c, has := range s.sites.Capability[i] {
			note(c, has)
		}
	}
}

// Lacking lists who of a kind in an area, or anywhere for a number beyond the areas, lacked which of some items at the end of a
// month that is over.
func (s *State) Lacking(items []string, kind Kind, area int, m month.Month) (list []Lack) {
	for i, f := range s.sites.Facilities {
		if f.Kind != kind || area < len(s.sites.HealthStations) && f.Area != area || !s.had[i].by(openTrack, m) {
			continue
		}
		for _, item := range items {
			track := standardTrack
			if c, ok := capability.Find(item); ok {
				track = int(c)
			}
			if s.had[i].by(track, m) {
				continue
			}
			lack := Lack{Facility: f.ID, Item: item, Count: 1}
			lack.Standing, lack.Stage = s.standing(i, track, m)
			list = addLack(list, lack, kind)
		}
	}
	return list
}

func (h *had) by(track int, m month.Month) bool { return h[track] != 0 && h[track] <= m }

// addLack adds a lack; those of stations are counted together.
func addLack(list []Lack, lack Lack, kind Kind) []Lack {
	if kind != Station {
		return append(list, lack)
	}
	lack.Facility = ""
	same := slices.IndexFunc(list, func(l Lack) bool {
		return l.Item == lack.Item && l.Standing == lack.Standing && l.Stage == lack.Stage
	})
	if same < 0 {
		return append(list, lack)
	}
	list[same].Count++
	return list
}

// standing tells how far it was at the end of a month with what a facility lacked then.
func (s *State) standing(facility, track int, m month.Month) (Standing, Stage) {
	standing := Unplanned
	if programme := s.programme(facility, track); programme != nil && programme.SharePerYear > 0 {
		standing = Waiting
	}
	for k := range s.jobs {
		j := &s.jobs[k]
		switch {
		case j.track == track && j.unit == facility:
		case track == standardTrack && j.track == projectTrack && s.at[j.unit] == facility:
			standing = NotBegun
		default:
			continue
		}
		if stage, begun := j.at(m); begun {
			return UnderWay, stage
		}
	}
	return standing, 0
}

// programme is what brings a track to a facility in its turn; nil for none.
func (s *State) programme(facility, track int) *Rollout {
	switch {
	case track < capability.Count:
		return &s.cfg.Capability[track]
	case s.sites.Facilities[facility].Kind == Station:
		return &s.cfg.StationStandard
	}
	return nil
}

// at is the stage in which a job was at the end of a month.
func (j *job) at(m month.Month) (stage Stage, begun bool) {
	for k, from := range j.from {
		if from != 0 && from < float64(m+1) {
			stage, begun = Stage(k), true
		}
	}
	return stage, begun
}
