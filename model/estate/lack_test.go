package estate

import (
	"testing"

	"chcsim/model/month"
	"chcsim/model/param"
)

// Three centres below standard: the first has a project that begins in March 2021, the second one that begins a year later, the third
// none. Stages of 1, 2, 3, 6 and 2 months end with March, May, August 2021, February and April 2022; so the first stands in design
// at the end of August, in acceptance at the end of March, and lacks nothing at the end of April.
func TestLackingFollowsStages(t *testing.T) {
	cfg := fixed()
	start := district()
	start.Facilities, start.Projects = start.Facilities[:3], nil
	start.Areas, start.Residents = 3, start.Residents[:3]
	start.Points = start.Points[:27]
	for i := range start.Facilities {
		start.Facilities[i].Standardized = 0
	}
	for i, begins := range []month.Month{month.Of(2021, 3), month.Of(2022, 3)} {
		start.Projects = append(start.Projects, Project{ID: start.Facilities[i].ID, Facility: start.Facilities[i].ID, Kind: Construction,
			StartEarliest: begins, StartLikely: begins, StartLatest: begins})
	}
	s := newState(t, cfg, start, 0)
	for m := first; m <= month.Of(2022, 12); m++ {
		s.Month(m)
	}
	s.Finish()
	for _, c := range []struct {
		m    month.Month
		want []Lack
	}{
		{month.Of(2021, 2), []Lack{{"c00", Standard, NotBegun, 0, 1}, {"c01", Standard, NotBegun, 0, 1}, {"c02", Standard, Unplanned, 0, 1}}},
		{month.Of(2021, 3), []Lack{{"c00", Standard, UnderWay, SiteSearch, 1}, {"c01", Standard, NotBegun, 0, 1}, {"c02", Standard, Unplanned, 0, 1}}},
		{month.Of(2021, 8), []Lack{{"c00", Standard, UnderWay, Design, 1}, {"c01", Standard, NotBegun, 0, 1}, {"c02", Standard, Unplanned, 0, 1}}},
		{month.Of(2022, 3), []Lack{{"c00", Standard, UnderWay, Acceptance, 1}, {"c01", Standard, UnderWay, SiteSearch, 1}, {"c02", Standard, Unplanned, 0, 1}}},
		{month.Of(2022, 4), []Lack{{"c01", Standard, UnderWay, Approval, 1}, {"c02", Standard, Unplanned, 0, 1}}},
	} {
		got := s.Lacking([]string{Standard}, Centre, 3, c.m)
		if len(got) != len(c.want) {
			t.Fatalf("%s: %+v, expected %+v", c.m, got, c.want)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, expected %+v", c.m, got[i], c.want[i])
			}
		}
	}
	if got := s.Lacking([]string{Standard}, Centre, 2, month.Of(2021, 2)); len(got) != 1 || got[0].Facility != "c02" {
		t.Errorf("in the third area: %+v", got)
	}
}

// A capability that reaches half of the four centres a year: a quarter begins every six months, and takes 1 + 2 + 1 months.
func TestLackingCountsTurns(t *testing.T) {
	cfg := fixed()
	ct := named("ct")
	cfg.Capability[ct] = Rollout{StartYear: 2021, SharePerYear: 0.5, Installation: param.Constant(2)}
	cfg.SmallApproval, cfg.SmallAcceptance = param.Constant(1), param.Constant(1)
	start := district()
	start.Facilities, start.Projects = start.Facilities[:4], nil
	start.Areas, start.Residents, start.Points = 4, start.Residents[:4], start.Points[:36]
	s := newState(t, cfg, start, 0)
	for m := first; m <= month.Of(2022, 12); m++ {
		s.Month(m)
	}
	count := func(m month.Month) (waiting, installing int) {
		for _, lack := range s.Lacking([]string{"ct"}, Centre, 4, m) {
			switch {
			case lack.Standing == Waiting:
				waiting++
			case lack.Standing == UnderWay && lack.Stage == Building:
				installing++
			}
		}
		return waiting, installing
	}
	for _, c := range []struct {
		m                   month.Month
		waiting, installing int
	}{{month.Of(2021, 5), 4, 0}, {month.Of(2021, 7), 3, 1}, {month.Of(2021, 12), 2, 0}, {month.Of(2022, 1), 2, 1}, {month.Of(2022, 12), 0, 0}} {
		if w, i := count(c.m); w != c.waiting || i != c.installing {
			t.Errorf("%s: %d wait and %d are installed, expected %d and %d", c.m, w, i, c.waiting, c.installing)
		}
	}
}

// fixed is a config without chance: no shock, no failures, no programmes, stages of 1, 2, 3, 6 and 2 months.
func fixed() *Config {
	months := func(x float64) param.Distribution { return param.Constant(x) }
	cfg := usual()
	cfg.Construction = works(months(1), months(2), months(3), months(6), months(2), 1)
	cfg.Renovation = cfg.Construction
	cfg.Shock, cfg.AcceptanceFailure, cfg.StandardizedWithoutProject = months(1), 0, 0
	cfg.Stations, cfg.NewStations, cfg.HealthStations = 0, 0, 0
	for c := range cfg.Capability {
		cfg.Capability[c].SharePerYear, cfg.Capability[c].AtStart = 0, 0
	}
	return cfg
}
