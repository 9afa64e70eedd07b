package plan

import (
	"chcsim/model/month"
	"chcsim/model/param"
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
	at        place
}

func (r *reading) targets() {
	n := r.root.get("targets")
	if n == nil {
		return
	}
	example := say("targets: [{indicator: contract_rate, by: 2025-12, at_least: 45%}]", "targets: [{indicator: contract_rate, by: 2025-12, at_least: 45%}]")
	for _, item := range r.list(n, example) {
		if t, ok := r.target(item); ok {
			r.s.Targets = append(r.s.Targets, t)
		}
	}
}

func (r *reading) target(n *node) (Target, bool) {
	before := len(r.problems.list)
	example := say("{indicator: contract_rate, by: 2025-12, at_least: 45%, chance: 80%, source: S095}",
		"{indicator: contract_rate, by: 2025-12, at_least: 45%, chance: 80%, source: S095}")
	if !r.mapping(n, example, useKeys["targets"]...) {
		return Target{}, false
	}
	t := Target{Area: "all", Position: n.at.position(), at: n.at}
	known := r.indicatorOf(r.required(n, "indicator", example))
	t.Indicator = known.ID
	if area := n.get("area"); area != nil {
		t.Area, _ = r.text(area, say("all, or the code of a subdistrict", "all 或街镇代码"))
		t.at = area.at
	}
	t.By, _ = r.dated(r.required(n, "by", example))
	t.AtMost, t.Limit = r.limit(n, known, example)
	if chance := n.get("chance"); chance != nil {
		t.Chance = r.constant(chance, rate("chance")).Quantile(0)
	}
	t.Core = r.choice(n.get("core"), "true", "false") == "true"
	t.Source = r.source(n.get("source"), "targets."+t.Indicator)
	if note := n.get("note"); note != nil {
		t.Note, _ = r.text(note, say("a remark", "一句说明"))
	}
	return t, len(r.problems.list) == before
}

func (r *reading) indicatorOf(n *node) Indicator {
	if n == nil {
		return Indicator{}
	}
	known, ok := r.known.indicator(n.text)
	if !ok || n.form != scalar {
		r.at(n.at, say("there is no indicator %s", "没有名为%s的指标", n.name())).
			expect(say("an indicator; chcsim list indicators shows them", "指标名称；chcsim list indicators 可列出")).
			near(n.text, r.known.indicatorIDs())
	}
	return known
}

// limit reads at_least or at_most, which must be possible for the indicator: a share cannot reach 40.
func (r *reading) limit(n *node, known Indicator, example Text) (atMost bool, limit float64) {
	least, most := n.get("at_least"), n.get("at_most")
	if (least == nil) == (most == nil) {
		r.at(n.at, say("a target needs at_least or at_most, one of the two", "目标须有 at_least 或 at_most 之一")).expect(example)
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
		r.at(stated.at, say("%s is not a number", "%s不是数字", stated.name())).expect(wanted(spec))
		return most != nil, 0
	}
	return most != nil, r.constant(stated, spec).Quantile(0)
}

// rate is the spec of a fraction.
func rate(path string) param.Spec { return param.Spec{Path: path, Unit: "rate", Min: 0, Max: 1} }
