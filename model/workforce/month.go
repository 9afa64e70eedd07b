package workforce

import (
	"math"
	"slices"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Inputs is what a month needs from other parts.
type Inputs struct {
	// Residents are the residents of each area at the month's end; posts and other staff follow them.
	Residents []float64
}

// Month lets a month pass: careers move on by the calendar, GPs resign, posts are filled. The result
// belongs to the state and is valid until the next call.
func (s *State) Month(m month.Month, in Inputs) *Staff {
	s.staff.reset()
	s.graduates = s.graduates[:0]
	s.happen(m)
	s.resign(m)
	s.fill(m, in.Residents)
	s.post(m, in.Residents)
	s.count(m, in.Residents)
	return &s.staff
}

// resign lets GPs go. The hazard of GP i in a month is
//
//	h_i / 12,  h_i = ResignHazard × w_i / mean(w)
//
// with w the factor of the age group and the mean over the counted stock, so that the stock's mean
// hazard is ResignHazard whatever its ages are. With factors 2, 1, 0.5 on stocks of equal size the
// mean is 7/6 and a hazard of 5% becomes 8.57%, 4.29% and 2.14%. Rehired GPs stay their term. How many
// resign is drawn first, then of each whether it is one who practises, then who: the first of a race with exponential times of
// these hazards.
func (s *State) resign(m month.Month) {
	var racing []int
	sum := 0.0
	for i := range s.gps {
		if g := &s.gps[i]; g.active() && !g.Rehired {
			racing = append(racing, i)
			sum += s.cfg.weight(g, m)
		}
	}
	if sum == 0 {
		return
	}
	unit, mean := s.cfg.ResignHazard*float64(len(racing))/sum, 0.0
	for _, i := range racing {
		mean += rng.HazardToProbability(unit*s.cfg.weight(&s.gps[i], m), 1./12)
	}
	n := min(s.resigning.happen(m, mean, "resignations", s.key.Purpose("resignations")), len(racing))
	for range n {
		first := s.quickest(s.resigner(racing, m), m)
		s.leave(first)
		s.staff.Resigned++
		racing = slices.DeleteFunc(racing, func(i int) bool { return i == first })
	}
}

// resigner are those of some GPs from whom the next to resign comes: those who practise, or the others.
func (s *State) resigner(gps []int, m month.Month) []int {
	var practising, others []int
	weights := [2]float64{}
	for _, i := range gps {
		g := &s.gps[i]
		if g.Practises {
			practising, weights[1] = append(practising, i), weights[1]+s.cfg.weight(g, m)
		} else {
			others, weights[0] = append(others, i), weights[0]+s.cfg.weight(g, m)
		}
	}
	number := s.resigned.next(m)
	stream := personal("resigner practises", m, number, s.key.Purpose("resigner").At(m.Year(), number))
	if stream.Bernoulli(weights[1] / (weights[0] + weights[1])) {
		return practising
	}
	return others
}

// quickest is the one of some GPs who resigns first.
func (s *State) quickest(gps []int, m month.Month) (first int) {
	least := math.Inf(1)
	for _, i := range gps {
		stream := s.gps[i].key.Purpose("resignation").At(int(m)).Stream()
		if time := stream.Exp() / s.cfg.weight(&s.gps[i], m); time < least {
			first, least = i, time
		}
	}
	return first
}

// fill lets this month's graduates begin and chooses outside hires for vacant posts.
func (s *State) fill(m month.Month, residents []float64) {
	for cohort, n := range s.graduates {
		completion := rng.Decision{What: "graduates", When: m.Year()}
		stream := s.key.Purpose("completion").At(int(m), cohort).Fated(completion)
		for j := range stream.Binomial(n, s.cfg.TrainingCompletion) {
			s.hireGraduate(m, cohort, j, residents)
		}
	}
	s.hireOutside(m, residents)
	open := 0
	for area := range residents {
		open += max(0, s.vacancies(area, residents))
	}
	switch {
	case s.staff.TurnedAway > 0:
		s.staff.Limit = Posts
	case open > 0:
		s.staff.Limit = Recruits
	}
}

// hireGraduate gives a graduate a vacant post; they begin at once.
func (s *State) hireGraduate(m month.Month, cohort, j int, residents []float64) {
	personal := s.key.Purpose("graduate").At(int(m), cohort, j)
	stream := personal.Stream()
	g, err := s.cfg.birth(s.cfg.AgeGraduate, m, personal, &stream)
	g.Practises = s.practises(m, personal)
	area, vacant := s.vacantArea(residents, g.Practises, personal.Purpose("post"))
	if err != nil || !vacant {
		s.staff.TurnedAway++
		return
	}
	g.Qualification, g.Area = StandardizedTrained, area
	s.welcome(m, g, &stream)
}

// hireOutside chooses this month's outside candidates; each reserves a post and begins later.
func (s *State) hireOutside(m month.Month, residents []float64) {
	mean := s.cfg.RecruitsPerYear * (1 - s.cfg.PipelineShare) / 12
	for j := range s.outside.happen(m, mean, "outside hires", s.key.Purpose("outside")) {
		practises := s.practises(m, s.key.Purpose("hire").At(int(m), j))
		area, vacant := s.vacantArea(residents, practises, s.key.Purpose("post").At(int(m), j))
		if !vacant {
			s.staff.TurnedAway++
			continue
		}
		e := event{what: arrival, area: area, chosen: m, number: j, practises: practises}
		s.promise(e, 1)
		if wait := month.Month(math.Round(s.cfg.HiringMonths)); wait > 0 {
			s.plan.Schedule(float64(m+wait), e)
			continue
		}
		s.begin(m, e)
	}
}

// begin is an outside hire's first day, at the centre whose post was reserved.
func (s *State) begin(m month.Month, e event) {
	s.promise(e, -1)
	personal := s.key.Purpose("hire").At(int(e.chosen), e.number)
	stream := personal.Stream()
	g, err := s.cfg.birth(s.cfg.AgeOutside, m, personal, &stream)
	if err != nil {
		return
	}
	if stream.Bernoulli(s.cfg.OutsideTrainedShare) {
		g.Qualification = StandardizedTrained
	}
	g.Area, g.Practises = e.area, e.practises
	s.welcome(m, g, &stream)
}

// welcome adds a recruit. Their first study leave falls due somewhere in the coming cycle.
func (s *State) welcome(m month.Month, g GP, stream *rng.Stream) {
	s.admit(g, m+1+month.Month(stream.Float64()*12*s.cfg.StudyCycle))
	s.staff.Joined++
}

// practises tells whether a recruit will practise in the community.
func (s *State) practises(m month.Month, key rng.Key) bool {
	stream := personal("recruit practises", m, s.recruited.next(m), key.Purpose("practises"))
	return stream.Bernoulli(s.cfg.RecruitsPractising)
}

// promise reserves a post for an outside hire (1), or ends that (−1).
func (s *State) promise(e event, posts int) {
	s.reserved[e.area] += posts
	if e.practises {
		s.coming[e.area] += posts
	}
}

// vacantArea is the area where a recruit is needed most, of equals the luckiest, and whether any has a vacant post. Who will
// practise goes, of the areas with a vacant post, to the one with the most residents per practising GP, so that centres stay as
// even as they began; others to where most posts are vacant.
func (s *State) vacantArea(residents []float64, practises bool, key rng.Key) (area int, vacant bool) {
	rank := func(area int) float64 { return float64(s.vacancies(area, residents)) }
	if practises {
		working := s.working(s.coming, false)
		rank = func(area int) float64 {
			if s.vacancies(area, residents) <= 0 {
				return -1
			}
			return residents[area] / (working[area] + 1)
		}
	}
	area = s.foremost(key, rank)
	return area, s.vacancies(area, residents) > 0
}

// working are the practising GPs of the areas, with doctors posted for a time or without, and more who are to come.
func (s *State) working(more []int, posted bool) []float64 {
	working := make([]float64, len(more))
	for area, n := range more {
		working[area] = float64(n)
	}
	for i := range s.gps {
		if g := &s.gps[i]; g.Practises && !g.Left && (g.Counted || posted) {
			working[g.Area]++
		}
	}
	return working
}

// foremost is the area with the highest rank, of equals the luckiest.
func (s *State) foremost(key rng.Key, rank func(area int) float64) (best int) {
	highest, luckiest := math.Inf(-1), uint64(0)
	for area := range s.start.Residents {
		r := rank(area)
		if r < highest {
			continue
		}
		if luck := s.start.Places.Luck(area, key); r > highest || luck > luckiest {
			best, highest, luckiest = area, r, luck
		}
	}
	return best
}

// vacancies is the number of posts of an area that are neither filled nor promised; it is negative
// when posts were cut below the stock.
func (s *State) vacancies(area int, residents []float64) int {
	posts := int(math.Round(s.cfg.PostsPer10k * residents[area] / 10000))
	return posts - s.inPost[area] - s.reserved[area]
}

// post lets hospital doctors come for a limited time, each to the area with most residents per GP, and recruits of the CDC, each
// to the area with most residents for those there.
func (s *State) post(m month.Month, residents []float64) {
	total := 0.0
	for _, n := range residents {
		total += n
	}
	stream := s.key.Purpose("postings").At(int(m)).Stream()
	for j := range stream.Poisson(s.cfg.PostedPerYear * total / 10000 / 12) {
		stay := month.Month(math.Round(s.cfg.PostedMonths))
		s.plan.Schedule(float64(m+stay), event{what: farewell, gp: len(s.gps)})
		s.gps = append(s.gps, GP{Area: s.thinnest(residents, s.key.Purpose("posting").At(int(m), j)), FTE: 1, Practises: true})
	}
	stream = s.key.Purpose("cdc").At(int(m)).Stream()
	for j := range stream.Poisson(s.cfg.CDCPosted * total / 10000 / 12) {
		area := s.foremost(s.key.Purpose("cdc posting").At(int(m), j), func(area int) float64 { return residents[area] / float64(s.cdc[area]+1) })
		s.cdc[area]++
		stay := month.Month(stream.Round(s.cfg.CDCMonths.Quantile(stream.Float64())))
		s.plan.Schedule(float64(m+max(1, stay)), event{what: cdcReturn, area: area})
	}
}

// thinnest is the area with the most residents per practising GP, posted doctors included; of equals the luckiest.
func (s *State) thinnest(residents []float64, key rng.Key) int {
	working := s.working(make([]int, len(residents)), true)
	return s.foremost(key, func(area int) float64 { return residents[area] / (working[area] + 1) })
}
