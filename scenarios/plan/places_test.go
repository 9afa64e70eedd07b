package plan

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"chcsim/model"
	"chcsim/model/access"
	"chcsim/model/estate"
	"chcsim/model/geo"
)

// shippedPlace is the place of a shipped plan.
func shippedPlace(t *testing.T, name string) *model.Place {
	t.Helper()
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Load("../"+name+".yaml", known)
	if err != nil {
		t.Fatal(err)
	}
	place, err := s.Place()
	if err != nil {
		t.Fatal(err)
	}
	return place
}

// listedSites are the listed facilities of a place as if all of them existed, and the residents of its areas.
func listedSites(place *model.Place) access.Inputs {
	in := access.Inputs{GPs: make([]float64, place.Areas()), Population: make([]float64, place.Areas())}
	for _, f := range place.Facilities {
		if f.PositionKnown {
			in.Sites = append(in.Sites, access.Site{At: f.At, Area: f.Area, Station: f.Kind == estate.Station, Open: true})
		}
	}
	for area := range place.Population.Counts {
		for _, ages := range place.Population.Counts[area] {
			for _, n := range ages {
				in.Population[area] += float64(n)
			}
		}
	}
	return in
}

// What the shipped tables alone say, without a draw, is what was found of the same facilities and addresses: O336, O337.
func TestListedFacilitiesReachResidents(t *testing.T) {
	for _, c := range []struct {
		place                string
		speed, detour        float64
		lowest, highest, off float64
	}{
		{"xuhui", 4, 1.3, 0.936, 0.951, 0.02}, {"changning", 4, 1.3, 0.940, 0.948, 0.02}, {"xuhui", 3.2, 1.45, 0.825, 0.842, 0.02},
	} {
		place := shippedPlace(t, c.place)
		cfg := &access.Config{WalkSpeed: c.speed, WalkSpeedOlder: c.speed, CycleSpeed: 12, Detour: c.detour, Threshold: 15, Catchment: 30}
		state, err := access.New(cfg, access.Start{Areas: place.Areas(), Points: place.Points})
		if err != nil {
			t.Fatal(err)
		}
		in := listedSites(place)
		covered, all := 0.0, 0.0
		for area, share := range state.Month(in).Coverage[access.Walk].Covered {
			covered += share * in.Population[area]
			all += in.Population[area]
		}
		t.Logf("%s at %g km/h and detour %g: %.4f", c.place, c.speed, c.detour, covered/all)
		if share := covered / all; share < c.lowest-c.off || share > c.highest+c.off {
			t.Errorf("%s at %g km/h and detour %g: %.3f covered, want %.3f to %.3f", c.place, c.speed, c.detour, share, c.lowest, c.highest)
		}
	}
}

// Half of Xuhui's residents live within 291 m of a facility, nine in ten within 640 m: O338, from addresses; the middles of
// cells of 250 m blur that a little.
func TestDistanceToTheNearestFacility(t *testing.T) {
	place := shippedPlace(t, "xuhui")
	in := listedSites(place)
	type home struct{ metres, residents float64 }
	var homes []home
	sums := make([]float64, place.Areas())
	for _, p := range place.Points {
		sums[p.Area] += p.Weight
	}
	for _, p := range place.Points {
		nearest := math.Inf(1)
		for _, site := range in.Sites {
			nearest = min(nearest, geo.Metres(p.At, site.At))
		}
		homes = append(homes, home{nearest, in.Population[p.Area] * p.Weight / sums[p.Area]})
	}
	slices.SortFunc(homes, func(a, b home) int { return cmp.Compare(a.metres, b.metres) })
	quantile := func(share float64) float64 {
		all := 0.0
		for _, h := range homes {
			all += h.residents
		}
		for _, h := range homes {
			if share -= h.residents / all; share <= 0 {
				return h.metres
			}
		}
		return math.Inf(1)
	}
	for share, want := range map[float64]float64{0.5: 291, 0.9: 640} {
		if got := quantile(share); math.Abs(got-want) > 30 {
			t.Errorf("%.0f%% live within %.0f m, want about %.0f", 100*share, got, want)
		} else {
			t.Logf("%.0f%% live within %.0f m", 100*share, got)
		}
	}
}
