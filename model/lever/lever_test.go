package lever_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
)

type clinicConfig struct {
	LogOdds float64            `param:"community_log_odds" unit:"log_odds" zh:"社区选择" en:"log-odds of community choice"`
	Share   float64            `param:"share" unit:"rate" zh:"比例" en:"a share"`
	Start   float64            `param:"share_at_start,initial" unit:"rate" zh:"起点" en:"share at the start"`
	Stay    param.Distribution `param:"stay" unit:"days" zh:"天数" en:"length of stay"`
}

type policyConfig struct {
	Total float64 `param:"total,initial" unit:"log_odds" zh:"合计" en:"total"`
}

type config struct {
	Clinic clinicConfig `param:"clinic"`
	Policy policyConfig `param:"policy"`
}

// A share of a total works by the total and the strength, for good or for harm; what is carried out only comes later.
func TestSharesOfATotal(t *testing.T) {
	ramp := func(l lever.Lever, of string) lever.Use {
		l.RampMonths, l.Effects[0].Of = 2, of
		return lever.Use{Lever: l, From: april}
	}
	uses := func() []lever.Use {
		return []lever.Use{
			ramp(simple("a", "clinic.community_log_odds", lever.Add, 0.25), "policy.total"),
			ramp(simple("b", "clinic.share", lever.Multiply, -2), "policy.total"),
			ramp(simple("c", "clinic.community_log_odds", lever.Add, 0.1), ""),
		}
	}
	for _, c := range []struct {
		total, strength, slip, odds, share float64 // two months from april on
	}{
		{0.2, 1, 1, 1 + 0.05 + 0.1, 0.4 * 0.6},
		{0.2, 0.5, 1, 1 + 0.025 + 0.1, 0.4 * 0.8},
		{0.2, 0, 2, 1 + 0.05, 0.4},              // nothing of the shares, and half of the rest by then
		{-0.2, 1, 1, 1 - 0.05 + 0.1, 0.4 * 1.4}, // harm
		{0.8, 1, 1, 1 + 0.2 + 0.1, 0},           // a factor below 0 is none
	} {
		live := &config{Clinic: clinicConfig{LogOdds: 1, Share: 0.4}, Policy: policyConfig{c.total}}
		fields := fieldsOf(t, live)
		s, err := lever.Compile(uses(), []float64{0.25, -2, 0.1}, fields, lever.Force{Strength: c.strength, Slip: c.slip}, april)
		if err != nil {
			t.Fatal(err)
		}
		s.Apply(april + 1)
		near(t, "log-odds", live.Clinic.LogOdds, c.odds)
		near(t, "share", live.Clinic.Share, c.share)
	}
}

func TestSharesAreFixed(t *testing.T) {
	l := simple("a", "clinic.share", lever.Add, 0.1)
	l.Effects[0].Of = "policy.nothing"
	if _, err := lever.Parameters([]lever.Use{{Lever: l, From: april}}, fieldsOf(t, &config{})); err == nil || !strings.Contains(err.Error(), "no total") {
		t.Errorf("a total that does not exist: %v", err)
	}
	l.Effects[0].Of, l.Effects[0].Size.Distribution = "policy.total", param.Distribution{Kind: "triangular", Args: []float64{0, 0.1, 0.2}}
	if err := l.Check(); err == nil || !strings.Contains(err.Error(), "only the total is") {
		t.Errorf("an uncertain share: %v", err)
	}
}

var asStated = lever.Force{Strength: 1, Slip: 1}

var april = month.Of(2023, 4)

func fieldsOf(t testing.TB, c *config) []param.Field {
	fields, err := param.Fields(c)
	if err != nil {
		t.Fatal(err)
	}
	return fields
}

func simple(name, path string, op lever.Operation, size float64) lever.Lever {
	return lever.Lever{Name: name, ZH: "甲", EN: name, Effects: []lever.Effect{{
		Parameter: path, Operation: op, Size: param.Value{Distribution: param.Constant(size)},
	}}}
}

func sizesOf(t testing.TB, uses []lever.Use, fields []param.Field) []float64 {
	parameters, err := lever.Parameters(uses, fields)
	if err != nil {
		t.Fatal(err)
	}
	sizes := make([]float64, len(parameters))
	for i, p := range parameters {
		sizes[i] = p.Distribution.Quantile(0.5)
	}
	return sizes
}

func compile(t testing.TB, uses []lever.Use, c *config) *lever.Schedule {
	fields := fieldsOf(t, c)
	s, err := lever.Compile(uses, sizesOf(t, uses, fields), fields, asStated, april-24)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// A ramp of six months from 2023-04 reaches 1/6, 2/6 … 6/6 in 2023-09.
func TestRampRisesInEqualSteps(t *testing.T) {
	l := simple("a", "clinic.community_log_odds", lever.Add, 0.6)
	l.RampMonths = 6
	u := lever.Use{Lever: l, From: april}
	for offset, want := range map[int]float64{-1: 0, 0: 1. / 6, 2: 0.5, 4: 5. / 6, 5: 1, 6: 1, 60: 1} {
		near(t, (april + month.Month(offset)).String(), u.Progress(april+month.Month(offset)), want)
	}
	for _, ramp := range []int{0, 1} { // both mean at once
		u.RampMonths = &ramp
		near(t, "progress in the first month", u.Progress(april), 1)
		near(t, "progress before it", u.Progress(april-1), 0)
	}
	last := april + 3
	u.Until = &last
	near(t, "progress in the last month", u.Progress(last), 1)
	near(t, "progress after the last month", u.Progress(last+1), 0)
}

// Base 0.40; one lever adds 0.10 and is half way (2 of 4 months), one multiplies by 1.2 and is complete:
// (0.40 + 0.05) × 1.2 = 0.54.
func TestAdditionsComeBeforeFactors(t *testing.T) {
	c := &config{Clinic: clinicConfig{Share: 0.40}}
	add := simple("z_adds", "clinic.share", lever.Add, 0.10)
	add.RampMonths = 4
	uses := []lever.Use{
		{Lever: simple("a_multiplies", "clinic.share", lever.Multiply, 1.2), From: april - 12},
		{Lever: add, From: april},
	}
	s := compile(t, uses, c)
	for offset, want := range map[int]float64{-13: 0.40, -12: 0.48, -1: 0.48, 0: 0.51, 1: 0.54, 3: 0.60, 30: 0.60} {
		s.Apply(april + month.Month(offset))
		near(t, (april + month.Month(offset)).String(), c.Clinic.Share, want)
	}
}

// A multiplying lever half way to 3 multiplies by 1 + ½·(3−1) = 2.
func TestFactorsRampFromOne(t *testing.T) {
	c := &config{Clinic: clinicConfig{LogOdds: 0.1}}
	l := simple("a", "clinic.community_log_odds", lever.Multiply, 3)
	l.RampMonths = 2
	s := compile(t, []lever.Use{{Lever: l, From: april}}, c)
	s.Apply(april)
	near(t, "half way", c.Clinic.LogOdds, 0.2)
	s.Apply(april + 1)
	near(t, "complete", c.Clinic.LogOdds, 0.3)
}

func TestValuesStayInRangeAndSaySo(t *testing.T) {
	c := &config{Clinic: clinicConfig{Share: 0.9}}
	l := simple("a", "clinic.share", lever.Add, 0.2)
	l.RampMonths = 2
	s := compile(t, []lever.Use{{Lever: l, From: april}}, c)
	s.Apply(april) // 0.9 + 0.1 = 1: at the limit, not beyond
	if len(s.Clamps()) != 0 {
		t.Errorf("a value at its limit counts as held: %v", s.Clamps())
	}
	s.Apply(april + 1)
	s.Apply(april + 2)
	near(t, "held share", c.Clinic.Share, 1)
	want := lever.Clamp{Parameter: "clinic.share", Limit: 1, Months: 2, First: april + 1}
	if got := s.Clamps(); len(got) != 1 || got[0] != want {
		t.Errorf("clamps %v, want %v", got, want)
	}
}

// What was in force in the base year is in the base values. A lever that adds 0.12 from 2022-10 on with a ramp of 6 months, seen
// from a horizon that begins in 2023-04: its progress is 1/6 … 6/6 in the last six months of the base year, 3.5/12 on the mean
// of the twelve, so 0.12·(1 − 3.5/12) = 0.085 is still to come. One that halves and is dropped after 2023-06 doubles then.
func TestWhatIsInForceDoesNotCountTwice(t *testing.T) {
	c := &config{Clinic: clinicConfig{Share: 0.40, LogOdds: 0.1}}
	ramped := simple("a", "clinic.share", lever.Add, 0.12)
	ramped.RampMonths = 6
	last := april + 2
	uses := []lever.Use{{Lever: ramped, From: april - 6}, {Lever: simple("b", "clinic.community_log_odds", lever.Multiply, 0.5), From: april - 40, Until: &last}}
	fields := fieldsOf(t, c)
	s, err := lever.Compile(uses, sizesOf(t, uses, fields), fields, asStated, april)
	if err != nil {
		t.Fatal(err)
	}
	s.Apply(april)
	near(t, "what the ramp still adds", c.Clinic.Share, 0.485)
	near(t, "what halved all the year", c.Clinic.LogOdds, 0.1)
	s.Apply(last + 1)
	near(t, "what is dropped", c.Clinic.LogOdds, 0.2)
}

// Whatever the order of use, every month's values have the same bits.
func TestOrderOfUseDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var uses []lever.Use
		for i := range rapid.IntRange(1, 8).Draw(rt, "levers") {
			op, size := lever.Add, rapid.Float64Range(-0.1, 0.1).Draw(rt, "amount")
			if rapid.Bool().Draw(rt, "multiplies") {
				op, size = lever.Multiply, 1+size
			}
			l := simple(string(rune('a'+i)), "clinic.share", op, size)
			l.RampMonths = rapid.IntRange(0, 9).Draw(rt, "ramp")
			uses = append(uses, lever.Use{Lever: l, From: april + month.Month(rapid.IntRange(-5, 5).Draw(rt, "from"))})
		}
		shuffled := append([]lever.Use(nil), uses...)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		a, b := &config{}, &config{}
		a.Clinic.Share, b.Clinic.Share = 0.4, 0.4
		first, second := compile(t, uses, a), compile(t, shuffled, b)
		for m := april - 8; m < april+20; m++ {
			first.Apply(m)
			second.Apply(m)
			if a.Clinic.Share != b.Clinic.Share {
				rt.Fatalf("%s: %v and %v", m, a.Clinic.Share, b.Clinic.Share)
			}
		}
	})
}

func TestSizesAreParameters(t *testing.T) {
	c := &config{}
	l := simple("a", "clinic.share", lever.Add, 0.1)
	l.Effects = append(l.Effects, lever.Effect{Parameter: "clinic.community_log_odds", Operation: lever.Multiply,
		Size: param.Value{Distribution: param.Distribution{Kind: "triangular", Args: []float64{1, 2, 3}}, Basis: param.Assumed}})
	list, err := lever.Parameters([]lever.Use{{Lever: l, From: april}}, fieldsOf(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Path != "levers.a.clinic.share" || list[1].Path != "levers.a.clinic.community_log_odds" {
		t.Fatalf("parameters %+v", list)
	}
	if list[0].Unit != "rate" || list[1].Unit != "factor" || list[1].Basis != param.Assumed {
		t.Errorf("units %s, %s, basis %s", list[0].Unit, list[1].Unit, list[1].Basis)
	}
}

func TestWrongLeversAreRefused(t *testing.T) {
	good := simple("good", "clinic.share", lever.Add, 0.1)
	both := good
	both.NoEffect = "none"
	named := good
	named.Name = "Good One"
	twice := good
	twice.Effects = append([]lever.Effect{}, good.Effects[0], good.Effects[0])
	early := april - 1
	for want, uses := range map[string][]lever.Use{
		"used twice":           {{Lever: good}, {Lever: good}},
		"says that it has no":  {{Lever: both}},
		"neither effects":      {{Lever: lever.Lever{Name: "a", ZH: "甲", EN: "a"}}},
		"lower case":           {{Lever: named}},
		"moves clinic.share t": {{Lever: twice}},
		"unknown operation":    {{Lever: simple("a", "clinic.share", "set", 1)}},
		"may be negative":      {{Lever: simple("a", "clinic.share", lever.Multiply, -1)}},
		"before it starts":     {{Lever: good, From: april, Until: &early}},
		"clinic.share_at_start is read only at the start": {{Lever: simple("a", "clinic.share_at_start", lever.Add, 1)}},
		"clinic.stay is a distribution":                   {{Lever: simple("a", "clinic.stay", lever.Add, 1)}},
		`there is no parameter "clinic.shares"`:           {{Lever: simple("a", "clinic.shares", lever.Add, 1)}},
	} {
		_, err := lever.Parameters(uses, fieldsOf(t, &config{}))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}

func TestCatalogue(t *testing.T) {
	a, b := simple("home_beds", "clinic.share", lever.Add, 0.1), simple("home_nursing", "clinic.share", lever.Add, 0.1)
	a.ID, b.ID = "Y058", "Y059"
	c := lever.Catalogue{a, b}
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	if l, ok := c.Find("home_nursing"); !ok || l.ID != "Y059" {
		t.Errorf("found %v, %v", l, ok)
	}
	if l, ok := c.Find("homebeds"); ok {
		t.Errorf("found %v", l)
	}
	b.ID = "Y058"
	if err := (lever.Catalogue{a, b}).Check(); err == nil || !strings.Contains(err.Error(), "Y058") {
		t.Errorf("two levers of one row: %v", err)
	}
}

func TestSizesMustFit(t *testing.T) {
	uses := []lever.Use{{Lever: simple("a", "clinic.share", lever.Multiply, 1), From: april}}
	fields := fieldsOf(t, &config{})
	for _, sizes := range [][]float64{nil, {1, 1}, {-1}, {math.NaN()}, {math.Inf(1)}} {
		if _, err := lever.Compile(uses, sizes, fields, asStated, april); err == nil {
			t.Errorf("sizes %v were accepted", sizes)
		}
	}
}

func BenchmarkApply(b *testing.B) {
	c := &config{}
	s := compile(b, []lever.Use{{Lever: simple("a", "clinic.share", lever.Add, 0.1), From: april}}, c)
	b.ReportAllocs()
	for b.Loop() {
		s.Apply(april)
	}
}
