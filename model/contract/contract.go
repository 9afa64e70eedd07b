package contract

import (
	"fmt"
	"math"

	"chcsim/model/cell"
	"chcsim/model/rng"
)

// Start is the residents before the first month, by area and age band.
type Start struct {
	Residents [][cell.Bands]int
	Places    rng.Places // numbers of the areas' codes
	Listed    Listed
}

// State is the cells of a district in one replication.
type State struct {
	cfg    *Config
	key    rng.Key
	places rng.Places
	counts []cell.Counts

	conditions [cell.Bands][cell.Conditions]float64 // distribution over conditions
	onsets     [cell.Bands]onset                    // on leaving the band for the next
	activeBase float64                              // log-odds of an active contract where not inclined
	capacity   []float64                            // contracts the panels hold, as of the last Sign
	wanting    []wish                               // of candidates, in the area in hand
	result     SignResult
	pool       pool
}

// New assigns conditions, inclination and start contracts to the residents. The key is that of chance.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	n := len(start.Residents)
	if n == 0 {
		return nil, fmt.Errorf("contract: no areas")
	}
	for area, bands := range start.Residents {
		for b, persons := range bands {
			if persons < 0 {
				return nil, fmt.Errorf("contract: area %d has %d residents of %v", area, persons, cell.Band(b))
			}
		}
	}
	s := &State{cfg: cfg, key: key, places: start.Places, counts: make([]cell.Counts, n), capacity: make([]float64, n), wanting: make([]wish, len(candidates)), result: newSignResult(n)}
	for area := range s.capacity {
		s.capacity[area] = math.Inf(1)
	}
	for b := range s.conditions {
		s.conditions[b] = joint(cfg.Hypertension[b], cfg.Diabetes[b], cfg.ComorbidityOddsRatio)
		if b > 0 {
			s.onsets[b-1] = onsetBetween(s.conditions[b-1], s.conditions[b])
		}
	}
	s.assign(start)
	return s, nil
}

// Counts is the residents by area and group now, for reading.
func (s *State) Counts() []cell.Counts { return s.counts }
