package population

import (
	"chcsim/model/cell"
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Flows is what happened to the residents in a month. The slices are valid until the next Month.
type Flows struct {
	Births                             []int             // by area; all in the band 0–6, not part of In
	Deaths, Out, In                    [][cell.Bands]int // by area and band
	Aged                               [][cell.Bands]int // persons who moved from this band to the next at the beginning of the month
	Residents                          [][cell.Bands]int // at the end of the month
	TotalBirths, TotalDeaths, TotalOut int
	TotalIn                            int
}

// State is the residents of a district in one replication.
type State struct {
	cfg    *Config
	key    rng.Key
	places rng.Places
	first  month.Month // the first month simulated
	counts [][Sexes][Ages]int
	share  []float64 // of the residents at the start, by area
	totals []Total   // the first is the start

	rates     [Sexes][Ages]float64 // death rates of the first year
	departure [Ages]float64        // relative to the mean of the residents at the start
	arrivals  lottery              // who moves in
	leavers   lottery              // who dies or moves away, in the area at work
	fertility [Ages]float64
	exits     exits // of the month at work
	flows     Flows
}

// New sets up the residents. The key is that of chance.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := start.check(); err != nil {
		return nil, err
	}
	s := &State{cfg: cfg, key: key, places: start.Places, first: start.Month + 1}
	s.counts = append(s.counts, start.Counts...)
	for sex := range Sexes {
		law, err := cfg.mortality(sex)
		if err != nil {
			return nil, err
		}
		s.rates[sex] = law.Rates()
	}
	persons := s.setShares()
	s.totals = append([]Total{{start.Month, persons}}, start.Totals...)
	s.setMigration(persons)
	s.fertility = fertility(s.counts, persons*cfg.CrudeBirthRate/1000, cfg.MeanAgeAtBirth, cfg.SDAgeAtBirth)
	n := len(s.counts)
	s.flows.Births = make([]int, n)
	for _, p := range []*[][cell.Bands]int{&s.flows.Deaths, &s.flows.Out, &s.flows.In, &s.flows.Aged, &s.flows.Residents} {
		*p = make([][cell.Bands]int, n)
	}
	s.countResidents()
	return s, nil
}

// Check reports a life expectancy that no law of mortality has.
func (c *Config) Check() error {
	for sex := range Sexes {
		if _, err := c.mortality(sex); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) mortality(sex int) (Mortality, error) {
	return FitMortality(c.LifeExpectancy[sex], c.MortalitySlope[sex], c.BackgroundMortality)
}

// setShares notes each area's share of the residents and returns their number.
func (s *State) setShares() float64 {
	persons := 0.0
	for area := range s.counts {
		sum := 0
		for sex := range Sexes {
			for _, n := range s.counts[area][sex] {
				sum += n
			}
		}
		s.share = append(s.share, float64(sum))
		persons += float64(sum)
	}
	for area := range s.share {
		s.share[area] /= persons
	}
	return persons
}

// setMigration fixes the ages of those who leave and arrive. At each age men and women arrive in the
// proportion of the residents at the start.
func (s *State) setMigration(persons float64) {
	leaving := s.cfg.Migration.delayed(s.cfg.LeavingDelay)
	var weights [Sexes * Ages]float64
	mean := 0.0
	for age := range Ages {
		var here [Sexes]float64
		for area := range s.counts {
			here[Male] += float64(s.counts[area][Male][age])
			here[Female] += float64(s.counts[area][Female][age])
		}
		all := here[Male] + here[Female]
		s.departure[age] = leaving.At(float64(age))
		mean += float64(s.departure[age]*all) / persons
		if all > 0 {
			weights[age] = s.cfg.Migration.At(float64(age)) * here[Male] / all
			weights[Ages+age] = s.cfg.Migration.At(float64(age)) * here[Female] / all
		}
	}
	for age := range s.departure {
		s.departure[age] /= mean
	}
	s.arrivals.fill(&weights)
}

// Residents is the number of persons by area and band now. It is valid until the next Month.
func (s *State) Residents() [][cell.Bands]int { return s.flows.Residents }

// Month moves the residents through one month. Months follow each other.
func (s *State) Month(m month.Month) Flows {
	s.clear()
	if m.Calendar() == 1 {
		s.age()
	}
	s.setExits(m)
	wanted := expectedTotal(s.totals, m, s.cfg.Growth)
	trend := exact.Pow(1+s.cfg.BirthTrend, s.yearsSinceFirst(m))
	for area := range s.counts {
		place := s.key.At(s.places.At(area), int(m))
		s.leave(area, place.Purpose("leave"))
		s.bear(area, trend, place.Purpose("births"))
		if missing := float64(wanted*s.share[area]) - float64(s.here(area)); missing >= 0 {
			s.arrive(area, missing, place.Purpose("arrive"))
		} else {
			s.yield(area, -missing, place.Purpose("yield"))
		}
	}
	s.countResidents()
	return s.flows
}

// Still lets no time pass: a month in which nobody is born, dies, moves or grows older.
func (s *State) Still() Flows {
	s.clear()
	return s.flows
}

// yearsSinceFirst is the time from the middle of the first twelve months, to which rates refer.
func (s *State) yearsSinceFirst(m month.Month) float64 { return (float64(m-s.first) - 5.5) / 12 }

// age moves everybody up one year at the turn of the year and notes who enters the next band.
func (s *State) age() {
	for area := range s.counts {
		for sex := range Sexes {
			ages := &s.counts[area][sex]
			for b := range cell.Band(cell.Bands - 1) {
				s.flows.Aged[area][b] += ages[(b+1).FirstAge()-1]
			}
			oldest := ages[Ages-1]
			copy(ages[1:], ages[:Ages-1])
			ages[0] = 0
			ages[Ages-1] += oldest
		}
	}
}

// bear draws the births of an area.
func (s *State) bear(area int, trend float64, key rng.Key) {
	stream := key.Stream()
	women := 0.0
	for x := firstFertile; x <= lastFertile; x++ {
		women += float64(float64(s.counts[area][Female][x]) * s.fertility[x])
	}
	births := stream.Poisson(women * trend / 12)
	boys := stream.Binomial(births, s.cfg.MaleBirthShare)
	s.counts[area][Male][0] += boys
	s.counts[area][Female][0] += births - boys
	s.flows.Births[area] = births
	s.flows.TotalBirths += births
}

// here is the number of residents of an area.
func (s *State) here(area int) (persons int) {
	for sex := range s.counts[area] {
		for _, n := range s.counts[area][sex] {
			persons += n
		}
	}
	return persons
}

// arrive draws those who move in: as many as are expected to be missing.
func (s *State) arrive(area int, missing float64, key rng.Key) {
	stream := key.Stream()
	counts, in := &s.counts[area], &s.flows.In[area]
	n := stream.Poisson(missing)
	for range n {
		sex, age := s.arrivals.draw(stream.Uint64())
		counts[sex][age]++
		in[bandOf[age]]++
	}
	s.flows.TotalIn += n
}

// clear sets the flows of the month to zero.
func (s *State) clear() {
	f := &s.flows
	clear(f.Deaths)
	clear(f.Out)
	clear(f.In)
	clear(f.Aged)
	f.TotalBirths, f.TotalDeaths, f.TotalOut, f.TotalIn = 0, 0, 0, 0
}

func (s *State) countResidents() {
	clear(s.flows.Residents)
	for area := range s.counts {
		for sex := range Sexes {
			for age, n := range s.counts[area][sex] {
				s.flows.Residents[area][bandOf[age]] += n
			}
		}
	}
}

// bandOf is the band of each age.
var bandOf = func() (bands [Ages]cell.Band) {
	for age := range bands {
		bands[age] = cell.BandOf(age)
	}
	return bands
}()
