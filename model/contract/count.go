package contract

import (
	"math"

	"chcsim/model/cell"
)

// Tally is what indicators of contracts are made of. Tallies of areas add up to the district's.
type Tally struct {
	Residents         int // everybody
	Contracted        int // with a contract, used or not
	ContractedUnder60 int // of these, under 60
	Active            int // with a contract in use
}

// Count tallies the residents of one area.
func (s *State) Count(area int) Tally { return Count(&s.counts[area]) }

// Count tallies residents by group.
func Count(c *cell.Counts) Tally {
	var t Tally
	for g, n := range c {
		x := &groups[g]
		t.Residents += n
		if x.status.Contracted() {
			t.Contracted += n
			if x.older == Under60 {
				t.ContractedUnder60 += n
			}
		}
		if x.status == cell.ActiveContract {
			t.Active += n
		}
	}
	return t
}

// Ceiling is how many residents of an area would have a contract in the end, each stratum up to its ceiling.
func (s *State) Ceiling(area int, listed *Listed) int {
	shares, ceiling := listed.shares(), 0.0
	for stratum, u := range s.uptakes(&s.counts[area], &shares) {
		ceiling += float64(s.cfg.Ceiling[stratum] * u.residents)
	}
	return int(math.Ceil(ceiling))
}

// Listed are the shares of patients who are diagnosed and on their centre's list, without a contract (0)
// and with one (1). The care programme keeps the lists.
type Listed struct {
	Hypertension, Diabetes [2]float64
	AtHospital             [cell.Inclinations]float64 // share of patients' visits that hospitals saw last month
}

// share is the part of residents with a condition who are on a list, with either disease.
func (l *Listed) share(c cell.Condition, signed int) float64 {
	off := 1.0
	if c.HasHypertension() {
		off *= 1 - l.Hypertension[signed]
	}
	if c.HasDiabetes() {
		off *= 1 - l.Diabetes[signed]
	}
	return 1 - off
}

// shares are those of all conditions.
func (l *Listed) shares() (shares [2][cell.Conditions]float64) {
	for signed := range shares {
		for c := range shares[signed] {
			shares[signed][c] = l.share(cell.Condition(c), signed)
		}
	}
	return shares
}

// KeyGroup returns the persons of an area's key groups and those of them with a contract.
func (s *State) KeyGroup(area int, listed *Listed) (persons, contracted float64) {
	return KeyGroup(s.cfg, listed, &s.counts[area])
}

// KeyGroup returns the persons of the key groups and those of them with a contract. It is a union: everybody of
// 65 and over or under 7; of the others those listed with a condition or belonging to another
// key group (pregnant, severely mentally ill, disabled), which are taken to be independent:
//
//	share = 1 − (1 − l_hypertension)(1 − l_diabetes)(1 − other)
//
// Worked number: both conditions without a contract, l = 0.6 and 0.681, other 0.03: 0.876228.
func KeyGroup(cfg *Config, listed *Listed, c *cell.Counts) (persons, contracted float64) {
	shares := listed.shares()
	for g, n := range c {
		x := &groups[g]
		signed := indexOf(x.status.Contracted())
		share := 1.0
		if x.stratum == Others {
			share = 1 - float64((1-cfg.OtherKeyGroups)*(1-shares[signed][x.condition]))
		}
		persons += float64(float64(n) * share)
		if signed == 1 {
			contracted += float64(float64(n) * share)
		}
	}
	return persons, contracted
}

func indexOf(b bool) int {
	if b {
		return 1
	}
	return 0
}
