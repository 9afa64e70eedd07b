package contract

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/cell"
	"chcsim/model/rng"
)

// Start is the residents before the first month, by area and age band.
type Start struct {
	Residents [][cell.Bands]int
	Places    rng.Places // numbers of the areas' codes
	Listed    Listed
	Turnover  Turnover // of the whole district
}

// State is the cells of a district in one replication.
type State struct {
	cfg    *Config
	key    rng.Key
	places rng.Places
	counts []cell.Counts

	conditions [cell.Bands][cell.Conditions]float64 // distribution over conditions
	onsets     [cell.Bands]onset                    // on leaving the band for the next
	weights    [cell.Bands][classes]float64         // shares of the classes in a band
	expected   [cell.Groups]float64                 // residents of the district at the start, without contracts
	activeBase float64                              // log-odds of an active contract where not inclined
	pace       [Strata]float64                      // factor on innovation and imitation of the start; what is added later counts in full
	innovation [Strata]float64                      // of the start
	imitation  [Strata]float64
	fade       float64   // hazard of active contracts falling out of use, at full service
	activation float64   // hazard of passive ones coming into use, at the start
	signed     float64   // contracts signed in a year of balance, for each that stands
	ended      float64   // contracts ended likewise, their holders staying
	service    []float64 // share of the promised service delivered in the base year, by area
	capacity   []float64 // contracts the panels hold, as of the last Sign
	wanting    []wish    // of candidates, in the area in hand
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
	s.service, s.activation, s.innovation, s.imitation = make([]float64, n), cfg.Activation, cfg.Innovation, cfg.Imitation
	for area := range s.capacity {
		s.capacity[area], s.service[area] = math.Inf(1), 1
	}
	for b := range s.conditions {
		s.conditions[b] = joint(cfg.Hypertension[b], cfg.Diabetes[b], cfg.ComorbidityOddsRatio)
		s.weights[b] = s.classWeights(cell.Band(b))
		if b > 0 {
			s.onsets[b-1] = onsetBetween(s.conditions[b-1], s.conditions[b])
		}
	}
	s.assign(start)
	return s, nil
}

// Renewal is how many contracts an area signs and ends, the holders staying, in an average month in which their number does not
// change.
func (s *State) Renewal(area int) (signed, ended int) {
	n := float64(s.Count(area).Contracted) * yearPart
	return int(math.Round(n * s.signed)), int(math.Round(n * s.ended))
}

// BeforeSigning is the residents of an area in such a month after deaths and moves, when contracts are yet to be signed.
func (s *State) BeforeSigning(area int) cell.Counts {
	c, part := s.counts[area], 0.0
	for _, g := range contractedGroups {
		part += float64(float64(c[g]) * yearPart * (s.signed - s.ended))
		n := min(c[g], int(max(0, part)))
		part -= float64(n)
		c[g] -= n
		c[withStatus(g, cell.NoContract)] += n
	}
	return c
}

// Counts is the residents by area and group now, for reading.
func (s *State) Counts() []cell.Counts { return s.counts }

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	own.counts, own.service, own.capacity = slices.Clone(s.counts), slices.Clone(s.service), slices.Clone(s.capacity)
	return &own
}
