package clinic

import (
	"fmt"
	"math"

	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// New checks the inputs and solves the intercepts of the choice, so that an average month of the base
// year has the wanted visits in expectation. The key is the part's chance key.
func New(cfg *Config, base Base, key rng.Key) (*State, error) {
	if err := base.check(); err != nil {
		return nil, err
	}
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	s := &State{cfg: cfg, areas: len(base.Counts), places: base.Places, engine: newEngine(base.ClinicDays)}
	s.key = keys{
		arrivals: key.Purpose("arrivals"), choose: key.Purpose("clinic days"), day: key.Purpose("clinic day"),
		split: key.Purpose("split"), settle: key.Purpose("settle"), base: key.Purpose("base year"),
	}
	s.allocate()
	mean := 0.0
	for _, x := range cfg.Season {
		mean += x / 12
	}
	for i, x := range cfg.Season {
		s.season[i] = x / mean
	}
	if err := s.solveBase(&base.Inputs, base.MustFit); err != nil {
		return nil, err
	}
	return s, nil
}

// Solved are the days by which the base year was solved, an input of its months.
func (s *State) Solved() *SolvedDays { return s.solved }

// Base tells what the base year came to.
func (s *State) Base() BaseYear { return s.base }

func (s *State) allocate() {
	n := s.areas
	s.nonResident, s.received = make([][2]float64, n), make([][2]float64, n)
	s.baseWait, s.pull = make([]float64, n), make([]float64, n)
	for i := range s.recent {
		s.recent[i] = make([]float64, n)
	}
	s.demand, s.who = make([]demand, n), make([][2]cell.Mix, n)
	s.pace = make([][2]float64, n)
	for area := range s.pace {
		s.pace[area] = [2]float64{1, 1}
	}
	s.load = load{services: make([][2]desk.Service, n), groups: make([]group, n*kinds), outside: make([]bool, n)}
	s.visiting = visiting{weights: make([]float64, n), home: make([]int, n), left: make([]int, n)}
	s.visits.Areas = make([]Area, n)
}

// Check reports a Config that describes no clinic. Ranges of single numbers are checked where scenarios
// are read.
func (c *Config) Check() error {
	sum := func(values []float64) (sum float64) {
		for _, x := range values {
			sum += x
		}
		return sum
	}
	desks := c.desks()
	switch {
	case !(c.VisitsPerResident > 0 && c.CommunityVisitsPerResident > 0):
		return fmt.Errorf("clinic: visits per resident must be positive")
	case !(c.CommunityShareDistrict > 0 && c.CommunityShareDistrict < 1):
		return fmt.Errorf("clinic: community_share_district_at_start %v; expected a share between 0 and 1", c.CommunityShareDistrict)
	case !(c.Adherence > 0 && c.Adherence < 1 && c.StationShare > 0 && c.StationShare < 1):
		return fmt.Errorf("clinic: adherence_at_start and station_share_at_start must lie between 0 and 1")
	case !(c.OnlineShare > 0 && c.MunicipalFloor > 0 && c.OnlineShare+c.MunicipalFloor < 1):
		return param.Conflicting("clinic.online_share_at_start clinic.municipal_share_floor", "online_share_at_start and municipal_share_floor leave no room for other visits",
			"online_share_at_start 与 municipal_share_floor 没有给其他就诊留下余地")
	case c.NonResidentCommunityShare >= 1 || c.NonResidentHospitalShare >= 1:
		return fmt.Errorf("clinic: non-residents' shares must be below 1")
	case !(c.Opens < c.NoonFrom && c.NoonFrom <= c.NoonTo && c.NoonTo < c.Closes && c.Opens < c.WeekendCloses && c.WeekendCloses <= c.Closes):
		return param.Conflicting("clinic.opens clinic.noon_from clinic.noon_to clinic.closes clinic.weekend_closes", "the hours must rise: opens %v, noon_from %v, noon_to %v, closes %v; weekend_closes %v within them",
			"时刻须依次递增：opens %v、noon_from %v、noon_to %v、closes %v；weekend_closes %v 须在其间", c.Opens, c.NoonFrom, c.NoonTo, c.Closes, c.WeekendCloses)
	case desks.Arriving(c.Opens, min(c.Closes, c.WeekendCloses)) <= 0:
		return param.Conflicting("clinic.arrival_profile.h09", "arrival_profile has no arrivals in the opening hours", "arrival_profile 在开诊时段内没有到诊")
	case sum(c.VisitRate[:])*sum(c.ConditionRate[:]) <= 0 || sum(c.Season[:]) <= 0:
		return param.Conflicting("clinic.visit_rate.age_65_79", "visit_rate, condition_rate and season need positive values", "visit_rate、condition_rate 和 season 须有正值")
	case sum(c.TypeShare[:]) <= 0 || c.GPVisitMinutes <= 0 || c.OtherVisitMinutes <= 0 || c.PatienceMinutes <= 0 || c.PatienceCV <= 0:
		return param.Conflicting("clinic.type_share.acute", "type shares, visit minutes and patience must be positive", "就诊类型占比、接诊分钟和耐心须为正值")
	case c.WeekendDemand < 0 || c.WeekendDemand > 0 && c.WeekendGPs <= 0:
		return param.Conflicting("clinic.weekend_demand clinic.weekend_gps", "weekend_demand %v needs weekend_gps above 0", "weekend_demand 为 %v 时 weekend_gps 须大于 0", c.WeekendDemand)
	}
	if station := c.Adherence * c.StationShare; c.GPShare < station || c.GPShare > 1 {
		return param.Conflicting("clinic.gp_share clinic.adherence_at_start clinic.station_share_at_start", "gp_share %v; expected between the stations' share of community visits, %.3f, and 1",
			"gp_share 为 %v；应在服务站占社区就诊的比例 %.3f 与 1 之间", c.GPShare, station)
	}
	for _, x := range []float64{c.TravelPer10Minutes, c.WaitPer10Minutes, c.SpecialistWaitPerDay, c.ReferredWaitPerDay, c.Contract, c.Inclination} {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("clinic: a log-odds is not a finite number")
		}
	}
	return nil
}
