package answer

import (
	"fmt"

	"chcsim/model"
	"chcsim/output/words"
)

// troubles says what went on in some replications, with how many there were of each kind.
func (v *View) troubles() []string {
	count := map[model.Warning]int{}
	var order []model.Warning // of first appearance
	for i := range v.Analysis.Replications {
		for _, w := range v.Analysis.Replications[i].Warnings {
			if count[w] == 0 {
				order = append(order, w)
			}
			count[w]++
		}
	}
	labels := map[string]string{}
	for i, label := range Labels(v.study().Parameters, v.Lang) {
		labels[v.study().Parameters[i].Path] = label
	}
	var texts []string
	for _, w := range order {
		share := words.Chance.Value(v.Lang, float64(count[w])/float64(len(v.Analysis.Replications)))
		texts = append(texts, fmt.Sprintf(trouble(w.Trouble, v.Lang), share, labels[w.Parameter]))
	}
	return texts
}

// trouble is the sentence of a kind of warning; it takes the share of replications and a parameter.
func trouble(t model.Trouble, l words.Lang) string {
	switch t {
	case model.ImplausibleMunicipal:
		return in(l, "%s的重复模拟中，起点年留给市级医院的就诊占比不在合理范围内%s", "in %s of the replications the base year leaves municipal hospitals an implausible share of visits%s")
	case model.RaisedVisits:
		return in(l, "%s的重复模拟中，起点年数量互不相容，已上调就诊总量%s", "in %s of the replications the base-year quantities contradict each other and total visits were raised%s")
	case model.ShortenedVisits:
		return in(l, "%s的重复模拟中，起点年就诊量超出医务人员工时，已缩短每次就诊时间%s", "in %s of the replications the base year's visits do not fit into the clinicians' time and were shortened%s")
	case model.HardlyUnfinished:
		return in(l, "%s的重复模拟中，有项目早于其表中所述尚未完工的月份完工%s", "in %s of the replications a project was complete before a month at which it is said to be unfinished%s")
	case model.UnreachedBase:
		return in(l, "%s的重复模拟中，社区机构容纳不下起点年就诊量%s", "in %s of the replications the community facilities cannot serve the base year's visits%s")
	}
	return in(l, "%s的重复模拟中，政策把参数推到了允许范围的边界：%s", "in %s of the replications levers pushed a parameter to its limit: %s")
}
