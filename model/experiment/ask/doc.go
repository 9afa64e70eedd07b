// Package ask reads what is asked of an experiment in one line: what a sweep varies and what must hold.
//
//	workforce.recruits_per_year=20:50:5
//	p(community_share_district@2025-12 >= 40%) >= 0.8
//
// A line that cannot be understood is answered with the place, what was expected and the nearest name.
package ask
