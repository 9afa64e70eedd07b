package plan

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chcsim/model/param"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/sheet"
)

// workbook opens the workbook that the key of that name names. Its filled cells go before what the files say; an empty cell
// means that the district does not know the number.
func (r *reading) workbook() {
	r.bookPath = r.root.get("workbook")
	if r.bookPath == nil {
		return
	}
	if _, ok := r.text(r.bookPath, mistake.Say("the path of a workbook (.xlsx)", "工作簿（.xlsx）的路径")); !ok {
		return
	}
	f, data, ok := r.open.bytes(besides(r.bookPath.at, r.bookPath.text), r.bookPath.at, &r.List)
	if !ok {
		return
	}
	book, err := sheet.Read(data)
	if err != nil {
		r.At(mistake.Place{File: f}, mistake.Say("it cannot be read as a workbook: %v", "无法作为工作簿读取：%v", err)).
			Expect(mistake.Say("an .xlsx file as spreadsheets save it", "电子表格软件保存的 .xlsx 文件"))
		return
	}
	r.book = book
	var unread []string
	for _, one := range book.Sheets {
		if formOfSheet(one.Name) == "" && !slices.Contains(guides, one.Name) {
			unread = append(unread, one.Name)
		}
	}
	if len(unread) > 0 {
		r.warn(mistake.Place{File: f}, mistake.Say("sheets that are not read: %s", "以下工作表未读取：%s", mistake.Listed(unread)))
	}
}

// guides are sheets without data.
var guides = []string{"说明", "Guide", "选项", "Choices"}

// formOfSheet is the table that a sheet of a name holds; empty for none.
func formOfSheet(name string) string {
	for _, f := range append(TableForms(), FiguresForm()) {
		if name == f.Title.ZH || name == f.Title.EN || name == f.Name {
			return f.Name
		}
	}
	return ""
}

// sheetOf is the sheet of a table, where the workbook has one in which something is filled in.
func (r *reading) sheetOf(form string) (from tableSource, ok bool) {
	if r.book == nil {
		return from, false
	}
	for i, one := range r.book.Sheets {
		if formOfSheet(one.Name) != form {
			continue
		}
		from = tableSource{path: r.bookPath, sheet: &r.book.Sheets[i]}
		t := &table{tableSource: from, r: &reading{Document: r.Document, s: &Scenario{}}, form: formOf(form), columns: map[string]int{}}
		if head, found := t.headRow(); !found || t.anyFilled(head) {
			return from, true // without a head a mistake is told
		}
	}
	return from, false
}

// mostTitles is how many rows may stand above the heads of a sheet.
const mostTitles = 10

// headRow finds the row of the heads: the first that has two of them, or all that are needed.
func (t *table) headRow() (row int, found bool) {
	for i, cells := range t.sheet.Rows[:min(len(t.sheet.Rows), mostTitles)] {
		known := map[string]bool{}
		for _, c := range cells {
			if name := t.called(c.Text); name != "" && c.Shared == "" {
				known[name] = true
			}
		}
		if len(known) >= 2 {
			return i, true
		}
	}
	return 0, false
}

// prepared are the columns that init fills in; a row of which nothing else is filled is empty.
var prepared = []string{"ages", "figure", "unit", "now", "says"}

// anyFilled tells whether something stands below the heads.
func (t *table) anyFilled(head int) bool {
	return slices.ContainsFunc(t.sheet.Rows[head+1:], func(cells []sheet.Cell) bool { return t.isFilled(t.sheet.Rows[head], cells) })
}

func (t *table) isFilled(heads, cells []sheet.Cell) bool {
	for i, c := range cells[:min(len(cells), len(heads))] {
		name := t.called(heads[i].Text)
		if name != "" && !slices.Contains(prepared, name) && (c.Text != "" || c.Wrong != sheet.Right) && c.Shared == "" {
			return true
		}
	}
	return false
}

// filled reads the heads of a sheet and its rows that are filled in.
func (t *table) filled() (header row, rows []row, ok bool) {
	t.file = &mistake.File{Name: besides(t.path.at, t.path.text), Lines: make([]string, len(t.sheet.Rows))}
	for i, cells := range t.sheet.Rows {
		texts := make([]string, len(cells))
		for k, c := range cells {
			texts[k] = c.Text
		}
		t.file.Lines[i] = strings.Join(texts, between)
	}
	head, found := t.headRow()
	if !found {
		t.r.At(mistake.Place{File: t.file, Line: 1, Column: 1, Width: 1, Cell: t.sheet.Name + "!A1"}, mistake.Say("the sheet %s has no row with the heads of its columns", "工作表 %s 没有表头行", t.sheet.Name)).
			Expect(mistake.Say("heads such as %s", "如下表头：%s", mistake.Listed(t.firstHeads(t.r.s.Lang))))
		return row{}, nil, false
	}
	heads := t.sheet.Rows[head]
	for len(heads) > 0 && heads[len(heads)-1].Text == "" {
		heads = heads[:len(heads)-1]
	}
	header = t.rowOf(head, len(heads))
	for i := head + 1; i < len(t.sheet.Rows); i++ {
		if t.isFilled(heads, t.sheet.Rows[i]) {
			one := t.rowOf(i, len(heads))
			t.doubtCells(i, heads, one)
			rows = append(rows, one)
		}
	}
	return header, rows, true
}

// firstHeads are the first heads of a form, as an example.
func (t *table) firstHeads(lang string) []string {
	var list []string
	for _, c := range t.form.Columns[:min(4, len(t.form.Columns))] {
		list = append(list, c.Titled(lang))
	}
	return list
}

// between stands between the cells of a row where a message shows it.
const between = " | "

// rowOf makes a row of a table of so many cells of a row of the sheet.
func (t *table) rowOf(number, width int) row {
	made := row{t: t}
	column := 1
	for i := range width {
		var c sheet.Cell
		if i < len(t.sheet.Rows[number]) {
			c = t.sheet.Rows[number][i]
		}
		long := utf8.RuneCountInString(c.Text)
		made.cells = append(made.cells, c.Text)
		made.shared = append(made.shared, c.Shared != "")
		made.at = append(made.at, mistake.Place{File: t.file, Line: number + 1, Column: column, Width: max(1, long), Cell: t.sheet.Name + "!" + sheet.Name(i, number)})
		visible(c.Text, made.at[i], &t.r.List)
		column += long + utf8.RuneCountInString(between)
	}
	return made
}

// doubtCells reports cells of known columns that cannot be understood.
func (t *table) doubtCells(number int, heads []sheet.Cell, w row) {
	for i, c := range t.sheet.Rows[number][:min(len(heads), len(t.sheet.Rows[number]))] {
		if t.called(heads[i].Text) == "" {
			continue
		}
		switch c.Wrong {
		case sheet.Formula:
			t.r.At(w.at[i], mistake.Say("a formula without its value", "公式没有计算结果")).Expect(mistake.Say("a number, or a formula that a spreadsheet has computed and saved", "数值，或由电子表格软件计算并保存过的公式"))
		case sheet.ErrorOf:
			t.r.At(w.at[i], mistake.Say("the value is the error %s", "单元格的值是错误 %s", c.Text)).Expect(mistake.Say("a value or an empty cell", "数值，或留空"))
		case sheet.Sideways:
			t.r.At(w.at[i], mistake.Say("the cell is merged with %s, which stands in another column", "该格与另一列的 %s 合并", c.Shared)).Expect(mistake.Say("cells that are not merged", "取消合并单元格"))
		}
	}
}

// ofPeople reads a number as people write it into a sheet: full-width digits, thousands parted by commas, 万, a unit behind it.
func (w row) ofPeople(column, text string, at mistake.Place, spec param.Spec) string {
	if i := w.t.columns[column]; w.shared[i] {
		w.t.r.At(at, mistake.Say("the cell is merged with others, so it is unclear whose number %s is", "该格与其他格合并，无法判断 %s 属于哪一行", text)).
			Expect(mistake.Say("a number in each row", "每行各写一个数值"))
		return text
	}
	half := strings.ReplaceAll(mistake.HalfWidth(strings.TrimSpace(text)), " ", "")
	if found := unitBehind.FindStringSubmatch(half); found != nil {
		half = found[1]
	}
	if spec.Unit == "per_1000" {
		half = strings.TrimSuffix(half, "‰")
	}
	if _, _, ok := ask.Decimal(half); ok {
		return half
	}
	if plain := plainNumber(half, spec); plain != "" {
		return plain
	}
	return text
}

// unitBehind is a number with a unit that says nothing new.
var unitBehind = regexp.MustCompile(`^([0-9.,]+万?)(?:人次|人|名|家|个|张|次|分钟|天)$`)

// dateOfPeople reads a month as people write it: 2023年6月, 2023/6/30, 2023.6, 202306; of a year alone it leaves the number.
func dateOfPeople(text string) string {
	half := mistake.HalfWidth(strings.TrimSpace(text))
	for _, form := range []*regexp.Regexp{partedDate, joinedDate} {
		if found := form.FindStringSubmatch(half); found != nil {
			calendar, _ := strconv.Atoi(found[2])
			return fmt.Sprintf("%s-%02d", found[1], calendar)
		}
	}
	if year := yearAlone.FindStringSubmatch(half); year != nil {
		return year[1]
	}
	return half
}

var (
	partedDate = regexp.MustCompile(`^([12][0-9]{3})[年./-](1[0-2]|0?[1-9])(?:月|月[0-3]?[0-9]日|[./-][0-3]?[0-9])?$`)
	joinedDate = regexp.MustCompile(`^([12][0-9]{3})(0[1-9]|1[0-2])(?:[0-3][0-9])?$`)
	yearAlone  = regexp.MustCompile(`^([12][0-9]{3})年?$`)
)

// bookName is the id of the workbook among the sources.
func (r *reading) bookName() string { return path.Base(r.bookPath.text) }
