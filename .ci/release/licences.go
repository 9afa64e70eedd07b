package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// linked is a package that is part of the program, as "go list" tells of it.
type linked struct {
	Dir        string
	Standard   bool
	EmbedFiles []string // relative to Dir
	Module     *module
}

type module struct{ Path, Version, Dir string }

func (m module) String() string { return strings.TrimSpace(m.Path + " " + m.Version) }

// legal are the names of files and folders that hold licences and notices.
var legal = regexp.MustCompile(`(?i)^(third[-_]party[-_])?(un)?(licen[cs]es?|copying|copyright|notices?|patents|ofl)([.-].*)?$`)

// licences are the texts of all modules linked into the program for a target and of what is embedded in them. A module without any is an error.
func (t target) licences() ([]byte, error) {
	root, err := t.goes("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	listed, err := t.goes("list", "-deps", "-json=Dir,Standard,EmbedFiles,Module", "./cmd/chcsim")
	if err != nil {
		return nil, err
	}
	language := module{Path: "Go, its runtime and standard library", Dir: strings.TrimSpace(string(root))}
	texts := map[module]map[string]bool{language: {}}
	if err := gather(texts[language], language.Dir, language.Dir); err != nil {
		return nil, err
	}
	for packages := json.NewDecoder(bytes.NewReader(listed)); ; {
		var p linked
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Standard {
			continue
		}
		if texts[*p.Module] == nil {
			texts[*p.Module] = map[string]bool{}
		}
		for _, below := range append([]string{"."}, p.EmbedFiles...) {
			if err := gather(texts[*p.Module], filepath.Join(p.Dir, filepath.Dir(below)), p.Module.Dir); err != nil {
				return nil, err
			}
		}
	}
	return together(texts)
}

// gather adds the licences in a folder and in those above it, up to the root of the module.
func gather(found map[string]bool, folder, root string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !legal.MatchString(entry.Name()) {
			continue
		}
		err := filepath.WalkDir(filepath.Join(folder, entry.Name()), func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && filepath.Ext(path) != ".go" {
				found[path] = true
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if folder == root {
		return nil
	}
	return gather(found, filepath.Dir(folder), root)
}

// together writes the texts of all modules one below the other.
func together(texts map[module]map[string]bool) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("The program holds the following, each under its own terms. What the data are under says README.md.\n")
	modules := slices.SortedFunc(maps.Keys(texts), func(a, b module) int { return strings.Compare(a.String(), b.String()) })
	for _, m := range modules {
		if len(texts[m]) == 0 {
			return nil, fmt.Errorf("%s has no licence file", m)
		}
		for _, path := range slices.Sorted(maps.Keys(texts[m])) {
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			name, err := filepath.Rel(m.Dir, path)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&out, "\n%[1]s\n%[2]s: %[3]s\n%[1]s\n\n%[4]s\n", strings.Repeat("=", 100), m, filepath.ToSlash(name), bytes.TrimSpace(text))
		}
	}
	return out.Bytes(), nil
}
