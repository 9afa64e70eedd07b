package clinic

import (
	"math"

	"chcsim/model/month"
)

// slotMinutes is how finely a day is cut: the arrival profile and computed waits are constant within a slot or two.
const slotMinutes = 30.0

// session is a stretch of the day, in minutes after opening, with the doctors on duty relative to a
// weekday morning.
type session struct {
	from, to, level float64
}

// slot is a short stretch of a session: the share of the day's arrivals that fall into it, and the
// probability that one of them has an appointment.
type slot struct {
	from, to, mass, appointment float64
	before, pace                float64 // share of the arrivals before it; minutes per share of arrivals within it
	session                     int
}

// hours is the plan of a weekday or of a weekend day.
type hours struct {
	closes   float64 // minutes after opening
	sessions []session
	slots    []slot
}

// plan lays out the day of a stratum. Arrivals follow the profile of the open hours; the evenly spread
// part of the appointments is uniform over them.
func (h *hours) plan(cfg *Config, stratum int) {
	level, last := 1.0, cfg.Closes
	if stratum == weekend {
		level, last = cfg.WeekendGPs, cfg.WeekendCloses
	}
	h.closes = (last - cfg.Opens) * 60
	h.sessions, h.slots = h.sessions[:0], h.slots[:0]
	for _, s := range []struct{ from, to, level float64 }{
		{cfg.Opens, cfg.NoonFrom, level}, {cfg.NoonFrom, cfg.NoonTo, level * cfg.NoonGPs}, {cfg.NoonTo, cfg.Closes, level * cfg.AfternoonGPs},
	} {
		if from, to := s.from, min(s.to, last); from < to {
			h.sessions = append(h.sessions, session{(from - cfg.Opens) * 60, (to - cfg.Opens) * 60, s.level})
			h.cut(cfg, len(h.sessions)-1)
		}
	}
	walkIns := 0.0
	for i := range h.slots {
		walkIns += h.slots[i].mass
	}
	even, before := cfg.AppointmentShare*cfg.AppointmentSpread, 0.0
	for i := range h.slots {
		s := &h.slots[i]
		profile, flat := s.mass/walkIns, (s.to-s.from)/h.closes
		s.mass = float64((1-even)*profile) + float64(even*flat)
		if s.mass > 0 {
			s.appointment = (float64(even*flat) + float64((cfg.AppointmentShare-even)*profile)) / s.mass
			s.pace = (s.to - s.from) / s.mass
		}
		s.before = before
		before += s.mass
	}
}

// cut divides a session into slots, each with the profile's arrivals.
func (h *hours) cut(cfg *Config, index int) {
	s := h.sessions[index]
	n := math.Ceil((s.to - s.from) / slotMinutes)
	for i := 0.0; i < n; i++ {
		from := s.from + (s.to-s.from)*i/n
		to := s.from + (s.to-s.from)*(i+1)/n
		h.slots = append(h.slots, slot{from: from, to: to, session: index, mass: profileBetween(cfg, cfg.Opens+from/60, cfg.Opens+to/60)})
	}
}

// profileBetween integrates the arrival profile between two clock hours.
func profileBetween(cfg *Config, from, to float64) float64 {
	sum := 0.0
	for i, x := range cfg.ArrivalProfile {
		hour := float64(ProfileFrom + i)
		if overlap := min(to, hour+1) - max(from, hour); overlap > 0 {
			sum += float64(x * overlap)
		}
	}
	return sum
}

// onDuty is the expected doctors in a session: at least one in every open session.
func onDuty(doctors float64, s session) float64 { return max(1, doctors*s.level) }

// minutesOf is the expected doctor minutes of a day for a number of doctors on a weekday morning.
func (h *hours) minutesOf(doctors float64) float64 {
	sum := 0.0
	for _, s := range h.sessions {
		sum += float64(onDuty(doctors, s) * (s.to - s.from))
	}
	return sum
}

// levelMinutes is the day's doctor minutes per doctor of a weekday morning.
func (h *hours) levelMinutes() float64 {
	sum := 0.0
	for _, s := range h.sessions {
		sum += float64(s.level * (s.to - s.from))
	}
	return sum
}

// calendar is the days of a month by stratum.
type calendar struct {
	days    int
	stratum [31]uint8
	count   [strata]float64
}

func (c *calendar) of(m month.Month) {
	*c = calendar{days: m.Days()}
	for day := range c.days {
		k := stratumOf(m, day+1)
		c.stratum[day] = uint8(k)
		c.count[k]++
	}
}

// average is the mean month: 365.25/12 days, two in seven on a weekend.
func (c *calendar) average() {
	const days = 365.25 / 12
	*c = calendar{count: [strata]float64{days * 5 / 7, days * 2 / 7}}
}
