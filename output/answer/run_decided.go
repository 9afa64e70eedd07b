package answer

import (
	"fmt"
	"math"
	"strings"

	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
)

// Decided is the table of what each target's variance comes from: what is not known, chance, assumptions,
// and which inputs are worth finding out first.
func (v *View) Decided() output.Table {
	t := output.Table{
		Title: in(v.Lang, "结果差异的来源：先弄清什么最值得", "What the results vary with: worth finding out first"),
		Columns: []output.Column{
			{Head: words.Indicator.In(v.Lang), Max: 34}, {Head: words.Date.In(v.Lang)},
			{Head: in(v.Lang, "因参数未知", "ignorance"), Right: true},
			{Head: in(v.Lang, "因假定的输入", "assumed inputs"), Right: true},
			{Head: in(v.Lang, "影响最大的输入（秩相关）", "most influential inputs (rank correlation)"), Max: 72},
		},
		Notes: []string{
			in(v.Lang, "“因假定的输入”一列是下限：只计影响明确的输入", "the column of assumed inputs is a lower bound: only clearly influential ones count"),
			in(v.Lang, "所列输入从全部输入与目标中一并校正后挑出（Bonferroni），并以相同随机数逐一移动该输入重跑核实", "the inputs named are picked with a correction for all inputs and targets together (Bonferroni) and confirmed by moving each in reruns with the same random numbers"),
		},
	}
	labels := Labels(v.study().Parameters, v.Lang)
	for i, r := range v.Analysis.Reliances {
		ignorance := words.Undefined
		if i < len(v.Analysis.Variances) && !math.IsNaN(v.Analysis.Variances[i].Ignorance) {
			x := v.Analysis.Variances[i]
			ignorance = words.Chance.WithInterval(v.Lang, x.Ignorance, x.Low, x.High)
		}
		var names []string
		for _, x := range r.Ranked[:r.Named] {
			names = append(names, fmt.Sprintf("%s %+.2f", labels[x.Parameter], x.Correlation))
		}
		assumed := in(v.Lang, "不明显", "not clear")
		if len(r.Ranked) > 0 {
			assumed = words.Chance.Value(v.Lang, r.Assumed)
		}
		t.Rows = append(t.Rows, output.Text(Indicator(r.Target.Indicator, v.Lang), words.Dated(v.Lang, r.Target.By), ignorance, assumed, strings.Join(names, in(v.Lang, "；", "; "))))
	}
	return t
}

// StandardAtStart is the chance of the last target on standardized centres apart for each number of
// centres that met the standard at the start; without rows where there is no such target.
func (v *View) StandardAtStart() output.Table {
	t := output.Table{
		Title: in(v.Lang, "中心标准化达标概率，按起点已达标的中心数", "Chance of the standard of centres, by how many met it at the start"),
		Columns: []output.Column{
			{Head: in(v.Lang, "起点达标中心数", "met at the start"), Right: true},
			{Head: in(v.Lang, "重复模拟数", "replications"), Right: true}, {Head: words.ChanceColumn.In(v.Lang), Right: true},
		},
	}
	for i := range v.Analysis.Chances {
		target := v.Analysis.Chances[len(v.Analysis.Chances)-1-i].Target
		if target.Indicator != measure.CentreStandardRate {
			continue
		}
		for _, c := range v.Analysis.ByStandardAtStart(target) {
			t.Rows = append(t.Rows, output.Text(fmt.Sprint(c.AtStart), fmt.Sprint(c.Chance.Trials), words.Chance.WithInterval(v.Lang, c.Chance.Estimate(), c.Chance.Low, c.Chance.High)))
		}
		break
	}
	return t
}
