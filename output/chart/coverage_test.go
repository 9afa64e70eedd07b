package chart

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"chcsim/model/geo"
	"chcsim/output/words"
)

// testMap is a made-up district of four subdistricts, a lake in the middle of one, that opens two stations and a second site.
func testMap(l words.Lang, change func(*CoverageMap)) CoverageMap {
	const perLon, perLat = 0.002628, 0.002248 // 250 m
	at := func(x, y float64) geo.Point { return geo.Point{Lon: 121.40 + x*perLon, Lat: 31.15 + y*perLat} }
	m := CoverageMap{Frame: testFrame(l, "步行到最近社区卫生服务机构的时间"), Limits: []float64{5, 10, 15, 20},
		Panels: []MapPanel{{Title: "起点 2020-12", Detail: "15分钟内居民 52.0%（41.3%～63.8%）"}, {Title: "期末 2025-12", Detail: "15分钟内居民 75.4%（62.2%～86.0%）"}}}
	open := []MapFacility{{Centre, at(5, 7), ""}, {Centre, at(14, 6), ""}, {Centre, at(4, 18), ""}, {Centre, at(15, 19), ""}, {Station, at(9, 13), ""}, {Station, at(9.4, 13.3), ""}}
	m.Panels[0].Facilities = open
	m.Panels[1].Facilities = append(append([]MapFacility{}, open...), MapFacility{SubCentre, at(10, 23), "2023"}, MapFacility{Station, at(19, 12), "2024"}, MapFacility{Station, at(1, 1), "2025"}, MapFacility{SubCentre, at(8, 1.5), ""})
	for y := range 26 {
		for x := range 20 {
			if (x-14)*(x-14)+(y-12)*(y-12) < 8 || x+y > 41 {
				continue // a lake, and a corner of another district
			}
			m.Cells = append(m.Cells, at(float64(x), float64(y)))
			for p := range m.Panels {
				nearest := math.Inf(1)
				for _, f := range m.Panels[p].Facilities {
					nearest = min(nearest, geo.Metres(f.At, at(float64(x), float64(y))))
				}
				m.Panels[p].Shades = append(m.Panels[p].Shades, min(int(nearest/250), 4))
			}
		}
	}
	m.Names = []MapName{{"东湖路", at(15, 5)}, {"天山新村", at(4.5, 6)}, {"枫林路", at(15, 18)}, {"华泾镇", at(4, 18)}}
	for _, corner := range [][2]float64{{0, 0}, {10, 0}, {0, 12}, {10, 12}} {
		x, y := corner[0]-0.5, corner[1]-0.5
		m.Outlines = append(m.Outlines, []geo.Point{at(x, y), at(x+10, y), at(x+10.4, y+6), at(x+10, y+12.5), at(x, y+12.5), at(x, y)})
	}
	if change != nil {
		change(&m)
	}
	return m
}

func TestCoverageMap(t *testing.T) {
	checkGolden(t, "coverage_map_zh", testMap(words.ZH, nil))
	// One panel, without outlines, of a place by itself.
	checkGolden(t, "coverage_map_en", testMap(words.EN, func(m *CoverageMap) {
		m.Title, m.Subtitle = "Walking time to the nearest community health facility", "shades are the band of minutes at the median of the replications"
		m.Panels, m.Outlines, m.Names[0].Name = m.Panels[1:], nil, "Far East"
		m.Panels[0].Title, m.Panels[0].Detail = "End 2025-12", "residents within 15 min: 75.4% (62.2%–86.0%)"
	}))
}

// Shades get darker by at least a tenth of the way from white to black, so that grey print keeps them apart.
func TestShadesStayApartInGrey(t *testing.T) {
	grey := func(i int) float64 {
		c := shades[i]
		return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 255
	}
	for i := 1; i < len(shades); i++ {
		if step := grey(i-1) - grey(i); step < 0.1 {
			t.Errorf("shade %d is only %.3f darker than the one before", i, step)
		}
	}
	if grey(2)-grey(3) < 0.2 {
		t.Error("the edge of coverage is not the largest step")
	}
}

// A grid has its step as the side of a cell, with holes, a place by itself and one that stands twice.
func TestSpacing(t *testing.T) {
	m := testMap(words.ZH, nil)
	cells := append(append([]geo.Point{}, m.Cells...), m.Cells[0], geo.Point{Lon: 121.9, Lat: 31.15})
	if side := spacing(cells, geo.ProjectionAt(m.Cells[0])); math.Abs(side-250) > 1 {
		t.Errorf("the side of a cell is %g m", side)
	}
	if side := spacing(m.Cells[:1], geo.ProjectionAt(m.Cells[0])); side != 250 {
		t.Errorf("a single cell has a side of %g m", side)
	}
}

// East and north have the same scale: a square kilometre is square on the page.
func TestMapIsTrueToScale(t *testing.T) {
	m := testMap(words.ZH, nil)
	w := m.survey()
	w.scale = 1
	a, b, c := geo.Point{Lon: 121.42, Lat: 31.17}, geo.Point{Lon: 121.43, Lat: 31.17}, geo.Point{Lon: 121.42, Lat: 31.18}
	east, north := float64(w.on(b).X-w.on(a).X), float64(w.on(c).Y-w.on(a).Y)
	if math.Abs(east/geo.Metres(a, b)-1) > 1e-3 || math.Abs(north/geo.Metres(a, c)-1) > 1e-3 {
		t.Errorf("%g m are drawn as %g, %g m as %g", geo.Metres(a, b), east, geo.Metres(a, c), north)
	}
	for most, want := range map[float64]float64{0.9: 0.5, 1999: 1000, 2000: 2000, 5400: 5000} {
		if got := roundLength(most); got != want {
			t.Errorf("the scale bar of at most %g m has %g", most, got)
		}
	}
}

// Names that belong to one place stand apart.
func TestNamesDoNotOverlap(t *testing.T) {
	s, err := newSheet(testFrame(words.ZH, "x"))
	if err != nil {
		t.Fatal(err)
	}
	l := labelling{sheet: s, within: rectangle(vg.Point{X: 100, Y: 100}, 100, 100)}
	for _, name := range []string{"湖南路", "天平路", "枫林路"} {
		l.name(draw.NewCanvas(new(recorder.Canvas), 200, 200), vg.Point{X: 100, Y: 100}, name)
	}
	for i, a := range l.texts {
		for _, b := range l.texts[:i] {
			if overlap(a, b) > 0 {
				t.Errorf("%v and %v overlap", a, b)
			}
		}
	}
}

func TestCoverageRanking(t *testing.T) {
	r := CoverageRanking{
		Frame: testFrame(words.ZH, "各街镇15分钟步行可达居民"), Name: "15分钟步行可达覆盖率", Start: "2020-12", End: "2025-12", Wanted: 0.9,
		Rows: []CoverageRow{
			{"310104003", "天平路街道", Interval{0.91, 0.6, 1}, Interval{0.94, 0.7, 1}},
			{"310104020", "华泾镇", Interval{0.5, 0.36, 0.71}, Interval{0.83, 0.65, 0.95}},
			{"310104007", "斜土路街道", Interval{0.91, 0.6, 1}, Interval{0.94, 0.7, 1}},
			{"310104004", "湖南路街道", Interval{0.93, 0.93, 0.93}, Interval{1, 1, 1}},
		},
		Whole: &CoverageRow{Name: "全区", Start: Interval{0.8, 0.7, 0.88}, End: Interval{0.92, 0.83, 0.97}},
	}
	checkGolden(t, "coverage_ranking_zh", r)
	var order string
	for _, row := range r.all() {
		order += row.Name + " "
	}
	if want := "湖南路街道 天平路街道 斜土路街道 华泾镇 全区 "; order != want {
		t.Errorf("order %s, want %s", order, want)
	}
}
