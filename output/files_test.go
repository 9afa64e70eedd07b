package output

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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

func TestFormatNumber(t *testing.T) {
	for x, want := range map[float64]string{0.3: "0.3", 1.0 / 3: "0.3333333333333333", 16e6: "1.6e+07", math.Inf(1): "", math.Copysign(0, -1): "0"} {
		if got := FormatNumber(x); got != want {
			t.Errorf("FormatNumber(%v) = %q, want %q", x, got, want)
		}
	}
}
