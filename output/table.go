package output

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Table is a table of text. It knows widths and footnotes, not what its cells mean.
type Table struct {
	Title   string
	Columns []Column
	Rows    []Row
	Notes   []string // below the table, without a mark in it
	Heading string   // above the footnotes, such as "Notes"
}

// Column is the head of a column and how its cells stand.
type Column struct {
	Head  string
	Right bool // aligned to the right, as numbers are
	Max   int  // cells wider than this many columns of the terminal are broken into lines; 0 for never

	headMax int // the same for the head
}

// Row is one line of a table.
type Row struct {
	Cells []Cell
	Rule  bool // a line is drawn above it
}

// Cell is a text with its footnotes. The same footnote in several cells gets one number.
type Cell struct {
	Text  string
	Notes []string
	Tone  Tone
}

// Tone is the colour of a cell where colour is asked for.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Good
	Middling
	Bad
	Dim
)

// escapes are the ANSI colours of the tones.
var escapes = [...]string{Plain: "", Good: "\x1b[32m", Middling: "\x1b[33m", Bad: "\x1b[31m", Dim: "\x1b[2m"}

const resetEscape = "\x1b[0m"

// gap stands between columns.
const gap = "  "

// Text is a row of plain cells.
func Text(cells ...string) Row {
	row := Row{}
	for _, c := range cells {
		row.Cells = append(row.Cells, Cell{Text: c})
	}
	return row
}

// displayWidth is the number of terminal columns a text takes: two for each full-width character.
// Characters of ambiguous width count one, as terminals draw them unless told otherwise.
func displayWidth(s string) int {
	condition := runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}
	return condition.StringWidth(s)
}

// Write lays the table out with columns aligned, in colour if asked to.
func (t Table) Write(w io.Writer, colour bool) error {
	var out strings.Builder
	if t.Title != "" {
		out.WriteString(t.Title + "\n\n")
	}
	grid, notes := t.layout()
	widths := t.widths(grid)
	heads := make([][]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = breakLines(c.Head, c.headMax)
	}
	t.writeRow(&out, heads, widths, nil)
	rule := t.rule(widths)
	out.WriteString(rule)
	for i, row := range t.Rows {
		if row.Rule {
			out.WriteString(rule)
		}
		var tones []Tone
		if colour {
			for _, c := range row.Cells {
				tones = append(tones, c.Tone)
			}
		}
		t.writeRow(&out, grid[i], widths, tones)
	}
	t.writeNotes(&out, notes)
	_, err := io.WriteString(w, out.String())
	return err
}

// layout returns the lines of every cell, marked with the numbers of its footnotes, and the footnotes.
func (t Table) layout() (grid [][][]string, notes []string) {
	for _, row := range t.Rows {
		lines := make([][]string, len(t.Columns))
		for i := range t.Columns {
			if i >= len(row.Cells) {
				lines[i] = []string{""}
				continue
			}
			cell := row.Cells[i]
			var text string
			text, notes = mark(cell, notes)
			lines[i] = breakLines(text, t.Columns[i].Max)
		}
		grid = append(grid, lines)
	}
	return grid, notes
}

// mark appends the numbers of a cell's footnotes to its text and adds new ones to the list.
func mark(cell Cell, notes []string) (string, []string) {
	text := cell.Text
	for _, note := range cell.Notes {
		number := slices.Index(notes, note) + 1
		if number == 0 {
			notes = append(notes, note)
			number = len(notes)
		}
		text += fmt.Sprintf("[%d]", number)
	}
	return text, notes
}

func (t Table) widths(grid [][][]string) []int {
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		for _, line := range breakLines(c.Head, c.headMax) {
			widths[i] = max(widths[i], displayWidth(line))
		}
		for _, row := range grid {
			for _, line := range row[i] {
				widths[i] = max(widths[i], displayWidth(line))
			}
		}
	}
	return widths
}

func (t Table) rule(widths []int) string {
	total := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return strings.Repeat("-", total) + "\n"
}

// writeRow writes the lines of one row; spaces at the end of a line are left out.
func (t Table) writeRow(out *strings.Builder, cells [][]string, widths []int, tones []Tone) {
	height := 1
	for _, lines := range cells {
		height = max(height, len(lines))
	}
	for n := range height {
		var line strings.Builder
		for i, lines := range cells {
			text := ""
			if n < len(lines) {
				text = lines[n]
			}
			pad := strings.Repeat(" ", widths[i]-displayWidth(text))
			if i < len(tones) && tones[i] != Plain && text != "" {
				text = escapes[tones[i]] + text + resetEscape
			}
			if t.Columns[i].Right {
				text, pad = pad+text, ""
			}
			line.WriteString(text + pad)
			if i < len(cells)-1 {
				line.WriteString(gap)
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

func (t Table) writeNotes(out *strings.Builder, notes []string) {
	if len(notes)+len(t.Notes) == 0 {
		return
	}
	out.WriteString("\n")
	if t.Heading != "" {
		out.WriteString(t.Heading + "\n")
	}
	for i, note := range notes {
		fmt.Fprintf(out, "[%d] %s\n", i+1, note)
	}
	for _, note := range t.Notes {
		out.WriteString("- " + note + "\n")
	}
}

// Markdown writes the table for GitHub and the like.
func (t Table) Markdown(w io.Writer) error {
	var out strings.Builder
	if t.Title != "" {
		out.WriteString("### " + PlainMarkdown(t.Title) + "\n\n")
	}
	head, under := "|", "|"
	for _, c := range t.Columns {
		head += " " + PlainMarkdown(c.Head) + " |"
		if c.Right {
			under += " ---: |"
		} else {
			under += " --- |"
		}
	}
	out.WriteString(head + "\n" + under + "\n")
	var notes []string
	for _, row := range t.Rows {
		line := "|"
		for i := range t.Columns {
			text := ""
			if i < len(row.Cells) {
				text, notes = mark(row.Cells[i], notes)
			}
			line += " " + PlainMarkdown(text) + " |"
		}
		out.WriteString(line + "\n")
	}
	t.markdownNotes(&out, notes)
	_, err := io.WriteString(w, out.String())
	return err
}

func (t Table) markdownNotes(out *strings.Builder, notes []string) {
	if len(notes)+len(t.Notes) > 0 {
		out.WriteString("\n")
	}
	for i, note := range notes {
		fmt.Fprintf(out, "- \\[%d\\] %s\n", i+1, PlainMarkdown(note))
	}
	for _, note := range t.Notes {
		out.WriteString("- " + PlainMarkdown(note) + "\n")
	}
}
