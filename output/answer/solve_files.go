package answer

import (
	"fmt"
	"slices"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output/words"
)

// asked are the chances that a solution is about: of each target, or of all together.
func (s *Solution) asked() (list []solved) {
	a := s.Found
	if a.Joint > 0 {
		return []solved{{words.AllTargets.In(s.Lang), "", a.Joint, func(t experiment.Trial) indicator.Chance { return t.Joint }}}
	}
	for k, t := range a.Targets {
		list = append(list, solved{s.target(t), fileName(s.id(t)), a.Wanted[k], func(t experiment.Trial) indicator.Chance { return t.Targets[k].Chance }})
	}
	return list
}

// solved is one of them.
type solved struct {
	name, file string
	wanted     float64
	of         func(experiment.Trial) indicator.Chance
}

// id is a target as files name it.
func (s *Solution) id(t indicator.Target) string {
	id := t.Indicator.String() + "@" + t.By.String()
	if t.Area < len(s.Study.Areas) {
		id += "/" + s.Study.Areas[t.Area]
	}
	return id
}

// fileName makes a target's name part of a file's.
func fileName(target string) string {
	return strings.NewReplacer("@", "-", "/", "-", ">=", "-", "<=", "-").Replace(target)
}

// file is solve.csv: every setting tried, in the order of trial, with a row for each target and, of several, one for all of
// them together; costs are thousand yuan over the horizon, and the best setting is marked.
func (s *Solution) file() File {
	head := []string{"trial"}
	for _, k := range s.Found.Knobs {
		head = append(head, s.Study.Parameters[k.Parameter].Path)
	}
	head = append(head, "target", "p_attain", "p_attain_lo", "p_attain_hi", "mean", "p05", "p50", "p95", "cost")
	for _, part := range measure.CostParts() {
		head = append(head, strings.TrimPrefix(part.String(), "annual_"))
	}
	head = append(head, "replications", "best")
	return csvFile("solve.csv", head, func(write func(...string)) {
		for i, t := range s.Found.Trials {
			row := func(target string, c indicator.Chance, values ...string) {
				fields := append([]string{fmt.Sprint(i + 1)}, numbers(t.Setting...)...)
				fields = slices.Concat(append(fields, target), numbers(c.Estimate(), c.Low, c.High), values, numbers(t.Cost), numbers(t.Parts...))
				write(append(fields, fmt.Sprint(c.Trials), fmt.Sprint(slices.Equal(t.Setting, s.Found.Best.Setting)))...)
			}
			for k, x := range t.Targets {
				row(s.id(s.Found.Targets[k]), x.Chance, numbers(x.Value.Mean, x.Value.P05, x.Value.P50, x.Value.P95)...)
			}
			if len(t.Targets) > 1 {
				row("all_targets", t.Joint, "", "", "", "")
			}
		}
	})
}
