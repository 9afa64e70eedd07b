package estate

import (
	"testing"

	"chcsim/model/capability"
	"chcsim/model/month"
	"chcsim/model/param"
)

// rehabilitating is the district with a roll-out to three quarters of the centres a year, of which two are known: one before the
// first month, one in 2021-10. It is known up to the end of 2022-06.
func rehabilitating() (*Config, Start, capability.ID) {
	cfg := quiet(Works{Capacity: 1})
	ct, _ := capability.Find("ct")
	cfg.SmallApproval, cfg.SmallAcceptance = param.Constant(2), param.Constant(1)
	cfg.Capability[ct] = Rollout{AtStart: 0, StartYear: 2021, SharePerYear: .75, Installation: param.Constant(3)}
	start := withoutProjects()
	start.KnownUntil = month.Of(2022, 6)
	var centres []string
	for _, f := range start.Facilities {
		if f.Kind == Centre {
			centres = append(centres, f.ID)
		}
	}
	start.Events = []Event{{centres[0], month.Of(2020, 3), Equipped, ct}, {centres[1], month.Of(2021, 10), Equipped, ct}}
	return cfg, start, ct
}

// Of 13 centres 9.75 begin a year. Known are one from before and one in 2021-10; nothing else up to 2022-06. From then on those come
// that the programme began in the 6 months that one takes before it: 4.
func TestKnownRollOutStandsAndGoesOn(t *testing.T) {
	cfg, start, ct := rehabilitating()
	for replication := range 20 {
		s := newState(t, cfg, start, replication)
		want := map[month.Month]int{month.Of(2021, 1): 1, month.Of(2021, 9): 1, month.Of(2021, 10): 2, month.Of(2022, 6): 2}
		for m := month.Of(2021, 1); m <= month.Of(2023, 12); m++ {
			have, of := s.Month(m).Having(ct)
			if n, ok := want[m]; ok && have != n || m > start.KnownUntil+1 && have < 3 {
				t.Fatalf("%s: %d of %d", m, have, of)
			}
		}
		if have, of := s.Sites().Having(ct); have != of {
			t.Fatalf("in the end %d of %d", have, of)
		}
	}
}

// A station that is known to have opened and one that is known to have closed.
func TestKnownStationsOpenAndClose(t *testing.T) {
	cfg, start, _ := rehabilitating()
	cfg.NewStations = 6
	cfg.NewStationMonths = param.Constant(2)
	at := start.Facilities[0].At
	start.Facilities = append(start.Facilities, Facility{ID: "new", Kind: Station, At: at, PositionKnown: true, Planned: true},
		Facility{ID: "old", Kind: Station, At: at, PositionKnown: true})
	start.Events = []Event{{"new", month.Of(2021, 3), Opened, 0}, {"old", month.Of(2021, 5), Closed, 0}}
	s := newState(t, cfg, start, 1)
	_, before := s.Sites().StationsStandardized()
	for m, want := range map[month.Month]int{month.Of(2021, 2): 0, month.Of(2021, 3): 1, month.Of(2021, 4): 1, month.Of(2021, 5): 0, month.Of(2022, 6): 0} {
		s := newState(t, cfg, start, 1)
		for now := month.Of(2021, 1); now <= m; now++ {
			s.Month(now)
		}
		if _, open := s.Sites().StationsStandardized(); open-before != want {
			t.Errorf("%s: %d more stations than at the start, expected %d", m, open-before, want)
		}
	}
	for now := month.Of(2021, 1); now <= month.Of(2022, 12); now++ {
		s.Month(now)
	}
	if _, open := s.Sites().StationsStandardized(); open-before < 2 {
		t.Errorf("nothing opens after what is known: %d", open-before)
	}
}
