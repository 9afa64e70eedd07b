package estate

import (
	"fmt"
	"math"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Start is what a replication begins with.
type Start struct {
	Areas      int
	First      month.Month // first month that will be simulated
	Facilities []Facility
	Projects   []Project
	Events     []Event     // what is known to have happened at facilities
	KnownUntil month.Month // up to the end of which it is known
	Points     []Point
	Residents  []float64  // per area, to place stations of unknown position
	Places     rng.Places // numbers of the areas' codes
}

// check reports what cannot be simulated.
func (s *Start) check() error {
	if s.Areas < 1 || len(s.Residents) != s.Areas {
		return fmt.Errorf("%d areas with residents of %d", s.Areas, len(s.Residents))
	}
	for i, p := range s.Points {
		if p.Area < 0 || p.Area >= s.Areas {
			return fmt.Errorf("demand point %d lies in area %d of %d", i+1, p.Area, s.Areas)
		}
		if !(p.Weight >= 0) || math.IsInf(p.Weight, 1) {
			return fmt.Errorf("demand point %d has the weight %g", i+1, p.Weight)
		}
	}
	if err := s.checkFacilities(); err != nil {
		return err
	}
	if err := s.checkProjects(); err != nil {
		return err
	}
	return s.checkEvents()
}

func (s *Start) checkFacilities() error {
	centres, seen := make([]int, s.Areas), map[string]bool{}
	for _, f := range s.Facilities {
		switch {
		case f.ID == "" || seen[f.ID]:
			return fmt.Errorf("facility %q has the id %q, which is empty or used twice", f.Name, f.ID)
		case f.Area < 0 || f.Area >= s.Areas:
			return fmt.Errorf("facility %s lies outside every catchment: area %d of %d", f.ID, f.Area, s.Areas)
		case !(f.Standardized >= 0 && f.Standardized <= 1):
			return fmt.Errorf("facility %s: standardized at the start with probability %g", f.ID, f.Standardized)
		case !(f.Absent >= 0 && f.Absent <= 1):
			return fmt.Errorf("facility %s: absent with probability %g", f.ID, f.Absent)
		case f.Absent > 0 && f.Kind != Station && f.Kind != SecondSite:
			return fmt.Errorf("facility %s may be absent, but only stations and second sites may", f.ID)
		case f.Kind == Centre && (!f.PositionKnown || f.Planned):
			return fmt.Errorf("centre %s must exist at a known position", f.ID)
		}
		if err := f.At.Check(); f.PositionKnown && err != nil {
			return fmt.Errorf("facility %s: %w", f.ID, err)
		}
		seen[f.ID] = true
		if f.Kind == Centre {
			centres[f.Area]++
		}
	}
	for a, n := range centres {
		if n != 1 {
			return fmt.Errorf("area %d has %d centres; every area has one", a, n)
		}
	}
	return nil
}

func (s *Start) checkProjects() error {
	kinds := map[string]*Facility{}
	opens := map[string]bool{}
	for _, e := range s.Events {
		opens[e.Facility] = opens[e.Facility] || e.Kind == Opened
	}
	for i := range s.Facilities {
		kinds[s.Facilities[i].ID] = &s.Facilities[i]
	}
	for _, p := range s.Projects {
		f := kinds[p.Facility]
		switch {
		case f == nil:
			return fmt.Errorf("project %s is at the unknown facility %q", p.ID, p.Facility)
		case p.StagesDone < 0 || p.StagesDone >= Stages:
			return fmt.Errorf("project %s has %d of %d stages done", p.ID, p.StagesDone, Stages)
		case p.StartEarliest > p.StartLikely || p.StartLikely > p.StartLatest:
			return fmt.Errorf("project %s: start months %s, %s, %s do not rise", p.ID, p.StartEarliest, p.StartLikely, p.StartLatest)
		case f.Absent > 0 || f.Kind == SecondSite:
			return fmt.Errorf("project %s is at facility %s, which may not exist or is a second site", p.ID, f.ID)
		case f.Planned != (p.Kind == Opening):
			return fmt.Errorf("project %s is %s, but facility %s exists: %t", p.ID, p.Kind, f.ID, !f.Planned)
		case int(p.Kind) >= len(projectKindNames):
			return fmt.Errorf("project %s has the unknown kind %d", p.ID, p.Kind)
		}
		opens[p.Facility] = opens[p.Facility] || p.Kind == Opening
	}
	for _, f := range s.Facilities {
		if f.Planned && !opens[f.ID] {
			return fmt.Errorf("facility %s is planned, but no project opens it", f.ID)
		}
	}
	return nil
}
