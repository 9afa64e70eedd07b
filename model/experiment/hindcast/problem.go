package hindcast

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"

	"chcsim/model/exact"
	"chcsim/model/fault"
	"chcsim/model/param"
)

// Free is a parameter that is fitted, with what was known of it before.
type Free struct {
	Path  string
	Prior param.Distribution
}

// Simulator returns the simulated values of the wanted quantities for values of the free parameters and
// probabilities of the others: each is at that quantile of its distribution. Draws of the same number have
// the same luck. It is called by several goroutines.
type Simulator func(theta, others []float64, draw int) ([]float64, error)

// Problem is what is fitted to what.
type Problem struct {
	Free     []Free
	Others   int // uncertain parameters that are not fitted but vary
	Training []Observation
	// Quantities is the number of values that Simulate returns; the first are those of Training.
	Quantities int
	Simulate   Simulator
}

// check reports a problem that cannot be fitted.
func (p *Problem) check() error {
	switch {
	case len(p.Free) == 0:
		return fmt.Errorf("hindcast: no free parameters")
	case len(p.Training) == 0:
		return fmt.Errorf("hindcast: no observations to fit to")
	case p.Quantities < len(p.Training):
		return fmt.Errorf("hindcast: %d simulated values for %d observations", p.Quantities, len(p.Training))
	}
	for _, o := range p.Training {
		if !(o.Scale() > 0) || math.IsInf(o.Scale(), 0) {
			return fmt.Errorf("hindcast: the observation %v of %v is %v with weight %v; both must be above 0 to fit to it",
				o.Indicator, o.Month, o.Value, o.Weight)
		}
	}
	for _, f := range p.Free {
		if err := f.Prior.Check(); err != nil {
			return fmt.Errorf("hindcast: the prior of %s: %w", f.Path, err)
		}
		if f.Prior.IsConstant() {
			return fmt.Errorf("hindcast: %s has the one value %v, so there is nothing to fit", f.Path, f.Prior)
		}
	}
	return nil
}

// theta turns scores into parameters: θ = F⁻¹(Φ(z)) with the prior's distribution function F, so that the
// prior of every score is the standard normal. A score of 0 is the prior's median.
func (p *Problem) theta(z []float64) []float64 {
	values := make([]float64, len(z))
	for i, f := range p.Free {
		values[i] = f.Prior.Draw(exact.NormalShare(z[i]))
	}
	return values
}

// others turns scores into probabilities.
func others(z []float64) []float64 {
	p := make([]float64, len(z))
	for i, x := range z {
		p[i] = exact.NormalShare(x)
	}
	return p
}

// Options say how a fit is computed. Jobs never changes a result.
type Options struct {
	Particles int     // simulations of the first round
	Keep      float64 // share of them kept in each round, between 0 and 1
	Rounds    int     // at most, the first included
	Tolerance float64 // the distance at which the fit is close enough
	Effective float64 // the effective number of particles that is enough; 0 for any
	Seed      uint64
	Jobs      int
	Done      func() // called after each simulation, from any goroutine; may be nil
}

// Plan is the most simulations a fit takes.
func (o Options) Plan(free int) int {
	copies := o.Particles - int(math.Round(o.Keep*float64(o.Particles)))
	return startDraws*(1+startSteps*(free+startTries)) + o.Particles + (o.Rounds-1)*steps*copies
}

func (o Options) check() error {
	switch {
	case o.Particles < 20:
		return fmt.Errorf("hindcast: %d particles; at least 20 are needed", o.Particles)
	case !(o.Keep > 0 && o.Keep < 1):
		return fmt.Errorf("hindcast: the share to keep is %v; it lies between 0 and 1", o.Keep)
	case o.Rounds < 1:
		return fmt.Errorf("hindcast: %d rounds; at least one is needed", o.Rounds)
	case !(o.Tolerance > 0):
		return fmt.Errorf("hindcast: the tolerance %v is not above 0", o.Tolerance)
	}
	return nil
}

// task is one simulation to be done.
type task struct {
	theta, others []float64
	draw          int
}

// simulate does the tasks side by side; results stand in the order of the tasks. Of several errors it
// returns that of the first task that failed.
func (p *Problem) simulate(ctx context.Context, tasks []task, o Options) ([][]float64, error) {
	values, errs := make([][]float64, len(tasks)), make([]error, len(tasks))
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range max(1, min(o.Jobs, len(tasks))) {
		workers.Go(func() {
			for ctx.Err() == nil && !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(tasks) {
					return
				}
				values[i], errs[i] = p.guarded(tasks[i])
				if errs[i] == nil && len(values[i]) != p.Quantities {
					errs[i] = fmt.Errorf("hindcast: %d simulated values instead of %d", len(values[i]), p.Quantities)
				}
				if errs[i] != nil {
					failed.Store(true)
				}
				if o.Done != nil {
					o.Done()
				}
			}
		})
	}
	workers.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%w (at %s)", err, p.describe(tasks[i].theta))
		}
	}
	return values, context.Cause(ctx)
}

func (p *Problem) guarded(t task) (values []float64, err error) {
	defer fault.Catch(&err)
	return p.Simulate(t.theta, t.others, t.draw)
}

// describe names the values of the free parameters.
func (p *Problem) describe(theta []float64) string {
	text := ""
	for i, f := range p.Free {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%s=%.4g", f.Path, theta[i])
	}
	return text
}
