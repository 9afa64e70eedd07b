package referral

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// testConfig is a plausible district; the numbers are those of the tests, not of any place.
func testConfig() *Config {
	expert := ExpertConfig{Share: 0.3, BaseWait: 7, Patience: 14, Slots: 1}
	return &Config{
		UpPerContractedVisit: 0.012, UpFactor: 1, UncontractedRatio: 1.2, ChildRatio: 1.4, OlderRatio: 0.9, ChronicRatio: 0.8,
		CTRelief: 0.05, PaediatricsRelief: 0.2, SpecialtiesRelief: 0.1, Pull: 0.3, OrderedTests: 0.05, RemoteSuitable: 0.2,
		RemotePerCentre: 10, RemoteAvoids: 0.5, DistrictShare: 0.5, PriorityShare: 0.2, ReturnedUsed: 0.9,
		Expert: [Tiers]ExpertConfig{expert, expert},
		Discharge: DischargeConfig{Admissions: 84, OlderRatio: 4, Need: 0.15, DoctorWilling: 0.208, PatientWilling: 0.376,
			ToBed: [2]float64{0.25, 0.25}, ToHomeBed: 0.2, BedPriority: 0.3},
		Beds: [2]BedConfig{
			{PerResidents: 2, CentreGain: 0.3, BaseOccupancy: 0.7, Stay: Stay{30, 0.6}, Patience: 7, DeathShare: 0.02},
			{PerResidents: 3, CentreGain: 0.3, BaseOccupancy: 0.85, Stay: Stay{60, 0.8}, Patience: 14, DeathShare: 0.1},
		},
		HomeBed:         HomeBedConfig{Starts: 15.5, Stay: Stay{75, 0.7}, DeathShare: 0.1, Visits: 40, GiveUp: 0.3},
		Course:          CourseConfig{Stay: Stay{30, 0.5}, Visits: 60},
		Palliative:      PalliativeConfig{Need: 0.15, Ward: 0.4, PerResidents: 0.5, Stay: Stay{25, 0.8}, Patience: 5, Visits: 100},
		OtherHomeVisits: 60, FollowUp: 0.5,
	}
}

// testInputs is a month of a district of equal areas.
func testInputs(areas int) Inputs {
	in := Inputs{HospitalVisits: [Tiers]float64{float64(areas) * 30000, float64(areas) * 30000}}
	for range areas {
		in.Residents = append(in.Residents, [cell.Bands]int{4000, 6000, 38000, 16000, 6000, 11000, 4000})
		in.GPVisits = append(in.GPVisits, [2]int{5000, 8000})
		in.Mix = append(in.Mix, [2]cell.Mix{{{5, 1}, {40, 10}, {15, 29}}, {{3, 0}, {20, 12}, {20, 45}}})
		in.Capability = append(in.Capability, Capability{})
		in.Deaths = append(in.Deaths, 50)
		in.Capacity = append(in.Capacity, 1)
		in.HomeCareShare = append(in.HomeCareShare, 1)
	}
	return in
}

func newState(t testing.TB, cfg *Config, base Inputs, seed uint64) *State {
	s, err := New(cfg, Start{Base: base}, rng.NewKey(seed))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var first = month.Of(2021, 1)

// within fails when a mean of n independent numbers with standard deviation sd is more than four
// standard errors from what it should be.
func within(t *testing.T, what string, got, want, standardError float64) {
	t.Helper()
	if math.Abs(got-want) > 4*standardError {
		t.Errorf("%s = %.5g, want %.5g ± %.2g", what, got, want, 4*standardError)
	}
}

func TestConfigFieldsAreParameters(t *testing.T) {
	fields, err := param.Fields(testConfig())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fields {
		if v := *f.Number; v < f.Min || v > f.Max {
			t.Errorf("%s = %g is outside %g … %g", f.Path, v, f.Min, f.Max)
		}
	}
}

// Everyone who enters a pathway is treated, in care, waiting, left or died.
func TestNobodyIsLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cfg := testConfig()
		share := func(name string) float64 { return rapid.Float64Range(0, 1).Draw(rt, name) }
		cfg.PriorityShare, cfg.ReturnedUsed, cfg.DistrictShare = share("priority"), share("returned"), share("district")
		cfg.OrderedTests, cfg.Discharge.Need = 0.9*share("tests"), share("need")
		cfg.Beds[0].Patience, cfg.Palliative.Patience = 10*share("patience"), 10*share("patience")
		for k := range cfg.Expert {
			cfg.Expert[k].Reserved = share("reserved")
		}
		areas := rapid.IntRange(1, 3).Draw(rt, "areas")
		base := testInputs(areas)
		s := newState(t, cfg, base, rapid.Uint64().Draw(rt, "seed"))
		for m := range month.Month(rapid.IntRange(1, 8).Draw(rt, "months")) {
			in := testInputs(areas)
			for a := range areas {
				in.Capacity[a], in.HomeCareShare[a] = share("capacity"), share("home care")
				in.GPVisits[a][1] = rapid.IntRange(0, 20000).Draw(rt, "visits")
				in.Deaths[a] = rapid.IntRange(0, 200).Draw(rt, "deaths")
			}
			in.HospitalVisits[Municipal] *= 2 * share("hospital visits")
			r := s.Month(first+m, in)
			for p, book := range s.ledgers() {
				if book.missing() != 0 || min(book.Entered, book.Treated, book.Died, book.Left, book.Moved, book.InCare, book.Waiting) < 0 {
					rt.Fatalf("pathway %d in %s: %+v", p, first+m, book)
				}
			}
			checkPlaces(rt, s, &r)
		}
		checkRecords(rt, s)
	})
}

// checkRecords takes all ends of stays out, one for each patient in a bed, and then all free records: each record has
// one owner, and none is lost.
func checkRecords(rt *rapid.T, s *State) {
	held, highest := map[int]bool{}, -1
	hold := func(record int) {
		if held[record] {
			rt.Fatalf("record %d has two owners", record)
		}
		held[record], highest = true, max(highest, record)
	}
	for k := range s.care.wards {
		for a := range s.care.wards[k] {
			w := &s.care.wards[k][a]
			before := len(held)
			for _, i, ok := w.calendar.Next(); ok; _, i, ok = w.calendar.Next() {
				hold(int(i))
			}
			if ends := len(held) - before; ends != w.taken {
				rt.Fatalf("%d stays will end for %d patients", ends, w.taken)
			}
			for _, i := range slices.Concat(w.queue[0], w.queue[1]) {
				hold(int(i))
			}
		}
	}
	for taken := 0; len(held) <= highest; taken++ {
		if hold(s.care.patients.Take()); taken == 100_000 {
			rt.Fatalf("of %d records, some belong to nobody and are not free", highest)
		}
	}
}

// checkPlaces compares the books with where people are.
func checkPlaces(rt *rapid.T, s *State, r *Result) {
	books := s.ledgers()
	for k := range s.care.wards {
		in, waiting := 0, 0
		for a := range s.care.wards[k] {
			w := &s.care.wards[k][a]
			in += w.taken
			waiting += len(w.queue[0]) + len(w.queue[1])
		}
		if b := books[RehabilitationPath+Pathway(k)]; b.InCare != in || b.Waiting != waiting || r.Beds[k].Waiting != waiting {
			rt.Fatalf("beds of kind %d hold %d, %d wait; the books say %+v", k, in, waiting, b)
		}
	}
	for k := range s.care.homes {
		in := 0
		for a := range s.care.homes[k] {
			in += len(s.care.homes[k][a].inCare)
		}
		if b := books[homeKind(k).path()]; b.InCare != in {
			rt.Fatalf("%d people are in care at home, the books say %+v", in, b)
		}
	}
	waiting := 0
	for _, n := range s.care.homeWaiting {
		waiting += n
	}
	if b := books[HomeBedPath]; b.Waiting != waiting {
		rt.Fatalf("%d people wait for a home bed, the books say %+v", waiting, b)
	}
	for t := range r.Slots {
		if q := &r.Slots[t]; q.Seen[0]+q.Seen[1]+q.Seen[2]+q.Unused != q.Slots {
			rt.Fatalf("slots: %+v", *q)
		}
	}
}

// With the inputs of the base year, waits, rates, occupancies and home beds stay where they were.
func TestBaseYearIsStationary(t *testing.T) {
	cfg, base := testConfig(), testInputs(13)
	s := newState(t, cfg, base, 1)
	const months = 60
	var wait [Tiers]float64
	var up, visits, down, used, open, home, opened float64
	for m := range month.Month(months) {
		r := s.Month(first+m, base)
		for k := range wait {
			wait[k] += r.Slots[k].WaitDays[Public] / months
		}
		for a := range base.GPVisits {
			up += float64(r.UpReferrals[a])
			visits += float64(base.GPVisits[a][1]) + 1.2*float64(base.GPVisits[a][0])
			down += float64(r.DownReferrals[a])
			home += float64(r.HomeBeds[a]) / months
			opened += float64(r.HomeBedsOpened[a])
		}
		used += r.Beds[Nursing].UsedDays
		open += r.Beds[Nursing].BedDays
	}
	for k, w := range wait {
		if math.Abs(w-7) > 0.15 { // months differ in their number of weekends
			t.Errorf("mean public wait of tier %d is %.3f days, want 7", k, w)
		}
	}
	within(t, "up-referral rate", up/visits, 0.012, math.Sqrt(0.012/visits))
	// 13 areas × 85,000 × 84/1000/12 × 0.15 × 0.208 × 0.376 × 60 months = 5,444
	within(t, "down-referrals", down, 5444.4, math.Sqrt(5444.4))
	// 13 × 15,000 × 15.5/1000/12 a month; M/G/∞: that × 12/365.25 × 75 days = 620.6 in use, Poisson; the
	// mean over five years has about 5·365/(2·75·1.2) independent values.
	within(t, "home beds opened", opened, 13*15000*15.5/1000/12*months, math.Sqrt(13*15000*15.5/1000*5))
	within(t, "home beds in use", home, 13*15*15.5/365.25*75, math.Sqrt(620.6/10))
	within(t, "occupancy of nursing beds", used/open, 0.85, 0.008)
}

func TestWorkedNumbers(t *testing.T) {
	near := func(what string, got, want, tolerance float64) {
		t.Helper()
		if math.Abs(got-want) > tolerance {
			t.Errorf("%s = %v, want %v", what, got, want)
		}
	}
	cfg := testConfig()
	cfg.OlderRatio = 1
	mix := &cell.Mix{{5, 5}, {10, 10}, {5, 5}}
	near("weight", cfg.weight(mix, Capability{}), 1.1*0.9, 1e-12)
	// Paediatrics takes a fifth from the children: (0.75 + 0.25·1.4·0.8)·0.9; CT a twentieth from everybody.
	near("weight with CT and paediatrics", cfg.weight(mix, Capability{CT: 1, Paediatrics: 1}), 1.03*0.9*0.95, 1e-12)
	cfg.OrderedTests, cfg.RemoteSuitable, cfg.RemoteAvoids, cfg.RemotePerCentre = 0.2, 0.5, 0.4, 1000
	near("up-referrals meant", 80*cfg.grossOver(80), 125, 1e-9)
	cfg.RemotePerCentre = 10
	near("up-referrals meant, consultations scarce", 80*cfg.grossOver(80), 105, 1e-9)
	near("down-referrals", cfg.downReferrals(7700), 90.3, 0.05)
	near("given up, M/M/4+M", 1-carried(5, 4, 1, 2)/5, 0.259026, 1e-6)
	near("blocked, M/M/10/10", 1-carried(8, 10, 1, 0)/8, 0.121661, 1e-6)
	near("load for an occupancy", carried(offeredLoad(0.85, 20, 60, 14), 20, 60, 14)/20, 0.85, 1e-6)
	stream := rng.NewKey(5).Stream()
	sum := 0.0
	const n = 40000
	for range n {
		sum += Stay{60, 0.5}.residual(&stream)
	}
	within(t, "residual stay", sum/n, 37.5, 33/math.Sqrt(n))
}

// More capability means fewer up-referrals; more beds mean fewer turned away; a weak home-care team makes people wait.
func TestWhatInputsMove(t *testing.T) {
	run := func(change func(*Config, *Inputs)) (up, away, waiting, visits int) {
		cfg, base := testConfig(), testInputs(13)
		s := newState(t, cfg, base, 7)
		in := testInputs(13)
		change(cfg, &in)
		for m := range month.Month(24) {
			r := s.Month(first+m, in)
			up += r.UpByTier[0] + r.UpByTier[1]
			away += r.Beds[Nursing].TurnedAway
			for a := range in.Residents {
				waiting += r.HomeBedsWaiting[a]
				visits += r.HomeVisits[a]
			}
		}
		return
	}
	up, away, waiting, visits := run(func(*Config, *Inputs) {})
	less, _, _, _ := run(func(_ *Config, in *Inputs) {
		for a := range in.Capability {
			in.Capability[a] = Capability{CT: 1, Specialties: 1}
		}
	})
	if ratio := float64(less) / float64(up); math.Abs(ratio-0.95*0.9) > 0.03 {
		t.Errorf("CT and specialties leave %.3f of up-referrals, want 0.855", ratio)
	}
	_, fewer, _, _ := run(func(_ *Config, in *Inputs) {
		for a := range in.Capability {
			in.Capability[a] = Capability{NursingCentre: 1}
		}
	})
	if fewer >= away {
		t.Errorf("a nursing centre turns away %d, without it %d", fewer, away)
	}
	_, _, longer, lower := run(func(_ *Config, in *Inputs) {
		for a := range in.HomeCareShare {
			in.HomeCareShare[a] = 0.6
		}
	})
	if waiting != 0 || longer == 0 || lower >= visits {
		t.Errorf("waiting %d and %d, visits %d and %d", waiting, longer, visits, lower)
	}
}

func TestSameKeySameMonths(t *testing.T) {
	run := func(beds float64) (all []Result) {
		cfg, base := testConfig(), testInputs(3)
		s := newState(t, cfg, base, 8)
		cfg.Beds[0].PerResidents = beds
		for m := range month.Month(12) {
			r := s.Month(first+m, base)
			r.UpReferrals = append([]int(nil), r.UpReferrals...)
			r.HomeVisits = append([]int(nil), r.HomeVisits...)
			all = append(all, r)
		}
		return all
	}
	a, b, c := run(2), run(2), run(9)
	for m := range a {
		if !reflect.DeepEqual(a[m], b[m]) {
			t.Fatalf("month %d differs between equal runs", m)
		}
		// Common random numbers: more beds leave the expert clinics as they were, byte for byte.
		if a[m].Slots != c[m].Slots || !reflect.DeepEqual(a[m].UpReferrals, c[m].UpReferrals) || a[m].Beds[Nursing] != c[m].Beds[Nursing] {
			t.Fatalf("month %d: more rehabilitation beds changed other draws", m)
		}
	}
	if a[11].Beds[0] == c[11].Beds[0] {
		t.Error("more beds changed nothing")
	}
}

func TestWrongStartsAreRefused(t *testing.T) {
	for want, change := range map[string]func(*Config, *Inputs){
		"no area":              func(_ *Config, in *Inputs) { in.Residents = nil },
		"Deaths has 1 areas":   func(_ *Config, in *Inputs) { in.Deaths = in.Deaths[:1] },
		"Mix has 1 areas":      func(_ *Config, in *Inputs) { in.Mix = in.Mix[:1] },
		"positive number":      func(_ *Config, in *Inputs) { in.HospitalVisits[1] = 0 },
		"negative number":      func(_ *Config, in *Inputs) { in.GPVisits[0][1] = -1 },
		"sum to 1.2, above 1":  func(cfg *Config, _ *Inputs) { cfg.Discharge.ToHomeBed = 0.7 },
		"whole of up-referral": func(cfg *Config, _ *Inputs) { cfg.OrderedTests = 1 },
	} {
		cfg, base := testConfig(), testInputs(2)
		change(cfg, &base)
		if _, err := New(cfg, Start{Base: base}, rng.NewKey(1)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}

// BenchmarkFiveYears runs 60 months of 13 areas: it must stay below 10 ms.
func BenchmarkFiveYears(b *testing.B) {
	cfg, base := testConfig(), testInputs(13)
	b.ReportAllocs()
	for b.Loop() {
		s := newState(b, cfg, base, 1)
		for m := range month.Month(60) {
			s.Month(first+m, base)
		}
	}
}

// missing is the number of people that the ledger has lost; 0 when the books balance.
func (l Ledger) missing() int {
	return l.Entered - l.Treated - l.Died - l.Left - l.Moved - l.InCare - l.Waiting
}

// ledgers returns the books of all pathways.
func (s *State) ledgers() [Pathways]Ledger {
	books := s.care.books
	for t := range s.expert {
		books[t] = s.expert[t].book
		for _, n := range s.expert[t].waiting {
			books[t].Waiting += n
		}
	}
	return books
}
