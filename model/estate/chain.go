package estate

import (
	"chcsim/model/param"
	"chcsim/model/rng"
)

// chain is a row of stages whose durations are drawn from streams of its own key, so that a change to
// one project leaves all others as they were.
type chain struct {
	key    rng.Key
	months [Stages]*param.Distribution // nil where there is no such stage
	id     string                      // of a project, whose durations are decisions; empty for roll-outs
}

// next is the first stage from the given one on that the chain has; every chain has an acceptance.
func (c *chain) next(from Stage) Stage {
	for c.months[from] == nil {
		from++
	}
	return from
}

// duration is the months of a stage before shock and factor. An attempt after the first is the rework
// and the next acceptance.
func (c *chain) duration(stage Stage, attempt int, rework *param.Distribution) float64 {
	key := c.key.At(int(stage), attempt)
	stream := key.Stream()
	if c.id != "" && attempt == 0 {
		stream = key.Fated(rng.Decision{What: "stage", Where: c.id, When: int(stage)})
	}
	months := c.months[stage].Quantile(stream.Float64())
	if attempt > 0 {
		months += rework.Quantile(stream.Float64())
	}
	return months
}

// fails draws whether an acceptance fails.
func (c *chain) fails(attempt int, probability float64) bool {
	stream := c.key.Purpose("acceptance").At(attempt).Stream()
	return stream.Bernoulli(probability)
}

// total is the months from the beginning of a stage to the passed acceptance.
func (c *chain) total(cfg *Config, from Stage) float64 {
	sum := 0.0
	for stage := c.next(from); stage < Acceptance; stage = c.next(stage + 1) {
		sum += c.duration(stage, 0, &cfg.Rework)
	}
	for attempt := 0; ; attempt++ {
		sum += c.duration(Acceptance, attempt, &cfg.Rework)
		if !c.fails(attempt, cfg.AcceptanceFailure) {
			return sum
		}
	}
}

// works are the durations and capacity of a kind of project.
func (c *Config) works(kind ProjectKind) *Works {
	if kind == Renovation || kind == Upgrade {
		return &c.Renovation
	}
	return &c.Construction
}

func (c *Config) projectChain(p *Project, key rng.Key) chain {
	works := c.works(p.Kind)
	chain := chain{key: key, id: p.ID}
	for stage := range works.Months {
		chain.months[stage] = &works.Months[stage]
	}
	return chain
}

// smallChain is approval, installation and acceptance.
func (c *Config) smallChain(installation *param.Distribution, key rng.Key) chain {
	return chain{key: key, months: [Stages]*param.Distribution{
		Approval: &c.SmallApproval, Building: installation, Acceptance: &c.SmallAcceptance}}
}
