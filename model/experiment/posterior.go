package experiment

import (
	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Posterior is a list of joint draws, equally likely given what was observed: parameters, luck and the streams of all that
// is left to chance. Replications take the draws in turn.
type Posterior struct {
	Parameters []Prior
	Decisions  []rng.Decision
	Turns      []month.Month // from which on chance follows the streams that draws say
	Observed   month.Month   // the last month observed: after it replications of one draw part
	Draws      []Draw
}

// Prior is a parameter as it was before the observations. A study that says otherwise of the parameter, because a plan or a
// setting changes it, keeps what it says.
type Prior struct {
	Path         string
	Distribution string
}

// Draw is one of them.
type Draw struct {
	Seed        uint64 // of the streams, with the replication
	Replication int
	Chance      int       // the stream of its base year
	Turns       []int     // the streams from each of Posterior.Turns on
	Values      []float64 // of the parameters, in the order of Posterior.Parameters
	Luck        []float64 // scores of the decisions
}

// pastsOf says how draws share pasts: those that are one member, moved once and chosen several times, do. Only what comes after the last
// observation differs between the replications that take them.
func pastsOf(draws []Draw) indicator.Pasts {
	type member struct {
		seed        uint64
		replication int
	}
	copies := map[member]int{}
	for i := range draws {
		copies[member{draws[i].Seed, draws[i].Replication}]++
	}
	pairs := 0
	for _, n := range copies {
		pairs += n * (n - 1)
	}
	return indicator.Pasts{Draws: len(draws), Shared: float64(pairs) / float64(max(1, len(draws)*(len(draws)-1)))}
}

// Pasts says how replications share pasts.
func (s *Study) Pasts() indicator.Pasts {
	if s.Posterior == nil {
		return indicator.Pasts{}
	}
	return pastsOf(s.Posterior.Draws)
}

// pastsAmong says how some of the replications share pasts.
func (s *Study) pastsAmong(replications []int) indicator.Pasts {
	if s.Posterior == nil {
		return indicator.Pasts{}
	}
	var draws []Draw
	for _, i := range replications {
		draws = append(draws, *s.Posterior.draw(i))
	}
	return pastsOf(draws)
}

// draw is the draw that a replication takes.
func (p *Posterior) draw(replication int) *Draw { return &p.Draws[replication%len(p.Draws)] }

// luck is the luck of a draw.
func (p *Posterior) luck(d *Draw) *rng.Luck {
	fixed := make(map[rng.Decision]float64, len(p.Decisions))
	for k, decision := range p.Decisions {
		fixed[decision] = d.Luck[k]
	}
	return &rng.Luck{Fixed: fixed}
}

// known puts the values of a draw in the place of those drawn, everywhere that a parameter stands.
func (s *Study) known(values []float64, d *Draw) {
	places := make(map[string]int, len(s.Posterior.Parameters))
	for k, prior := range s.Posterior.Parameters {
		places[prior.Path] = k
	}
	for i := range s.Parameters {
		if k, ok := places[s.Parameters[i].Path]; ok && s.Parameters[i].Distribution.String() == s.Posterior.Parameters[k].Distribution {
			values[i] = d.Values[k]
		}
	}
}

// keys are the random roots of a replication, with the luck of its draw. What was observed was met by the draw's chance; what is
// to come has streams of its own for each replication that takes the draw, and for its second chance.
func (s *Study) keys(seed uint64, replication, chance int) model.Keys {
	if s.Posterior == nil {
		return KeysOf(seed, replication, chance)
	}
	p := s.Posterior
	d := p.draw(replication)
	keys := lucky(KeysOf(d.Seed, d.Replication, d.Chance), p.luck(d))
	for i, from := range p.Turns {
		keys.Turns = append(keys.Turns, model.Turn{From: from, Stream: d.Turns[i]})
	}
	keys.Turns = append(keys.Turns, model.Turn{From: p.Observed + 1, Stream: future + 2*replication + chance})
	return keys
}

// future is beyond the numbers of the streams of what was observed.
const future = 1 << 20

// lucky are keys with a luck, of which that of chance may turn.
func lucky(keys model.Keys, luck *rng.Luck) model.Keys {
	return model.Keys{Ignorance: keys.Ignorance.With(&rng.Luck{Fixed: luck.Fixed, Seen: luck.Seen}), Chance: keys.Chance.With(luck)}
}
