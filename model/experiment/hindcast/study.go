package hindcast

import (
	"fmt"
	"slices"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Quantity is a value that a simulation is asked for.
type Quantity struct {
	Indicator indicator.ID
	Area      int
	Month     month.Month
}

// Of is the quantity that an observation measures.
func (o Observation) Of() Quantity { return Quantity{o.Indicator, o.Area, o.Month} }

// OfStudy makes a problem of a study: the free parameters, named by their paths, keep the study's
// distributions as priors; the quantities are those of the training observations, then the others.
func OfStudy(s *experiment.Study, free []string, training []Observation, others []Quantity, seed uint64) (*Problem, error) {
	p := &Problem{Training: training, Quantities: len(training) + len(others)}
	places := make([]int, len(free))
	for i, path := range free {
		at, ok := s.Index(path)
		if !ok {
			return nil, fmt.Errorf("hindcast: the scenario has no parameter %q", path)
		}
		if s.Parameters[at].Spread {
			return nil, fmt.Errorf("hindcast: %s is a distribution that events draw from, so it cannot be fitted", path)
		}
		places[i] = at
		p.Free = append(p.Free, Free{path, s.Parameters[at].Distribution})
	}
	quantities := make([]Quantity, 0, p.Quantities)
	for _, o := range training {
		quantities = append(quantities, o.Of())
	}
	quantities = append(quantities, others...)
	for _, q := range quantities {
		if q.Month < s.First-1 || q.Month > s.Last() {
			return nil, fmt.Errorf("hindcast: %v is wanted in %v, outside %v to %v", q.Indicator, q.Month, s.First-1, s.Last())
		}
	}
	rest := make([]int, 0, len(s.Parameters))
	for _, at := range s.Uncertain() {
		if !slices.Contains(places, at) {
			rest = append(rest, at)
		}
	}
	p.Others = len(rest)
	known := s.Draw(seed, 0) // what does not vary
	p.Simulate = func(theta, others []float64, draw int) ([]float64, error) {
		values := slices.Clone(known)
		for i, at := range places {
			values[at] = theta[i]
		}
		for i, at := range rest {
			values[at] = s.Parameters[at].Distribution.Draw(others[i])
		}
		cfg, err := s.Build(values)
		if err != nil {
			return nil, err
		}
		outcome, err := model.Simulate(cfg, experiment.KeysOf(seed, draw, 0))
		if err != nil {
			return nil, err
		}
		simulated := make([]float64, len(quantities))
		for i, q := range quantities {
			area := q.Area
			if area >= len(s.Areas) {
				area = outcome.Series.Whole()
			}
			simulated[i] = outcome.Series.Value(q.Indicator, area, q.Month)
		}
		return simulated, nil
	}
	return p, nil
}

// Split divides observations into those to fit to and those that came later.
func Split(observations []Observation, until month.Month) (training, test []Observation) {
	for _, o := range observations {
		if o.Month <= until {
			training = append(training, o)
		} else {
			test = append(test, o)
		}
	}
	return training, test
}
