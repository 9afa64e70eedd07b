package ask

import (
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/scenarios/mistake"
)

// deltaForm is the form of a delta, for messages.
var deltaForm = mistake.Say("delta(p(INDICATOR@YYYY-MM >= LIMIT)) >= CHANGE, or delta(INDICATOR@YYYY-MM) >= CHANGE",
	"delta(p(指标@YYYY-MM >= 限值)) >= 变化，或 delta(指标@YYYY-MM) >= 变化")

// delta reads what follows the word: of what the change is wanted, and how much.
func (p *parser) delta(r *Requirement) {
	p.form, r.Delta = deltaForm, DeltaOfMean
	p.sign("(")
	start := p.skip()
	chance := p.chance()
	if chance {
		r.Delta = DeltaOfChance
	}
	p.quantity(r)
	switch {
	case r.AllTargets && !chance:
		p.fail(start, mistake.Say("all_targets has a chance and no mean", "all_targets 只有概率，没有均值"),
			mistake.Say("delta(p(all_targets)) >= -2%", "delta(p(all_targets)) >= -2%"))
	case chance && !r.AllTargets:
		r.Value = p.limit(r.Indicator)
	}
	if chance {
		p.sign(")")
	}
	p.sign(")")
	r.AtMost = p.comparator() == indicator.AtMost
	r.Change = p.change(chance || len(p.Errors) == 0 && measure.Of(r.Indicator).Unit == indicator.Share)
	p.end()
}

// Alone refuses a delta where only one run is judged.
func (r Requirement) Alone() error {
	var p mistake.List
	if r.Delta != NoDelta {
		p.At(r.file.Whole(), mistake.Say("a change needs another run to compare with", "变化须有另一情景可比")).
			Expect(mistake.Say("chcsim run PLAN --against OTHER, which judges PLAN minus OTHER", "chcsim run 情景 --against 另一情景，所判为前者减后者"))
	}
	return p.Err()
}

// chance passes over "p(" where that is what follows, and tells whether it was.
func (p *parser) chance() bool {
	start := p.skip()
	if p.word() == "p" && p.skip() < len(p.line) && p.line[p.at] == '(' {
		p.at++
		return true
	}
	p.at = start
	return false
}

// change reads a change: of chances and shares between −1 and 1, and perhaps in per cent.
func (p *parser) change(share bool) float64 {
	if share {
		return p.share(mistake.Say("a change, such as -2% or -0.02", "变化，如 -2% 或 -0.02"), -1)
	}
	return p.number(mistake.Say("a number", "数字"), false)
}
