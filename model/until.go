package model

import (
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Until follows the district from where it stands to the end of a month and returns what was measured so far.
func (d *District) Until(last month.Month) *indicator.Series {
	if d.next == d.cfg.Place.First {
		d.noteContracts()
	}
	for d.next <= last {
		d.Month(d.next)
	}
	return d.series
}

// turn lets chance follow other streams where it is to.
func (d *District) turn(m month.Month) {
	for _, t := range d.turns {
		if t.From == m {
			d.Turn(t.Stream)
		}
	}
}

// Turn lets chance follow other streams from now on. The chance of the district holds a luck.
func (d *District) Turn(stream int) { d.base.chance.Luck().Turn(stream) }
