package experiment

import (
	"chcsim/model"
	"chcsim/model/rng"
)

// Posterior is a list of joint draws, equally likely given what was observed: parameters, luck and the streams of all that
// is left to chance. Replications take the draws in turn.
type Posterior struct {
	Parameters []Prior
	Decisions  []rng.Decision
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
	Seed        uint64 // of the streams, with the replication and the number of its stream of chance
	Replication int
	Chance      int
	Values      []float64 // of the parameters, in the order of Posterior.Parameters
	Luck        []float64 // scores of the decisions
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

// otherLuck is how many streams of chance a draw has: replications that take it again have the next of them.
const otherLuck = 1 << 20

// spareLuck keeps the second stream of chance of a replication apart from those that its draw could choose from.
const spareLuck = 1 << 10

// keys are the random roots of a replication, with the luck of its draw.
func (s *Study) keys(seed uint64, replication, chance int) model.Keys {
	if s.Posterior == nil {
		return KeysOf(seed, replication, chance)
	}
	d := s.Posterior.draw(replication)
	keys := KeysOf(d.Seed, d.Replication, d.Chance+spareLuck*chance+otherLuck*(replication/len(s.Posterior.Draws)))
	return lucky(keys, s.Posterior.luck(d))
}

// lucky are keys with a luck.
func lucky(keys model.Keys, luck *rng.Luck) model.Keys {
	return model.Keys{Ignorance: keys.Ignorance.With(luck), Chance: keys.Chance.With(luck)}
}
