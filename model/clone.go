package model

import "slices"

// Clone is the same district, which goes its own way from here: so a past can go on in several ways. The parts' inputs are the
// configuration, which both share and each month's levers write anew, as parts share what a month writes before it reads it: of
// two copies one is followed at a time, and what levers are said to have been cut is the sum of both.
func (d *District) Clone() *District {
	own := *d
	own.behaviour, own.population, own.contract, own.workforce = d.behaviour.Clone(), d.population.Clone(), d.contract.Clone(), d.workforce.Clone()
	own.estate, own.access, own.clinic = d.estate.Clone(), d.access.Clone(), d.clinic.Clone()
	own.referral, own.programme = d.referral.Clone(), d.programme.Clone()
	own.memory, own.series, own.limits = d.memory.clone(), d.series.Until(d.next), slices.Clone(d.limits)
	return &own
}
