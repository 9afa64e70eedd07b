package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/scenarios/plan"
)

// Nothing that is the same but for its order comes out differently: however the rows of all tables, the items of all
// lists and the keys of all maps stand, every code has the same bytes, with computed waits and with queued days.
func TestOrderDoesNotMatter(t *testing.T) {
	orders := map[string]uint64{"0": 3, "4": 1}
	if testing.Short() {
		orders = map[string]uint64{"0": 1}
	}
	for days, shuffles := range orders {
		want := resultsOf(t, filepath.Join(root, "testdata", "equal"), days)
		for seed := range shuffles {
			got := resultsOf(t, shuffled(t, rand.New(rand.NewPCG(seed, 0))), days)
			if i := slices.IndexFunc(want, func(line string) bool { return !slices.Contains(got, line) }); i >= 0 {
				t.Errorf("%s clinic days, shuffle %d: missing\n%s", days, seed, want[i])
			}
			if len(got) != len(want) {
				t.Errorf("%s clinic days, shuffle %d: %d rows, expected %d", days, seed, len(got), len(want))
			}
		}
	}
}

// resultsOf are the rows of a run's tables, the maps, the dates of the projects and the list of parameters, by whose order designs of
// sensitivity go, sorted.
func resultsOf(t *testing.T, folder, days string) []string {
	t.Helper()
	scenario, out := filepath.Join(folder, "base.yaml"), filepath.Join(t.TempDir(), "out")
	set := "run.clinic_days=" + days
	var said bytes.Buffer
	if code := dispatch([]string{"run", scenario, "--set", set, "--out", out, "--quiet"}, io.Discard, &said); code != exitDone {
		t.Fatalf("exit %d: %s", code, &said)
	}
	var rows []string
	for _, name := range []string{"summary.csv", "replications.csv", "constraints.csv"} {
		rows = append(rows, linesOf(t, filepath.Join(out, name))...)
	}
	for _, name := range []string{"coverage_map.png", "coverage_ranking.png"} {
		image, err := os.ReadFile(filepath.Join(out, "charts", name))
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, fmt.Sprintf("%s %x", name, sha256.Sum256(image)))
	}
	for id, dates := range projectsOf(t, scenario, set) {
		rows = append(rows, id+" "+dates)
	}
	_, study, err := loadStudy(scenario, nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, p := range study.Parameters {
		paths = append(paths, p.Path)
	}
	rows = append(rows, strings.Join(paths, " "))
	slices.Sort(rows)
	return rows
}

// projectsOf are the dates of the projects in a replication, by id.
func projectsOf(t *testing.T, scenario string, sets ...string) map[string]string {
	t.Helper()
	s, study, err := loadStudy(scenario, plan.Settings("--set", sets))
	if err != nil {
		t.Fatal(err)
	}
	config, err := study.Build(study.Draw(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := model.Simulate(config, experiment.KeysOf(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	projects := map[string]string{}
	for i, p := range outcome.Projects {
		projects[s.Tables.Projects[i].ID] = fmt.Sprint(p.Stages, p.At, p.Failures)
	}
	return projects
}

// One project, or one subdistrict with all it has, leaves those of the others their luck.
func TestOneLessLeavesTheOthersTheirLuck(t *testing.T) {
	whole := filepath.Join(root, "testdata", "equal", "base.yaml")
	before := projectsOf(t, whole)
	for _, c := range []struct {
		without string
		left    int
	}{{"9-renovation", 7}, {"south-east", 6}} {
		folder := shuffled(t, rand.New(rand.NewPCG(0, 0)))
		names, _ := filepath.Glob(filepath.Join(folder, "*.csv"))
		for _, name := range names {
			lines := slices.DeleteFunc(linesOf(t, name), func(line string) bool { return strings.Contains(line, c.without) })
			if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		after := projectsOf(t, filepath.Join(folder, "base.yaml"))
		if len(after) != c.left {
			t.Errorf("without %s %d projects are left, expected %d", c.without, len(after), c.left)
		}
		for id, dates := range after {
			if dates != before[id] {
				t.Errorf("without %s project %s has the dates %s instead of %s", c.without, id, dates, before[id])
			}
		}
	}
}

// shuffled is a copy of the district in testdata/equal in which everything stands in another order.
func shuffled(t *testing.T, random *rand.Rand) string {
	t.Helper()
	shuffle := func(lines []string) {
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	}
	names, err := filepath.Glob(filepath.Join(root, "testdata", "equal", "*"))
	if err != nil || len(names) == 0 {
		t.Fatal("there is no district in testdata/equal")
	}
	folder := t.TempDir()
	for _, name := range names {
		lines := linesOf(t, name)
		if filepath.Ext(name) == ".csv" {
			shuffle(lines[1:])
		} else {
			lines = shuffledSections(t, lines, shuffle)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(name)), []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// shuffledSections changes the order of the sections of a scenario and that of the lines within each.
func shuffledSections(t *testing.T, lines []string, shuffle func([]string)) []string {
	common, err := filepath.Abs(filepath.Join(root, "scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	var sections []string
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && strings.HasPrefix(lines[n], " ") {
			n++
		}
		shuffle(lines[1:n])
		sections, lines = append(sections, strings.Join(lines[:n], "\n")), lines[n:]
	}
	shuffle(sections)
	return strings.Split(strings.ReplaceAll(strings.Join(sections, "\n"), "../../scenarios", common), "\n")
}

func linesOf(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}
