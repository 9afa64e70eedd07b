package scenarios

import (
	"fmt"

	"chcsim/model"
	"chcsim/model/access"
	"chcsim/model/clinic"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/param"
	"chcsim/model/population"
)

// KnownModel is what the model knows: its parameters, its indicators and what must hold between them.
func KnownModel() (*Known, error) {
	var indicators []Indicator
	for id, name := range indicator.Names() {
		indicators = append(indicators, Indicator{ID: name, Share: indicator.ID(id).Definition().Unit == indicator.Share})
	}
	return NewKnown(&model.Config{}, indicators, baseYear()...)
}

// baseYear are the relations between the quantities that the clinic's intercepts are solved from.
func baseYear() []Relation {
	paths := []string{
		"clinic.community_share_district_at_start", "clinic.community_visits_per_resident", "clinic.visits_per_resident",
		"clinic.online_share_at_start", "clinic.municipal_share_low", "clinic.municipal_share_high",
	}
	ofResidents := func(v []float64) float64 { return v[1] / v[2] }
	municipal := func(v []float64) float64 { return 1 - ofResidents(v)/v[0] - v[3] }
	return []Relation{{
		Paths: paths,
		Holds: func(v []float64) bool { return v[0] >= ofResidents(v) },
		What: func(v []float64) Text {
			return say("community_share_district is %.1f%%, below community_share_residents with %.1f%% (community visits ÷ all visits per resident)",
				"community_share_district 为 %.1f%%，低于 community_share_residents 的 %.1f%%（人均社区就诊 ÷ 人均总就诊）", 100*v[0], 100*ofResidents(v))
		},
		Hint: say("the first leaves municipal hospitals out of its denominator, so it cannot be the smaller one",
			"前者的分母不含市级医院，不可能更小"),
	}, {
		Paths:   paths,
		Holds:   func(v []float64) bool { return municipal(v) >= v[4] && municipal(v) <= v[5] },
		Warning: true,
		What: func(v []float64) Text {
			return say("the base year leaves municipal hospitals %.1f%% of residents' visits, outside the plausible %.0f%% to %.0f%%",
				"基年市级医院占居民就诊 %.1f%%，超出合理范围 %.0f%%–%.0f%%", 100*municipal(v), 100*v[4], 100*v[5])
		},
	}}
}

// Build returns the function that makes a replication's configuration of the parameters' values, in
// the order of Parameters. It may be called by several goroutines at once.
func (s *Scenario) Build() (func(values []float64) (*model.Config, error), error) {
	place, err := s.Place()
	if err != nil {
		return nil, err
	}
	uses := s.Uses()
	return func(values []float64) (*model.Config, error) {
		cfg := &model.Config{Place: place, Uses: uses, Sizes: values[s.Model:]}
		fields, err := param.Fields(cfg)
		if err != nil {
			return nil, err
		}
		for i, f := range fields {
			if f.Spread != nil {
				*f.Spread = s.Parameters[i].Distribution
			} else {
				*f.Number = values[i]
			}
		}
		return cfg, nil
	}, nil
}

// Place is the district of the tables, as the model takes it.
func (s *Scenario) Place() (*model.Place, error) {
	areas := map[string]int{}
	for i, a := range s.Tables.Subdistricts {
		areas[a.Code] = i
	}
	if len(areas) == 0 {
		return nil, fmt.Errorf("%s: the scenario names no table of subdistricts", s.Name)
	}
	people, err := s.people(areas)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	p := &model.Place{First: s.Horizon.From, Months: s.Horizon.Months(), Population: people, ClinicDays: s.Run.ClinicDays}
	if s.Run.ClinicDays == AllDays {
		p.ClinicDays = clinic.AllDays
	}
	for _, d := range s.Tables.DemandPoints {
		p.Points = append(p.Points, access.Point{Area: areas[d.Area], At: d.At, Weight: d.Weight})
	}
	kinds := map[string]estate.Kind{"centre": estate.Centre, "sub_centre": estate.SubCentre, "station": estate.Station}
	for _, f := range s.Tables.Facilities {
		p.Facilities = append(p.Facilities, estate.Facility{
			ID: f.ID, Name: f.NameZH, Kind: kinds[f.Kind], Area: areas[f.Area], At: f.At,
			PositionKnown: f.PositionKnown, Standardized: f.Standardized, Planned: f.Planned,
		})
	}
	for _, x := range s.Tables.Projects {
		kind, ok := estate.ParseProjectKind(x.Kind)
		if !ok {
			return nil, fmt.Errorf("%s: project %s has the unknown kind %q", s.Name, x.ID, x.Kind)
		}
		goal := estate.Complete
		if x.Goal == estate.Begin.String() {
			goal = estate.Begin
		}
		p.Projects = append(p.Projects, estate.Project{
			ID: x.ID, Facility: x.Facility, Kind: kind, Goal: goal, By: x.By, StagesDone: x.StagesDone,
			StartEarliest: x.StartEarliest, StartLikely: x.StartLikely, StartLatest: x.StartLatest,
			UnfinishedAt: x.UnfinishedAt, MovesTo: x.MovesTo, MoveKnown: x.MoveKnown, Sources: x.Source,
		})
	}
	return p, nil
}

// people spreads the census over single years and, where it is one for the whole district, over areas in
// proportion to their population.
func (s *Scenario) people(areas map[string]int) (population.Start, error) {
	start := population.Start{Month: s.Horizon.From - 1, Counts: make([][population.Sexes][population.Ages]int, len(areas))}
	for _, t := range s.Tables.Totals {
		if t.Month > start.Month && t.Month <= s.AsOf {
			start.Totals = append(start.Totals, population.Total{Month: t.Month, Persons: t.Persons})
		}
	}
	var weights []float64
	groups := map[string][]AgeSex{}
	for _, a := range s.Tables.Subdistricts {
		weights = append(weights, a.Population)
	}
	for _, g := range s.Tables.AgeSex {
		groups[g.Area] = append(groups[g.Area], g)
	}
	if whole := groups["all"]; whole != nil {
		ages, err := s.singleYears(whole)
		if err != nil {
			return start, err
		}
		start.Counts, err = population.Split(ages, weights)
		return start, err
	}
	for code, i := range areas {
		ages, err := s.singleYears(groups[code])
		if err != nil {
			return start, fmt.Errorf("subdistrict %s: %w", code, err)
		}
		start.Counts[i] = ages
	}
	return start, nil
}

// singleYears spreads census groups over single years of age; the oldest follow the life table of the
// expected life expectancy.
func (s *Scenario) singleYears(groups []AgeSex) (ages [population.Sexes][population.Ages]int, err error) {
	if len(groups) != population.CensusGroups {
		return ages, fmt.Errorf("the table age_sex has %d groups; the census has %d: 0, 1-4, 5-9, … 80-84, 85+", len(groups), population.CensusGroups)
	}
	for sex, name := range [population.Sexes]string{"male", "female"} {
		var persons [population.CensusGroups]int
		for i, g := range groups {
			persons[i] = int([population.Sexes]float64{g.Male, g.Female}[sex] + 0.5)
		}
		law, err := population.FitMortality(s.mean("population.life_expectancy."+name), s.mean("population.mortality_slope."+name), s.mean("population.background_mortality"))
		if err != nil {
			return ages, err
		}
		if ages[sex], err = population.SingleYears(persons, law); err != nil {
			return ages, err
		}
	}
	return ages, nil
}

// mean is the expected value of a parameter.
func (s *Scenario) mean(path string) float64 {
	for _, p := range s.Parameters {
		if p.Path == path {
			return p.Distribution.Mean()
		}
	}
	return 0
}
