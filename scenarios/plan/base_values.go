package plan

import (
	"slices"
	"strings"

	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// BaseValue is an input that describes the district when the horizon begins, and of when it is.
type BaseValue struct {
	Path   string       // of a parameter; the name of a table
	Name   mistake.Text // what it is, for people
	Dated  month.Month  // as it states, or from when its newest source can be known, which is no earlier; 0 where neither is known
	Stated bool
}

// longestGap is how many months may lie between base values and the end of the base year. Within two years a district's stocks
// move by about what their errors are.
const longestGap = 24

// datedValue reads the key dated beside a value: a month, or a year for the end of it.
func (r *reading) datedValue(n *node, path string) {
	stated := n.get("dated")
	if stated == nil {
		return
	}
	text := *stated
	if len(text.text) == len("2020") {
		text.text += "-12"
	}
	m, ok := r.month(&text)
	if ok && r.s.AsOf != 0 && m > r.s.AsOf {
		r.At(stated.at, mistake.Say("an input of %s, later than as_of %s", "%s 的输入晚于 as_of %s", m, r.s.AsOf)).
			Expect(mistake.Say("nothing later than as_of; later figures are observations", "不晚于 as_of；之后的数据只能作为观测值"))
		return
	}
	if ok {
		r.s.dates[path] = m
	}
}

// BaseValues lists what the scenario says of the district when the horizon begins: parameters that are read then alone, and the
// tables of residents.
func (s *Scenario) BaseValues() []BaseValue {
	var list []BaseValue
	for _, p := range s.Parameters[:s.Model] {
		if p.Initial {
			list = append(list, s.baseValue(p.Path, mistake.Text{EN: p.EN, ZH: p.ZH}, p.Source))
		}
	}
	var ages, areas []string
	for _, row := range s.Tables.AgeSex {
		ages = append(ages, row.Source)
	}
	for _, row := range s.Tables.Subdistricts {
		areas = append(areas, row.Source)
	}
	return append(list,
		s.baseValue("tables.age_sex", mistake.Say("residents by age", "分年龄人口"), strings.Join(ages, " ")),
		s.baseValue("tables.subdistricts", mistake.Say("residents by subdistrict", "分街镇人口"), strings.Join(areas, " ")))
}

func (s *Scenario) baseValue(path string, name mistake.Text, sources string) BaseValue {
	if m, ok := s.dates[path]; ok {
		return BaseValue{path, name, m, true}
	}
	v := BaseValue{Path: path, Name: name}
	for _, id := range strings.Fields(sources) {
		for _, source := range s.Sources.Cited(id) {
			v.Dated = max(v.Dated, source.Dated)
		}
	}
	return v
}

// Older tells whether a base value is known to be older than the base year.
func (s *Scenario) Older(v BaseValue) bool {
	return v.Dated != 0 && v.Dated < s.Horizon.From-indicator.YearMonths
}

// bridged refuses a horizon that begins years after what is known of its beginning: after the newest of the base values that have
// a date, or after one that states its own. A posterior is of the month in which the horizon begins, so what was known then holds.
func (r *reading) bridged() {
	h := r.s.Horizon
	tooOld := func(m month.Month) bool { return m != 0 && m < h.From-1-longestGap }
	known := func(o Observation) bool { return o.Use == indicator.BaseFact }
	if r.s.BaseValuesHold || r.s.Posterior != nil || slices.ContainsFunc(r.s.Tables.Observations, known) {
		return
	}
	var newest month.Month
	var old []string
	for _, v := range r.s.BaseValues() {
		newest = max(newest, v.Dated)
		if v.Stated && tooOld(v.Dated) {
			old = append(old, v.Path)
		}
	}
	what := mistake.Say("the horizon begins in %s, years after the newest base value, of %s", "时间范围始于 %s，比最新的起点年数值（%s）晚数年", h.From, newest)
	switch {
	case len(old) > 0:
		what = mistake.Say("the horizon begins in %s, years after the date of %s", "时间范围始于 %s，比以下数值的日期晚数年：%s", h.From, mistake.Listed(old))
	case !tooOld(newest):
		return
	}
	r.At(r.root.get("horizon").get("from").at, what).
		Expect(mistake.Say("base values of %s or later; or a horizon that begins after them, with observations up to as_of and report_from: %s; or base_values_hold: true", "%s 或更新的起点年数值；或从原起点年开始的时间范围，加截至 as_of 的观测值和 report_from: %s；或 base_values_hold: true",
			h.From-1-longestGap, h.From)).
		Advise(mistake.Say("a value says of when it is by dated: 2025-12; base_values_hold is the planner's word that older ones still hold", "用 dated: 2025-12 注明数值的日期；base_values_hold 表示规划者确认较早的数值仍然有效"))
}
