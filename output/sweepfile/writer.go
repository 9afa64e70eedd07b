package sweepfile

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chcsim/output"
)

// Writer writes a sweep, or a shard of one, point by point.
type Writer struct {
	record Record
	dir    string
	table  *pointTable
	lock   *os.File
	points *os.File
	rows   *os.File
	buffer *bufio.Writer
	line   []byte
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
	text, err := record.JSON()
	if err != nil {
		return nil, err
	}
	w, err := newWriter(dir, record)
	if err != nil {
		return nil, err
	}
	if err := w.begin(text); err != nil {
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
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	return &Writer{record: record, dir: dir, table: table, lock: lock}, nil
}

// begin writes the record and the heads of the tables. The record comes last: without it there is
// nothing to resume.
func (w *Writer) begin(record []byte) error {
	if err := w.openTables(0, 0); err != nil {
		return err
	}
	if _, err := w.points.Write(w.table.head); err != nil {
		return err
	}
	if _, err := io.WriteString(w.rows, rowsHead); err != nil {
		return err
	}
	folder, err := output.Begin(w.dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := folder.Write(RecordName, record); err != nil {
		return err
	}
	return folder.Commit()
}

// openTables opens the unfinished tables, cuts them to the given lengths and goes to their ends.
func (w *Writer) openTables(points, rows int64) (err error) {
	if w.points, err = openAt(filepath.Join(w.dir, PointsName+partial), points); err != nil {
		return err
	}
	w.rows, err = openAt(filepath.Join(w.dir, RowsName+partial), rows)
	w.buffer = bufio.NewWriterSize(w.rows, 1<<18)
	return err
}

func openAt(name string, length int64) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
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
	line, err := w.table.append(w.line[:0], p)
	if err != nil {
		return err
	}
	var row []byte
	for i := range rows {
		if i == 0 || rows[i].Area != rows[i-1].Area {
			if err := checkArea(rows[i].Area); err != nil {
				return err
			}
		}
		row = rows[i].append(row[:0])
		if _, err := w.buffer.Write(row); err != nil {
			return err
		}
	}
	if err := w.buffer.Flush(); err != nil {
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
		name = filepath.Join(w.dir, name)
		if err := os.Rename(name+partial, name); err != nil {
			return err
		}
	}
	w.whole = true
	return nil
}

// Close closes the files and leaves the folder as it is: finished, or ready to be resumed.
func (w *Writer) Close() {
	for _, file := range []*os.File{w.rows, w.points, w.lock} {
		if file != nil {
			_ = file.Close()
		}
	}
}
