package experiment

import (
	"errors"
	"sync"

	"chcsim/model"
)

// mostAttempts is how many draws of a replication are tried. Where none is accepted the last stands, and its warnings tell
// what does not fit.
const mostAttempts = 200

// Attempts are the numbers of the accepted draws. Studies of one base year may share them.
type Attempts struct {
	mutex sync.Mutex
	taken map[attemptOf]int
}

type attemptOf struct {
	seed        uint64
	replication int
}

func (a *Attempts) get(key attemptOf) (int, bool) {
	if a == nil {
		return 0, false
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	n, ok := a.taken[key]
	return n, ok
}

func (a *Attempts) put(key attemptOf, n int) {
	if a == nil {
		return
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if a.taken == nil {
		a.taken = map[attemptOf]int{}
	}
	a.taken[key] = n
}

// accept draws a replication's parameters jointly, given that its base year can be and given what is known of it: draws are
// made until one fits and passes with the chance by which it agrees with the facts (rejection sampling, von Neumann 1951), so
// that accepted draws are independent and equally likely. It returns the values and, unless the draw was remembered, the
// district at the end of its base year.
func (s *Study) accept(seed uint64, replication int) (values []float64, d *model.District, err error) {
	if s.Posterior != nil {
		values = s.Draw(seed, replication)
		s.known(values, s.Posterior.draw(replication))
		return values, nil, nil
	}
	key := attemptOf{seed, replication}
	if n, ok := s.Attempts.get(key); ok {
		return s.draw(seed, replication, n-1), nil, nil
	}
	most := mostAttempts
	if len(s.Uncertain()) == 0 {
		most = 1
	}
	for attempt := range most {
		values = s.draw(seed, replication, attempt)
		last := attempt == most-1
		luck := drawKey(seed, replication, attempt).Purpose("acceptance").Stream()
		d, err = s.agreeing(values, KeysOf(seed, replication, 0), luck.Float64(), last)
		if errors.Is(err, model.ErrUnfit) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		s.Attempts.put(key, attempt+1)
		break
	}
	return values, d, nil
}

// agreeing tells the base year of a draw that passes with so much luck, and any where it must. Facts about the visits are
// looked at before the rest of the year is told: what is not told contradicts nothing, and most draws need not be told on.
func (s *Study) agreeing(values []float64, keys model.Keys, luck float64, any bool) (*model.District, error) {
	d, err := s.beginVisits(values, keys, !any)
	if err != nil {
		return nil, err
	}
	passes := func() bool { return any || luck < model.Agreement(s.Facts, d.BaseValues(s.Facts)) }
	if !passes() {
		return nil, model.ErrUnfit
	}
	if err := d.Settle(); err != nil {
		return nil, err
	}
	if !passes() {
		return nil, model.ErrUnfit
	}
	return d, nil
}
