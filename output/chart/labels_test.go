package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"chcsim/model/month"
	"chcsim/output/words"
)

// label is a line of text on a page: its box in points from the upper left corner, and its size.
type label struct {
	text                     string
	left, top, right, bottom float64
	size                     float64
}

// labelsOf reads where a chart writes what, and the size of its page.
func labelsOf(t *testing.T, s *sheet) (labels []label, width, height float64) {
	t.Helper()
	var at *label
	for decoder := xml.NewDecoder(bytes.NewReader(s.svg())); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return labels, width, height
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			value := map[string]string{}
			for _, a := range x.Attr {
				value[a.Name.Local] = a.Value
			}
			if x.Name.Local == "svg" {
				fmt.Sscanf(value["viewBox"], "0 0 %f %f", &width, &height)
			}
			if x.Name.Local == "text" {
				number := func(name string) float64 { v, _ := strconv.ParseFloat(value[name], 64); return v }
				if value["transform"] != "" {
					t.Errorf("%s: a line of text is turned", s.frame.Title)
				}
				size := number("font-size")
				at = &label{left: number("x"), right: number("x") + number("textLength"), size: size}
				// What is seen of a line: Chinese characters and digits reach from 0.88 above its foot to 0.12 below.
				at.top, at.bottom = number("y")-0.82*size, number("y")+0.08*size
			}
		case xml.CharData:
			if at != nil {
				at.text = string(x)
				labels, at = append(labels, *at), nil
			}
		}
	}
}

// overlapping is by how much two boxes overlap in the narrower direction; negative where they do not.
func overlapping(a, b label) float64 {
	return min(min(a.right, b.right)-max(a.left, b.left), min(a.bottom, b.bottom)-max(a.top, b.top))
}

const smallestPrinted = 7.5 // points, the 六号 of Chinese documents

// checkLabels measures every line of text of a chart, page by page: as large as can be read in print, on the page, apart from
// the others; and the page itself: as wide as the text of a document and no taller than its page.
func checkLabels(t *testing.T, name string, d Drawing) {
	t.Helper()
	for i, page := range Pages(d) {
		s, err := page.sheet()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		labels, width, height := labelsOf(t, s)
		if math.Abs(width-16*vg.Centimeter.Points()) > 0.02 || height > 22.5*vg.Centimeter.Points()+0.02 {
			t.Errorf("%s, page %d is %.1f cm wide and %.1f cm tall", name, i+1, width/vg.Centimeter.Points(), height/vg.Centimeter.Points())
		}
		for k, a := range labels {
			if a.size < smallestPrinted {
				t.Errorf("%s: %q has %.1f points", name, a.text, a.size)
			}
			if a.left < 0 || a.top < 0 || a.right > width || a.bottom > height {
				t.Errorf("%s: %q leaves the page: %.1f to %.1f of %.1f across, %.1f to %.1f of %.1f down", name, a.text, a.left, a.right, width, a.top, a.bottom, height)
			}
			for _, b := range labels[:k] {
				if a.text == b.text && math.Hypot(a.left-b.left, a.top-b.top) < 3 {
					continue // the rim of a name on a map is its text, too
				}
				if by := overlapping(a, b); by > 0.3 {
					t.Errorf("%s: %q and %q overlap by %.1f points", name, a.text, b.text, by)
				}
			}
		}
	}
}

// manyTargets have long names, chances at both ends and one that is not known.
func manyTargets(l words.Lang, n int) Targets {
	t := Targets{Frame: testFrame(l, strings.Repeat("各项目标的达标概率", 6))}
	for i := range n {
		x := float64(i%5) / 4
		row := TargetRow{Name: strings.Repeat("园区（楼宇）健康服务点街镇覆盖率", 1+i%3), Detail: "≥100%（13/13），2022年12月", Wanted: 0.8 * float64(i%2),
			Chance: Interval{x, max(0, x-0.2), min(1, x+0.2)}, Status: words.Status(i % 3)}
		if i == 3 {
			row.Chance = Interval{math.NaN(), math.NaN(), math.NaN()}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Joint = &TargetRow{Chance: Interval{0, 0, 0.02}, Status: words.NoStatus}
	return t
}

// manyChanges are changes in three units.
func manyChanges(n int) Comparison {
	d := Comparison{Frame: testFrame(words.EN, "Change of the indicators that targets judge"), Bars: true}
	for i := range n {
		unit := []words.Unit{words.Chance, words.Per10k, words.Minutes}[i%3]
		x := float64(i%7-3) / 3
		d.Rows = append(d.Rows, Change{fmt.Sprintf("Neighbourhood committees with a general practitioner of their own %d", i), "2025-12", unit, Interval{x, x - 0.5, x + 0.5}, false})
	}
	d.Rows[0].Difference = Interval{math.NaN(), math.NaN(), math.NaN()}
	return d
}

// crowdedFan has shocks one over the other, targets that all but coincide, counts, and another plan.
func crowdedFan(l words.Lang) Fan {
	f := testFan(l, "社区卫生服务中心标准化建设达标率")
	f.Name, f.Unit, f.Of, f.Steps, f.Yearly = "达标的社区卫生服务中心", words.Count, 13, true, true
	f.Bands, f.Base, f.Observed = testBands(month.Of(2021, 1), 60, 4, 0.1, 0.3), &Point{month.Of(2020, 12), 4}, nil
	chance := Interval{1, 0.84, 1}
	f.Targets = []FanTarget{
		{month.Of(2022, 12), ">=", 9, "≥61.5% (9/13)", chance}, {month.Of(2023, 12), ">=", 10, "≥75% (10/13)", chance},
		{month.Of(2024, 12), ">=", 10, "≥75% (10/13)", chance}, {month.Of(2025, 12), "<=", 10, "", Interval{math.NaN(), math.NaN(), math.NaN()}},
	}
	f.Shocks = []Span{
		{month.Of(2020, 1), month.Of(2021, 12), "2021年大规模疫苗接种"}, {month.Of(2022, 3), month.Of(2022, 5), "2022年春季疫情"},
		{month.Of(2022, 4), month.Of(2022, 12), "2022年常态化采样"}, {month.Of(2022, 12), month.Of(2023, 1), "2022年末感染高峰"},
		{month.Of(2025, 12), month.Of(2026, 3), strings.Repeat("很长的名称", 20)},
	}
	f.From = month.Of(2024, 1)
	return f
}

// allCharts are one of each kind, with usual and with nasty texts and values.
func allCharts() map[string]Drawing {
	list := map[string]Drawing{
		"fan": testFan(words.ZH, "常住居民家庭医生签约率"), "fan, crowded": crowdedFan(words.ZH), "fan in English, crowded": crowdedFan(words.EN),
		"30 targets": manyTargets(words.ZH, 30), "70 targets": manyTargets(words.EN, 70), "60 changes": manyChanges(60), "4 changes": manyChanges(4),
		"heatmap": testHeatmap(), "scatter": testScatter(3), "17 panels": testScatter(17),
	}
	both := crowdedFan(words.ZH)
	both.Other = &OtherPlan{[2]string{"徐汇区“十四五”基准", strings.Repeat("加强招录与专家门诊下沉", 12)}, testBands(month.Of(2021, 1), 60, 4, 0.11, 0.2)}
	list["fan of two plans"] = both
	for _, v := range []float64{0, 1} {
		flat := testFan(words.ZH, "比例")
		flat.Bands, flat.Base, flat.Observed = testBands(month.Of(2021, 1), 60, v, 0, 0), nil, nil
		flat.Targets[0].Limit = v
		list[fmt.Sprintf("fan at %g", v)] = flat
		list[fmt.Sprintf("response at %g", v)] = Response{Frame: testFrame(words.ZH, "概率"), X: Parameter{Name: strings.Repeat("每年招录全科医生", 9), Unit: words.Count},
			YName: "达标概率", YUnit: words.Chance, Wanted: &v, Points: []ResponsePoint{{1, Interval{v, v, v}}, {1e6, Interval{v, v, v}}}}
	}
	ranking := CoverageRanking{Frame: testFrame(words.ZH, "排名"), Name: "15分钟步行可达覆盖率", Start: "2020年12月", End: "2025年12月", Wanted: 0.9,
		Whole: &CoverageRow{Name: "全区", Start: Interval{0.9, 0.8, 1}, End: Interval{1, 1, 1}}}
	gantt := Gantt{Frame: testFrame(words.ZH, "建设项目进度"), From: month.Of(2021, 1), To: month.Of(2026, 12), Due: month.Of(2025, 12), Stages: []string{"选址", "审批"}}
	for i := range 50 {
		name := fmt.Sprintf("%d号街道社区卫生服务中心改扩建", i)
		ranking.Rows = append(ranking.Rows, CoverageRow{Code: fmt.Sprint(i), Name: name, Start: Interval{0.5, 0.4, 0.6}, End: Interval{float64(i) / 49, float64(i) / 49, 1}})
		gantt.Projects = append(gantt.Projects, Project{Name: name, Detail: "须完成", P10: float64(month.Of(2022, 1)), P50: float64(month.Of(2023, 1)), P90: float64(month.Of(2199, 1))})
	}
	list["ranking"], list["gantt"] = ranking, gantt
	list["map"] = testMap(words.ZH, func(*CoverageMap) {})
	for name, d := range hardCases() {
		list["hard: "+name], _ = d.(Drawing)
	}
	return list
}

func TestLabelsAreReadable(t *testing.T) {
	for name, d := range allCharts() {
		checkLabels(t, name, d)
	}
}

// Every row stands on one of the pages, once and in order, and every page on the same axes.
func TestPagesHoldEveryRow(t *testing.T) {
	whole := manyTargets(words.ZH, 70)
	pages, rows := Pages(whole), 0
	for i, page := range pages {
		part, _ := page.(Targets)
		for _, row := range part.Rows {
			if row.Name != whole.Rows[rows].Name {
				t.Errorf("row %d is %s", rows, row.Name)
			}
			rows++
		}
		if (part.Joint != nil) != (i == len(pages)-1) {
			t.Errorf("page %d of %d: the chance of all targets is in the wrong place", i+1, len(pages))
		}
	}
	if rows != 70 || len(pages) < 3 {
		t.Errorf("%d rows on %d pages", rows, len(pages))
	}
	changes := manyChanges(60)
	for _, page := range Pages(changes) {
		if part, _ := page.(Comparison); part.axes()[words.Per10k] != changes.axes()[words.Per10k] {
			t.Error("pages have axes of their own")
		}
	}
}

// No label of a chance's axis lies beyond 0 and 100%.
func TestChancesStayBelowCertain(t *testing.T) {
	for _, v := range []float64{0, 0.01, 0.5, 0.97, 1} {
		for _, tick := range niceScale(words.Chance, v, v, 6).values() {
			if tick < -1e-9 || tick > 1+1e-9 {
				t.Errorf("an axis around %g has a label at %g", v, tick)
			}
		}
	}
	over := testFan(words.ZH, "签约率")
	over.Targets[0].Chance = Interval{0.9, 0.8, 1.1}
	if _, err := over.PNG(); err == nil {
		t.Error("a chance up to 110% was drawn")
	}
}
