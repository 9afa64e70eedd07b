package answer

import (
	"bytes"
	"math"
	"testing"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// exampleProjects is a view of three projects in 20 replications: the first is complete in January 2025 and each
// month after it, the second begins in June 2025 but for one replication, of the third nothing is promised.
func exampleProjects(l words.Lang) *View {
	v := viewOf(l)
	v.Scenario.Name, v.Analysis.Study.First, v.Analysis.Study.Months = "plan", month.Of(2021, 1), 60
	due := month.Of(2025, 12)
	v.Scenario.Tables.Projects = []plan.Project{
		{ID: "a", Facility: "c1", NameZH: "甲中心新建", NameEN: "centre A", Kind: "construction", Goal: "complete", By: due, Origin: plan.Origin{Source: "S100"}},
		{ID: "b", Facility: "c2", NameZH: "乙中心改扩建", NameEN: "centre B", Kind: "renovation", Goal: "start", By: due, Origin: plan.Origin{Source: "S106 S107"}},
		{ID: "c", Facility: "c3", NameZH: "丙中心迁址", NameEN: "centre C", Kind: "relocation", Goal: "complete"},
	}
	for r := range 20 {
		var stages [estate.Stages]estate.Span
		for i := range stages {
			stages[i] = estate.Span{From: math.NaN(), To: math.NaN()}
		}
		done := estate.Progress{Stages: stages, At: float64(month.Of(2025, 1)) + float64(r) + 0.5}
		begun := estate.Progress{Stages: stages, At: math.NaN()}
		if r > 0 {
			begun.Stages[estate.Building].From = float64(month.Of(2025, 6)) + 0.2
		}
		v.Analysis.Replications = append(v.Analysis.Replications, experiment.Replication{Projects: []estate.Progress{done, begun, done}})
	}
	return v
}

// Of 20 completions, one a month from January 2025 on, 12 are in time: the last of them on the last day of December.
func TestProjectsAreJudgedOneByOne(t *testing.T) {
	for _, l := range []words.Lang{words.ZH, words.EN} {
		v := exampleProjects(l)
		goldenTable(t, "projects_"+l.String(), v.Projects())
		for i, want := range []float64{12. / 20, 19. / 20} {
			if got := v.gantt().Projects[i].OnTime; got == nil || *got != want {
				t.Errorf("project %d is in time with the chance %v, expected %v", i, got, want)
			}
		}
		if row := v.gantt().Projects[2]; row.OnTime != nil {
			t.Errorf("nothing is promised of project 2, and its chance is %v", *row.OnTime)
		}
	}
	var out bytes.Buffer
	if err := exampleProjects(words.EN).projects().Write(&out); err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "projects.csv", out.Bytes())
}

func TestNothingPromisedNoTable(t *testing.T) {
	v := exampleProjects(words.EN)
	v.Scenario.Tables.Projects = v.Scenario.Tables.Projects[2:]
	if rows := v.Projects().Rows; len(rows) > 0 {
		t.Errorf("a table without promises: %+v", rows)
	}
}
