package sensitivity

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"chcsim/model/experiment/design"
	"chcsim/model/rng"
)

// Index is a share of the variance with a bootstrap interval of 95%.
type Index struct{ Value, Low, High float64 }

// Indices are the Sobol' indices of one group of inputs.
type Indices struct {
	First Index // the share that the group explains by itself
	Total Index // the share that would be lost if the group were known
}

// SobolDesign holds the points A, B and, for every group of inputs, A with the group's columns from B.
type SobolDesign struct {
	Points [][]float64 // A, then B, then one block for each group
	n      int
	groups [][]int
}

// Sobol returns a design with n rows, a power of two, for the given groups of inputs; a group is a list
// of input numbers, and single inputs are groups of one. It takes n·(groups + 2) points.
//
// The first 15 inputs, which should be the most important, follow one Sobol' sequence in both A and B, each two
// neighbouring dimensions of it: those lie evenly in their plane with few rows already, where an input's two columns
// taken from far apart can go together, and its total index comes out far too high or low. The other inputs are filled
// up with Latin hypercubes, independent in A and B.
func Sobol(inputs, n int, groups [][]int, key rng.Key) (*SobolDesign, error) {
	if n < 4 || n&(n-1) != 0 {
		return nil, fmt.Errorf("a Sobol' design has a power of two of rows, at least 4, not %d", n)
	}
	even := min(inputs, design.MaxDimensions/2)
	both, err := design.Sobol(n, 2*even, key)
	if err != nil {
		return nil, err
	}
	d := &SobolDesign{n: n, groups: groups}
	for half := range 2 {
		rest := design.LatinHypercube(n, inputs-even, key.At(half))
		for row := range n {
			point := make([]float64, 0, inputs)
			for input := range even {
				point = append(point, both[row][2*input+half])
			}
			d.Points = append(d.Points, append(point, rest[row]...))
		}
	}
	for _, group := range groups {
		for row := range n {
			mixed := slices.Clone(d.Points[row])
			for _, input := range group {
				mixed[input] = d.Points[n+row][input]
			}
			d.Points = append(d.Points, mixed)
		}
	}
	return d, nil
}

// Indices computes first-order and total indices from the values at Points:
//
//	S_g = mean f(B)·(f(A_B^g) − f(A)) / V     (Saltelli et al., Comput. Phys. Commun. 181, 2010, table 2 b)
//	T_g = mean (f(A) − f(A_B^g))² / 2V        (Jansen, Comput. Phys. Commun. 117, 1999; table 2 f there)
//
// with V the variance over A and B together. The intervals are percentiles of resamples of the rows.
func (d *SobolDesign) Indices(values []float64, resamples int, key rng.Key) ([]Indices, error) {
	if err := usable(values, len(d.Points)); err != nil {
		return nil, err
	}
	rows := make([]int, d.n)
	for i := range rows {
		rows[i] = i
	}
	if stat.Variance(values[:2*d.n], nil) == 0 {
		return nil, fmt.Errorf("the outcome is the same at every point; there is no variance to share out")
	}
	indices := make([]Indices, len(d.groups))
	for g := range d.groups {
		indices[g].First.Value, indices[g].Total.Value = d.estimate(values, g, rows)
	}
	d.bootstrap(values, indices, resamples, key)
	return indices, nil
}

func (d *SobolDesign) bootstrap(values []float64, indices []Indices, resamples int, key rng.Key) {
	stream := key.Purpose("bootstrap").Stream()
	first, total := make([][]float64, len(d.groups)), make([][]float64, len(d.groups))
	rows := make([]int, d.n)
	for range resamples {
		for i := range rows {
			rows[i] = stream.IntN(d.n)
		}
		for g := range d.groups {
			// A resample in which nothing varies, as of a rare success, has no shares.
			if s, t := d.estimate(values, g, rows); !math.IsNaN(s) && !math.IsInf(t, 0) {
				first[g], total[g] = append(first[g], s), append(total[g], t)
			}
		}
	}
	for g := range d.groups {
		slices.Sort(first[g])
		slices.Sort(total[g])
		indices[g].First.Low, indices[g].First.High = percentile(first[g], .025), percentile(first[g], .975)
		indices[g].Total.Low, indices[g].Total.High = percentile(total[g], .025), percentile(total[g], .975)
	}
}

func percentile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

// estimate computes the indices of a group over the given rows. f is centred first, which lowers the
// error of the first-order index and changes neither.
func (d *SobolDesign) estimate(values []float64, group int, rows []int) (first, total float64) {
	a, b := values[:d.n], values[d.n:2*d.n]
	mixed := values[(2+group)*d.n : (3+group)*d.n]
	mean := 0.0
	for _, r := range rows {
		mean += (a[r] + b[r]) / float64(2*len(rows))
	}
	variance := 0.0
	for _, r := range rows {
		variance += float64((a[r]-mean)*(a[r]-mean)) + float64((b[r]-mean)*(b[r]-mean))
		first += float64((b[r] - mean) * (mixed[r] - a[r]))
		total += float64((a[r] - mixed[r]) * (a[r] - mixed[r]))
	}
	variance /= float64(2*len(rows) - 1)
	n := float64(len(rows))
	return first / n / variance, total / n / 2 / variance
}
