package experiment

import (
	"context"
	"fmt"
	"slices"

	"chcsim/model"
	"chcsim/model/experiment/sensitivity"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Question is the outcome whose sensitivity is asked: an indicator's value at a date, or, with a target,
// whether it is met.
type Question struct {
	Indicator indicator.ID
	Month     month.Month
	Target    *indicator.Target // nil: the value itself
	// Repeats is how many replications are averaged at each point; all points meet the same luck.
	Repeats int
}

// answer is the outcome of one point.
func (q Question) answer(s *Study, r *Replication) float64 {
	if q.Target == nil {
		return s.Value(r, q.Indicator, q.Month)
	}
	if q.Target.Met(s.TargetValue(r, *q.Target)) {
		return 1
	}
	return 0
}

// tails is the share of each tail of a distribution that a design leaves out, so that the lowest and
// highest level of an unbounded distribution are finite.
const tails = 0.005

// evaluate simulates the points of a design over the given parameters and returns the mean answers.
func (s *Study) evaluate(ctx context.Context, inputs []int, points [][]float64, q Question, o Options) ([]float64, error) {
	repeats := max(1, q.Repeats)
	answers := make([]float64, len(points)*repeats)
	jobs := make([]job, len(answers))
	for i := range jobs {
		point, repeat := points[i/repeats], i%repeats
		values := s.Draw(o.Seed, repeat)
		for k, input := range inputs {
			values[input] = s.Parameters[input].Distribution.Quantile(tails + float64((1-2*tails)*point[k]))
		}
		jobs[i] = job{replication: repeat, values: values}
	}
	err := s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		r := s.keep(i, values, outcome, q.Target != nil)
		answers[i] = q.answer(s, &r)
	})
	if err != nil {
		return nil, err
	}
	means := make([]float64, len(points))
	for i, a := range answers {
		means[i/repeats] += a / float64(repeats)
	}
	return means, nil
}

// Screened is a parameter with its Morris effect.
type Screened struct {
	Parameter int
	Effect    sensitivity.Effect
}

// Screen ranks all uncertain parameters by Morris's μ*, the most influential first. It costs
// trajectories × (parameters + 1) × Repeats simulations.
func Screen(ctx context.Context, s *Study, q Question, trajectories int, o Options) ([]Screened, error) {
	inputs := s.Uncertain()
	if len(inputs) == 0 {
		return nil, fmt.Errorf("the scenario has no uncertain parameter")
	}
	const levels = 4
	d, err := sensitivity.Morris(len(inputs), trajectories, levels, rng.NewKey(o.Seed).Purpose("screening"))
	if err != nil {
		return nil, err
	}
	answers, err := s.evaluate(ctx, inputs, d.Points, q, o)
	if err != nil {
		return nil, err
	}
	effects, err := d.Effects(answers)
	if err != nil {
		return nil, err
	}
	var screened []Screened
	for k, input := range inputs {
		screened = append(screened, Screened{input, effects[k]})
	}
	slices.SortStableFunc(screened, func(a, b Screened) int { return compareDescending(a.Effect.MuStar, b.Effect.MuStar) })
	return screened, nil
}

// Shares are the Sobol' indices of the leading parameters, and of two groups.
type Shares struct {
	Leading []Share
	Rest    sensitivity.Indices // all uncertain parameters that are not leading
	Assumed sensitivity.Indices // all uncertain parameters that are assumptions
}

// Share is a parameter with its Sobol' indices.
type Share struct {
	Parameter int
	sensitivity.Indices
}

// ShareOut computes the Sobol' indices of the leading parameters of a screening, and those of the rest
// and of all assumptions as groups. It costs rows × (leading + 4) × Repeats simulations.
func ShareOut(ctx context.Context, s *Study, q Question, screened []Screened, leading, rows int, o Options) (*Shares, error) {
	inputs := make([]int, len(screened))
	var groups [][]int
	var rest, assumed []int
	leading = min(leading, len(screened))
	for k, x := range screened {
		inputs[k] = x.Parameter
		if k < leading {
			groups = append(groups, []int{k})
		} else {
			rest = append(rest, k)
		}
		if Assumption(s.Parameters[x.Parameter]) {
			assumed = append(assumed, k)
		}
	}
	key := rng.NewKey(o.Seed).Purpose("shares of variance")
	d, err := sensitivity.Sobol(len(inputs), rows, append(groups, rest, assumed), key)
	if err != nil {
		return nil, err
	}
	answers, err := s.evaluate(ctx, inputs, d.Points, q, o)
	if err != nil {
		return nil, err
	}
	const resamples = 1000
	indices, err := d.Indices(answers, resamples, key)
	if err != nil {
		return nil, err
	}
	shares := &Shares{Rest: indices[leading], Assumed: indices[leading+1]}
	for k := range leading {
		shares.Leading = append(shares.Leading, Share{inputs[k], indices[k]})
	}
	slices.SortStableFunc(shares.Leading, func(a, b Share) int { return compareDescending(a.Total.Value, b.Total.Value) })
	return shares, nil
}
