package plan

import (
	"math"
	"strings"

	"chcsim/model/geo"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
)

// DemandPoint is a place where residents of a subdistrict live.
type DemandPoint struct {
	Area   string
	At     geo.Point
	Weight float64 // share of the subdistrict's residents, or any multiple of it
	Origin
}

// Facility is a centre, a second site of one, a sub-centre or a station.
type Facility struct {
	ID            string
	NameZH        string
	NameEN        string
	Kind          string // centre, sub_centre, station or second_site
	Area          string
	At            geo.Point   // WGS84, whatever the table's system is
	PositionKnown bool        // false for a station whose place is drawn in each replication
	Standardized  float64     // probability of meeting the construction standard at the start
	ByProgramme   bool        // Standardized is not stated: as the programme for stations says
	Exists        float64     // probability that it exists at the start
	Vintage       month.Month // of the list that names it; 0 where that is not stated
	Planned       bool        // does not exist yet: a project opens it
	Note          string
	Origin
	at mistake.Place
}

// name is what messages call the facility.
func (f Facility) name() mistake.Text { return mistake.Text{EN: f.NameEN, ZH: f.NameZH} }

// Project is a project of the plan at a facility.
type Project struct {
	ID, Facility  string
	NameZH        string
	NameEN        string
	Kind          string      // construction, renovation, siting, relocation, opening or upgrade
	Goal          string      // complete or start
	By            month.Month // 0 where the plan gives no date
	StagesDone    int
	StartEarliest month.Month // the first stage not yet done begins between these
	StartLikely   month.Month
	StartLatest   month.Month
	UnfinishedAt  month.Month // at its end the project was known not to be complete; 0 if nothing is known
	MovesTo       geo.Point   // where a relocation goes
	MoveKnown     bool
	Note          string
	Origin
	Ended []month.Month // the months in which the stages ended, 0 of those that have not; nil where none is stated
}

func (r *reading) demandPoints(from tableSource) {
	t, ok := r.table("demand_points", from)
	if !ok {
		return
	}
	sums := map[string]float64{}
	for _, w := range t.rows {
		d := DemandPoint{Area: w.area("area", false), Weight: w.number("weight", param.Spec{Unit: "count", Min: 0, Max: 1e9})}
		d.At, _ = w.point("lon", "lat", "crs")
		d.Origin = w.origin("demand_points", false)
		sums[d.Area] += d.Weight
		w.keep("demand_points")
		r.s.Tables.DemandPoints = append(r.s.Tables.DemandPoints, d)
	}
	for _, s := range r.s.Tables.Subdistricts {
		if sums[s.Code] <= 0 {
			r.At(mistake.Place{File: t.file}, mistake.Say("the subdistrict %s (%s) has no demand point with a weight", "街镇 %s（%s）没有带权重的需求点", s.Code, s.Name)).
				Expect(mistake.Say("at least one for each subdistrict", "每个街镇至少一个"))
		}
	}
}

// point reads coordinates with their reference system and returns them in WGS84. Both cells may be
// empty, which means that the place is not known.
func (w row) point(lon, lat, crs string) (at geo.Point, known bool) {
	x, where := w.cell(lon)
	y, _ := w.cell(lat)
	if x == "" && y == "" {
		return geo.Point{}, false
	}
	system, cell := w.cell(crs)
	if system == "" {
		if cell.Width == 0 {
			cell.Width = 1
		}
		w.t.r.At(cell, mistake.Say("coordinates without their reference system", "坐标没有注明坐标系")).
			Expect(mistake.Say("WGS84, GCJ02 or BD09", "WGS84、GCJ02 或 BD09")).
			Advise(mistake.Say("GCJ02 differs from WGS84 by about 500 m, BD09 by about 1.1 km: nothing is assumed",
				"GCJ02 与 WGS84 相差约 500 米，BD09 相差约 1.1 公里，因此不作假定"))
		return geo.Point{}, false
	}
	parsed, err := geo.ParseSystem(system)
	if err != nil {
		w.t.r.At(cell, mistake.Say("%q is no reference system", "“%s” 不是坐标系", system)).
			Expect(mistake.Say("WGS84, GCJ02 or BD09", "WGS84、GCJ02 或 BD09")).Near(strings.ToUpper(system), []string{"WGS84", "GCJ02", "BD09"})
		return geo.Point{}, false
	}
	before := len(w.t.r.Errors)
	at.Lon = w.number(lon, degrees(180))
	at.Lat = w.number(lat, degrees(90))
	if list := w.t.r.Errors; len(list) > before {
		if _, _, ok := ask.Decimal(x); ok && list[before].Position.Column == where.Column {
			return geo.Point{}, false
		}
		if v, _, ok := ask.Decimal(y); ok && math.Abs(v) > 90 {
			list[before].Advise(mistake.Say("longitude comes before latitude", "经度在前，纬度在后"))
		}
		return geo.Point{}, false
	}
	return parsed.ToWGS84(at), true
}

func degrees(limit float64) param.Spec {
	return param.Spec{Unit: "degrees", Min: -limit, Max: limit}
}

func (r *reading) facilities(from tableSource) {
	t, ok := r.table("facilities", from)
	if !ok {
		return
	}
	seen, unknown := map[string]bool{}, 0
	for _, w := range t.rows {
		f := Facility{ID: w.textOr("id", "name_zh"), NameZH: w.text("name_zh"), NameEN: w.textOr("name_en", "name_zh"), Exists: 1,
			Kind: w.choice("kind", "centre", "sub_centre", "station", "second_site"), Note: w.optional("note")}
		w.once(seen, "id", f.ID)
		f.Area = w.catchment(f.name())
		before := len(r.Errors)
		f.At, f.PositionKnown = w.point("lon", "lat", "crs")
		if _, f.at = w.cell("lon"); !f.PositionKnown && (f.Kind == "centre" && t.sheet == nil || f.Kind == "second_site") && len(r.Errors) == before {
			r.At(t.line(w), mistake.Say("the %s %s has no coordinates", "%s %s 没有坐标", facilityKinds[f.Kind], f.name())).
				Advise(mistake.Say("only stations may stand at an unknown place", "只有服务站的位置可以未知"))
		}
		f.ByProgramme = f.Kind == "station" && w.optional("standardized_at_start") == ""
		switch {
		case f.ByProgramme || f.Kind == "second_site":
		case t.sheet != nil && w.optional("standardized_at_start") == "":
			f.Standardized = 0.5
			unknown++
		default:
			f.Standardized = w.likelihood("standardized_at_start")
		}
		if w.optional("exists_at_start") != "" {
			f.Exists = w.number("exists_at_start", rate("exists_at_start"))
		}
		f.Vintage = w.vintage()
		if text := w.optional("planned"); text != "" {
			f.Planned = w.choice("planned", "true", "false") == "true"
		}
		f.Origin = w.origin("facilities."+f.ID, false)
		r.s.Tables.Facilities = append(r.s.Tables.Facilities, f)
	}
	if unknown > 0 {
		r.warn(t.headerLine(), mistake.Say("centres of which it is not known whether they are built to standard: %d; the chance is taken to be 50%%", "%d 个中心是否已达建设标准未知，概率按 50%% 计", unknown))
	}
}

// facilityKinds are the kinds of facilities in messages.
var facilityKinds = map[string]mistake.Text{
	"centre": mistake.Say("centre", "中心"), "sub_centre": mistake.Say("sub-centre", "分中心"),
	"station": mistake.Say("station", "服务站"), "second_site": mistake.Say("second site", "第二院址"),
}

// vintage reads from when the list is in which a place was found.
func (w row) vintage() month.Month {
	if w.optional("vintage") == "" {
		return 0
	}
	m, at := w.month("vintage")
	w.notLater(m, at)
	return m
}

// notLater reports an input that is later than as_of.
func (w row) notLater(m month.Month, at mistake.Place) {
	if r := w.t.r; r.s.AsOf != 0 && m > r.s.AsOf {
		r.At(at, mistake.Say("an input of %s, later than as_of %s", "%s 的输入晚于 as_of %s", m, r.s.AsOf)).
			Expect(mistake.Say("nothing later than as_of", "不晚于 as_of"))
	}
}

// catchment reads the subdistrict that a facility serves.
func (w row) catchment(name mistake.Text) string {
	code, at := w.cell("area")
	code = w.t.r.codeOf(code)
	before := len(w.t.r.Errors)
	w.t.r.knownArea(code, at, false)
	if list := w.t.r.Errors; len(list) > before {
		list[before].What = mistake.Say("the facility %s lies outside every catchment: %q is no subdistrict",
			"机构 %s 不属于任何服务范围：“%s” 不是街镇代码", name, code)
	}
	return code
}

// likelihood reads true, false or a probability.
func (w row) likelihood(column string) float64 {
	text, at := w.cell(column)
	switch text {
	case "true":
		return 1
	case "false":
		return 0
	}
	if _, _, ok := ask.Decimal(text); !ok {
		w.t.r.At(at, mistake.Say("%q does not say how likely it is", "“%s” 没有说明可能性", text)).
			Expect(mistake.Say("true, false, or a probability such as 0.3 or 30%", "true、false，或 0.3、30% 这样的概率"))
		return 0
	}
	return w.number(column, rate(column))
}

func (r *reading) projects(from tableSource) {
	t, ok := r.table("projects", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		p := Project{ID: w.textOr("id", "name_zh"), NameZH: w.text("name_zh"), NameEN: w.textOr("name_en", "name_zh"),
			Kind: w.choice("kind", "construction", "renovation", "siting", "relocation", "opening", "upgrade"),
			Goal: w.choice("goal", "complete", "start"), Note: w.optional("note")}
		w.once(seen, "id", p.ID)
		p.Facility = w.facility()
		p.StagesDone = w.whole("stages_done", 0, 4)
		p.StartEarliest, _ = w.month("start_earliest")
		p.StartLikely, _ = w.month("start_likely")
		latest, at := w.month("start_latest")
		p.StartLatest = latest
		if latest != 0 && (p.StartEarliest > p.StartLikely || p.StartLikely > latest) {
			r.At(at, mistake.Say("the start months %s, %s, %s do not rise", "开工月份 %s、%s、%s 不是递增", p.StartEarliest, p.StartLikely, latest)).
				Expect(mistake.Say("earliest, likely, latest", "最早、最可能、最晚"))
		}
		if w.optional("by") != "" {
			p.By, _ = w.month("by")
		}
		if w.optional("unfinished_at") != "" {
			known, at := w.month("unfinished_at")
			p.UnfinishedAt = known
			w.notLater(known, at)
		}
		w.ended(&p)
		p.MovesTo, p.MoveKnown = w.point("moves_to_lon", "moves_to_lat", "crs")
		p.Origin = w.origin("projects."+p.ID, false)
		w.keep("projects")
		r.s.Tables.Projects = append(r.s.Tables.Projects, p)
	}
}

func (w row) facility() string {
	id, at := w.cell("facility")
	var ids []string
	for _, f := range w.t.r.s.Tables.Facilities {
		if f.ID == id || f.NameZH == id {
			return f.ID
		}
		ids = append(ids, f.ID)
	}
	if len(ids) == 0 {
		return id // there is no table of facilities, or it is wrong and reported
	}
	w.t.r.At(at, mistake.Say("there is no facility %q", "没有编号为 “%s” 的机构", id)).
		Expect(mistake.Say("the id of a facility", "机构编号")).Near(id, ids)
	return id
}
