package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Tables are the CSV files beside a scenario. One that the scenario does not name is empty.
type Tables struct {
	Subdistricts []Subdistrict
	AgeSex       []AgeSex
	DemandPoints []DemandPoint
	Facilities   []Facility
	Hospitals    []Hospital
	Projects     []Project
	Events       []Event
	Totals       []Total
	Figures      []Figure
	PlanTargets  []PlanTarget
	Observations []Observation
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
var tableKeys = []string{"subdistricts", "age_sex", "demand_points", "facilities", "hospitals", "projects", "events", "totals", "figures", "plan_targets", "observations"}

// columnKeys may stand beside a table's path to give a whole column one value.
var columnKeys = []string{"basis", "source", "crs"}

// tables reads the files named in the section of that name: a path, or {file: path, crs: WGS84, basis: sourced}.
func (r *reading) tables() {
	n := r.root.get("tables")
	if n == nil {
		return
	}
	if !r.mapping(n, mistake.Say("{facilities: facilities.csv}", "{facilities: facilities.csv}"), tableKeys...) {
		return
	}
	readers := map[string]func(string, *node, map[string]*node){
		"subdistricts": r.subdistricts, "age_sex": r.ageSex, "demand_points": r.demandPoints,
		"facilities": r.facilities, "hospitals": r.hospitals, "projects": r.projects, "events": r.events, "totals": r.totals, "figures": r.figures, "plan_targets": r.planTargets, "observations": r.observations,
	}
	for _, key := range tableKeys {
		if stated := n.get(key); stated != nil {
			if path, defaults, ok := r.tablePath(stated); ok {
				readers[key](besides(path.at, path.text), path, defaults)
			}
		}
	}
}

func (r *reading) tablePath(n *node) (path *node, defaults map[string]*node, ok bool) {
	example := mistake.Say("the path of a CSV file, or {file: path, crs: WGS84}", "CSV 文件路径，或 {file: 路径, crs: WGS84}")
	if n.form == mapping {
		if !r.mapping(n, example, append([]string{"file"}, columnKeys...)...) {
			return nil, nil, false
		}
		defaults = map[string]*node{}
		for _, key := range columnKeys {
			if stated := n.get(key); stated != nil {
				if _, ok := r.text(stated, example); ok {
					defaults[key] = stated
				}
			}
		}
		if n = r.required(n, "file", example); n == nil {
			return nil, nil, false
		}
	}
	_, ok = r.text(n, example)
	return n, defaults, ok
}

// persons are whole people, no more than the largest city has three times over.
var persons = param.Spec{Unit: "persons", Min: 0, Max: 1e8}

var atLeastOne = param.Spec{Unit: "persons", Min: 1, Max: persons.Max}

func (r *reading) subdistricts(name string, path *node, defaults map[string]*node) {
	t, ok := r.table(name, path.at, defaults, []string{"code", "name", "population"}, []string{"log_sd", "basis", "source", "note"})
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		s := Subdistrict{Code: w.text("code"), Name: w.text("name"), Population: w.number("population", persons)}
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
	code, at := w.cell(column)
	if all && (code == "" || code == "all") {
		return "all"
	}
	w.t.r.knownArea(code, at, all)
	return code
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

func (r *reading) ageSex(name string, path *node, defaults map[string]*node) {
	t, ok := r.table(name, path.at, defaults, []string{"area", "ages", "male", "female"}, []string{"basis", "source", "note"})
	if !ok {
		return
	}
	var groups []ageGroup
	for _, w := range t.rows {
		g := AgeSex{Area: w.area("area", true), Male: w.number("male", persons), Female: w.number("female", persons)}
		g.From, g.To = w.ages()
		g.Origin = w.origin("age_sex", false)
		_, at := w.cell("ages")
		groups = append(groups, ageGroup{g, at, t.line(w)})
	}
	slices.SortStableFunc(groups, func(a, b ageGroup) int { return cmp.Or(cmp.Compare(a.Area, b.Area), a.From-b.From) })
	for i, g := range groups {
		r.s.Tables.AgeSex = append(r.s.Tables.AgeSex, g.AgeSex)
		r.s.rows["age_sex"] = append(r.s.rows["age_sex"], g.line)
		next := 0 // the age at which the group must begin
		if i > 0 && groups[i-1].Area == g.Area {
			next = groups[i-1].To + 1
		}
		if g.From >= 0 && g.From != next {
			r.At(g.at, mistake.Say("the group begins at %d, the one before it ends at %d", "该组从 %d 岁开始，前一组到 %d 岁为止", g.From, next-1)).
				Expect(mistake.Say("groups without gaps from 0 to an open one such as 85+", "从 0 岁起不留空隙，直到 85+ 这样的开放组"))
			return
		}
		if last := i == len(groups)-1 || groups[i+1].Area != g.Area; last && g.To >= 0 {
			r.At(g.line, mistake.Say("the last group of %s is not open", "%s 的最后一组不是开放组", g.Area)).
				Expect(mistake.Say("such as 85+", "如 85+"))
			return
		}
	}
}

// ageGroup is a row of the table of ages and where it stands.
type ageGroup struct {
	AgeSex
	at, line mistake.Place
}

// ages reads 0, 1-4 or 85+. The first age is −1 when it is none of these.
func (w row) ages() (from, to int) {
	text, at := w.cell("ages")
	if _, err := fmt.Sscanf(text, "%d-%d", &from, &to); err == nil && fmt.Sprintf("%d-%d", from, to) == text && 0 <= from && from <= to && to < 150 {
		return from, to
	}
	if _, err := fmt.Sscanf(strings.TrimSuffix(text, "+"), "%d", &from); err == nil && from >= 0 && from < 150 {
		switch text {
		case fmt.Sprintf("%d+", from):
			return from, -1
		case fmt.Sprint(from):
			return from, from
		}
	}
	w.t.r.At(at, mistake.Say("%q is no age group", "“%s” 不是年龄组", text)).Expect(mistake.Say("such as 0, 1-4 or 85+", "如 0、1-4 或 85+"))
	return -1, -1
}

func (r *reading) totals(name string, path *node, defaults map[string]*node) {
	t, ok := r.table(name, path.at, defaults, []string{"date", "persons"}, []string{"basis", "source", "note"})
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
