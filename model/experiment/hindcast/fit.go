package hindcast

import (
	"cmp"
	"context"
	"math"
	"slices"

	"chcsim/model/rng"
)

// Round is a step of the falling tolerance.
type Round struct {
	Simulations int
	Tolerance   float64 // the largest distance kept after it
	Accepted    float64 // share of its proposals that were accepted; of the first round, kept
	Effective   float64 // effective number of different particles: n²/Σm², with m copies of each
}

// Posterior is what a fit leaves possible.
type Posterior struct {
	Free      []Free
	Best      *Best
	Particles []Particle // by rising draw
	Rounds    []Round
	Reached   bool // whether the tolerance asked for was reached
}

// acceptedAtLeast ends a fit: when fewer proposals of a round are accepted, more rounds change little.
const acceptedAtLeast = 0.02

// startShare is the share of the first proposals around the least-squares fit; the others come from the
// prior. Such a mixture bounds the weights (Hesterberg 1995, Technometrics 37:185): none exceeds 1/(1−share).
const startShare = 0.25

// startScale widens the approximate posterior of the least-squares fit.
const startScale = 1.3

// restStep is by how much a move changes the parameters that are not fitted: see nudge.
const restStep = 0.25

// steps is how many times each copy may move in a round.
const steps = 2

// Fit samples the posterior by sequential Monte Carlo with replenishment (Drovandi and Pettitt 2011,
// Biometrics 67:225). The first particles come from the prior and from around the least-squares fit, weighed
// by prior ÷ proposal density. Each round keeps the share o.Keep with the least distance; the largest
// distance kept is its tolerance, which only falls, and not below o.Tolerance. Copies of the kept
// particles replace the others and move by Metropolis steps that leave the posterior at that tolerance
// as it is: a proposal is accepted with probability min(1, φ(z′)/φ(z)) if its own simulation lies within.
// The parameters that are not fitted belong to the particle and move along, a little at a time: were they
// drawn anew at each step, hardly any proposal would be accepted once the tolerance is small.
// Rounds at o.Tolerance go on until there are o.Effective different particles, which cannot be more than
// o.Particles.
func Fit(ctx context.Context, p *Problem, o Options) (*Posterior, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	best, err := p.start(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &sampler{p: p, o: o, best: best, key: rng.NewKey(o.Seed).Purpose("hindcast")}
	post := &Posterior{Free: p.Free, Best: best}
	for round := range o.Rounds {
		r, err := s.round(ctx, round)
		if err != nil {
			return nil, err
		}
		post.Rounds = append(post.Rounds, r)
		post.Reached = r.Tolerance <= o.Tolerance
		if post.Reached && r.Effective >= o.Effective || r.Accepted < acceptedAtLeast {
			break
		}
	}
	post.Particles = s.all
	slices.SortStableFunc(post.Particles, func(a, b Particle) int { return cmp.Compare(a.Draw, b.Draw) })
	return post, nil
}

// sampler holds the particles between rounds.
type sampler struct {
	p    *Problem
	o    Options
	best *Best
	key  rng.Key
	all  []Particle
	next int // number of the next draw
}

// round makes the particles of the first round, or lets the tolerance fall and moves the copies.
func (s *sampler) round(ctx context.Context, round int) (Round, error) {
	if round == 0 {
		if err := s.begin(ctx); err != nil {
			return Round{}, err
		}
		kept := s.keep()
		s.all = kept
		return Round{s.o.Particles, tolerance(kept), float64(len(kept)) / float64(s.o.Particles), effective(kept)}, nil
	}
	kept := s.keep()
	copies, still := s.copies(kept, round), kept
	if len(copies) == 0 { // all are near enough: the kept ones themselves move on
		copies, still = slices.Clone(kept), nil
	}
	accepted := 0
	for step := range steps {
		n, err := s.move(ctx, copies, kept, round, step)
		if err != nil {
			return Round{}, err
		}
		accepted += n
	}
	s.all = level(append(slices.Clone(still), copies...))
	return Round{steps * len(copies), tolerance(s.all), float64(accepted) / float64(steps*len(copies)), effective(s.all)}, nil
}

// begin simulates the first particles.
func (s *sampler) begin(ctx context.Context) error {
	n := s.o.Particles
	propose, density := s.first()
	tasks := make([]task, n)
	s.all = make([]Particle, n)
	for i := range s.all {
		stream := s.key.At(0, i).Stream()
		z := propose(&stream)
		s.all[i] = Particle{Theta: s.p.theta(z), Weight: standard(z) / density(z), Draw: i, z: z, rest: scores(s.p.Others, &stream)}
		tasks[i] = task{s.all[i].Theta, others(s.all[i].rest), i}
	}
	s.next = n
	values, err := s.p.simulate(ctx, tasks, s.o)
	if err != nil {
		return err
	}
	for i := range s.all {
		s.all[i].Values, s.all[i].Distance = values[i], Distance(s.p.Training, values[i])
	}
	return nil
}

// first proposes from the prior, and a share from around the least-squares fit.
func (s *sampler) first() (func(*rng.Stream) []float64, func([]float64) float64) {
	near := newNormal(s.best.spread, startScale)
	wide := newNormal(identity(len(s.p.Free)), 1)
	propose := func(r *rng.Stream) []float64 {
		if r.Bernoulli(startShare) {
			return near.draw(s.best.z, r)
		}
		return wide.draw(make([]float64, wide.k), r)
	}
	return propose, func(z []float64) float64 {
		return float64(startShare*near.density(z, s.best.z)) + float64((1-startShare)*standard(z))
	}
}

// keep selects the nearest particles, and all that are near enough. Their weights become those of a whole.
func (s *sampler) keep() []Particle {
	nearest := slices.Clone(s.all)
	slices.SortStableFunc(nearest, func(a, b Particle) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Draw, b.Draw))
	})
	n := min(max(2, int(math.Round(s.o.Keep*float64(s.o.Particles)))), len(nearest))
	for n < len(nearest) && nearest[n].Distance <= s.o.Tolerance {
		n++
	}
	sum := 0.0
	for _, p := range nearest[:n] {
		sum += p.Weight
	}
	for i := range nearest[:n] {
		nearest[i].Weight /= sum
	}
	return nearest[:n]
}

// copies draws by weight as many of the kept particles as are missing, at evenly spaced points of the
// weight (systematic resampling). Where weights differ, as after the first round, the kept ones are
// redrawn, too, so that all weigh the same.
func (s *sampler) copies(kept []Particle, round int) []Particle {
	stream := s.key.Purpose("copies").At(round).Stream()
	if round == 1 {
		copy(kept, systematic(kept, len(kept), &stream))
	}
	return systematic(level(kept), max(s.o.Particles-len(kept), 0), &stream)
}

// move proposes a new place for each copy and returns how many went there. The steps are normal, with the
// covariance of the kept particles times 2.38²/d (Roberts, Gelman and Gilks 1997).
func (s *sampler) move(ctx context.Context, copies, kept []Particle, round, step int) (int, error) {
	kernel := newNormal(spread(kept), 2.38*2.38/float64(len(s.p.Free)))
	limit := max(tolerance(kept), s.o.Tolerance)
	tasks, proposed, chance := make([]task, len(copies)), make([]Particle, len(copies)), make([]float64, len(copies))
	for i := range copies {
		stream := s.key.At(round, i, step).Stream()
		z := kernel.draw(copies[i].z, &stream)
		proposed[i] = Particle{Theta: s.p.theta(z), Draw: s.next + i, z: z, rest: nudge(copies[i].rest, restStep, &stream)}
		chance[i] = stream.Float64()
		tasks[i] = task{proposed[i].Theta, others(proposed[i].rest), proposed[i].Draw}
	}
	s.next += len(copies)
	values, err := s.p.simulate(ctx, tasks, s.o)
	if err != nil {
		return 0, err
	}
	accepted := 0
	for i := range copies {
		proposed[i].Values, proposed[i].Distance = values[i], Distance(s.p.Training, values[i])
		if proposed[i].Distance <= limit && chance[i]*standard(copies[i].z) < standard(proposed[i].z) {
			copies[i] = proposed[i]
			accepted++
		}
	}
	return accepted, nil
}
