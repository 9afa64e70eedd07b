package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

//go:embed page.html
var page string

//go:embed comparison.html
var comparison string

//go:embed parts.html
var parts string

//go:embed page.css
var style string

//go:embed model.zh.html
var modelZH string

//go:embed model.en.html
var modelEN string

// HTML writes the report as one page that needs nothing from elsewhere. Whatever texts it holds, they are shown and never obeyed.
func (r Report) HTML() ([]byte, error) {
	return write(r.Lang, r, page, parts, r.pick(modelZH, modelEN))
}

// HTML writes the report of several runs as one page, as that of one.
func (c Comparison) HTML() ([]byte, error) { return write(c.Lang, c, comparison, parts) }

// write fills the first of the texts; the others hold what it refers to.
func write(l words.Lang, data any, texts ...string) ([]byte, error) {
	t := template.New("page").Funcs(template.FuncMap{
		"in": Report{Lang: l}.pick, "style": func() template.CSS { return template.CSS(style) }, "month": func(m month.Month) string { return words.Dated(l, m) },
		"table": untitled, "titled": titled, "join": strings.Join, "hash": func(s string) string { return s[:min(12, len(s))] },
	})
	for _, text := range texts {
		if _, err := t.Parse(text); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err := t.Execute(&out, data)
	return out.Bytes(), err
}

// titled is a table under its own title.
func titled(t output.Table) (template.HTML, error) {
	var out bytes.Buffer
	err := t.HTML(&out)
	return template.HTML(out.String()), err
}

// untitled is a table for a section that says its title already.
func untitled(t output.Table) (template.HTML, error) {
	t.Title = ""
	return titled(t)
}
