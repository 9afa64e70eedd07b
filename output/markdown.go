package output

import (
	"bytes"
	"io"
	"strings"
)

// Markdown writes tables one below the other, as a summary for CI systems and pull requests.
func Markdown(w io.Writer, title string, tables ...Table) error {
	var out bytes.Buffer
	out.WriteString("## " + PlainMarkdown(title) + "\n")
	for _, t := range tables {
		out.WriteString("\n")
		if err := t.Markdown(&out); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// PlainMarkdown keeps the characters of a text from being read as marks, wherever in a page it stands.
func PlainMarkdown(text string) string { return plainMarkdown.Replace(text) }

var plainMarkdown = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "#", `\#`, "$", `\$`,
	"`", "\\`", "&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", " ")
