package referral

import (
	"math"
	"slices"

	"chcsim/model/des"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// stepDown is care after hospital and at the end of life.
type stepDown struct {
	cfg         *Config
	key         rng.Key
	places      rng.Places
	patients    des.Slab[patient]
	wards       [BedKinds][]ward   // by area
	homes       [homeKinds][]home  // by area
	homeWaiting []int              // people waiting for a home bed, by area
	homeSent    []float64          // home beds opened after a hospital stay in the base year, per resident 65+ and month
	books       [Pathways]Ledger   // of all pathways but the expert clinics
	bedRules    [BedKinds]bedRules // of this month
	homeRules   [homeKinds]homeRules
	moments     []float64    // of the requests, as shares of the month
	requests    []request    // for a bed of the ward being run
	turned      []turnedAway // of it
	followUps   []int        // by area, this month
}

// newStepDown solves the community's own admissions and fills beds and homes as they stand in the base year.
func newStepDown(cfg *Config, base *baseYear, places rng.Places, key rng.Key) stepDown {
	areas := len(base.residents)
	c := stepDown{cfg: cfg, key: key, places: places, homeWaiting: make([]int, areas), homeSent: make([]float64, areas), followUps: make([]int, areas)}
	c.readRules()
	for k := range c.wards {
		c.wards[k] = make([]ward, areas)
		for a := range c.wards[k] {
			stream := key.Purpose("start").At(k, places.At(a)).Stream()
			c.startWard(BedKind(k), a, base, &stream)
		}
	}
	for k := range c.homes {
		c.homes[k] = make([]home, areas)
		for a := range c.homes[k] {
			stream := key.Purpose("start").At(BedKinds+k, places.At(a)).Stream()
			c.startHome(homeKind(k), a, base, &stream)
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
	for a := range s.areas {
		all, old := ageCounts(&in.Residents[a])
		stream := c.key.Purpose("down").At(c.places.At(a), int(m)).Stream()
		beds, homeBeds, courses := c.referDown(s.cfg.discharges(&s.base, all, old), &stream)
		r.DownReferrals[a] = beds[0] + beds[1] + homeBeds + courses
		palliative := stream.Binomial(in.Deaths[a], s.cfg.Palliative.Need)
		toWard := stream.Binomial(palliative, s.cfg.Palliative.Ward)

		c.followUps[a] = 0
		s.runWards(m, a, in, [BedKinds]int{beds[0], beds[1], toWard}, from, to)

		homes := c.key.Purpose("home").At(c.places.At(a), int(m)).Stream()
		direct := max(0, c.cfg.HomeBed.Starts/1000/12-c.homeSent[a]) // home beds asked for without a hospital stay
		requests := homeBeds + homes.Poisson(float64(direct*old))
		r.HomeBedsOpened[a] = c.careAtHome(a, requests, courses, palliative-toWard, in.HomeCareShare[a], from, to, &homes)
		r.HomeBeds[a] = len(c.homes[homeBed][a].inCare)
		r.HomeBedsWaiting[a] = c.homeWaiting[a]
		r.Palliative[a] = len(c.homes[palliativeHome][a].inCare) + c.wards[PalliativeWard][a].taken
		r.HomeVisitsWanted[a] = homes.Poisson(c.visitsWanted(a, old))
		r.HomeVisits[a] = homes.Binomial(r.HomeVisitsWanted[a], in.HomeCareShare[a])
		r.FollowUpVisits[a] = c.followUps[a]
	}
	short, asked := 0, 0
	for k := range r.Beds {
		short += r.Beds[k].TurnedAway + r.Beds[k].Waiting
		asked += r.Beds[k].TurnedAway + r.Beds[k].Waiting + r.Beds[k].Admitted
	}
	r.BedLimit = limit(ByBeds, short, asked)
}

// runWards simulates the month's beds of a centre. Patients sent are the down-referrals to rehabilitation
// and nursing beds and those wanting a palliative bed; the community's own admissions come besides.
func (s *State) runWards(m month.Month, area int, in Inputs, sent [BedKinds]int, from, to float64) {
	c := &s.care
	c.turned = c.turned[:0]
	for k := range c.wards {
		w := &c.wards[k][area]
		w.beds = s.cfg.bedsOf(w.kind, &s.base, area, in.Capability[area], in.Capacity[area])
		stream := c.key.Purpose("ward").At(k, c.places.At(area), int(m)).Stream()
		c.invite(&c.bedRules[k], sent[k], stream.Poisson(w.direct*(to-from)), from, to, &stream)
		w.run(c, from, to, &s.result.Beds[k])
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

// invite draws who asks for a bed this month, in order of time. Those who are sent by a hospital and the community's own come
// in random order.
func (c *stepDown) invite(rules *bedRules, sent, own int, from, to float64, stream *rng.Stream) {
	n := sent + own
	c.moments = slices.Grow(c.moments[:0], n)[:n]
	stream.FillOrdered(c.moments)
	c.requests = c.requests[:0]
	for k, moment := range c.moments {
		priority := 0.0
		if stream.IntN(n-k) < sent {
			sent--
			priority = c.cfg.Discharge.BedPriority
		}
		i := c.patients.Take()
		p, at := c.patients.At(i), from+float64(moment*(to-from))
		*p = rules.newPatient(stream)
		p.deadline, p.priority = at+float64(stream.Exp()*rules.patience), stream.Bernoulli(priority)
		c.requests = append(c.requests, request{at, int32(i)})
	}
}

// careAtHome starts and ends the month's care at home and returns the home beds opened.
func (c *stepDown) careAtHome(a, requests, courses, palliative int, share, from, to float64, stream *rng.Stream) int {
	for k := range c.homes {
		c.homes[k][a].days = float64(len(c.homes[k][a].inCare)) * (to - from)
	}
	opened := c.openHomeBeds(a, requests, share, from, to, stream)
	for range courses {
		c.books[HomeCoursePath].Entered++
		c.begin(homeCourse, a, from+float64(stream.Float64()*(to-from)), to, stream)
	}
	for range palliative {
		c.books[PalliativeHomePath].Entered++
		c.begin(palliativeHome, a, from+float64(stream.Float64()*(to-from)), to, stream)
	}
	for _, t := range c.turned {
		c.books[t.to].Entered++
		c.begin(homeKind(t.to-HomeBedPath), a, t.at, to, stream)
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
func (c *stepDown) discharge(path Pathway, area int, p *patient) {
	book := &c.books[path]
	book.InCare--
	if p.dies {
		book.Died++
		return
	}
	book.Treated++
	if p.follows {
		c.followUps[area]++
	}
}

// clone shares what a month writes before it reads it.
func (c *stepDown) clone() stepDown {
	own := *c
	own.patients, own.homeWaiting = c.patients.Clone(), slices.Clone(c.homeWaiting)
	for k := range own.wards {
		own.wards[k] = slices.Clone(c.wards[k])
		for a := range own.wards[k] {
			w := &own.wards[k][a]
			w.calendar, w.queue = w.calendar.Clone(), [2][]int32{slices.Clone(w.queue[0]), slices.Clone(w.queue[1])}
		}
	}
	for k := range own.homes {
		own.homes[k] = slices.Clone(c.homes[k])
		for a := range own.homes[k] {
			own.homes[k][a].inCare = slices.Clone(c.homes[k][a].inCare)
		}
	}
	return own
}
