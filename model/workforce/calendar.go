package workforce

import "chcsim/model/month"

// calendar is a stand-in until des.Calendar exists.
type calendar struct{ entries []entry }

type entry struct {
	at month.Month
	e  event
}

func (c *calendar) schedule(at month.Month, e event) { c.entries = append(c.entries, entry{at, e}) }

func (c *calendar) next(until month.Month) (event, bool) {
	best := -1
	for i, x := range c.entries {
		if x.at <= until && (best < 0 || x.at < c.entries[best].at) {
			best = i
		}
	}
	if best < 0 {
		return event{}, false
	}
	e := c.entries[best].e
	c.entries = append(c.entries[:best], c.entries[best+1:]...)
	return e, true
}
