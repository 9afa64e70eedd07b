package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// Folder writes the files of one result as a whole: each goes into a temporary file beside its final
// place, and only Commit renames them all. Abort, or an end of the program before Commit, leaves the
// folder's earlier contents as they were.
//
//	folder, err := output.Begin(dir)
//	…
//	defer folder.Abort() // does nothing after Commit
//	err = folder.Write("run.json", data)
//	…
//	err = folder.Commit()
//
// A program that ends on a signal should call Abort, which removes the temporary files. A Folder is not
// for use by several goroutines at once.
type Folder struct {
	dir   string
	files []*pending
	made  []string // folders that did not exist before, innermost last
	done  bool
}

// temporaryPattern is the name of temporary files; a killed program may leave some.
const temporaryPattern = ".chcsim-*.tmp"

// errClosed tells that a folder was used after Commit or Abort.
var errClosed = errors.New("output: the folder is committed or aborted")

// Begin opens a folder for writing, and makes it where it does not exist.
func Begin(dir string) (*Folder, error) {
	f := &Folder{dir: dir}
	if err := f.makeAll(dir); err != nil {
		f.Abort()
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	return f, nil
}

// Writable tells why nothing could be written into a folder that may not exist yet, before long work is
// done for it. It leaves nothing behind.
func Writable(dir string) error {
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
	return errors.Join(file.Close(), os.Remove(file.Name()))
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
		if err := os.Mkdir(m, 0o755); err != nil {
			return err
		}
		f.made = append(f.made, m)
	}
	return nil
}

// pending is a file that has not its final name yet.
type pending struct {
	final  string
	file   *os.File
	buffer *bufio.Writer
	err    error // the first error of writing
	closed bool
}

// Create begins a file; its name is relative to the folder and may hold folders of its own. What is
// written is buffered; errors of writing also come back from Commit.
func (f *Folder) Create(name string) (io.WriteCloser, error) {
	if f.done {
		return nil, errClosed
	}
	if !filepath.IsLocal(name) {
		return nil, fmt.Errorf("output file %q leads out of the folder", name)
	}
	final := filepath.Join(f.dir, name)
	if slices.ContainsFunc(f.files, func(p *pending) bool { return p.final == final }) {
		return nil, fmt.Errorf("output file %s is written twice", final)
	}
	if info, err := os.Stat(final); err == nil && info.IsDir() {
		return nil, fmt.Errorf("output file %s is a folder", final)
	}
	if err := f.makeAll(filepath.Dir(final)); err != nil {
		return nil, fmt.Errorf("output file %s: %w", final, err)
	}
	file, err := os.CreateTemp(filepath.Dir(final), temporaryPattern)
	if err != nil {
		return nil, fmt.Errorf("output file %s: %w", final, err)
	}
	p := &pending{final: final, file: file, buffer: bufio.NewWriterSize(file, 1<<16)}
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

// Commit brings all files to the disk and then gives them their names. After an error none of the
// files that were not yet renamed appears.
func (f *Folder) Commit() error {
	if f.done {
		return errClosed
	}
	for _, p := range f.files {
		if err := p.Close(); err != nil {
			f.Abort()
			return err
		}
	}
	f.done = true
	for i, p := range f.files {
		if err := os.Rename(p.file.Name(), p.final); err != nil {
			f.discard(f.files[i:])
			return fmt.Errorf("output file %s: %w", p.final, err)
		}
	}
	return f.syncFolders()
}

// Strangers lists the images in the folder that it did not write itself: they are of an earlier result.
func (f *Folder) Strangers() []string {
	images, err := filepath.Glob(filepath.Join(f.dir, "charts", "*.png"))
	if err != nil {
		return nil // the folder's name is no pattern; nothing can be said
	}
	return slices.DeleteFunc(images, func(image string) bool {
		return slices.ContainsFunc(f.files, func(p *pending) bool { return filepath.Clean(p.final) == filepath.Clean(image) })
	})
}

// syncFolders makes the new names last through a failure of power.
func (f *Folder) syncFolders() error {
	var seen []string
	for _, p := range f.files {
		dir := filepath.Dir(p.final)
		if slices.Contains(seen, dir) {
			continue
		}
		seen = append(seen, dir)
		d, err := os.Open(dir)
		if err != nil {
			return fmt.Errorf("output folder %s: %w", dir, err)
		}
		// Some file systems cannot sync a folder; the files themselves are safe by now.
		_ = d.Sync()
		if err := d.Close(); err != nil {
			return fmt.Errorf("output folder %s: %w", dir, err)
		}
	}
	return nil
}

// Abort removes the temporary files and the folders made for them. It does nothing after Commit.
func (f *Folder) Abort() {
	if f.done {
		return
	}
	f.done = true
	f.discard(f.files)
	for _, dir := range slices.Backward(f.made) {
		_ = os.Remove(dir) // stays where something else lies in it
	}
}

func (f *Folder) discard(files []*pending) {
	for _, p := range files {
		p.closed = true
		_ = p.file.Close()
		_ = os.Remove(p.file.Name())
	}
}

// Write adds to the file.
func (p *pending) Write(data []byte) (int, error) {
	if p.closed {
		return 0, fmt.Errorf("output file %s: %w", p.final, os.ErrClosed)
	}
	n, err := p.buffer.Write(data)
	return n, p.note(err)
}

// note keeps the first error and says which file it belongs to.
func (p *pending) note(err error) error {
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("output file %s: %w", p.final, err)
	}
	return p.err
}

// Close brings the contents to the disk. Closing again returns the first error, if any.
func (p *pending) Close() error {
	if p.closed {
		return p.err
	}
	p.closed = true
	_ = p.note(p.buffer.Flush())
	_ = p.note(p.file.Chmod(0o644)) // temporary files are made for their owner alone
	_ = p.note(p.file.Sync())
	return p.note(p.file.Close())
}
