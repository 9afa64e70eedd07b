package population

import (
	"chcsim/model/cell"
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
	"slices"
)

// Flows is what happened to the residents in a month. The slices are valid until the next Month.
type Flows struct {
	Births                             []int             // by area; all in the band 0–6, not part of In
	Deaths, Out, In                    [][cell.Bands]int // by area and band
	Aged                               [][cell.Bands]int // persons who moved from this band to the next, before all else
	Residents                          [][cell.Bands]int // at the end of the month
	TotalBirths, TotalDeaths, TotalOut int
	TotalIn                            int
}

// State is the residents of a district in one replication.
type State struct {
	cfg      *Config
	key      rng.Key
	places   rng.Places
	first    month.Month // the first month simulated
	calendar int         // the calendar month at work
	counts   [][Sexes][Ages]int
	early    [][Sexes][cell.Bands]int // of the youngest label of each band, those whose birthday is yet to come this year
	share    []float64                // of the residents at the start, by area
	totals   []Total                  // the first is the start

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
	if cfg.Stationary > 0 {
		if err := s.rest(start.Places); err != nil {
			return nil, err
		}
	}
	persons, n := s.setShares(), s.district()
	s.totals = append([]Total{{start.Month, persons}}, start.Totals...)
	weights := s.migrate(&n)
	s.arrivals.fill(&weights)
	s.fertility = fertility(&n[Female], persons*cfg.CrudeBirthRate/1000, cfg.MeanAgeAtBirth, cfg.SDAgeAtBirth)
	areas := len(s.counts)
	s.early = make([][Sexes][cell.Bands]int, areas)
	s.flows.Births = make([]int, areas)
	for _, p := range []*[][cell.Bands]int{&s.flows.Deaths, &s.flows.Out, &s.flows.In, &s.flows.Aged, &s.flows.Residents} {
		*p = make([][cell.Bands]int, areas)
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

// migrate fixes the ages of those who leave, for residents whose mean leaves with OutMigration, and returns the weights of those who
// arrive, men first. At each age men and women arrive in the proportion of the residents.
func (s *State) migrate(n *[Sexes][Ages]float64) (weights [Sexes * Ages]float64) {
	leaving := s.cfg.Migration.delayed(s.cfg.LeavingDelay)
	persons, mean := 0.0, 0.0
	for age := range Ages {
		all := n[Male][age] + n[Female][age]
		s.departure[age] = leaving.At(float64(age))
		mean += float64(s.departure[age] * all)
		persons += all
		if all > 0 {
			weights[age] = s.cfg.Migration.At(float64(age)) * n[Male][age] / all
			weights[Ages+age] = s.cfg.Migration.At(float64(age)) * n[Female][age] / all
		}
	}
	for age := range s.departure {
		s.departure[age] *= persons / mean
	}
	return weights
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
		s.birthdays(area, m, place.Purpose("birthdays"))
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

// age gives everybody the next label at the turn of the year.
func (s *State) age() {
	for area := range s.counts {
		for sex := range Sexes {
			ages := &s.counts[area][sex]
			oldest := ages[Ages-1]
			copy(ages[1:], ages[:Ages-1])
			ages[0] = 0
			ages[Ages-1] += oldest
			for b := range cell.Band(cell.Bands - 1) {
				s.early[area][sex][b+1] = ages[(b + 1).FirstAge()]
			}
		}
	}
}

// birthdays lets those enter the next band who reach its first age this month: birthdays are spread evenly over the year.
func (s *State) birthdays(area int, m month.Month, key rng.Key) {
	s.calendar = m.Calendar()
	stream := key.Stream()
	for sex := range Sexes {
		for b := 1; b < cell.Bands; b++ {
			early := &s.early[area][sex][b]
			n := min(*early, stream.Round(float64(*early)/float64(13-s.calendar)))
			*early -= n
			s.flows.Aged[area][b-1] += n
		}
	}
}

// bandLeft is the band, and takes from it, of somebody with the label who has gone: rank says who of all here.
func (s *State) bandLeft(area, sex, age, rank int) cell.Band {
	b := bandOf[age]
	if age > 0 && b.FirstAge() == age && rank < s.early[area][sex][b] {
		s.early[area][sex][b]--
		b--
	}
	return b
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
		b := bandOf[age]
		if age > 0 && b.FirstAge() == age && stream.Bernoulli(float64(12-s.calendar)/12) {
			s.early[area][sex][b]++
			b--
		}
		in[b]++
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
			for b := 1; b < cell.Bands; b++ {
				s.flows.Residents[area][b] -= s.early[area][sex][b]
				s.flows.Residents[area][b-1] += s.early[area][sex][b]
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

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	own.counts, own.early, own.flows.Residents = slices.Clone(s.counts), slices.Clone(s.early), slices.Clone(s.flows.Residents)
	return &own
}
