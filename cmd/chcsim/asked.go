package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

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
	q := experiment.Question{Indicator: target.Indicator, Month: target.By}
	switch {
	case asked.Chance:
		q.Target = &target
	case asked.Limited:
		return q, fmt.Errorf("--of %s; expected such as contract_rate@2025-12 or 'p(contract_rate@2025-12 >= 45%%)'", text)
	case target.Area < len(s.Areas):
		return q, fmt.Errorf("--of %s: ask about the whole district, or about a chance with p(…)", text)
	}
	return q, nil
}

// parseAmount reads a number, or a percentage; of a share 40 is a mistake for 40%.
func parseAmount(text string, share bool) (float64, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	x, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
		return 0, fmt.Errorf("%q is not a number", text)
	case percent:
		return x / 100, nil
	case share && (x < 0 || x > 1):
		return 0, fmt.Errorf("%q for a share; expected %s%% or a fraction from 0 to 1", text, number)
	}
	return x, nil
}
