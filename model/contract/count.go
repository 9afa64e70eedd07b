package contract

import "chcsim/model/cell"

// Tally is what indicators of contracts are made of. Tallies of areas add up to the district's.
type Tally struct {
	Residents         int     // everybody
	Contracted        int     // with a contract, used or not
	ContractedUnder60 int     // of these, under 60
	Active            int     // with a contract in use
	Key               float64 // persons of the key groups, each counted once
	KeyContracted     float64 // of these, with a contract
}

// Add adds the tally of another area.
func (t *Tally) Add(o Tally) {
	t.Residents += o.Residents
	t.Contracted += o.Contracted
	t.ContractedUnder60 += o.ContractedUnder60
	t.Active += o.Active
	t.Key += o.Key
	t.KeyContracted += o.KeyContracted
}

// Count tallies the residents of one area.
func (s *State) Count(area int) Tally { return Count(s.cfg, &s.counts[area]) }

// Count tallies residents by group.
func Count(cfg *Config, c *cell.Counts) Tally {
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
	t.Key, t.KeyContracted = KeyGroup(cfg, c)
	return t
}

// KeyGroup returns the persons of the key groups and those of them with a contract. It is a union: everybody of
// 65 and over or under 7; of the others those registered with a condition or belonging to another
// key group (pregnant, severely mentally ill, disabled), which are taken to be independent:
//
//	share = 1 − (1 − r_hypertension)(1 − r_diabetes)(1 − other)
//
// Worked number: both conditions without a contract, r = 0.6 and 0.681, other 0.03: 0.876228.
func KeyGroup(cfg *Config, c *cell.Counts) (persons, contracted float64) {
	var shares [2][cell.Conditions]float64
	for signed := range shares {
		for condition := range shares[signed] {
			shares[signed][condition] = keyShare(cfg, cell.Condition(condition), signed == 1)
		}
	}
	for g, n := range c {
		x := &groups[g]
		signed := x.status.Contracted()
		share := 1.0
		if !keyBand(x.band) {
			share = shares[indexOf(signed)][x.condition]
		}
		persons += float64(float64(n) * share)
		if signed {
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

// keyShare is the share of residents aged 7 to 64 who belong to a key group.
func keyShare(cfg *Config, c cell.Condition, contracted bool) float64 {
	outside := 1 - cfg.OtherKeyGroups
	if c.HasHypertension() {
		outside *= 1 - registered(cfg.RegisteredHypertension, cfg.RegistrationOddsRatio, contracted)
	}
	if c.HasDiabetes() {
		outside *= 1 - registered(cfg.RegisteredDiabetes, cfg.RegistrationOddsRatio, contracted)
	}
	return 1 - outside
}

// registered is the share registered among patients: share without a contract, and with one the share at or
// times its odds. With 0.6 and an odds ratio of 4 it is 0.857143.
func registered(share, or float64, contracted bool) float64 {
	if !contracted {
		return share
	}
	return share * or / (1 - share + float64(share*or))
}
