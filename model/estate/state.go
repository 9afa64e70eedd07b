package estate

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/capability"
	"chcsim/model/des"
	"chcsim/model/rng"
)

// State is the estate of one replication.
type State struct {
	cfg       *Config
	projects  []Project
	at        []int // facility of each project
	placer    *placer
	ignorance rng.Key
	chance    rng.Key
	shock     float64

	jobs     []job
	events   des.Calendar[event] // in calendar months: 24252.5 is the middle of January 2021
	progress []Progress
	rollouts [tracks]rollout
	places   []spot
	sites    Sites
	numbers  rng.Places // of the facilities' ids
	known    followed
	had      []had // of each facility

	contradicted []int // projects whose history could not be drawn as it is said to be
}

// job is something under way: a project of the plan, or one unit of a roll-out.
type job struct {
	chain   chain
	track   int // roll-out, or projectTrack
	unit    int // project, facility or place, as the track counts
	stage   Stage
	begun   bool
	attempt int
	from    [Stages]float64 // when each stage began, in months of the calendar; 0 of one that has not
}

// event is that a job begins or its stage ends.
type event struct{ job int32 }

// New draws what is not known of the district and brings its projects to the beginning of the first month.
// Positions, what met the standard at the start, starts of projects and who is first in a roll-out are
// drawn with the ignorance key; durations, failures and the shared shock with the chance key.
func New(cfg *Config, start Start, chance, ignorance rng.Key) (*State, error) {
	if err := start.check(); err != nil {
		return nil, fmt.Errorf("estate: %w", err)
	}
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("estate: %w", err)
	}
	placer, err := newPlacer(&start)
	if err != nil {
		return nil, fmt.Errorf("estate: %w", err)
	}
	s := &State{cfg: cfg, projects: start.Projects, placer: placer, ignorance: ignorance, chance: chance}
	stream := chance.Purpose("shock").Fated(rng.Decision{What: "shock of projects"})
	s.shock = cfg.Shock.Quantile(stream.Float64())
	s.placeFacilities(&start)
	s.sites.HealthStations, s.sites.OpenStations = make([]int, start.Areas), make([]int, start.Areas)
	s.planPlaces(start)
	s.follow(&start)
	s.startRollouts(start.First)
	s.startProjects()
	s.runUntil(float64(start.First))
	s.sites.Changed = false
	s.sum(start.First - 1)
	return s, nil
}

// placeFacilities takes over what exists of the table, draws positions that are unknown, and adds stations until there
// are as many as the scenario says.
func (s *State) placeFacilities(start *Start) {
	for _, f := range start.Facilities {
		if !s.exists(f) {
			continue
		}
		if f.PositionKnown {
			s.placer.take(f.At)
		}
		stream := s.ignorance.Purpose("standardized").At(rng.Place(f.ID)).Fated(rng.Decision{What: "to standard", Where: f.ID})
		s.addFacility(f, !f.Planned, !f.Planned && stream.Bernoulli(f.Standardized))
	}
	for _, i := range s.numbers.Shuffled(len(s.numbers), s.ignorance.Purpose("order of placing")) {
		if f := &s.sites.Facilities[i]; !f.PositionKnown {
			stream := s.ignorance.Purpose("position").At(s.numbers.At(i)).Stream()
			f.At = s.placer.inArea(f.Area, &stream, s.cfg.PlacementCandidates).At
		}
	}
	s.addStations()
	s.standardizeStations()
}

// exists draws whether a listed facility does.
func (s *State) exists(f Facility) bool {
	stream := s.ignorance.Purpose("absent").At(rng.Place(f.ID)).Stream()
	return !stream.Bernoulli(f.Absent)
}

// addStations places the stations that no table lists.
func (s *State) addStations() {
	listed := 0
	for _, f := range s.sites.Facilities {
		if f.Kind == Station && !f.Planned {
			listed++
		}
	}
	for i := range max(0, int(math.Round(s.cfg.Stations))-listed) {
		stream := s.ignorance.Purpose("station").At(i).Stream()
		at := s.placer.anywhere(&stream, s.cfg.PlacementCandidates)
		s.addFacility(station(fmt.Sprintf("placed-%02d", i+1), at), true, false)
	}
}

// standardizeStations draws which of the stations without a statement of their own meet the standard.
func (s *State) standardizeStations() {
	var unstated []int
	for i, f := range s.sites.Facilities {
		if f.ByProgramme && s.sites.Open[i] {
			unstated = append(unstated, i)
		}
	}
	for _, i := range s.shuffled("standardized stations", unstated)[:round(s.cfg.StationStandard.AtStart*float64(len(unstated)))] {
		s.sites.Standardized[i] = true
	}
}

func station(id string, at Point) Facility {
	return Facility{ID: id, Name: id, Kind: Station, Area: at.Area, At: at.At, ByProgramme: true}
}

// addFacility appends a facility to everything that has one element per facility.
func (s *State) addFacility(f Facility, open, standardized bool) {
	sites := &s.sites
	s.numbers = append(s.numbers, rng.Place(f.ID))
	sites.Facilities = append(sites.Facilities, f)
	sites.Open = append(sites.Open, open)
	sites.Standardized = append(sites.Standardized, standardized)
	sites.Capacity = append(sites.Capacity, 1)
	sites.Capability = append(sites.Capability, capability.Set{})
}

// startProjects draws each project's history and puts its beginning on the calendar.
func (s *State) startProjects() {
	index := map[string]int{}
	for i, f := range s.sites.Facilities {
		index[f.ID] = i
	}
	for i := range s.projects {
		p := &s.projects[i]
		h := history{s.cfg, s.shock, s.chance.Purpose("project").At(rng.Place(p.ID)), s.ignorance.Purpose("project").At(rng.Place(p.ID))}
		start, key, likely := h.draw(p)
		if !likely {
			s.contradicted = append(s.contradicted, i)
		}
		s.at = append(s.at, index[p.Facility])
		s.progress = append(s.progress, Progress{Project: i, At: math.NaN(),
			Stages: [Stages]Span{never, never, never, never, never}})
		s.schedule(start, job{chain: s.cfg.projectChain(p, key), track: projectTrack, unit: i, stage: Stage(p.StagesDone)})
	}
}

// Progress tells how far each project of the plan has come. It is valid until the next Month.
func (s *State) Progress() []Progress { return s.progress }

// Finish runs the projects of the plan to their ends after the last month, with the parameters as they are, so
// that percentiles of stage dates are not cut off at the horizon. No Month may follow.
func (s *State) Finish() []Progress {
	s.runUntil(math.Inf(1))
	return s.progress
}

// Clone is the same state, which goes its own way from here.
func (s *State) Clone() *State {
	own := *s
	own.placer = s.placer.clone()
	own.jobs, own.events, own.progress = slices.Clone(s.jobs), s.events.Clone(), slices.Clone(s.progress)
	for track := range own.rollouts {
		own.rollouts[track].waiting = slices.Clone(s.rollouts[track].waiting)
	}
	own.sites, own.numbers, own.had = s.sites.clone(), slices.Clone(s.numbers), slices.Clone(s.had)
	own.contradicted = slices.Clone(s.contradicted)
	return &own
}
