package contract

import (
	"math"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// still is a config in which nothing moves by itself.
func still() *Config {
	cfg := exampleConfig()
	cfg.Innovation, cfg.Imitation, cfg.Channels = [Strata]float64{}, [Strata]float64{}, Channels{}
	cfg.Lapse, cfg.UnaskedRenewal, cfg.CleanUp, cfg.Activation, cfg.Fade = 0, 1, 0, 0, 0
	return cfg
}

func begin(t *testing.T, cfg *Config) *State {
	t.Helper()
	s, err := New(cfg, xuhui(), rng.NewKey(12))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func district(s *State) (all Tally) {
	for area := range s.counts {
		all.Add(s.Count(area))
	}
	return all
}

func TestNothingMovesByItself(t *testing.T) {
	s := begin(t, still())
	before := district(s)
	r := s.Sign(month.Of(2021, 1), inputs(13, 0, 0, 0.5))
	if district(s) != before || r.Limit[0] != Outreach {
		t.Errorf("%+v became %+v, limit %d", before, district(s), r.Limit[0])
	}
}

// TestWhatCutsSigningShort walks over both edges: panels with room for 40 more, minutes for 25 more.
func TestWhatCutsSigningShort(t *testing.T) {
	cfg := still()
	cfg.Innovation = everywhere(0.3)
	cfg.MinutesPerRenewal = 0
	for _, c := range []struct {
		room, time int
		limit      Limit
	}{{40, 1 << 20, Panel}, {1 << 20, 25, Outreach}, {40, 25, Outreach}, {25, 40, Panel}, {0, 40, Panel}, {1 << 20, 1 << 20, Demand}} {
		s := begin(t, cfg)
		in := ample(13)
		contracted := s.Count(0).Contracted
		in.PractisingGPs[0] = (float64(contracted+c.room) + 0.5) / cfg.PanelCap
		in.OutreachMinutes[0] = float64(c.time) * cfg.MinutesPerContract
		r := s.Sign(month.Of(2021, 1), in)
		if r.Limit[0] != c.limit {
			t.Errorf("room %d, time %d: limit %d, expected %d", c.room, c.time, r.Limit[0], c.limit)
		}
		if want := min(c.room, c.time, r.Wanted[0]); r.Signed[0] != want || s.Count(0).Contracted != contracted+want {
			t.Errorf("room %d, time %d: signed %d of %d wanting", c.room, c.time, r.Signed[0], r.Wanted[0])
		}
		if r.Wanted[0] < 200 || r.Limit[1] != Demand {
			t.Errorf("wanted %d, limit elsewhere %d", r.Wanted[0], r.Limit[1])
		}
	}
}

// With too few places for those on a list alone nobody else signs: of 7 to 64 only patients do.
func TestListedSignFirst(t *testing.T) {
	cfg := still()
	cfg.Innovation, cfg.MinutesPerRenewal = everywhere(0.3), 0
	s := begin(t, cfg)
	in := ample(13)
	in.OutreachMinutes[0] = 30 * cfg.MinutesPerContract
	before, patients := s.counts[0], 0
	s.Sign(month.Of(2021, 1), in)
	for _, g := range unsignedGroups {
		n, x := before[g]-s.counts[0][g], &groups[g]
		if n > 0 && x.stratum != Over65 && x.ill == 0 {
			t.Errorf("%d of group %d, on no list, signed", n, g)
		}
		if x.stratum == Others {
			patients += n
		}
	}
	if patients == 0 {
		t.Error("no registered patient of 7 to 64 signed")
	}
}

// TestStrataSignAtTheirRates: where one stratum alone signs, its hazard is p·(M·N − A)/Σw for each: of patients of 7 to 64
// those on a list, 0.3 of those without a contract, sign.
func TestStrataSignAtTheirRates(t *testing.T) {
	for stratum := range Strata {
		cfg := still()
		cfg.Innovation[stratum], cfg.InclinationOddsRatio, cfg.Ceiling = 0.4, 1, everywhere(0.99)
		s := begin(t, cfg)
		before := append([]cell.Counts(nil), s.counts...)
		s.Sign(month.Of(2021, 1), ample(13))
		residents, contracted, signed := 0.0, 0.0, 0.0
		for area := range before {
			for g, n := range before[area] {
				x, part := &groups[g], 0.0
				switch l := lists.share(x.condition, indexOf(x.status.Contracted())); {
				case x.stratum == Others && stratum == RegisteredIll:
					part = l
				case x.stratum == Others && stratum == Others:
					part = 1 - l
				case x.stratum == stratum:
					part = 1
				}
				residents += float64(n) * part
				if x.status.Contracted() {
					contracted += float64(n) * part
				} else {
					signed += float64(n - s.counts[area][g])
				}
			}
		}
		want := 0.4 / 12 * (0.99*residents - contracted)
		if math.Abs(signed-want) > 4*math.Sqrt(want)+0.02*want { // a month's hazard is nearly its probability
			t.Errorf("stratum %d: %.0f signed, expected %.0f", stratum, signed, want)
		}
	}
}

// TestInclinedSignFirst: with an odds ratio of 4 the inclined have four times the hazard of others of their band
// and condition. Some 2,100 and 1,000 signers give the logarithm of the ratio a standard error of 0.04.
func TestInclinedSignFirst(t *testing.T) {
	cfg := still()
	cfg.Innovation[Others] = 0.2
	s := begin(t, cfg)
	before := append([]cell.Counts(nil), s.counts...)
	s.Sign(month.Of(2021, 1), ample(13))
	var signed, all [cell.Inclinations]float64
	for area := range s.counts {
		for _, i := range []cell.Inclination{cell.NotInclined, cell.Inclined} {
			g := cell.Index(cell.Age18to44, cell.Healthy, cell.NoContract, i)
			signed[i] += float64(before[area][g] - s.counts[area][g])
			all[i] += float64(before[area][g])
		}
	}
	ratio := signed[1] / all[1] / (signed[0] / all[0])
	if se := math.Sqrt(1/signed[0] + 1/signed[1]); math.Abs(math.Log(ratio/4)) > 4*se+0.01 {
		t.Errorf("ratio of hazards %.3f, expected 4 (standard error of its log %.3f)", ratio, se)
	}
}

// TestRatesOfTheStanding checks what happens to contracts that stand: 377,000, three years. Lapse 6% a year,
// clean-up of passive ones 10% a year; each within 4 standard errors.
func TestRatesOfTheStanding(t *testing.T) {
	cfg := still()
	cfg.Lapse, cfg.CleanUp = 0.06, 0.1
	s := begin(t, cfg)
	contracted, passive := 0.0, 0.0
	lapsed, cleaned := 0.0, 0.0
	for m := month.Of(2021, 1); m <= month.Of(2023, 12); m++ {
		d := district(s)
		passive += float64(d.Contracted-d.Active) / 12
		r := s.Sign(m, ample(13))
		contracted += float64(district(s).Contracted) / 12
		for area := range s.counts {
			lapsed += float64(r.Lapsed[area])
			cleaned += float64(r.Cleaned[area])
			contracted += float64(r.Lapsed[area]) / 12
		}
	}
	if want := 0.06 * contracted; math.Abs(lapsed-want) > 4*math.Sqrt(want) {
		t.Errorf("%g lapsed, expected %.0f", lapsed, want)
	}
	if want := 12 * (1 - math.Exp(-0.1/12)) * passive; math.Abs(cleaned-want) > 4*math.Sqrt(want) {
		t.Errorf("%g cleaned up, expected %.0f", cleaned, want)
	}
}

// TestServiceDecidesUse: the usual service leaves the share in use where it is; without any, nothing comes into use and Fade is
// added to the usual fading, by which active contracts make up for those that came into use.
func TestServiceDecidesUse(t *testing.T) {
	cfg := still()
	cfg.Activation, cfg.Fade = 0.5, 0.2
	for _, service := range []float64{0, 0.6} {
		s := begin(t, cfg)
		s.Usual(inputs(13, 0, 0, 0.6).ServiceRate)
		before := district(s)
		s.Sign(month.Of(2021, 1), inputs(13, 100, 1e7, service))
		got := float64(district(s).Active - before.Active)
		want, moved := 0.0, 2*float64(before.Contracted-before.Active)*(1-math.Exp(-0.3/12))
		if service == 0 {
			usual := 0.3 * (1 - cfg.StartActiveShare) / cfg.StartActiveShare
			want = -float64(before.Active) * (1 - math.Exp(-(usual+0.2*0.6)/12))
			moved = -want
		}
		if math.Abs(got-want) > 4*math.Sqrt(moved)+0.03*moved { // a month's hazard is nearly its probability
			t.Errorf("service %g: active contracts changed by %g, expected %.0f", service, got, want)
		}
	}
}

// TestOutreachNeedSuffices: given just the minutes wanted, time is short only when chance exceeds two standard
// deviations: 2.3% of 1,040 area-months, and a little more where draws are uneven.
func TestOutreachNeedSuffices(t *testing.T) {
	s := begin(t, exampleConfig())
	people := append([]cell.Counts(nil), s.counts...)
	in := ample(13)
	short := 0
	for i := range 80 {
		copy(s.counts, people)
		s.key = s.key.At(i)
		in.OutreachMinutes = s.OutreachNeed(in.Listed, 0)
		for _, limit := range s.Sign(month.Of(2021, 1), in).Limit {
			if limit != Demand {
				short++
			}
		}
	}
	if short < 8 || short > 45 {
		t.Errorf("time was short in %d of 1040 area-months, expected about 24", short)
	}
}

// With full panels only renewals want time: a twelfth of the contracts, each 5 minutes.
func TestFullPanelsWantNoNewContracts(t *testing.T) {
	s := begin(t, exampleConfig())
	s.Sign(month.Of(2021, 1), inputs(13, 0, 1e7, 0.5))
	due := float64(s.Count(0).Contracted) / 12
	want := 5*due + 2*math.Sqrt(25*due)
	if got := s.OutreachNeed(listedIn(13), 0)[0]; math.Abs(got-want) > 1e-6 {
		t.Errorf("%.1f minutes are wanted, expected %.1f", got, want)
	}
}

// With no minutes at all nobody is asked: of those due (1 − 0.06)·0.7 = 65.8% continue.
func TestUnaskedRenewal(t *testing.T) {
	cfg := still()
	cfg.Lapse, cfg.UnaskedRenewal = 0.06, 0.7
	s := begin(t, cfg)
	due, renewed := 0.0, 0.0
	r := s.Sign(month.Of(2021, 1), inputs(13, 100, 0, 0.5))
	for area := range s.counts {
		due += float64(r.Due[area])
		renewed += float64(r.Renewed[area])
	}
	if se := math.Sqrt(0.658 * 0.342 / due); math.Abs(renewed/due-0.658) > 4*se {
		t.Errorf("%.4f of those due continued, expected 0.658 ± %.4f", renewed/due, se)
	}
}

// TestNewContractsAreUsed: the odds that a new contract is used are those of the start, times e for a shift of 1,
// and three times as high where inclined.
func TestNewContractsAreUsed(t *testing.T) {
	cfg := still()
	cfg.Innovation = everywhere(3)
	cfg.NewActiveLogOdds = 1
	s := begin(t, cfg)
	before := append([]cell.Counts(nil), s.counts...)
	s.Sign(month.Of(2021, 1), ample(13))
	var signed, used [cell.Inclinations]float64
	for area := range s.counts {
		for _, g := range contractedGroups {
			n := float64(s.counts[area][g] - before[area][g])
			signed[groups[g].inclination] += n
			if groups[g].status == cell.ActiveContract {
				used[groups[g].inclination] += n
			}
		}
	}
	for i, odds := range []float64{1, 3} {
		want := logistic(s.activeBase + 1 + math.Log(odds))
		if se := math.Sqrt(want * (1 - want) / signed[i]); math.Abs(used[i]/signed[i]-want) > 4*se {
			t.Errorf("inclination %d: %.4f used, expected %.4f ± %.4f", i, used[i]/signed[i], want, se)
		}
	}
}

func TestChannelsReachTheirBands(t *testing.T) {
	all := Channels{Clinic: 1, Online: 10, Workplace: 100, Family: 10000}
	for _, c := range []struct {
		band cell.Band
		want float64
	}{{cell.Age0to6, 5001}, {cell.Age7to17, 5101}, {cell.Age18to44, 5111}, {cell.Age45to59, 5111}, {cell.Age60to64, 1}, {cell.Age80plus, 1}} {
		if got := all.at(c.band, 0.5); got != c.want {
			t.Errorf("%v: %g, expected %g", c.band, got, c.want)
		}
	}
}

// Guidance in hospitals reaches patients, each as far as they go there, whatever they are inclined to; and those who do not
// go are not reached.
func TestHospitalsGuideThoseWhoGoThere(t *testing.T) {
	s := begin(t, exampleConfig())
	listed := listedIn(1)[0]
	hazards := func(guidance float64) []float64 {
		s.cfg.Channels.Hospital = guidance
		list := make([]float64, len(candidates))
		for i, w := range s.wishes(0, &listed, 0) {
			list[i] = -math.Log(1 - w.chance)
		}
		return list
	}
	for _, there := range [][cell.Inclinations]float64{{0.6, 0.2}, {0, 0.5}} {
		listed.AtHospital = there
		before, after := hazards(0), hazards(0.1)
		perVisit := 0.0 // in one stratum
		for i, x := range candidates {
			added := after[i] - before[i]
			switch share := there[x.inclination]; {
			case x.ill == 0 || share == 0:
				if math.Abs(added) > 1e-12 {
					t.Errorf("%+v: guided in hospital by %g", x.group, added)
				}
			case x.stratum != Over65 || before[i] == 0:
			case perVisit == 0:
				perVisit = added / share
			case math.Abs(added/share-perVisit) > 1e-9:
				t.Errorf("%+v: %g for each visit there, expected %g", x.group, added/share, perVisit)
			}
		}
		if perVisit <= 0 {
			t.Error("nobody is guided")
		}
	}
}
