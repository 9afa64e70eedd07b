package workforce

import (
	"fmt"
	"math"
	"slices"

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
	// Places are the numbers of the areas' codes.
	Places rng.Places
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
	coming   []int // of these, for hires who will practise
	trainees int   // trainees on their way
	cdc      []int // recruits of the CDC who are posted to the area

	outside, resigning  year
	recruited, resigned inYear

	graduates []int // cohorts that graduated this month, sizes
	staff     Staff
	given     Allocation
	committee []float64 // committees by area
}

// New makes the stock of GPs at the start: counted GPs at the stated density, practising ones at the
// stated share, both spread over the centres by residents. key is the chance key of this part.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := cfg.Check(); err != nil {
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
	s := &State{cfg: cfg, key: key, start: start, order: start.Order, inPost: make([]int, areas), reserved: make([]int, areas), coming: make([]int, areas), cdc: make([]int, areas)}
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
	all := s.spread(counted, s.start.Residents, s.key.Purpose("counted"))
	heads := make([]float64, len(all))
	for area, n := range all {
		heads[area] = float64(n)
	}
	working := s.spread(practising, heads, s.key.Purpose("practising"))
	key := s.key.Purpose("start")
	for area := range all {
		for i := range all[area] {
			personal := key.At(s.start.Places.At(area), i)
			stream := personal.Stream()
			g, err := s.cfg.birth(s.cfg.AgeAtStart, s.start.First-1, personal, &stream)
			if err != nil {
				return err
			}
			if stream.Bernoulli(s.cfg.TrainedShare) {
				g.Qualification = StandardizedTrained
			}
			g.Area, g.Practises = area, i < working[area]
			s.admit(g, s.start.First+month.Month((stream.Float64()-1)*12*s.cfg.StudyCycle))
		}
	}
	s.studyBefore()
	return nil
}

// studyBefore lets the study leaves of the cycle before the first month have been taken: some GPs are still away.
func (s *State) studyBefore() {
	for m := s.start.First - month.Month(12*s.cfg.StudyCycle); m < s.start.First; m++ {
		s.happen(m)
	}
}

// spread divides n indivisible things over the areas in proportion to weights. Every area gets its exact part, rounded
// down or up, and by so much more often up as the part is nearer to the whole number above it, so that no area is better
// off than another of the same weight (systematic sampling in random order; Madow 1949, Annals of Mathematical
// Statistics 20). With 10 things and three equal weights each has 4 in a third of the draws and else 3.
func (s *State) spread(n int, weights []float64, key rng.Key) []int {
	parts, order, total := make([]int, len(weights)), s.start.Places.Shuffled(len(weights), key), 0.0
	for _, area := range order {
		total += weights[area]
	}
	if total == 0 {
		return parts
	}
	stream := key.Stream()
	luck, sum, given := stream.Float64(), 0.0, 0
	for _, area := range order {
		sum += weights[area]
		reached := min(n, int(float64(n)*sum/total+luck))
		parts[area], given = reached-given, reached
	}
	return parts
}

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	own.gps, own.plan = slices.Clone(s.gps), s.plan.Clone()
	for _, numbers := range []*[]int{&own.inPost, &own.reserved, &own.coming, &own.cdc} {
		*numbers = slices.Clone(*numbers)
	}
	return &own
}
