package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/experiment/ask"
	"chcsim/model/indicator"
)

// parseAsked reads what a flag asks about a study: an indicator at a date, perhaps in a subdistrict and with
// a limit. The target is complete only where the question is limited.
func parseAsked(flag, text string, s *experiment.Study) (ask.Question, indicator.Target, error) {
	q, err := ask.About(flag, text)
	if err != nil {
		return q, indicator.Target{}, err
	}
	area := len(s.Areas)
	if q.Area != "all" {
		if area = slices.Index(s.Areas, q.Area); area < 0 {
			return q, indicator.Target{}, fmt.Errorf("%s %s: %w", flag, text, unknownName("subdistrict", q.Area, s.Areas))
		}
		if !slices.Contains(s.YearEnds(), q.Month) {
			return q, indicator.Target{}, fmt.Errorf("%s %s: subdistricts are kept at year ends only", flag, text)
		}
	}
	if q.Month < s.First-1 || q.Month > s.Last() {
		return q, indicator.Target{}, fmt.Errorf("%s %s: the scenario runs from %s to %s", flag, text, s.First, s.Last())
	}
	return q, q.Target(area), nil
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

// unknownName reports a name that does not exist, with the nearest that does.
func unknownName(what, name string, valid []string) error {
	if near := nearest(name, valid); near != "" {
		return fmt.Errorf("there is no %s %q; the nearest is %s", what, name, near)
	}
	err := fmt.Errorf("there is no %s %q", what, name)
	if what == "subdistrict" {
		return err
	}
	return hinted{err, "chcsim list " + what + "s shows them"}
}
