package plan

import (
	"math"
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Target is what the plan promises of an indicator.
type Target struct {
	Indicator string
	Area      string // "all", or the code of a subdistrict
	By        month.Month
	AtMost    bool // the value may not exceed the limit; otherwise it must reach it
	Limit     float64
	Chance    float64 // the wanted chance; 0 where none is wanted
	Core      bool    // one of those whose joint chance is told apart
	Source    string
	Note      string
	Position  param.Position
	at        mistake.Place
}

func (r *reading) targets() {
	n := r.root.get("targets")
	if n == nil {
		return
	}
	example := mistake.Say("targets: [{indicator: contract_rate, by: 2025-12, at_least: 45%}]", "targets: [{indicator: contract_rate, by: 2025-12, at_least: 45%}]")
	for _, item := range r.list(n, example) {
		if t, ok := r.target(item); ok {
			r.once(t)
			r.s.Targets = append(r.s.Targets, t)
		}
	}
}

// once reports a target that stands already: met together, the two would count twice.
func (r *reading) once(t Target) {
	for _, other := range r.s.Targets {
		if t.Indicator == other.Indicator && t.Area == other.Area && t.By == other.By && t.AtMost == other.AtMost && t.Limit == other.Limit {
			r.Twice(t.at, t.Indicator+" "+t.By.String()).
				Advise(mistake.Say("the same target stands at %s; delete one of the two", "%s 已有同一目标，请删去其一", other.Position))
			return
		}
	}
}

func (r *reading) target(n *node) (Target, bool) {
	before := len(r.Errors)
	example := mistake.Say("{indicator: contract_rate, by: 2025-12, at_least: 45%, chance: 80%, source: S095}",
		"{indicator: contract_rate, by: 2025-12, at_least: 45%, chance: 80%, source: S095}")
	if !r.mapping(n, example, useKeys["targets"]...) {
		return Target{}, false
	}
	t := Target{Area: "all", Position: n.at.Position(), at: n.at}
	known := r.indicatorOf(r.required(n, "indicator", example))
	t.Indicator = known.ID
	if area := n.get("area"); area != nil {
		t.Area, _ = r.text(area, mistake.Say("all, or the code of a subdistrict", "all 或街镇代码"))
		t.at = area.at
		if known.District && t.Area != "all" {
			r.NotByArea(area.at, known.ID)
		}
	}
	by := r.required(n, "by", example)
	if t.By, _ = r.dated(by); t.By != 0 && t.By < r.s.ReportFrom {
		r.At(by.at, mistake.Say("a target of %s, before report_from %s", "%s 的目标早于 report_from %s", t.By, r.s.ReportFrom)).
			Expect(mistake.Say("a month from %s to %s", "%s 到 %s 之间的月份", r.s.ReportFrom, r.s.Horizon.To))
	}
	t.AtMost, t.Limit = r.limit(n, known, example)
	if chance := n.get("chance"); chance != nil {
		t.Chance = r.constant(chance, rate("chance")).Quantile(0)
	}
	t.Core = r.choice(n.get("core"), "true", "false") == "true"
	t.Source = r.source(n.get("source"), "targets."+t.Indicator)
	t.Note = r.note(n)
	return t, len(r.Errors) == before
}

func (r *reading) indicatorOf(n *node) Indicator {
	if n == nil {
		return Indicator{}
	}
	known, ok := r.known.indicator(n.text)
	if !ok || n.form != scalar {
		r.At(n.at, mistake.NoIndicator(n.text)).Expect(mistake.AnIndicator).Near(n.text, r.known.indicatorIDs())
	}
	return known
}

// limit reads at_least or at_most, which must be possible for the indicator: a share cannot reach 40.
func (r *reading) limit(n *node, known Indicator, example mistake.Text) (atMost bool, limit float64) {
	least, most := n.get("at_least"), n.get("at_most")
	if (least == nil) == (most == nil) {
		r.At(n.at, mistake.Say("a target needs at_least or at_most, one of the two", "目标须有 at_least 或 at_most 之一")).Expect(example)
		return false, 0
	}
	stated := least
	if least == nil {
		stated = most
	}
	spec := anyNumber(known.ID)
	spec.Min = 0
	if known.Share {
		spec = rate(known.ID)
	}
	if known.ID == "" { // an unknown indicator is reported already, and its unit is not known
		return most != nil, 0
	}
	if stated.form != scalar {
		r.At(stated.at, mistake.Say("%s is not a number", "%s不是数字", stated.name())).Expect(wanted(spec))
		return most != nil, 0
	}
	return most != nil, r.constant(stated, spec).Quantile(0)
}

// rate is the spec of a fraction.
func rate(path string) param.Spec { return param.Spec{Path: path, Unit: "rate", Min: 0, Max: 1} }

// CountedOf is what the share of a target is counted out of, where the scenario settles it: the centres, one in each
// subdistrict, or stations of which neither the number nor what is added is uncertain. It is 0 where it does not.
func (s *Scenario) CountedOf(t Target) int {
	switch measure.Of(indicator.ID(t.Indicator)).Counted {
	case measure.Centres:
		if t.Area != "all" {
			return 1
		}
		return len(s.Tables.Subdistricts)
	case measure.Stations:
		if t.Area == "all" {
			return s.certainStations()
		}
	}
	return 0
}

// certainStations is the number of stations, 0 where it is not known or changes.
func (s *Scenario) certainStations() int {
	certain := map[string]float64{}
	for _, p := range s.Parameters[:s.Model] {
		if p.Distribution.IsConstant() {
			certain[p.Path] = p.Distribution.Mean()
		}
	}
	added, known := certain["estate.new_stations"]
	if !known || added > 0 || slices.ContainsFunc(s.Tables.Facilities, func(f Facility) bool { return f.Planned && f.Kind == "station" }) {
		return 0
	}
	return int(math.Round(certain["estate.stations"]))
}
