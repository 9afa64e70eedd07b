package clinic

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// 8:00 to 17:00 with a noon session from 11:30 to 13:30: 210 + 120·0.4 + 210·0.7 = 405 minutes per doctor
// of the morning; ten doctors make 4,050, one makes 540, for every open session has one.
func TestHours(t *testing.T) {
	cfg := sampleConfig()
	cfg.AppointmentShare, cfg.AppointmentSpread = 0.5, 1
	var h hours
	h.plan(&cfg, weekday)
	if h.closes != 540 || len(h.sessions) != 3 {
		t.Fatalf("closes after %v minutes, %d sessions", h.closes, len(h.sessions))
	}
	if a, b := h.minutesOf(10), h.minutesOf(1); math.Abs(a-4050) > 1e-9 || math.Abs(b-540) > 1e-9 || math.Abs(h.levelMinutes()-405) > 1e-9 {
		t.Errorf("doctor minutes %v and %v, by level %v", a, b, h.levelMinutes())
	}
	mass, appointed, first := 0.0, 0.0, 0.0
	for _, s := range h.slots {
		mass += s.mass
		appointed += s.mass * s.appointment
		if s.to <= 60 {
			first += s.mass
		}
	}
	// The first hour has half of 18% (walk-ins) and half of 1/9 (appointments).
	if math.Abs(mass-1) > 1e-12 || math.Abs(appointed-0.5) > 1e-12 || math.Abs(first-(0.09+1.0/18)) > 1e-12 {
		t.Errorf("arrivals %v, with appointment %v, in the first hour %v", mass, appointed, first)
	}
	h.plan(&cfg, weekend)
	if h.closes != 480 || h.sessions[0].level != cfg.WeekendGPs {
		t.Errorf("weekend: %+v", h.sessions)
	}
}

// February 2021 began on a Monday: 20 weekdays and 8 weekend days. Four clinic days are three and one.
func TestClinicDaysByStratum(t *testing.T) {
	var c calendar
	c.of(month.Of(2021, 2))
	if c.count != [strata]float64{20, 8} {
		t.Fatalf("days %v", c.count)
	}
	s := State{clinicDays: 4}
	if p := s.pickDays(&c, true); p.wanted != [strata]float64{3, 1} {
		t.Errorf("open on weekends: %v", p.wanted)
	}
	if p := s.pickDays(&c, false); p.wanted != [strata]float64{4, 0} {
		t.Errorf("closed on weekends: %v", p.wanted)
	}
	stream := rng.NewKey(1).Stream()
	var chosen [28]int
	for range 7000 {
		p := s.pickDays(&c, true)
		n := 0
		for day := range c.days {
			if p.next(int(c.stratum[day]), &stream) {
				chosen[day]++
				n++
			}
		}
		if n != 4 {
			t.Fatalf("%d days chosen", n)
		}
	}
	for day, n := range chosen { // weekdays 7000·3/20 = 1050 ± 30, weekend days 7000/8 = 875 ± 28
		if want := []float64{1050, 875}[c.stratum[day]]; math.Abs(float64(n)-want) > 120 {
			t.Errorf("day %d chosen %d times, expected %v", day+1, n, want)
		}
	}
}

func TestVisitLengthHasTheWantedMoments(t *testing.T) {
	cfg := sampleConfig()
	sv := newService(&cfg, 5)
	stream := rng.NewKey(2).Stream()
	const n = 400000
	sum, squares := 0.0, 0.0
	for range n {
		x := sv.length(stream.Uint64())
		sum += x
		squares += x * x
	}
	mean := sum / n
	scv := squares/n/(mean*mean) - 1
	if math.Abs(mean-5) > 4*5*math.Sqrt(sv.scv/n) || math.Abs(scv/sv.scv-1) > 0.03 {
		t.Errorf("mean %.4f, scv %.4f; expected 5 and %.4f", mean, scv, sv.scv)
	}
}
