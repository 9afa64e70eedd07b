package output

import (
	"bytes"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

// contents lists every file and folder below dir.
func contents(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && path != dir {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestCommitShowsAllFilesAtOnce(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "a", "out")
	folder, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	w, err := folder.Create("charts/fan.png")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(write(w, "png"), folder.Write("run.json", []byte("{\n  \"a\": 1\n}\n"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range contents(t, dir) {
		if !strings.HasSuffix(name, ".tmp") && name != "charts" {
			t.Errorf("%s appeared before Commit", name)
		}
	}
	if err := folder.Commit(); err != nil { // it closes what is still open
		t.Fatal(err)
	}
	folder.Abort()
	if got, want := contents(t, dir), []string{"charts", "charts/fan.png", "run.json"}; !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "charts", "fan.png")); err != nil || string(data) != "png" {
		t.Errorf("fan.png holds %q, %v", data, err)
	}
	if err := folder.Commit(); !errors.Is(err, errClosed) {
		t.Errorf("second Commit: %v", err)
	}
}

func write(w interface{ Write([]byte) (int, error) }, s string) error {
	_, err := w.Write([]byte(s))
	return err
}

func TestAbortLeavesNothing(t *testing.T) {
	root := t.TempDir()
	folder, err := Begin(filepath.Join(root, "new", "out"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(folder.Write("charts/a.png", []byte("x")), folder.Write("b", []byte("y"))); err != nil {
		t.Fatal(err)
	}
	folder.Abort()
	if left := contents(t, root); len(left) != 0 {
		t.Errorf("Abort left %v", left)
	}
	if _, err := folder.Create("c"); !errors.Is(err, errClosed) {
		t.Errorf("Create after Abort: %v", err)
	}
}

func TestAbortKeepsEarlierFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "run.json"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	folder, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := folder.Write("run.json", []byte("new")); err != nil {
		t.Fatal(err)
	}
	folder.Abort()
	if data, err := os.ReadFile(filepath.Join(dir, "run.json")); err != nil || string(data) != "old" {
		t.Errorf("run.json holds %q, %v", data, err)
	}
	if left := contents(t, dir); len(left) != 1 {
		t.Errorf("left %v", left)
	}
}

// A write that fails on the way must fail the whole result and leave nothing of it.
func TestFailedWriteFailsCommit(t *testing.T) {
	dir := t.TempDir()
	folder, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := folder.Write("good", []byte("x")); err != nil {
		t.Fatal(err)
	}
	w, err := folder.Create("bad")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.(*pending).file.Close(); err != nil { // as if the disk were gone
		t.Fatal(err)
	}
	if err := write(w, "lost"); err != nil {
		t.Fatal(err) // it is still in the buffer
	}
	if err := folder.Commit(); err == nil || !strings.Contains(err.Error(), "bad") {
		t.Errorf("Commit returned %v", err)
	}
	if left := contents(t, dir); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestFolderRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(filepath.Join(file, "out")); err == nil {
		t.Error("a folder inside a file was accepted")
	}
	folder, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Abort()
	if err := errors.Join(folder.Write("a", nil), os.Mkdir(filepath.Join(dir, "sub"), 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "../b", "/etc/b", "", "sub"} {
		if _, err := folder.Create(name); err == nil {
			t.Errorf("Create(%q) was accepted", name)
		}
	}
}

func TestWritable(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{root, filepath.Join(root, "a", "b")} {
		if err := Writable(dir); err != nil {
			t.Error(err)
		}
	}
	for _, dir := range []string{file, filepath.Join(file, "a")} {
		if err := Writable(dir); err == nil || !strings.Contains(err.Error(), "file") {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if got := contents(t, root); !slices.Equal(got, []string{"file"}) {
		t.Errorf("left %v", got)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if probe, err := os.CreateTemp(dir, "probe"); err == nil {
		_ = errors.Join(probe.Close(), os.Remove(probe.Name()))
		t.Skip("this user may write into read-only folders")
	}
	folder, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Abort()
	if err := folder.Write("run.json", nil); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

func TestCSV(t *testing.T) {
	nan, due := math.NaN(), month.Of(2025, 12)
	var summary, replications, constraints bytes.Buffer
	s, err1 := NewSummaryCSV(&summary)
	r, err2 := NewReplicationCSV(&replications)
	c, err3 := NewConstraintCSV(&constraints)
	err := errors.Join(err1, err2, err3,
		s.Write(SummaryRow{"徐汇, 基准", "contract_rate", "all", due, 0.1 + 0.2, 0.02, 0.36, 0.4, 0.41, 0.43, 0.46, 0.45, ">=", 0.17, 0.124, 0.228, 200}),
		s.Write(SummaryRow{"徐汇, 基准", "wait_mean", "310104", due, 14, nan, nan, nan, nan, nan, nan, nan, "", nan, nan, nan, 0}),
		s.Write(SummaryRow{"徐汇, 基准", "all_targets", "all", due, nan, nan, nan, nan, nan, nan, nan, nan, "", 0.035, 0.017, 0.07, 200}),
		r.Write(ReplicationRow{"a", 0, "wait_mean", "all", due, 1e-7}),
		r.Write(ReplicationRow{"a", 1, "wait_mean", "all", due, nan}),
		c.Write(ConstraintRow{"a", "signing", "panel", due, 0.75}),
		s.Flush(), r.Flush(), c.Flush())
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "summary.csv", summary.Bytes())
	checkGolden(t, "replications.csv", replications.Bytes())
	checkGolden(t, "constraints.csv", constraints.Bytes())
}

func TestFormatNumber(t *testing.T) {
	for x, want := range map[float64]string{0.3: "0.3", 1.0 / 3: "0.3333333333333333", 16e6: "1.6e+07", math.Inf(1): "", math.Copysign(0, -1): "0"} {
		if got := FormatNumber(x); got != want {
			t.Errorf("FormatNumber(%v) = %q, want %q", x, got, want)
		}
	}
}

func TestRunRecord(t *testing.T) {
	record := RunRecord{
		Program: "chcsim", Version: "v0.1.0", Go: "go1.26", Architecture: "amd64", Scenario: "徐汇区“十四五”基准",
		ScenarioHash: "sha256:00", AsOf: "2023-06", From: MonthText(month.Of(2021, 1)), To: MonthText(month.Of(2025, 12)),
		Seed: 1, Replications: 200, ClinicDays: "4",
		Bases:  []BasisRecord{{words.Sourced, 31}, {words.Assumed, 72}},
		Levers: []LeverRecord{{"specialist_slots_to_community", MonthText(month.Of(2023, 4)), nil, 6}},
		Targets: []TargetRecord{{Indicator: "contract_rate", Area: "all", By: MonthText(month.Of(2025, 12)), Comparator: ">=", Limit: 0.45,
			Source: "S092", Status: "model", Chance: ChanceRecord{0.17, 0.124, 0.228}, Wanted: JSONNumber(math.NaN())}},
		Joint:      &ChanceRecord{0.035, 0.017, 0.07},
		Parameters: []ParameterRecord{{"workforce.recruits_per_year", "persons/year", "pert(18, 30, 45)", 30.5, words.Assumed, "", "a < b"}},
	}
	data, err := record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "run.json", data)
}
