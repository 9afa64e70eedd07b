package contract

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

func TestConfigIsReadable(t *testing.T) {
	if _, err := param.Fields(exampleConfig()); err != nil {
		t.Error(err)
	}
}

// TestResidentsAreConserved: whatever flows, minutes and GPs, the cells of each band hold the residents, none
// is negative, and contracts change by exactly what is reported.
func TestResidentsAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		areas := rapid.IntRange(1, 3).Draw(t, "areas")
		start := Start{}
		for range areas {
			var bands [cell.Bands]int
			for b := range bands {
				bands[b] = rapid.IntRange(0, 3000).Draw(t, "residents")
			}
			start.Residents = append(start.Residents, bands)
		}
		cfg := exampleConfig()
		cfg.PanelCap = rapid.Float64Range(0, 3000).Draw(t, "cap")
		cfg.Ceiling[Over65] = rapid.Float64Range(0, 1).Draw(t, "ceiling")
		cfg.Channels = Channels{0.1, 0.2, 0.3, 0.4, 0.5}
		key := rng.NewKey(rapid.Uint64().Draw(t, "seed"))
		s, err := New(cfg, start, key)
		if err != nil {
			t.Fatal(err)
		}
		f, stream := noFlows(areas), key.Purpose("flows").Stream()
		in := inputs(areas, rapid.Float64Range(0, 5).Draw(t, "gps"), rapid.Float64Range(0, 9000).Draw(t, "minutes"), rapid.Float64Range(0, 1).Draw(t, "service"))
		for m := month.Of(2021, 11); m < month.Of(2022, 4); m++ {
			typicalFlows(&f, start.Residents, m, &stream)
			before := contractedBy(s)
			s.Follow(m, f)
			s.OutreachNeed(in.Listed, 0)
			checkMonth(t, s, start.Residents, before, s.Sign(m, in), in)
		}
	})
}

func contractedBy(s *State) (n []int) {
	for area := range s.counts {
		n = append(n, s.Count(area).Contracted)
	}
	return n
}

func checkMonth(t *rapid.T, s *State, residents [][cell.Bands]int, before []int, r SignResult, in SignInputs) {
	for area := range s.counts {
		var bands [cell.Bands]int
		for g, n := range s.counts[area] {
			if n < 0 {
				t.Fatalf("group %d of area %d has %d residents", g, area, n)
			}
			bands[groups[g].band] += n
		}
		if bands != residents[area] {
			t.Fatalf("area %d: cells hold %v, residents are %v", area, bands, residents[area])
		}
		tally := s.Count(area)
		want := before[area] + r.Signed[area] - r.Lapsed[area] - r.Cleaned[area] - r.RemovedByDeath[area] - r.RemovedByMove[area]
		if tally.Contracted != want || tally.Contracted > tally.Residents || tally.Active > tally.Contracted || tally.ContractedUnder60 > tally.Contracted {
			t.Fatalf("area %d: %+v, expected %d contracts", area, tally, want)
		}
		key, contracted := s.KeyGroup(area, &Listed{Hypertension: [2]float64{0.5, 0.8}, Diabetes: [2]float64{0.55, 0.8}})
		if contracted > key || key > float64(tally.Residents)+1e-6 {
			t.Fatalf("area %d: %g of %g of the key groups have a contract, of %+v", area, contracted, key, tally)
		}
		if r.Renewed[area]+r.Lapsed[area] != r.Due[area] || r.Signed[area] > r.Wanted[area] || r.Minutes[area] > in.OutreachMinutes[area]+1e-6 {
			t.Fatalf("area %d: %+v", area, r)
		}
		if (r.Limit[area] == Demand) != (r.Signed[area] == r.Wanted[area] && r.Minutes[area] == float64(r.Due[area])*s.cfg.MinutesPerRenewal+float64(r.Signed[area])*s.cfg.MinutesPerContract) {
			t.Fatalf("area %d: limit %d with %+v", area, r.Limit[area], r)
		}
		if cap := s.cfg.PanelCap * in.PractisingGPs[area]; r.Signed[area] > 0 && float64(tally.Contracted) > cap {
			t.Fatalf("area %d: %d contracts on panels for %g", area, tally.Contracted, cap)
		}
	}
}

// TestStartHasItsRates: 13 areas together, 1,113,000 persons; standard errors of the rates are 0.0005 and
// 0.0008, of the active share 0.0007.
func TestStartHasItsRates(t *testing.T) {
	s, err := New(exampleConfig(), xuhui(), rng.NewKey(1))
	if err != nil {
		t.Fatal(err)
	}
	var residents, signed, active [AgeGroups]float64
	var inclined [cell.Inclinations][2]float64
	for area := range s.counts {
		for g, n := range s.counts[area] {
			x := &groups[g]
			residents[x.older] += float64(n)
			if x.status.Contracted() {
				signed[x.older] += float64(n)
			}
			if x.status == cell.ActiveContract {
				active[x.older] += float64(n)
			}
			if x.band == cell.Age18to44 && x.ill == 0 {
				inclined[x.inclination][indexOf(x.status.Contracted())] += float64(n)
			}
		}
	}
	for older, want := range []float64{0.2, 0.69} {
		if got := signed[older] / residents[older]; math.Abs(got-want) > 0.003 {
			t.Errorf("age group %d: rate %.4f, expected %.2f", older, got, want)
		}
	}
	if got := (active[0] + active[1]) / (signed[0] + signed[1]); math.Abs(got-0.7283) > 0.003 {
		t.Errorf("active share %.4f, expected 0.7283", got)
	}
	// Selection: within a band and condition the odds ratio is the one given; its log has a standard error of 0.0085.
	or := inclined[1][1] / inclined[1][0] / (inclined[0][1] / inclined[0][0])
	if math.Abs(math.Log(or/4)) > 0.035 {
		t.Errorf("odds ratio of the inclined %.3f, expected 4", or)
	}
	// Patients of 60–64 with hypertension alone: those on no list are like others, so the odds are (1 − 0.3)/(1 − 0.7) times as
	// high (standard error of the log 0.02); those of 0–6 have ChildOddsRatio.
	healthy := oddsOf(s, cell.Age60to64, cell.Healthy)
	if or := oddsOf(s, cell.Age60to64, cell.Hypertension) / healthy; math.Abs(math.Log(or/(0.7/0.3))) > 0.08 {
		t.Errorf("odds ratio of patients %.3f, expected 2.333", or)
	}
	if or := oddsOf(s, cell.Age0to6, cell.Healthy) / healthy; math.Abs(math.Log(or/2)) > 0.1 {
		t.Errorf("odds ratio of children %.3f, expected 2", or)
	}
	// Age alone is no step between 18–44 and 60–64.
	if or := oddsOf(s, cell.Age18to44, cell.Healthy) / healthy; math.Abs(math.Log(or)) > 0.08 {
		t.Errorf("odds ratio of 18–44 to 60–64 %.3f, expected 1", or)
	}
	// Xuhui at the start: 0.2 · 71.3% + 0.69 · 28.7% = 34.1%.
	if rate := (signed[0] + signed[1]) / (residents[0] + residents[1]); rate < 0.33 || rate > 0.35 {
		t.Errorf("contract rate at the start %.4f", rate)
	}
}

// oddsOf is the odds of a contract in a band and condition, not inclined.
func oddsOf(s *State, b cell.Band, c cell.Condition) float64 {
	var n [2]float64
	for area := range s.counts {
		for g, k := range s.counts[area] {
			if x := &groups[g]; x.band == b && x.inclination == cell.NotInclined && x.condition == c {
				n[indexOf(x.status.Contracted())] += float64(k)
			}
		}
	}
	return n[1] / n[0]
}

func TestSameKeySameCells(t *testing.T) {
	run := func() []cell.Counts {
		start := xuhui()
		s, err := New(exampleConfig(), start, rng.NewKey(4))
		if err != nil {
			t.Fatal(err)
		}
		f, stream := noFlows(13), rng.NewKey(5).Stream()
		for m := month.Of(2021, 11); m < month.Of(2022, 3); m++ {
			typicalFlows(&f, start.Residents, m, &stream)
			s.Follow(m, f)
			s.Sign(m, ample(13))
		}
		return s.Counts()
	}
	if !reflect.DeepEqual(run(), run()) {
		t.Error("the same key gave other cells")
	}
}

func TestBadStartsAreRefused(t *testing.T) {
	if _, err := New(exampleConfig(), Start{}, rng.NewKey(1)); err == nil {
		t.Error("no areas were accepted")
	}
	if _, err := New(exampleConfig(), Start{Residents: [][cell.Bands]int{{1, -1}}}, rng.NewKey(1)); err == nil {
		t.Error("negative residents were accepted")
	}
}

// BenchmarkPlan is one replication of Xuhui over the five years of the plan, without the cost of its flows.
func BenchmarkPlan(b *testing.B) {
	start := xuhui()
	var flows []Flows
	stream := rng.NewKey(5).Stream()
	for m := month.Of(2021, 1); m <= month.Of(2025, 12); m++ {
		f := noFlows(13)
		typicalFlows(&f, start.Residents, m, &stream)
		flows = append(flows, f)
	}
	in := inputs(13, 25, 17000, 0.6)
	for b.Loop() {
		s, err := New(exampleConfig(), xuhui(), rng.NewKey(1))
		if err != nil {
			b.Fatal(err)
		}
		for i, f := range flows {
			m := month.Of(2021, 1) + month.Month(i)
			s.Follow(m, f)
			s.OutreachNeed(in.Listed, 0)
			s.Sign(m, in)
		}
	}
}
