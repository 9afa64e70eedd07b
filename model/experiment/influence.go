package experiment

import (
	"chcsim/model/exact"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"chcsim/model/indicator"
	"chcsim/model/param"
)

// Influence is how much a target's indicator moves with one uncertain parameter.
type Influence struct {
	Parameter   int     // place in Study.Parameters
	Correlation float64 // Spearman's rank correlation with the indicator
	Share       float64 // share of the variance of ranks it explains
	assumed     bool
}

// Reliance says what a target's variance rests on.
type Reliance struct {
	Target  indicator.Target
	Assumed float64     // share of the variance of ranks explained by inputs that are assumptions
	Known   float64     // share explained by sourced and transferred inputs
	Ranked  []Influence // the most influential first
	Named   int         // how many of them are confirmed by reruns
}

// Rely ranks the uncertain parameters by the squared rank correlation with each target's indicator.
// Parameters are drawn independently, so the shares may be added. Among k parameters that have nothing
// to do with any of m indicators the largest correlation of n replications stays below
// z(1 − 0.05/2km)/√(n−1) with 95% chance (Bonferroni); those below are left out. With n = 200, k = 500 and
// m = 15 that is 0.32.
func (r *Result) Rely() []Reliance {
	uncertain := r.Study.Uncertain()
	draws := make([][]float64, len(uncertain))
	for k, p := range uncertain {
		column := make([]float64, len(r.Replications))
		for i := range r.Replications {
			column[i] = r.Replications[i].Parameters[p]
		}
		draws[k] = ranks(column)
	}
	var all []Reliance
	for _, t := range r.Study.Targets {
		all = append(all, r.rely(t, uncertain, draws))
	}
	return all
}

func (r *Result) rely(t indicator.Target, uncertain []int, draws [][]float64) Reliance {
	reliance := Reliance{Target: t}
	values := r.TargetValues(t)
	if len(uncertain) == 0 || len(values) < 3 || constant(values) || slices.ContainsFunc(values, math.IsNaN) {
		return reliance
	}
	outcome := ranks(values)
	noise := exact.NormalQuantile(1-0.025/float64(len(uncertain)*len(r.Study.Targets))) / math.Sqrt(r.Study.Pasts().Independent(len(values))-1)
	for k, p := range uncertain {
		rho := stat.Correlation(draws[k], outcome, nil)
		if math.IsNaN(rho) || math.Abs(rho) < noise {
			continue
		}
		reliance.Ranked = append(reliance.Ranked, Influence{p, rho, float64(rho * rho), Assumption(r.Study.Parameters[p])})
	}
	slices.SortStableFunc(reliance.Ranked, func(a, b Influence) int { return compareDescending(a.Share, b.Share) })
	reliance.add()
	return reliance
}

// add sums the shares up.
func (r *Reliance) add() {
	r.Assumed, r.Known = 0, 0
	for _, x := range r.Ranked {
		if x.assumed {
			r.Assumed += x.Share
		} else {
			r.Known += x.Share
		}
	}
	r.Assumed, r.Known = clampShare(r.Assumed), clampShare(r.Known)
}

// keep takes those of the leading influences off that are not confirmed; those behind are not tested
// and not named.
func (r *Reliance) keep(confirmed func(Influence) bool) {
	leading := min(NamedInfluences, len(r.Ranked))
	kept := slices.DeleteFunc(slices.Clone(r.Ranked[:leading]), func(x Influence) bool { return !confirmed(x) })
	r.Named = len(kept)
	r.Ranked = append(kept, r.Ranked[leading:]...)
	r.add()
}

// Assumption tells whether a parameter is a judgement: assumed, or given without a basis.
func Assumption(p param.Parameter) bool { return p.Basis == param.Assumed || p.Basis == param.Unstated }

func clampShare(x float64) float64 { return min(1, max(0, x)) }

func compareDescending(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// ranks replaces values by their ranks from 1; ties share their mean rank.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareDescending(values[b], values[a]) })
	ranked := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			ranked[i] = float64(from+to+1) / 2
		}
		from = to
	}
	return ranked
}
