package hindcast

import (
	"gonum.org/v1/gonum/mat"

	"chcsim/model/rng"
)

// Particle is a simulation that was kept.
type Particle struct {
	Theta    []float64
	Values   []float64 // the simulated quantities
	Distance float64
	Weight   float64 // of all kept particles together 1
	Draw     int     // particles of the same draw are copies
	z        []float64
	rest     []float64 // scores of the parameters that are not fitted
}

// systematic draws n particles by weight, at evenly spaced points of the weight.
func systematic(from []Particle, n int, r *rng.Stream) []Particle {
	chosen := make([]Particle, n)
	u, at, below := r.Float64(), 0, 0.0
	for i := range chosen {
		point := (float64(i) + u) / float64(n)
		for at < len(from)-1 && below+from[at].Weight < point {
			below += from[at].Weight
			at++
		}
		chosen[i] = from[at]
	}
	return chosen
}

// level gives all particles the same weight.
func level(particles []Particle) []Particle {
	for i := range particles {
		particles[i].Weight = 1 / float64(len(particles))
	}
	return particles
}

// spread is the weighted covariance of the particles' scores.
func spread(particles []Particle) *mat.SymDense {
	k := len(particles[0].z)
	mean := make([]float64, k)
	for _, p := range particles {
		for i, x := range p.z {
			mean[i] += float64(p.Weight * x)
		}
	}
	c := mat.NewSymDense(k, nil)
	for a := range k {
		for b := a; b < k; b++ {
			sum := 0.0
			for _, p := range particles {
				sum += float64(p.Weight * (p.z[a] - mean[a]) * (p.z[b] - mean[b]))
			}
			c.SetSym(a, b, sum)
		}
	}
	return c
}

func identity(k int) *mat.SymDense {
	c := mat.NewSymDense(k, nil)
	for i := range k {
		c.SetSym(i, i, 1)
	}
	return c
}

// tolerance is the largest distance among particles.
func tolerance(particles []Particle) float64 {
	largest := 0.0
	for _, p := range particles {
		largest = max(largest, p.Distance)
	}
	return largest
}

// effective is the number of different particles that carry as much: 1/Σ(Σw)², copies taken together.
func effective(particles []Particle) float64 {
	together := map[int]float64{}
	for _, p := range particles {
		together[p.Draw] += p.Weight
	}
	square := 0.0
	for _, p := range particles { // in a fixed order; each copy brings its part
		square += float64(p.Weight * together[p.Draw])
	}
	return 1 / square
}
