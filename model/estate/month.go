package estate

import (
	"fmt"
	"slices"

	"chcsim/model/capability"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Sites is the estate at the end of a month. Slices have one element per facility unless said otherwise, belong
// to the State and are valid until its next Month. A facility keeps its index; new stations are appended
// when they are begun, closed at first.
type Sites struct {
	Facilities     []Facility // with the positions of this replication
	Open           []bool
	Capacity       []float64 // share of full capacity, below 1 during works
	Standardized   []bool
	Capability     []capability.Set
	HealthStations []int  // per area: smart health stations in use
	OpenStations   []int  // per area: open stations
	Changed        bool   // a facility opened or moved this month
	Behind         []int  // projects whose goal was due by this month and is not met
	Ample          *Sites // with all that the projects and the roll-outs in force would ever bring; nil in itself
}

// Month brings the estate to the end of the month. Months follow each other without a gap.
func (s *State) Month(m month.Month) *Sites {
	s.sites.Changed = false
	s.happenIn(m)
	s.beginUnits(m)
	s.runUntil(float64(m + 1))
	s.standardizeOthers(m)
	s.sum(m)
	return &s.sites
}

// Sites is the estate as it stands: before the first Month, as it was when that month began.
func (s *State) Sites() *Sites { return &s.sites }

// sum derives what follows from projects and facilities at the end of a month.
func (s *State) sum(m month.Month) {
	s.remember(m)
	s.loseCapacity()
	s.sites.Ample = s.ample()
	clear(s.sites.OpenStations)
	for i, f := range s.sites.Facilities {
		if f.Kind == Station && s.sites.Open[i] {
			s.sites.OpenStations[f.Area]++
		}
	}
	s.sites.Behind = s.sites.Behind[:0]
	for i := range s.projects {
		if p := &s.projects[i]; p.By != 0 && m >= p.By && !s.progress[i].reached(p.Goal) {
			s.sites.Behind = append(s.sites.Behind, i)
		}
	}
}

// standardizeOthers lets centres reach the standard without a project of their own.
func (s *State) standardizeOthers(m month.Month) {
	if s.cfg.StandardizedWithoutProject <= 0 || s.known.centres && float64(m) < s.known.open {
		return
	}
	probability := rng.HazardToProbability(s.cfg.StandardizedWithoutProject, 1./12)
	for i, f := range s.sites.Facilities {
		if f.Kind == Centre && !s.sites.Standardized[i] {
			stream := s.chance.Purpose("standard").At(s.numbers.At(i), int(m)).Stream()
			s.sites.Standardized[i] = stream.Bernoulli(probability)
		}
	}
}

// loseCapacity takes the capacity that works cost, from the beginning of construction until the acceptance.
func (s *State) loseCapacity() {
	for i := range s.sites.Capacity {
		s.sites.Capacity[i] = 1
	}
	for i := range s.projects {
		p := &s.progress[i]
		if p.Begun && !p.Completed && p.Stage >= Building {
			left := &s.sites.Capacity[s.at[i]]
			*left = min(*left, s.cfg.works(s.projects[i].Kind).Capacity)
		}
	}
}

// CentresStandardized counts centres that meet the construction standard, of all centres.
func (s *Sites) CentresStandardized() (met, of int) {
	return s.count(Centre, func(i int) bool { return s.Standardized[i] })
}

// StationsStandardized counts open stations that meet the construction standard, of all open stations.
func (s *Sites) StationsStandardized() (met, of int) {
	return s.count(Station, func(i int) bool { return s.Standardized[i] })
}

// Having counts the facilities that have all the capabilities given, of all those they are meant for: open
// stations for those of stations, else centres (which stand for their areas).
func (s *Sites) Having(all ...capability.ID) (met, of int) {
	kind := Centre
	if len(all) > 0 && all[0].Row().Scope == capability.PerStation {
		kind = Station
	}
	return s.count(kind, func(i int) bool {
		for _, c := range all {
			if !s.Capability[i][c] {
				return false
			}
		}
		return true
	})
}

func (s *Sites) count(kind Kind, meets func(facility int) bool) (met, of int) {
	for i, f := range s.Facilities {
		if f.Kind == kind && s.Open[i] {
			of++
			if meets(i) {
				met++
			}
		}
	}
	return met, of
}

// ByArea is the estate of each area: its facilities with what they have, and its smart health stations.
func (s *Sites) ByArea() []*Sites {
	areas := make([]*Sites, len(s.HealthStations))
	for a := range areas {
		areas[a] = &Sites{HealthStations: s.HealthStations[a : a+1]}
	}
	for i, f := range s.Facilities {
		in := areas[f.Area]
		in.Facilities, in.Open = append(in.Facilities, f), append(in.Open, s.Open[i])
		in.Standardized, in.Capability = append(in.Standardized, s.Standardized[i]), append(in.Capability, s.Capability[i])
	}
	if s.Ample != nil {
		for a, ample := range s.Ample.ByArea() {
			areas[a].Ample = ample
		}
	}
	return areas
}

func newStationID(n int) string { return fmt.Sprintf("new-%02d", n) }

// clone shares what would be ample, which is summed anew each month.
func (s *Sites) clone() Sites {
	own := *s
	own.Facilities, own.Open, own.Capacity, own.Standardized = slices.Clone(s.Facilities), slices.Clone(s.Open), slices.Clone(s.Capacity), slices.Clone(s.Standardized)
	own.Capability, own.HealthStations, own.OpenStations = slices.Clone(s.Capability), slices.Clone(s.HealthStations), slices.Clone(s.OpenStations)
	own.Behind = slices.Clone(s.Behind)
	return own
}
