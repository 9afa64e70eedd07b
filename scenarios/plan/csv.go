package plan

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"chcsim/scenarios/mistake"
)

// mostColumns is a limit; more cells in a line are a mistake.
const mostColumns = 100

// workbookMark is how the file of a spreadsheet begins.
const workbookMark = "PK\x03\x04"

// csv reads the header and the rows of a CSV file.
func (t *table) csv(name string, from mistake.Place) (header row, rows []row, ok bool) {
	f, text, ok := t.r.open.read(name, from, &t.r.List)
	if !ok {
		return row{}, nil, false
	}
	t.file = f
	records := csv.NewReader(bytes.NewReader(text))
	records.FieldsPerRecord = -1
	if header, ok = t.record(records); !ok {
		return row{}, nil, false
	}
	for {
		next, ok := t.record(records)
		if !ok {
			return header, rows, true
		}
		rows = append(rows, next)
	}
}

// record reads one line; it reports quotes that do not close.
func (t *table) record(records *csv.Reader) (row, bool) {
	cells, err := records.Read()
	var broken *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return row{}, false
	case errors.As(err, &broken):
		t.r.At(t.placeOf(broken.Line, broken.Column, 1), mistake.Say("not valid CSV: %v", "不是有效的 CSV：%v", broken.Err)).
			Advise(mistake.Say(`a quote within quotes is written twice: ""`, `引号内的引号要写两次：""`))
		return row{}, false
	case err != nil:
		t.r.At(mistake.Place{File: t.file}, mistake.Say("cannot be read: %v", "无法读取：%v", err))
		return row{}, false
	}
	if len(cells) > mostColumns {
		line, _ := records.FieldPos(0)
		t.r.At(mistake.Place{File: t.file}, mistake.Say("line %d has %d cells", "第 %d 行有 %d 格", line, len(cells))).
			Expect(mistake.Say("at most %d", "至多 %d 格", mostColumns))
		return row{}, false
	}
	made := row{t: t, cells: cells, at: make([]mistake.Place, len(cells))}
	for i := range cells {
		line, column := records.FieldPos(i)
		made.at[i] = t.placeOf(line, column, utf8.RuneCountInString(cells[i]))
		made.cells[i] = strings.TrimSpace(cells[i])
		if !strings.HasPrefix(cells[0], workbookMark) { // which the header tells
			visible(made.cells[i], made.at[i], &t.r.List)
		}
	}
	return made, true
}

// placeOf turns a column in bytes into one in characters.
func (t *table) placeOf(line, column, width int) mistake.Place {
	if line < 1 || line > len(t.file.Lines) {
		return mistake.Place{File: t.file}
	}
	text := t.file.Lines[line-1]
	before := text[:min(max(column-1, 0), len(text))]
	return mistake.Place{File: t.file, Line: line, Column: utf8.RuneCountInString(before) + 1, Width: width}
}
