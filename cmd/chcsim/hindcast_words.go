package main

import (
	"fmt"

	"chcsim/model/experiment/hindcast"
	"chcsim/output/words"
)

// say chooses between the two languages of a phrase and fills it.
func say(l words.Lang, zh, en string, arguments ...any) string {
	text := zh
	if l == words.EN {
		text = en
	}
	if len(arguments) == 0 {
		return text
	}
	return fmt.Sprintf(text, arguments...)
}

// why says why a naive forecast or the skill against it is missing.
func why(l words.Lang, r hindcast.Reason) string {
	switch r {
	case hindcast.NoTraining:
		return say(l, "拟合期没有该指标的观测，无从比较", "no fitted observation of this indicator, so nothing to compare with")
	case hindcast.NoTrend:
		return say(l, "拟合期只有一个时点，没有趋势", "one fitted date makes no trend")
	case hindcast.NaiveRight:
		return say(l, "对照预测没有误差，技巧无定义", "the naive forecast has no error, so skill is undefined")
	}
	return ""
}

// scoreHeads are the columns of the table of scores.
func scoreHeads(l words.Lang) []string {
	return []string{
		say(l, "指标", "Indicator"), say(l, "时间", "Date"), say(l, "观测", "Observed"), say(l, "预测（90%区间）", "Projected (90% interval)"),
		say(l, "误差", "Error"), say(l, "90%区间", "90% interval"), say(l, "维持末值", "Persistence"), say(l, "技巧", "Skill"),
		say(l, "线性趋势", "Linear trend"), say(l, "技巧", "Skill"),
	}
}
