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

// resume finds the last whole point and cuts off what follows it.
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
		// Killed before the heads were whole.
		if err := w.openTables(0, 0); err != nil {
			return err
		}
		if _, err := w.points.Write(w.table.head); err != nil {
			return err
		}
		_, err := io.WriteString(w.rows, rowsHead)
		return err
	}
	if err != nil {
		return err
	}
	points, rows, err := w.wholePoints(reader, settings)
	reader.Close()
	if err != nil {
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
			break // torn, damaged or the end: from here on it is simulated again
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
