package chart

import (
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

func TestGantt(t *testing.T) {
	project := func(name, detail string, chance, start, late float64, durations ...float64) Project {
		p := Project{Name: name, Detail: detail, OnTime: &chance}
		at := float64(month.Of(2021, 1)) + start
		for i, d := range durations {
			kind := i + 5 - len(durations)
			p.Stages = append(p.Stages, Stage{kind, at, at + d})
			at += d
		}
		p.P10, p.P50, p.P90 = at-late/2, at, at+late
		return p
	}
	checkGolden(t, "gantt_zh", Gantt{
		Frame: testFrame(words.ZH, "徐汇区社区卫生服务中心建设项目进度"),
		From:  month.Of(2021, 1), To: month.Of(2026, 12), Due: month.Of(2025, 12),
		Stages: []string{"选址", "审批", "设计", "施工", "验收"},
		Projects: []Project{
			project("凌云街道社区卫生服务中心", "新建，应建成", 0.97, 0, 5, 10, 5, 18, 3),
			project("华泾镇社区卫生服务中心", "新建，应建成", 0.81, 3, 9, 12, 6, 20, 4),
			project("湖南街道社区卫生服务中心", "修缮，应开工", 0.58, 6, 10, 6, 11, 6, 24, 5),
			project("徐家汇街道社区卫生服务中心", "新建，应建成", 0.23, 12, 14, 8, 13, 6, 22, 5),
			project("康健街道社区卫生服务中心", "新建，应建成", 0.03, 24, 14, 8, 16, 6, 26, 5),
		},
	})
}
