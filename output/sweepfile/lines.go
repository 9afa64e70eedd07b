package sweepfile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chcsim/scenarios/intake"
)

// lineReader reads a table line by line and knows how far it came.
type lineReader struct {
	file   *os.File
	reader *bufio.Reader
	offset int64 // behind the last line that was read whole
	line   int   // the number of the line last asked for; the head is 1
}

// longestLine is a limit in bytes; a longer line is damage.
const longestLine = 1 << 20

func openLines(name string) (*lineReader, error) {
	file, err := intake.Open(name)
	if err != nil {
		return nil, err
	}
	return &lineReader{file: file, reader: bufio.NewReaderSize(file, longestLine)}, nil
}

// What a reader meets: a file that ends within a line, and one that ends too early.
var (
	errTorn  = errors.New("the last line is cut off")
	errShort = errors.New("the table ends")
)

// ErrUnread tells that the system does not give a file out, whatever it holds.
var ErrUnread = errors.New("the file cannot be read")

// errChanged tells that a whole point is not as it was written. No killed program leaves that behind.
var errChanged = errors.New("a figure was changed")

// next returns a line with its line feed; it is valid until the next call.
func (l *lineReader) next() ([]byte, error) {
	l.line++
	line, err := l.reader.ReadSlice('\n')
	switch {
	case err == nil:
		l.offset += int64(len(line))
		return line, nil
	case err == io.EOF && len(line) > 0:
		return nil, errTorn
	case err == bufio.ErrBufferFull:
		return nil, fmt.Errorf("a line is longer than %d bytes", longestLine)
	case err == io.EOF:
		return nil, io.EOF
	}
	return nil, fmt.Errorf("%w: %w", ErrUnread, err)
}

// lineError tells which line of a table cannot be used, and why.
type lineError struct {
	lines *lineReader
	line  int
	why   error
}

// wrong is an error about the line last asked for.
func (l *lineReader) wrong(why error) error { return &lineError{l, l.line, why} }

func (e *lineError) Error() string {
	return fmt.Sprintf("%s, line %d: %v", e.lines.file.Name(), e.line, e.why)
}

func (e *lineError) Unwrap() error { return e.why }

// Reader reads both tables of a sweep point by point.
type Reader struct {
	Record Record
	dir    string
	table  *pointTable
	points *lineReader
	rows   *lineReader
	parser *rowReader
	read   int // points read
	// line and text are the last point as it stands in the files.
	line, text []byte
	list       []Row
}

// errHead tells that a table does not begin as the record says.
var errHead = errors.New("its first line does not belong to the record")

// Open opens a sweep that is whole.
func Open(dir string) (*Reader, error) {
	record, err := ReadRecord(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, PointsName+partial)); err == nil {
		return nil, fmt.Errorf("the sweep in %s is not finished; --resume continues it", dir)
	}
	return open(dir, record, "")
}

// open opens the tables whose names end in the given suffix.
func open(dir string, record Record, suffix string) (*Reader, error) {
	r := &Reader{Record: record, dir: dir, parser: newRowReader()}
	var err error
	if r.table, err = newPointTable(record); err != nil {
		return nil, err
	}
	if r.points, err = openLines(filepath.Join(dir, PointsName+suffix)); err != nil {
		return nil, err
	}
	if r.rows, err = openLines(filepath.Join(dir, RowsName+suffix)); err != nil {
		r.Close()
		return nil, err
	}
	for _, head := range []struct {
		lines *lineReader
		want  []byte
	}{{r.points, r.table.head}, {r.rows, []byte(rowsHead)}} {
		line, err := head.lines.next()
		if err == nil && !bytes.Equal(line, head.want) {
			err = errHead
		}
		if err != nil {
			r.Close()
			return nil, head.lines.wrong(err)
		}
	}
	return r, nil
}

// Close closes the files.
func (r *Reader) Close() {
	for _, l := range []*lineReader{r.points, r.rows} {
		if l != nil {
			_ = l.file.Close()
		}
	}
}

// Next returns the next point with its rows, which are valid until the next call. At the end of a whole
// sweep it returns io.EOF; fewer points are an error.
func (r *Reader) Next() (Point, []Row, error) {
	if r.read == r.size() {
		return Point{}, nil, r.end()
	}
	p, err := r.NextPoint()
	if err != nil {
		return Point{}, nil, err
	}
	if err := r.readRows(p); err != nil {
		r.read--
		return Point{}, nil, r.failed(r.rows, err)
	}
	if checksum(r.table.fields(p), r.text) != p.Checksum {
		r.read--
		return Point{}, nil, r.points.wrong(fmt.Errorf("%w: the checksum of point %d fits neither it nor its %d rows up to line %d of %s",
			errChanged, p.Index, p.Rows, r.rows.line, filepath.Base(r.rows.file.Name())))
	}
	return p, r.list, nil
}

// NextPoint returns the next point without reading its rows; a reader uses either this or Next. At the
// end it returns io.EOF.
func (r *Reader) NextPoint() (Point, error) {
	if r.read == r.size() {
		return Point{}, io.EOF
	}
	line, err := r.points.next()
	if err != nil {
		return Point{}, r.failed(r.points, err)
	}
	p, err := r.table.parse(line)
	if want := r.Record.Shard.Point(r.read); err == nil && p.Index != want {
		err = fmt.Errorf("point %d stands where point %d should", p.Index, want)
	}
	if err != nil {
		return Point{}, r.failed(r.points, err)
	}
	r.line = append(r.line[:0], line...)
	r.read++
	return p, nil
}

// size is the number of points that the tables hold.
func (r *Reader) size() int { return r.Record.Shard.Size(r.Record.Points) }

func (r *Reader) readRows(p Point) error {
	r.list, r.text = r.list[:0], r.text[:0]
	for range p.Rows {
		line, err := r.rows.next()
		if err != nil {
			return err
		}
		row, err := r.parser.parse(line)
		if err != nil {
			return err
		}
		if row.Point != p.Index || row.Replication >= p.Replications {
			return fmt.Errorf("replication %d of point %d stands among the %d of point %d",
				row.Replication, row.Point, p.Replications, p.Index)
		}
		r.list, r.text = append(r.list, row), append(r.text, line...)
	}
	return nil
}

// end checks that nothing follows the last point.
func (r *Reader) end() error {
	for _, l := range []*lineReader{r.points, r.rows} {
		_, err := l.next()
		if errors.Is(err, ErrUnread) {
			return l.wrong(err)
		}
		if err != io.EOF {
			return l.wrong(errors.New("something follows the last point"))
		}
	}
	return io.EOF
}

func (r *Reader) failed(l *lineReader, err error) error {
	if err == io.EOF {
		err = fmt.Errorf("%w after %d of %d points", errShort, r.read, r.size())
	}
	return l.wrong(err)
}
