package answer

import (
	"fmt"
	"html/template"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode"

	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/param"
	"chcsim/output/chart"
	"chcsim/output/report"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// Report arranges the run for its page.
func (v *View) Report() report.Report {
	r := report.Report{
		Lang: v.Lang, Scenario: v.reportScenario(), Run: v.reportRun(), Program: program(), Verdict: v.verdict(),
		Targets: v.Run().CountedTable(v.Lang), Counts: v.CountTable(), Areas: v.Areas(), Together: v.Together(), Standard: v.StandardAtStart(),
		Shortage: v.Shortage(), Projects: v.Projects(),
		Variance: v.Decided(), Binding: BindingTable(v.Lang, v.Bindings()), BaseYear: v.BaseYear(), Facts: PlausibilityTable(v.Lang, v.Facts()),
		Provenance: v.Provenance().Table(v.Lang), Updated: v.Updated(), Places: v.Places(), Tables: v.rowsByBasis(), Unresolved: v.Scenario.Provenance.Dangling,
		Gaps: v.gaps(), Moved: v.moved(), Causes: []string{v.command("why"), v.command("levers")}, Constants: v.constants(), Parts: v.parts(),
		Sources: v.citedSources(),
	}
	r.Others = v.otherTables(r.Targets, r.Counts, r.Together, r.Standard, r.Shortage, r.Projects, r.Variance, r.Binding, r.BaseYear, r.Facts, r.Provenance)
	r.Indicators, r.More = v.reportIndicators()
	for _, u := range v.Scenario.Levers {
		r.Levers = append(r.Levers, v.reportLever(u))
	}
	r.Reliances, r.Inputs = v.reliances()
	for _, d := range v.drawings() {
		place := map[kind]*[]template.HTML{ofTargets: &r.Chances, ofMaps: &r.Maps, ofCourses: &r.Fans, ofProjects: &r.Gantt}[d.kind]
		*place = append(*place, inline(d.chart)...)
	}
	return r
}

// inline are the pages of a chart for a page of HTML. One that cannot be drawn is missing there as it is among the pictures, whose
// drawing says why.
func inline(d chart.Drawing) (pages []template.HTML) {
	for _, page := range chart.Pages(d) {
		if text, err := chart.Safely(func() ([]byte, error) { return chart.SVG(page) }); err == nil {
			pages = append(pages, template.HTML(text))
		}
	}
	return pages
}

func (v *View) reportScenario() report.Scenario {
	s := v.study()
	r := report.Scenario{
		Name: v.Scenario.Name, Hash: v.Scenario.Hash, AsOf: v.Scenario.AsOf, From: s.First, To: s.Last(), Months: s.Months, Areas: len(s.Areas),
	}
	files := v.Scenario.Files
	for _, f := range files {
		if near, err := filepath.Rel(filepath.Dir(files[len(files)-1]), f); err == nil {
			f = filepath.ToSlash(near) // the same wherever the repository lies
		}
		r.Files = append(r.Files, f)
	}
	for _, u := range v.Scenario.Shocks {
		span := words.Dated(v.Lang, u.From)
		if u.Until != nil {
			span = words.Range.Fill(v.Lang, u.From, *u.Until)
		}
		r.Shocks = append(r.Shocks, fmt.Sprintf(in(v.Lang, "%s（%s）：%s", "%s (%s): %s"), in(v.Lang, u.Lever.ZH, u.Lever.EN), span, strings.Join(effects(u.Lever, v.Lang), in(v.Lang, "，", ", "))))
	}
	return r
}

func (v *View) reportRun() report.Run {
	command := v.command("run", "--replications", strconv.Itoa(len(v.Analysis.Replications)), "--seed", strconv.FormatUint(v.Analysis.Seed, 10))
	r := report.Run{
		Explained: explained(v.Movements), Replications: len(v.Analysis.Replications), Seed: v.Analysis.Seed, ClinicDays: ClinicDays(v.Scenario.Run.ClinicDays),
		Uncertain: len(v.study().Uncertain()), Command: command,
	}
	for _, x := range v.Analysis.Variances {
		r.Pairs = max(r.Pairs, x.Pairs)
	}
	for _, x := range v.Analysis.Reliefs {
		r.Reruns = max(r.Reruns, x.Runs)
	}
	return r
}

// inShell tells whether a shell may take a character for more than a letter of a name.
func inShell(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-_./", c)
}

// quoted is a text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// program describes the program and its libraries as they were built.
func program() report.Program {
	b := build()
	p := report.Program{Version: b.Version, Go: b.Go, System: runtime.GOOS, Architecture: b.Architecture}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			p.Libraries = append(p.Libraries, d.Path+" "+d.Version)
		}
	}
	return p
}

// reportIndicators states the indicators with a target, each once, and counts the others.
func (v *View) reportIndicators() (judged []report.Indicator, others int) {
	seen := map[indicator.ID]bool{}
	for _, t := range v.study().Targets {
		if seen[t.Indicator] {
			continue
		}
		seen[t.Indicator] = true
		d := measure.Of(t.Indicator)
		judged = append(judged, report.Indicator{
			ID: string(d.ID), Name: in(v.Lang, d.ZH, d.EN), Numerator: in(v.Lang, d.NumeratorZH, d.NumeratorEN),
			Denominator: in(v.Lang, d.DenominatorZH, d.DenominatorEN), Period: period(d.Kind, v.Lang), Source: t.Source,
			Trap: in(v.Lang, d.TrapZH, d.TrapEN), Part: "model/README.md: " + d.Section,
		})
	}
	return judged, len(measure.All()) - len(judged)
}

func period(k indicator.Kind, l words.Lang) string {
	switch k {
	case indicator.Stock:
		return in(l, "月末", "end of the month")
	case indicator.Level:
		return in(l, "近十二个月均值", "mean of twelve months")
	}
	return in(l, "近十二个月", "twelve months")
}

func (v *View) reportLever(u lever.Use) report.Lever {
	ramp := u.Lever.RampMonths
	if u.RampMonths != nil {
		ramp = *u.RampMonths
	}
	return report.Lever{Name: u.Lever.Name, Title: in(v.Lang, u.Lever.ZH, u.Lever.EN), From: u.From, Ramp: ramp, Effects: effects(u.Lever, v.Lang)}
}

// effects writes what a lever moves, by how much and on what basis.
func effects(one lever.Lever, l words.Lang) []string {
	var list []string
	for _, e := range one.Effects {
		sign := "+ "
		if e.Operation == lever.Multiply {
			sign = "× "
		}
		basis := words.Basis(e.Size.Basis).In(l)
		if e.Size.Source != "" {
			basis += " " + e.Size.Source
		}
		size := e.Size.Distribution.String()
		if e.Of != "" {
			size = fmt.Sprintf(in(l, "%[2]s 的 %[1]s", "%s of %s"), size, e.Of)
		}
		list = append(list, e.Parameter+" "+sign+fmt.Sprintf(in(l, "%s（%s）", "%s (%s)"), size, basis))
	}
	return list
}

// parts counts the values of each part of the model by basis; levers and shocks are parts of their own.
func (v *View) parts() []report.Part {
	var parts []report.Part
	for i, p := range v.study().Parameters {
		name, _, _ := strings.Cut(p.Path, ".")
		if i >= v.Scenario.Model {
			name = in(v.Lang, "措施与冲击的作用大小", "sizes of the effects of measures and shocks")
		}
		if len(parts) == 0 || parts[len(parts)-1].Name != name {
			parts = append(parts, report.Part{Name: name})
		}
		last := &parts[len(parts)-1]
		countBasis(p.Basis, &last.Sourced, &last.Transferred, &last.Assumed, &last.Unknown)
	}
	return parts
}

func countBasis(b param.Basis, sourced, transferred, assumed, unknown *int) {
	switch b {
	case param.Sourced:
		*sourced++
	case param.Transferred:
		*transferred++
	case param.Assumed:
		*assumed++
	default:
		*unknown++
	}
}

// rowsByBasis counts the rows of the scenario's tables by basis.
func (v *View) rowsByBasis() []report.Rows {
	var list []report.Rows
	add := func(zh, en string, origins []plan.Origin) {
		rows := report.Rows{Name: in(v.Lang, zh, en)}
		for _, o := range origins {
			countBasis(o.Basis, &rows.Sourced, &rows.Transferred, &rows.Assumed, &rows.Unknown)
		}
		if len(origins) > 0 {
			list = append(list, rows)
		}
	}
	t := &v.Scenario.Tables
	add("街镇", "subdistricts", originsOf(t.Subdistricts, func(r plan.Subdistrict) plan.Origin { return r.Origin }))
	add("年龄性别", "age and sex", originsOf(t.AgeSex, func(r plan.AgeSex) plan.Origin { return r.Origin }))
	add("需求点", "demand points", originsOf(t.DemandPoints, func(r plan.DemandPoint) plan.Origin { return r.Origin }))
	add("机构", "facilities", originsOf(t.Facilities, func(r plan.Facility) plan.Origin { return r.Origin }))
	add("医院", "hospitals", originsOf(t.Hospitals, func(r plan.Hospital) plan.Origin { return r.Origin }))
	add("项目", "projects", originsOf(t.Projects, func(r plan.Project) plan.Origin { return r.Origin }))
	add("居民总数", "totals", originsOf(t.Totals, func(r plan.Total) plan.Origin { return r.Origin }))
	add("行为数据", "figures of behaviour", originsOf(t.BehaviourFigures, func(r plan.BehaviourFigure) plan.Origin { return r.Origin }))
	return list
}

func originsOf[T any](rows []T, of func(T) plan.Origin) []plan.Origin {
	var list []plan.Origin
	for _, r := range rows {
		list = append(list, of(r))
	}
	return list
}
