package experiment

import (
	"chcsim/model"
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

// Shared is the probability that two of the draws are one member, moved and chosen together: they share its past. Only what comes after
// the last observation differs between the replications that take them.
func (p *Posterior) Shared() float64 {
	type member struct {
		seed        uint64
		replication int
	}
	copies := map[member]int{}
	for i := range p.Draws {
		copies[member{p.Draws[i].Seed, p.Draws[i].Replication}]++
	}
	pairs := 0
	for _, n := range copies {
		pairs += n * (n - 1)
	}
	return float64(pairs) / float64(max(1, len(p.Draws)*(len(p.Draws)-1)))
}

// Shared is the probability that two replications share a past: 0 where nothing was observed.
func (s *Study) Shared() float64 {
	if s.Posterior == nil {
		return 0
	}
	return s.Posterior.Shared()
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

// known puts the values of a draw in the place of those drawn.
func (s *Study) known(values []float64, d *Draw) {
	for k, prior := range s.Posterior.Parameters {
		if i, ok := s.Index(prior.Path); ok && s.Parameters[i].Distribution.String() == prior.Distribution {
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
