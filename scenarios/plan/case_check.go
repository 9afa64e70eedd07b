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

// Fits reports what the case names and its scenario does not have: a month up to which is fitted between first and last, and what
// can be observed.
func (c *Case) Fits(first, last month.Month, indicators []string) error {
	var p mistake.List
	if c.FitUntil < first || c.FitUntil > last {
		p.At(c.At("fit_until"), mistake.Say("the scenario cannot be cut at %s", "情景不能在 %s 截断", c.FitUntil)).
			Expect(mistake.Say("a month from %s to %s, the base year's end to as_of or the last month", "%s 到 %s 之间的月份：从起点年末到 as_of 或最后一月", first, last))
	}
	for _, one := range c.Indicators {
		if !slices.Contains(indicators, one.Name) {
			p.At(one.At, mistake.NoIndicator(one.Name)).Expect(mistake.AnIndicator).Near(one.Name, indicators)
		}
	}
	return p.Err()
}
