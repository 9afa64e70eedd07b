package contract

import (
	"math"

	"chcsim/model/cell"
	"chcsim/model/exact"
	"chcsim/model/rng"
)

// wish is how likely somebody of a candidate wants a contract within the month, and what share of the group without a
// contract the candidate is.
type wish struct{ chance, share float64 }

// uptake is a stratum of an area: residents, contracts, and the weight of those without.
type uptake struct{ residents, contracted, weight float64 }

// wishes computes who wants to sign in an area. In each stratum, with N residents, A contracts, ceiling M
// and F = A/(M·N), the expected number a year is
//
//	(p + q·F + channels)·(M·N − A)
//
// (see bassHazard), shared among the uncontracted in proportion to their odds ratios w of inclination:
// each has the hazard (p + q·F + channels)·(M·N − A)·w / Σw, times e^drift where the wish to sign has drifted. Guidance in
// hospitals is no part of the channels: it adds, to patients alone, its hazard times the share of their visits that they make
// there in place of w.
func (s *State) wishes(area int, listed *Listed, drift float64) []wish {
	eager := exact.Exp(drift)
	shares, olderRate := listed.shares(), contractedOver60(&s.counts[area])
	strata := s.uptakes(&s.counts[area], &shares)
	for i := range candidates {
		x := &candidates[i]
		u, w := &strata[x.stratum], wish{share: s.candidateShare(x, &shares)}
		ceiling := float64(s.cfg.Ceiling[x.stratum] * u.residents)
		if gap := ceiling - u.contracted; gap > 0 && u.weight > 0 {
			reached := u.contracted / ceiling
			hazard := bassHazard(s.cfg.Innovation[x.stratum], s.cfg.Imitation[x.stratum], reached)
			hazard -= float64((1 - s.pace[x.stratum]) * bassHazard(s.innovation[x.stratum], s.imitation[x.stratum], reached))
			hazard = float64((hazard + s.cfg.Channels.at(x.band, olderRate)) * s.odds(x.inclination))
			if x.ill == 1 {
				hazard += float64(s.cfg.Channels.Hospital * listed.AtHospital[x.inclination])
			}
			w.chance = rng.HazardToProbability(eager*max(0, hazard)*gap/u.weight, yearPart)
		}
		s.wanting[i] = w
	}
	return s.wanting
}

// candidateShare is the part of the candidate's group that is a candidate, given the shares of patients who are on a list.
func (s *State) candidateShare(x *candidate, listed *[2][cell.Conditions]float64) float64 {
	switch {
	case x.stratum == RegisteredIll:
		return listed[0][x.condition]
	case x.group.stratum == Others:
		return 1 - listed[0][x.condition]
	}
	return 1
}

// uptakes divides an area's residents among the strata, given the shares of patients who are on a list.
func (s *State) uptakes(c *cell.Counts, listed *[2][cell.Conditions]float64) (strata [Strata]uptake) {
	for g, n := range c {
		x := &groups[g]
		signed, odds := indexOf(x.status.Contracted()), s.odds(x.inclination)
		onList := 0.0
		if x.stratum == Others {
			onList = float64(float64(n) * listed[signed][x.condition])
			strata[RegisteredIll].add(onList, signed, odds)
		}
		strata[x.stratum].add(float64(n)-onList, signed, odds)
	}
	return strata
}

// add counts n persons with a contract (1) or without (0).
func (u *uptake) add(n float64, signed int, odds float64) {
	u.residents += n
	if signed == 1 {
		u.contracted += n
	} else {
		u.weight += float64(n * odds)
	}
}

// odds is the weight of somebody without a contract.
func (s *State) odds(i cell.Inclination) float64 {
	if i == cell.Inclined {
		return s.cfg.InclinationOddsRatio
	}
	return 1
}

// contractedOver60 is the contract rate from 60 on.
func contractedOver60(c *cell.Counts) float64 {
	residents, contracted := 0, 0
	for g, n := range c {
		if x := &groups[g]; x.older == Over60 {
			residents += n
			if x.status.Contracted() {
				contracted += n
			}
		}
	}
	return float64(contracted) / float64(max(residents, 1))
}

// OutreachNeed is the staff minutes wanted by area in a month: for renewals due and for new contracts as far as
// the panels last known have room. It is the expected time and two standard deviations more, so that
// chance alone seldom makes time short. The slice belongs to the caller.
func (s *State) OutreachNeed(listed []Listed, drift float64) []float64 {
	need := make([]float64, len(s.counts))
	perRenewal, perContract := s.cfg.MinutesPerRenewal, s.cfg.MinutesPerContract
	for area := range s.counts {
		contracted, wanted := 0, 0.0
		for _, g := range contractedGroups {
			contracted += s.counts[area][g]
		}
		for i, w := range s.wishes(area, &listed[area], drift) {
			wanted += float64(float64(s.counts[area][candidates[i].of]) * w.share * w.chance)
		}
		due := float64(contracted) * yearPart
		wanted = max(0, min(wanted, s.capacity[area]-float64(contracted)))
		variance := float64(due*perRenewal*perRenewal) + float64(wanted*perContract*perContract)
		need[area] = float64(due*perRenewal) + float64(wanted*perContract) + float64(2*math.Sqrt(variance))
	}
	return need
}
