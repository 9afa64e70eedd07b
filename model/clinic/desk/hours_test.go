package desk

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// 8:00 to 17:00 with a noon session from 11:30 to 13:30: 210 + 120·0.4 + 210·0.7 = 405 minutes per doctor
// of the morning; ten doctors make 4,050, one makes 540, for every open session has one.
func TestHours(t *testing.T) {
	cfg := sampleConfig()
	cfg.AppointmentShare, cfg.AppointmentSpread = 0.5, 1
	var h Hours
	h.Plan(&cfg, sampleSessions...)
	if h.closes != 540 || len(h.sessions) != 3 {
		t.Fatalf("closes after %v minutes, %d sessions", h.closes, len(h.sessions))
	}
	if a, b := h.MinutesOf(10), h.MinutesOf(1); math.Abs(a-4050) > 1e-9 || math.Abs(b-540) > 1e-9 || h.MinutesOf(0) != b {
		t.Errorf("doctor minutes %v and %v, %v with none", a, b, h.MinutesOf(0))
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
	// On weekends with 0.4 of the doctors until 16:00, in one session.
	h.Plan(&cfg, Session{8, 16, 0.4}, Session{16, 13.5, 0.2})
	if h.closes != 480 || len(h.sessions) != 1 || h.sessions[0].level != 0.4 {
		t.Errorf("weekend: %+v", h.sessions)
	}
}

func TestVisitLengthHasTheWantedMoments(t *testing.T) {
	cfg := sampleConfig()
	var r Rules
	r.Set(cfg)
	sv, lengths := r.Service(5), r.variety.table()
	stream := rng.NewKey(2).Stream()
	const n = 400000
	sum, squares := 0.0, 0.0
	for range n {
		x := sv.Mean * lengths.of(stream.Uint64())
		sum += x
		squares += x * x
	}
	mean := sum / n
	scv := squares/n/(mean*mean) - 1
	if math.Abs(mean-5) > 4*5*math.Sqrt(sv.scv/n) || math.Abs(scv/sv.scv-1) > 0.03 {
		t.Errorf("mean %.4f, scv %.4f; expected 5 and %.4f", mean, scv, sv.scv)
	}
}
