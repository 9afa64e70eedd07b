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
	Reported   month.Month // from which on results are told; First where it is not stated
	Areas      []string    // codes of the subdistricts
	Parameters []param.Parameter
	Targets    []indicator.Target
	Facts      []model.Fact       // what is known of the base year: its draws agree with them
	Asked      []indicator.Target // what a gate asks beside the targets
	// Observations are what was measured in the base year and the horizon; each says what it is for.
	Observations []indicator.Observation
	// Build makes one replication's configuration of the parameters' values, in the order of Parameters.
	Build func(values []float64) (*model.Config, error)
	// Attempts remembers which draws were accepted, for the simulations that meet the same replication again; nil: they are
	// looked for anew.
	Attempts *Attempts
	// Posterior holds the draws that replications take, given what was observed; nil: they are drawn from the parameters'
	// distributions.
	Posterior *Posterior
}

// Start is the month at whose end what is reported starts: that before the horizon, or before a later month where results are
// told from that on.
func (s *Study) Start() month.Month { return max(s.First, s.Reported) - 1 }

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

// Draw returns the parameters' values in a replication, whatever base year they give. Each has a stream of its own, keyed by
// its path, so that changing one leaves the draws of all others as they are.
func (s *Study) Draw(seed uint64, replication int) []float64 { return s.draw(seed, replication, 0) }

func (s *Study) draw(seed uint64, replication, attempt int) []float64 {
	key := drawKey(seed, replication, attempt)
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

// drawKey is the root of the streams of a draw.
func drawKey(seed uint64, replication, attempt int) rng.Key {
	key := rng.NewKey(seed).Purpose("parameters")
	if attempt == 0 {
		return key.At(replication)
	}
	return key.At(replication, attempt)
}

// simulate runs the replication of a job and returns the values it was run with.
func (s *Study) simulate(j job, seed uint64) (values []float64, outcome *model.Outcome, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("replication %d of seed %d: %w", j.replication, seed, err)
		}
	}()
	defer fault.Catch(&err)
	values, district, err := s.accept(seed, j.replication)
	if err != nil {
		return nil, nil, err
	}
	if j.change != nil {
		j.change(values)
	}
	if district != nil && j.change == nil && j.chance == 0 {
		return values, district.Run(), nil
	}
	config, err := s.Build(values)
	if err != nil {
		return nil, nil, err
	}
	outcome, err = model.Simulate(config, s.keys(seed, j.replication, j.chance))
	return values, outcome, err
}

// begin tells the base year with the given values, whether it fits or not.
func (s *Study) begin(values []float64, keys model.Keys) (*model.District, error) {
	d, err := s.beginVisits(values, keys, false)
	if err != nil {
		return nil, err
	}
	return d, d.Settle()
}

// beginVisits tells the visits of the base year; Settle tells the rest.
func (s *Study) beginVisits(values []float64, keys model.Keys, mustFit bool) (*model.District, error) {
	config, err := s.Build(values)
	if err != nil {
		return nil, err
	}
	return model.BeginVisits(config, keys, mustFit)
}

// computed is the study with computed waits, and with the draws that it has accepted.
func (s *Study) computed() *Study {
	computed := *s
	computed.Build = func(values []float64) (*model.Config, error) {
		config, err := s.Build(values)
		if err == nil {
			place := *config.Place
			place.ClinicDays, config.Place = 0, &place
		}
		return config, err
	}
	return &computed
}

// central are the medians of all parameters.
func (s *Study) central() []float64 {
	values := make([]float64, len(s.Parameters))
	for i, p := range s.Parameters {
		values[i] = p.Distribution.Quantile(0.5)
	}
	return values
}

// corners is how many combinations of lowest and highest values Check tries: of four parameters, say, that can be wrong
// together only at one of their 16 corners, all corners are missed with a chance of (15/16)^corners, 1 in 3,900.
const corners = 128

// Check sets the district up with central values, as every replication does with drawn ones, and simulates nothing. Nor
// may any values that can be drawn contradict each other: since what contradicts does so most at the ends of the
// distributions, many combinations of ends are tried.
func (s *Study) Check() (err error) {
	defer fault.Catch(&err)
	values := s.central()
	d, err := s.begin(values, KeysOf(1, 0, 0))
	if err == nil {
		err = d.Contradiction()
	}
	if err != nil {
		return err
	}
	for corner := range corners {
		stream := rng.NewKey(0).Purpose("corner").At(corner).Stream()
		for _, i := range s.Uncertain() {
			ends := [2]float64{}
			ends[0], ends[1] = s.Parameters[i].Distribution.Support()
			values[i] = ends[stream.Uint64()&1]
		}
		config, err := s.Build(values)
		if err != nil {
			return err
		}
		if err := config.Check(); err != nil {
			return err
		}
	}
	return nil
}
