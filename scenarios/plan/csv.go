package plan

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// table is a CSV file whose header was checked. Cells are found by the name of their column.
type table struct {
	r        *reading
	file     *mistake.File
	columns  map[string]int
	defaults map[string]*node // values of whole columns, stated in the scenario beside the file's path
	rows     []row
}

// mostColumns is a limit; more cells in a line are a mistake.
const mostColumns = 100

// workbook is how the file of a spreadsheet begins.
const workbook = "PK\x03\x04"

// row is a line of a table.
type row struct {
	t     *table
	cells []string
	at    []mistake.Place
}

// table reads a CSV file. Columns that may be missing are optional; others than these are a mistake.
func (r *reading) table(name string, from mistake.Place, defaults map[string]*node, needed, optional []string) (*table, bool) {
	f, text, ok := r.open.read(name, from, &r.List)
	if !ok {
		return nil, false
	}
	for _, key := range columnKeys {
		if n := defaults[key]; n != nil && !slices.Contains(needed, key) && !slices.Contains(optional, key) {
			r.At(n.at, mistake.Say("%s has no column %s that could be stated for all rows", "%s 没有可统一注明的 %s 列", path.Base(name), key)).
				Expect(mistake.Say("one of the columns %s", "以下各列之一：%s", mistake.Listed(append(slices.Clone(needed), optional...))))
		}
	}
	t := &table{r: r, file: f, columns: map[string]int{}, defaults: defaults}
	records := csv.NewReader(bytes.NewReader(text))
	records.FieldsPerRecord = -1
	header, ok := t.record(records)
	if !ok || !t.header(header, needed, optional) {
		return nil, false
	}
	good := true
	for {
		next, ok := t.record(records)
		if !ok {
			break
		}
		if len(next.cells) != len(header.cells) {
			e := r.At(t.line(next), mistake.Say("the row has %d cells, the header has %d", "该行有 %d 格，表头有 %d 格", len(next.cells), len(header.cells)))
			if len(next.cells) > len(header.cells) || e.Hint == (mistake.Text{}) {
				e.Advise(mistake.Say("put a text with a comma between double quotes", "含逗号的文字请加双引号"))
			}
			good = false
			continue
		}
		t.rows = append(t.rows, next)
	}
	if good && len(t.rows) == 0 && len(r.Errors) == 0 {
		r.At(mistake.Place{File: f}, mistake.Say("the table has no rows", "表中没有数据行"))
	}
	return t, good
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
		if !strings.HasPrefix(cells[0], workbook) { // which the header tells
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

func (t *table) line(r row) mistake.Place {
	at := r.at[0]
	at.Column, at.Width = 1, utf8.RuneCountInString(t.file.Lines[at.Line-1])
	return at
}

// chineseColumns are other names of columns.
var chineseColumns = map[string]string{
	"指标": "indicator", "区域": "area", "街镇": "area", "日期": "date", "月份": "date", "期间": "period", "口径": "period", "数值": "value",
	"比较": "comparator", "标准差": "sd", "权重": "weight", "依据": "basis", "来源": "source", "备注": "note",
}

func (t *table) header(header row, needed, optional []string) bool {
	all := append(slices.Clone(needed), optional...)
	good := true
	for i, name := range header.cells {
		if known := chineseColumns[name]; slices.Contains(all, known) {
			name = known
		}
		switch _, twice := t.columns[name]; {
		case !slices.Contains(all, name):
			e := t.r.At(header.at[i], mistake.Say("unknown column %q", "未知的列 “%s”", name)).
				Expect(mistake.Say("the columns %s", "以下各列：%s", mistake.Listed(all))).Near(name, all)
			switch {
			case strings.HasPrefix(name, workbook):
				e.Advise(mistake.Say("this is a workbook; save it as “CSV UTF-8”", "这是工作簿；请另存为“CSV UTF-8”"))
			case len(header.cells) == 1 && strings.ContainsAny(name, ";\t"):
				e.Advise(mistake.Say("separate the cells by commas", "单元格之间请用逗号分隔"))
			}
			good = false
		case twice:
			t.r.At(header.at[i], mistake.Say("the column %q stands here a second time", "列 “%s” 重复出现", header.cells[i]))
			good = false
		}
		t.columns[name] = i
	}
	for _, name := range needed {
		if _, ok := t.columns[name]; good && !ok && t.defaults[name] == nil {
			t.r.At(t.line(header), mistake.Say("the column %q is missing", "缺少列 “%s”", name)).
				Expect(mistake.Say("the columns %s", "以下各列：%s", mistake.Listed(all)))
			good = false
		}
	}
	return good
}

// cell returns the text of a column with its place; it is empty where the column is missing.
func (w row) cell(column string) (string, mistake.Place) {
	if i, ok := w.t.columns[column]; ok && (w.cells[i] != "" || w.t.defaults[column] == nil) {
		return w.cells[i], w.at[i]
	}
	if n := w.t.defaults[column]; n != nil {
		return n.text, n.at
	}
	return "", w.t.line(w)
}

// text returns a cell that must not be empty.
func (w row) text(column string) string {
	text, at := w.cell(column)
	if text == "" {
		w.t.r.At(at, mistake.Say("the cell of the column %q is empty", "列 “%s” 的单元格是空的", column)).
			Expect(mistake.Say("a text", "文字"))
	} else {
		w.t.r.named(text, at)
	}
	return text
}

func (w row) optional(column string) string {
	text, _ := w.cell(column)
	return text
}

// number returns a cell that holds one number the spec permits.
func (w row) number(column string, spec param.Spec) float64 {
	text, at := w.cell(column)
	spec.Path = column
	n := &node{form: scalar, at: at, text: text}
	return w.t.r.constant(n, spec).Quantile(0)
}

// whole returns a cell that holds a whole number.
func (w row) whole(column string, lowest, highest uint64) int {
	text, at := w.cell(column)
	return int(w.t.r.integer(&node{form: scalar, at: at, text: text}, lowest, highest))
}

func (w row) choice(column string, options ...string) string {
	text, at := w.cell(column)
	return w.t.r.choice(&node{form: scalar, at: at, text: text}, options...)
}

func (w row) month(column string) (month.Month, mistake.Place) {
	text, at := w.cell(column)
	m, _ := w.t.r.month(&node{form: scalar, at: at, text: text})
	return m, at
}

// origin reads basis and source of a row; observations may be later than as_of.
func (w row) origin(path string, observation bool) Origin {
	var o Origin
	if text, _ := w.cell("basis"); text != "" {
		o.Basis = param.Basis(w.choice("basis", string(param.Sourced), string(param.Transferred), string(param.Assumed)))
	}
	if text, at := w.cell("source"); text != "" {
		o.Source = strings.Join(w.t.r.cite(text, path, at, observation), " ")
	}
	return o
}

// Origin says where a row of a table comes from.
type Origin struct {
	Basis  param.Basis
	Source string // ids of the sources table, separated by spaces
}
