package answer

import (
	"fmt"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/words"
)

// BaseYear is the table of how the base years were drawn, given what is known of them; without rows where nothing is stated
// with its error.
func (v *View) BaseYear() output.Table {
	l, b := v.Lang, v.Analysis.Base
	table := output.Table{
		Title: in(l, "起点年：按已知事实接受的抽样", "Base year: draws accepted by what is known"),
		Columns: []output.Column{
			{Head: in(l, "项目", "Quantity"), Max: nameColumns}, {Head: in(l, "已知值 ± 标准差", "Known ± sd"), Right: true},
			{Head: in(l, "接受前中位数（90% 区间）", "Median of all draws (90%)"), Right: true},
			{Head: in(l, "接受后中位数（90% 区间）", "Median of accepted (90%)"), Right: true},
		},
		Heading: words.Warnings.In(l),
	}
	if b == nil || len(b.Facts) == 0 {
		return table
	}
	for _, f := range b.Facts {
		unit := Unit(f.Indicator)
		known := unit.Value(l, f.Value)
		if f.Relation != model.About {
			known = unit.Limit(l, map[model.Relation]string{model.AtLeast: ">=", model.AtMost: "<="}[f.Relation], f.Value)
		}
		accepted := output.Cell{Text: unit.WithInterval(l, f.Accepted.P50, f.Accepted.P05, f.Accepted.P95)}
		if f.Moved() {
			accepted.Tone = output.Middling
			accepted.Notes = []string{in(l, "接受后的中位数移动超过接受前标准差的一半：参数取值与已知事实不合，宜先核对",
				"accepted draws have moved by more than half the spread of all: the stated values and the facts disagree, look at them first")}
		}
		table.Rows = append(table.Rows, output.Row{Cells: []output.Cell{
			{Text: Indicator(f.Indicator, l)}, {Text: known + " ± " + unit.Value(l, f.SD)},
			{Text: unit.WithInterval(l, f.Prior.P50, f.Prior.P05, f.Prior.P95)}, accepted,
		}})
	}
	table.Notes = []string{fmt.Sprintf(in(l, "共抽取 %d 次，接受 %d 次（%s），权重相同；其中 %s 缩短了每次就诊时间",
		"%d draws were made and %d accepted (%s), all of one weight; in %s of these visits were shortened"),
		b.Drawn, len(v.Analysis.Replications), words.Chance.Value(l, b.Acceptance()), words.Chance.Value(l, v.shortened()))}
	return table
}

// shortened is the share of replications whose base-year visits were shortened.
func (v *View) shortened() float64 {
	return float64(v.Analysis.Base.Shortened) / float64(len(v.Analysis.Replications))
}

// baseYearRecord is how the base years were drawn, for run.json.
func (v *View) baseYearRecord() *BaseYearRecord {
	b := v.Analysis.Base
	if b == nil {
		return nil
	}
	r := &BaseYearRecord{Acceptance: JSONNumber(b.Acceptance()), Effective: JSONNumber(b.Effective), Shortened: JSONNumber(v.shortened()), Facts: []FactRecord{}}
	for _, f := range b.Facts {
		r.Facts = append(r.Facts, FactRecord{
			Indicator: string(f.Indicator), Value: JSONNumber(f.Value), SD: JSONNumber(f.SD),
			Prior: quantilesOf(f.Prior), Accepted: quantilesOf(f.Accepted), Moved: f.Moved(),
		})
	}
	return r
}

func quantilesOf(s experiment.Summary) QuantileRecord {
	return QuantileRecord{JSONNumber(s.P05), JSONNumber(s.P50), JSONNumber(s.P95)}
}
