package sweepfile

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// example is a sweep of the given size with two targets, one of them in a subdistrict.
func example(points int) Record {
	return Record{
		Program: "chcsim", Version: "test", Scenario: "甲", ScenarioHash: "abc", Design: "zip", Points: points, Seed: 7,
		Axes: []Axis{{Path: "a.x"}, {Path: "b.y"}}, Replications: 3,
		Targets: []Target{
			{Indicator: "contract_rate", Area: "all", By: "2025-12", Comparator: ">=", Limit: 0.45, Chance: 0.8},
			{Indicator: "contract_rate", Area: "310104003", By: "2025-12", Comparator: ">=", Limit: 0.4},
		},
		Shard: experiment.Shard{Index: 1, Count: 1},
	}
}

func (r Record) shard(index, count int) Record {
	r.Shard = experiment.Shard{Index: index, Count: count}
	return r
}

// settingsOf are those of an example's point; some need quotes.
func settingsOf(point int) []string {
	return []string{fmt.Sprint(point), fmt.Sprintf("{pert: [1, %d, 9]}", point)}
}

// pointOf is an example's point; every seventh failed, every fifth has more replications.
func pointOf(point int) (Point, []Row) {
	p := Point{Index: point, Settings: settingsOf(point)}
	if point%7 == 6 {
		p.Err = oneLine("x.yaml:3:4: \"40\" is no rate\n   3 | a: 40\n     |    ^^\n  expected: a rate, such as 40%")
		return p, nil
	}
	p.Replications = 3
	if point%5 == 4 {
		p.Replications = 5
	}
	var rows []Row
	for r := range p.Replications {
		for _, area := range []string{"all", "310104003"} {
			value := float64(point) / float64(r*7+3)
			if r == 2 {
				value = math.NaN()
			}
			rows = append(rows, Row{point, r, "contract_rate", area, month.Of(2025, 12), value})
		}
	}
	p.Rows = len(rows)
	p.Chances = []indicator.Chance{indicator.Wilson(point%4, p.Replications), indicator.Wilson(1, p.Replications)}
	p.Joint = indicator.Wilson(0, p.Replications)
	return p, rows
}

// complete writes the points that are not written yet.
func complete(t testing.TB, w *Writer, r Record) {
	t.Helper()
	for w.Done() < r.Shard.Size(r.Points) {
		p, rows := pointOf(r.Shard.Point(w.Done()))
		if err := w.Point(p, rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	w.Close()
}

// written is a finished sweep in a folder of its own.
func written(t testing.TB, r Record) string {
	t.Helper()
	dir := filepath.Join(scratch(t), "sweep")
	w, err := Create(dir, r)
	if err != nil {
		t.Fatal(err)
	}
	complete(t, w, r)
	return dir
}

// scratch is an empty folder, in memory where the system has one there: bringing files to a disk takes
// most of the time of these tests.
func scratch(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "sweep")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// files are the contents of all files of a folder.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		contents[e.Name()] = string(text)
	}
	return contents
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
