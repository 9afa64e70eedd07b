package referral

import (
	"chcsim/model/des"
	"chcsim/model/rng"
)

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
	calendar des.Calendar[int32] // ends of care, by patient
	inCare   int
	days     float64 // days of care given this month
}

// homeRules are the numbers of a kind of home care in force this month.
type homeRules struct {
	stay    rng.Lognormal
	deaths  float64 // share of stays
	follows float64
	visits  float64 // per day of care
}

func (cfg *Config) homeRules(k homeKind) homeRules {
	switch k {
	case homeBed:
		return homeRules{cfg.HomeBed.Stay.lognormal(), cfg.HomeBed.DeathShare, cfg.FollowUp, cfg.HomeBed.Visits / 365.25}
	case homeCourse:
		return homeRules{cfg.Course.Stay.lognormal(), 0, cfg.FollowUp, cfg.Course.Visits / 365.25}
	}
	return homeRules{cfg.Palliative.Stay.lognormal(), 1, 0, cfg.Palliative.Visits / 365.25}
}

// begin starts somebody's care at home at a day. With id 0 the person is new to all pathways.
func (c *stepDown) begin(k homeKind, area int, at, to float64, id int, stream *rng.Stream) {
	r := &c.homeRules[k]
	i := c.newPatient(&bedRules{stay: r.stay, deaths: r.deaths, follows: r.follows}, at, stream)
	if id != 0 {
		c.patients.At(int(i)).id = id
	}
	h := &c.homes[k][area]
	h.inCare++
	h.days += to - at
	c.books[k.path()].InCare++
	h.calendar.Schedule(at+c.patients.At(int(i)).stay, i)
}

// finish lets end what ends before the day to.
func (h *home) finish(c *stepDown, k homeKind, area int, to float64) {
	for {
		if at, ok := h.calendar.Peek(); !ok || at >= to {
			return
		}
		now, i, _ := h.calendar.Next()
		h.inCare--
		h.days -= to - now
		c.discharge(k.path(), area, i)
	}
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
		c.begin(homeBed, area, from+float64(stream.Float64()*(to-from)), to, 0, stream)
	}
	return opened
}
