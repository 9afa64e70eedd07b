package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// The scripts call the command in this process. $SHIPPED is the folder of the shipped scenarios;
// -regen writes the tables that a script compares anew.
func TestHindcastScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("conditions on observations")
	}
	shipped, err := filepath.Abs("../../scenarios")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/hindcast",
		Setup:         func(e *testscript.Env) error { e.Setenv("SHIPPED", shipped); return expandFiles(e.WorkDir, shipped) },
		UpdateScripts: *regenDocuments,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"chcsim": func(ts *testscript.TestScript, wrong bool, args []string) {
				code := inFolder(ts.Getenv("WORK"), func() int { return dispatch(args, ts.Stdout(), ts.Stderr()) })
				if wrong == (code == exitDone) {
					ts.Fatalf("chcsim %s: exit code %d", strings.Join(args, " "), code)
				}
			},
		},
	})
}

// expandFiles writes the folder of the shipped scenarios in place of $SHIPPED in a script's files.
func expandFiles(dir, shipped string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(strings.ReplaceAll(string(text), "$SHIPPED", filepath.ToSlash(shipped))), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// folder guards the process's working folder: scripts run side by side.
var folder sync.Mutex

// inFolder runs f with another working folder.
func inFolder(dir string, f func() int) int {
	folder.Lock()
	defer folder.Unlock()
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		return exitFailed
	}
	defer func() { _ = os.Chdir(before) }()
	return f()
}

// Every shipped case reads without mistakes, fits to something and holds something back.
func TestShippedCases(t *testing.T) {
	names, err := filepath.Glob("../../scenarios/hindcast/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	cases := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text, []byte("\ncase:")) && !bytes.HasPrefix(text, []byte("case:")) {
			continue
		}
		cases++
		f := newFlags("hindcast")
		var o hindcastOptions
		o.addTo(f)
		if err := f.Parse([]string{name}); err != nil {
			t.Fatal(err)
		}
		p, err := loadPast(f, &o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		later := func(o indicator.Observation) bool { return o.Month > p.until }
		if !slices.ContainsFunc(p.study.Observations, later) && p.until < p.scenario.AsOf {
			t.Errorf("%s: no observations to score", name)
		}
	}
	if cases < 7 {
		t.Errorf("%d cases", cases)
	}
}

// Nothing is an input of the city that was published after 2021, save the total of 2022.
func TestTheCityKnowsNothingLater(t *testing.T) {
	s, _, err := loadStudy("../../scenarios/shanghai.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Parameters {
		if strings.HasPrefix(p.Path, "levers.demand_2022.") {
			continue
		}
		for _, id := range strings.Fields(p.Source) {
			if source, ok := s.Sources.Find(id); ok && source.Dated > month.Of(2021, 12) {
				t.Errorf("%s cites %s of %v", p.Path, id, source.Dated)
			}
		}
	}
	if n := len(s.Tables.Subdistricts); n != 248 {
		t.Errorf("%d centres", n)
	}
}
