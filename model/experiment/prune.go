package experiment

import (
	"context"
	"math"
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/param"
)

// Pruned is what becomes of a target when some inputs are fixed: first as they are, then fixed, over the same replications.
type Pruned struct {
	Target         *indicator.Target // nil for all targets together, which have no spread
	Spread, Chance [2]float64        // standard deviation of what the target judges, and share of the replications that meet it
	SpreadError    float64           // standard error of Spread[1]/Spread[0]
	Apart          int               // replications in which the target is met one time and missed the other
}

// Central is the value at which an input of a distribution is fixed: its mean, so that outcomes keep theirs where they move evenly with
// it; the median of an input that takes only some values.
func Central(d param.Distribution) float64 {
	switch d.Kind {
	case "bernoulli", "empirical":
		return d.Quantile(0.5)
	}
	lowest, highest := d.Support()
	return min(highest, max(lowest, d.Mean()))
}

// Prune judges the targets, and all together, with and without the uncertainty of some parameters. Fixed parameters make other base years fit, so that a
// few replications may meet another draw. It costs 2 × Replications.
func Prune(ctx context.Context, s *Study, parameters []int, values []float64, o Options) ([]Pruned, error) {
	var questions []Question
	for i := range s.Targets {
		questions = append(questions, Question{Target: &s.Targets[i]}.Value())
	}
	var tables [2][][]float64
	for i, study := range []*Study{s, s.Fix(parameters, values)} {
		var err error
		if tables[i], err = study.table(ctx, questions, o); err != nil {
			return nil, err
		}
	}
	return s.compareMet(tables), nil
}

// compareMet judges each target, then all together.
func (s *Study) compareMet(tables [2][][]float64) []Pruned {
	n := len(tables[0][0])
	together := [2][]bool{slices.Repeat([]bool{true}, n), slices.Repeat([]bool{true}, n)}
	var list []Pruned
	for k := range s.Targets {
		p := Pruned{Target: &s.Targets[k]}
		var met [2][]bool
		for i := range tables {
			values := tables[i][k]
			_, p.Spread[i] = meanSD(defined(values))
			for j, x := range values {
				met[i] = append(met[i], p.Target.Met(x))
				together[i][j] = together[i][j] && met[i][j]
			}
		}
		p.SpreadError = ratioError(tables[0][k], tables[1][k])
		p.count(met)
		list = append(list, p)
	}
	all := Pruned{Spread: [2]float64{math.NaN(), math.NaN()}}
	all.count(together)
	return append(list, all)
}

func defined(values []float64) []float64 { return slices.DeleteFunc(slices.Clone(values), math.IsNaN) }

// ratioError is the standard error of the ratio of two standard deviations over the same replications, to first order: of its
// logarithm it is that of the mean of ½(b² − a²), with a and b the values in standard deviations from their means. A spread that
// hangs on a handful of replications has a large one.
func ratioError(before, after []float64) float64 {
	m0, s0 := meanSD(defined(before))
	m1, s1 := meanSD(defined(after))
	if s0 == 0 || s1 == 0 {
		return 0
	}
	var parts []float64
	for j := range before {
		a, b := (before[j]-m0)/s0, (after[j]-m1)/s1
		if d := float64(b*b) - float64(a*a); !math.IsNaN(d) {
			parts = append(parts, d/2)
		}
	}
	_, sd := meanSD(parts)
	return s1 / s0 * sd / math.Sqrt(float64(len(parts)))
}

// count compares which replications meet the target.
func (p *Pruned) count(met [2][]bool) {
	each := 1 / float64(len(met[0]))
	for j := range met[0] {
		for i := range met {
			if met[i][j] {
				p.Chance[i] += each
			}
		}
		if met[0][j] != met[1][j] {
			p.Apart++
		}
	}
}
