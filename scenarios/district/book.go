package district

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"chcsim/model/measure"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// sheets are the tables that the workbook asks for, in its order.
var sheets = []string{"figures", "age_sex", "subdistricts", "facilities", "hospitals", "projects", "observations", "demand_points", "totals"}

// rowsToFill is how many rows of a sheet have choices.
const rowsToFill = 500

// book is a workbook while it is written.
type book struct {
	*excelize.File
	Order
	from                                   origin
	head, prepared, group, percent, figure int // styles
	err                                    error
}

// writeBook writes the workbook. With a scenario it shows what stands in for each figure.
func (o Order) writeBook(name string, s *plan.Scenario, from origin) error {
	b := &book{File: excelize.NewFile(), Order: o, from: from}
	defer b.Close()
	b.styles()
	b.guide()
	choices := b.choices()
	for _, form := range append(plan.TableForms(), plan.FiguresForm()) {
		if slices.Contains(sheets, form.Name) {
			_, err := b.NewSheet(form.Title.In(o.Lang))
			b.keep(err)
		}
	}
	for _, key := range sheets {
		b.sheet(key, s, choices)
	}
	b.order()
	if b.err != nil {
		return b.err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := b.Write(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// keep keeps the first error.
func (b *book) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) styles() {
	style := func(s excelize.Style) int {
		id, err := b.NewStyle(&s)
		b.keep(err)
		return id
	}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "center"}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	line := []excelize.Border{{Type: "left", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}, {Type: "top", Color: "BFBFBF", Style: 1}, {Type: "bottom", Color: "BFBFBF", Style: 1}}
	percent := "0.0##%"
	b.head = style(excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: fill("3B6EA5"), Alignment: wrapped})
	b.prepared = style(excelize.Style{Font: &excelize.Font{Color: "7F7F7F"}, Alignment: wrapped})
	b.group = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("DCE6F1")})
	b.figure = style(excelize.Style{Fill: fill("FFF9E5"), Border: line})
	b.percent = style(excelize.Style{Fill: fill("FFF9E5"), Border: line, CustomNumFmt: &percent})
}

// guide is the first sheet.
func (b *book) guide() {
	name := b.say("Guide", "说明")
	b.keep(b.SetSheetName("Sheet1", name))
	lines := []string{
		fmt.Sprintf(b.say("%s: figures of its own", "%s：本区数据"), b.name()),
		b.say("Fill in the cream cells; leave empty what is not known. An empty cell means: not known here, and then the value that stands in is used.", "请填写米色的格；不知道的留空。空格表示“本区尚不掌握”，届时使用代用值。"),
		b.say("Numbers may be written as 976,000; shares as 45% or 0.45; months as 2023-06.", "人数可写 976000、976,000 或 97.6万；比例写 45% 或 0.45；年月写 2023-06 或 2023年6月。"),
		b.say("A number that is not known exactly has a lowest and a highest beside its likeliest value.", "数值不确切时，在最可能值之外填写下限和上限。"),
		b.say("Begin with residents, ages, subdistricts and facilities: all counts rest on them. Then follow the ranking at the end of chcsim run.", "先填常住人口、年龄、街镇和机构，各项计数都以此为基础；然后按 chcsim run 末尾列出的次序填写。"),
		b.say("Do not change the names of sheets and the heads of columns; further columns and sheets of your own are allowed and not read.", "请勿改动工作表名称和表头；可以另加列或工作表，程序不读取。"),
		fmt.Sprintf(b.say("What stands in is of %s.", "代用值移自%s。"), b.from.name.In(b.Lang)),
	}
	for i, text := range lines {
		b.keep(b.SetCellStr(name, fmt.Sprintf("A%d", i+1), text))
	}
	b.keep(b.SetColWidth(name, "A", "A", 110))
	b.keep(b.SetCellStyle(name, "A1", "A1", b.group))
}

// choices is a hidden sheet with lists that are too long for a cell's own: the names of what can be observed.
func (b *book) choices() (observable string) {
	name := b.say("Choices", "选项")
	_, err := b.NewSheet(name)
	b.keep(err)
	list := measure.Quantities()
	for i, q := range list {
		text := q.ZH
		if b.Lang == "en" {
			text = q.Name
		}
		b.keep(b.SetCellStr(name, fmt.Sprintf("A%d", i+1), text))
	}
	b.keep(b.SetSheetVisible(name, false))
	return fmt.Sprintf("'%s'!$A$1:$A$%d", name, len(list))
}

// order puts the sheet of figures behind the guide and opens it.
func (b *book) order() {
	figures, ages := plan.FiguresForm().Title.In(b.Lang), formOf("age_sex").Title.In(b.Lang)
	b.keep(b.MoveSheet(figures, ages))
	b.keep(b.MoveSheet(ages, formOf("subdistricts").Title.In(b.Lang)))
	b.keep(b.MoveSheet(figures, ages))
	at, err := b.GetSheetIndex(figures)
	b.keep(err)
	b.SetActiveSheet(at)
	author := &excelize.DocProperties{Creator: "chcsim", Title: b.name(), Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}
	b.keep(b.SetDocProps(author))
}

// formOf is the form of a table.
func formOf(key string) plan.TableForm {
	for _, f := range append(plan.TableForms(), plan.FiguresForm()) {
		if f.Name == key {
			return f
		}
	}
	return plan.TableForm{}
}

// sheet writes the heads of a table, notes, choices and what is filled in for people.
func (b *book) sheet(key string, s *plan.Scenario, observable string) {
	form := formOf(key)
	name := form.Title.In(b.Lang)
	columns := b.columns(form)
	for i, c := range columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.keep(err)
		b.keep(b.SetCellStr(name, letter+"1", c.Titled(b.Lang)))
		b.keep(b.SetColWidth(name, letter, letter, width(c)))
		b.note(name, letter+"1", c)
		b.choose(name, letter, key, c, observable)
		if !slices.Contains([]string{"figure", "unit", "now", "says", "ages"}, c.Name) {
			b.keep(b.SetCellStyle(name, letter+"2", letter+strconv.Itoa(b.last(key)), b.figure))
		}
	}
	end, err := excelize.ColumnNumberToName(len(columns))
	b.keep(err)
	b.keep(b.SetCellStyle(name, "A1", end+"1", b.head))
	b.keep(b.SetRowHeight(name, 1, 32))
	b.keep(b.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	switch key {
	case "figures":
		b.figures(name, columns, s)
	case "age_sex":
		b.ages(name, columns)
	}
}

// columns are those of a sheet in the order in which people fill them in.
func (b *book) columns(form plan.TableForm) []plan.Column {
	var list []plan.Column
	for _, c := range form.Columns {
		if !c.InFiles {
			list = append(list, c)
		}
	}
	if form.Name == "figures" {
		order := []string{"figure", "unit", "value", "low", "high", "dated", "now", "basis", "source", "note", "says"}
		slices.SortFunc(list, func(x, y plan.Column) int { return slices.Index(order, x.Name) - slices.Index(order, y.Name) })
	}
	return list
}

// last is the last row of a sheet that is coloured for filling in.
func (b *book) last(key string) int {
	switch key {
	case "age_sex":
		return 1 + len(census)
	case "figures":
		return 1 + len(plan.Figures()) + groups()
	case "observations":
		return 400
	}
	return 60
}

// width is that of a column, in characters.
func width(c plan.Column) float64 {
	switch c.Name {
	case "says":
		return 60
	case "figure", "name_zh", "note", "indicator", "facility":
		return 30
	case "name", "source", "area":
		return 20
	}
	return 13
}

// note puts what a column means beside its head.
func (b *book) note(sheet, cell string, c plan.Column) {
	text := c.Says.In(b.Lang)
	if c.Example != "" {
		text += b.say("\nExample: ", "\n示例：") + b.example(c)
	}
	if text != "" {
		b.keep(b.AddComment(sheet, excelize.Comment{Cell: cell, Author: "chcsim", Text: text, Width: 260, Height: 110}))
	}
}

// example is the example of a column in the words of people.
func (b *book) example(c plan.Column) string {
	for _, w := range c.Words {
		if w.Value == c.Example {
			return w.Says.In(b.Lang)
		}
	}
	return c.Example
}

// choose gives the cells of a column a list to choose from; anything else may be written, too.
func (b *book) choose(sheet, letter, key string, c plan.Column, observable string) {
	list := excelize.NewDataValidation(true)
	list.Sqref = fmt.Sprintf("%s2:%s%d", letter, letter, rowsToFill)
	from := func(table, column string) string {
		return fmt.Sprintf("'%s'!$%s$2:$%s$%d", formOf(table).Title.In(b.Lang), column, column, rowsToFill)
	}
	switch {
	case c.Name == "indicator":
		list.SetSqrefDropList(observable)
	case c.Name == "area" && key != "subdistricts":
		list.SetSqrefDropList(from("subdistricts", "B"))
	case c.Name == "facility":
		list.SetSqrefDropList(from("facilities", "A"))
	case len(c.Words) > 0:
		var words []string
		for _, w := range c.Words {
			words = append(words, w.Says.In(b.Lang))
		}
		b.keep(list.SetDropList(words))
	default:
		return
	}
	list.ShowErrorMessage = false
	b.keep(b.AddDataValidation(sheet, list))
}

// groups is the number of groups of figures.
func groups() int {
	seen := map[mistake.Text]bool{}
	for _, f := range plan.Figures() {
		seen[f.Group] = true
	}
	return len(seen)
}

// figures writes a row for each figure.
func (b *book) figures(sheet string, columns []plan.Column, s *plan.Scenario) {
	at := func(column string, row int) string {
		cell, err := excelize.CoordinatesToCellName(1+slices.IndexFunc(columns, func(c plan.Column) bool { return c.Name == column }), row)
		b.keep(err)
		return cell
	}
	row, group := 2, mistake.Text{}
	for _, f := range plan.Figures() {
		if f.Group != group {
			group = f.Group
			b.keep(b.SetCellStr(sheet, at("figure", row), group.In(b.Lang)))
			b.keep(b.SetCellStyle(sheet, at("figure", row), at("says", row), b.group))
			row++
		}
		b.keep(b.SetCellStr(sheet, at("figure", row), f.Name.In(b.Lang)))
		b.keep(b.SetCellStr(sheet, at("unit", row), f.Unit.In(b.Lang)))
		b.keep(b.SetCellStr(sheet, at("says", row), f.Says.In(b.Lang)))
		if f.Unit.EN == "%" {
			b.keep(b.SetCellStyle(sheet, at("value", row), at("high", row), b.percent))
		}
		if s != nil {
			b.keep(b.SetCellStr(sheet, at("now", row), shown(f, s.Standing(f))))
		}
		for _, column := range []string{"unit", "now", "says"} {
			b.keep(b.SetCellStyle(sheet, at(column, row), at(column, row), b.prepared))
		}
		row++
	}
}

// shown writes what stands in for a figure.
func shown(f plan.Figure, x float64) string {
	switch {
	case f.Unit.EN == "%":
		return strconv.FormatFloat(math.Round(x*1000)/10, 'f', -1, 64) + "%"
	case math.Abs(x) >= 100:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}

// census are the age groups of a Chinese census.
var census = []string{"0", "1–4", "5–9", "10–14", "15–19", "20–24", "25–29", "30–34", "35–39", "40–44", "45–49", "50–54", "55–59", "60–64", "65–69", "70–74", "75–79", "80–84", "85+"}

func (b *book) ages(sheet string, columns []plan.Column) {
	column := 1 + slices.IndexFunc(columns, func(c plan.Column) bool { return c.Name == "ages" })
	for i, group := range census {
		cell, err := excelize.CoordinatesToCellName(column, i+2)
		b.keep(err)
		b.keep(b.SetCellStr(sheet, cell, group))
	}
}
