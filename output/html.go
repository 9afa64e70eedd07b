package output

import (
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
)

// HTML writes the table for a page, its footnotes below it. Every cell carries the head of its column, so that a narrow screen can
// show a row as a list; class names are those of the page's style.
func (t Table) HTML(w io.Writer) error {
	var out strings.Builder
	if t.Title != "" {
		out.WriteString("<h3>" + strings.ReplaceAll(html.EscapeString(t.Title), "\n", "<br>") + "</h3>\n")
	}
	kind := "table"
	if len(t.Columns) > 3 {
		kind = "table wide"
	}
	fmt.Fprintf(&out, "<table class=%q>\n<thead><tr>", kind)
	for _, c := range t.Columns {
		fmt.Fprintf(&out, "<th%s>%s</th>", class(c.Right, Plain, false), html.EscapeString(c.Head))
	}
	out.WriteString("</tr></thead>\n<tbody>\n")
	var notes []string
	for _, row := range t.Rows {
		notes = t.htmlRow(&out, row, notes)
	}
	out.WriteString("</tbody>\n</table>\n")
	t.htmlNotes(&out, notes)
	_, err := io.WriteString(w, out.String())
	return err
}

func (t Table) htmlRow(out *strings.Builder, row Row, notes []string) []string {
	out.WriteString(map[bool]string{false: "<tr>", true: `<tr class="rule">`}[row.Rule])
	for i, c := range t.Columns {
		var cell Cell
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		var marked string
		marked, notes = mark(Cell{Notes: cell.Notes}, notes)
		if marked != "" {
			marked = "<sup>" + marked + "</sup>"
		}
		fmt.Fprintf(out, "<td%s data-head=\"%s\"><span>%s%s</span></td>", class(c.Right, cell.Tone, displayWidth(cell.Text) <= unbroken), html.EscapeString(c.Head), whole(cell.Text), marked)
	}
	out.WriteString("</tr>\n")
	return notes
}

// interval is a pair of limits in brackets.
var interval = regexp.MustCompile(`[(（][^()（）]{1,30}[～–][^()（）]{1,30}[)）]`)

// whole keeps each interval of a text on one line: a narrow cell breaks before it.
func whole(text string) string {
	return interval.ReplaceAllString(html.EscapeString(text), `<wbr><span class="whole">$0</span>`)
}

// unbroken is the width of texts that stay on one line, such as dates and shares.
const unbroken = 10

// class names how a cell stands and its colour.
func class(right bool, tone Tone, short bool) string {
	names := []string{[...]string{Plain: "", Good: "good", Middling: "middling", Bad: "bad", Dim: "dim"}[tone]}
	if right {
		names = append(names, "right")
	}
	if short {
		names = append(names, "short")
	}
	if joined := strings.TrimSpace(strings.Join(names, " ")); joined != "" {
		return fmt.Sprintf(" class=%q", joined)
	}
	return ""
}

func (t Table) htmlNotes(out *strings.Builder, notes []string) {
	if len(notes)+len(t.Notes) == 0 {
		return
	}
	out.WriteString("<ul class=\"notes\">\n")
	for i, note := range notes {
		fmt.Fprintf(out, "<li>[%d] %s</li>\n", i+1, html.EscapeString(note))
	}
	for _, note := range t.Notes {
		out.WriteString("<li>" + html.EscapeString(note) + "</li>\n")
	}
	out.WriteString("</ul>\n")
}
