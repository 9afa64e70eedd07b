package programme

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// With time for everything, what people accept is what is achieved.
func TestFullServiceReachesAcceptance(t *testing.T) {
	c := ordinary()
	c.CentreSpread = 0
	y := begin(t, c, []cell.Counts{residents(1)}, 1)
	var assessed, contacted, elders, contractedElders, examined Ratio
	var last Care
	for i := range 24 {
		last = y.month(first+month.Month(i), part(1))[0]
		if i < 12 {
			assessed.add(last.AnnualAssessmentRate)
			contacted.add(last.QuarterlyContactRate)
			elders.add(last.ElderlyManaged)
			contractedElders.add(last.ContractedElderlyManaged)
			examined.add(last.ElderlyExamined)
		}
	}
	// Of 2,000 contracted elders 320 are passive: 0.94 × (2000 − 0.4×320) = 1759.68; of 1,300 younger
	// ones 340: 0.75 × (1300 − 136) = 873. Of 3,300 in all 660 are passive: 0.8 × (3300 − 264) = 2428.8.
	for _, x := range []struct {
		what      string
		got, want float64
	}{
		{"contracted elderly managed", contractedElders.Rate(), 1759.68 / 2000},
		{"elderly managed", elders.Rate(), (1759.68 + 0.3*1000) / 3000},
		{"assessed", assessed.Rate(), (1759.68 + 873) / 3300},
		{"contacted", contacted.Rate(), 2428.8 / 3300},
		// 0.3 × (2000 − 128) + 0.1 × 1000 over 2,000 contracted elders.
		{"examined", examined.Rate(), (561.6 + 100) / 2000},
		{"records of contracted", last.ContractedRecordRate.Rate(), 1}, // everybody accepts one
		{"service rate", last.ServiceRate, 1},
		// Hypertension: 1,380 contracted, 220 passive: 0.96 × (1380 − 88) / 1380.
		{"hypertension managed", last.HypertensionManaged.Rate(), 0.96 * (1380 - 0.4*220) / 1380},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("%s: %.6f, expected %.6f", x.what, x.got, x.want)
		}
	}
}

// The base year has the stated units, whatever was done in it, and the next month counts in the same unit.
func TestUnitsAreCalibrated(t *testing.T) {
	y := begin(t, ordinary(), district(), 1)
	var year [][]Care
	for i := range 12 {
		year = append(year, append([]Care(nil), y.month(first+month.Month(i-12), part(0.8))...))
	}
	y.state.Settled(year)
	var units, next Ratio
	for i := range year {
		for _, care := range year[i] {
			units.add(care.WorkloadUnits)
		}
	}
	if math.Abs(units.Rate()-8.85) > 1e-9 {
		t.Errorf("the base year has %v units per resident", units.Rate())
	}
	for _, care := range y.month(first, part(0.8)) {
		next.add(care.WorkloadUnits)
	}
	if math.Abs(next.Rate()-8.85) > 0.5 {
		t.Errorf("the next month has %v units per resident", next.Rate())
	}
}

// The standard asks for follow-up in each of four quarters: one quarter without time shows for a year.
func TestManagedIsTheWeakestQuarter(t *testing.T) {
	c := ordinary()
	c.CentreSpread, c.Acceptance.FollowUp.Other = 0, 0 // else contracted patients are followed up first
	y := begin(t, c, []cell.Counts{residents(1)}, 1)
	full := 0.96 * (1380 - 0.4*220) / 1380
	for i := range 36 {
		share := 1.0
		if i >= 15 && i < 18 { // April to June 2022
			share = 0.5
		}
		got := y.month(first+month.Month(i), part(share))[0].HypertensionManaged.Rate()
		want := full
		switch {
		case i < 11: // nobody was followed up in the year before
			want = 0
		case i >= 17 && i < 29:
			// Half of what is due each month, what was missed added to the next: of three thirds
			// 1/2, then 1/2 of 3/2, then 1/2 of 7/4 are done: (0.5+0.75+0.875)/3 = 0.7083 of the quarter.
			want = full * (0.5 + 0.75 + 0.875) / 3
		}
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("month %d: %.4f managed, expected %.4f", i, got, want)
		}
	}
}

func TestRecordsFollowPersons(t *testing.T) {
	r := records{300, 600}
	before := people{contracted: group{all: 400}, other: group{all: 1000}}
	after := people{contracted: group{all: 500}, other: group{all: 900}}
	r.sign(&before, 100, 0, &after)
	// 100 of 1,000 others sign, 60 of them with a record.
	if math.Abs(r.contracted-360) > 1e-9 || math.Abs(r.other-540) > 1e-9 {
		t.Errorf("%+v, expected 360 and 540", r)
	}
	now := people{contracted: group{all: 450}, other: group{all: 910}}
	r.follow(&after, movement{50, 90, 100}, 0.5, &now)
	// A tenth of each group leaves: 324 and 486 stay, and 50 of 100 arrive with a record.
	if math.Abs(r.contracted-324) > 1e-9 || math.Abs(r.other-536) > 1e-9 {
		t.Errorf("%+v, expected 324 and 536", r)
	}
}

func TestWorkedNumbers(t *testing.T) {
	c := ordinary()
	c.PassiveFactor = 0.5
	for _, x := range []struct {
		what      string
		got, want float64
	}{
		{"willing", c.willing(1000, 200, 0.9), 810},
		{"shift", shift(0.8, -0.5), 0.7081},
		{"shift of all", shift(1, -0.5), 1},
		{"visited", c.visited(0.5).Contracted, 0.3675},
		{"registered", c.registered(0.1).hypertension.Contracted, 0.73},
		{"two a quarter", once(8, quarters), 0.5},
		{"three a year", once(3, quarters), 1},
	} {
		if math.Abs(x.got-x.want) > 5e-5 {
			t.Errorf("%s: %v, expected %v", x.what, x.got, x.want)
		}
	}
	a := area{people: people{contracted: group{all: 1200}}, records: records{contracted: 1200}, visited: Standing{0.6, 0}}
	a.done[updateContracted] = 10
	if got := a.updated(50); math.Abs(got-90) > 1e-9 {
		t.Errorf("%v records updated, expected 100 × (0.5 + 0.5×0.6) + 10 = 90", got)
	}
}

// An activity goes as far as its scarcest pool.
func TestTeamNeedsEverybody(t *testing.T) {
	y := begin(t, ordinary(), []cell.Counts{residents(1)}, 1)
	care := y.month(first, func(needs []task.Minutes) []task.Minutes {
		given := part(1)(needs)
		given[0][task.ElderlyExam][task.Nurse] *= 0.25
		return given
	})[0]
	full := begin(t, ordinary(), []cell.Counts{residents(1)}, 1).month(first, part(1))[0]
	if got, want := care.ElderlyExamined.Numerator, full.ElderlyExamined.Numerator/4; math.Abs(got-want) > 1e-9 {
		t.Errorf("%v examined with a quarter of the nurses, expected %v", got, want)
	}
	if care.ServiceRate >= 1 || care.AnnualAssessmentRate != full.AnnualAssessmentRate {
		t.Errorf("service rate %v", care.ServiceRate)
	}
}

func TestSameSeedSameCare(t *testing.T) {
	run := func(seed uint64) []Care {
		y, list := begin(t, ordinary(), district(), seed), []Care(nil)
		for i := range 24 {
			list = append(list, y.month(first+month.Month(i), part(0.8))...)
		}
		return list
	}
	if !reflect.DeepEqual(run(1), run(1)) {
		t.Error("two runs of one seed differ")
	}
	if reflect.DeepEqual(run(1), run(2)) {
		t.Error("centres are alike under two seeds")
	}
}

func TestNewRefuses(t *testing.T) {
	good := Start{Counts: district(), VisitsPerResident: 2.8}
	for want, change := range map[string]func(*Config, *Start){
		"acceptance.contact":       func(c *Config, _ *Start) { c.Acceptance.Contact = 40 },
		"GPs and nurses spend 1.4": func(c *Config, _ *Start) { c.Team.Contact = Mix{0.7, 0.7} },
		"expected above 0":         func(_ *Config, s *Start) { s.VisitsPerResident = 0 },
		"no residents":             func(_ *Config, s *Start) { s.Counts = make([]cell.Counts, 2) },
		"residents in group":       func(_ *Config, s *Start) { s.Counts = make([]cell.Counts, 1); s.Counts[0][3] = -1 },
	} {
		c, s := ordinary(), good
		change(c, &s)
		if _, err := New(c, s, rng.NewKey(1)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error about %q, got %v", want, err)
		}
	}
}

func BenchmarkSixtyMonths(b *testing.B) {
	c, counts := ordinary(), district()
	for b.Loop() {
		y := begin(b, c, counts, 1)
		for i := range 60 {
			y.month(first+month.Month(i), func(n []task.Minutes) []task.Minutes { return n })
		}
	}
}

// Rate is the value of the ratio; 0 where nobody is concerned.
func (r Ratio) Rate() float64 {
	if r.Denominator == 0 {
		return 0
	}
	return r.Numerator / r.Denominator
}

// Records of which half of what is missing is made each year come to all: 300, 350, 375 lead to 400. Those that run away are followed
// for twenty years at most, and those that stand still stay.
func TestWhereRecordsLead(t *testing.T) {
	for _, c := range [][4]float64{{300, 350, 375, 400}, {300, 310, 320, 510}, {300, 310, 305, 305}, {300, 300, 300, 300}} {
		if got := limitOf(c[0], c[1], c[2]); math.Abs(got-c[3]) > 1e-9 {
			t.Errorf("%v lead to %v, expected %v", c[:3], got, c[3])
		}
	}
}
