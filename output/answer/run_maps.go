package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/access"
	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/geo"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/chart"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// walkCoverage is what the maps are about.
const walkCoverage indicator.ID = "access_15min_walk"

// fewestPoints is the number of demand points to a subdistrict from which they are cells of a map. Fewer stand for a catchment,
// which may lie nowhere.
const fewestPoints = 4

// maps are the charts of a district whose demand points are places: who reaches care on foot, where, at the start and the end.
func (v *View) maps() []drawing {
	t := &v.Scenario.Tables
	if v.mapless || len(v.Analysis.Walks[0]) != len(t.DemandPoints) || len(t.DemandPoints) < fewestPoints*len(t.Subdistricts) {
		return nil
	}
	return []drawing{
		{ofMaps, "coverage_map", v.coverageMap()},
		{ofMaps, "coverage_ranking", v.coverageRanking()},
	}
}

// coverageMap is the district before the horizon and at its end.
func (v *View) coverageMap() chart.CoverageMap {
	m := chart.CoverageMap{
		Frame: v.frame(in(v.Lang, "步行到最近社区卫生服务机构的时间", "Walking time to the nearest community health facility"),
			in(v.Lang, "方格为有居民的网格，深浅为各次模拟步行时间的中位档；小方格没有住户名单，只摊到少数居民",
				"squares are cells with residents, small ones have few; shades are the band of minutes at the median of the replications")),
		Limits: access.BandLimits[:],
	}
	m.Note = v.mapNote()
	s := v.study()
	for at, date := range [2]month.Month{s.Start(), s.Last()} {
		values := experiment.Summarize(v.Analysis.Values(walkCoverage, date))
		m.Panels = append(m.Panels, chart.MapPanel{
			Title:      [2]words.Phrase{words.AtStart, words.AtEnd}[at].Fill(v.Lang, date),
			Detail:     in(v.Lang, "15分钟内居民 ", "residents within 15 min: ") + words.Fraction.WithInterval(v.Lang, values.P50, values.Low, values.High),
			Facilities: v.facilities(at == 1),
		})
	}
	cells := v.mapCells()
	for _, c := range cells {
		m.Cells, m.Sparse = append(m.Cells, c.at), append(m.Sparse, c.sparse)
		for i := range m.Panels {
			m.Panels[i].Shades = append(m.Panels[i].Shades, int(c.bands[i]))
		}
	}
	for _, one := range inOrder(v.Scenario.Tables.Subdistricts, func(d plan.Subdistrict) string { return d.Code }) {
		if at, ok := heart(cells, one.Code); ok {
			m.Names = append(m.Names, chart.MapName{Name: shortName(one.Name), At: at})
		}
	}
	for _, one := range inOrder(v.Scenario.Outlines.Areas, func(o plan.Outline) string { return o.Area }) {
		m.Outlines = append(m.Outlines, one.Rings...)
	}
	return m
}

// inOrder sorts by code: a map looks the same however the rows of tables stand.
func inOrder[T any](rows []T, code func(T) string) []T {
	return slices.SortedStableFunc(slices.Values(rows), func(a, b T) int { return cmp.Compare(code(a), code(b)) })
}

// mapCell is a demand point with residents.
type mapCell struct {
	at    geo.Point
	area  string
	bands [2]access.Band // before the horizon and at its end

	sparse bool // it has no residents but those spread evenly over all cells
}

// mapCells are the cells from west to east.
func (v *View) mapCells() []mapCell {
	var cells []mapCell
	for i, d := range v.Scenario.Tables.DemandPoints {
		c := mapCell{d.At, d.Area, [2]access.Band{v.Analysis.Walks[0][i].Median(), v.Analysis.Walks[1][i].Median()}, d.Weight == 0}
		if c.bands[0] != access.Uninhabited && c.bands[1] != access.Uninhabited {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b mapCell) int { return cmp.Or(comparePlaces(a.at, b.at), cmp.Compare(a.area, b.area)) })
	return cells
}

func comparePlaces(a, b geo.Point) int {
	return cmp.Or(cmp.Compare(a.Lon, b.Lon), cmp.Compare(a.Lat, b.Lat))
}

// roomy is the distance from other areas, in metres, at which a name of four characters has room enough.
const roomy = 600.0

// heart is the cell of an area where its name stands best: near the middle of the area, and not on its border.
func heart(cells []mapCell, area string) (best geo.Point, found bool) {
	if len(cells) == 0 {
		return best, false
	}
	projection := geo.ProjectionAt(cells[0].at)
	places := make([][2]float64, len(cells)) // metres
	x, y, n := 0.0, 0.0, 0.0
	for i, c := range cells {
		places[i][0], places[i][1] = projection.XY(c.at)
		if c.area == area {
			x, y, n = x+places[i][0], y+places[i][1], n+1
		}
	}
	most := math.Inf(-1)
	for i, place := range places {
		if cells[i].area != area {
			continue
		}
		clear := roomy
		for k, other := range places {
			if cells[k].area != area {
				clear = min(clear, math.Hypot(place[0]-other[0], place[1]-other[1]))
			}
		}
		if gain := clear - math.Hypot(place[0]-x/n, place[1]-y/n); gain > most {
			most, best, found = gain, cells[i].at, true
		}
	}
	return best, found
}

// shortName leaves out what all subdistricts are called, so that names fit on a map.
func shortName(name string) string {
	if short, found := strings.CutSuffix(name, "街道"); found && short != "" {
		return short
	}
	return name
}

// facilities are those at known places that are open in at least half of the replications, before the horizon or at its end.
func (v *View) facilities(atEnd bool) []chart.MapFacility {
	kinds := map[string]chart.FacilityKind{"centre": chart.Centre, "sub_centre": chart.SubCentre, "second_site": chart.SubCentre, "station": chart.Station}
	var list []chart.MapFacility
	for _, f := range v.Scenario.Tables.Facilities {
		one := chart.MapFacility{Kind: kinds[f.Kind], At: f.At}
		known, open := f.PositionKnown, !f.Planned
		for i, p := range v.Scenario.Tables.Projects {
			if p.Facility != f.ID || !atEnd || p.Kind != estate.Opening.String() && p.Kind != estate.Relocation.String() {
				continue
			}
			if date := v.completed(i); date <= v.study().Last() {
				open, one.Opened = true, strconv.Itoa(date.Year())
				if p.Kind == estate.Relocation.String() {
					one.At, known = p.MovesTo, p.MoveKnown
				}
			}
		}
		if known && open {
			list = append(list, one)
		}
	}
	slices.SortFunc(list, func(a, b chart.MapFacility) int { return cmp.Or(int(a.Kind-b.Kind), comparePlaces(a.At, b.At)) })
	return list
}

// completed is the month by whose end a project is complete in half of the replications.
func (v *View) completed(project int) month.Month {
	var at []float64
	for r := range v.Analysis.Replications {
		x := v.Analysis.Replications[r].Projects[project].At
		if math.IsNaN(x) {
			x = endless
		}
		at = append(at, x)
	}
	slices.Sort(at)
	return month.Month(experiment.PredictedQuantile(at, .5))
}

// mapNote says what is not drawn, and whom the outlines come from.
func (v *View) mapNote() string {
	note := in(v.Lang, "位置未知的机构每次模拟随机安置，计入时间而未标出", "Facilities of unknown position are placed anew in each replication: they count, but are not drawn")
	if i, ok := v.study().Index("estate.stations"); ok {
		known := 0
		for _, f := range v.Scenario.Tables.Facilities {
			if f.Kind == "station" && f.PositionKnown && !f.Planned {
				known++
			}
		}
		stations := v.study().Parameters[i].Distribution.Quantile(0.5)
		note = fmt.Sprintf(in(v.Lang, "位置未知的机构（起点约 %.0f 个服务站）每次模拟随机安置，计入时间而未标出", "Facilities of unknown position (about %.0f stations at the start) are placed anew in each replication: they count, but are not drawn"), max(0, stations-float64(known)))
	}
	if credit := v.Scenario.Outlines.Credit; credit != "" {
		note += in(v.Lang, "。界线：", ". Outlines: ") + credit
	}
	return note
}

// coverageRanking are the subdistricts by the share of residents within 15 minutes.
func (v *View) coverageRanking() chart.CoverageRanking {
	s := v.study()
	r := chart.CoverageRanking{
		Frame: v.frame(in(v.Lang, "各街镇15分钟步行可达居民", "Residents within 15 minutes on foot, by subdistrict"), in(v.Lang, "右侧为期末中位数与 90% 预测区间", "on the right: median and 90% predictive interval at the end")),
		Name:  Indicator(walkCoverage, v.Lang), Start: words.Dated(v.Lang, s.Start()), End: words.Dated(v.Lang, s.Last()),
	}
	for area, code := range s.Areas {
		start, end := v.areaValues(walkCoverage, area, len(s.YearEnds())), v.areaValues(walkCoverage, area, len(s.YearEnds())-1)
		if row := (chart.CoverageRow{Code: code, Name: v.Area(area), Start: predicted(start), End: predicted(end)}); row.End.Value >= 0 && row.Start.Value >= 0 {
			r.Rows = append(r.Rows, row)
		}
	}
	r.Whole = &chart.CoverageRow{Name: in(v.Lang, "全区", "Whole district"),
		Start: predicted(v.Analysis.Values(walkCoverage, s.Start())), End: predicted(v.Analysis.Values(walkCoverage, s.Last()))}
	for _, t := range s.Targets {
		if t.Indicator == walkCoverage && t.Area == len(s.Areas) && t.By == s.Last() && t.Comparator == indicator.AtLeast {
			r.Wanted = t.Limit
		}
	}
	return r
}

// predicted is the median with its 90% interval, without one where there are too few replications.
func predicted(values []float64) chart.Interval {
	x := experiment.Summarize(values)
	if math.IsNaN(x.Low) {
		return chart.Interval{Value: x.P50, Low: x.P50, High: x.P50}
	}
	return chart.Interval{Value: x.P50, Low: x.Low, High: x.High}
}
