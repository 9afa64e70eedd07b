package programme

import "chcsim/model/exact"

// records is the number of residents of an area with a health record. Records follow their persons in
// proportion: a tenth of the contracted residents who leave take a tenth of the contracted records
// along. The chance in who exactly leaves is some tens of persons in tens of thousands and left out.
type records struct {
	contracted, other float64
}

// movement are an area's changes of people since the last month, in persons.
type movement struct {
	contractedLeft, othersLeft, arrived float64
}

// follow moves records along with people; was are the people of the month before, now those after.
func (r *records) follow(was *people, by movement, arrivalsWithRecord float64, now *people) {
	r.contracted *= 1 - share(by.contractedLeft, was.contracted.all)
	r.other = float64(r.other*(1-share(by.othersLeft, was.other.all))) + float64(by.arrived*arrivalsWithRecord)
	r.limit(now)
}

// sign moves records between the two groups with the persons who sign and whose contracts end.
// 100 of 1,000 others sign, and 600 others have records: 60 records change sides.
func (r *records) sign(before *people, signed, ended float64, after *people) {
	over := float64(r.other * share(signed, before.other.all))
	back := float64(r.contracted * share(ended, before.contracted.all))
	r.contracted += over - back
	r.other += back - over
	r.limit(after)
}

// limit keeps rounding and changes that the caller nets out from leaving more records than persons.
func (r *records) limit(p *people) {
	r.contracted = min(max(0, r.contracted), p.contracted.all)
	r.other = min(max(0, r.other), p.other.all)
}

// share is part of whole, between 0 and 1; of nothing it is 0.
func share(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return min(1, max(0, part/whole))
}

// recordsDue are the records to be made and updated actively this month. Missing records of the willing are
// made up for in RecordMonths; a record that neither the assessment nor a visit of the year updates
// waits for the team. A passive contract has its record like an active one: it is made at signing.
//
//	create = (willing − records)⁺ / months
//	update = records/12 × (1 − assessed) × (1 − visited) × acceptance
func (c *Config) recordsDue(r *records, p *people, assessed float64, visited Standing, logOdds float64, due *[services]float64) {
	acc := &c.Acceptance
	willing := float64(p.contracted.all * shift(acc.Record.Contracted, logOdds))
	due[createContracted] = max(0, willing-r.contracted) / c.RecordMonths.Contracted
	due[createOther] = max(0, float64(p.other.all*shift(acc.Record.Other, logOdds))-r.other) / c.RecordMonths.Other
	due[updateContracted] = r.contracted / 12 * (1 - assessed) * (1 - visited.Contracted) * shift(acc.Update.Contracted, logOdds)
	due[updateOther] = r.other / 12 * (1 - visited.Other) * shift(acc.Update.Other, logOdds)
}

// visited is the share of records that visits keep up to date when there are ratio times the visits
// of the base year. A record missed by one year's visits with probability q is missed by ratio times
// as many with q^ratio: 0.6 at half the visits is 1 − 0.4^0.5 = 0.3675.
func (c *Config) visited(ratio float64) Standing {
	at := func(base float64) float64 { return 1 - exact.Pow(1-base, ratio) }
	return Standing{at(c.UpdatedByVisits.Contracted), at(c.UpdatedByVisits.Other)}
}
