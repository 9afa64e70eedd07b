package ask

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Requirement is something that must hold with a chance: that a value lies on the good side of a limit,
// or that all targets are met. A quantile is asked for in the same way, since
//
//	the q-quantile of x is at least v   where   P(x ≥ v) ≥ 1 − q,
//	the q-quantile of x is at most v    where   P(x ≤ v) ≥ q,
//
// so that every requirement is judged by a Wilson interval. Undefined values leave it undecided.
type Requirement struct {
	Text       string // as written
	AllTargets bool   // that all targets are met; then the next four fields mean nothing
	Indicator  indicator.ID
	Area       string // "all" or the code of a subdistrict
	Month      month.Month
	Value      indicator.Target // its comparator and limit
	Chance     float64          // the wanted chance
	AtMost     bool             // the chance may not exceed Chance; otherwise it must reach it
}

// Name is short and stable, such as contract_rate@2025-12.
func (r Requirement) Name() string {
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
	if !r.AtMost {
		return c.Against(r.Chance)
	}
	switch {
	case c.Undefined > 0:
		return indicator.Undecided
	case c.High <= r.Chance:
		return indicator.Passed
	case c.Low > r.Chance:
		return indicator.Failed
	}
	return indicator.Undecided
}

// requireForm is the form of a requirement, for messages.
const requireForm = "p(INDICATOR@YYYY-MM >= LIMIT) >= CHANCE, or median(INDICATOR@YYYY-MM) >= LIMIT"

// quantityForm is the form of a quantity, for messages.
const quantityForm = "INDICATOR@YYYY-MM, such as wait_mean@2025-12"

// Require reads a requirement such as
//
//	p(community_share_district@2025-12 >= 40%) >= 0.8
//	p(contract_rate@2025-12/310104003 >= 45%) >= 80%
//	p(all_targets) >= 0.5
//	median(gp_per_10k@2025-12) >= 4.5
//	p95(wait_mean@2025-12) <= 20
func Require(text string) (Requirement, error) {
	p := &parser{flag: "--require", form: requireForm, line: []rune(text)}
	r := Requirement{Text: text, Area: "all"}
	p.requirement(&r)
	if p.err != nil {
		return Requirement{}, p.err
	}
	return r, nil
}

// Quantity reads an indicator with its date and perhaps a subdistrict: wait_mean@2025-12/310104003.
func Quantity(text string) (Requirement, error) {
	p := &parser{flag: "--record", form: quantityForm, line: []rune(text)}
	r := Requirement{Text: text, Area: "all"}
	p.quantity(&r)
	p.end()
	if p.err == nil && r.AllTargets {
		p.fail(0, "the chance of all targets is always recorded", "an indicator at a date, such as wait_mean@2025-12")
	}
	if p.err != nil {
		return Requirement{}, p.err
	}
	return r, nil
}

var quantileName = regexp.MustCompile(`^p([0-9]{2})$`)

func (p *parser) requirement(r *Requirement) {
	at := p.skip()
	statistic := p.word()
	quantile := math.NaN()
	if digits := quantileName.FindStringSubmatch(statistic); digits != nil && digits[1] != "00" {
		percent, _ := strconv.Atoi(digits[1])
		quantile = float64(percent) / 100
	}
	switch {
	case statistic == "median":
		quantile = 0.5
	case statistic != "p" && math.IsNaN(quantile):
		p.fail(at, fmt.Sprintf("%q is nothing that can be required", statistic), "p, median, or a quantile from p01 to p99: "+requireForm)
	}
	p.sign("(")
	p.quantity(r)
	if math.IsNaN(quantile) && !r.AllTargets {
		r.Value = p.limit(r.Indicator)
	}
	p.sign(")")
	if math.IsNaN(quantile) {
		comparator := p.comparator()
		r.AtMost, r.Chance = comparator == indicator.AtMost, p.number("a chance, such as 0.8 or 80%", true)
	} else {
		if r.AllTargets {
			p.fail(at, "all_targets has a chance and no "+statistic, "p(all_targets) >= 0.5")
		}
		r.Value = p.limit(r.Indicator)
		if r.Chance = quantile; r.Value.Comparator == indicator.AtLeast {
			r.Chance = 1 - quantile
		}
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
	id, known := indicator.Find(name)
	if !known {
		p.fail(at, fmt.Sprintf("there is no indicator %q", name), "an indicator; chcsim list indicators shows them").near(name, append(indicator.Names(), "all_targets"))
	}
	r.Indicator = id
	p.sign("@")
	at = p.skip()
	m, err := month.Parse(p.take(func(c rune) bool { return c >= '0' && c <= '9' || c == '-' }))
	if err != nil {
		p.fail(at, "a date is missing or wrong", "a month, such as 2025-12")
	}
	r.Month = m
	if p.skip(); p.at < len(p.line) && p.line[p.at] == '/' {
		p.at++
		at = p.skip()
		if r.Area = p.take(func(c rune) bool { return !slices.Contains([]rune(" \t<>=≥≤)"), c) }); r.Area == "" {
			p.fail(at, "a subdistrict is missing", "all, or the code of a subdistrict")
		}
	}
}

// limit reads a comparator and a value that the indicator can have.
func (p *parser) limit(id indicator.ID) indicator.Target {
	comparator := p.comparator()
	share := p.err == nil && id.Definition().Unit == indicator.Share
	expected := "a number"
	if share {
		expected = "a share, such as 40% or 0.4"
	}
	return indicator.Target{Comparator: comparator, Limit: p.number(expected, share)}
}
