// Package experiment runs a study many times and says what can be concluded: the chance of each target,
// what its variance rests on, what holds it back, how alternatives compare and what would be enough.
// It knows parameters by name and outcomes by indicator, and nothing of files.
package experiment

import (
	"fmt"

	"chcsim/model"
	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// Study is a scenario that can be simulated.
type Study struct {
	Name       string
	First      month.Month
	Months     int
	Areas      []string // codes of the subdistricts
	Parameters []param.Parameter
	Targets    []indicator.Target
	Asked      []indicator.Target // what a gate asks beside the targets
	// Build makes one replication's configuration of the parameters' values, in the order of Parameters.
	Build func(values []float64) (*model.Config, error)
}

// Last is the last month of the horizon.
func (s *Study) Last() month.Month { return s.First + month.Month(s.Months) - 1 }

// Index finds a parameter by its path.
func (s *Study) Index(path string) (int, bool) {
	for i := range s.Parameters {
		if s.Parameters[i].Path == path {
			return i, true
		}
	}
	return 0, false
}

// Uncertain lists the indices of the parameters that a replication draws.
func (s *Study) Uncertain() []int {
	var uncertain []int
	for i, p := range s.Parameters {
		if !p.Spread && !p.Distribution.IsConstant() {
			uncertain = append(uncertain, i)
		}
	}
	return uncertain
}

// Draw returns the parameters' values in a replication. Each has a stream of its own, keyed by its path,
// so that changing one leaves the draws of all others as they are.
func (s *Study) Draw(seed uint64, replication int) []float64 {
	key := rng.NewKey(seed).Purpose("parameters").At(replication)
	values := make([]float64, len(s.Parameters))
	for i, p := range s.Parameters {
		if p.Spread {
			continue
		}
		stream := key.Purpose(p.Path).Stream()
		values[i] = p.Distribution.Quantile(stream.Float64())
	}
	return values
}

// KeysOf returns the random roots of a replication. A second chance stream (1) meets the same unknowns
// with other luck; it is used only to split the variance.
func KeysOf(seed uint64, replication, chance int) model.Keys {
	root := rng.NewKey(seed)
	return model.Keys{
		Ignorance: root.Purpose("ignorance").At(replication),
		Chance:    root.Purpose("chance").At(replication, chance),
	}
}

// simulate runs one replication with the given values.
func (s *Study) simulate(values []float64, seed uint64, replication, chance int) (outcome *model.Outcome, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("replication %d of seed %d: %w", replication, seed, err)
		}
	}()
	defer fault.Catch(&err)
	config, err := s.Build(values)
	if err != nil {
		return nil, err
	}
	return model.Simulate(config, KeysOf(seed, replication, chance))
}

// corners is how many combinations of lowest and highest values Check tries: of four parameters, say, that can be wrong
// together only at one of their 16 corners, all corners are missed with a chance of (15/16)^corners, 1 in 3,900.
const corners = 128

// Check sets the district up with central values, as every replication does with drawn ones, and simulates nothing. Nor
// may any values that can be drawn contradict each other: since what contradicts does so most at the ends of the
// distributions, many combinations of ends are tried.
func (s *Study) Check() (err error) {
	defer fault.Catch(&err)
	values := make([]float64, len(s.Parameters))
	for i, p := range s.Parameters {
		values[i] = p.Distribution.Quantile(0.5)
	}
	config, err := s.Build(values)
	if err != nil {
		return err
	}
	if err := model.Check(config, KeysOf(1, 0, 0)); err != nil {
		return err
	}
	for corner := range corners {
		stream := rng.NewKey(0).Purpose("corner").At(corner).Stream()
		for _, i := range s.Uncertain() {
			ends := [2]float64{}
			ends[0], ends[1] = s.Parameters[i].Distribution.Support()
			values[i] = ends[stream.Uint64()&1]
		}
		if config, err = s.Build(values); err != nil {
			return err
		}
		if err := config.Check(); err != nil {
			return err
		}
	}
	return nil
}
