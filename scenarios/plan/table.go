package plan

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/sheet"
)

// table is a CSV file, or a sheet of the workbook, whose header was checked. Cells are found by the name of their column.
type table struct {
	tableSource
	r       *reading
	form    TableForm
	file    *mistake.File
	heading row
	columns map[string]int
	rows    []row
}

// tableSource is where a table stands, and what the scenario says of it beside the path.
type tableSource struct {
	path    *node            // of the file; of the workbook, where it is a sheet
	stated  map[string]*node // values of whole columns: basis, source, crs
	heads   *node            // {name_zh: 名称}: what columns are called in the file
	sheet   *sheet.Sheet     // nil for a file
	standIn bool             // of another district
}

// row is a line of a table.
type row struct {
	t      *table
	cells  []string
	at     []mistake.Place
	shared []bool // by cells of a sheet: it was merged with others, and another holds the value
}

// table reads a table of a form. Columns that may be missing are optional; others than these are named in a warning.
func (r *reading) table(form string, from tableSource) (*table, bool) {
	t := &table{tableSource: from, r: r, form: formOf(form), columns: map[string]int{}}
	t.statable()
	if !t.calledKnown() {
		return nil, false
	}
	header, rows, ok := t.read()
	t.heading = header
	if !ok || !t.header(header) {
		return nil, false
	}
	good := true
	for _, next := range rows {
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
		r.At(mistake.Place{File: t.file}, mistake.Say("the table has no rows", "表中没有数据行"))
	}
	return t, good
}

func (t *table) read() (header row, rows []row, ok bool) {
	if t.sheet != nil {
		return t.filled()
	}
	return t.csv(besides(t.path.at, t.path.text), t.path.at)
}

// statable reports what is stated, or called otherwise, of columns that the table cannot have.
func (t *table) statable() {
	names := t.form.names()
	for _, key := range columnKeys {
		if n := t.stated[key]; n != nil && !slices.Contains(names, key) {
			t.r.At(n.at, mistake.Say("%s has no column %s that could be stated for all rows", "%s 没有可统一注明的 %s 列", path.Base(t.path.text), key)).
				Expect(mistake.Say("one of the columns %s", "以下各列之一：%s", mistake.Listed(names)))
		}
	}
}

func (t *table) headerLine() mistake.Place { return t.line(t.heading) }

func (t *table) line(r row) mistake.Place {
	at := r.at[0]
	at.Column, at.Width = 1, utf8.RuneCountInString(t.file.Lines[at.Line-1])
	return at
}

// calledKnown checks the key columns: names of columns with what they are called in the file.
func (t *table) calledKnown() bool {
	if t.heads == nil {
		return true
	}
	example := mistake.Say("{name_zh: Name}: a column and what it is called in the file", "{name_zh: 名称}：列名及其在文件中的名称")
	if !t.r.mapping(t.heads, example, t.form.names()...) || t.r.misspelt[t.heads] {
		return false
	}
	good := true
	for _, e := range t.heads.entries {
		_, ok := t.r.text(e.value, example)
		good = good && ok
	}
	return good
}

// header finds the columns. A head that is nearly that of a missing column is taken for a slip; others are told and not used.
func (t *table) header(header row) bool {
	names, good := t.form.names(), true
	given := make([]string, len(header.cells)) // the names of the columns, by cell
	for i, head := range header.cells {
		given[i] = t.called(head)
	}
	var extra []string
	for i, name := range given {
		switch _, twice := t.columns[name]; {
		case name == "":
			extra = append(extra, mistake.Shorten(header.cells[i]))
		case twice:
			t.r.At(header.at[i], mistake.Say("the column %q stands here a second time", "列 “%s” 重复出现", header.cells[i]))
			good = false
		default:
			t.columns[name] = i
		}
	}
	for i, name := range given {
		if head := header.cells[i]; name == "" && (len(t.columns) == 0 || head == "" || slices.ContainsFunc(names, func(known string) bool { return t.slip(head, known) })) {
			t.unknownHead(header.at[i], head, names, len(given))
			good = false
		}
	}
	for _, c := range t.form.Columns {
		if _, ok := t.columns[c.Name]; good && !ok && (!c.Optional || t.heads.get(c.Name) != nil) && t.stated[c.Name] == nil {
			t.r.At(t.line(header), mistake.Say("the column %q is missing", "缺少列 “%s”", t.headOf(c))).
				Expect(mistake.Say("the columns %s", "以下各列：%s", mistake.Listed(names)))
			good = false
		}
	}
	if good && len(extra) > 0 {
		t.r.warn(t.line(header), mistake.Say("columns that are not used: %s", "以下列未使用：%s", mistake.Listed(extra)))
	}
	return good
}

// called is the name of the column with a head; empty for none.
func (t *table) called(head string) string {
	if t.heads != nil {
		for _, e := range t.heads.entries {
			if e.value.text == head {
				return e.key
			}
		}
	}
	if c, ok := t.form.column(head); ok && t.heads.get(c.Name) == nil {
		return c.Name
	}
	return ""
}

// headOf is what a missing column should be called.
func (t *table) headOf(c Column) string {
	if n := t.heads.get(c.Name); n != nil {
		return n.text
	}
	if t.sheet != nil {
		return c.Titled(t.r.s.Lang)
	}
	return c.Name
}

// slip tells whether a head is nearly the name of a column that is missing.
func (t *table) slip(head, name string) bool {
	_, given := t.columns[name]
	return !given && mistake.Nearest(head, []string{name}) != ""
}

func (t *table) unknownHead(at mistake.Place, head string, names []string, heads int) {
	e := t.r.At(at, mistake.Say("unknown column %q", "未知的列 “%s”", head)).
		Expect(mistake.Say("the columns %s", "以下各列：%s", mistake.Listed(names))).Near(head, names)
	switch {
	case strings.HasPrefix(head, workbookMark):
		e.Advise(mistake.Say("this is a workbook; save it as “CSV UTF-8”, or name it with the key workbook", "这是工作簿；请另存为“CSV UTF-8”，或用 workbook 键指明"))
	case heads == 1 && strings.ContainsAny(head, ";\t"):
		e.Advise(mistake.Say("separate the cells by commas", "单元格之间请用逗号分隔"))
	}
}

// cell returns the text of a column with its place; it is empty where the column is missing.
func (w row) cell(column string) (string, mistake.Place) {
	if i, ok := w.t.columns[column]; ok && (w.cells[i] != "" || w.t.stated[column] == nil) {
		return w.t.word(column, w.cells[i]), w.at[i]
	}
	if n := w.t.stated[column]; n != nil {
		return n.text, n.at
	}
	return "", w.t.line(w)
}

// word is what files write for the words of people in a column.
func (t *table) word(column, text string) string {
	for i := range t.form.Columns {
		if c := &t.form.Columns[i]; c.Name == column && len(c.Words) > 0 {
			return c.value(text)
		}
	}
	return text
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

// textOr returns a cell, or where it is empty that of another column.
func (w row) textOr(column, other string) string {
	if w.optional(column) == "" {
		return w.optional(other)
	}
	return w.text(column)
}

func (w row) optional(column string) string {
	text, _ := w.cell(column)
	return text
}

// number returns a cell that holds one number the spec permits.
func (w row) number(column string, spec param.Spec) float64 {
	text, at := w.cell(column)
	spec.Path = column
	if w.t.sheet != nil {
		text = w.ofPeople(column, text, at, spec)
	}
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
	if w.t.sheet != nil {
		text = dateOfPeople(text)
	}
	m, _ := w.t.r.month(&node{form: scalar, at: at, text: text})
	return m, at
}

// origin reads basis and source of a row; observations may be later than as_of. What stands in the workbook is of this
// district unless it says otherwise, and what a table of another district has of its own is transferred.
func (w row) origin(path string, observation bool) Origin {
	var o Origin
	if text, _ := w.cell("basis"); text != "" {
		o.Basis = param.Basis(w.choice("basis", string(param.Sourced), string(param.Transferred), string(param.Assumed)))
	}
	text, at := w.cell("source")
	switch {
	case w.t.sheet != nil:
		o.Source = w.t.r.bookName()
		if o.Basis == param.Unstated {
			o.Basis = param.Sourced
		}
	case text != "":
		o.Source = strings.Join(w.t.r.cite(text, path, at, observation), " ")
	}
	if w.t.standIn && o.Basis == param.Sourced {
		o.Basis = param.Transferred
	}
	return o
}

// Origin says where a row of a table comes from.
type Origin struct {
	Basis  param.Basis
	Source string // ids of the sources table, separated by spaces
}
