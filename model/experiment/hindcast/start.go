package hindcast

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// Limits of the weighted least squares that begins a fit.
const (
	startDraws = 8    // draws over which each setting is averaged, always the same
	startSteps = 3    // steps of the descent
	startTries = 2    // lengths tried for each step, each half the one before
	startProbe = 0.25 // of a prior standard deviation, for derivatives
	startFirst = -1   // number of the first of these draws; particles count up from 0
)

// Best is the weighted least-squares fit.
type Best struct {
	Theta     []float64
	Values    []float64 // the fitted observations
	Distance  float64
	Objective float64 // Σ(e/s)² + Σz²
	z         []float64
	spread    *mat.SymDense // (JᵀJ + I)⁻¹: the approximate posterior covariance of the scores
}

// start minimizes
//
//	Σ (eᵢ(z)/sᵢ)² + Σ zₖ²
//
// by damped Gauss–Newton steps with derivatives from forward differences, all at the same draws. The
// second sum is the prior's, with scores z for parameters (see theta): it keeps what the observations do
// not determine at its prior median.
func (p *Problem) start(ctx context.Context, o Options) (*Best, error) {
	k := len(p.Free)
	best, err := p.try(ctx, [][]float64{make([]float64, k)}, o)
	if err != nil {
		return nil, err
	}
	at := best[0]
	for range startSteps {
		j, err := p.jacobian(ctx, at, o)
		if err != nil {
			return nil, err
		}
		step := at.step(j)
		settings := make([][]float64, startTries)
		for t := range settings {
			settings[t] = make([]float64, k)
			for i := range k {
				settings[t][i] = at.z[i] + float64(step[i]*math.Pow(0.5, float64(t)))
			}
		}
		tried, err := p.try(ctx, settings, o)
		if err != nil {
			return nil, err
		}
		before := at
		for _, b := range tried {
			if b.Objective < at.Objective {
				at = b
			}
		}
		at.spread = covariance(j, k)
		if at == before {
			break
		}
	}
	return at, nil
}

// try simulates settings of the scores and returns how well each fits.
func (p *Problem) try(ctx context.Context, settings [][]float64, o Options) ([]*Best, error) {
	var tasks []task
	for _, z := range settings {
		for d := range startDraws {
			stream := rng.NewKey(o.Seed).Purpose("hindcast start").At(d).Stream()
			tasks = append(tasks, task{p.theta(z), others(scores(p.Others, &stream)), startFirst - d})
		}
	}
	values, err := p.simulate(ctx, tasks, o)
	if err != nil {
		return nil, err
	}
	fits := make([]*Best, len(settings))
	for s, z := range settings {
		b := &Best{Theta: p.theta(z), Values: make([]float64, len(p.Training)), z: z}
		for i := range p.Training {
			for d := range startDraws {
				b.Values[i] += float64(values[s*startDraws+d][i] / startDraws)
			}
		}
		b.Distance = Distance(p.Training, b.Values)
		b.Objective = b.Distance * b.Distance * float64(len(p.Training))
		for _, x := range z {
			b.Objective += float64(x * x)
		}
		fits[s] = b
	}
	return fits, nil
}

// jacobian holds the derivatives of the residuals e/s by the scores; that of a limit kept is 0. The
// residuals themselves stand in its last column.
func (p *Problem) jacobian(ctx context.Context, at *Best, o Options) (*mat.Dense, error) {
	n, k := len(p.Training), len(p.Free)
	settings := make([][]float64, k)
	for i := range settings {
		settings[i] = append([]float64(nil), at.z...)
		settings[i][i] += startProbe
	}
	fits, err := p.try(ctx, settings, o)
	if err != nil {
		return nil, err
	}
	j := mat.NewDense(n, k+1, nil)
	for r, obs := range p.Training {
		residual := obs.Error(at.Values[r]) / obs.Scale()
		for i := range k {
			if slope := (obs.Error(fits[i].Values[r])/obs.Scale() - residual) / startProbe; !math.IsNaN(slope) {
				j.Set(r, i, slope)
			}
		}
		if !math.IsNaN(residual) {
			j.Set(r, k, residual)
		}
	}
	return j, nil
}

// step solves (JᵀJ + I)·δ = −(Jᵀr + z).
func (b *Best) step(j *mat.Dense) []float64 {
	n, columns := j.Dims()
	k := columns - 1
	gradient := mat.NewVecDense(k, nil)
	for i := range k {
		g := b.z[i]
		for r := range n {
			g += float64(j.At(r, i) * j.At(r, k))
		}
		gradient.SetVec(i, -g)
	}
	step := mat.NewVecDense(k, nil)
	step.MulVec(covariance(j, k), gradient)
	return step.RawVector().Data
}

// covariance is (JᵀJ + I)⁻¹, which always exists.
func covariance(j *mat.Dense, k int) *mat.SymDense {
	n, _ := j.Dims()
	information := mat.NewSymDense(k, nil)
	for a := range k {
		for b := a; b < k; b++ {
			sum := 0.0
			for r := range n {
				sum += float64(j.At(r, a) * j.At(r, b))
			}
			if a == b {
				sum++
			}
			information.SetSym(a, b, sum)
		}
	}
	var factor mat.Cholesky
	inverse := mat.NewSymDense(k, nil)
	if !factor.Factorize(information) || factor.InverseTo(inverse) != nil {
		for i := range k {
			inverse.SetSym(i, i, 1)
		}
	}
	return inverse
}
