package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// temporaryPattern is the name of temporary files; a killed program may leave some.
const temporaryPattern = ".chcsim-*.tmp"

// pending is a file that has not its final name yet.
type pending struct {
	name   string // within the folder, with slashes
	final  string
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	err    error // the first error of writing
	closed bool
}

// newPending begins a file in the folder itself, whatever folder it will lie in: there it is found and swept up.
// Its rights are those that the user gives new files.
func newPending(dir, name string) (*pending, error) {
	p := &pending{name: name, final: filepath.Join(dir, filepath.FromSlash(name)), hash: sha256.New()}
	for n := 0; ; n++ {
		var err error
		p.file, err = os.OpenFile(filepath.Join(dir, fmt.Sprintf(".chcsim-%d-%d.tmp", os.Getpid(), n)), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			p.buffer = bufio.NewWriterSize(p.file, 1<<16)
			return p, nil
		}
		if !os.IsExist(err) {
			return nil, fmt.Errorf("output file %s: %w", p.final, err)
		}
	}
}

// Write adds to the file.
func (p *pending) Write(data []byte) (int, error) {
	if p.closed {
		return 0, fmt.Errorf("output file %s: %w", p.final, os.ErrClosed)
	}
	p.hash.Write(data)
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
	_ = p.note(p.file.Sync())
	return p.note(p.file.Close())
}

// sum is the SHA-256 of what was written.
func (p *pending) sum() string { return hex.EncodeToString(p.hash.Sum(nil)) }

// publish gives the file its name.
func (p *pending) publish() error {
	if err := os.Rename(p.file.Name(), p.final); err != nil {
		return fmt.Errorf("output file %s: %w", p.final, err)
	}
	return nil
}

func (p *pending) discard() {
	p.closed = true
	_ = p.file.Close()
	_ = os.Remove(p.file.Name())
}

// replace writes a whole file in the folder, under its name or not at all.
func replace(dir, name string, data []byte) error {
	p, err := newPending(dir, name)
	if err != nil {
		return err
	}
	_, _ = p.Write(data) // Close says what went wrong
	if err = p.Close(); err == nil {
		err = p.publish()
	}
	if err != nil {
		p.discard()
	}
	return err
}
