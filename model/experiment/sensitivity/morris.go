// Package sensitivity asks which inputs of a function matter: Morris screening and Sobol' indices. It
// chooses points in the unit cube and works on the function's values there; it does not care what they
// mean.
package sensitivity

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model/rng"
)

// Effect is the result of Morris screening for one input, in the units of the function over the whole
// range of the input.
type Effect struct {
	Mu     float64 // mean elementary effect
	MuStar float64 // mean absolute elementary effect: how much the input matters
	Sigma  float64 // standard deviation of the effects: how much it interacts or bends
	Error  float64 // standard error of MuStar
	// Low and High are the 95% interval of MuStar, by Student's t with one degree of freedom less than
	// trajectories: of two with the effects 1 and 3, 2 ± 12.706·1, and not below 0.
	Low, High float64
}

// MorrisDesign is a set of trajectories through the unit cube. Each consists of inputs+1 points of which
// neighbours differ in one input.
type MorrisDesign struct {
	Points [][]float64
	inputs int
	step   float64
	moved  [][]int // for each trajectory the order in which inputs move
}

// Morris returns r random trajectories on a grid of p levels, p even, with the step Δ = p/(2(p−1))
// (Morris, Technometrics 33, 1991), for which every level is equally likely.
func Morris(inputs, r, p int, key rng.Key) (*MorrisDesign, error) {
	if inputs < 1 || r < 2 || p < 2 || p%2 != 0 {
		return nil, fmt.Errorf("Morris screening needs an input, two trajectories and an even number of levels, not %d, %d and %d", inputs, r, p)
	}
	d := &MorrisDesign{inputs: inputs, step: float64(p) / float64(2*(p-1))}
	for trajectory := range r {
		stream := key.Purpose("morris").At(trajectory).Stream()
		point := make([]float64, inputs)
		order := make([]int, inputs)
		for i := range point {
			point[i] = float64(stream.IntN(p)) / float64(p-1)
			j := stream.IntN(i + 1) // inside-out shuffle
			order[i], order[j] = order[j], i
		}
		d.Points = append(d.Points, append([]float64(nil), point...))
		for _, i := range order {
			if point[i]+d.step <= 1+1e-9 {
				point[i] += d.step
			} else {
				point[i] -= d.step
			}
			d.Points = append(d.Points, append([]float64(nil), point...))
		}
		d.moved = append(d.moved, order)
	}
	return d, nil
}

// Effects computes the elementary effects of the function's values at Points, in their order.
func (d *MorrisDesign) Effects(values []float64) ([]Effect, error) {
	if err := usable(values, len(d.Points)); err != nil {
		return nil, err
	}
	effects := make([][]float64, d.inputs)
	for trajectory, order := range d.moved {
		first := trajectory * (d.inputs + 1)
		for k, i := range order {
			before, after := first+k, first+k+1
			moved := d.Points[after][i] - d.Points[before][i]
			effects[i] = append(effects[i], (values[after]-values[before])/moved)
		}
	}
	results := make([]Effect, d.inputs)
	for i, all := range effects {
		results[i] = summarize(all)
	}
	return results, nil
}

func summarize(effects []float64) Effect {
	n := float64(len(effects))
	var e Effect
	for _, x := range effects {
		e.Mu += x / n
		e.MuStar += math.Abs(x) / n
	}
	spread := 0.0
	for _, x := range effects {
		e.Sigma += float64((x - e.Mu) * (x - e.Mu))
		spread += float64((math.Abs(x) - e.MuStar) * (math.Abs(x) - e.MuStar))
	}
	e.Sigma = math.Sqrt(e.Sigma / (n - 1))
	e.Error = math.Sqrt(spread / (n - 1) / n)
	half := float64(distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(.975) * e.Error)
	e.Low, e.High = max(0, e.MuStar-half), e.MuStar+half
	return e
}

// usable refuses values from which no index can be computed, and says why.
func usable(values []float64, want int) error {
	if len(values) != want {
		return fmt.Errorf("%d values for %d points", len(values), want)
	}
	bad := 0
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			bad++
		}
	}
	if bad > 0 {
		return fmt.Errorf("%d of %d points have no value; an index over the rest would be wrong", bad, want)
	}
	return nil
}
