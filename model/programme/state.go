package programme

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// Start is what the part is given once.
type Start struct {
	// Counts are the residents of each area when the replication begins.
	Counts []cell.Counts
	// Places are the numbers of the areas' codes.
	Places rng.Places
	// VisitsPerResident are the community visits per resident and year of the base year.
	VisitsPerResident float64
}

// State is the care programme of the district.
type State struct {
	cfg            *Config
	start          Start
	minutesPerUnit float64
	areas          []area
	needs          []task.Minutes
	care           []Care
}

// area is the programme of one centre.
type area struct {
	logOdds float64 // how much more readily its people accept
	people  people
	records records
	before  [2]records // those two and one year ago, while it comes to its balance
	visited Standing   // share of records that visits keep up to date, by the latest month's visits

	effort    [task.Activities]float64 // minutes needed relative to the standard
	listed    lists
	scheduled [services]float64 // due by this month's share of the year
	backlog   [services]float64 // missed earlier in the period
	done      [services]float64

	quarter [diseases]Ratio      // follow-ups done and due, this quarter so far
	covered [diseases][4]float64 // share of listed patients followed up, in the last four quarters
	// asked are the follow-ups that listed patients accept, this quarter so far; accepted is their share in the last quarter.
	asked    [diseases]Ratio
	accepted [diseases]float64
}

const (
	hypertension = iota
	diabetes
	diseases = 2
)

// New begins the programme with records of all who are willing and nobody followed up. It comes to the balance of needs, time and
// people in the months that lead up to the first one, which are simulated like it; see Settled. key is the chance key of this part.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if !(start.VisitsPerResident > 0) || math.IsInf(start.VisitsPerResident, 0) {
		return nil, fmt.Errorf("programme: %v visits per resident; expected above 0", start.VisitsPerResident)
	}
	n := len(start.Counts)
	s := &State{cfg: cfg, start: start, minutesPerUnit: 1, areas: make([]area, n), needs: make([]task.Minutes, n), care: make([]Care, n)}
	residents := 0
	for i := range s.areas {
		if err := checkCounts(i, &start.Counts[i]); err != nil {
			return nil, err
		}
		residents += start.Counts[i].Total()
		stream := key.Purpose("centre").At(start.Places.At(i)).Stream()
		s.areas[i].begin(cfg, &start.Counts[i], stream.Normal())
	}
	if residents == 0 {
		return nil, fmt.Errorf("programme: there are no residents")
	}
	return s, nil
}

// Listed are the shares of an area's people with hypertension and with diabetes who are on the list, by
// their contract, as of the latest Needs.
func (s *State) Listed(area int) (hypertension, diabetes Standing) {
	l := &s.areas[area].listed
	return l.hypertension, l.diabetes
}

func checkCounts(i int, counts *cell.Counts) error {
	for g, n := range counts {
		if n < 0 {
			return fmt.Errorf("programme: area %d has %d residents in group %d", i, n, g)
		}
	}
	return nil
}

func (a *area) begin(cfg *Config, counts *cell.Counts, deviation float64) {
	a.logOdds = cfg.CentreSpread * deviation
	a.people = peopleOf(counts)
	willing := &cfg.Acceptance.Record
	a.records = records{a.people.contracted.all * shift(willing.Contracted, a.logOdds), a.people.other.all * shift(willing.Other, a.logOdds)}
	a.visited = cfg.visited(1)
	a.effort = standardEffort
	a.plan(cfg, 0)
}

// plan fixes what is due this month before anything missed.
func (a *area) plan(cfg *Config, detection float64) {
	p := &a.people
	a.listed = cfg.registered(detection)
	a.scheduled = cfg.schedule(p, detection, a.logOdds)
	assessed := share(12*(a.scheduled[assessElderly]+a.scheduled[assessYounger]), p.contracted.all)
	cfg.recordsDue(&a.records, p, assessed, a.visited, a.logOdds, &a.scheduled)
}

// Hasten ends each of the first three years of the months that lead up to the first one. Where time is short, records follow
// people who come and go, for decades; after the third year they are where the yearly changes d₁, then d₂, lead to
// (Aitken 1926, Proceedings of the Royal Society of Edinburgh 46):
//
//	records + d₂·ρ/(1 − ρ),  ρ = d₂/d₁, from 0 to 0.95
func (s *State) Hasten(year int) {
	for i := range s.areas {
		a := &s.areas[i]
		if year == 2 {
			a.records.contracted = limitOf(a.before[0].contracted, a.before[1].contracted, a.records.contracted)
			a.records.other = limitOf(a.before[0].other, a.before[1].other, a.records.other)
			a.records.limit(&a.people)
			continue
		}
		a.before[year] = a.records
	}
}

// limitOf is where three numbers lead to.
func limitOf(x, y, z float64) float64 {
	if y == x {
		return z
	}
	ratio := min(max(0, (z-y)/(y-x)), 0.95)
	return z + float64((z-y)*ratio/(1-ratio))
}

// Settled ends the months that lead up to the first one: the last twelve, given by month and area, become the base year. Units are
// scaled so that it has UnitsPerResident of them per resident:
//
//	minutes per unit = minutes of the year / (residents × units per resident)
//
// The city reported 2.2e8 units for 24.87 million residents in 2020 (S025): 8.85 each. With 44.25 minutes per resident a unit
// is 5 minutes. The number is a change of scale and tests nothing.
func (s *State) Settled(year [][]Care) {
	var minutes Ratio
	for _, areas := range year {
		for i := range areas {
			minutes.Numerator += areas[i].WorkloadUnits.Numerator
			minutes.Denominator += areas[i].WorkloadUnits.Denominator
		}
	}
	if minutes.Numerator <= 0 {
		return
	}
	s.minutesPerUnit = minutes.Numerator / minutes.Denominator / s.cfg.UnitsPerResident
	for _, areas := range year {
		for i := range areas {
			areas[i].WorkloadUnits.Numerator /= s.minutesPerUnit
		}
	}
}

// endOfPeriod tells whether what was missed in a period of so many months is given up after the month.
func endOfPeriod(m month.Month, period int) bool { return m.Calendar()%period == 0 }

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	own.areas = slices.Clone(s.areas)
	return &own
}
