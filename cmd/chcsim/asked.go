package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// asked is what a flag asks about: an indicator at a date, in an area, perhaps with a limit.
type asked struct {
	indicator  indicator.ID
	by         month.Month
	area       int // the number of subdistricts for the whole district
	comparator indicator.Comparator
	limit      float64
	limited    bool
}

var (
	chanceForm = regexp.MustCompile(`^p\((.*)\)$`)
	limitForm  = regexp.MustCompile(`^(.*?)(>=|<=|≥|≤)(.*)$`)
)

// parseAsked reads "contract_rate@2025-12", "contract_rate@2025-12/310104003" or either with a limit:
// "contract_rate@2025-12 >= 45%".
func parseAsked(text string, s *experiment.Study) (asked, error) {
	a := asked{area: len(s.Areas)}
	quantity, limit := strings.TrimSpace(text), ""
	if m := limitForm.FindStringSubmatch(quantity); m != nil {
		quantity, limit, a.limited = strings.TrimSpace(m[1]), strings.TrimSpace(m[3]), true
		a.comparator = indicator.AtLeast
		if m[2] == "<=" || m[2] == "≤" {
			a.comparator = indicator.AtMost
		}
	}
	name, date, ok := strings.Cut(quantity, "@")
	if !ok {
		return a, fmt.Errorf("%q names no date; expected such as contract_rate@2025-12", text)
	}
	if a.indicator, ok = indicator.Find(name); !ok {
		return a, unknownName("indicator", name, indicator.Names())
	}
	date, code, inArea := strings.Cut(date, "/")
	var err error
	if a.by, err = month.Parse(date); err != nil {
		return a, fmt.Errorf("%q: %w", text, err)
	}
	if a.by < s.First-1 || a.by > s.Last() {
		return a, fmt.Errorf("%q: the scenario runs from %s to %s", text, s.First, s.Last())
	}
	if inArea {
		if a.area = slices.Index(s.Areas, code); a.area < 0 {
			return a, unknownName("subdistrict", code, s.Areas)
		}
		if !slices.Contains(s.YearEnds(), a.by) {
			return a, fmt.Errorf("%q: subdistricts are kept at year ends only", text)
		}
	}
	if a.limited {
		a.limit, err = parseAmount(limit, a.indicator.Definition().Unit == indicator.Share)
	}
	return a, err
}

// parseQuestion reads what --of takes: an indicator at a date, or p(…) with a limit.
func parseQuestion(text string, s *experiment.Study) (experiment.Question, error) {
	inner := chanceForm.FindStringSubmatch(strings.TrimSpace(text))
	body := text
	if inner != nil {
		body = inner[1]
	}
	a, err := parseAsked(body, s)
	if err != nil {
		return experiment.Question{}, err
	}
	q := experiment.Question{Indicator: a.indicator, Month: a.by}
	switch {
	case (inner != nil) != a.limited:
		return q, fmt.Errorf("%q; expected such as contract_rate@2025-12 or 'p(contract_rate@2025-12 >= 45%%)'", text)
	case a.limited:
		t := a.target()
		q.Target = &t
	case a.area < len(s.Areas):
		return q, fmt.Errorf("%q: ask about the whole district, or about a chance with p(…)", text)
	}
	return q, nil
}

// target is what is asked as a target.
func (a asked) target() indicator.Target {
	return indicator.Target{Indicator: a.indicator, Area: a.area, By: a.by, Comparator: a.comparator, Limit: a.limit}
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
	return fmt.Errorf("there is no %s %q", what, name)
}
