package ask

import (
	"errors"
	"math"
	"strings"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

func TestRequire(t *testing.T) {
	due := month.Of(2025, 12)
	value := func(c indicator.Comparator, limit float64) indicator.Target {
		return indicator.Target{Comparator: c, Limit: limit}
	}
	for text, want := range map[string]Requirement{
		"p(community_share_district@2025-12 >= 40%) >= 0.8": {Indicator: "community_share_district", Area: "all", Month: due,
			Value: value(indicator.AtLeast, 0.4), Chance: 0.8},
		" p( contract_rate@2025-12/310104003>=0.45 )≥80% ": {Indicator: "contract_rate", Area: "310104003", Month: due,
			Value: value(indicator.AtLeast, 0.45), Chance: 0.8},
		"p(wait_mean@2025-12 >= 30) <= 0.1": {Indicator: "wait_mean", Area: "all", Month: due,
			Value: value(indicator.AtLeast, 30), Chance: 0.1, AtMost: true},
		"p(all_targets)>=0.5": {AllTargets: true, Area: "all", Chance: 0.5},
		// The median is at least 4.5 where at least half of the values are.
		"median(gp_per_10k@2025-12) >= 4.5": {Indicator: "gp_per_10k", Area: "all", Month: due,
			Value: value(indicator.AtLeast, 4.5), Chance: 0.5},
		// The 5% quantile is at least 4 where 95% of the values are; the 95% quantile is at most 20 where 95% are.
		"p05(gp_per_10k@2025-12) >= 4": {Indicator: "gp_per_10k", Area: "all", Month: due,
			Value: value(indicator.AtLeast, 4), Chance: 0.95},
		"p95(wait_mean@2025-12) <= 20": {Indicator: "wait_mean", Area: "all", Month: due,
			Value: value(indicator.AtMost, 20), Chance: 0.95},
		"delta(p(contract_rate@2025-12/a1 >= 45%)) >= -2%": {Indicator: "contract_rate", Area: "a1", Month: due,
			Value: value(indicator.AtLeast, 0.45), Delta: DeltaOfChance, Change: -0.02},
		"delta( p(all_targets) )>=0":            {AllTargets: true, Area: "all", Delta: DeltaOfChance},
		"delta(contract_rate@2025-12) >= -0.01": {Indicator: "contract_rate", Area: "all", Month: due, Delta: DeltaOfMean, Change: -0.01},
		"delta(wait_mean@2025-12) <= 1.5":       {Indicator: "wait_mean", Area: "all", Month: due, Delta: DeltaOfMean, Change: 1.5, AtMost: true},
	} {
		got, err := Require(text)
		want.Text = text
		if err != nil || math.Abs(got.Chance-want.Chance) > 1e-15 {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
		want.file, want.month, want.area = got.file, got.month, got.area
		if want.Chance = got.Chance; got != want {
			t.Errorf("%q is read as %+v, expected %+v", text, got, want)
		}
	}
}

func TestRequireSaysWhere(t *testing.T) {
	for text, want := range map[string]wrong{
		"":                                           {at: 0, what: "nothing that can be required"},
		"q(contract_rate@2025-12)":                   {at: 0, what: `"q" is nothing`},
		"p contract_rate":                            {at: 2, what: `"c" stands where "(" should be`},
		"p(contact_rate@2025-12":                     {at: 2, what: "there is no indicator", nearest: "contract_rate"},
		"p(contract_rate >= 40%)":                    {at: 16, what: `">" stands where "@" should be`},
		"p(contract_rate@2025-13":                    {at: 16, what: "a date is"},
		"p(annual_cost@2025-12/n1 >= 4) >= 0.8":      {at: 22, what: "annual_cost is known of the whole district only"},
		"p(contract_rate@2025-12 > 4":                {at: 24, what: "a comparison"},
		"p(contract_rate@2025-12 >= 40) >= 0.8":      {at: 27, what: "40 is no share", expected: "a share, such as 40% or 0.4"},
		"p(gp_per_10k@2025-12 >= 4%) >= 0.8":         {at: 24, what: "4% is a percentage", expected: "a number"},
		"p(contract_rate@2025-12 >= 40% >= 0.8":      {at: 31, what: `where ")" should be`},
		"p(contract_rate@2025-12 >= 40%)":            {at: 31, what: "the line ends where a comparison"},
		"p(contract_rate@2025-12 >= 40%) >= 80":      {at: 35, what: "80 is no share", expected: "a chance, such as 0.8 or 80%"},
		"p(contract_rate@2025-12 >= 40%) >= 0.8 now": {at: 39, what: `"now" follows`},
		"median(all_targets) >= 0.5":                 {at: 0, what: "all_targets has a chance"},
		"p00(gp_per_10k@2025-12) >= 4":               {at: 0, what: "nothing that can be required"},
		"delta p":                                    {at: 6, what: `where "(" should be`, expected: "delta(p(INDICATOR"},
		"delta(all_targets) >= 0":                    {at: 6, what: "no mean", expected: "delta(p(all_targets)) >= -2%"},
		"delta(p(contract_rate@2025-12)) >= 0":       {at: 29, what: "a comparison"},
		"delta(p(wait_mean@2025-12 <= 20) >= 0":      {at: 33, what: `where ")" should be`},
		"delta(contract_rate@2025-12) >= -2":         {at: 32, what: "-2 is no share", expected: "a change, such as -2% or -0.02"},
		"delta(wait_mean@2025-12) <= 2%":             {at: 28, what: "2% is a percentage", expected: "a number"},
		"delta(median(wait_mean@2025-12)) <= 2":      {at: 6, what: "there is no indicator"},
	} {
		_, err := Require(text)
		check(t, text, err, want)
	}
}

// wrong is what a mistake is expected to say, and at which character of the line, from 0.
type wrong struct {
	at                      int
	what, expected, nearest string
}

func check(t *testing.T, text string, err error, want wrong) {
	t.Helper()
	var list mistake.Errors
	if !errors.As(err, &list) {
		t.Errorf("%q was accepted", text)
		return
	}
	e := list[0]
	if at := caret(e); at != want.at || !strings.Contains(e.What.EN, want.what) || !strings.Contains(e.Expected.EN, want.expected) ||
		want.nearest != "" && e.Nearest != want.nearest || e.What.ZH == "" {
		t.Errorf("%q is answered at %d:\n%v", text, at, err)
	}
}

// caret is the character of a line that a mistake marks first, from 0; −1 where none is marked.
func caret(e *mistake.Error) int {
	for line := range strings.Lines(e.Error()) {
		if at := strings.Index(line, "^"); strings.HasPrefix(line, "       | ") && at >= 0 {
			return at - len("       | ")
		}
	}
	return -1
}

// Both sides of both edges, with 100 trials: 90 give [0.8256, 0.9448], 10 the mirror image.
func TestAgainst(t *testing.T) {
	least, most := Requirement{Chance: 0.82}, Requirement{Chance: 0.18, AtMost: true}
	for _, c := range []struct {
		r         Requirement
		successes int
		want      indicator.Verdict
	}{
		{least, 90, indicator.Passed}, {least, 89, indicator.Undecided}, {least, 75, indicator.Undecided}, {least, 74, indicator.Failed},
		{most, 10, indicator.Passed}, {most, 11, indicator.Undecided}, {most, 25, indicator.Undecided}, {most, 26, indicator.Failed},
	} {
		if got := c.r.Against(indicator.Wilson(c.successes, 100)); got != c.want {
			t.Errorf("%d of 100 against %+v is %v, expected %v", c.successes, c.r, got, c.want)
		}
	}
}

// Both sides of both edges of a change; without an interval nothing is decided.
func TestAgainstChange(t *testing.T) {
	least, most := Requirement{Change: -0.02}, Requirement{Change: 0.02, AtMost: true}
	under := math.Nextafter(-0.02, -1)
	for _, c := range []struct {
		low, high float64
		want      indicator.Verdict
	}{
		{-0.02, 0.1, indicator.Passed}, {under, 0.1, indicator.Undecided}, {-0.1, -0.02, indicator.Undecided}, {-0.1, under, indicator.Failed},
		{math.NaN(), math.NaN(), indicator.Undecided},
	} {
		if got := least.AgainstChange(c.low, c.high); got != c.want {
			t.Errorf("%v to %v against at least -0.02 is %v, expected %v", c.low, c.high, got, c.want)
		}
		if got := most.AgainstChange(-c.high, -c.low); got != c.want {
			t.Errorf("%v to %v against at most 0.02 is %v, expected %v", -c.high, -c.low, got, c.want)
		}
	}
}

func TestVary(t *testing.T) {
	for _, c := range []struct {
		text      string
		form      Form
		values    string
		low, high float64
	}{
		{"a.b=20:50:10", Stepped, "20 30 40 50", 0, 0},
		{"a.b=0:0.3:0.1", Stepped, "0 0.1 0.2 0.3", 0, 0}, // 0.1 + 0.2 is not 0.30000000000000004
		{"a.b=40%:50%:2.5%", Stepped, "40% 42.5% 45% 47.5% 50%", 0, 0},
		{"a.b=-1:1:0.75", Stepped, "-1 -0.25 0.5", 0, 0},
		{"a.b=40%:50%", Spread, "", 0.4, 0.5},
		{"a.b=20:50", Spread, "", 20, 50},
		{"a.b=40%:70.4%@900.5", Priced, "", 0.4, 0.704},
		{"a.b=0, 4,all", Stepped, "0 4 all", 0, 0},
		{"a.b=7", Stepped, "7", 0, 0},
		{"levers.x.from=2023-04,2024-04", Stepped, "2023-04 2024-04", 0, 0},
		{"a.b={pert: [1, 2, 3]},'x,y'", Stepped, "{pert: [1, 2, 3]} 'x,y'", 0, 0},
	} {
		axis, err := Vary("--vary", c.text, c.form)
		if err != nil || strings.Join(axis.Values, " ") != c.values || axis.Low != c.low || axis.High != c.high {
			t.Errorf("%s: %+v, %v", c.text, axis, err)
		}
	}
	for text, at := range map[string]int{
		"a.b": 3, "=1": 0, "a.b=": 4, "a.b=1:2": 4, "a.b=1:2:3:4": 4, "a.b=2:1:1": 4, "a.b=1:2:0": 4, "a.b=1:2:x": 4,
		"a.b=1,,2": 6, "a.b==1+1": 4, "a.b=2,@SUM(A1)": 6, "a.b=1%:2:1%": 4, "a.b=0:1:0.0000001": 4, "a.b=1\n2": 5,
	} {
		_, err := Vary("--vary", text, Stepped)
		check(t, text, err, wrong{at: at, expected: "path=lo:hi:step"})
	}
	for _, text := range []string{"a.b=1,2", "a.b=1:2:1", "a.b=1:2@-3", "a.b=1:2@x", "a.b=1:2@"} {
		_, err := Vary("--vary", text, Priced)
		check(t, text, err, wrong{at: 4, expected: "path=lo:hi, or lo:hi@cost"})
	}
}

func FuzzRequire(f *testing.F) {
	f.Add("p(community_share_district@2025-12 >= 40%) >= 0.8")
	f.Add("p95(wait_mean@2025-12/310104003) <= 20")
	f.Add("p(all_targets")
	f.Add("delta(p(contract_rate@2025-12 >= 45%)) >= -2%")
	f.Add("delta(wait_mean@2025-12) <= 1.5")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Require(text)
		told(t, text, err)
		if err == nil && !(r.Chance >= 0 && r.Chance <= 1 && r.Change-r.Change == 0) {
			t.Errorf("%q wants the chance %v, the change %v", text, r.Chance, r.Change)
		}
		if err == nil {
			_, err := r.In(Scope{Areas: []string{"a1"}, First: month.Of(2024, 12), Last: month.Of(2025, 12)})
			told(t, text, err)
		}
	})
}

// FuzzAbout reads a text as what a command is asked about and as what a sweep records.
func FuzzAbout(f *testing.F) {
	f.Add("contract_rate@2025-12")
	f.Add("p(contract_rate@2025-12/310104003 >= 45%)")
	f.Add("wait_mean@2025-12/all <= 20")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := About("--of", text)
		told(t, text, err)
		if err == nil && (q.AllTargets || q.Indicator == "" || q.Month == 0) {
			t.Errorf("%q asks about nothing: %+v", text, q)
		}
		r, err := Quantity(text)
		told(t, text, err)
		if again, wrong := Quantity(r.Name()); err == nil && (wrong != nil || again.Name() != r.Name()) {
			t.Errorf("%q is named %s, which is read as %s, %v", text, r.Name(), again.Name(), wrong)
		}
	})
}

// told fails when an error about a text says nothing of use, or what a terminal obeys.
func told(t *testing.T, text string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var list mistake.Errors
	if !errors.As(err, &list) || list[0].Expected.EN == "" && list[0].Hint.EN == "" {
		t.Fatalf("%q: %v", text, err)
	}
	for _, lang := range []string{"en", "zh"} {
		if c, hidden := mistake.Hidden(list.In(lang)); hidden {
			t.Fatalf("%q is answered with the character %U", text, c)
		}
	}
}

func FuzzVary(f *testing.F) {
	f.Add("a.b=20:50:5", uint8(Stepped))
	f.Add("a.b=20%:50%", uint8(Spread))
	f.Add("a.b={pert: [1, 2, 3]},4", uint8(Stepped))
	f.Add("a.b=1:2@3", uint8(Priced))
	f.Fuzz(func(t *testing.T, text string, form uint8) {
		v, err := Vary("--vary", text, Form(form%3))
		told(t, text, err)
		if err == nil && len(v.Values) == 0 && !(v.Low < v.High) {
			t.Errorf("%q varies nothing: %+v", text, v)
		}
		for _, value := range v.Values {
			if mistake.Formula(value) && !isNumber(value) {
				t.Errorf("%q holds the formula %s", text, value)
			}
		}
	})
}

func TestAbout(t *testing.T) {
	for _, c := range []struct {
		text            string
		limited, chance bool
	}{
		{"contract_rate@2025-12", false, false},
		{" contract_rate@2025-12/310104003 >= 45%", true, false},
		{"p(contract_rate@2025-12 >= 0.45)", true, true},
	} {
		q, err := About("--of", c.text)
		if err != nil || q.Limited != c.limited || q.Chance != c.chance {
			t.Errorf("%s: %+v, %v", c.text, q, err)
		}
		if target := q.Target(3); c.limited && (target.Limit != 0.45 || target.Area != 3) {
			t.Errorf("%s: target %+v", c.text, target)
		}
	}
	for _, bad := range []string{"", "contract_rate", "contract_rate@2025", "all_targets", "p(contract_rate@2025-12)", "contract_rate@2025-12 >= 45", "contract_rate@2025-12 >= 45% and more", "p contract_rate@2025-12"} {
		if _, err := About("--of", bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}
