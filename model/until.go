package model

import (
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Until follows the district, as Begin left it, to a month and returns what was measured so far.
func (d *District) Until(last month.Month) *indicator.Series {
	d.noteContracts()
	for m := d.cfg.Place.First; m <= last; m++ {
		d.Month(m)
	}
	return d.series
}
