// Package ask reads what is asked in one line: what must hold, what is looked at, and between which values
// something is varied.
//
//	p(community_share_district@2025-12 >= 40%) >= 0.8
//	contract_rate@2025-12/310104003
//	workforce.recruits_per_year=20:50:5
//
// A line that cannot be understood is answered with a mistake that points into it.
package ask
