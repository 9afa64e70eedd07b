package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"chcsim/output/words"
)

// Verdict is what Verify found.
type Verdict struct {
	Files int       // of the result
	Wrong []Finding // what is wrong, one sentence each; nothing where the result is whole
}

// Verify compares the files of a folder with the sums in its record. The error is of a folder that cannot be read;
// that it is none is a Finding.
func Verify(dir string) (Verdict, error) {
	var v Verdict
	info, err := os.Stat(dir)
	if err != nil {
		return v, err
	}
	if !info.IsDir() {
		return v, Finding{words.VerifyAFile, []any{dir}}
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
		v.wrong(words.VerifyNoRecord, dir)
	}
	return v, nil
}

// check compares the files of one record.
func (v *Verdict) check(dir, name string, record sealed, err error) {
	if err != nil {
		v.wrong(words.VerifyDamaged, filepath.Join(dir, name), err)
		return
	}
	if record.sums == nil {
		v.wrong(words.VerifyNoSums, dir, name)
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
			v.wrong(words.VerifyElsewhere, filepath.Join(dir, name), s.name)
		case errors.Is(err, fs.ErrNotExist):
			v.wrong(words.VerifyMissing, file)
		case err != nil:
			v.wrong(words.VerifyUnreadable, file, err)
		case sum != s.sum:
			v.wrong(words.VerifyChanged, file)
		}
	}
	if _, listed := record.sums[name]; !listed {
		v.wrong(words.VerifyUnlisted, filepath.Join(dir, name))
	}
}

func (v *Verdict) wrong(what words.Phrase, arguments ...any) {
	v.Wrong = append(v.Wrong, Finding{what, arguments})
}

// Finding is something that is wrong with a folder.
type Finding struct {
	what      words.Phrase
	arguments []any
}

// Error says it in English.
func (f Finding) Error() string { return f.In(words.EN) }

// In says it in a language.
func (f Finding) In(l words.Lang) string { return f.what.Fill(l, f.arguments...) }
