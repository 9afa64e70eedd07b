package clinic

import (
	"math"
	"strings"
	"testing"

	"chcsim/model/clinic/desk"
	"chcsim/model/month"
	"chcsim/model/rng"
)

func TestInterceptsReproduceTheBaseYear(t *testing.T) {
	for _, days := range []int{0, 4} {
		cfg, base := sampleConfig(), sampleBase(13, days)
		s := newSample(t, &cfg, base, 3)
		const years = 3
		total := runMonths(s, base.Inputs, 12*years)
		residents := 0.0
		for i := range base.Counts {
			residents += float64(base.Counts[i].Total())
		}
		var v [Destinations]float64
		episodes := 0.0
		for d := range v {
			v[d] = float64(total.Visits[0][d]+total.Visits[1][d]) / residents / years
			episodes += v[d]
		}
		community := v[OwnCentre] + v[OwnStation] + v[OtherCommunity]
		w := &total.Desk
		for _, c := range []struct {
			name             string
			got, want, small float64
		}{
			{"visits per resident", episodes, 9.8, 0.01},
			{"community visits per resident", community, 2.5, 0.02},
			{"community share in the district", community / (community + v[DistrictHospital]), 0.37, 0.002},
			{"adherence", (v[OwnCentre] + v[OwnStation]) / community, 0.8, 0.004},
			{"stations' share", v[OwnStation] / (v[OwnCentre] + v[OwnStation]), 0.25, 0.005},
			{"online share", v[Online] / episodes, 0.02, 0.0002},
			{"municipal share", v[MunicipalHospital] / episodes, s.base.MunicipalShare(), 0.001},
			{"non-residents' share", float64(w.NonResidents) / float64(w.Served[0]+w.Served[1]), 0.12, 0.003},
			{"GPs' share", float64(w.GPVisits) / float64(w.Served[0]+w.Served[1]), 0.7, 0.01},
		} {
			if math.Abs(c.got-c.want) > c.small {
				t.Errorf("%d clinic days: %s is %.4f, expected %.4f ± %.4f", days, c.name, c.got, c.want, c.small)
			}
		}
		if share := s.base.Aged60To79; share < 0.55 || share > 0.61 {
			t.Errorf("aged 60 to 79 make %.1f%% of community visits; O183 has 57.9%%", 100*share)
		}
	}
}

// Worked numbers: 2.5 community visits at a share of 0.37 leave 2.5·0.63/0.37 = 4.256757 for the district
// hospital; of 9.8 visits 0.196 are online and 2.847243, 29.05%, are left for municipal hospitals.
func TestMunicipalShareIsTheResidual(t *testing.T) {
	cfg := sampleConfig()
	b := wantedShares(&cfg, true)
	if math.Abs(b.MunicipalShare()-2.847243/9.8) > 1e-6 || b.TotalRaised {
		t.Errorf("municipal share %v", b.MunicipalShare())
	}
	cfg.CommunityVisitsPerResident, cfg.CommunityShareDistrict, cfg.VisitsPerResident = 3.2, 0.33, 8.5
	base := sampleBase(2, 0)
	for area := range base.OtherMinutes {
		base.GPMinutes[area] *= 2
		base.OtherMinutes[area] *= 2
	}
	s := newSample(t, &cfg, base, 1)
	if b := s.Base(); !b.TotalRaised || math.Abs(b.MunicipalShare()-0.05) > 1e-9 || math.Abs(b.VisitsPerResident-3.2/0.33/0.93) > 1e-9 {
		t.Errorf("%+v", b)
	}
}

func TestNewRefusesImpossibleInputs(t *testing.T) {
	for _, c := range []struct {
		spoil func(*Config, *Base)
		want  string
	}{
		{func(_ *Config, b *Base) { b.Counts = nil }, "no area"},
		{func(_ *Config, b *Base) { b.GPMinutes = b.GPMinutes[:1] }, "GP minutes: 1 values for 2 areas"},
		{func(_ *Config, b *Base) { b.Travel.OwnCentre[1] = math.NaN() }, "minutes to the own centre of area 1"},
		{func(_ *Config, b *Base) { b.ClinicDays = 1 }, "1 clinic days"},
		{func(_ *Config, b *Base) { b.DemandFactor = 0 }, "demand factor"},
		{func(c *Config, _ *Base) { c.GPShare = 0.1 }, "gp_share"},
		{func(c *Config, _ *Base) { c.NoonFrom = 14 }, "hours must rise"},
		{func(c *Config, _ *Base) { c.ArrivalProfile = [desk.ProfileHours]float64{} }, "arrival_profile"},
		{func(c *Config, _ *Base) { c.CommunityShareDistrict = 1 }, "community_share_district_at_start"},
	} {
		cfg, base := sampleConfig(), sampleBase(2, 0)
		c.spoil(&cfg, &base)
		if _, err := New(&cfg, base, rng.NewKey(1)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, expected %q", err, c.want)
		}
	}
}

// Too few GPs for visits of the stated length: they are shortened until 85% of the time is filled, and the
// base-year visits still come out.
func TestVisitsAreShortenedToFit(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(4, 0)
	cfg.GPVisitMinutes = 12
	s := newSample(t, &cfg, base, 1)
	if b := s.Base(); b.Pace > 0.9 || b.Unreached > baseTolerance {
		t.Errorf("%+v", b)
	}
	total := runMonths(s, base.Inputs, 12)
	if u := total.Desk.GPMinutesUsed / total.Desk.GPMinutesOffered; u > 0.86 {
		t.Errorf("GPs are busy %.2f of their time", u)
	}
	if got := shares(&total)["community_share_district"]; math.Abs(got-0.37) > 0.006 {
		t.Errorf("community_share_district %.4f, expected 0.37", got)
	}
}

// Where GPs are so few that stations have sessions on some days only, the base year is reached all the same, and in its months
// everybody who is served has waited.
func TestBaseYearIsReachedWithPartSessions(t *testing.T) {
	closed := 0
	for few := 0.2; few < 0.9; few += 0.02 {
		cfg, base := sampleConfig(), sampleBase(13, 0)
		for area := range base.GPMinutes {
			base.GPMinutes[area] *= few
		}
		s := newSample(t, &cfg, base, 3)
		if b := s.Base(); b.Unreached > baseTolerance {
			t.Errorf("with %.0f%% of the GP minutes a quantity of the base year is off by %.4f%%", 100*few, 100*b.Unreached)
		}
		for area, n := range base.Stations {
			if n > 0 && s.load.group(area, stationGP).held < 0.5 {
				closed++
			}
		}
		in := base.Inputs
		in.Solved = s.Solved()
		for m := range month.Month(12) {
			v := s.Month(firstMonth-12+m, in)
			for area := range v.Areas {
				w := &v.Areas[area].Desk
				if waits, served := w.Wait[0].Count+w.Wait[1].Count, float64(w.Served[0]+w.Served[1]); math.Abs(waits-served) > 1e-6*served {
					t.Fatalf("with %.0f%% of the GP minutes %v waits of %v served in area %d", 100*few, waits, served, area)
				}
			}
		}
	}
	if closed == 0 {
		t.Error("no station was closed on every other day, so the test shows nothing")
	}
}

// Whatever desks there are, the base year comes to finite numbers, and what it cannot reach is told: with hardly any GP, hardly
// any patience, or no centre open anywhere.
func TestBaseYearIsTotal(t *testing.T) {
	for _, gps := range []float64{0, 0.001, 0.03, 0.2, 1} {
		for _, patience := range []float64{0.1, 90} {
			for _, open := range []float64{0, 1} {
				cfg, base := sampleConfig(), sampleBase(3, 0)
				cfg.PatienceMinutes, cfg.MostUtilization = patience, 1
				for area := range base.GPMinutes {
					base.GPMinutes[area] *= gps
					base.Capacity[area] *= open
				}
				s := newSample(t, &cfg, base, 1)
				b := s.Base()
				sum := b.Unreached + b.Pace + b.Wait + b.LeftShare + b.Aged60To79
				if math.IsNaN(sum) || math.IsInf(sum, 0) {
					t.Errorf("%v of the GPs, patience of %v minutes, %v open: %+v", gps, patience, open, b)
				}
				if open == 0 && b.Unreached < 1 {
					t.Errorf("%v of the GPs, patience of %v minutes, no centre open: said to be off by %v", gps, patience, b.Unreached)
				}
			}
		}
	}
}
