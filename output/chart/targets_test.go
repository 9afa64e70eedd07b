package chart

import (
	"testing"

	"chcsim/output/words"
)

func TestTargets(t *testing.T) {
	checkGolden(t, "targets_zh", Targets{
		Frame: testFrame(words.ZH, "徐汇区“十四五”社区卫生目标的达标概率"),
		Rows: []TargetRow{
			{"每万人全科医生数", "≥4.5，2025年12月", Interval{0.83, 0.772, 0.876}, 0.8, words.ByModel},
			{"常住居民家庭医生签约率", "≥45%，2025年12月", Interval{0.17, 0.124, 0.228}, 0.8, words.ByModel},
			{"区属医疗机构门诊量中社区占比", "≥40%，2025年12月", Interval{0.465, 0.397, 0.534}, 0.8, words.ByModel},
			{"15 分钟步行可达居民比例", "≥90%，2025年12月", Interval{1, 0.981, 1}, 0.9, words.MetAtStart},
			{"标准化社区卫生服务中心比例", "≥75%，2025年12月", Interval{0.52, 0.451, 0.588}, 0, words.ByAssumption},
			{"标准化社区卫生服务站比例", "≥80%，2025年12月", Interval{0, 0, 0.019}, 0, words.ByAssumption},
		},
		Joint: &TargetRow{Chance: Interval{0.035, 0.017, 0.070}, Status: words.NoStatus},
	})
	checkGolden(t, "targets_en", Targets{
		Frame: testFrame(words.EN, "Chance of meeting the targets of the plan"),
		Rows: []TargetRow{
			{"GPs per 10,000 residents", "≥4.5, 2025-12", Interval{0.83, 0.772, 0.876}, 0.8, words.ByModel},
			{"Community share of visits to the district's institutions", "≥40%, 2025-12", Interval{0.465, 0.397, 0.534}, 0.8, words.ByModel},
		},
	})
}
