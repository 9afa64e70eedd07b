// Package sheet reads workbooks (.xlsx) as people fill them in: it gives the text of each cell, dates as months, percentages
// with their sign, and says of a cell what cannot be understood. It knows nothing of what the cells mean.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"chcsim/model/month"
)

// Book is a workbook.
type Book struct{ Sheets []Sheet }

// Sheet is one of its sheets.
type Sheet struct {
	Name string
	Rows [][]Cell // from the first row on, each from the first column on as far as it is filled
}

// Cell is what stands in a cell.
type Cell struct {
	Text   string // without space around it; of a merged cell, that of the cell it is merged with
	Shared string // the name of that cell, such as B2; empty where it is this one
	Wrong  Wrong
}

// Wrong is why a cell cannot be understood.
type Wrong uint8

// The ways in which a cell can be wrong.
const (
	Right    Wrong = iota
	Formula        // a formula without its value
	ErrorOf        // the value of an error, such as #DIV/0!
	Sideways       // merged over several columns
)

// What a workbook may hold; more is a mistake.
const (
	mostSheets  = 50
	mostRows    = 20_000
	mostColumns = 200
	unzipped    = 64 << 20 // bytes
)

// Errors of a file as a whole.
var (
	ErrNoWorkbook = errors.New("it is no workbook (.xlsx)")
	ErrTooLarge   = errors.New("it holds too much")
)

// Read reads a workbook. The error is one of the above.
func Read(data []byte) (book *Book, err error) {
	defer func() {
		if r := recover(); r != nil { // a broken file must never end in a stack trace
			book, err = nil, ErrNoWorkbook
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: unzipped, UnzipXMLSizeLimit: unzipped})
	if err != nil {
		return nil, ErrNoWorkbook
	}
	defer f.Close()
	names := f.GetSheetList()
	if len(names) > mostSheets {
		return nil, ErrTooLarge
	}
	r := reader{File: f, formats: map[int]format{}}
	if about, err := f.GetWorkbookProps(); err == nil && about.Date1904 != nil {
		r.from1904 = *about.Date1904
	}
	book = &Book{}
	for _, name := range names {
		one, err := r.sheet(name)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, one)
	}
	return book, nil
}

// reader keeps what the styles of cells say.
type reader struct {
	*excelize.File
	formats  map[int]format
	from1904 bool // the first day of dates, else 1900
}

func (r reader) sheet(name string) (Sheet, error) {
	one := Sheet{Name: name}
	rows, err := r.Rows(name)
	if err != nil {
		return one, nil // a sheet of a chart has no rows
	}
	defer rows.Close()
	for rows.Next() {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return one, ErrNoWorkbook
		}
		if len(one.Rows) == mostRows || len(texts) > mostColumns {
			return one, ErrTooLarge
		}
		cells := make([]Cell, len(texts))
		for i, text := range texts {
			cells[i] = r.cell(name, Name(i, len(one.Rows)), text)
		}
		one.Rows = append(one.Rows, cells)
	}
	return one, r.merge(&one)
}

// Name is that of a cell, such as C7, by column and row from 0.
func Name(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return fmt.Sprintf("R%dC%d", row+1, column+1)
	}
	return name
}

func (r reader) cell(sheet, name, raw string) Cell {
	c := Cell{Text: strings.TrimSpace(raw)}
	kind, err := r.GetCellType(sheet, name)
	if err != nil {
		return c
	}
	switch {
	case kind == excelize.CellTypeError || isError(c.Text):
		c.Wrong = ErrorOf
	case kind == excelize.CellTypeBool:
		c.Text = map[bool]string{true: "true", false: "false"}[c.Text == "1" || c.Text == "TRUE"]
	case kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset || kind == excelize.CellTypeFormula:
		if x, err := strconv.ParseFloat(c.Text, 64); err == nil {
			c.Text = r.formatOf(sheet, name).text(x, r.from1904)
		}
	}
	if c.Text == "" {
		if formula, err := r.GetCellFormula(sheet, name); err == nil && formula != "" {
			c.Wrong = Formula
		}
	}
	return c
}

// isError tells whether a text is one of the errors that spreadsheets write.
func isError(text string) bool {
	return slices.Contains([]string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}, text)
}

// merge gives the cells of merged ranges the text of the first. Of a range over several columns only the first cell is right.
func (r reader) merge(one *Sheet) error {
	ranges, err := r.GetMergeCells(one.Name, true)
	if err != nil {
		return ErrNoWorkbook
	}
	for _, m := range ranges {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || top > len(one.Rows) || left > len(one.Rows[top-1]) {
			continue // nothing stands there
		}
		first := one.Rows[top-1][left-1]
		for row := top - 1; row < min(bottom, len(one.Rows)); row++ {
			for column := left - 1; column < min(right, mostColumns); column++ {
				if row == top-1 && column == left-1 || first.Text == "" {
					continue
				}
				for len(one.Rows[row]) <= column {
					one.Rows[row] = append(one.Rows[row], Cell{})
				}
				one.Rows[row][column] = Cell{Text: first.Text, Shared: Name(left-1, top-1), Wrong: first.Wrong}
				if right > left {
					one.Rows[row][column].Wrong = Sideways
				}
			}
		}
	}
	return nil
}

// format is what the number format of a cell makes of a number.
type format uint8

const (
	plain format = iota
	date
	percent
)

// formatOf reads the number format of a cell.
func (r reader) formatOf(sheet, name string) format {
	id, err := r.GetCellStyle(sheet, name)
	if err != nil {
		return plain
	}
	if known, ok := r.formats[id]; ok {
		return known
	}
	found := plain
	if style, err := r.GetStyle(id); err == nil {
		found = formatIn(style)
	}
	r.formats[id] = found
	return found
}

func formatIn(style *excelize.Style) format {
	switch n := style.NumFmt; {
	case style.CustomNumFmt != nil:
		return customFormat(*style.CustomNumFmt)
	case n == 9 || n == 10:
		return percent
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58: // those of ECMA-376 with a year or a month
		return date
	}
	return plain
}

// customFormat looks at what stands outside quotes and brackets.
func customFormat(code string) format {
	var bare strings.Builder
	var until rune
	for _, c := range strings.ToLower(code) {
		switch {
		case until != 0:
			if c == until {
				until = 0
			}
		case c == '"':
			until = '"'
		case c == '[':
			until = ']'
		default:
			bare.WriteRune(c)
		}
	}
	switch text := bare.String(); {
	case strings.Contains(text, "y") || strings.Contains(text, "m") && !strings.ContainsAny(text, "hs"):
		return date
	case strings.Contains(text, "%"):
		return percent
	}
	return plain
}

// text writes a number as people see it: 45107 as 2023-06 where the format is one of a date. Days count
// from 1904 where the workbook says so, else from 1900.
func (f format) text(x float64, from1904 bool) string {
	switch {
	case f == date && x >= 61 && x < 120_000:
		t, err := excelize.ExcelDateToTime(x, from1904)
		if err == nil {
			return month.Of(t.Year(), int(t.Month())).String()
		}
	case f == percent:
		return strconv.FormatFloat(x*100, 'g', 12, 64) + "%"
	}
	if s := strconv.FormatFloat(x, 'f', -1, 64); len(s) < 25 {
		return s
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
