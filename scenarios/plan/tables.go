package plan

import (
	"cmp"
	"slices"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Tables are the CSV files beside a scenario. One that the scenario does not name is empty.
type Tables struct {
	Subdistricts     []Subdistrict
	AgeSex           []AgeSex
	DemandPoints     []DemandPoint
	Facilities       []Facility
	Hospitals        []Hospital
	Projects         []Project
	Events           []Event
	Totals           []Total
	BehaviourFigures []BehaviourFigure
	PlanTargets      []PlanTarget
	Observations     []Observation
}

// Subdistrict is an area of the model: it has one community health centre.
type Subdistrict struct {
	Code, Name string
	Population float64 // persons at the census
	LogSD      float64 // by how much the logarithm of its share of the district is uncertain; 0 where it is counted
	Origin
}

// AgeSex is the number of people of an age group.
type AgeSex struct {
	Area         string // "all", or the code of a subdistrict
	From, To     int    // years of age, both included; To is −1 for the open group
	Male, Female float64
	Origin
}

// Total is an observed number of residents at the end of a month.
type Total struct {
	Month   month.Month
	Persons float64
	Origin
}

// tableKeys are the tables in the order in which they are read: areas come first.
var tableKeys = []string{"subdistricts", "age_sex", "demand_points", "facilities", "hospitals", "projects", "events", "totals", "behaviour_figures", "plan_targets", "observations"}

// columnKeys may stand beside a table's path to give a whole column one value.
var columnKeys = []string{"basis", "source", "crs"}

// tables reads the files named in the section of that name: a path, or {file: path, crs: WGS84, basis: sourced}.
func (r *reading) tables() {
	n := r.root.get("tables")
	if n != nil && !r.mapping(n, mistake.Say("{facilities: facilities.csv}", "{facilities: facilities.csv}"), tableKeys...) {
		return
	}
	readers := map[string]func(tableSource){
		"subdistricts": r.subdistricts, "age_sex": r.ageSex, "demand_points": r.demandPoints,
		"facilities": r.facilities, "hospitals": r.hospitals, "projects": r.projects, "events": r.events, "totals": r.totals, "behaviour_figures": r.behaviourFigures, "plan_targets": r.planTargets, "observations": r.observations,
	}
	for _, key := range tableKeys {
		if from, ok := r.sourceOf(n, key); ok {
			if key == "subdistricts" {
				r.standInAreas = from.standIn
			}
			readers[key](from)
		}
	}
}

// sourceOf finds a table: a sheet that is filled in goes before a file. Places of another district are none of this one's,
// once its own subdistricts are known.
func (r *reading) sourceOf(tables *node, key string) (tableSource, bool) {
	if from, ok := r.sheetOf(key); ok {
		return from, true
	}
	stated := tables.get(key)
	if stated == nil || stated.standIn && !r.standInAreas && slices.Contains([]string{"demand_points", "facilities", "hospitals", "projects"}, key) {
		return tableSource{}, false
	}
	from, ok := r.tableSource(stated)
	from.standIn = stated.standIn
	return from, ok
}

// tableSource reads what the scenario says of one table.
func (r *reading) tableSource(n *node) (from tableSource, ok bool) {
	example := mistake.Say("the path of a CSV file, or {file: path, crs: WGS84, columns: {name_zh: Name}}", "CSV 文件路径，或 {file: 路径, crs: WGS84, columns: {name_zh: 名称}}")
	if n.form == mapping {
		if !r.mapping(n, example, append([]string{"file", "columns"}, columnKeys...)...) {
			return from, false
		}
		from.stated, from.heads = r.texts(n, columnKeys, example), n.get("columns")
		if n = r.required(n, "file", example); n == nil {
			return from, false
		}
	}
	from.path = n
	_, ok = r.text(n, example)
	return from, ok
}

// texts are the values of some keys that a mapping has.
func (r *reading) texts(n *node, keys []string, example mistake.Text) map[string]*node {
	found := map[string]*node{}
	for _, key := range keys {
		if stated := n.get(key); stated != nil {
			if _, ok := r.text(stated, example); ok {
				found[key] = stated
			}
		}
	}
	return found
}

// persons are whole people, no more than the largest city has three times over.
var persons = param.Spec{Unit: "persons", Min: 0, Max: 1e8}

var atLeastOne = param.Spec{Unit: "persons", Min: 1, Max: persons.Max}

func (r *reading) subdistricts(from tableSource) {
	t, ok := r.table("subdistricts", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		s := Subdistrict{Code: w.textOr("code", "name"), Name: w.text("name"), Population: w.number("population", persons)}
		if w.optional("log_sd") != "" {
			s.LogSD = w.number("log_sd", param.Spec{Unit: "ratio", Min: 0, Max: 2})
		}
		s.Origin = w.origin("subdistricts."+s.Code, false)
		w.once(seen, "code", s.Code)
		_, at := w.cell("code")
		switch {
		case s.Code == "all":
			r.At(at, mistake.Say("%q stands for the whole district and cannot be a code", "“%s” 表示全区，不能作代码", s.Code))
		case slices.Contains(sums, s.Code) || slices.Contains(sums, s.Name):
			r.At(at, mistake.Say("the row %q is a sum of the others", "“%s” 行是其余各行的合计", s.Name)).
				Advise(mistake.Say("leave it out; what was read is added up by check", "请删去；check 会显示合计"))
		}
		w.keep("subdistricts")
		r.s.Tables.Subdistricts = append(r.s.Tables.Subdistricts, s)
	}
}

// sums are what rows of totals are called.
var sums = []string{"合计", "总计", "全区", "total", "Total", "sum"}

// keep notes where the row of a table stands, for what is found out when all tables are read.
func (w row) keep(table string) { w.t.r.s.rows[table] = append(w.t.r.s.rows[table], w.t.line(w)) }

// once reports a name that another row has already.
func (w row) once(seen map[string]bool, column, name string) {
	if seen[name] && name != "" {
		_, at := w.cell(column)
		w.t.r.Twice(at, name).
			Expect(mistake.Say("each %s once", "每个 %s 只出现一次", column))
	}
	seen[name] = true
}

// area reads the code of a subdistrict; all, where it may stand, is the whole district.
func (w row) area(column string, all bool) string {
	text, at := w.cell(column)
	if all && (text == "" || text == "all" || text == "全区") {
		return "all"
	}
	code := w.t.r.codeOf(text)
	w.t.r.knownArea(code, at, all)
	return code
}

// codeOf is the code of a subdistrict that is called by its name; any other text stays as it is.
func (r *reading) codeOf(text string) string {
	for _, s := range r.s.Tables.Subdistricts {
		if text != "" && text == s.Name {
			return s.Code
		}
	}
	return text
}

func (r *reading) knownArea(code string, at mistake.Place, all bool) {
	if len(r.s.Tables.Subdistricts) == 0 {
		return // there is no table of subdistricts, or it is wrong and reported
	}
	var codes []string
	if all {
		codes = []string{"all"}
	}
	for _, s := range r.s.Tables.Subdistricts {
		if s.Code == code {
			return
		}
		codes = append(codes, s.Code)
	}
	r.NoArea(at, code, codes)
}

func (r *reading) totals(from tableSource) {
	t, ok := r.table("totals", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		m, at := w.month("date")
		total := Total{Month: m, Persons: w.number("persons", atLeastOne), Origin: w.origin("totals", false)}
		if m != 0 {
			w.once(seen, "date", m.String())
		}
		if r.s.AsOf != 0 && m > r.s.AsOf {
			r.At(at, mistake.Say("an input of %s, later than as_of %s", "%s 的输入晚于 as_of %s", m, r.s.AsOf)).
				Expect(mistake.Say("nothing later than as_of; later figures are observations", "不晚于 as_of；之后的数据只能作为观测值"))
		}
		later, _ := slices.BinarySearchFunc(r.s.Tables.Totals, m, func(t Total, m month.Month) int { return cmp.Compare(t.Month, m) })
		r.s.Tables.Totals = slices.Insert(r.s.Tables.Totals, later, total)
		r.s.rows["totals"] = slices.Insert(r.s.rows["totals"], later, t.line(w))
	}
}
