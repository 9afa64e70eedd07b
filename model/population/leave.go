package population

import (
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// exits are the hazards within a month, by sex and age as in a lottery.
type exits struct {
	either [Sexes * Ages]float64 // of dying or moving away, per person
	death  [Sexes * Ages]float64 // the share of dying in it
}

// setExits computes the hazards of the month. Death and departure compete: with hazards d and o per
// year a person leaves with 1 − exp(−(d+o)/12), by death in the share d/(d+o).
func (s *State) setExits(m month.Month) {
	improved := exact.Pow(1-s.cfg.MortalityImprovement, s.yearsSinceFirst(m))
	for sex := range Sexes {
		for age := range Ages {
			death := float64(hazard(&s.rates[sex], age, m.Calendar()) * improved)
			either := death + float64(s.cfg.OutMigration*s.departure[age])
			s.exits.either[sex*Ages+age] = either / 12
			s.exits.death[sex*Ages+age] = death / either
		}
	}
}

// leave takes the dead and the leavers out of an area. Calls to leave come to each person as a Poisson process and the first
// one counts: nobody is called with the chance exp(−hazard). All calls of the area are drawn at once, and then whom each is for.
// Persons of one sex and age are alike, so that those who have gone are said to be the first of them.
func (s *State) leave(area int, key rng.Key) {
	stream := key.Stream()
	counts, deaths, out := &s.counts[area], &s.flows.Deaths[area], &s.flows.Out[area]
	var calls [Sexes * Ages]float64
	for sex := range counts {
		for age, n := range counts[sex] {
			calls[sex*Ages+age] = float64(n) * s.exits.either[sex*Ages+age]
		}
	}
	expected := s.leavers.fill(&calls)
	var gone [Sexes][Ages]int
	for range stream.Poisson(expected) {
		sex, age := s.leavers.draw(stream.Uint64())
		person, cause := stream.IntNAndRest(counts[sex][age])
		if person < gone[sex][age] {
			continue
		}
		b := s.bandLeft(area, sex, age, person-gone[sex][age])
		gone[sex][age]++
		if cause < s.exits.death[sex*Ages+age] {
			deaths[b]++
		} else {
			out[b]++
		}
	}
	for sex := range gone {
		for age, n := range gone[sex] {
			counts[sex][age] -= n
		}
	}
	for b := range deaths {
		s.flows.TotalDeaths += deaths[b]
		s.flows.TotalOut += out[b]
	}
}

// yield draws those who move away beyond OutMigration, because the totals fall faster than people leave by themselves: what was
// observed is met. They have the ages of leavers; at least one resident stays.
func (s *State) yield(area int, surplus float64, key rng.Key) {
	stream := key.Stream()
	counts, out := &s.counts[area], &s.flows.Out[area]
	var weights [Sexes * Ages]float64
	for sex := range counts {
		for age, n := range counts[sex] {
			weights[sex*Ages+age] = float64(n) * s.departure[age]
		}
	}
	if s.leavers.fill(&weights) <= 0 {
		return
	}
	for n := min(stream.Poisson(surplus), s.here(area)-1); n > 0; n-- {
		sex, age := s.leavers.draw(stream.Uint64())
		for counts[sex][age] == 0 { // all of that age have gone: the next older goes, and after the oldest the youngest
			if age = (age + 1) % Ages; age == 0 {
				sex = (sex + 1) % Sexes
			}
		}
		out[s.bandLeft(area, sex, age, stream.IntN(counts[sex][age]))]++
		counts[sex][age]--
		s.flows.TotalOut++
	}
}
