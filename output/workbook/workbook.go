// Package workbook writes sheets of plain values as an .xlsx file, for those who go on computing in a spreadsheet: numbers are
// numbers with a format, heads stay in sight, and charts are the spreadsheet's own. Texts are texts, whatever they begin with:
// no cell is a formula. The same sheets give the same bytes; the file holds no time.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/xuri/excelize/v2"

	"chcsim/model/month"
)

// Sheet is a sheet with a head above its rows.
type Sheet struct {
	Name    string // at most 31 characters, another for each sheet
	Columns []Column
	Rows    [][]Cell
	Frozen  int     // how many columns stay in sight beside the head
	Charts  []Chart // below the rows
}

// Column is the head of a column and its width in characters.
type Column struct {
	Head  string
	Width float64
}

// Cell is a text, or a number with a format.
type Cell struct {
	text   string
	number float64
	format string // of numbers; empty for texts
}

// Text is a cell that holds a text.
func Text(s string) Cell { return Cell{text: s} }

// Number is a cell that holds a number in a spreadsheet's format, such as 0.0%; without a value it is empty.
func Number(x float64, format string) Cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Cell{}
	}
	return Cell{number: x, format: format}
}

// Month is a cell that holds the last day of a month, in a spreadsheet's format of dates, such as yyyy-mm.
func Month(m month.Month, format string) Cell {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) // day 0 of spreadsheets, for dates since March 1900
	end := time.Date(m.Year(), time.Month(m.Calendar()+1), 0, 0, 0, 0, 0, time.UTC)
	return Cell{number: end.Sub(first).Hours() / 24, format: format}
}

// Write makes the file.
func Write(sheets []Sheet) ([]byte, error) {
	f := excelize.NewFile()
	f.ZipWriter = func(w io.Writer) excelize.ZipWriter { return &archive{zip.NewWriter(w), map[string]*bytes.Buffer{}} }
	defer f.Close()
	b := book{File: f, styles: map[string]int{}}
	for i, s := range sheets {
		if err := b.add(i, s); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	for _, s := range sheets {
		if err := b.draw(s); err != nil {
			return nil, fmt.Errorf("charts of sheet %s: %w", s.Name, err)
		}
	}
	var out bytes.Buffer
	err := f.Write(&out)
	return out.Bytes(), err
}

// book is a file in the making, with the styles made so far by their formats.
type book struct {
	*excelize.File
	styles map[string]int
}

// add writes a sheet row by row.
func (b *book) add(i int, s Sheet) error {
	if i == 0 {
		if err := b.SetSheetName("Sheet1", s.Name); err != nil {
			return err
		}
	} else if _, err := b.NewSheet(s.Name); err != nil {
		return err
	}
	if len(s.Columns) == 0 {
		return nil // of charts alone
	}
	if err := b.paper(s); err != nil {
		return err
	}
	w, err := b.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for k, c := range s.Columns {
		if err := w.SetColWidth(k+1, k+1, c.Width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(panes(s.Frozen)); err != nil {
		return err
	}
	if err := b.rows(w, s); err != nil {
		return err
	}
	return w.Flush()
}

// pageWidth is how many characters a printed page is wide at a size that can be read.
const pageWidth = 170.0

// paper prints a sheet on A4 across, its head on every page, on as few pages beside each other as can be read.
func (b *book) paper(s Sheet) error {
	width, a4, landscape, any, fit := 0.0, 9, "landscape", 0, true
	for _, c := range s.Columns {
		width += c.Width
	}
	beside := int(math.Ceil(width / pageWidth))
	return errors.Join(
		b.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &beside, FitToHeight: &any}),
		b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", s.Name), Scope: s.Name}),
	)
}

// panes keep the head and the first columns in sight.
func panes(columns int) *excelize.Panes {
	corner, _ := excelize.CoordinatesToCellName(columns+1, 2) // an error is of a column below 1
	p := &excelize.Panes{Freeze: true, XSplit: columns, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}
	if columns == 0 {
		p.ActivePane = "bottomLeft"
	}
	return p
}

func (b *book) rows(w *excelize.StreamWriter, s Sheet) error {
	bold, err := b.style("head")
	if err != nil {
		return err
	}
	head := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = excelize.Cell{StyleID: bold, Value: c.Head}
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for k, c := range row {
			if cells[k], err = b.cell(c); err != nil {
				return err
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) cell(c Cell) (any, error) {
	switch {
	case c.format != "":
		id, err := b.style(c.format)
		return excelize.Cell{StyleID: id, Value: c.number}, err
	case c.text == "":
		return nil, nil
	}
	return c.text, nil
}

// style is that of a number's format, or of heads.
func (b *book) style(format string) (int, error) {
	if id, ok := b.styles[format]; ok {
		return id, nil
	}
	s := &excelize.Style{CustomNumFmt: &format}
	if format == "head" {
		s = &excelize.Style{
			Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EDF3"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		}
	}
	id, err := b.NewStyle(s)
	b.styles[format] = id
	return id, err
}

// Chart is a chart of lines over months whose values stand in the rows of a sheet.
type Chart struct {
	Title        string
	Sheet        string // where the values stand
	Labels       int    // the column of the labels below, from 0; months without a text have none
	First, Last  int    // rows, from 0
	Lines        []Line
	Format       string  // of the values
	Lowest, Most float64 // ends of the axis
}

// Line is a column of a chart, called as its head.
type Line struct {
	Column int
	Colour string // RRGGBB
	Points float64
}

// Places of charts on a sheet: two side by side.
const (
	chartWidth, chartHeight = 560, 300 // dots
	across, down            = 9, 16    // cells
)

func (b *book) draw(s Sheet) error {
	for i, c := range s.Charts {
		at, err := excelize.CoordinatesToCellName(1+i%2*across, len(s.Rows)+2+i/2*down)
		if err != nil {
			return err
		}
		if err := b.AddChart(s.Name, at, c.chart()); err != nil {
			return err
		}
	}
	return nil
}

func (c Chart) chart() *excelize.Chart {
	column := func(k int) string {
		name, _ := excelize.ColumnNumberToName(k + 1) // an error is of a column below 1
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", c.Sheet, name, c.First+2, name, c.Last+2)
	}
	head := func(k int) string {
		name, _ := excelize.ColumnNumberToName(k + 1)
		return fmt.Sprintf("'%s'!$%s$1", c.Sheet, name)
	}
	font := excelize.Font{Color: "444444", Size: 9}
	chart := &excelize.Chart{
		Type: excelize.Line, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Size: 11, Bold: true}}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		XAxis: excelize.ChartAxis{TickLabelSkip: 1, Font: font, Alignment: excelize.Alignment{TextRotation: 45}}, // level labels would be broken letter by letter
		YAxis: excelize.ChartAxis{NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.Format}, MajorGridLines: true, Minimum: &c.Lowest, Maximum: &c.Most, Font: font},
	}
	for _, line := range c.Lines {
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{line.Colour}} // its colour is the line's
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name: head(line.Column), Categories: column(c.Labels), Values: column(line.Column), Marker: excelize.ChartMarker{Symbol: "none"},
			Fill: fill, Line: excelize.LineOptions{Type: excelize.LineSolid, Width: line.Points},
		})
	}
	return chart
}
