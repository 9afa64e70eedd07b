package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Folder writes the files of one result as a unit. Each goes into a temporary file first; Commit gives them their
// names. The folder's record, run.json or sweep.json, is removed before the first file changes and written last,
// with the SHA-256 of every file: whenever the program ends, the folder is whole, or Verify says that it is not.
//
//	folder, err := output.Begin(dir) // refuses a folder that another program is writing
//	…
//	defer folder.Abort() // does nothing after Commit
//	err = folder.Write("run.json", data)
//	…
//	err = folder.Commit()
//
// Commit also removes files of an earlier result that this one does not have; strangers stay. A commit without a
// record adds to the result whose record the folder holds. Abort leaves what was not published as it was. A Folder
// is not for use by several goroutines at once.
type Folder struct {
	dir       string
	whole     *Folder    // the folder that this one is a part of, and writes for it; nil otherwise
	name      string     // of the part
	locks     []*os.File // of the folder and its parts
	made      []string   // folders that did not exist before, innermost last
	files     []*pending // not published yet
	parts     sums       // the records of its parts, without sums
	record    string     // the name of the record; empty until it is known
	text      []byte     // the record without sums
	opened    bool       // it stays in the folder without sums until Commit
	sums      sums       // of the files published
	earlier   []stamp    // files of earlier results, which Commit removes unless they are written again
	withdrawn bool       // the record of the earlier result is gone
	done      bool
	reached   func(step string) // tests stop the program here
}

// Begin takes a folder for this program, makes it where it does not exist, and sweeps up what a killed program
// left in it.
func Begin(dir string) (*Folder, error) {
	f := &Folder{dir: dir, parts: sums{}, sums: sums{}, reached: func(string) {}}
	if err := f.take(); err != nil {
		f.Abort()
		var held *HeldError
		if errors.As(err, &held) {
			return nil, err
		}
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	return f, nil
}

func (f *Folder) take() error {
	if err := f.own(f.dir); err != nil {
		return err
	}
	return sweepUp(f.dir)
}

// own makes a folder and locks it.
func (f *Folder) own(dir string) error {
	if err := f.makeAll(dir); err != nil {
		return err
	}
	lock, err := lockPatiently(dir)
	if lock != nil {
		f.locks = append(f.locks, lock)
	}
	return err
}

// Part is a folder within this one whose result has a run.json of its own. Commit and Abort of this one include it.
func (f *Folder) Part(name string) (*Folder, error) {
	part := &Folder{whole: f, name: name}
	return part, f.own(filepath.Join(f.dir, name))
}

// makeAll makes a folder and its parents and remembers which were new.
func (f *Folder) makeAll(dir string) error {
	var missing []string
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil {
			if !info.IsDir() {
				return fmt.Errorf("%s is a file", at)
			}
			break
		} else if !errors.Is(err, os.ErrNotExist) {
			return err
		}
		missing = append(missing, at)
		if at == filepath.Dir(at) {
			break
		}
	}
	slices.Reverse(missing)
	for _, m := range missing {
		err := os.Mkdir(m, 0o777)
		if errors.Is(err, os.ErrExist) {
			continue // another program was faster
		}
		if err != nil {
			return err
		}
		f.made = append(f.made, m)
	}
	return nil
}

// Create begins a file; its name is relative to the folder and may hold folders of its own. What is
// written is buffered; errors of writing also come back from Commit.
func (f *Folder) Create(name string) (io.WriteCloser, error) {
	if f.whole != nil {
		return f.whole.Create(path.Join(f.name, name))
	}
	if f.done {
		return nil, errClosed
	}
	if !filepath.IsLocal(name) {
		return nil, fmt.Errorf("output file %q leads out of the folder", name)
	}
	name = filepath.ToSlash(filepath.Clean(name))
	final := filepath.Join(f.dir, name)
	_, written := f.sums[name]
	if written || slices.ContainsFunc(f.files, func(p *pending) bool { return p.name == name }) {
		return nil, fmt.Errorf("output file %s is written twice", final)
	}
	if info, err := os.Stat(final); err == nil && info.IsDir() {
		return nil, fmt.Errorf("output file %s is a folder", final)
	}
	if err := f.makeAll(filepath.Dir(final)); err != nil {
		return nil, fmt.Errorf("output file %s: %w", final, err)
	}
	p, err := newPending(f.dir, name)
	if err != nil {
		return nil, err
	}
	f.files = append(f.files, p)
	return p, nil
}

// Write writes a whole file.
func (f *Folder) Write(name string, data []byte) error {
	w, err := f.Create(name)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

// Open writes the record at once, without sums: the folder says what it will hold, and Verify that it is not
// complete. Commit completes it. It is for results that grow for hours and are resumed. A second time it takes the place of the first.
func (f *Folder) Open(record string, text []byte) error {
	if f.done {
		return errClosed
	}
	again := f.opened
	f.record, f.text, f.opened = record, text, true
	if again {
		return errors.Join(replace(f.dir, record, text), syncFolder(f.dir))
	}
	return f.withdraw()
}

// Adopt counts a file that already stands in the folder among those of the result.
func (f *Folder) Adopt(name string) (err error) {
	f.sums[name], err = sumOf(filepath.Join(f.dir, name))
	return err
}

// Publish gives the files written so far their names; the record stays away until Commit. Whatever happens later,
// they are not lost.
func (f *Folder) Publish() error {
	if f.whole != nil {
		return f.whole.Publish()
	}
	if f.done {
		return errClosed
	}
	if err := f.settle(); err != nil {
		return err
	}
	return f.publish()
}

// Commit publishes all files and writes the record. After an error Abort cleans up.
func (f *Folder) Commit() error {
	if f.done {
		return errClosed
	}
	err := f.settle()
	if err == nil {
		err = f.publish()
	}
	if err == nil {
		err = f.complete()
	}
	if err != nil {
		f.Abort()
		return err
	}
	f.release()
	return nil
}

// Abort removes the temporary files and the folders made for them. It does nothing after Commit.
func (f *Folder) Abort() {
	if f.done {
		return
	}
	for _, p := range f.files {
		p.discard()
	}
	f.release()
	for _, dir := range slices.Backward(f.made) {
		_ = os.Remove(dir) // stays where something else lies in it
	}
}

// release lets other programs write the folder.
func (f *Folder) release() {
	f.done = true
	for _, lock := range f.locks {
		_ = lock.Close()
	}
}

// errClosed tells that a folder was used after Commit or Abort.
var errClosed = errors.New("output: the folder is committed or aborted")

// Writable tells why nothing could be written into a folder that may not exist yet, before long work is
// done for it. It leaves nothing behind.
func Writable(dir string) error {
	if err := free(dir); err != nil {
		return err
	}
	at := filepath.Clean(dir)
	for {
		info, err := os.Stat(at)
		if err == nil && !info.IsDir() {
			return fmt.Errorf("output folder %s: %s is a file", dir, at)
		}
		if err == nil {
			break
		}
		if !errors.Is(err, os.ErrNotExist) || at == filepath.Dir(at) {
			return fmt.Errorf("output folder %s: %w", dir, err)
		}
		at = filepath.Dir(at)
	}
	file, err := os.CreateTemp(at, temporaryPattern)
	if err != nil {
		return fmt.Errorf("output folder %s: %w", dir, err)
	}
	err = os.Remove(file.Name())
	if errors.Is(err, os.ErrNotExist) {
		err = nil // another program took the folder and swept it up
	}
	return errors.Join(file.Close(), err)
}
