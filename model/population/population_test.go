package population

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

// TestPersonsAreConserved: in every area residents change by births − deaths + in − out, band by band once
// ageing is counted, and no count is negative.
func TestPersonsAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := Start{Month: month.Of(2020, rapid.IntRange(1, 12).Draw(t, "start"))}
		for range rapid.IntRange(1, 3).Draw(t, "areas") {
			var counts [Sexes][Ages]int
			for sex := range counts {
				for age := range counts[sex] {
					counts[sex][age] = rapid.IntRange(0, 30).Draw(t, "n")
				}
			}
			counts[Male][30]++
			start.Counts = append(start.Counts, counts)
		}
		cfg := exampleConfig()
		cfg.OutMigration = rapid.Float64Range(0, 0.5).Draw(t, "out")
		cfg.Growth = rapid.Float64Range(-0.1, 0.1).Draw(t, "growth")
		s, err := New(cfg, start, rng.NewKey(rapid.Uint64().Draw(t, "seed")))
		if err != nil {
			t.Fatal(err)
		}
		for m := start.Month + 1; m <= start.Month+26; m++ {
			before := append([][cell.Bands]int(nil), s.Residents()...)
			checkFlows(t, before, s.Month(m), s, m)
		}
	})
}

func checkFlows(t *rapid.T, before [][cell.Bands]int, f Flows, s *State, m month.Month) {
	for area := range before {
		for b := range cell.Bands {
			want := before[area][b] - f.Aged[area][b] - f.Deaths[area][b] - f.Out[area][b] + f.In[area][b]
			if b > 0 {
				want += f.Aged[area][b-1]
			} else {
				want += f.Births[area]
			}
			if f.Residents[area][b] != want || want < 0 {
				t.Fatalf("%v area %d band %d: %d residents, expected %d", m, area, b, f.Residents[area][b], want)
			}
		}
		for sex := range Sexes {
			for age, n := range s.counts[area][sex] {
				if n < 0 {
					t.Fatalf("%d persons of age %d", n, age)
				}
			}
		}
	}
}

// TestTotalsAreFollowed: the total at an observed month is that month's arrivals away from the
// observation, a Poisson number with a mean of some 4,000: within 4·√4000 = 253 persons.
func TestTotalsAreFollowed(t *testing.T) {
	s, err := New(exampleConfig(), exampleStart(t, 13), rng.NewKey(3))
	if err != nil {
		t.Fatal(err)
	}
	want := map[month.Month]float64{month.Of(2021, 12): 1115000, month.Of(2022, 12): 1098500, month.Of(2025, 12): 1098500 * math.Pow(0.998, 3)}
	for m := month.Of(2021, 1); m <= month.Of(2025, 12); m++ {
		f := s.Month(m)
		if expected, ok := want[m]; ok {
			if got := total(f.Residents); math.Abs(float64(got)-expected) > 253 {
				t.Errorf("%v: %d residents, expected %.0f", m, got, expected)
			}
		}
	}
}

func TestExpectedTotalBetweenObservations(t *testing.T) {
	totals := []Total{{month.Of(2020, 12), 1113078}, {month.Of(2021, 12), 1115000}, {month.Of(2022, 12), 1098500}}
	if got := expectedTotal(totals, month.Of(2022, 6), 0); math.Abs(got-1106719) > 1 {
		t.Errorf("2022-06: %.0f, expected √(1115000·1098500) = 1106719", got)
	}
	if got := expectedTotal(totals, month.Of(2024, 12), -0.01); math.Abs(got-1098500*0.99*0.99) > 1e-6 {
		t.Errorf("two years after the last: %g", got)
	}
}

// TestLeavingHasItsDistribution: 4,000 draws of leave on the same residents. Deaths and departures of each
// band must have the mean and variance of sums of independent binomials (4.5 standard errors).
func TestLeavingHasItsDistribution(t *testing.T) {
	cfg, start := exampleConfig(), exampleStart(t, 13)
	s, err := New(cfg, start, rng.NewKey(5))
	if err != nil {
		t.Fatal(err)
	}
	const draws = 4000
	s.setExits(month.Of(2021, 3))
	var deaths, out moments
	people := s.counts[0]
	for i := range draws {
		s.counts[0] = people
		s.clear()
		s.leave(0, rng.NewKey(uint64(i)))
		deaths.add(s.flows.Deaths[0])
		out.add(s.flows.Out[0])
	}
	var wantDeaths, wantOut, varDeaths, varOut [cell.Bands]float64
	for sex := range Sexes {
		for age, n := range people[sex] {
			hazard, death := s.exits.either[sex*Ages+age], s.exits.death[sex*Ages+age]
			p, q := (1-math.Exp(-hazard))*death, (1-math.Exp(-hazard))*(1-death)
			b := bandOf[age]
			wantDeaths[b] += float64(n) * p
			varDeaths[b] += float64(n) * p * (1 - p)
			wantOut[b] += float64(n) * q
			varOut[b] += float64(n) * q * (1 - q)
		}
	}
	deaths.check(t, "deaths", draws, wantDeaths, varDeaths)
	out.check(t, "departures", draws, wantOut, varOut)
}

type moments struct{ sum, squares [cell.Bands]float64 }

func (m *moments) add(x [cell.Bands]int) {
	for b, n := range x {
		m.sum[b] += float64(n)
		m.squares[b] += float64(n * n)
	}
}

func (m *moments) check(t *testing.T, what string, draws float64, mean, variance [cell.Bands]float64) {
	t.Helper()
	for b := range mean {
		got := m.sum[b] / draws
		if se := math.Sqrt(variance[b] / draws); math.Abs(got-mean[b]) > 4.5*se {
			t.Errorf("%s of %v: mean %.4f, expected %.4f ± %.4f", what, cell.Band(b), got, mean[b], se)
		}
		spread := m.squares[b]/draws - got*got
		// The variance of a sample variance of nearly Poisson counts is (2v² + v)/n.
		if se := math.Sqrt((2*variance[b]*variance[b] + variance[b]) / draws); math.Abs(spread-variance[b]) > 4.5*se {
			t.Errorf("%s of %v: variance %.4f, expected %.4f ± %.4f", what, cell.Band(b), spread, variance[b], se)
		}
	}
}

// TestFirstYearHasItsRates: 4.67 births per 1,000 of 1,113,078 are 5,198, and 4.5% leaving are 50,089. Both may
// change by up to 4% as the ages shift within the year; chance adds four standard errors (288 and 890).
func TestFirstYearHasItsRates(t *testing.T) {
	cfg := exampleConfig()
	cfg.BirthTrend = 0
	births, out := yearOf(t, cfg, 1)
	if math.Abs(births-5198) > 5198*0.04+288 {
		t.Errorf("%g births in the first year, expected about 5198", births)
	}
	if math.Abs(out-50089) > 50089*0.04+890 {
		t.Errorf("%g departures in the first year, expected about 50089", out)
	}
	// The trend counts from the middle of the first twelve months: with −30% the second has at most 0.7 of the births.
	cfg.BirthTrend = -0.3
	first, _ := yearOf(t, cfg, 1)
	second, _ := yearOf(t, cfg, 2)
	if ratio := (second - first) / first; math.Abs(ratio-0.7) > 0.06 {
		t.Errorf("births of the second year are %.3f of the first, expected about 0.7 less the change of the women", ratio)
	}
}

// yearOf counts births and departures of the first years.
func yearOf(t *testing.T, cfg *Config, years int) (births, out float64) {
	t.Helper()
	s, err := New(cfg, exampleStart(t, 13), rng.NewKey(8))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 12 * years {
		f := s.Month(month.Of(2021, 1) + month.Month(i))
		births += float64(f.TotalBirths)
		out += float64(f.TotalOut)
	}
	return births, out
}

func TestSameKeySameResidents(t *testing.T) {
	run := func(change func(*Config)) (first, last []int) {
		cfg := exampleConfig()
		change(cfg)
		s, err := New(cfg, exampleStart(t, 3), rng.NewKey(9))
		if err != nil {
			t.Fatal(err)
		}
		f := s.Month(month.Of(2021, 1))
		first = []int{f.TotalDeaths, f.TotalOut, f.TotalIn, f.TotalBirths}
		for m := month.Of(2021, 2); m <= month.Of(2022, 6); m++ {
			f = s.Month(m)
			last = append(last, f.TotalDeaths, f.TotalOut, f.TotalIn, f.TotalBirths, f.Residents[2][4])
		}
		return first, last
	}
	first, last := run(func(*Config) {})
	again, same := run(func(*Config) {})
	if !reflect.DeepEqual(last, same) || !reflect.DeepEqual(first, again) {
		t.Error("the same key gave other residents")
	}
	if changed, _ := run(func(c *Config) { c.MaleBirthShare = 0.55 }); !reflect.DeepEqual(first, changed) {
		t.Errorf("the share of boys moved the flows of the first month: %v, %v", first, changed)
	}
}

func TestBadStartsAreRefused(t *testing.T) {
	good := exampleStart(t, 2)
	for name, spoil := range map[string]func(*Start){
		"no areas":       func(s *Start) { s.Counts = nil },
		"negative":       func(s *Start) { s.Counts[1][0][50] = -1 },
		"empty area":     func(s *Start) { s.Counts[0] = [Sexes][Ages]int{} },
		"early total":    func(s *Start) { s.Totals[0].Month = s.Month },
		"unsorted total": func(s *Start) { s.Totals[1].Month = s.Totals[0].Month },
		"no persons":     func(s *Start) { s.Totals[0].Persons = 0 },
	} {
		start := Start{Month: good.Month, Counts: append([][Sexes][Ages]int(nil), good.Counts...), Totals: append([]Total(nil), good.Totals...)}
		spoil(&start)
		if _, err := New(exampleConfig(), start, rng.NewKey(1)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestMonthDoesNotAllocate(t *testing.T) {
	s, err := New(exampleConfig(), exampleStart(t, 13), rng.NewKey(1))
	if err != nil {
		t.Fatal(err)
	}
	m := month.Of(2020, 12)
	if n := testing.AllocsPerRun(20, func() { m++; s.Month(m) }); n > 0 {
		t.Errorf("%g allocations a month", n)
	}
}

func total(residents [][cell.Bands]int) int {
	sum := 0
	for _, bands := range residents {
		for _, n := range bands {
			sum += n
		}
	}
	return sum
}

// BenchmarkPlan is one replication of Xuhui over the five years of the plan.
func BenchmarkPlan(b *testing.B) {
	start := exampleStart(b, 13)
	for b.Loop() {
		s, err := New(exampleConfig(), start, rng.NewKey(1))
		if err != nil {
			b.Fatal(err)
		}
		for m := month.Of(2021, 1); m <= month.Of(2025, 12); m++ {
			s.Month(m)
		}
	}
}
