package ask

import (
	"regexp"
	"slices"
	"strconv"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Requirement is something that must hold with a chance: that a value lies on the good side of a limit,
// or that all targets are met. A quantile is asked for in the same way, since
//
//	the q-quantile of x is at least v   where   P(x ≥ v) ≥ 1 − q,
//	the q-quantile of x is at most v    where   P(x ≤ v) ≥ q,
//
// so that every requirement of one run is judged by a Wilson interval. Undefined values leave it undecided.
// A delta is about two runs with the same random numbers: it is judged by the interval of a paired change.
type Requirement struct {
	Text       string // as written
	AllTargets bool   // that all targets are met; then the next four fields mean nothing
	Indicator  indicator.ID
	Area       string // "all" or the code of a subdistrict
	Month      month.Month
	Value      indicator.Target // its comparator and limit; none where a delta is of a mean
	Chance     float64          // the wanted chance; 0 for a delta
	Delta      Delta
	Change     float64 // the wanted change of a delta
	AtMost     bool    // the chance or change may not exceed what is wanted; otherwise it must reach it

	file        *mistake.File // the line, for mistakes that only a scenario shows
	month, area mistake.Place
}

// Delta tells of what a requirement wants the change from another run.
type Delta uint8

// The deltas.
const (
	NoDelta       Delta = iota
	DeltaOfChance       // delta(p(contract_rate@2025-12 >= 45%)) >= -2%
	DeltaOfMean         // delta(contract_rate@2025-12) >= -1%
)

// Name is short and stable, such as contract_rate@2025-12 or delta(p(contract_rate@2025-12)).
func (r Requirement) Name() string {
	switch r.Delta {
	case DeltaOfChance:
		return "delta(p(" + r.quantity() + "))"
	case DeltaOfMean:
		return "delta(" + r.quantity() + ")"
	}
	return r.quantity()
}

func (r Requirement) quantity() string {
	if r.AllTargets {
		return "all_targets"
	}
	name := r.Indicator.String() + "@" + r.Month.String()
	if r.Area != "all" {
		name += "/" + r.Area
	}
	return name
}

// Against is what an estimated chance says of the requirement.
func (r Requirement) Against(c indicator.Chance) indicator.Verdict {
	if c.Undefined > 0 {
		return indicator.Undecided
	}
	return r.judge(c.Low, c.High, r.Chance)
}

// AgainstChange is what the interval of a change says of a delta; undecided where there is no interval.
func (r Requirement) AgainstChange(low, high float64) indicator.Verdict {
	return r.judge(low, high, r.Change)
}

func (r Requirement) judge(low, high, wanted float64) indicator.Verdict {
	if r.AtMost {
		low, high, wanted = -high, -low, -wanted
	}
	switch {
	case low >= wanted:
		return indicator.Passed
	case high < wanted:
		return indicator.Failed
	}
	return indicator.Undecided
}

// requireForm is the form of a requirement, for messages.
var requireForm = mistake.Say("p(INDICATOR@YYYY-MM >= LIMIT) >= CHANCE, or median(INDICATOR@YYYY-MM) >= LIMIT",
	"p(指标@YYYY-MM >= 限值) >= 概率，或 median(指标@YYYY-MM) >= 限值")

// quantityForm is the form of a quantity, for messages.
var quantityForm = mistake.Say("INDICATOR@YYYY-MM, such as wait_mean@2025-12", "指标@YYYY-MM，如 wait_mean@2025-12")

// Require reads a requirement such as
//
//	p(community_share_district@2025-12 >= 40%) >= 0.8
//	p(contract_rate@2025-12/310104003 >= 45%) >= 80%
//	p(all_targets) >= 0.5
//	median(gp_per_10k@2025-12) >= 4.5
//	p95(wait_mean@2025-12) <= 20
//	delta(p(contract_rate@2025-12 >= 45%)) >= -2%
//	delta(contract_rate@2025-12) >= -1%
func Require(text string) (Requirement, error) {
	p := newParser("--require", text, requireForm)
	r := Requirement{Text: text, Area: "all", file: p.file}
	p.requirement(&r)
	if err := p.err(); err != nil {
		return Requirement{}, err
	}
	return r, nil
}

// Quantity reads an indicator with its date and perhaps a subdistrict: wait_mean@2025-12/310104003.
func Quantity(text string) (Requirement, error) {
	p := newParser("--record", text, quantityForm)
	r := Requirement{Text: text, Area: "all", file: p.file}
	p.quantity(&r)
	p.end()
	if r.AllTargets {
		p.fail(0, mistake.Say("the chance of all targets is always recorded", "全部目标同时达到的概率总会记录"), quantityForm)
	}
	if err := p.err(); err != nil {
		return Requirement{}, err
	}
	return r, nil
}

var quantileName = regexp.MustCompile(`^p([0-9]{2})$`)

func (p *parser) requirement(r *Requirement) {
	at := p.skip()
	statistic := p.word()
	percent := 0 // of the quantile, if there is one
	if digits := quantileName.FindStringSubmatch(statistic); digits != nil && digits[1] != "00" {
		percent, _ = strconv.Atoi(digits[1])
	}
	switch {
	case statistic == "delta":
		p.delta(r)
		return
	case statistic == "median":
		percent = 50
	case statistic != "p" && percent == 0:
		p.fail(at, mistake.Say("%q is nothing that can be required", "不能要求 “%s”", statistic),
			mistake.Say("p, median, a quantile from p01 to p99, or delta: %s", "p、median、p01 到 p99 的分位数或 delta：%s", requireForm))
	}
	p.sign("(")
	p.quantity(r)
	if percent == 0 && !r.AllTargets {
		r.Value = p.limit(r.Indicator)
	}
	p.sign(")")
	if percent == 0 {
		comparator := p.comparator()
		r.AtMost, r.Chance = comparator == indicator.AtMost, p.share(mistake.Say("a chance, such as 0.8 or 80%", "概率，如 0.8 或 80%"), 0)
	} else {
		if r.AllTargets {
			p.fail(at, mistake.Say("all_targets has a chance and no %s", "all_targets 只有概率，没有 %s", statistic), mistake.Say("p(all_targets) >= 0.5", "p(all_targets) >= 0.5"))
		}
		r.Value = p.limit(r.Indicator)
		if r.Value.Comparator == indicator.AtLeast {
			percent = 100 - percent
		}
		r.Chance = float64(percent) / 100
	}
	p.end()
}

// quantity reads an indicator, its date and perhaps a subdistrict, or all_targets.
func (p *parser) quantity(r *Requirement) {
	at := p.skip()
	name := p.word()
	if name == "all_targets" {
		r.AllTargets = true
		return
	}
	id, known := measure.Find(name)
	if !known {
		e := p.fail(at, mistake.NoIndicator(name), mistake.AnIndicator).Near(name, append(measure.Names(), "all_targets"))
		e.Mark(len([]rune(name)))
	}
	r.Indicator = id
	p.sign("@")
	at = p.skip()
	m, err := month.Parse(p.take(func(c rune) bool { return c >= '0' && c <= '9' || c == '-' }))
	if err != nil {
		p.fail(at, mistake.Say("a date is missing or wrong", "缺少日期或日期有误"), mistake.Say("a month, such as 2025-12", "月份，如 2025-12"))
	}
	r.Month, r.month = m, p.from(at)
	if p.skip(); p.at < len(p.line) && p.line[p.at] == '/' {
		p.at++
		at = p.skip()
		if r.Area = p.take(func(c rune) bool { return !slices.Contains([]rune(" \t<>=≥≤)"), c) }); r.Area == "" {
			p.fail(at, mistake.Say("a subdistrict is missing", "缺少街镇"), mistake.Say("all, or the code of a subdistrict", "all 或街镇代码"))
		}
		r.area = p.from(at)
		if r.Area != "all" && measure.Of(id).Areas == measure.District && len(p.Errors) == 0 {
			p.NotByArea(r.area, name)
		}
	}
}

// limit reads a comparator and a value that the indicator can have.
func (p *parser) limit(id indicator.ID) indicator.Target {
	limit := indicator.Target{Comparator: p.comparator()}
	if len(p.Errors) == 0 && measure.Of(id).Unit == indicator.Share {
		limit.Limit = p.share(mistake.Say("a share, such as 40% or 0.4", "比率，如 40% 或 0.4"), 0)
	} else {
		limit.Limit = p.number(mistake.Say("a number", "数字"), false)
	}
	return limit
}
