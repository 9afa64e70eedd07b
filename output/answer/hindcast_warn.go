package answer

import (
	"fmt"
	"strings"

	"chcsim/model/param"
	"chcsim/output/words"
)

// warnings are what a reader of a hindcast must know.
func (r *Hindcast) warnings() []string {
	var list []string
	l := r.Lang
	if !r.Posterior.Reached {
		last := r.Posterior.Rounds[len(r.Posterior.Rounds)-1]
		list = append(list, words.ToleranceStopped.Fill(l, last.Tolerance, r.Options.Tolerance))
	}
	if last := r.Posterior.Rounds[len(r.Posterior.Rounds)-1]; last.Effective < FewParticles {
		list = append(list, words.FewParticles.Fill(l, last.Effective))
	}
	early, later := r.hindsights()
	if len(early) > 0 {
		list = append(list, words.PriorsFromLater.Fill(l, r.Until, strings.Join(early, ", ")))
	}
	if later > 0 {
		list = append(list, words.BackgroundFromLater.Fill(l, later, r.Until))
	}
	return list
}

// FewParticles is the number of different particles below which a 5% quantile rests on a handful of simulations.
const FewParticles = 100

// hindsights lists the free parameters, and counts the others, that cite sources later than the fit's end.
func (r *Hindcast) hindsights() (free []string, others int) {
	isFree := map[string]bool{}
	for _, path := range r.Free {
		isFree[path] = true
	}
	for _, p := range r.Scenario.Parameters {
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

func (r *Hindcast) citedLater(p param.Parameter) []string {
	var ids []string
	for _, id := range strings.Fields(p.Source) {
		if s, ok := r.Scenario.Sources.Find(id); ok && s.Dated > r.Until {
			ids = append(ids, id)
		}
	}
	return ids
}
