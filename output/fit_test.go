package output

import (
	"strings"
	"testing"
)

func TestFit(t *testing.T) {
	table := Table{
		Columns: []Column{{Head: "指标"}, {Head: "预计中位数（90% 区间）", Right: true}, {Head: "判断"}},
		Rows:    []Row{Text("社区门诊占区属机构居民门诊比例", "38.1%（35.3%～40.6%）", "较难达到"), Text("每万人全科医生数", "4.68（4.64～5.40）", "很可能达到")},
	}
	for _, width := range []int{0, 200, 50, 40, 5} {
		var out strings.Builder
		if err := table.Fit(width).Write(&out, false); err != nil {
			t.Fatal(err)
		}
		widest := 0
		for line := range strings.Lines(out.String()) {
			widest = max(widest, displayWidth(strings.TrimRight(line, "\n")))
		}
		if width >= 40 && widest > width {
			t.Errorf("%d columns on a terminal of %d:\n%s", widest, width, &out)
		}
		if !strings.Contains(out.String(), "（35.3%～40.6%）") {
			t.Errorf("an interval is broken at %d columns:\n%s", width, &out)
		}
		if natural := width == 0 || width == 200; natural != strings.Contains(out.String(), "38.1%（35.3%～40.6%）") {
			t.Errorf("at %d columns:\n%s", width, &out)
		}
	}
}
