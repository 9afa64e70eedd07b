package ask

import (
	"chcsim/model/indicator"
	"chcsim/scenarios/mistake"
)

// Question is what a command is asked about: an indicator at a date, in an area, perhaps with a limit.
type Question struct {
	Requirement      // its Indicator, Area, Month and, where Limited, Value
	Limited     bool // a limit stands behind it
	Chance      bool // p(…) stands around it: the chance of the limit is meant
}

// About reads a question such as
//
//	contract_rate@2025-12
//	contract_rate@2025-12/310104003 >= 45%
//	p(contract_rate@2025-12 >= 45%)
//
// The flag is named in errors.
func About(flag, text string) (Question, error) {
	p := newParser(flag, text, quantityForm)
	q := Question{Requirement: Requirement{Text: text, Area: "all", file: p.file}}
	start := p.skip()
	q.Chance = p.chance()
	p.quantity(&q.Requirement)
	if q.AllTargets {
		p.fail(start, mistake.Say("all_targets has no value of its own", "all_targets 本身没有取值"), quantityForm)
	}
	if at := p.skip(); q.Chance || at < len(p.line) {
		q.Limited = true
		q.Value = p.limit(q.Indicator)
	}
	if q.Chance {
		p.sign(")")
	}
	p.end()
	if err := p.err(); err != nil {
		return Question{}, err
	}
	return q, nil
}

// Target is the question as a target of a study in which the area has the given number.
func (q Question) Target(area int) indicator.Target {
	return indicator.Target{Indicator: q.Indicator, Area: area, By: q.Month, Comparator: q.Value.Comparator, Limit: q.Value.Limit}
}

// Outcome refuses what is no outcome of its own: a limit without p(…), and the value of a single subdistrict.
func (q Question) Outcome() error {
	var p mistake.List
	switch {
	case q.Chance:
	case q.Limited:
		p.At(q.file.Whole(), mistake.Say("a limit stands without p(…) around it", "限值外没有 p(…)")).
			Expect(mistake.Say("contract_rate@2025-12 or p(contract_rate@2025-12 >= 45%)", "contract_rate@2025-12 或 p(contract_rate@2025-12 >= 45%)"))
	case q.Area != "all":
		p.At(q.area, mistake.Say("an outcome is of the whole district, or a chance", "结果须为全区的数值或概率")).
			Expect(mistake.Say("no subdistrict, or p(…) with a limit", "不写街镇，或写成带限值的 p(…)"))
	}
	return p.Err()
}
