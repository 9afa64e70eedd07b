package main

import (
	"chcsim/model/experiment"
	"chcsim/output/posterior"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// loadStudy reads a scenario and makes it a study, changed by settings.
func loadStudy(path string, sets []plan.Setting) (*plan.Scenario, *experiment.Study, error) {
	known, err := plan.Model()
	if err != nil {
		return nil, nil, err
	}
	s, err := plan.Load(path, known, sets...)
	if err != nil {
		return nil, nil, err
	}
	study, err := checkedStudy(s)
	return s, study, err
}

// checkedStudy is a study that can be set up: what would stop every replication stops it here.
func checkedStudy(s *plan.Scenario) (*experiment.Study, error) {
	study, err := studyOf(s)
	if err != nil {
		return nil, err
	}
	if err := study.Check(); err != nil {
		return nil, s.Stopped(err)
	}
	factors, err := study.OutOfScale()
	if err != nil {
		return nil, s.Stopped(err)
	}
	s.DoubtScale(factors)
	return study, nil
}

// load is loadStudy whose mistakes are told in the language asked for.
func (c *common) load(path string, sets []string) (*plan.Scenario, *experiment.Study, error) {
	if err := missingScenario(path); err != nil {
		return nil, nil, told(err, c.lang)
	}
	s, study, err := loadStudy(path, plan.Settings("--set", sets))
	return s, study, told(err, c.lang)
}

// missingScenario is what is wrong with a name that leads to no scenario.
func missingScenario(name string) error {
	return plan.Missing(name, plan.AScenario)
}

// scopeOf is what a study can be asked about.
func scopeOf(s *experiment.Study) ask.Scope {
	return ask.Scope{Areas: s.Areas, First: s.First - 1, Last: s.Last(), YearEnds: s.YearEnds()}
}

// studyOf makes a scenario a study.
func studyOf(s *plan.Scenario) (*experiment.Study, error) {
	builder, err := s.Builder()
	if err != nil {
		return nil, err
	}
	study := &experiment.Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Reported: s.ReportFrom, Areas: s.Areas(),
		Parameters: s.Parameters, Targets: s.IndicatorTargets(), Facts: s.BaseFacts(), Observations: s.Observed(), Build: builder.Build,
		Attempts: new(experiment.Attempts),
	}
	if s.Posterior == nil {
		return study, nil
	}
	draws, err := posterior.Parse(s.Posterior.File, s.Posterior.Text, study)
	if err != nil {
		return nil, err
	}
	study.Posterior = draws.Posterior()
	if !draws.Knows(study) {
		s.Warnings = append(s.Warnings, plan.Warning{What: mistake.Say(words.OtherPosterior.In(words.EN), words.OtherPosterior.In(words.ZH), s.Posterior.File)})
	}
	return study, nil
}
