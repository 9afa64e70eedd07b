package referral

import "chcsim/model/rng"

// homeKind is a kind of care at home.
type homeKind uint8

const (
	homeBed homeKind = iota
	homeCourse
	palliativeHome
	homeKinds = 3
)

func (k homeKind) path() Pathway { return HomeBedPath + Pathway(k) }

// home is the care of one kind at the homes of an area: as many people as need it, each for their stay.
type home struct {
	inCare []careEnd // in no order: nobody waits for the end of another's care
	days   float64   // days of care given this month
}

// careEnd is the end of somebody's care at home.
type careEnd struct {
	at float64 // day
	patient
}

// homeRules are the numbers of a kind of home care in force this month.
type homeRules struct {
	care
	visits float64 // per day of care
}

func (cfg *Config) homeRules(k homeKind) homeRules {
	switch k {
	case homeBed:
		return homeRules{care{cfg.HomeBed.Stay.lognormal(), cfg.HomeBed.DeathShare, cfg.FollowUp}, cfg.HomeBed.Visits / 365.25}
	case homeCourse:
		return homeRules{care{cfg.Course.Stay.lognormal(), 0, cfg.FollowUp}, cfg.Course.Visits / 365.25}
	}
	return homeRules{care{cfg.Palliative.Stay.lognormal(), 1, 0}, cfg.Palliative.Visits / 365.25}
}

// begin starts somebody's care at home at a day.
func (c *stepDown) begin(k homeKind, area int, at, to float64, stream *rng.Stream) {
	p := c.homeRules[k].newPatient(stream)
	h := &c.homes[k][area]
	h.inCare = append(h.inCare, careEnd{at + p.stay, p})
	h.days += to - at
	c.books[k.path()].InCare++
}

// finish lets end what ends before the day to.
func (h *home) finish(c *stepDown, k homeKind, area int, to float64) {
	staying := h.inCare[:0]
	for _, end := range h.inCare {
		if end.at >= to {
			staying = append(staying, end)
			continue
		}
		h.days -= to - end.at
		c.discharge(k.path(), area, &end.patient)
	}
	h.inCare = staying
}

// openHomeBeds lets the month's requests, and those who wait, have a home bed as far as staff can look
// after them; share is how much of the home-care minutes wanted they can give. Some of the others give up.
func (c *stepDown) openHomeBeds(area, requests int, share, from, to float64, stream *rng.Stream) (opened int) {
	book := &c.books[HomeBedPath]
	book.Entered += requests
	waiting := c.homeWaiting[area]
	opened = stream.Binomial(waiting, share)
	gone := stream.Binomial(waiting-opened, c.cfg.HomeBed.GiveUp)
	now := stream.Binomial(requests, share)
	c.homeWaiting[area] = waiting - opened - gone + requests - now
	book.Waiting += c.homeWaiting[area] - waiting
	book.Left += gone
	opened += now
	for range opened {
		c.begin(homeBed, area, from+float64(stream.Float64()*(to-from)), to, stream)
	}
	return opened
}
