package sweepfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Resume continues the sweep in a folder, or begins it where the folder holds none. What stands in the
// folder must have been asked for in the same words: the record decides. settings gives those of a
// point, to recognize tables of another design.
func Resume(dir string, record Record, settings func(point int) []string) (*Writer, error) {
	exists, err := Exists(dir)
	if err != nil {
		return nil, err
	}
	if !exists {
		return Create(dir, record)
	}
	there, err := ReadRecord(dir)
	if err != nil {
		return nil, err
	}
	record.Pasts = there.Pasts // until they are known again: see Share
	if difference := there.Difference(record); difference != "" {
		return nil, &OtherError{dir, difference}
	}
	if there.Shard != record.Shard {
		return nil, &OtherError{dir, fmt.Sprintf("shard is %d/%d there and %d/%d here",
			there.Shard.Index, there.Shard.Count, record.Shard.Index, record.Shard.Count)}
	}
	w, err := newWriter(dir, record)
	if err != nil {
		return nil, err
	}
	if err := w.resume(settings); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// OtherError tells that a folder holds another sweep than the one that should be resumed.
type OtherError struct{ Dir, Difference string }

func (e *OtherError) Error() string {
	return fmt.Sprintf("cannot resume the sweep in %s: %s", e.Dir, e.Difference)
}

// Hint says what to do about it.
func (e *OtherError) Hint() string {
	return "run the same scenario, design and version again, or begin anew with another --out"
}

// BrokenError tells that a sweep cannot be resumed because of a table: a line is damaged and sound ones
// follow it, or the file cannot be read. Nothing was cut.
type BrokenError struct{ Err error }

func (e *BrokenError) Error() string {
	return fmt.Sprintf("cannot resume the sweep, and nothing of it was cut: %v", e.Err)
}

func (e *BrokenError) Unwrap() error { return e.Err }

// Hint says what to do about it.
func (e *BrokenError) Hint() string {
	var at *lineError
	if errors.Is(e.Err, ErrUnread) || !errors.As(e.Err, &at) {
		return "see that the file can be read and give the same command again, or begin anew with another --out"
	}
	return "mend that line, or delete it with all lines below it to have them simulated again, and give the same command; " +
		"or begin anew with another --out"
}

// resume finds the last whole point and cuts off an unfinished or damaged end that follows it.
func (w *Writer) resume(settings func(int) []string) error {
	for _, name := range []string{RowsName, PointsName} {
		if err := w.unfinish(name); err != nil {
			return err
		}
	}
	reader, err := open(w.dir, w.record, partial)
	if errors.Is(err, errHead) {
		return &OtherError{w.dir, err.Error()}
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, io.EOF) || errors.Is(err, errTorn) {
		return w.begin() // killed before the heads were whole
	}
	if err != nil {
		return &BrokenError{err}
	}
	points, rows, err := w.wholePoints(reader, settings)
	reader.Close()
	if err != nil {
		return err
	}
	if err := w.openRecord(); err != nil {
		return err
	}
	if err := w.openTables(points, rows); err != nil {
		return err
	}
	if w.done == w.record.Shard.Size(w.record.Points) {
		return w.Finish()
	}
	return nil
}

// unfinish gives a table its unfinished name back: it may have been killed while it was renamed, and
// whether a whole sweep is whole is found out by reading it.
func (w *Writer) unfinish(name string) error {
	name = filepath.Join(w.dir, name)
	if _, err := os.Stat(name + partial); err == nil {
		return nil
	}
	err := os.Rename(name, name+partial)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// wholePoints counts the points that are whole and says where the last of them ends in both tables.
func (w *Writer) wholePoints(r *Reader, settings func(int) []string) (points, rows int64, err error) {
	points, rows = r.points.offset, r.rows.offset
	for w.done < w.record.Shard.Size(w.record.Points) {
		p, _, err := r.Next()
		if err != nil {
			return points, rows, r.atEnd(err)
		}
		for i, s := range settings(p.Index) {
			if p.Settings[i] != s {
				return 0, 0, &OtherError{w.dir, fmt.Sprintf("point %d has %s = %s there and %s here",
					p.Index, w.record.Axes[i].Path, p.Settings[i], s)}
			}
		}
		w.done++
		points, rows = r.points.offset, r.rows.offset
	}
	return points, rows, nil
}

// atEnd returns nil where the point that could not be read is only the end of a table, as a program that
// was killed leaves it: torn, or damaged with nothing sound behind. That may be cut, and simulated again.
func (r *Reader) atEnd(failure error) error {
	var at *lineError
	switch {
	case errors.Is(failure, errShort) || errors.Is(failure, errTorn):
		return nil
	case errors.Is(failure, ErrUnread) || errors.Is(failure, errChanged) || !errors.As(failure, &at):
		return &BrokenError{failure}
	}
	sound, err := r.soundAhead(at.lines)
	if err != nil {
		return &BrokenError{err}
	}
	if sound {
		return &BrokenError{failure}
	}
	return nil
}

// soundAhead tells whether a table still holds a well-formed line.
func (r *Reader) soundAhead(l *lineReader) (bool, error) {
	for {
		line, err := l.next()
		switch {
		case err == io.EOF || errors.Is(err, errTorn):
			return false, nil
		case errors.Is(err, ErrUnread):
			return false, l.wrong(err)
		case err == nil && r.wellFormed(l, line):
			return true, nil
		}
	}
}

func (r *Reader) wellFormed(l *lineReader, line []byte) bool {
	var err error
	if l == r.points {
		_, err = r.table.parse(line)
	} else {
		_, err = r.parser.parse(line)
	}
	return err == nil
}
