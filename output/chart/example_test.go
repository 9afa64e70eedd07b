package chart_test

import (
	"bytes"
	"fmt"
	"image/png"

	"chcsim/model/month"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Two years of a contract rate that may reach 35%.
func ExampleFan() {
	level := func(x float64) []float64 { return []float64{x, x + 0.01} }
	fan := chart.Fan{
		Frame: chart.Frame{
			Lang: words.ZH, Title: "家庭医生签约率", Scenario: "示例", Replications: 100, Seed: 1,
		},
		Unit: words.Fraction,
		Bands: chart.Bands{
			Months: []month.Month{month.Of(2021, 12), month.Of(2022, 12)},
			P05:    level(0.30), P10: level(0.31), P25: level(0.32), P50: level(0.33),
			P75: level(0.34), P90: level(0.35), P95: level(0.36),
		},
		Targets: []chart.FanTarget{{
			By: month.Of(2022, 12), Comparator: ">=", Limit: 0.35,
			Chance: chart.Interval{Value: 0.28, Low: 0.20, High: 0.37},
		}},
	}
	image, err := fan.PNG()
	if err != nil {
		fmt.Println(err)
		return
	}
	config, err := png.DecodeConfig(bytes.NewReader(image))
	fmt.Println(config.Width, config.Height, err)
	// Output: 1209 735 <nil>
}
