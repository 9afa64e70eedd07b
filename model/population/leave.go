package population

import (
	"math"
	"math/bits"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// ageGroup is how many single ages share one draw in leave.
const ageGroup = 5

// exits are the chances of leaving by death or by moving within a month, by age, for one sex.
type exits struct {
	death   [Ages]float64
	either  [Ages]float64
	highest [(Ages + ageGroup - 1) / ageGroup]float64 // of either, by group of ages
}

// setExits computes the chances of the month. Death and departure compete: with hazards d and o per
// year a person leaves with 1 − exp(−(d+o)/12), by death in the share d/(d+o).
func (s *State) setExits(m month.Month) {
	improved := math.Pow(1-s.cfg.MortalityImprovement, s.yearsSinceFirst(m))
	for sex := range Sexes {
		e := &s.exits[sex]
		e.highest = [len(e.highest)]float64{}
		for age := range Ages {
			death := hazard(&s.rates[sex], age, m.Calendar()) * improved
			out := s.cfg.OutMigration * s.departure[age]
			e.either[age] = rng.HazardToProbability(death+out, 1.0/12)
			e.death[age] = e.either[age] * death / (death + out)
			e.highest[age/ageGroup] = max(e.highest[age/ageGroup], e.either[age])
		}
	}
}

// leave takes the dead and the leavers out of an area. Each person of a group of ages is a candidate
// with the highest chance of the group and leaves with his own chance over that one: the numbers are
// independent binomials for each age, at the price of a few draws.
func (s *State) leave(area int, key rng.Key) {
	stream := key.Stream()
	for sex := range Sexes {
		ages, e := &s.counts[area][sex], &s.exits[sex]
		for g, highest := range e.highest {
			first := g * ageGroup
			group := ages[first:min(first+ageGroup, Ages)]
			n := 0
			for _, k := range group {
				n += k
			}
			if candidates := stream.Binomial(n, highest); candidates > 0 {
				s.screen(area, sex, first, n, candidates, &stream)
			}
		}
	}
}

// screen picks candidates among the n persons of a group of ages, without replacement, and removes
// those who really leave.
func (s *State) screen(area, sex, first, n, candidates int, stream *rng.Stream) {
	ages, e := &s.counts[area][sex], &s.exits[sex]
	var upTo [ageGroup]uint64 // persons not yet picked, up to each age
	sum := 0
	for k := range upTo {
		if first+k < Ages {
			sum += ages[first+k]
		}
		upTo[k] = uint64(sum)
	}
	for i := range candidates {
		rank, rest := stream.IntNAndRest(n - i)
		age := first
		for k := range upTo { // without branches, which no processor could foresee
			_, within := bits.Sub64(uint64(rank), upTo[k], 0)
			age += int(1 - within)
			upTo[k] -= within
		}
		u := rest * e.highest[first/ageGroup]
		switch {
		case u < e.death[age]:
			s.flows.Deaths[area][bandOf[age]]++
			s.flows.TotalDeaths++
		case u < e.either[age]:
			s.flows.Out[area][bandOf[age]]++
			s.flows.TotalOut++
		default:
			continue
		}
		ages[age]--
	}
}
