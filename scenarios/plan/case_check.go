package plan

import (
	"slices"

	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Given notes that a flag gives the value of a key, so that a mistake points there.
func (c *Case) Given(key, flag, text string) { c.at[key] = mistake.Argument(flag, text).Whole() }

// Until takes the month up to which is fitted from a flag.
func (c *Case) Until(flag, text string) error {
	c.Given("fit_until", flag, text)
	var r reading
	c.FitUntil, _ = r.month(&node{form: scalar, at: c.At("fit_until"), text: text})
	return r.Err()
}

// Check reports numbers with which nothing can be fitted, fewer simulations than the least among them.
func (c *Case) Check(least int) error {
	var p mistake.List
	if c.Particles < least {
		p.At(c.At("particles"), mistake.Say("%d simulations are too few for a fit", "%d 次模拟不足以拟合", c.Particles)).
			Expect(mistake.Say("at least %d", "至少 %d", least))
	}
	if c.Rounds < 1 {
		p.At(c.At("rounds"), mistake.Say("%d rounds", "%d 轮", c.Rounds)).Expect(mistake.Say("at least 1", "至少 1"))
	}
	if !(c.Tolerance > 0) {
		p.At(c.At("tolerance"), mistake.Say("a tolerance of %s", "容差为 %s", show(c.Tolerance))).
			Expect(mistake.Say("more than 0", "大于 0"))
	}
	return p.Err()
}

// Fits reports what the case names and its scenario does not have: the month up to which is fitted, which lies
// between first and last, free parameters, and indicators.
func (c *Case) Fits(first, last month.Month, parameters, indicators []string) error {
	var p mistake.List
	if c.FitUntil < first || c.FitUntil > last {
		p.At(c.At("fit_until"), mistake.Say("the scenario has no %s", "情景中没有 %s", c.FitUntil)).
			Expect(mistake.Say("a month from %s to %s", "%s 到 %s 之间的月份", first, last))
	}
	seen := map[string]bool{}
	for _, free := range c.Free {
		if seen[free.Name] {
			p.Twice(free.At, free.Name)
		}
		seen[free.Name] = true
		if !slices.Contains(parameters, free.Name) {
			p.NoPath(free.At, free.Name, parameters)
		}
	}
	for _, one := range c.Indicators {
		if !slices.Contains(indicators, one.Name) {
			p.At(one.At, mistake.NoIndicator(one.Name)).Expect(mistake.AnIndicator).Near(one.Name, indicators)
		}
	}
	return p.Err()
}
