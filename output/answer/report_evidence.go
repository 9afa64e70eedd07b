package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model/experiment"
	"chcsim/output/report"
	"chcsim/output/words"
)

// foremost is how many assumed inputs the model report names.
const foremost = 10

// settled is the chance beyond which, on either side, no input is asked what it does to a target.
const settled = 0.95

// reliances says for each target what rests on assumptions, and which assumed inputs explain most of any
// that is not settled.
func (v *View) reliances() ([]report.Reliant, []report.Input) {
	s := v.study()
	labels := Labels(s.Parameters, v.Lang)
	var targets []report.Reliant
	best := map[int]report.Input{}
	for i, r := range v.Analysis.Reliances {
		p := v.Analysis.Chances[i].Chance.Estimate()
		open := p < settled && p > 1-settled
		name := Indicator(r.Target.Indicator, v.Lang) + in(v.Lang, "，", ", ") + words.Dated(v.Lang, r.Target.By)
		t := report.Reliant{Target: name, Assumed: math.NaN()}
		if len(r.Ranked) > 0 {
			t.Assumed = r.Assumed
		}
		for _, x := range r.Ranked {
			if !experiment.Assumption(s.Parameters[x.Parameter]) {
				continue
			}
			t.Named = append(t.Named, fmt.Sprintf("%s %+.2f", labels[x.Parameter], x.Correlation))
			if known, ok := best[x.Parameter]; open && (!ok || x.Share > known.Share) {
				p := s.Parameters[x.Parameter]
				best[x.Parameter] = report.Input{Path: p.Path, Name: labels[x.Parameter], Value: p.Distribution.String(), Share: x.Share, Target: name}
			}
		}
		targets = append(targets, t)
	}
	return targets, largest(best)
}

// largest takes the inputs with the largest shares; the earlier path stands first where they are equal.
func largest(inputs map[int]report.Input) []report.Input {
	var list []report.Input
	for _, x := range inputs {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b report.Input) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return strings.Compare(a.Path, b.Path)
	})
	return list[:min(foremost, len(list))]
}

// citedSources resolves every id that a parameter, a table, a target or an observation cites, in the
// order of the sources table, with the number of parameters that rest on it.
func (v *View) citedSources() []report.Source {
	values := map[string]int{}
	cite := func(ids string, n int) {
		for _, id := range strings.Fields(ids) {
			for _, source := range v.Scenario.Sources.Cited(id) {
				values[source.ID] += n
			}
		}
	}
	for _, p := range v.study().Parameters {
		cite(p.Source, 1)
	}
	for _, t := range v.study().Targets {
		cite(t.Source, 0)
	}
	v.citedByTables(cite)
	var list []report.Source
	for _, s := range v.Scenario.Sources {
		if n, cited := values[s.ID]; cited {
			list = append(list, report.Source{ID: s.ID, Title: s.Title, Address: public(s.Address), Dated: s.Dated, Values: n})
		}
	}
	return list
}

func (v *View) citedByTables(cite func(ids string, n int)) {
	t := &v.Scenario.Tables
	for _, o := range t.Origins() {
		cite(o.Source, 0)
	}
	for _, o := range t.Observations {
		cite(o.Source, 0)
	}
}

// public is an address that readers can open; names of files are none.
func public(address string) string {
	web := strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
	if web && !strings.ContainsAny(address, "<> \t\n") {
		return address
	}
	return ""
}
