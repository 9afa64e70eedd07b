package main

import (
	"fmt"
	"strings"

	"chcsim/model/param"
	"chcsim/output/words"
)

// warnings are what a reader of a hindcast must know.
func (r *hindsight) warnings() []string {
	var list []string
	l := r.lang
	if !r.posterior.Reached {
		last := r.posterior.Rounds[len(r.posterior.Rounds)-1]
		list = append(list, words.ToleranceStopped.Fill(l, last.Tolerance, r.options.Tolerance))
	}
	if last := r.posterior.Rounds[len(r.posterior.Rounds)-1]; last.Effective < fewParticles {
		list = append(list, words.FewParticles.Fill(l, last.Effective))
	}
	early, later := r.hindsights()
	if len(early) > 0 {
		list = append(list, words.PriorsFromLater.Fill(l, r.until, strings.Join(early, ", ")))
	}
	if later > 0 {
		list = append(list, words.BackgroundFromLater.Fill(l, later, r.until))
	}
	return list
}

// fewParticles is the number of different particles below which a 5% quantile rests on a handful of simulations.
const fewParticles = 100

// hindsights lists the free parameters, and counts the others, that cite sources later than the fit's end.
func (r *hindsight) hindsights() (free []string, others int) {
	isFree := map[string]bool{}
	for _, path := range r.free {
		isFree[path] = true
	}
	for _, p := range r.scenario.Parameters {
		ids := r.citedLater(p)
		switch {
		case len(ids) == 0:
		case isFree[p.Path]:
			free = append(free, fmt.Sprintf("%s (%s)", p.Path, strings.Join(ids, " ")))
		default:
			others++
		}
	}
	return free, others
}

func (r *hindsight) citedLater(p param.Parameter) []string {
	var ids []string
	for _, id := range strings.Fields(p.Source) {
		if s, ok := r.scenario.Sources.Find(id); ok && s.Dated > r.until {
			ids = append(ids, id)
		}
	}
	return ids
}
