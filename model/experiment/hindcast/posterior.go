package hindcast

import (
	"cmp"
	"math"
	"slices"
)

// Quantile is the value below which the share p of the weight lies. Between particles it interpolates
// linearly at the middles of their weights: of 1, 2, 3 with equal weights the median is 2 and the 25%
// quantile 1.25. Undefined values are left out.
func Quantile(values, weights []float64, p float64) float64 {
	type point struct{ x, w float64 }
	var points []point
	total := 0.0
	for i, x := range values {
		if !math.IsNaN(x) && weights[i] > 0 {
			points = append(points, point{x, weights[i]})
			total += weights[i]
		}
	}
	if len(points) == 0 {
		return math.NaN()
	}
	slices.SortStableFunc(points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	wanted, below := float64(p*total), 0.0
	last := points[0]
	lastAt := math.Inf(-1)
	for _, q := range points {
		at := below + float64(q.w/2)
		if wanted <= at {
			if math.IsInf(lastAt, -1) {
				return q.x
			}
			return last.x + float64((q.x-last.x)*(wanted-lastAt)/(at-lastAt))
		}
		last, lastAt, below = q, at, below+q.w
	}
	return last.x
}

// Interval is the middle 90% of a sample, with its median and quartiles.
type Interval struct{ P05, P25, P50, P75, P95 float64 }

func intervalOf(values, weights []float64) Interval {
	q := func(p float64) float64 { return Quantile(values, weights, p) }
	return Interval{q(0.05), q(0.25), q(0.5), q(0.75), q(0.95)}
}

// Weights lists the particles' weights.
func (post *Posterior) Weights() []float64 {
	weights := make([]float64, len(post.Particles))
	for i, p := range post.Particles {
		weights[i] = p.Weight
	}
	return weights
}

// Parameter lists the values of a free parameter.
func (post *Posterior) Parameter(k int) []float64 {
	values := make([]float64, len(post.Particles))
	for i, p := range post.Particles {
		values[i] = p.Theta[k]
	}
	return values
}

// Quantity lists the simulated values of a quantity, by its place in what the simulator returns.
func (post *Posterior) Quantity(q int) []float64 {
	values := make([]float64, len(post.Particles))
	for i, p := range post.Particles {
		values[i] = p.Values[q]
	}
	return values
}

// Project summarizes a quantity.
func (post *Posterior) Project(q int) Interval {
	return intervalOf(post.Quantity(q), post.Weights())
}

// Learned is what the observations say of a free parameter.
type Learned struct {
	Path             string
	Prior, Posterior Interval
	// Narrowed is 1 − the width of the posterior's 90% interval ÷ that of the prior's: 0 where nothing was
	// learned, 1 where everything was; below 0 where the observations lie at the prior's edge.
	Narrowed float64
}

// Learned compares prior and posterior of each free parameter.
func (post *Posterior) Learned() []Learned {
	var all []Learned
	for k, f := range post.Free {
		q := f.Prior.Quantile
		l := Learned{Path: f.Path, Prior: Interval{q(0.05), q(0.25), q(0.5), q(0.75), q(0.95)},
			Posterior: intervalOf(post.Parameter(k), post.Weights())}
		l.Narrowed = 1 - (l.Posterior.P95-l.Posterior.P05)/(l.Prior.P95-l.Prior.P05)
		all = append(all, l)
	}
	return all
}

// Values returns n equally likely values of a free parameter: its quantiles at (i+½)/n. They keep its own
// distribution, not how it hangs together with the others.
func (post *Posterior) Values(k, n int) []float64 {
	values, weights := post.Parameter(k), post.Weights()
	list := make([]float64, n)
	for i := range list {
		list[i] = Quantile(values, weights, (float64(i)+0.5)/float64(n))
	}
	return list
}
