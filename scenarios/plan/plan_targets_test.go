package plan

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each promise of the documents has its judge, or a reason why it has none, and not both.
func TestEveryPromiseIsJudgedOrSaysWhyNot(t *testing.T) {
	for _, name := range []string{"xuhui", "changning", "shanghai"} {
		s, err := shipped(t, name)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Tables.PlanTargets) == 0 {
			t.Errorf("%s: no targets of its documents", name)
		}
		for _, p := range s.Tables.PlanTargets {
			targets, projects := s.Judges(p.Source)
			if judged := len(targets)+len(projects) > 0; judged == (p.NotJudgedZH != "") {
				t.Errorf("%s: %s is judged: %v; why not: %q", name, p.Source, judged, p.NotJudgedZH)
			}
			if source, ok := s.Sources.Find(p.Source); !ok || !strings.Contains(source.Note, p.Due) {
				t.Errorf("%s: %s is due %s; its source says %q", name, p.Source, p.Due, source.Note)
			}
		}
	}
}

// Every figure that the documents set as a target for a place stands in its table.
func TestTargetsOfTheDocumentsAreComplete(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "seed_figures.csv"))
	if err != nil {
		t.Skip("the collected figures are absent: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for place, name := range map[string]string{"Xuhui": "xuhui", "Changning": "changning", "Shanghai": "shanghai"} {
		listed := map[string]bool{}
		s, err := shipped(t, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.Tables.PlanTargets {
			listed[p.Source] = true
		}
		for _, row := range rows[1:] {
			if id, kind := row[0], row[5]; row[1] == place && (kind == "target") != listed[id] {
				t.Errorf("%s: %s is a %s; listed: %v", name, id, kind, listed[id])
			}
		}
	}
}

func TestPlanTargetTable(t *testing.T) {
	s := &Scenario{Targets: []Target{{Source: "S1 S3-S5"}, {Source: "S7"}}, Sources: Sources{{ID: "S3"}, {ID: "S4"}, {ID: "S5"}}}
	s.Tables.PlanTargets = []PlanTarget{{Source: "S4"}}
	s.Tables.Projects = []Project{{Origin: Origin{Source: "S4"}}} // without a date, it judges nothing
	for id, want := range map[string]int{"S1": 1, "S4": 1, "S2": 0, "S7": 1, "S": 0} {
		if targets, projects := s.Judges(id); len(targets) != want || len(projects) > 0 {
			t.Errorf("%s is judged by %v and %v, expected %d targets", id, targets, projects, want)
		}
	}
	if !s.Promised("S1 S3-S5") || s.Promised("S7") {
		t.Error("a citation of S3-S5 holds S4, one of S7 does not")
	}
}
