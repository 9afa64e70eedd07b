package contract

import "chcsim/model/cell"

// Hold takes the place of Sign where contracts are held: people of each band, condition and inclination have contracts, used
// and unused, in the proportions of an earlier state. Kinds of people of whom there was nobody then stay as they are.
func (s *State) Hold(earlier []cell.Counts) SignResult {
	for area := range s.counts {
		before := Count(&s.counts[area]).Contracted
		for _, g := range unsignedGroups {
			restore(&s.counts[area], &earlier[area], g)
		}
		gained := Count(&s.counts[area]).Contracted - before
		s.result.Signed[area], s.result.Lapsed[area] = max(0, gained), max(0, -gained)
	}
	return s.result
}

// restore divides the people of a kind, named by its group without a contract, as they were divided, to the nearest person:
// of 7 people after 10, of whom 5 had a contract and 2 used it, 4 have one (3.5) and 1 uses it (1.4).
func restore(now, earlier *cell.Counts, without cell.Group) {
	passive, active := withStatus(without, cell.PassiveContract), withStatus(without, cell.ActiveContract)
	were := earlier[without] + earlier[passive] + earlier[active]
	if were == 0 {
		return
	}
	are := now[without] + now[passive] + now[active]
	part := func(n int) int { return (2*are*n + were) / (2 * were) }
	contracted, used := part(earlier[passive]+earlier[active]), part(earlier[active])
	now[without], now[passive], now[active] = are-contracted, contracted-used, used
}
