package answer

import (
	"fmt"

	"chcsim/output"
	"chcsim/output/words"
)

// BaseValues is the table of base values by their dates: the older ones one by one. It has no rows where nothing is dated.
func (v *View) BaseValues() output.Table {
	l, h := v.Lang, v.Scenario.Horizon
	t := output.Table{
		Title: fmt.Sprintf(in(l, "早于起点年（%s 至 %s）的起点年数值", "Base values older than the base year, %s to %s"), words.Dated(l, h.From-12), words.Dated(l, h.From-1)),
		Columns: []output.Column{
			{Head: in(l, "数值", "Value")}, {Head: in(l, "含义", "Meaning"), Max: nameColumns}, {Head: in(l, "日期", "Dated")}, {Head: in(l, "日期依据", "By")},
		},
	}
	dated, undated := 0, 0
	for _, b := range v.Scenario.BaseValues() {
		switch {
		case b.Dated == 0:
			undated++
		case !v.Scenario.Older(b):
			dated++
		default:
			dated++
			by := in(l, "来源（不晚于）", "its newest source, or earlier")
			if b.Stated {
				by = "dated"
			}
			t.Rows = append(t.Rows, output.Text(b.Path, b.Name.In(l.String()), words.Dated(l, b.Dated), by))
		}
	}
	t.Notes = []string{fmt.Sprintf(in(l, "起点年数值 %d 项有日期（其中 %d 项早于起点年），%d 项没有；可用 dated: 2020-12 注明", "%d base values have a date, %d of them older than the base year; %d have none: dated: 2020-12 states one"),
		dated, len(t.Rows), undated)}
	return t
}
