package model_test

import (
	"testing"

	"chcsim/model"
	"chcsim/model/access"
	"chcsim/model/experiment"
	"chcsim/model/geo"
)

// Where a hospital stands decides who goes there, not how many: residents near it choose the community less often than they
// would without ways to hospitals, those far from it more often, and the district's base year stays as wanted.
func TestWaysToHospitalsCount(t *testing.T) {
	s := loadSmall(t)
	values := map[string]float64{"clinic.travel_log_odds": -1, "clinic.adherence_at_start": 0.9}
	share := func(hospitals ...access.Hospital) (shares [4]float64) {
		const runs = 8
		for r := range runs {
			cfg := s.config(t, r, values)
			place := *cfg.Place
			place.Hospitals = hospitals
			cfg.Place = &place
			o, err := model.Simulate(cfg, experiment.KeysOf(1, r, 0))
			if err != nil {
				t.Fatal(err)
			}
			for area := range shares {
				shares[area] += o.Series.Value("community_share_residents", area, s.First-1) / runs
			}
		}
		return shares
	}
	at := geo.Point{Lon: 121.4, Lat: 31.2} // beside the first of three centres, two kilometres from the second
	without, with := share(), share(access.Hospital{At: at, Tier: access.DistrictHospital}, access.Hospital{At: at, Tier: access.MunicipalHospital})
	if !(with[0] < without[0]-0.01) || !(with[1] > without[1]+0.01) {
		t.Errorf("with hospitals %.3f near and %.3f far of them, without %.3f and %.3f", with[0], with[1], without[0], without[1])
	}
	if whole := 3; with[whole] < without[whole]-0.005 || with[whole] > without[whole]+0.005 {
		t.Errorf("the district's share is %.3f with hospitals, %.3f without", with[whole], without[whole])
	}
}

// Subdistricts that are only roughly known differ between replications, but never what the district has in all.
func TestSpreadOfSubdistrictsKeepsTheDistrict(t *testing.T) {
	s := loadSmall(t)
	seen, want := map[int]bool{}, 28_002 // of the table of ages
	for r := range 5 {
		cfg := s.config(t, r, nil)
		place := *cfg.Place
		place.Population.LogSD = []float64{0.3, 0.2, 0}
		cfg.Place = &place
		d, err := model.NewDistrict(cfg, experiment.KeysOf(1, r, 0))
		if err != nil {
			t.Fatal(err)
		}
		people, _ := d.Parts()
		total, first := 0, 0
		for area, bands := range people.Residents() {
			for _, n := range bands {
				total += n
				if area == 0 {
					first += n
				}
			}
		}
		if total != want {
			t.Errorf("replication %d begins with %d residents, want %d", r, total, want)
		}
		seen[first] = true
	}
	if len(seen) != 5 {
		t.Errorf("the first subdistrict has %d different numbers of residents in 5 replications", len(seen))
	}
}
