package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/report"
	"chcsim/output/words"
)

// The model report of a run counts every value once, resolves every id that is cited, and has the same
// bytes whenever it is written.
func TestModelReportIsWhole(t *testing.T) {
	s, study, err := loadStudy(filepath.Join(root, "testdata", "small", "plan.yaml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	analysis, err := experiment.Analyse(t.Context(), study, experiment.Options{Replications: 3, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	v := &answer.View{Scenario: s, Analysis: analysis, Lang: words.EN, Overrides: []string{"run.seed=1"}}
	r := v.Report()
	values := 0
	for _, p := range r.Parts {
		values += p.Sourced + p.Transferred + p.Assumed + p.Unknown
	}
	if values != len(study.Parameters) {
		t.Errorf("the report counts %d of %d values", values, len(study.Parameters))
	}
	if len(r.Indicators) != 3 || r.Run.Replications != 3 || !strings.HasSuffix(r.Run.Command, "--set 'run.seed=1'") {
		t.Errorf("%d indicators, %d replications, %q", len(r.Indicators), r.Run.Replications, r.Run.Command)
	}
	for _, p := range study.Parameters {
		for _, id := range strings.Fields(p.Source) {
			known := slices.ContainsFunc(r.Sources, func(x report.Source) bool { return x.ID == strings.Split(id, "-")[0] })
			if !known && !slices.Contains(r.Unresolved, id) {
				t.Errorf("%s cites %s, which the report neither resolves nor lists as missing", p.Path, id)
			}
		}
	}
	first, err := v.Report().HTML()
	if err != nil {
		t.Fatal(err)
	}
	if second, err := v.Report().HTML(); err != nil || !bytes.Equal(first, second) {
		t.Errorf("two reports of one run differ, %v", err)
	}
}
