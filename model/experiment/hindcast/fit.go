package hindcast

import (
	"cmp"
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// Particle is a simulation that was kept.
type Particle struct {
	Theta    []float64
	Values   []float64 // the simulated quantities
	Distance float64
	Weight   float64 // of all kept particles together 1
	Draw     int
	z        []float64
	raw      float64 // prior density ÷ proposal density
}

// Round is a step of the falling tolerance.
type Round struct {
	Simulations int
	Tolerance   float64 // the largest distance kept after it
	Accepted    float64 // share of its simulations within the tolerance of the round before
	Effective   float64 // effective number of particles kept: (Σw)²/Σw²
}

// Posterior is what a fit leaves possible.
type Posterior struct {
	Free      []Free
	Best      *Best
	Particles []Particle // by rising draw
	Rounds    []Round
	Reached   bool // whether the tolerance asked for was reached
}

// acceptedAtLeast ends a fit: when fewer of a round's new simulations come within the tolerance, more
// rounds change little (Lenormand et al. 2013, criterion p_acc).
const acceptedAtLeast = 0.05

// Shares of the proposals that do not come from the prior: of the first round, around the least-squares
// fit; of the later rounds, around the kept particles. The rest bounds every weight (a defensive mixture;
// Hesterberg 1995, Technometrics 37:185): no particle weighs more than 1/(1−share) times one of the prior.
const (
	startShare  = 0.5
	kernelShare = 0.9
)

// startScale widens the approximate posterior of the least-squares fit.
const startScale = 1.3

// bandwidth is the factor of the kept particles' covariance in the kernel that moves them (Silverman 1986,
// equation 4.14, squared): (4/((d+2)·n))^(2/(d+4)). 200 particles in 8 dimensions give 0.355; the factor 2
// of Beaumont et al. 2009, meant for one dimension, would leave an effective sample of a tenth there.
func bandwidth(n, d int) float64 {
	return math.Pow(4/(float64(d+2)*float64(n)), 2/float64(d+4))
}

// Fit samples the posterior by adaptive population Monte Carlo (Lenormand, Jabot and Deffuant 2013,
// Computational Statistics 28:2777, algorithm 1). Each round proposes new particles around the kept ones,
// weighs them by prior ÷ proposal density, and of all keeps the share o.Keep with the least distance.
// The largest distance kept is the tolerance of the round; it only falls, and not below o.Tolerance: what
// is nearer is never thrown away, so rounds at that tolerance enlarge the sample until o.Effective is
// reached. Two things differ from the paper: half of the first round lies around the least-squares fit, and
// a tenth of the later ones comes from the prior, both weighed accordingly.
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
	s := &sampler{p: p, o: o, best: best, keep: max(2, int(math.Round(o.Keep*float64(o.Particles)))), key: rng.NewKey(o.Seed).Purpose("hindcast")}
	post := &Posterior{Free: p.Free, Best: best}
	tolerance := math.Inf(1)
	for round := range o.Rounds {
		r, err := s.round(ctx, round, tolerance)
		if err != nil {
			return nil, err
		}
		post.Rounds = append(post.Rounds, r)
		tolerance = r.Tolerance
		post.Reached = tolerance <= o.Tolerance
		if post.Reached && r.Effective >= o.Effective || round > 0 && r.Accepted < acceptedAtLeast {
			break
		}
	}
	post.Particles = s.kept
	slices.SortFunc(post.Particles, func(a, b Particle) int { return cmp.Compare(a.Draw, b.Draw) })
	return post, nil
}

// sampler holds the kept particles between rounds.
type sampler struct {
	p    *Problem
	o    Options
	best *Best
	keep int
	key  rng.Key
	kept []Particle
	next int // number of the next draw
}

// round proposes, simulates, weighs and selects.
func (s *sampler) round(ctx context.Context, round int, tolerance float64) (Round, error) {
	n := s.o.Particles
	if round > 0 {
		n -= s.keep
	}
	propose, density := s.first()
	if round > 0 {
		propose, density = s.around()
	}
	fresh, tasks := make([]Particle, n), make([]task, n)
	for i := range fresh {
		stream := s.key.At(round, i).Stream()
		z := propose(&stream)
		fresh[i] = Particle{Theta: s.p.theta(z), z: z, raw: standard(z) / density(z), Draw: s.next + i}
		tasks[i] = task{fresh[i].Theta, fresh[i].Draw}
	}
	s.next += n
	values, err := s.p.simulate(ctx, tasks, s.o)
	if err != nil {
		return Round{}, err
	}
	accepted := 0
	for i := range fresh {
		fresh[i].Values = values[i]
		fresh[i].Distance = Distance(s.p.Training, values[i])
		if fresh[i].Distance <= tolerance {
			accepted++
		}
	}
	s.choose(append(s.kept, fresh...))
	return Round{n, s.kept[len(s.kept)-1].Distance, float64(accepted) / float64(n), effective(s.kept)}, nil
}

// first proposes from the prior, and a share from around the least-squares fit.
func (s *sampler) first() (func(*rng.Stream) []float64, func([]float64) float64) {
	if s.best.spread == nil {
		prior := newNormal(identity(len(s.p.Free)), 1)
		return func(r *rng.Stream) []float64 { return prior.draw(make([]float64, prior.k), r) }, standard
	}
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

// around proposes near the kept particles.
func (s *sampler) around() (func(*rng.Stream) []float64, func([]float64) float64) {
	kernel := newNormal(s.spread(), bandwidth(len(s.kept), len(s.p.Free)))
	prior := newNormal(identity(len(s.p.Free)), 1)
	kept := s.kept // the selection replaces the slice, not its elements
	propose := func(r *rng.Stream) []float64 {
		if !r.Bernoulli(kernelShare) {
			return prior.draw(make([]float64, prior.k), r)
		}
		u, at := r.Float64(), 0
		for u -= kept[0].Weight; u > 0 && at < len(kept)-1; u -= kept[at].Weight {
			at++
		}
		return kernel.draw(kept[at].z, r)
	}
	return propose, func(z []float64) float64 {
		sum := 0.0
		for i := range kept {
			sum += kept[i].Weight * kernel.density(z, kept[i].z)
		}
		return float64(kernelShare*sum) + float64((1-kernelShare)*standard(z))
	}
}

// choose keeps the nearest particles, and all that are near enough.
func (s *sampler) choose(all []Particle) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Particle) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Draw, b.Draw))
	})
	n := min(s.keep, len(all))
	for n < len(all) && all[n].Distance <= s.o.Tolerance {
		n++
	}
	s.kept = all[:n]
	sum := 0.0
	for _, p := range s.kept {
		sum += p.raw
	}
	for i := range s.kept {
		s.kept[i].Weight = s.kept[i].raw / sum
	}
}

// spread is the weighted covariance of the kept scores.
func (s *sampler) spread() *mat.SymDense {
	k := len(s.p.Free)
	mean := make([]float64, k)
	for _, p := range s.kept {
		for i, x := range p.z {
			mean[i] += float64(p.Weight * x)
		}
	}
	c := mat.NewSymDense(k, nil)
	for a := range k {
		for b := a; b < k; b++ {
			sum := 0.0
			for _, p := range s.kept {
				sum += float64(p.Weight * (p.z[a] - mean[a]) * (p.z[b] - mean[b]))
			}
			c.SetSym(a, b, sum)
		}
	}
	return c
}

func identity(k int) *mat.SymDense {
	c := mat.NewSymDense(k, nil)
	for i := range k {
		c.SetSym(i, i, 1)
	}
	return c
}

func effective(particles []Particle) float64 {
	square := 0.0
	for _, p := range particles {
		square += float64(p.Weight * p.Weight)
	}
	return 1 / square
}
