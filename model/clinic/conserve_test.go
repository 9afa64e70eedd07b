package clinic

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// Everyone who comes is served or leaves; who leaves and lives here is counted at a hospital; nobody is counted twice.
func TestVisitsAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := sampleConfig()
		cfg.GPVisitMinutes = rapid.Float64Range(2, 14).Draw(t, "gp minutes")
		cfg.PatienceMinutes = rapid.Float64Range(5, 120).Draw(t, "patience")
		cfg.StationWeekendDemand = rapid.SampledFrom([]float64{0, 0.3}).Draw(t, "station weekend")
		base := sampleBase(rapid.IntRange(1, 3).Draw(t, "areas"), rapid.SampledFrom([]int{0, 2, 5, AllDays}).Draw(t, "days"))
		few := rapid.Float64Range(0.2, 1.2).Draw(t, "of the GP minutes") // with few, stations stay closed
		for i := range base.Counts {
			for g := range base.Counts[i] {
				base.Counts[i][g] /= 20
			}
			base.GPMinutes[i] *= few / 20
			base.OtherMinutes[i] /= 20
			base.Stations[i] = rapid.IntRange(0, 2).Draw(t, "stations")
		}
		s, err := New(&cfg, base, rng.NewKey(rapid.Uint64().Draw(t, "seed")))
		if err != nil {
			t.Skip(err)
		}
		in := base.Inputs
		in.Solved = s.Solved()
		for m := range month.Month(3) {
			v := s.Month(firstMonth-3+m, in)
			conserved(t, &v, s.load.outside, false)
			timeConserved(t, &in, &v)
		}
		in.Solved = nil
		in.Capacity = append([]float64(nil), in.Capacity...)
		in.Capacity[0] = rapid.SampledFrom([]float64{0, 0.5, 1}).Draw(t, "capacity")
		for m := range month.Month(2) {
			v := s.Month(firstMonth+m, in)
			conserved(t, &v, s.load.outside, base.ClinicDays > 0)
			timeConserved(t, &in, &v)
		}
	})
}

// timeConserved: sessions and online visits take the minutes that the clinicians have, and all of them where the centre is
// open in full.
func timeConserved(t *rapid.T, in *Inputs, v *Visits) {
	for i := range v.Areas {
		w := &v.Areas[i].Desk
		for _, c := range []struct{ offered, given float64 }{
			{w.GPMinutesOffered, in.GPMinutes[i]}, {w.OtherMinutesOffered, in.OtherMinutes[i]},
		} {
			if c.offered > c.given*(1+1e-12) || in.Capacity[i] >= 1 && c.offered < c.given*(1-1e-12) {
				t.Fatalf("area %d with capacity %v: %v minutes are offered of %v", i, in.Capacity[i], c.offered, c.given)
			}
		}
	}
}

func conserved(t *rapid.T, v *Visits, outside []bool, sampled bool) {
	served, residents, left, gone := 0, 0, 0, 0
	for i := range v.Areas {
		a := &v.Areas[i]
		w := &a.Desk
		for k := range w.Arrived {
			if w.Arrived[k] != w.Served[k]+w.Gone[k] {
				t.Fatalf("arrived %d, served %d, gone %d", w.Arrived[k], w.Served[k], w.Gone[k])
			}
			if hospital := a.Visits[k][DistrictHospital] + a.Visits[k][MunicipalHospital]; a.Left[k] > hospital {
				t.Fatalf("%d left, %d came to hospitals", a.Left[k], hospital)
			}
			if d := w.Wait[k].Count - float64(w.Served[k]); d > 1e-6 || d < -1e-6 && !sampled {
				t.Fatalf("%v waits of %d served", w.Wait[k].Count, w.Served[k])
			}
			served += w.Served[k]
			residents += a.Community(k)
			gone += w.Gone[k]
			left += a.Left[k]
			for _, n := range a.Visits[k] {
				if n < 0 {
					t.Fatalf("%v", a.Visits)
				}
			}
		}
		if outside[i] {
			residents -= a.Visits[0][OtherCommunity] + a.Visits[1][OtherCommunity]
		}
		served -= w.NonResidents
		if a.InCombination > a.Episodes(Contracted) || w.GPVisits > w.Served[0]+w.Served[1] {
			t.Fatalf("%d in combination, %d GP visits", a.InCombination, w.GPVisits)
		}
	}
	if served != residents || left > gone {
		t.Fatalf("residents served %d, residents' community visits %d; left %d of %d", served, residents, left, gone)
	}
}

// The sum over areas of what was drawn is the total, and equal keys give equal months.
func TestSameKeySameMonths(t *testing.T) {
	for _, days := range []int{0, 3, AllDays} {
		cfg, base := sampleConfig(), sampleBase(2, days)
		a, b, c := newSample(t, &cfg, base, 5), newSample(t, &cfg, base, 5), newSample(t, &cfg, base, 6)
		if x, y := runMonths(a, base.Inputs, 3), runMonths(b, base.Inputs, 3); !reflect.DeepEqual(x, y) {
			t.Errorf("%d clinic days: two runs of one key differ", days)
		}
		if x, y := runMonths(a, base.Inputs, 1), runMonths(c, base.Inputs, 1); reflect.DeepEqual(x, y) {
			t.Errorf("%d clinic days: two keys give the same month", days)
		}
	}
}

func TestMonthsDoNotAllocate(t *testing.T) {
	for _, days := range []int{0, 2} {
		cfg, base := sampleConfig(), sampleBase(3, days)
		s := newSample(t, &cfg, base, 5)
		runMonths(s, base.Inputs, 12)
		m := firstMonth
		if n := testing.AllocsPerRun(5, func() { s.Month(m, base.Inputs); m++ }); n > 0 {
			t.Errorf("%d clinic days: %v allocations a month", days, n)
		}
	}
}

// One area has nowhere else to go: visits to other communities leave the district.
func TestClosedCentreAndNoStations(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 4)
	base.Stations = []int{0, 3}
	s := newSample(t, &cfg, base, 1)
	in := base.Inputs
	in.Capacity = []float64{0, 1}
	v := s.Month(firstMonth, in)
	a := &v.Areas[0]
	if w := a.Desk; w.Arrived != [2]int{} || a.Visits[0][OwnCentre]+a.Visits[1][OwnCentre] != 0 {
		t.Errorf("patients at a closed centre: %v", w.Arrived)
	}
	if a.Visits[0][OtherCommunity] == 0 || v.Areas[1].Desk.Arrived[0] == 0 {
		t.Error("nobody went to the other centre")
	}
}
