// Package experiment runs a study many times and says what can be concluded: the chance of each target,
// what its variance rests on, what holds it back, how alternatives compare and what would be enough.
// It knows parameters by name and outcomes by indicator, and nothing of files.
package experiment

import (
	"cmp"
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

// Check sets the district up with central values, as every replication does with drawn ones, and simulates nothing.
func (s *Study) Check() (err error) {
	defer fault.Catch(&err)
	central := make([]float64, len(s.Parameters))
	for i, p := range s.Parameters {
		central[i] = p.Distribution.Quantile(0.5)
	}
	config, err := s.Build(central)
	if err != nil {
		return err
	}
	return model.Check(config, KeysOf(1, 0, 0))
}

// CheckDraws looks at the numbers that replications draw, without setting anything up, and counts those that cannot stand
// together; err is what is wrong with the first of them.
func (s *Study) CheckDraws(seed uint64, replications int) (bad int, err error) {
	for replication := range replications {
		config, wrong := s.Build(s.Draw(seed, replication))
		if wrong == nil {
			wrong = model.CheckNumbers(config)
		}
		if wrong != nil {
			bad++
			err = cmp.Or(err, wrong)
		}
	}
	return bad, err
}
