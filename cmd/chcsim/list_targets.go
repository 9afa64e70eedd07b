package main

import (
	"cmp"
	"strings"

	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// targetTable sets what the documents of a plan promise against what judges it in the scenario; then come the
// targets and projects that rest on other documents or on none. Where no language is asked for, it is the scenario's.
func targetTable(name string, l words.Lang, asked bool) (output.Table, error) {
	known, err := plan.Model()
	if err != nil {
		return output.Table{}, err
	}
	s, err := loadScenario(name, known)
	if err != nil {
		return output.Table{}, err
	}
	if !asked && s.Lang == words.EN.String() {
		l = words.EN
	}
	t := output.Table{Columns: []output.Column{
		{Head: words.Source.In(l)}, {Head: words.DocumentsPromise.In(l), Max: 44}, {Head: words.Date.In(l)},
		{Head: words.Target.In(l), Right: true}, {Head: words.JudgedBy.In(l), Max: 64},
	}}
	for _, p := range s.Tables.PlanTargets {
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: p.Source}, {Text: named(l, p.ZH, p.EN)}, {Text: p.Due}, {Text: p.Wanted}, judgedBy(s, p, l),
		}})
	}
	for _, x := range s.Targets {
		if !s.Promised(x.Source) {
			t.Rows = append(t.Rows, ownRow(x.Source, answer.Indicator(indicator.ID(x.Indicator), l), words.Dated(l, x.By), limitOf(x, l), judge(x, l), x.Note))
		}
	}
	for _, p := range s.Tables.Projects {
		if p.By != 0 && !s.Promised(p.Source) {
			t.Rows = append(t.Rows, ownRow(p.Source, named(l, p.NameZH, p.NameEN), words.Dated(l, p.By), "", projectJudge(p, l), ""))
		}
	}
	return t, nil
}

// judgedBy names what judges a promise, with the notes of the targets, or says why nothing does.
func judgedBy(s *plan.Scenario, p plan.PlanTarget, l words.Lang) output.Cell {
	targets, projects := s.Judges(p.Source)
	var cell output.Cell
	var by []string
	for _, x := range targets {
		by = append(by, judge(x, l))
		if x.Note != "" {
			cell.Notes = append(cell.Notes, x.Note)
		}
	}
	for _, x := range projects {
		if len(targets) == 0 { // else the projects are what the target counts
			by = append(by, projectJudge(x, l))
		}
	}
	cell.Text = strings.Join(by, named(l, "；", "; "))
	if len(by) == 0 {
		why := cmp.Or(named(l, p.NotJudgedZH, p.NotJudgedEN), words.NothingCites.In(l))
		cell.Text, cell.Tone = words.NotJudged.Fill(l, why), output.Dim
	}
	return cell
}

// ownRow is a target or project that the documents listed do not ask for.
func ownRow(source, name, by, wanted, judge, note string) output.Row {
	row := output.Text(cmp.Or(source, words.Undefined), name, by, wanted, judge)
	if note != "" {
		row.Cells[4].Notes = []string{note}
	}
	return row
}

func judge(t plan.Target, l words.Lang) string {
	text := t.Indicator + " " + limitOf(t, l) + " " + t.By.String()
	if t.Area != "all" {
		text += " (" + t.Area + ")"
	}
	return text
}

func limitOf(t plan.Target, l words.Lang) string {
	comparator := indicator.AtLeast
	if t.AtMost {
		comparator = indicator.AtMost
	}
	return answer.Unit(indicator.ID(t.Indicator)).Limit(l, string(comparator), t.Limit)
}

func projectJudge(p plan.Project, l words.Lang) string {
	return words.ByProject.Fill(l, p.ID, answer.Promise(p).Fill(l, p.By))
}
