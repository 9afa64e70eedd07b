package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chcsim/model/param"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
)

// present refuses a path of the command line that is no file, in the same words for every command. A file
// that cannot be read is left to who reads it.
func present(path string, expected, hint words.Phrase) error {
	wrong := &mistake.Error{Position: param.Position{File: shownPath(path)}, Expected: inBoth(expected), Hint: inBoth(hint)}
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		wrong.What = inBoth(words.FolderNotFile)
	case errors.Is(err, fs.ErrNotExist):
		wrong.What, wrong.Nearest = inBoth(words.NoSuchFile), neighbour(path)
	default:
		return nil
	}
	return wrong
}

// presentScenario is present for a scenario.
func presentScenario(path string) error {
	return present(path, words.ScenarioFile, words.PathFromHere)
}

// shownPath is a path as messages name it: an empty one would be seen by nobody.
func shownPath(path string) string {
	if path == "" {
		return `""`
	}
	return path
}

func inBoth(p words.Phrase) mistake.Text {
	return mistake.Text{EN: p.In(words.EN), ZH: p.In(words.ZH)}
}

// neighbour is the file beside a missing one whose name is most like it; empty where none is near.
func neighbour(path string) string {
	dir, ending := filepath.Dir(path), filepath.Ext(path)
	paths, _ := filepath.Glob(filepath.Join(dir, "*"+ending)) // a folder that is no pattern has no neighbours
	var names []string
	for _, p := range paths {
		names = append(names, strings.TrimSuffix(filepath.Base(p), ending))
	}
	near := nearest(strings.TrimSuffix(filepath.Base(path), ending), names)
	if near == "" {
		return ""
	}
	return filepath.Join(dir, near+ending)
}

// presentIn refuses a path that stands in a file, under a key, and does not exist.
func presentIn(file, key, path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return hinted{fmt.Errorf("%s: %s: the file %s does not exist", file, key, path), "a path is relative to the file in which it stands"}
}

// blame lets mistakes in an override name what was really given: commands make overrides of other flags, too.
func blame(err error, override, given string) error {
	var mistakes mistake.Errors
	if errors.As(err, &mistakes) {
		for _, m := range mistakes {
			if m.Position.File == "--set "+override {
				m.Position.File = given
			}
		}
	}
	return err
}
