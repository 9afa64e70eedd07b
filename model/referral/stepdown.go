package referral

import (
	"math"

	"chcsim/model/des"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// stepDown is care after hospital and at the end of life.
type stepDown struct {
	cfg         *Config
	key         rng.Key
	patients    des.Slab[patient]
	lastID      int
	wards       [BedKinds][]ward   // by area
	homes       [homeKinds][]home  // by area
	homeWaiting []int              // people waiting for a home bed, by area
	homeDirect  []float64          // home beds asked for without a hospital stay, per resident 65+ and month
	books       [Pathways]Ledger   // of all pathways but the expert clinics
	bedRules    [BedKinds]bedRules // of this month
	homeRules   [homeKinds]homeRules
	turned      []turnedAway // of the ward being run
	followUps   []int        // by area, this month
}

// newStepDown solves the community's own admissions and fills beds and homes as they stand in the base year.
func newStepDown(cfg *Config, base *baseYear, key rng.Key) stepDown {
	areas := len(base.residents)
	c := stepDown{cfg: cfg, key: key, homeWaiting: make([]int, areas), homeDirect: make([]float64, areas), followUps: make([]int, areas)}
	c.readRules()
	for k := range c.wards {
		c.wards[k] = make([]ward, areas)
		for a := range c.wards[k] {
			stream := key.Purpose("start").At(k, a).Stream()
			c.startWard(BedKind(k), a, base, &stream)
		}
	}
	for k := range c.homes {
		c.homes[k] = make([]home, areas)
		for a := range c.homes[k] {
			stream := key.Purpose("start").At(BedKinds+k, a).Stream()
			c.startHome(homeKind(k), a, base, &stream)
		}
	}
	for k := range c.homes {
		for a := range c.homes[k] {
			c.homes[k][a].days = 0
		}
	}
	return c
}

func (c *stepDown) readRules() {
	for k := range c.bedRules {
		c.bedRules[k] = c.cfg.bedRules(BedKind(k))
	}
	for k := range c.homeRules {
		c.homeRules[k] = c.cfg.homeRules(homeKind(k))
	}
}

// startWard opens a ward with its base-year occupancy. Those in bed have equilibrium residual stays.
func (c *stepDown) startWard(k BedKind, a int, base *baseYear, stream *rng.Stream) {
	w := &c.wards[k][a]
	*w = ward{kind: k, area: a, beds: c.cfg.bedsOf(k, base, a, base.capability[a], 1)}
	var stay Stay
	taken := 0
	if k == PalliativeWard {
		stay = c.cfg.Palliative.Stay
		load := base.deaths[a] / daysPerMonth * c.cfg.Palliative.Need * c.cfg.Palliative.Ward * stay.Days
		taken = min(w.beds, stream.Round(carried(load, w.beds, stay.Days, c.cfg.Palliative.Patience)))
	} else {
		b := &c.cfg.Beds[k]
		stay = b.Stay
		taken = min(w.beds, stream.Round(b.BaseOccupancy*float64(w.beds)))
		if w.beds > 0 {
			load := offeredLoad(b.BaseOccupancy, w.beds, stay.Days, b.Patience)
			down := c.cfg.downReferrals(base.discharges[a]) * c.cfg.Discharge.ToBed[k] / daysPerMonth
			w.direct = max(0, load/stay.Days-down)
		}
	}
	for range taken {
		i := c.newPatient(&c.bedRules[k], 0, stream)
		c.patients.At(int(i)).stay = stay.residual(stream)
		w.taken++
		c.books[w.path()].Entered++
		c.books[w.path()].InCare++
		w.calendar.Schedule(c.patients.At(int(i)).stay, bedEvent{patient: i})
	}
}

// startHome fills home care with the mean number of the base year (M/G/∞: arrivals × mean stay).
func (c *stepDown) startHome(k homeKind, a int, base *baseYear, stream *rng.Stream) {
	down := c.cfg.downReferrals(base.discharges[a])
	d, p := &c.cfg.Discharge, &c.cfg.Palliative
	perMonth, stay := 0.0, p.Stay
	switch k {
	case homeBed:
		starts := c.cfg.HomeBed.Starts / 1000 / 12 * base.over65[a]
		perMonth, stay = max(starts, down*d.ToHomeBed), c.cfg.HomeBed.Stay
		if base.over65[a] > 0 {
			c.homeDirect[a] = max(0, starts-float64(down*d.ToHomeBed)) / base.over65[a]
		}
	case homeCourse:
		perMonth, stay = down*(1-d.ToBed[0]-d.ToBed[1]-d.ToHomeBed), c.cfg.Course.Stay
	case palliativeHome:
		perMonth = base.deaths[a] * p.Need * (1 - p.Ward)
	}
	for range stream.Poisson(perMonth / daysPerMonth * stay.Days) {
		c.books[k.path()].Entered++
		i := c.newPatient(&bedRules{stay: c.homeRules[k].stay, deaths: c.homeRules[k].deaths, follows: c.homeRules[k].follows}, 0, stream)
		c.patients.At(int(i)).stay = stay.residual(stream)
		c.homes[k][a].inCare++
		c.books[k.path()].InCare++
		c.homes[k][a].calendar.Schedule(c.patients.At(int(i)).stay, i)
	}
}

// residual draws what is left of the stay of somebody found in bed at a random moment: a uniform share
// of a stay drawn in proportion to its length, which for a lognormal is a lognormal with the same CV and
// a mean 1 + CV² times as long (Cox 1962, Renewal Theory, ch. 5). Its mean is days·(1 + CV²)/2: 37.5
// days for a mean of 60 and a CV of 0.5.
func (s Stay) residual(stream *rng.Stream) float64 {
	mean := s.Days * (1 + float64(s.CV*s.CV))
	return stream.Lognormal(mean, mean*s.CV) * stream.Float64()
}

// downReferrals is the expected number of people referred down in a month with so many discharges:
// discharges × need × hospital doctors willing × patients willing. Worked: 7,700 stays a month, 15%,
// 20.8%, 37.6%: 90.3.
func (cfg *Config) downReferrals(discharges float64) float64 {
	d := &cfg.Discharge
	return discharges * d.Need * d.DoctorWilling * d.PatientWilling
}

// bedsOf is how many beds of a kind are open at a centre.
func (cfg *Config) bedsOf(k BedKind, base *baseYear, a int, can Capability, capacity float64) int {
	per, gain := cfg.Palliative.PerResidents, 1.0
	if k != PalliativeWard {
		per = cfg.Beds[k].PerResidents
		now, before := can.RehabilitationCentre, base.capability[a].RehabilitationCentre
		if k == Nursing {
			now, before = can.NursingCentre, base.capability[a].NursingCentre
		}
		gain = (1 + float64(cfg.Beds[k].CentreGain*now)) / (1 + float64(cfg.Beds[k].CentreGain*before))
	}
	return int(math.Round(per * base.residents[a] / 10000 * gain * capacity))
}

// stepDownMonth simulates a month of care after hospital and at the end of life.
func (s *State) stepDownMonth(m month.Month, in Inputs) {
	c, r := &s.care, &s.result
	from, to := float64(s.day), float64(s.day+m.Days())
	c.readRules()
	r.Beds = [BedKinds]BedResult{}
	short := 0
	for a := range s.areas {
		c.followUps[a] = 0
		all, old := ageCounts(&in.Residents[a])
		stream := c.key.Purpose("down").At(a, int(m)).Stream()
		toWhere, toHome, toCourse := c.referDown(s.cfg.discharges(&s.base, all, old), &stream)
		r.DownReferrals[a] = toWhere[0] + toWhere[1] + toHome + toCourse
		palliative := stream.Binomial(in.Deaths[a], s.cfg.Palliative.Need)
		toWard := stream.Binomial(palliative, s.cfg.Palliative.Ward)
		c.turned = c.turned[:0]
		for k := range c.wards {
			w := &c.wards[k][a]
			w.beds = s.cfg.bedsOf(BedKind(k), &s.base, a, in.Capability[a], in.Capacity[a])
			arrivals := c.key.Purpose("ward").At(k, a, int(m)).Stream()
			if BedKind(k) == PalliativeWard {
				w.invite(c, toWard, 0, from, to, &arrivals)
			} else {
				w.invite(c, toWhere[k], s.cfg.Discharge.BedPriority, from, to, &arrivals)
				w.invite(c, arrivals.Poisson(w.direct*(to-from)), 0, from, to, &arrivals)
			}
			w.run(c, from, to, &r.Beds[k])
		}
		homes := c.key.Purpose("home").At(a, int(m)).Stream()
		requests := toHome + homes.Poisson(c.homeDirect[a]*old)
		r.HomeBedsOpened[a] = c.careAtHome(a, requests, toCourse, palliative-toWard, in.HomeCareShare[a], from, to, &homes)
		r.HomeBeds[a] = c.homes[homeBed][a].inCare
		r.HomeBedsWaiting[a] = c.homeWaiting[a]
		r.Palliative[a] = c.homes[palliativeHome][a].inCare + c.wards[PalliativeWard][a].taken
		r.HomeVisitsWanted[a] = homes.Poisson(c.visitsWanted(a, old))
		r.HomeVisits[a] = homes.Binomial(r.HomeVisitsWanted[a], in.HomeCareShare[a])
		r.FollowUpVisits[a] = c.followUps[a]
	}
	for k := range r.Beds {
		short += r.Beds[k].TurnedAway + r.Beds[k].Waiting
	}
	r.BedLimit = ByDemand
	if short > 0 {
		r.BedLimit = ByBeds
	}
}

// referDown draws the month's down-referrals and where they go.
func (c *stepDown) referDown(discharges float64, stream *rng.Stream) (beds [2]int, homeBed, course int) {
	d := &c.cfg.Discharge
	n := stream.Poisson(c.cfg.downReferrals(discharges))
	left := 1.0
	for k, share := range d.ToBed {
		beds[k] = stream.Binomial(n, shareOf(share, left))
		n -= beds[k]
		left -= share
	}
	homeBed = stream.Binomial(n, shareOf(d.ToHomeBed, left))
	return beds, homeBed, n - homeBed
}

// shareOf is the share of those left over; levers may push the sum of the shares above one.
func shareOf(share, left float64) float64 {
	if left <= 0 {
		return 0
	}
	return min(1, share/left)
}

// invite puts n arrivals at random moments of the month into the ward's calendar.
func (w *ward) invite(c *stepDown, n int, priority, from, to float64, stream *rng.Stream) {
	for range n {
		at := from + float64(stream.Float64()*(to-from))
		i := c.newPatient(&c.bedRules[w.kind], at, stream)
		c.patients.At(int(i)).priority = stream.Bernoulli(priority)
		w.calendar.Schedule(at, bedEvent{i, true})
	}
}

// careAtHome starts and ends the month's care at home and returns the home beds opened.
func (c *stepDown) careAtHome(a, requests, courses, palliative int, share, from, to float64, stream *rng.Stream) int {
	for k := range c.homes {
		c.homes[k][a].days = float64(c.homes[k][a].inCare) * (to - from)
	}
	opened := c.openHomeBeds(a, requests, share, from, to, stream)
	for range courses {
		c.books[HomeCoursePath].Entered++
		c.begin(homeCourse, a, from+float64(stream.Float64()*(to-from)), to, 0, stream)
	}
	for range palliative {
		c.books[PalliativeHomePath].Entered++
		c.begin(palliativeHome, a, from+float64(stream.Float64()*(to-from)), to, 0, stream)
	}
	for _, t := range c.turned {
		c.books[t.to].Entered++
		c.begin(homeKind(t.to-HomeBedPath), a, t.at, to, t.id, stream)
	}
	for k := range c.homes {
		c.homes[k][a].finish(c, homeKind(k), a, to)
	}
	return opened
}

// visitsWanted is the expected number of home visits due in the month.
func (c *stepDown) visitsWanted(a int, over65 float64) float64 {
	sum := c.cfg.OtherHomeVisits / 1000 / 12 * over65
	for k := range c.homes {
		sum += float64(c.homes[k][a].days * c.homeRules[k].visits)
	}
	return sum
}

// discharge ends somebody's care.
func (c *stepDown) discharge(path Pathway, area int, i int32) {
	book := &c.books[path]
	book.InCare--
	if c.patients.At(int(i)).dies {
		book.Died++
	} else {
		book.Treated++
		if c.patients.At(int(i)).follows {
			c.followUps[area]++
		}
	}
	c.patients.Release(int(i))
}
