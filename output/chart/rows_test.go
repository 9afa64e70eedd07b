package chart

import (
	"math"
	"testing"

	"chcsim/output/words"
)

func TestRanked(t *testing.T) {
	checkGolden(t, "ranked_zh", Ranked{
		Frame: testFrame(words.ZH, "哪些输入最影响“社区占比 40%”：Sobol' 指数"),
		Inputs: []RankedInput{
			{"起点区属机构社区占比", "假设", Interval{0.41, 0.36, 0.46}, Interval{0.52, 0.47, 0.58}},
			{"签约的因果效应（对数优势）", "移用他处", Interval{0.18, 0.13, 0.23}, Interval{0.27, 0.22, 0.32}},
			{"每年招录全科医生", "假设", Interval{0.07, 0.03, 0.11}, Interval{0.12, 0.09, 0.16}},
			{"全科医生离职率", "假设", Interval{0.02, -0.02, 0.05}, Interval{0.05, 0.03, 0.08}},
			{"候诊时间对就诊选择的影响", "移用他处", Interval{-0.004, -0.03, 0.02}, Interval{0.02, 0.01, 0.04}},
		},
	})
}

func TestMorris(t *testing.T) {
	checkGolden(t, "morris_zh", Morris{
		Frame: testFrame(words.ZH, "筛选影响因素：Morris 基本效应"), Unit: words.Fraction,
		Inputs: []MorrisInput{
			{"起点区属机构社区占比", "", Interval{0.062, 0.055, 0.069}, 0.011},
			{"签约的因果效应（对数优势）", "", Interval{0.041, 0.032, 0.050}, 0.026},
			{"每年招录全科医生", "", Interval{0.018, 0.012, 0.025}, 0.021},
			{"绕行系数", "", Interval{0.002, 0.001, 0.003}, 0.001},
		},
	})
}

func TestComparison(t *testing.T) {
	c := Comparison{
		Frame: testFrame(words.ZH, "增加招录与专家门诊下沉：相对基准情景的变化"),
		Rows: []Change{
			{"家庭医生签约率", "2025年12月", words.Fraction, Interval{0.021, 0.017, 0.025}, false},
			{"区属机构门诊中社区占比", "2025年12月", words.Fraction, Interval{0.034, 0.029, 0.039}, false},
			{"15 分钟步行可达", "2025年12月", words.Fraction, Interval{0, -0.002, 0.002}, false},
			{"每万人全科医生数", "2025年12月", words.Per10k, Interval{0.21, 0.12, 0.3}, false},
			{"平均候诊", "2025年12月", words.Minutes, Interval{math.NaN(), math.NaN(), math.NaN()}, false},
			{"在社区候诊后离开的比例", "2025年12月", words.Fraction, Interval{-0.008, -0.011, -0.005}, false},
		},
	}
	c.Subtitle = "配对差值及 95% 区间"
	checkGolden(t, "comparison_zh", c)
	c.Title, c.Bars = "每项政策单独实行的作用", true
	checkGolden(t, "levers_zh", c)
}

func TestWaterfall(t *testing.T) {
	checkGolden(t, "waterfall_zh", Waterfall{
		Frame: testFrame(words.ZH, "社区占比从基准情景到加强情景的变化分解"), Unit: words.Fraction,
		FromName: "基准情景", ToName: "加强情景", From: 0.382, To: 0.421,
		Steps: []Step{
			{"增加全科医生招录", Interval{0.012, 0.009, 0.015}},
			{"专家门诊号源下沉社区", Interval{0.031, 0.027, 0.035}},
			{"装修期间服务能力下降", Interval{-0.009, -0.012, -0.006}},
			{"各组共同作用", Interval{0.005, 0.001, 0.009}},
		},
	})
}
