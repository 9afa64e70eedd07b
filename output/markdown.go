package output

import (
	"bytes"
	"io"
)

// Markdown writes tables one below the other, as a summary for CI systems and pull requests.
func Markdown(w io.Writer, title string, tables ...Table) error {
	var out bytes.Buffer
	out.WriteString("## " + escapeMarkdown(title) + "\n")
	for _, t := range tables {
		out.WriteString("\n")
		if err := t.Markdown(&out); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}
