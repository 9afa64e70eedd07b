package population

import (
	"chcsim/model/cell"
	"chcsim/model/exact"
	"chcsim/model/rng"
)

// Turnover is how many persons a year are born, move in, by age band, and grow out of each band into the next, at the rates of the
// start: arrivals make up for those who die and leave beyond the births, and for the growth to the first total observed.
func (s *State) Turnover() (births float64, in, aged [cell.Bands]float64) {
	n := s.district()
	weights := s.migrate(&n)
	persons, gone, all := 0.0, 0.0, 0.0
	for sex := range n {
		for age, here := range n[sex] {
			persons += here
			gone += float64(here * (s.rates[sex][age] + float64(s.cfg.OutMigration*s.departure[age])))
			births += float64(here * s.fertility[age] * float64(sex)) // of women
			if b := bandOf[age]; age+1 < Ages && bandOf[age+1] != b {
				aged[b] += here
			}
			all += weights[sex*Ages+age]
		}
	}
	come := max(0, expectedTotal(s.totals, s.first+11, s.cfg.Growth)-persons+gone-births)
	for i, w := range weights {
		in[bandOf[i%Ages]] += float64(come * w / all)
	}
	return births, in, aged
}

// stationaryYears is after how long nothing is left of the ages at the start.
const stationaryYears = 150

// rest gives the residents the ages at which their numbers do not move: those that births, deaths and migration at the rates of the
// start come to while arrivals keep the total. Each area keeps its persons.
func (s *State) rest(places rng.Places) error {
	areas := make([]float64, len(s.counts))
	persons := 0.0
	for area := range areas {
		areas[area] = float64(s.here(area))
		persons += areas[area]
	}
	n := s.district()
	for range stationaryYears {
		s.expectYear(&n, persons)
	}
	var parts []float64
	for sex := range n {
		parts = append(parts, n[sex][:]...)
	}
	whole := make([]int, len(parts))
	wholeNumbers(int(persons), parts, whole)
	var district [Sexes][Ages]int
	for sex := range district {
		copy(district[sex][:], whole[sex*Ages:])
	}
	var err error
	s.counts, err = Split(district, areas, places)
	return err
}

// expectYear is the expectation of twelve Months from a December on, with rates that follow the residents, whose total stays.
func (s *State) expectYear(n *[Sexes][Ages]float64, persons float64) {
	weights := s.migrate(n)
	fertile := fertility(&n[Female], persons*s.cfg.CrudeBirthRate/1000, s.cfg.MeanAgeAtBirth, s.cfg.SDAgeAtBirth)
	all := 0.0
	for _, w := range weights {
		all += w
	}
	for sex := range n {
		oldest := n[sex][Ages-1]
		copy(n[sex][1:], n[sex][:Ages-1])
		n[sex][0] = 0
		n[sex][Ages-1] += oldest
	}
	for calendar := 1; calendar <= 12; calendar++ {
		here, births := 0.0, 0.0
		for sex := range n {
			for age := range n[sex] {
				exits := hazard(&s.rates[sex], age, calendar) + float64(s.cfg.OutMigration*s.departure[age])
				left := float64(n[sex][age] * exact.Exp(-exits/12))
				n[sex][age] = left
				here += left
				births += float64(left * fertile[age] / 12 * float64(sex))
			}
		}
		n[Male][0] += float64(births * s.cfg.MaleBirthShare)
		n[Female][0] += float64(births * (1 - s.cfg.MaleBirthShare))
		come := max(0, persons-here-births)
		for i, w := range weights {
			n[i/Ages][i%Ages] += float64(come * w / all)
		}
	}
}

// district is the residents of all areas.
func (s *State) district() (n [Sexes][Ages]float64) {
	for area := range s.counts {
		for sex := range n {
			for age, here := range s.counts[area][sex] {
				n[sex][age] += float64(here)
			}
		}
	}
	return n
}
