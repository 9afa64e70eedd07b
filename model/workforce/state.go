package workforce

import (
	"fmt"
	"math"

	"chcsim/model/des"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// Start is what the part is given once.
type Start struct {
	// First is the first month that will be simulated.
	First month.Month
	// Residents are the residents of each area when the replication begins.
	Residents []float64
	// Order is the order in which time is spent on activities; nil means DefaultOrder.
	Order []task.Activity
}

// State is the staff of the district's centres.
type State struct {
	cfg   *Config
	key   rng.Key
	start Start
	order []task.Activity

	gps      []GP
	plan     des.Calendar[event]
	inPost   []int // counted GPs, by area
	reserved []int // posts promised to hires who have not begun, by area
	trainees int   // trainees on their way

	graduates []int // cohorts that graduated this month, sizes
	staff     Staff
	given     Allocation
	committee []float64 // committees by area
}

// New makes the stock of GPs at the start: counted GPs at the stated density, practising ones at the
// stated share, both spread over the centres by residents. key is the chance key of this part.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	if start.Order == nil {
		start.Order = DefaultOrder()
	}
	if err := checkOrder(start.Order); err != nil {
		return nil, err
	}
	total := 0.0
	for area, n := range start.Residents {
		if !(n >= 0) || math.IsInf(n, 0) {
			return nil, fmt.Errorf("workforce: area %d has %v residents", area, n)
		}
		total += n
	}
	if total <= 0 {
		return nil, fmt.Errorf("workforce: there are no residents")
	}
	areas := len(start.Residents)
	s := &State{cfg: cfg, key: key, start: start, order: start.Order, inPost: make([]int, areas), reserved: make([]int, areas)}
	s.start.Residents = append([]float64(nil), start.Residents...)
	s.staff, s.given = newStaff(areas), newAllocation(areas)
	s.committee = make([]float64, areas)
	for area, n := range start.Residents {
		s.committee[area] = cfg.Committees * n / total
	}
	if err := s.settle(int(math.Round(cfg.GPPer10k * total / 10000))); err != nil {
		return nil, err
	}
	s.fillPipeline()
	return s, nil
}

// settle places the GPs of the start. Who practises is a matter of places, not of persons: each centre
// has its share of both numbers.
func (s *State) settle(counted int) error {
	practising := int(math.Round(s.cfg.PractisingShare * float64(counted)))
	all, working := spread(counted, s.start.Residents), spread(practising, s.start.Residents)
	key := s.key.Purpose("start")
	for area := range all {
		for i := range all[area] {
			personal := key.At(area, i)
			stream := personal.Stream()
			g, err := s.cfg.birth(s.cfg.AgeAtStart, s.start.First, personal, &stream)
			if err != nil {
				return err
			}
			if stream.Bernoulli(s.cfg.TrainedShare) {
				g.Qualification = StandardizedTrained
			}
			g.Area, g.Practises = area, i < working[area]
			due := s.start.First + month.Month(stream.Float64()*12*s.cfg.StudyCycle)
			s.admit(g, due)
		}
	}
	return nil
}

// spread divides n indivisible things in proportion to weights, by largest remainders; equal
// remainders go to the earlier place.
func spread(n int, weights []float64) []int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	parts, rest, left := make([]int, len(weights)), make([]float64, len(weights)), n
	for i, w := range weights {
		exact := float64(n) * w / total
		parts[i] = int(exact)
		rest[i] = exact - float64(parts[i])
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		parts[best]++
		rest[best]--
	}
	return parts
}
