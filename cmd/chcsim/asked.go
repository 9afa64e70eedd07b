package main

import (
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/scenarios/ask"
)

// parseAsked reads what a flag asks about a study: an indicator at a date, perhaps in a subdistrict and with
// a limit. The target is complete only where the question is limited.
func parseAsked(flag, text string, s *experiment.Study) (ask.Question, indicator.Target, error) {
	q, err := ask.About(flag, text)
	if err != nil {
		return q, indicator.Target{}, err
	}
	area, err := q.In(scopeOf(s))
	return q, q.Target(area), err
}

// parseQuestion reads what --of takes: an indicator at a date, or p(…) with a limit.
func parseQuestion(text string, s *experiment.Study) (experiment.Question, error) {
	asked, target, err := parseAsked("--of", text, s)
	if err != nil {
		return experiment.Question{}, err
	}
	if err := asked.Outcome(); err != nil {
		return experiment.Question{}, err
	}
	q := experiment.Question{Indicator: target.Indicator, Month: target.By}
	if asked.Chance {
		q.Target = &target
	}
	return q, nil
}
