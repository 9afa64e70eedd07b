package oracle

import "fmt"

// Project moves an age structure on by one step of a Leslie matrix (Leslie 1945, Biometrika 33):
//
//	n₀' = Σ births[x]·n[x],   n'[x+1] = survival[x]·n[x]
//
// births is newborn per person and step, survival the share that lives on; the last age is open if
// survival has as many entries as n, and closed if it has one less. It is the expectation of a year of
// population.State.Month without migration. Worked number: births (2, 15, 8), survival (0.45, 0.7) and n = (100, 600, 500)
// give (13200, 45, 420).
func Project(n, births, survival []float64) ([]float64, error) {
	if len(births) != len(n) || len(survival) != len(n) && len(survival) != len(n)-1 {
		return nil, fmt.Errorf("oracle: %d ages need as many births and one survival less, not %d and %d", len(n), len(births), len(survival))
	}
	next := make([]float64, len(n))
	for x := range n {
		next[0] += float64(births[x] * n[x])
	}
	for x := range len(n) - 1 {
		next[x+1] = survival[x] * n[x]
	}
	if last := len(n) - 1; len(survival) == len(n) {
		next[last] += float64(survival[last] * n[last])
	}
	return next, nil
}
