package programme

import (
	"fmt"
	"math"

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
	// HomeMinutes are the minutes of home care per resident and year of the base year, for the
	// calibration of workload units.
	HomeMinutes float64
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
	visited Standing // share of records that visits keep up to date, by the latest month's visits

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

// New begins the programme. key is the chance key of this part.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if !(start.VisitsPerResident > 0) || !(start.HomeMinutes >= 0) || math.IsInf(start.VisitsPerResident+start.HomeMinutes, 0) {
		return nil, fmt.Errorf("programme: %v visits and %v minutes of home care per resident; expected visits above 0", start.VisitsPerResident, start.HomeMinutes)
	}
	n := len(start.Counts)
	s := &State{cfg: cfg, start: start, areas: make([]area, n), needs: make([]task.Minutes, n), care: make([]Care, n)}
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
	s.minutesPerUnit = s.calibrate()
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
	a.records = records{a.people.contracted.all * cfg.Records.Contracted, a.people.other.all * cfg.Records.Other}
	a.visited = cfg.visited(1)
	for q := range 4 {
		a.covered[hypertension][q] = cfg.HypertensionAtStart
		a.covered[diabetes][q] = cfg.DiabetesAtStart
	}
	a.accepted = [diseases]float64{cfg.HypertensionAtStart, cfg.DiabetesAtStart}
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

// calibrate returns the staff minutes of one standardized workload unit, chosen so that a base year of
// full service has UnitsPerResident units per resident:
//
//	minutes per unit = minutes of a full year / (residents × units per resident)
//
// The city reported 2.2e8 units for 24.87 million residents in 2020 (S025): 8.85 each. With 44.25
// minutes per resident a unit is 5 minutes. The number is a change of scale and tests nothing.
func (s *State) calibrate() float64 {
	minutes, residents := 0.0, 0.0
	for i := range s.areas {
		a := &s.areas[i]
		residents += a.people.residents()
		for v := range service(services) {
			if v != createContracted && v != createOther {
				minutes += float64(12 * a.scheduled[v] * s.cfg.minutes(v))
			}
		}
	}
	each := s.cfg.Minutes.Duty + float64(s.start.VisitsPerResident*s.cfg.Minutes.Visit) + s.start.HomeMinutes
	minutes += float64(residents * each)
	return minutes / (residents * s.cfg.UnitsPerResident)
}

// endOfPeriod tells whether what was missed in a period of so many months is given up after the month.
func endOfPeriod(m month.Month, period int) bool { return m.Calendar()%period == 0 }
