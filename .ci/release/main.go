// Command release builds the program for every system it is given out for and packs each with its pages and the licences of all that is
// linked into it. Whoever packs the same commit with the same Go gets the same bytes.
//
//	go run ./.ci/release [-out DIR] [linux/amd64 windows/arm64 …]
package main

import (
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"chcsim/output/release"
)

// shipped are the systems that the program is given out for.
var shipped = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// pages go with the program; the scenarios are inside it.
var pages = []string{"README.md", "README.zh.md", "LICENSE", "CHANGELOG.md", "docs/*"}

// target is a system as Go names it.
type target struct{ system, architecture string }

// environment makes the go command build for the target whatever the user's own settings are.
func (t target) environment() []string {
	return append(os.Environ(), "GOOS="+t.system, "GOARCH="+t.architecture,
		"CGO_ENABLED=0", "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=", "GOWORK=off")
}

// goes runs the go command for the target.
func (t target) goes(args ...string) ([]byte, error) {
	command := exec.Command("go", args...)
	command.Env, command.Stderr = t.environment(), os.Stderr
	return command.Output()
}

// program is the name of the program on the target.
func (t target) program() string {
	if t.system == "windows" {
		return "chcsim.exe"
	}
	return "chcsim"
}

func main() {
	out := flag.String("out", filepath.Join("out", "release"), "folder of the archives")
	flag.Parse()
	if err := releaseAll(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// releaseAll packs the targets with the given names, all shipped ones without any, and writes the checksums.
func releaseAll(out string, names []string) error {
	targets, err := chosen(names)
	if err != nil {
		return err
	}
	stamp, err := commitTime()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var archives []string
	for _, t := range targets {
		archive, err := t.pack(out, stamp)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", t.system, t.architecture, err)
		}
		archives = append(archives, archive)
	}
	return writeSums(filepath.Join(out, "SHA256SUMS"), archives)
}

// chosen are the shipped targets of the given names.
func chosen(names []string) (list []target, err error) {
	for _, name := range names {
		system, architecture, _ := strings.Cut(name, "/")
		t := target{system, architecture}
		if !slices.Contains(shipped, t) {
			return nil, fmt.Errorf("%q is not given out; expected some of %v", name, shipped)
		}
		list = append(list, t)
	}
	if len(list) == 0 {
		return shipped, nil
	}
	return list, nil
}

// commitTime dates all files of an archive: the time of the commit, or that of SOURCE_DATE_EPOCH where there is no repository.
func commitTime() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		said, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, errors.New("no commit to date the files by; set SOURCE_DATE_EPOCH")
		}
		text = strings.TrimSpace(string(said))
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	return time.Unix(seconds, 0).UTC(), err
}

// pack builds the program and writes its archive.
func (t target) pack(out string, stamp time.Time) (archive string, err error) {
	work, err := os.MkdirTemp("", "release")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, t.program())
	if _, err := t.goes("build", "-buildvcs=auto", "-trimpath", "-ldflags=-s", "-o", program, "./cmd/chcsim"); err != nil {
		return "", err
	}
	if err := stamped(program); err != nil {
		return "", err
	}
	files, err := t.files(program)
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("chcsim-%s-%s-%s", release.Number, t.system, t.architecture)
	if t.system == "windows" {
		archive = filepath.Join(out, name+".zip")
		return archive, writeZip(archive, name, files, stamp)
	}
	archive = filepath.Join(out, name+".tar.gz")
	return archive, writeTar(archive, name, files, stamp)
}

// stamped tells of a program that does not stand for its commit; what it calls itself says so, too.
func stamped(program string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	switch {
	case settings["vcs.modified"] == "true":
		fmt.Fprintln(os.Stderr, "warning: the tree has changes that are not committed")
	case settings["vcs.revision"] == "":
		fmt.Fprintln(os.Stderr, "warning: the program does not know its commit; it does when built in a clone")
	}
	return nil
}

// files are those of the archive in the order of their names.
func (t target) files(program string) ([]file, error) {
	texts, err := t.licences()
	if err != nil {
		return nil, err
	}
	list := []file{{name: "LICENCES.txt", data: texts, mode: 0o644}}
	add := func(name, path string, mode os.FileMode) error {
		data, err := os.ReadFile(path)
		list = append(list, file{filepath.ToSlash(name), data, mode})
		return err
	}
	if err := add(t.program(), program, 0o755); err != nil {
		return nil, err
	}
	for _, pattern := range pages {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			return nil, fmt.Errorf("no %s; release is run from the top of the repository", pattern)
		}
		for _, path := range found {
			if err := add(path, path, 0o644); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(list, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return list, nil
}
