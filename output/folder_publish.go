package output

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// The order in which a folder changes, so that it says the truth wherever the program ends:
//
//	settle    all contents are on the disk, in temporary files
//	publish   a note lists the files of the earlier and of this result; the earlier record goes; files get their names
//	complete  files of earlier results go; the record comes; the note goes

// settle closes the files and takes the records from among them.
func (f *Folder) settle() error {
	for _, p := range f.files {
		if err := p.Close(); err != nil {
			return err
		}
	}
	for _, p := range slices.Clone(f.files) {
		part := path.Dir(p.name)
		if !slices.Contains(recordNames, path.Base(p.name)) {
			continue
		}
		text, err := os.ReadFile(p.file.Name())
		if err != nil {
			return err
		}
		if !bytes.HasSuffix(text, []byte("\n}\n")) {
			return fmt.Errorf("%s is no indented JSON object", p.final)
		}
		if part == "." {
			f.record, f.text = p.name, text
		} else {
			f.parts[part] = string(text)
		}
		f.files = slices.DeleteFunc(f.files, func(q *pending) bool { return q == p })
		p.discard()
	}
	return nil
}

// publish gives the files their names.
func (f *Folder) publish() error {
	if err := f.withdraw(); err != nil {
		return err
	}
	for len(f.files) > 0 {
		p := f.files[0]
		f.reached("rename " + p.name)
		if err := p.publish(); err != nil {
			return err
		}
		f.sums[p.name] = p.sum()
		f.files = f.files[1:]
	}
	return f.sync()
}

// withdraw notes what is about to be written and removes the record of the earlier result, or its sums.
func (f *Folder) withdraw() error {
	if err := f.recall(); err != nil {
		return err
	}
	if err := f.note(); err != nil || f.withdrawn {
		return err
	}
	f.withdrawn = true
	f.reached("withdraw the record")
	if f.opened {
		return errors.Join(replace(f.dir, f.record, f.text), syncFolder(f.dir))
	}
	if f.record == "" {
		return nil
	}
	if err := os.Remove(filepath.Join(f.dir, f.record)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, old := range f.earlier {
		if path.Base(old.name) == recordNames[0] && old.name != f.record {
			f.reached("withdraw " + old.name)
			old.remove(f.dir)
		}
	}
	return syncFolder(f.dir)
}

// recall finds out what the folder held before. Without a record of its own a commit goes on with a complete one.
func (f *Folder) recall() error {
	if f.withdrawn {
		return nil
	}
	f.earlier = readNote(f.dir)
	if f.record != "" {
		if there, err := readSealed(f.dir, f.record); err == nil {
			f.earlier = append(f.earlier, there.sums.stamps()...)
		}
		return nil // a record that cannot be read lists no files
	}
	for _, name := range recordNames {
		if there, err := readSealed(f.dir, name); err == nil && there.sums != nil {
			f.record, f.text, f.opened = name, there.text, true
			delete(there.sums, name)
			for file, sum := range there.sums {
				f.sums[file] = sum
			}
			return nil
		}
	}
	return nil
}

// note lists the files that Commit may have to remove, should this program not come so far.
func (f *Folder) note() error {
	if f.record == "" {
		return nil // without a record nothing is known to be of an earlier result
	}
	all := slices.Concat(f.earlier, f.sums.stamps())
	for _, p := range f.files {
		all = append(all, stamp{p.name, p.sum()})
	}
	f.reached("note")
	return errors.Join(replace(f.dir, noteName, noteText(all)), syncFolder(f.dir))
}

// complete removes what the result does not have and writes the record.
func (f *Folder) complete() error {
	if err := f.completeParts(); err != nil {
		return err
	}
	if f.record == "" {
		return nil
	}
	for _, old := range f.earlier {
		if _, written := f.sums[old.name]; !written && old.name != f.record {
			f.reached("remove " + old.name)
			old.remove(f.dir)
		}
	}
	for _, old := range f.earlier {
		old.prune(f.dir)
	}
	f.reached("write the record")
	sealed := seal(f.text, f.record, f.sums)
	if err := errors.Join(replace(f.dir, f.record, sealed), syncFolder(f.dir)); err != nil {
		return err
	}
	f.sums[f.record] = sumOfText(sealed)
	f.reached("remove the note")
	err := os.Remove(filepath.Join(f.dir, noteName))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return syncFolder(f.dir)
}

// completeParts writes the records of the parts.
func (f *Folder) completeParts() error {
	for _, part := range slices.Sorted(maps.Keys(f.parts)) {
		files := sums{}
		for name, sum := range f.sums {
			if within, ok := strings.CutPrefix(name, part+"/"); ok {
				files[within] = sum
			}
		}
		p, err := newPending(f.dir, part+"/"+recordNames[0])
		if err != nil {
			return err
		}
		f.files = append(f.files, p)
		if _, err := p.Write(seal([]byte(f.parts[part]), recordNames[0], files)); err != nil {
			return err
		}
		if err := p.Close(); err != nil {
			return err
		}
	}
	return f.publish()
}

// sync makes the names last through a failure of power.
func (f *Folder) sync() error {
	dirs := []string{f.dir}
	for name := range f.sums {
		if dir := filepath.Join(f.dir, filepath.Dir(filepath.FromSlash(name))); !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	for _, dir := range dirs {
		if err := syncFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("output folder %s: %w", dir, err)
	}
	// Some file systems cannot sync a folder; the files themselves are safe by now.
	_ = d.Sync()
	return d.Close()
}
