package estate

import (
	"math"
	"testing"

	"chcsim/model/capability"
	"chcsim/model/month"
	"chcsim/model/param"
)

// With 13 centres, none at the start, and 1 of all per year from July 2021, ⌊13k/12⌋ have begun after k
// months; a roll-out without duration is there at once.
func TestPace(t *testing.T) {
	cfg := quiet(Works{Capacity: 1})
	cfg.Capability[named("ct")] = Rollout{StartYear: 2021.5, SharePerYear: 1}
	state := newState(t, cfg, withoutProjects(), 1)
	for k := -5; k <= 13; k++ {
		sites := state.Month(month.Of(2021, 6) + month.Month(k))
		met, of := sites.Having(named("ct"))
		if want := min(13, max(0, 13*k/12)); met != want || of != 13 {
			t.Errorf("after %d months %d of %d, want %d", k, met, of, want)
		}
		if both, _ := sites.Having(named("ct"), named("ventilator")); both != 0 {
			t.Errorf("%d have both CT and ventilator", both)
		}
	}
}

// The share at the start is rounded to whole facilities, 0.64 × 13 = 8.32; which ones is drawn.
func TestCoverageAtStart(t *testing.T) {
	cfg := quiet(Works{Capacity: 1})
	cfg.Capability[named("paediatrics")].AtStart = 0.64
	cfg.Stations, cfg.StationStandard.AtStart, cfg.Capability[named("tcm_station")].AtStart = 40, 0.5, 0.9
	cfg.HealthStations, cfg.Capability[named("health_station")].AtStart = 40, 0.75
	count := make([]float64, 13)
	const n = 2000
	for r := range n {
		sites := newState(t, cfg, withoutProjects(), r).Month(first)
		met, _ := sites.Having(named("paediatrics"))
		stations, of := sites.StationsStandardized()
		tcm, _ := sites.Having(named("tcm_station"))
		places := 0
		for _, k := range sites.HealthStations {
			places += k
			if k < 2 || k > 3 {
				t.Fatalf("30 places over 13 areas: %v", sites.HealthStations)
			}
		}
		if met != 8 || stations != 20 || of != 40 || tcm != 36 || places != 30 {
			t.Fatalf("%d paediatrics, %d of %d stations, %d TCM, %d places", met, stations, of, tcm, places)
		}
		for i := range 13 {
			if sites.Capability[i][named("paediatrics")] {
				count[i] += 1. / n
			}
		}
	}
	for i := range count {
		if math.Abs(count[i]-8./13) > 4*math.Sqrt(8./13*5/13/n) {
			t.Errorf("centre %d has it in %.3f of replications", i, count[i])
		}
	}
}

// A new station is built to standard, counts when it opens, and joins the roll-outs of stations.
func TestNewStations(t *testing.T) {
	cfg := quiet(Works{Capacity: 1})
	cfg.NewStations, cfg.NewStationMonths = 6, param.Constant(10)
	cfg.SmallApproval, cfg.SmallAcceptance = param.Constant(1), param.Constant(1)
	cfg.Capability[named("tcm_station")] = Rollout{StartYear: 2021, SharePerYear: 12}
	state := newState(t, cfg, withoutProjects(), 1)
	for k := range 36 {
		sites := state.Month(first + month.Month(k))
		standard, open := sites.StationsStandardized()
		// Every second month one begins, and is open at the end of the twelfth month after it.
		if want := max(0, (k-10)/2); open != want || standard != want || len(sites.Facilities) != 13+(k+1)/2 {
			t.Errorf("month %d: %d of %d open stations standardized, want %d", k, standard, open, want)
		}
	}
	if met, of := state.Sites().Having(named("tcm_station")); met != of {
		t.Errorf("%d of %d new stations have TCM, whose programme runs", met, of)
	}
	if met, of := state.Sites().Having(named("self_test")); met != 0 || of == 0 {
		t.Errorf("%d of %d new stations have a self-test, whose programme does not run", met, of)
	}
	sum := 0
	for _, n := range state.Sites().OpenStations {
		sum += n
	}
	if _, of := state.Sites().StationsStandardized(); sum != of {
		t.Errorf("%d stations by area, %d in all", sum, of)
	}
}

// Stations fall on areas by residents; more candidates set them farther apart.
func TestPlacement(t *testing.T) {
	start := withoutProjects()
	start.Residents[0] = 13 * 80_000 // half of 2 × 12 × 80,000 + 80,000
	spread := func(candidates float64) (inFirst, distance float64) {
		cfg := quiet(Works{Capacity: 1})
		cfg.Stations, cfg.PlacementCandidates = 40, candidates
		const n = 200
		for r := range n {
			state := newState(t, cfg, start, r)
			for i, f := range state.sites.Facilities[13:] {
				if f.Area == 0 {
					inFirst += 1. / (40 * n)
				}
				distance += nearestOther(state, 13+i) / (40 * n)
			}
		}
		return inFirst, distance
	}
	share, alone := spread(1)
	checkMean(t, "share of stations in the first area", share, 13./25, math.Sqrt(13./25*12/25/(40*200)))
	if _, apart := spread(4); apart < 1.3*alone {
		t.Errorf("mean distance %.0f m with four candidates, %.0f m with one", apart, alone)
	}
}

func nearestOther(s *State, i int) float64 {
	x, y := s.placer.projection.XY(s.sites.Facilities[i].At)
	nearest := math.Inf(1)
	for k, f := range s.sites.Facilities {
		if ox, oy := s.placer.projection.XY(f.At); k != i {
			nearest = min(nearest, math.Hypot(x-ox, y-oy))
		}
	}
	return nearest
}

// BenchmarkNew draws a district with 13 centres, 44 stations and 11 projects.
func BenchmarkNew(b *testing.B) {
	start := district()
	for b.Loop() {
		newState(b, usual(), start, 1)
	}
}

// BenchmarkReplication is New and 60 months.
func BenchmarkReplication(b *testing.B) {
	start := district()
	b.ReportAllocs()
	for b.Loop() {
		state := newState(b, usual(), start, 1)
		for m := first; m < first+60; m++ {
			state.Month(m)
		}
	}
}

// named is a capability that the test is about.
func named(name string) capability.ID {
	id, ok := capability.Find(name)
	if !ok {
		panic(name)
	}
	return id
}
