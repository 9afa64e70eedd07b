package smoother

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// Side is on which side of an observed limit a value contradicts it.
type Side int8

// The sides. A Value is contradicted on both, a lower limit by what is below it, an upper one by what is above.
const (
	Below Side = iota - 1
	Value
	Above
)

// Data are what was observed.
type Data struct {
	Values []float64
	SDs    []float64 // of their independent errors, above 0
	Sides  []Side
	Chance Covariance // covariance of what chance does to simulated values; nil for none
}

// leastVariance is the variance of a direction, in units of its noise, below which it is left out: it would narrow nothing by
// more than a hundredth.
const leastVariance = 0.01

// errNoise tells of an error or chance that has no covariance matrix.
var errNoise = errors.New("smoother: the covariance of errors and chance is not positive")

// step is one use of the data with weight 1/assimilations.
type step struct {
	data          *Data
	assimilations float64
	threshold     float64 // λ
	key           rng.Key
}

// move returns the moves of the members' scores, given what each simulated.
func (s *step) move(scores, simulated [][]float64) ([][]float64, error) {
	noise, err := s.noise()
	if err != nil {
		return nil, err
	}
	anomalies, innovations := s.whitened(simulated, noise)
	var svd mat.SVD
	if !svd.Factorize(anomalies, mat.SVDThin) {
		return nil, errors.New("smoother: the simulated values have no singular directions")
	}
	var u, v, projected mat.Dense
	svd.UTo(&u)
	svd.VTo(&v)
	projected.Mul(u.T(), innovations)
	return s.gains(scores, directions{svd.Values(nil), &v, &projected}), nil
}

// directions are the singular values of the simulated values, where each member lies in each direction, and how far its
// direction's innovation goes.
type directions struct {
	singular     []float64
	v, projected *mat.Dense
}

// noise is the Cholesky factor of N.
func (s *step) noise() (*mat.Cholesky, error) {
	n, a := len(s.data.Values), s.assimilations
	cov := mat.NewSymDense(n, nil)
	for i := range n {
		for j := i; j < n; j++ {
			x := 0.0
			if s.data.Chance != nil {
				x = (a - 1) * s.data.Chance.At(i, j)
			}
			if i == j {
				x += float64(a * s.data.SDs[i] * s.data.SDs[i])
			}
			cov.SetSym(i, j, x)
		}
	}
	var noise mat.Cholesky
	if !noise.Factorize(cov) {
		return nil, errNoise
	}
	return &noise, nil
}

// whitened are, in units of the noise, one column for each member: how its simulated values differ from the ensemble's mean,
// over √(members − 1); and how far they are from its perturbed copy of the data.
func (s *step) whitened(simulated [][]float64, noise *mat.Cholesky) (anomalies, innovations *mat.Dense) {
	n, members := len(s.data.Values), len(simulated)
	anomalies, innovations = mat.NewDense(n, members, nil), mat.NewDense(n, members, nil)
	for k := range n {
		mean := 0.0
		for _, d := range simulated {
			mean += d[k] / float64(members)
		}
		for i, d := range simulated {
			anomalies.Set(k, i, (d[k]-mean)/math.Sqrt(float64(members-1)))
			innovations.Set(k, i, s.data.miss(k, d[k]))
		}
	}
	var lower mat.TriDense
	noise.LTo(&lower)
	solve(&lower, anomalies)
	solve(&lower, innovations)
	s.perturb(innovations)
	return anomalies, innovations
}

// miss is by how much the observed value differs from a simulated one; nothing where a limit is kept.
func (d *Data) miss(k int, simulated float64) float64 {
	miss := d.Values[k] - simulated
	switch d.Sides[k] {
	case Below:
		return max(0, miss)
	case Above:
		return min(0, miss)
	}
	return miss
}

// solve replaces b by L⁻¹b.
func solve(lower *mat.TriDense, b *mat.Dense) {
	n, columns := b.Dims()
	for i := range n {
		row := b.RawRowView(i)
		for j := range i {
			l, above := lower.At(i, j), b.RawRowView(j)
			for c := range columns {
				row[c] -= float64(l * above[c])
			}
		}
		for c := range columns {
			row[c] /= lower.At(i, i)
		}
	}
}

// perturb gives each member its own copy of the data: standard normal errors in units of the noise, whose mean over the members
// is 0.
func (s *step) perturb(innovations *mat.Dense) {
	n, members := innovations.Dims()
	errs := mat.NewDense(n, members, nil)
	for i := range members {
		stream := s.key.At(i).Stream()
		for k := range n {
			errs.Set(k, i, stream.Normal())
		}
	}
	for k := range n {
		row, mean := errs.RawRowView(k), 0.0
		for _, e := range row {
			mean += e / float64(members)
		}
		for i, e := range row {
			innovations.Set(k, i, innovations.At(k, i)+e-mean)
		}
	}
}

// gains are the moves: of each score by each direction, its regression on the direction times the direction's innovation over 1
// plus its variance.
func (s *step) gains(scores [][]float64, d directions) [][]float64 {
	members := len(scores)
	moves := make([][]float64, members)
	for i := range moves {
		moves[i] = make([]float64, len(scores[0]))
	}
	for j := range scores[0] {
		anomalies, sd := deviations(scores, j)
		if sd == 0 {
			continue
		}
		for k, sigma := range d.singular {
			if variance := float64(sigma * sigma); variance >= leastVariance {
				r := 0.0 // of the score and the direction
				for i, a := range anomalies {
					r += float64(a*d.v.At(i, k)) / sd
				}
				gain := sd / math.Sqrt(float64(members-1)) * s.trusted(r, members) * sigma / (1 + variance)
				for i := range moves {
					moves[i][j] += float64(gain * d.projected.At(k, i))
				}
			}
		}
	}
	return moves
}

// trusted is the part of a correlation that is no accident.
func (s *step) trusted(r float64, members int) float64 {
	accident := s.threshold * s.threshold / (r * r * float64(members))
	if r == 0 || accident >= 1 {
		return 0
	}
	return r * (1 - accident)
}

// deviations are those of a score from its mean over the members, and the root of their sum of squares.
func deviations(scores [][]float64, j int) (anomalies []float64, norm float64) {
	anomalies, mean := make([]float64, len(scores)), 0.0
	for _, z := range scores {
		mean += z[j] / float64(len(scores))
	}
	for i, z := range scores {
		anomalies[i] = z[j] - mean
		norm += float64(anomalies[i] * anomalies[i])
	}
	return anomalies, math.Sqrt(norm)
}
