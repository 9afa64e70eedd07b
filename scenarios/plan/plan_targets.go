package plan

import (
	"slices"
	"strings"

	"chcsim/scenarios/mistake"
)

// PlanTarget is one thing that the plan's documents promise, in their words.
type PlanTarget struct {
	Source string // its id in the sources table, by which targets and projects cite it
	Due    string // as the documents say
	ZH, EN string
	Wanted string // the number, as the documents say; empty where they state none
	// NotJudgedZH and NotJudgedEN say why no target and no project judges it; empty where some do.
	NotJudgedZH, NotJudgedEN string
}

func (r *reading) planTargets(from tableSource) {
	t, ok := r.table("plan_targets", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		p := PlanTarget{Source: w.text("source"), Due: w.text("due"), ZH: w.text("zh"), EN: w.text("en"), Wanted: w.optional("wanted"),
			NotJudgedZH: w.optional("not_judged_zh"), NotJudgedEN: w.optional("not_judged_en")}
		w.once(seen, "source", p.Source)
		if _, at := w.cell("not_judged_zh"); (p.NotJudgedZH == "") != (p.NotJudgedEN == "") {
			r.At(at, mistake.Say("%s says in one language alone why nothing judges it", "%s 只用一种语言说明了为何不作判断", p.Source)).
				Expect(mistake.Say("not_judged_zh and not_judged_en, both or neither", "not_judged_zh 与 not_judged_en 同时填写或同时留空"))
		}
		_, at := w.cell("source")
		r.cite(p.Source, "plan_targets", at, true)
		r.s.Tables.PlanTargets = append(r.s.Tables.PlanTargets, p)
	}
}

// Judges are the targets that cite a source, and the projects with a date that do.
func (s *Scenario) Judges(source string) (targets []Target, projects []Project) {
	for _, t := range s.Targets {
		if s.cites(t.Source, source) {
			targets = append(targets, t)
		}
	}
	for _, p := range s.Tables.Projects {
		if p.By != 0 && s.cites(p.Source, source) {
			projects = append(projects, p)
		}
	}
	return targets, projects
}

// Promised tells whether one of the ids is the source of a promise in the table.
func (s *Scenario) Promised(ids string) bool {
	return slices.ContainsFunc(s.Tables.PlanTargets, func(p PlanTarget) bool { return s.cites(ids, p.Source) })
}

// cites tells whether one of some ids is that of the source, or a range that holds it.
func (s *Scenario) cites(ids, source string) bool {
	return slices.ContainsFunc(strings.Fields(ids), func(id string) bool {
		return id == source || slices.ContainsFunc(s.Sources.Cited(id), func(one Source) bool { return one.ID == source })
	})
}
