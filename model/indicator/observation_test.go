package indicator

import (
	"math"
	"testing"

	"chcsim/model/month"
)

func TestObserved(t *testing.T) {
	first := month.Of(2021, 1)
	s := NewSeries([]Definition{{ID: "contract_rate", Kind: Stock}, {ID: "community_share_district", Kind: Flow}, {ID: "visits", Kind: Flow}}, first, 6, 2)
	for m := first - 12; m < first+6; m++ {
		for area := range 2 {
			n := float64(m - first + 13) // 1 in the first month of the base year, 12 in its last, 13 in the first month of the horizon
			s.Row("contract_rate").Set(area, m, Ratio{n, 100})
			s.Row("community_share_district").Set(area, m, Ratio{n, 100})
			s.Row("visits").Set(area, m, Ratio{n, 1. / 12})
		}
	}
	for _, c := range []struct {
		of     ID
		part   Part
		area   int
		month  month.Month
		period Period
		want   float64
	}{
		{"contract_rate", Quotient, 0, first - 1, OfMonth, .12},
		{"contract_rate", Quotient, 0, first, OfYear, .13},             // a stock is what stands, whatever the period
		{"contract_rate", Numerator, 2, first, OfMonth, 26},            // of both areas
		{"contract_rate", Quotient, 0, first - 2, OfMonth, math.NaN()}, // before the last month of the base year stocks are not kept
		{"community_share_district", Remainder, 0, first, OfMonth, 87}, // 100 − 13
		{"community_share_district", Quotient, 0, first, OfMonth, .13}, // the month's own
		{"community_share_district", Quotient, 0, first, OfYear, .075}, // (2 + 3 + … + 13)/12 % = 90/12 %
		{"community_share_district", Denominator, 2, first, OfYear, 2400},
		{"community_share_district", Quotient, 0, first - 12, OfMonth, .01},
		{"community_share_district", Quotient, 0, first - 13, OfMonth, math.NaN()},
		{"community_share_district", Quotient, 0, first - 2, OfYear, math.NaN()}, // no whole year behind it
		{"visits", Numerator, 0, first, OfMonth, 13},
		{"visits", Numerator, 0, first, OfYear, 90},
		{"visits", Quotient, 0, first, OfYear, 90}, // 90 ÷ (12 · 1/12)
		{"visits", Numerator, 0, first + 6, OfMonth, math.NaN()},
		{"unknown", Quotient, 0, first, OfMonth, math.NaN()},
	} {
		got := s.Observed(&Observation{Indicator: c.of, Part: c.part, Area: c.area, Month: c.month, Period: c.period})
		if math.Abs(got-c.want) > 1e-12 || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%+v gives %v", c, got)
		}
	}
}

func TestMisfit(t *testing.T) {
	for _, c := range []struct {
		comparator  Comparator
		value, want float64
	}{
		{Equal, .27, -1.5}, {Around, .33, 1.5}, {MoreThan, .33, 0}, {MoreThan, .27, -1.5}, {AtLeast, .27, -1.5},
		{LessThan, .33, 1.5}, {AtMost, .33, 1.5}, {AtMost, .27, 0},
	} {
		o := Observation{Comparator: c.comparator, Value: .3, SD: .02}
		if got := o.Misfit(c.value); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v misses %s 0.3 by %v, expected %v", c.value, c.comparator, got, c.want)
		}
	}
}
