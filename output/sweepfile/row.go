package sweepfile

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// Row is one raw value: a line of rows.csv.
type Row struct {
	Point, Replication int
	Indicator          indicator.ID
	Area               string // "all" or the code of a subdistrict
	Month              month.Month
	Value              float64 // NaN where it is undefined
}

// rowsHead is the first line of rows.csv.
const rowsHead = "point,replication,indicator,area,date,value\n"

// append adds the row's line. No field needs quotes: see checkArea.
func (r Row) append(line []byte) []byte {
	line = strconv.AppendInt(line, int64(r.Point), 10)
	line = append(line, ',')
	line = strconv.AppendInt(line, int64(r.Replication), 10)
	line = append(line, ',')
	line = append(line, r.Indicator.String()...)
	line = append(line, ',')
	line = append(line, r.Area...)
	line = append(line, ',')
	line = appendMonth(line, r.Month)
	line = append(line, ',')
	line = appendNumber(line, r.Value)
	return append(line, '\n')
}

// checkArea refuses the code of a subdistrict that would need quotes in a table.
func checkArea(code string) error {
	if code == "" || strings.ContainsAny(code, "\",\r\n") {
		return fmt.Errorf("the subdistrict code %q cannot stand in %s", code, RowsName)
	}
	return nil
}

// appendMonth writes "2025-12".
func appendMonth(line []byte, m month.Month) []byte {
	if y := m.Year(); y < 1000 || y > 9999 {
		return append(line, m.String()...)
	}
	line = strconv.AppendInt(line, int64(m.Year()), 10)
	c := m.Calendar()
	return append(line, '-', byte('0'+c/10), byte('0'+c%10))
}

// appendNumber writes a number as output.FormatNumber does.
func appendNumber(line []byte, x float64) []byte {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return line
	case x == 0:
		return append(line, '0')
	}
	return strconv.AppendFloat(line, x, 'g', -1, 64)
}

// rowReader reads lines of rows.csv; it keeps one copy of each name.
type rowReader struct {
	ids   map[string]indicator.ID
	areas map[string]string
	dates map[string]month.Month
}

func newRowReader() *rowReader {
	r := &rowReader{map[string]indicator.ID{}, map[string]string{}, map[string]month.Month{}}
	for _, known := range measure.All() {
		r.ids[string(known.ID)] = known.ID
	}
	return r
}

// parse reads a line, which ends in a line feed.
func (r *rowReader) parse(line []byte) (Row, error) {
	var row Row
	if bytes.IndexByte(line, 0) >= 0 {
		return row, fmt.Errorf("the line holds bytes that were never written")
	}
	rest, whole := bytes.CutSuffix(line, []byte{'\n'})
	var fields [6][]byte
	n := 0
	for more := true; more && n < len(fields); n++ {
		fields[n], rest, more = bytes.Cut(rest, []byte{','})
		if !more && n < len(fields)-1 || more && n == len(fields)-1 {
			return row, fmt.Errorf("%q has not the six fields of a row", line)
		}
	}
	if !whole {
		return row, fmt.Errorf("the row %q is cut off", line)
	}
	var err error
	if row.Point, err = natural(fields[0]); err != nil {
		return row, err
	}
	if row.Replication, err = natural(fields[1]); err != nil {
		return row, err
	}
	id, known := r.ids[string(fields[2])]
	if !known {
		return row, fmt.Errorf("there is no indicator %q", fields[2])
	}
	row.Indicator = id
	if row.Area, err = r.area(fields[3]); err != nil {
		return row, err
	}
	if row.Month, err = r.month(fields[4]); err != nil {
		return row, err
	}
	row.Value, err = number(fields[5])
	return row, err
}

func (r *rowReader) area(field []byte) (string, error) {
	if area, known := r.areas[string(field)]; known {
		return area, nil
	}
	area := string(field)
	if err := checkArea(area); err != nil {
		return "", err
	}
	r.areas[area] = area
	return area, nil
}

func (r *rowReader) month(field []byte) (month.Month, error) {
	if m, known := r.dates[string(field)]; known {
		return m, nil
	}
	m, err := month.Parse(string(field))
	if err == nil {
		r.dates[string(field)] = m
	}
	return m, err
}

// natural reads a whole number as append writes it.
func natural(field []byte) (int, error) {
	n := 0
	for _, c := range field {
		if c < '0' || c > '9' || n > 1e9 {
			return 0, fmt.Errorf("%q is not a whole number", field)
		}
		n = n*10 + int(c-'0')
	}
	if len(field) == 0 || len(field) > 1 && field[0] == '0' {
		return 0, fmt.Errorf("%q is not a whole number", field)
	}
	return n, nil
}

// number reads a number; an empty field is NaN.
func number(field []byte) (float64, error) {
	if len(field) == 0 {
		return math.NaN(), nil
	}
	x, err := strconv.ParseFloat(string(field), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, fmt.Errorf("%q is not a number", field)
	}
	return x, nil
}
