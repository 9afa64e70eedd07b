package main

import (
	"fmt"
	"strings"

	"chcsim/model/param"
)

// warnings are what a reader of a hindcast must know.
func (r *hindsight) warnings() []string {
	var list []string
	l := r.lang
	if !r.posterior.Reached {
		last := r.posterior.Rounds[len(r.posterior.Rounds)-1]
		list = append(list, say(l, "容差停在 %.3f 个标准误，未到 %g：模型在先验范围内不能更好地同时符合全部观测，或轮次不足",
			"the tolerance stopped at %.3f standard errors, short of %g: within its priors the model does not meet all observations better, or the rounds are too few",
			last.Tolerance, r.options.Tolerance))
	}
	if last := r.posterior.Rounds[len(r.posterior.Rounds)-1]; last.Effective < fewParticles {
		list = append(list, say(l, "不同的粒子只有 %.0f 个，区间不稳定；可增加 --replications", "only %.0f different particles, so intervals are unstable; raise --replications", last.Effective))
	}
	early, later := r.hindsights()
	if len(early) > 0 {
		list = append(list, say(l, "以下先验引用了拟合截止 %s 之后才发布的来源：%s", "these priors cite sources published after the fit's end %s: %s", r.until, strings.Join(early, ", ")))
	}
	if later > 0 {
		list = append(list, say(l, "另有 %d 个未拟合的参数引用了 %s 之后发布的来源：背景并非全部未见", "%d parameters that are not fitted cite sources published after %s: the background is not all unseen", later, r.until))
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
