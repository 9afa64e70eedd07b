package sweepfile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chcsim/model/indicator"
	"chcsim/output"
)

// Writer writes a sweep, or a shard of one, point by point.
type Writer struct {
	record Record
	dir    string
	table  *pointTable
	folder *output.Folder
	points *os.File
	rows   *os.File
	line   []byte // of the last point, and the text of its rows
	text   []byte
	done   int // points written, those of earlier runs included
	whole  bool
}

// Create begins a sweep in a folder that holds none.
func Create(dir string, record Record) (*Writer, error) {
	exists, err := Exists(dir)
	if err != nil {
		return nil, err
	}
	if exists {
		return nil, &HeldError{dir}
	}
	w, err := newWriter(dir, record)
	if err != nil {
		return nil, err
	}
	if err := w.begin(); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// HeldError tells that a folder holds a sweep already.
type HeldError struct{ Dir string }

func (e *HeldError) Error() string { return fmt.Sprintf("%s holds a sweep already", e.Dir) }

// Hint says what to do about it.
func (e *HeldError) Hint() string { return "--resume continues it; another --out begins a new one" }

// newWriter takes the folder for this program.
func newWriter(dir string, record Record) (*Writer, error) {
	table, err := newPointTable(record)
	if err != nil {
		return nil, err
	}
	folder, err := output.Begin(dir)
	if err != nil {
		return nil, err
	}
	return &Writer{record: record, dir: dir, table: table, folder: folder}, nil
}

// begin writes the record and the heads of the tables. The record comes last: without it there is
// nothing to resume.
func (w *Writer) begin() error {
	if err := w.openTables(0, 0); err != nil {
		return err
	}
	if _, err := w.points.Write(w.table.head); err != nil {
		return err
	}
	if _, err := io.WriteString(w.rows, rowsHead); err != nil {
		return err
	}
	return w.openRecord()
}

// openRecord writes the record without sums: the sweep is not whole.
func (w *Writer) openRecord() error {
	text, err := w.record.JSON()
	if err != nil {
		return err
	}
	return w.folder.Open(RecordName, text)
}

// Share notes how the replications of every point share pasts, once observations have been looked at. It comes before the first
// point; a sweep that goes on must share them as before.
func (w *Writer) Share(pasts indicator.Pasts) error {
	switch {
	case pasts == w.record.Pasts:
		return nil
	case w.done > 0:
		return &OtherError{w.dir, "what is drawn given the observations is not the same there and here"}
	}
	w.record.Pasts, w.table.pasts = pasts, pasts
	return w.openRecord()
}

// openTables opens the unfinished tables, cuts them to the given lengths and goes to their ends.
func (w *Writer) openTables(points, rows int64) (err error) {
	if w.points, err = openAt(filepath.Join(w.dir, PointsName+partial), points); err != nil {
		return err
	}
	w.rows, err = openAt(filepath.Join(w.dir, RowsName+partial), rows)
	return err
}

func openAt(name string, length int64) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err = file.Truncate(length); err == nil {
		_, err = file.Seek(length, io.SeekStart)
	}
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}

// Done is the number of points of the shard that are written.
func (w *Writer) Done() int { return w.done }

// Point writes the next point: first its rows, then its line.
func (w *Writer) Point(p Point, rows []Row) error {
	if want := w.record.Shard.Point(w.done); p.Index != want || p.Rows != len(rows) {
		return fmt.Errorf("point %d with %d of %d rows is written where point %d should stand", p.Index, len(rows), p.Rows, want)
	}
	w.text = w.text[:0]
	for i := range rows {
		if i == 0 || rows[i].Area != rows[i-1].Area {
			if err := checkArea(rows[i].Area); err != nil {
				return err
			}
		}
		w.text = rows[i].append(w.text)
	}
	line, err := w.table.append(w.line[:0], p, w.text)
	if err != nil {
		return err
	}
	if _, err := w.rows.Write(w.text); err != nil {
		return err
	}
	if _, err := w.points.Write(line); err != nil {
		return err
	}
	w.line = line
	w.done++
	return nil
}

// Finish brings the tables to the disk and gives them their final names. All points must be written.
func (w *Writer) Finish() error {
	if w.whole {
		return nil
	}
	if all := w.record.Shard.Size(w.record.Points); w.done != all {
		return fmt.Errorf("the sweep in %s has %d of %d points", w.dir, w.done, all)
	}
	for _, file := range []*os.File{w.rows, w.points} {
		if err := file.Sync(); err != nil {
			return err
		}
	}
	// points.csv comes last: while it has its unfinished name, the sweep is not whole.
	for _, name := range []string{RowsName, PointsName} {
		path := filepath.Join(w.dir, name)
		if err := os.Rename(path+partial, path); err != nil {
			return err
		}
		if err := w.folder.Adopt(name); err != nil {
			return err
		}
	}
	w.whole = true
	return w.folder.Commit()
}

// Close closes the files and leaves the folder as it is: finished, or ready to be resumed.
func (w *Writer) Close() {
	for _, file := range []*os.File{w.rows, w.points} {
		if file != nil {
			_ = file.Close()
		}
	}
	w.folder.Abort()
}
