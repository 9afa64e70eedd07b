package contract

import (
	"math"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// wishes are probabilities to want a contract within the month, by band, condition (none, some) and inclination.
type wishes [cell.Bands][2][cell.Inclinations]float64

// wish computes who wants to sign in an area. In each age group, with N residents, A contracts, ceiling M
// and F = A/(M·N), the expected number a year is
//
//	(p + q·F + channels)·(M·N − A)
//
// (see bassHazard), shared among the uncontracted in proportion to their odds ratios w of inclination
// and key group: each has the hazard (p + q·F + channels)·(M·N − A)·w / Σw.
func (s *State) wish(area int) (chances wishes) {
	var residents, contracted, weight [AgeGroups]float64
	odds := s.odds()
	for _, g := range contractedGroups {
		contracted[groups[g].older] += float64(s.counts[area][g])
	}
	residents = contracted
	for _, g := range unsignedGroups {
		x, n := &groups[g], float64(s.counts[area][g])
		residents[x.older] += n
		weight[x.older] += float64(n * odds[x.key][x.inclination])
	}
	olderRate := 0.0
	if residents[Over60] > 0 {
		olderRate = contracted[Over60] / residents[Over60]
	}
	for b := range cell.Band(cell.Bands) {
		older := olderOf(b)
		ceiling := float64(s.cfg.Ceiling[older] * residents[older])
		gap := ceiling - contracted[older]
		if gap <= 0 || weight[older] <= 0 {
			continue
		}
		base := bassHazard(s.cfg.Innovation[older], s.cfg.Imitation[older], contracted[older]/ceiling) * gap / weight[older]
		for ill := range 2 {
			added := s.cfg.Channels.at(b, ill == 1, olderRate) * gap / weight[older]
			for i := range cell.Inclinations {
				w := odds[max(ill, keyOf(b))][i]
				chances[b][ill][i] = rng.HazardToProbability((base+added)*w, yearPart)
			}
		}
	}
	return chances
}

func keyOf(b cell.Band) int {
	if keyBand(b) {
		return 1
	}
	return 0
}

// odds are the weights of the uncontracted, by key group and inclination.
func (s *State) odds() (w [2][cell.Inclinations]float64) {
	for key, factor := range [2]float64{1, s.cfg.KeyGroupOddsRatio} {
		w[key] = [cell.Inclinations]float64{factor, factor * s.cfg.InclinationOddsRatio}
	}
	return w
}

// OutreachNeed is the staff minutes wanted by area in a month: for renewals due and for new contracts as far as
// the panels last known have room. It is the expected time and two standard deviations more, so that
// chance alone seldom makes time short. The slice belongs to the caller.
func (s *State) OutreachNeed(month.Month) []float64 {
	need := make([]float64, len(s.counts))
	perRenewal, perContract := s.cfg.MinutesPerRenewal, s.cfg.MinutesPerContract
	for area := range s.counts {
		chances := s.wish(area)
		contracted, wanted := 0, 0.0
		for _, g := range contractedGroups {
			contracted += s.counts[area][g]
		}
		for _, g := range unsignedGroups {
			x := &groups[g]
			wanted += float64(float64(s.counts[area][g]) * chances[x.band][x.ill][x.inclination])
		}
		due := float64(contracted) * yearPart
		wanted = max(0, min(wanted, s.capacity[area]-float64(contracted)))
		variance := float64(due*perRenewal*perRenewal) + float64(wanted*perContract*perContract)
		need[area] = float64(due*perRenewal) + float64(wanted*perContract) + float64(2*math.Sqrt(variance))
	}
	return need
}
