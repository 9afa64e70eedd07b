package main

import (
	"chcsim/model/experiment"
	"chcsim/scenarios/plan"
)

// loadStudy reads a scenario and makes it a study. Sets are overrides of the form path=value.
func loadStudy(path string, sets []string) (*plan.Scenario, *experiment.Study, error) {
	known, err := plan.Model()
	if err != nil {
		return nil, nil, err
	}
	s, err := plan.Load(path, known, sets...)
	if err != nil {
		return nil, nil, err
	}
	study, err := studyOf(s)
	return s, study, err
}

// load is loadStudy whose mistakes are told in the language asked for.
func (c *common) load(path string, sets []string) (*plan.Scenario, *experiment.Study, error) {
	if err := presentScenario(path); err != nil {
		return nil, nil, told(err, c.lang)
	}
	s, study, err := loadStudy(path, sets)
	return s, study, told(err, c.lang)
}

// studyOf makes a scenario a study.
func studyOf(s *plan.Scenario) (*experiment.Study, error) {
	builder, err := s.Builder()
	if err != nil {
		return nil, err
	}
	return &experiment.Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(),
		Parameters: s.Parameters, Targets: s.IndicatorTargets(), Build: builder.Build,
	}, nil
}
