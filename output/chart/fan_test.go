package chart

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/plotter"

	"chcsim/model/month"
	"chcsim/output/words"
)

// testBands widen with the square root of time around a straight median.
func testBands(from month.Month, months int, start, slope, spread float64) Bands {
	var b Bands
	for i := range months {
		at := start + slope*float64(i+1)
		sd := spread * math.Sqrt(float64(i+1))
		b.Months = append(b.Months, from+month.Month(i))
		for _, q := range []struct {
			list *[]float64
			z    float64
		}{{&b.P05, -1.645}, {&b.P10, -1.282}, {&b.P25, -0.674}, {&b.P50, 0}, {&b.P75, 0.674}, {&b.P90, 1.282}, {&b.P95, 1.645}} {
			*q.list = append(*q.list, at+q.z*sd)
		}
	}
	return b
}

func testFan(l words.Lang, title string) Fan {
	return Fan{
		Frame: testFrame(l, title), Name: title, Unit: words.Fraction,
		Bands:    testBands(month.Of(2021, 1), 60, 0.33, 0.0014, 0.004),
		Base:     &Point{month.Of(2020, 12), 0.33},
		Observed: []FanObservation{{Observation{month.Of(2021, 12), 0.361, "="}, false}, {Observation{month.Of(2022, 12), 0.352, ""}, true}},
		Targets:  []FanTarget{{By: month.Of(2025, 12), Comparator: ">=", Limit: 0.45, Chance: Interval{0.17, 0.124, 0.228}}},
	}
}

func TestFan(t *testing.T) {
	fan := testFan(words.ZH, "常住居民家庭医生签约率")
	fan.Note = "注：2020 年受疫情影响，不作为起点；观测值仅用于对照。"
	checkGolden(t, "fan_zh", fan)

	gps := Fan{
		Frame: testFrame(words.EN, "GPs per 10,000 residents"), Name: "GPs per 10,000 residents", Unit: words.Per10k,
		Bands:   testBands(month.Of(2021, 1), 60, 4.1, 0.009, 0.02),
		Base:    &Point{month.Of(2020, 12), 4.1},
		Targets: []FanTarget{{By: month.Of(2025, 12), Comparator: ">=", Limit: 4.5, Chance: Interval{0.83, 0.772, 0.876}}},
	}
	checkGolden(t, "fan_en", gps)

	// An earlier target, which the first years miss.
	two := testFan(words.ZH, "常住居民家庭医生签约率")
	two.Targets = append([]FanTarget{{By: month.Of(2023, 12), Comparator: ">=", Limit: 0.40, Chance: Interval{0.21, 0.16, 0.272}}}, two.Targets...)
	checkGolden(t, "fan_two_zh", two)

	// A limit at the upper end of the axis.
	full := testFan(words.ZH, "中医特色专病覆盖率")
	full.Bands, full.Base, full.Observed = testBands(month.Of(2021, 1), 60, 0.6, 0.004, 0.004), nil, nil
	full.Targets[0].Limit = 1
	checkGolden(t, "fan_top_zh", full)

	// The next plan: five years of months measured, a shock, the past paler, a bound and what was measured later.
	next := testFan(words.EN, "Community share of visits")
	next.Bands, next.From, next.Yearly, next.Targets[0].By = testBands(month.Of(2021, 1), 120, 0.33, 0.0012, 0.004), month.Of(2026, 1), true, month.Of(2030, 12)
	next.Base, next.Observed = &Point{month.Of(2025, 12), 0.4}, nil
	next.Shocks = []Span{{month.Of(2022, 4), month.Of(2022, 8), "spring epidemic"}}
	for i := range 60 {
		m := month.Of(2021, 1) + month.Month(i)
		next.Observed = append(next.Observed, FanObservation{Observation{m, 0.33 + 0.0012*float64(i+i%3), "="}, i > 54})
	}
	next.Observed = append(next.Observed, FanObservation{Observation{month.Of(2024, 12), 0.36, ">="}, false})
	checkGolden(t, "fan_next_en", next)

	// Counts in steps, with shocks one over the other; and two plans.
	checkGolden(t, "fan_counts_zh", crowdedFan(words.ZH))
	both := testFan(words.ZH, "常住居民家庭医生签约率")
	both.Other = &OtherPlan{[2]string{"基准情景", "加强招录与专家门诊下沉"}, testBands(month.Of(2021, 1), 60, 0.33, 0.0021, 0.003)}
	checkGolden(t, "fan_both_zh", both)
}

func TestTargetDueBeforeTheEndIsDated(t *testing.T) {
	f := testFan(words.ZH, "常住居民家庭医生签约率")
	if tags := f.tags(); tags[1].detail != "" {
		t.Errorf("due at the end, yet dated %q", tags[1].detail)
	}
	f.Targets[0].By = month.Of(2023, 12)
	if tags := f.tags(); tags[1].detail != "2023年12月" {
		t.Errorf("due before the end, dated %q", tags[1].detail)
	}
}

func TestStepsFillTheirMonths(t *testing.T) {
	first := month.Of(2021, 1)
	got := course([]month.Month{first, first + 1, first + 2}, []float64{4, 5, 7}, true)
	at := float64(first)
	want := plotter.XYs{{X: at, Y: 4}, {X: at, Y: 5}, {X: at + 1, Y: 5}, {X: at + 1, Y: 7}, {X: at + 2, Y: 7}}
	if !slices.Equal(got, want) {
		t.Errorf("steps %v, want %v", got, want)
	}
}

func TestBandsAndShocksDifferInGrey(t *testing.T) {
	last := 0
	for _, c := range []color.Color{blue, tint50, tint80, tint90, shockFill, whiteColor} {
		grey := int(color.GrayModel.Convert(c).(color.Gray).Y)
		if grey-last < 12 {
			t.Errorf("%v is %d in grey print, %d from what is darker", c, grey, grey-last)
		}
		last = grey
	}
}
