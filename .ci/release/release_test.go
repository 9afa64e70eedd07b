package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The archive of this machine is the same whenever it is packed, and what it holds works where no Go is.
func TestArchive(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	here := target{runtime.GOOS, runtime.GOARCH}
	if !slices.Contains(shipped, here) || here.system == "windows" {
		t.Skipf("%v is not given out as .tar.gz", here)
	}
	stamp := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	first, err := here.pack(t.TempDir(), stamp)
	if err != nil {
		t.Fatal(err)
	}
	second, err := here.pack(t.TempDir(), stamp)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(read(t, first), read(t, second)) {
		t.Error("packed twice, the archive has other bytes")
	}
	away := t.TempDir()
	folder := unpack(t, first, away)
	for _, name := range []string{"README.md", "README.zh.md", "LICENCES.txt", "docs/commands.md"} {
		if len(read(t, filepath.Join(folder, name))) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	command := exec.Command(filepath.Join(folder, "chcsim"), "run", "xuhui", "--replications", "2", "--set", "run.clinic_days=0", "--quiet", "--out", "out")
	command.Dir, command.Env = away, []string{"PATH=", "HOME=" + away}
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if !bytes.HasPrefix(read(t, filepath.Join(away, "out", "report.html")), []byte("<!DOCTYPE html>")) {
		t.Error("the run wrote no report")
	}
}

// The licences hold those that are easily forgotten: of the SVG library, of the font and of the direction numbers.
func TestLicences(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	text, err := target{"windows", "arm64"}.licences()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"github.com/ajstarks/svgo v0.0.0-20211024235047-1546f124cd8b: LICENSE\n", "Creative Commons Attribution 4.0 International",
		"chcsim: LICENSE\n", "chcsim: output/chart/font/OFL.txt\n", "SIL OPEN FONT LICENSE Version 1.1", "chcsim: model/experiment/design/NOTICE\n",
		"gonum.org/v1/gonum v0.17.0: THIRD_PARTY_LICENSES/Cephes-LICENSE\n", "github.com/golang/freetype v0.0.0-20170609003504-e2365dfdc4a0: licenses/ftl.txt\n",
		"Go, its runtime and standard library: LICENSE\n",
	} {
		if !strings.Contains(string(text), part) {
			t.Errorf("the licences lack %q", part)
		}
	}
	if strings.Contains(string(text), "pgregory.net/rapid") {
		t.Error("the licences name a module of tests alone")
	}
}

func TestModuleWithoutLicence(t *testing.T) {
	_, err := together(map[module]map[string]bool{{Path: "example.org/bare", Version: "v1.0.0"}: {}})
	if err == nil || err.Error() != "example.org/bare v1.0.0 has no licence file" {
		t.Errorf("%v", err)
	}
}

func TestChosen(t *testing.T) {
	if list, err := chosen(nil); err != nil || len(list) != 6 {
		t.Errorf("%v, %v", list, err)
	}
	if list, err := chosen([]string{"windows/arm64"}); err != nil || !slices.Equal(list, []target{{"windows", "arm64"}}) {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := chosen([]string{"plan9/mips"}); err == nil {
		t.Error("an unknown system is packed")
	}
}

// A zip keeps names, modes and the date.
func TestZip(t *testing.T) {
	stamp := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	name := filepath.Join(t.TempDir(), "a.zip")
	if err := writeZip(name, "a", []file{{"chcsim.exe", []byte("program"), 0o755}}, stamp); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if f := archive.File[0]; f.Name != "a/chcsim.exe" || f.Mode() != 0o755 || !f.Modified.Equal(stamp) {
		t.Errorf("%s %v %v", f.Name, f.Mode(), f.Modified)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unpack unpacks a .tar.gz as tar does and returns the folder that it holds.
func unpack(t *testing.T, archive, into string) (folder string) {
	t.Helper()
	packed, err := gzip.NewReader(bytes.NewReader(read(t, archive)))
	if err != nil {
		t.Fatal(err)
	}
	for files := tar.NewReader(packed); ; {
		head, err := files.Next()
		if errors.Is(err, io.EOF) {
			return folder
		}
		name := filepath.Join(into, filepath.FromSlash(head.Name))
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o755)); err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(files)
		if err := errors.Join(err, os.WriteFile(name, data, os.FileMode(head.Mode))); err != nil {
			t.Fatal(err)
		}
		top, _, _ := strings.Cut(path.Clean(head.Name), "/")
		folder = filepath.Join(into, top)
	}
}
