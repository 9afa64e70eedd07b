package output

import (
	"encoding/json"
	"io"
)

// jsonTable is a table for programs: its texts as they are shown, a row a list in the order of the columns.
type jsonTable struct {
	Title   string       `json:"title"`
	Columns []string     `json:"columns"`
	Rows    [][]jsonCell `json:"rows"`
	Notes   []string     `json:"notes"`
}

// jsonCell is a cell with its own footnotes.
type jsonCell struct {
	Text  string   `json:"text"`
	Notes []string `json:"notes,omitempty"`
}

// WriteJSON writes tables as one JSON document: {"tables": […]}.
func WriteJSON(w io.Writer, tables ...Table) error {
	list := make([]jsonTable, len(tables))
	for i, t := range tables {
		made := jsonTable{Title: t.Title, Columns: []string{}, Rows: [][]jsonCell{}, Notes: append([]string{}, t.Notes...)}
		for _, c := range t.Columns {
			made.Columns = append(made.Columns, c.Head)
		}
		for _, row := range t.Rows {
			cells := make([]jsonCell, len(t.Columns))
			for k, cell := range row.Cells[:min(len(row.Cells), len(cells))] {
				cells[k] = jsonCell{cell.Text, cell.Notes}
			}
			made.Rows = append(made.Rows, cells)
		}
		list[i] = made
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(map[string]any{"tables": list})
}
