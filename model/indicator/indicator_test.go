package indicator

import (
	"math"
	"testing"

	"chcsim/model/month"
)

// Wilson (1927), as published with the method: 8/10, 0/1000 and 90/100.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		successes, trials int
		low, high         float64
	}{{8, 10, .4902, .9433}, {0, 1000, 0, .003827}, {90, 100, .8256, .9448}} {
		got := Wilson(c.successes, c.trials)
		if math.Abs(got.Low-c.low) > 5e-5 || math.Abs(got.High-c.high) > 5e-5 {
			t.Errorf("%d of %d: [%.4f, %.4f], expected [%.4f, %.4f]", c.successes, c.trials, got.Low, got.High, c.low, c.high)
		}
	}
	if c := Wilson(0, 0); c.Low != 0 || c.High != 1 || !math.IsNaN(c.Estimate()) {
		t.Errorf("no trials give %+v", c)
	}
	if c := Wilson(10, 10); c.High != 1 {
		t.Errorf("10 of 10 has the upper limit %v", c.High)
	}
}

func TestGate(t *testing.T) {
	c := Wilson(8, 10) // [0.4902, 0.9433]
	for _, w := range []struct {
		wanted  float64
		verdict Verdict
	}{{.4901, Passed}, {.4903, Undecided}, {.9432, Undecided}, {.9434, Failed}} {
		if got := c.Against(w.wanted); got != w.verdict {
			t.Errorf("against %.4f: %v, expected %v", w.wanted, got, w.verdict)
		}
	}
	// 60 of 100 against 0.5: p ≈ 0.596, 3.8415·0.596·0.404/0.01 = 92.5.
	if n := Wilson(60, 100).TrialsToDecide(.5); n < 90 || n > 95 {
		t.Errorf("%d trials to decide", n)
	}
	if n := Wilson(50, 100).TrialsToDecide(.5); n != 0 {
		t.Errorf("equal chances are decided by %d trials", n)
	}
}

func TestStandardizedCentres(t *testing.T) {
	target := Target{Indicator: "centre_standard_rate", Comparator: AtLeast, Limit: .75}
	if target.Met(9./13) || !target.Met(10./13) {
		t.Error("75% of 13 centres needs 10")
	}
	if target.Met(math.NaN()) {
		t.Error("an undefined value meets a target")
	}
	if m := (Target{Comparator: AtMost, Limit: 20}).Margin(15); m != 5 {
		t.Errorf("15 is %v below 20", m)
	}
}

func TestTrailingTwelveMonths(t *testing.T) {
	first := month.Of(2021, 1)
	s := NewSeries([]Definition{{ID: "contract_rate", Kind: Stock}, {ID: "community_share_district", Kind: Flow}, {ID: "wait_mean", Kind: Level}}, first, 24, 2)
	for m := first - 12; m < first+24; m++ {
		share := 0.2 // the base year: 2 of 10 in each area
		if m >= first {
			share = 0.5
		}
		for area := range 2 {
			s.Row("community_share_district").Set(area, m, Ratio{10 * share, 10})
			s.Row("contract_rate").Set(area, m, Ratio{share, 1})
		}
	}
	near := func(name string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-12 {
			t.Errorf("%s = %v, expected %v", name, got, want)
		}
	}
	near("base year", s.Value("community_share_district", s.Whole(), first-1), .2)
	// Month 3 of the horizon: three months of 0.5 and nine of 0.2.
	near("month 3", s.Value("community_share_district", 0, first+2), (3*.5+9*.2)/12)
	near("month 11", s.Value("community_share_district", 0, first+10), (11*.5+1*.2)/12)
	near("month 12", s.Value("community_share_district", s.Whole(), first+11), .5)
	near("stock", s.Value("contract_rate", s.Whole(), first), .5)
	if !math.IsNaN(s.Value("contract_rate", 0, first+24)) || !math.IsNaN(s.Value("wait_mean", 0, first)) {
		t.Error("a date outside the series or 0/0 has a value")
	}
	s.Row("contract_rat").Set(0, first, Ratio{1, 1})
	if !math.IsNaN(s.Value("contract_rat", 0, first)) || !math.IsNaN(s.Monthly("contract_rat", 0, first).Numerator) {
		t.Error("an unknown indicator has a value")
	}
}

// Of 13 centres 8 are 61.538…%: they reach 61.5% and miss 61.54%. 88 of 125 stations are 70.4%.
func TestNeeded(t *testing.T) {
	for _, c := range []struct {
		comparator Comparator
		limit      float64
		of, want   int
	}{
		{AtLeast, 0.615, 13, 8}, {AtLeast, 0.6154, 13, 9}, {AtLeast, 0.75, 13, 10}, {AtLeast, 1, 13, 13}, {AtLeast, 0, 13, 0},
		{AtLeast, 0.704, 125, 88}, {AtLeast, 0.7041, 125, 89}, {AtLeast, 0.8, 125, 100}, {AtLeast, 1.1, 13, 14},
		{AtMost, 0.25, 13, 3}, {AtMost, 0.704, 125, 88}, {AtMost, 0.7039, 125, 87}, {AtMost, 1, 13, 13}, {AtMost, 0, 13, 0},
	} {
		if got := (Target{Comparator: c.comparator, Limit: c.limit}).Needed(c.of); got != c.want {
			t.Errorf("%s %v of %d needs %d, expected %d", c.comparator, c.limit, c.of, got, c.want)
		}
	}
}

// 200 trials of 30 pasts, about: the interval is that of 30 independent ones, and of as many pasts as trials Wilson's own. Trials beyond
// the draws tell nothing more.
func TestSharing(t *testing.T) {
	pasts := Pasts{200, 17.0 / 3 / 199} // 200/(1 + 199ρ) = 30
	for _, c := range []struct {
		pasts Pasts
		n     int
		want  float64
	}{{pasts, 200, 30}, {pasts, 1, 1}, {pasts, 800, 30}, {Pasts{}, 800, 800}, {Pasts{Draws: 1}, 40, 1}, {Pasts{Draws: 200}, 150, 150}} {
		if n := c.pasts.Independent(c.n); math.Abs(n-c.want) > 1e-9 {
			t.Errorf("%d of %+v are worth %v, expected %v", c.n, c.pasts, n, c.want)
		}
	}
	got, want := Wilson(160, 200).Sharing(pasts), Wilson(24, 30)
	if math.Abs(got.Low-want.Low) > 1e-12 || math.Abs(got.High-want.High) > 1e-12 || got.Trials != 200 || got.Successes != 160 {
		t.Errorf("%+v, of 30: %+v", got, want)
	}
	if all := Wilson(200, 200).Sharing(pasts); all.High != 1 || math.Abs(all.Low-Wilson(30, 30).Low) > 1e-12 {
		t.Errorf("all met: %+v", all)
	}
	if alone := Wilson(160, 200).Sharing(Pasts{}); alone != Wilson(160, 200) {
		t.Errorf("nothing is shared: %+v", alone)
	}
	if n, each := got.TrialsToDecide(.7), want.TrialsToDecide(.7); math.Abs(float64(n)/float64(each)-200.0/30) > 0.1 {
		t.Errorf("%d trials decide, %d independent ones", n, each)
	}
}
