package smoother

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model/rng"
)

// Problem is an ensemble, its simulator and what was observed.
type Problem struct {
	Scores [][]float64 // of each member before the observations
	Data   Data
	// Simulate returns what each member simulates of the data, after scores were moved. Behind a member's own scores there are
	// strangers, which mean nothing to it. It may move a member's scores, all of them, part of the way back, towards those from
	// which they came, where it cannot be. An undefined value is NaN.
	Simulate func(ctx context.Context, before, scores [][]float64) ([][]float64, error)
}

// Options say how the data are used.
type Options struct {
	Assimilations int     // A
	Threshold     float64 // λ
	Key           rng.Key // of the perturbations
}

// Ensemble is the result.
type Ensemble struct {
	Scores           [][]float64
	Prior, Posterior [][]float64 // what the members simulated, before and after
}

// Smooth conditions the ensemble, of which prior are the simulated values.
func Smooth(ctx context.Context, p *Problem, prior [][]float64, o Options) (*Ensemble, error) {
	if len(p.Scores) < 2 || len(prior) != len(p.Scores) {
		return nil, fmt.Errorf("smoother: %d members with %d simulations; at least two of each are needed", len(p.Scores), len(prior))
	}
	begun := withStrangers(p.Scores, o.Key)
	e := &Ensemble{Scores: begun, Prior: prior, Posterior: prior}
	for round := range o.Assimilations {
		s := step{&p.Data, float64(o.Assimilations), o.Threshold, o.Key.At(round)}
		moves, err := s.move(e.Scores, defined(e.Posterior))
		if err != nil {
			return nil, err
		}
		before := e.Scores
		e.Scores = sum(before, moves)
		widen(e.Scores, tooSure(begun, e.Scores))
		if e.Posterior, err = p.Simulate(ctx, before, e.Scores); err != nil {
			return nil, err
		}
	}
	for i := range e.Scores {
		e.Scores[i] = slices.Clip(e.Scores[i][:len(p.Scores[i])])
	}
	return e, nil
}

// farthest is the largest score: one member in 4,300 has a larger one by itself, and where a straight line leads farther, it
// says more than an ensemble knows.
const farthest = 3.5

func within(score float64) float64 { return max(-farthest, min(farthest, score)) }

func sum(scores, moves [][]float64) [][]float64 {
	moved := make([][]float64, len(scores))
	for i, z := range scores {
		moved[i] = make([]float64, len(z))
		for j := range z {
			moved[i][j] = within(z[j] + moves[i][j])
		}
	}
	return moved
}

// defined puts the mean of the others in the place of undefined values, which so say nothing.
func defined(simulated [][]float64) [][]float64 {
	full := make([][]float64, len(simulated))
	for i, d := range simulated {
		full[i] = append([]float64(nil), d...)
	}
	for k := range full[0] {
		total, n := 0.0, 0.0
		for _, d := range full {
			if !math.IsNaN(d[k]) {
				total, n = total+d[k], n+1
			}
		}
		for _, d := range full {
			if math.IsNaN(d[k]) {
				d[k] = total / max(n, 1)
			}
		}
	}
	return full
}
