package experiment

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"chcsim/model"
	"chcsim/model/exact"
	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/smoother"
)

// How observations are used.
const (
	leastMembers  = 200 // of the ensemble, whatever the number of replications
	assimilations = 4
	threshold     = 0.6 // λ of the smoother, chosen on other twins than those that judge (docs/conditioning.md)
	seenByAtLeast = 0.5 // share of the members that meet a decision for it to be conditioned on
)

// Conditioning is how observations changed what is uncertain.
type Conditioning struct {
	*Posterior
	Observations []Fit
	Inputs       []Learned
}

// ConditioningCost is the number of simulations, up to the last observation used, that conditioning takes at most; 0 where
// nothing is observed.
func (s *Study) ConditioningCost(o Options) int {
	if s.Posterior != nil || len(s.used()) == 0 {
		return 0
	}
	n := members(o)
	return n*(assimilations+lots) + min(n, chancePairs)
}

func members(o Options) int { return max(leastMembers, o.Replications) }

// used are the places of the observations that condition: those after the base year and, where there are any, the facts of the
// base year beside them. Facts alone are met by the draws as they are accepted; few draws would meet many.
func (s *Study) used() (list []int) {
	after := func(o indicator.Observation) bool { return o.Use == indicator.Used }
	if !slices.ContainsFunc(s.Observations, after) {
		return nil
	}
	for i, o := range s.Observations {
		if after(o) || o.Use == indicator.BaseFact {
			list = append(list, i)
		}
	}
	return list
}

// Condition conditions the study on its observations: from then on its replications draw from the posterior. Parameters that
// cannot be together are refused as in the draws before: a move that leads to some ends half of the way, or earlier. Without
// observations, and where it has a posterior already, it does nothing and returns nil.
func (s *Study) Condition(ctx context.Context, o Options) (*Conditioning, error) {
	if s.Posterior != nil || len(s.used()) == 0 {
		return nil, nil
	}
	c := newConditioner(s, o)
	if err := c.before(ctx); err != nil {
		return nil, err
	}
	chance, err := c.chance(ctx)
	if err != nil {
		return nil, err
	}
	result, err := c.given(ctx, chance)
	if err != nil {
		return nil, err
	}
	s.Posterior = result.Posterior
	return result, nil
}

// given moves the ensemble, as it is before the observations, to where it agrees with them.
func (c *conditioner) given(ctx context.Context, chance chance) (*Conditioning, error) {
	problem := &smoother.Problem{Scores: c.scores, Data: c.data(), Simulate: c.again}
	problem.Data.Chance, c.blur = chance.noise(), c.blurred(chance.passing)
	ensemble, err := smoother.Smooth(ctx, problem, c.simulated, smoother.Options{
		Assimilations: assimilations, Threshold: threshold, Key: rng.NewKey(c.o.Seed).Purpose("observations"),
	})
	if err != nil {
		return nil, fmt.Errorf("conditioning on observations: %w", err)
	}
	draws := c.draws(ensemble.Posterior)
	posterior := c.posterior(ensemble.Scores, draws)
	ensemble.Scores, ensemble.Posterior = at(ensemble.Scores, draws), at(ensemble.Posterior, draws)
	return &Conditioning{Posterior: posterior, Inputs: c.learned(ensemble.Scores), Observations: c.fits(ensemble, chance.covariance)}, nil
}

// at are some of a list.
func at[T any](list []T, places []int) []T {
	some := make([]T, len(places))
	for k, i := range places {
		some[k] = list[i]
	}
	return some
}

// conditioner holds an ensemble while it is conditioned.
type conditioner struct {
	*Study
	o         Options
	used      []int
	last      month.Month // of the observations used
	uncertain []int       // parameters: their scores come first
	decisions []rng.Decision
	fixed     [][]float64 // values of members, of which the uncertain ones change
	scores    [][]float64
	simulated [][]float64
	later     [][]float64 // as simulated of the first members, a month after or before
	passages  []passage   // that the members went in the end
	blur      []float64   // of each observation used, a variance beside that of its error: see blurred
	round     int
	done      atomic.Int64
}

func newConditioner(s *Study, o Options) *conditioner {
	plain := s.computed()                   // queues take long
	plain.Posterior, plain.Facts = nil, nil // facts condition beside the rest
	if plain.Attempts == nil {
		plain.Attempts = new(Attempts)
	}
	c := &conditioner{Study: plain, o: o, used: s.used(), uncertain: s.Uncertain()}
	for _, i := range c.used {
		c.last = max(c.last, s.Observations[i].Month)
	}
	n := members(o)
	c.fixed, c.scores, c.simulated, c.passages = make([][]float64, n), make([][]float64, n), make([][]float64, n), make([]passage, n)
	c.later = make([][]float64, min(n, chancePairs))
	return c
}

// chanceOf is the stream of chance that the members meet in a round. Each has its own, so that chance is as independent of what
// was learned from the round before as it will be of the future; the last is that of the replications themselves.
func chanceOf(round int) int { return max(0, assimilations-1-round) }

// before simulates the members as they are before the observations, and notes the luck that they have.
func (c *conditioner) before(ctx context.Context) error {
	seen := make([]map[rng.Decision]float64, len(c.scores))
	err := c.each(ctx, len(c.scores), 1, func(i int) (err error) {
		defer fault.Catch(&err)
		if c.fixed[i], _, err = c.accept(c.o.Seed, i); err != nil {
			return err
		}
		c.scores[i] = c.priorScores(i)
		seen[i] = map[rng.Decision]float64{}
		series, err := c.follow(i, c.fixed[i], &rng.Luck{Seen: seen[i]}, chanceOf(0))
		if err != nil {
			return err
		}
		c.simulated[i] = c.observed(series)
		if i < len(c.later) {
			c.later[i] = c.aMonthLater(series)
		}
		return nil
	})
	c.decide(seen)
	return err
}

// priorScores are those of the parameters of a member's accepted draw.
func (c *conditioner) priorScores(member int) []float64 {
	attempt, _ := c.Attempts.get(attemptOf{c.o.Seed, member})
	key := drawKey(c.o.Seed, member, max(0, attempt-1))
	scores := make([]float64, len(c.uncertain))
	for k, i := range c.uncertain {
		stream := key.Purpose(c.Parameters[i].Path).Stream()
		scores[k] = exact.NormalQuantile(stream.Float64() + 0x1p-54)
	}
	return scores
}

// decide lists the decisions that enough members met, and adds their scores; where a member did not meet one, by a draw.
func (c *conditioner) decide(seen []map[rng.Decision]float64) {
	count := map[rng.Decision]int{}
	for _, one := range seen {
		for decision := range one {
			count[decision]++
		}
	}
	for decision, n := range count {
		if float64(n) >= seenByAtLeast*float64(len(seen)) {
			c.decisions = append(c.decisions, decision)
		}
	}
	slices.SortFunc(c.decisions, func(a, b rng.Decision) int {
		return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Where, b.Where), cmp.Compare(a.When, b.When))
	})
	for i := range c.scores {
		for _, d := range c.decisions {
			z, met := seen[i][d]
			if !met {
				stream := rng.NewKey(c.o.Seed).Purpose("luck").At(i, d.When).Purpose(d.What).Purpose(d.Where).Stream()
				z = stream.Normal()
			}
			c.scores[i] = append(c.scores[i], z)
		}
	}
}

// again simulates the members with their moved scores.
func (c *conditioner) again(ctx context.Context, before, scores [][]float64) ([][]float64, error) {
	c.round++
	simulated, each := make([][]float64, len(scores)), 1
	if c.round == assimilations {
		each = lots
	}
	err := c.each(ctx, len(scores), each, func(i int) (err error) {
		defer fault.Catch(&err)
		simulated[i], err = c.nearest(i, before[i], scores[i])
		return err
	})
	return simulated, err
}

// nearest simulates a member at its moved scores or, where it cannot be there, half of the way to them, or a quarter, or where
// it was. In the last round it finds its way.
func (c *conditioner) nearest(member int, before, scores []float64) (simulated []float64, err error) {
	goal := slices.Clone(scores)
	for _, part := range []float64{1, 0.5, 0.25, 0} {
		for k := range scores {
			scores[k] = before[k] + float64(part*(goal[k]-before[k]))
		}
		values := c.valuesAt(member, scores)
		begin := func(chance int) (*model.District, error) {
			return c.begin(member, values, c.luck(scores), chance, part > 0)
		}
		d, err := begin(chanceOf(c.round))
		switch {
		case err != nil && part == 0:
			return nil, err
		case err == nil && c.round < assimilations:
			return c.observed(d.Until(c.last)), nil
		case err == nil:
			c.passages[member], simulated = c.live(member, d, begin)
			return simulated, nil
		}
	}
	return nil, nil
}

// valuesAt are a member's parameters at its scores.
func (c *conditioner) valuesAt(member int, scores []float64) []float64 {
	values := slices.Clone(c.fixed[member])
	for k, i := range c.uncertain {
		values[i] = c.Parameters[i].Distribution.Quantile(exact.NormalShare(scores[k]))
	}
	return values
}

// luck is that of a member's scores.
func (c *conditioner) luck(scores []float64) *rng.Luck {
	fixed := make(map[rng.Decision]float64, len(c.decisions))
	for k, d := range c.decisions {
		fixed[d] = scores[len(c.uncertain)+k]
	}
	return &rng.Luck{Fixed: fixed}
}

// errCannotBe tells of a district whose past contradicts itself.
var errCannotBe = errors.New("a project cannot have been as it is known to have been")

// begin is a member at the end of its base year. With mustFit a member that cannot be is an error.
func (c *conditioner) begin(member int, values []float64, luck *rng.Luck, chance int, mustFit bool) (*model.District, error) {
	d, err := c.beginVisits(values, lucky(KeysOf(c.o.Seed, member, chance), luck), mustFit)
	if err != nil {
		return nil, err
	}
	if mustFit && d.Contradiction() != nil {
		return nil, errCannotBe
	}
	return d, d.Settle()
}

// follow simulates a member to the last observation.
func (c *conditioner) follow(member int, values []float64, luck *rng.Luck, chance int) (*indicator.Series, error) {
	d, err := c.begin(member, values, luck, chance, false)
	if err != nil {
		return nil, err
	}
	return d.Until(c.last), nil
}

// each does a piece of work for each member and counts the simulations that it took.
func (c *conditioner) each(ctx context.Context, n, simulations int, work func(i int) error) error {
	return each(ctx, n, c.o.Jobs, func(i int) error {
		release := c.o.take()
		defer release()
		if err := work(i); err != nil {
			return fmt.Errorf("draw %d of seed %d: %w", i, c.o.Seed, err)
		}
		for range simulations {
			if c.o.Done != nil {
				c.o.Done(int(c.done.Add(1)))
			}
		}
		return nil
	})
}

// data are the observations as the smoother takes them.
func (c *conditioner) data() smoother.Data {
	var d smoother.Data
	for _, i := range c.used {
		o := &c.Observations[i]
		side := smoother.Value
		switch o.Comparator {
		case indicator.AtLeast, indicator.MoreThan:
			side = smoother.Below
		case indicator.AtMost, indicator.LessThan:
			side = smoother.Above
		}
		d.Values, d.SDs, d.Sides = append(d.Values, o.Value), append(d.SDs, o.SD), append(d.Sides, side)
	}
	return d
}

// posterior are the members that become draws.
func (c *conditioner) posterior(scores [][]float64, draws []int) *Posterior {
	p := &Posterior{Decisions: c.decisions, Observed: c.last}
	for _, s := range c.stretches() {
		p.Turns = append(p.Turns, s.first)
	}
	for _, i := range c.uncertain {
		p.Parameters = append(p.Parameters, Prior{c.Parameters[i].Path, c.Parameters[i].Distribution.String()})
	}
	for _, i := range draws {
		values, chance := c.valuesAt(i, scores[i]), c.passages[i]
		d := Draw{Seed: c.o.Seed, Replication: i, Chance: chance.start, Turns: chance.turns, Luck: scores[i][len(c.uncertain):]}
		for _, k := range c.uncertain {
			d.Values = append(d.Values, values[k])
		}
		p.Draws = append(p.Draws, d)
	}
	return p
}
