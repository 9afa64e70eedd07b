package smoother

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

// Surprise is how strange observations are together to an ensemble that has not seen them: the chance that others as far from
// the ensemble would come out of the simulator, and which one of them the others foretell worst. Values alone count, not limits,
// and what no member defines does not.
//
// Far is meant by Mahalanobis: D² = (y − d̄)ᵀ(Cov(d, d) + R)⁻¹(y − d̄), so that a course of many months may be strange of which
// no month is. How far is usual is measured by the members themselves, each with errors of its own beside the others: their D²
// have the mean m and the variance v, and the chance is that of the multiple of χ² with these two (Satterthwaite 1946,
// Biometrics Bulletin 2:110–114) or, if it is larger, the share of members that are as far. It is the prior predictive check of
// Box (1980, Journal of the Royal Statistical Society A 143:383).
func Surprise(simulated [][]float64, data *Data, some []int, key rng.Key) (chance float64, standsOut int) {
	var rows []int
	for _, k := range some {
		says := slices.ContainsFunc(simulated, func(d []float64) bool { return !math.IsNaN(d[k]) })
		if says && data.Sides[k] == Value {
			rows = append(rows, k)
		}
	}
	s, ok := newStrangeness(defined(simulated), data, rows)
	if !ok {
		return 1, some[0]
	}
	off := mat.NewVecDense(len(rows), nil)
	for i, k := range rows {
		off.SetVec(i, data.Values[k]-s.mean[i])
	}
	return chanceOf(s.squared(off), s.usual(data, key)), rows[s.standsOut(off)]
}

// chanceOf is the chance of a distance as far among those that are usual.
func chanceOf(far float64, usual []float64) float64 {
	above := 0.0
	for _, d := range usual {
		if d >= far {
			above++
		}
	}
	m, v := stat.MeanVariance(usual, nil)
	return max(1-exact.GammaShare(m*m/v, far*m/v), above/float64(len(usual)))
}

// strangeness measures distances in units of the covariance of simulated values and errors together.
type strangeness struct {
	simulated  [][]float64
	rows       []int
	mean       []float64
	covariance mat.Cholesky
}

func newStrangeness(simulated [][]float64, data *Data, rows []int) (s *strangeness, ok bool) {
	if len(rows) == 0 {
		return nil, false
	}
	s = &strangeness{simulated: simulated, rows: rows, mean: make([]float64, len(rows))}
	for i, k := range rows {
		for _, d := range simulated {
			s.mean[i] += d[k] / float64(len(simulated))
		}
	}
	covariance := mat.NewSymDense(len(rows), nil)
	for member := range simulated {
		covariance.SymRankOne(covariance, 1/float64(len(simulated)-1), s.deviation(member))
	}
	for i, k := range rows {
		covariance.SetSym(i, i, covariance.At(i, i)+float64(data.SDs[k]*data.SDs[k]))
	}
	return s, s.covariance.Factorize(covariance)
}

// deviation is that of a member from the mean.
func (s *strangeness) deviation(member int) *mat.VecDense {
	d := mat.NewVecDense(len(s.rows), nil)
	for i, k := range s.rows {
		d.SetVec(i, s.simulated[member][k]-s.mean[i])
	}
	return d
}

// inverse is the inverse of the covariance times a vector. What gonum says of ill condition is no error: the result is there.
func (s *strangeness) inverse(x *mat.VecDense) *mat.VecDense {
	var y mat.VecDense
	_ = s.covariance.SolveVecTo(&y, x)
	return &y
}

// squared is the squared distance of a deviation.
func (s *strangeness) squared(x *mat.VecDense) float64 { return mat.Dot(x, s.inverse(x)) }

// usual are the squared distances of the members, each with errors of its own, from all others.
func (s *strangeness) usual(data *Data, key rng.Key) []float64 {
	stream, distances := key.Stream(), make([]float64, len(s.simulated))
	for member := range distances {
		errors := mat.NewVecDense(len(s.rows), nil)
		for i, k := range s.rows {
			errors.SetVec(i, data.SDs[k]*stream.Normal())
		}
		distances[member] = s.beside(s.deviation(member), errors)
	}
	return distances
}

// beside is the squared distance of a member with errors from all others: without its own part in their mean and, to the order
// of 1/members, in their covariance (Sherman and Morrison 1950).
func (s *strangeness) beside(own, errors *mat.VecDense) float64 {
	var x mat.VecDense
	members := float64(len(s.simulated))
	x.AddScaledVec(errors, members/(members-1), own)
	across := mat.Dot(own, s.inverse(&x))
	return s.squared(&x) + float64(across*across)/(members-s.squared(own))
}

// standsOut is the place of the value that the others foretell worst, in units of how well they do.
func (s *strangeness) standsOut(off *mat.VecDense) (place int) {
	var precision mat.SymDense
	_ = s.covariance.InverseTo(&precision) // as for inverse
	weighted, most := s.inverse(off), 0.0
	for i := range s.rows {
		if z := math.Abs(weighted.AtVec(i)) / math.Sqrt(precision.At(i, i)); z > most {
			place, most = i, z
		}
	}
	return place
}
