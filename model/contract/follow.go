package contract

import (
	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Flows is what happened to the residents of each area in a month, in this order: Aged moved from this
// band to the next, then deaths and departures by the new band, births (into 0–6) and arrivals.
type Flows struct {
	Births                []int
	Deaths, Out, In, Aged [][cell.Bands]int
}

// Follow lets the flows of a month hit the cells. Within an area and band everybody is equally likely to
// die, to leave and to grow older. Arrivals and the newborn have no contract.
func (s *State) Follow(m month.Month, f Flows) {
	for area := range s.counts {
		place := s.key.At(s.places.At(area), int(m))
		s.grow(area, &f.Aged[area], place.Purpose("age"))
		s.result.RemovedByDeath[area] = s.remove(area, &f.Deaths[area], place.Purpose("deaths"))
		s.result.RemovedByMove[area] = s.remove(area, &f.Out[area], place.Purpose("departures"))
		s.welcome(area, f.Births[area], &f.In[area], place.Purpose("arrivals"))
	}
}

// grow moves persons to the next band, the oldest first so that nobody moves twice, and lets
// conditions set in on the way. The contract stays; inclination is a trait of age.
func (s *State) grow(area int, aged *[cell.Bands]int, key rng.Key) {
	c := &s.counts[area]
	stream := key.Stream()
	for b := cell.Bands - 2; b >= 0; b-- {
		if aged[b] == 0 {
			continue
		}
		band := c[b*perBand : (b+1)*perBand]
		moved, turn := s.pool.hit[:perBand], s.turning(cell.Band(b))
		evenly(&stream, band, sum(band), aged[b], moved)
		for k, n := range moved {
			if n == 0 {
				continue
			}
			band[k] -= n
			x := &groups[b*perBand+k]
			var after [cell.Conditions]int
			stream.Multinomial(n, s.onsets[b][x.condition][:], after[:])
			for condition, n := range after {
				turned := 0
				if turn[x.inclination] > 0 {
					turned = stream.Binomial(n, turn[x.inclination])
				}
				c[cell.Index(cell.Band(b+1), cell.Condition(condition), x.status, x.inclination)] += n - turned
				c[cell.Index(cell.Band(b+1), cell.Condition(condition), x.status, 1-x.inclination)] += turned
			}
		}
	}
}

// turning are the chances that inclination changes on leaving the band for the next, by inclination before: as many as the
// shares of the two age groups ask for.
func (s *State) turning(b cell.Band) (turn [cell.Inclinations]float64) {
	from, to := s.cfg.InclinedShare[olderOf(b)], s.cfg.InclinedShare[olderOf(b+1)]
	if to > from {
		turn[cell.NotInclined] = (to - from) / (1 - from)
	} else if to < from {
		turn[cell.Inclined] = (from - to) / from
	}
	return turn
}

// remove takes persons out of each band and returns how many of them had a contract.
func (s *State) remove(area int, persons *[cell.Bands]int, key rng.Key) (contracted int) {
	c := &s.counts[area]
	stream := key.Stream()
	for b, n := range persons {
		if n == 0 {
			continue
		}
		band := c[b*perBand : (b+1)*perBand]
		gone := s.pool.hit[:perBand]
		sample(&stream, band, sum(band), n, gone)
		for k, n := range gone {
			band[k] -= n
			if groups[k].status.Contracted() { // the same in every band
				contracted += n
			}
		}
	}
	return contracted
}

// welcome adds the newborn and the arrivals.
func (s *State) welcome(area, births int, in *[cell.Bands]int, key rng.Key) {
	c := &s.counts[area]
	stream := key.Stream()
	inclined := stream.Binomial(births, s.cfg.InclinedShare[Under60])
	c[cell.Index(cell.Age0to6, cell.Healthy, cell.NoContract, cell.Inclined)] += inclined
	c[cell.Index(cell.Age0to6, cell.Healthy, cell.NoContract, cell.NotInclined)] += births - inclined
	for b, n := range in {
		if n == 0 {
			continue
		}
		weights := &s.weights[b]
		var persons [classes]int
		stream.Multinomial(n, weights[:], persons[:])
		for i, n := range persons {
			c[classOf(cell.Band(b), i)] += n
		}
	}
}

func sum(counts []int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}
