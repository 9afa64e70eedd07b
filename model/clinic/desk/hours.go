package desk

import (
	"slices"

	"math"
)

// slotMinutes is how finely a day is cut: the arrival profile and computed waits are constant within a slot or two.
const slotMinutes = 30.0

// Session is a stretch of the day between two clock hours, with the doctors on duty relative to Desk.Doctors.
type Session struct{ From, To, Level float64 }

// session is the same in minutes after opening.
type session struct{ from, to, level float64 }

// slot is a short stretch of a session: the share of the day's arrivals that fall into it, and the
// probability that one of them has an appointment.
type slot struct {
	from, to, mass, appointment float64
	before, pace                float64 // share of the arrivals before it; minutes per share of arrivals within it
	session                     int
}

// Hours is the plan of a day.
type Hours struct {
	closes   float64 // minutes after opening
	sessions []session
	slots    []slot
}

// Plan lays out a day that begins with the first session; each session follows the one before, and an empty one is left
// out. Arrivals follow the profile of the open hours; the evenly spread part of the appointments is uniform over them.
func (h *Hours) Plan(cfg *Config, sessions ...Session) {
	opens := sessions[0].From
	h.sessions, h.slots = h.sessions[:0], h.slots[:0]
	for _, s := range sessions {
		if s.From < s.To {
			h.sessions = append(h.sessions, session{(s.From - opens) * 60, (s.To - opens) * 60, s.Level})
			h.cut(cfg, opens, len(h.sessions)-1)
		}
	}
	h.closes = h.sessions[len(h.sessions)-1].to
	walkIns := 0.0
	for i := range h.slots {
		walkIns += h.slots[i].mass
	}
	even, before := float64(cfg.AppointmentShare*cfg.AppointmentSpread), 0.0
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
func (h *Hours) cut(cfg *Config, opens float64, index int) {
	s := h.sessions[index]
	n := math.Ceil((s.to - s.from) / slotMinutes)
	for i := 0.0; i < n; i++ {
		from := s.from + (s.to-s.from)*i/n
		to := s.from + (s.to-s.from)*(i+1)/n
		h.slots = append(h.slots, slot{from: from, to: to, session: index, mass: cfg.Arriving(opens+from/60, opens+to/60)})
	}
}

// Arriving integrates the arrival profile between two clock hours.
func (c *Config) Arriving(from, to float64) float64 {
	sum := 0.0
	for i, x := range c.ArrivalProfile {
		hour := float64(ProfileFrom + i)
		if overlap := min(to, hour+1) - max(from, hour); overlap > 0 {
			sum += float64(x * overlap)
		}
	}
	return sum
}

// onDuty is the expected doctors in a session: at least one in every open session.
func onDuty(doctors, level float64) float64 { return max(1, doctors*level) }

// MinutesOf is the expected doctor minutes of a day for a desk's number of doctors.
func (h *Hours) MinutesOf(doctors float64) float64 {
	sum := 0.0
	for _, s := range h.sessions {
		sum += float64(onDuty(doctors, s.level) * (s.to - s.from))
	}
	return sum
}

// Divide tells a day's minutes of sessions that have one doctor whatever the number of a desk is, and those that each
// doctor of the number adds.
func (h *Hours) Divide(doctors float64) (alone, shared float64) {
	for _, s := range h.sessions {
		if float64(doctors*s.level) > 1 {
			shared += float64(s.level * (s.to - s.from))
		} else {
			alone += s.to - s.from
		}
	}
	return alone, shared
}

// Clone is the same day in tables of its own.
func (h *Hours) Clone() Hours {
	return Hours{h.closes, slices.Clone(h.sessions), slices.Clone(h.slots)}
}
