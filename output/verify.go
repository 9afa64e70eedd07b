package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Verdict is what Verify found.
type Verdict struct {
	Files int      // of the result
	Wrong []string // what is wrong, one sentence each; nothing where the result is whole
}

// Verify compares the files of a folder with the sums in its record. The error is of a folder that cannot be read.
func Verify(dir string) (Verdict, error) {
	var v Verdict
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is a file; expected the --out folder of a command", dir)
	}
	if err != nil {
		return v, err
	}
	found := false
	for _, name := range recordNames {
		record, err := readSealed(dir, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		found = true
		v.check(dir, name, record, err)
	}
	if !found {
		v.Wrong = append(v.Wrong, dir+" is incomplete: it has no run.json or sweep.json, which a command writes last")
	}
	return v, nil
}

// check compares the files of one record.
func (v *Verdict) check(dir, name string, record sealed, err error) {
	if err != nil {
		v.Wrong = append(v.Wrong, fmt.Sprintf("%s is damaged: %v", filepath.Join(dir, name), err))
		return
	}
	if record.sums == nil {
		v.Wrong = append(v.Wrong, fmt.Sprintf("%s is incomplete: %s has no sums of its files yet", dir, name))
		return
	}
	for _, s := range record.sums.stamps() {
		v.Files++
		file := filepath.Join(dir, filepath.FromSlash(s.name))
		sum, err := sumOfText(record.text), error(nil)
		if s.name != name {
			sum, err = sumOf(file)
		}
		switch {
		case !filepath.IsLocal(s.name):
			v.Wrong = append(v.Wrong, fmt.Sprintf("%s names %q, which lies elsewhere", filepath.Join(dir, name), s.name))
		case errors.Is(err, fs.ErrNotExist):
			v.Wrong = append(v.Wrong, file+" is missing")
		case err != nil:
			v.Wrong = append(v.Wrong, fmt.Sprintf("%s cannot be read: %v", file, err))
		case sum != s.sum:
			v.Wrong = append(v.Wrong, file+" was changed")
		}
	}
	if _, listed := record.sums[name]; !listed {
		v.Wrong = append(v.Wrong, filepath.Join(dir, name)+" was changed: it does not list itself")
	}
}
