package model

import (
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// Ahead follows the staff alone, which feels of the other parts only how many residents there are, as if these stayed as many as
// now: little work beside following the district. Chance follows another stream (see Turn). It returns what is measured of the staff
// at the ends of some months, in order; the district stays where it is.
func (d *District) Ahead(stream int, months []month.Month) *indicator.Series {
	own := *d
	own.workforce, own.series = d.workforce.Clone(), d.series.Until(d.next)
	own.Turn(stream)
	residents := d.links.residents(d.population.Residents())
	for m := d.next; m <= months[len(months)-1]; m++ {
		own.levers.Apply(m)
		own.cfg.hold()
		if staff := own.staff(m, residents); slices.Contains(months, m) {
			own.measureStaff(m, residents, staff)
		}
	}
	return own.series
}

// IsAhead tells whether Ahead measures an indicator.
func IsAhead(id indicator.ID) bool {
	return slices.ContainsFunc(measure.Workforce.Indicators(), func(i measure.Indicator) bool { return i.ID == id })
}
