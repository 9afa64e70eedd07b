package plan

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chcsim/scenarios/mistake"
)

// The pages of the tables say what the readers take: docs/tables.md and docs/tables.zh.md are written anew with -update.
func TestTablesPage(t *testing.T) {
	for lang, name := range map[string]string{"en": "../../docs/tables.md", "zh": "../../docs/tables.zh.md"} {
		page := tablesPage(lang)
		if *update {
			if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if old, err := os.ReadFile(name); err != nil || string(old) != page {
			t.Errorf("%s is not what the readers take; write it anew with -update", name)
		}
	}
}

func tablesPage(lang string) string {
	in := func(en, zh string) string { return mistake.Say(en, zh).In(lang) }
	var b strings.Builder
	fmt.Fprintln(&b, in(`# Tables

Made of what the readers take, by `+"`go test ./scenarios/plan -run TablesPage -update`"+`. A table is a CSV file in UTF-8 or a sheet of the
district's workbook (`+"`chcsim init`"+`). Columns in italics may be missing. Heads may be the names, or the words beside them in Chinese or English
with or without their unit; `+"`tables: {facilities: {file: f.csv, columns: {name_zh: 机构名称}}}`"+` names others. Columns that are not known are
not used, and named in a note. A whole column of basis, source or crs may be stated once: `+"`{file: points.csv, crs: WGS84}`"+`.
In a sheet numbers may be written as 976,000, 97.6万 or with full-width digits, months as dates or as 2023年6月; a row without an entry is
not read; an empty basis is that of the district's own figures; of merged cells text counts for all rows and a number is refused.`,
		`# 数据表

本页按读取程序生成：`+"`go test ./scenarios/plan -run TablesPage -update`"+`。数据表是 UTF-8 的 CSV 文件，或本区工作簿（`+"`chcsim init`"+`）中的一张工作表。
斜体的列可以没有。表头可写列名，也可写旁边的中文或英文（带不带单位均可）；`+"`tables: {facilities: {file: f.csv, columns: {name_zh: 机构名称}}}`"+` 可另指表头。
不认识的列不使用，并在注中列出。整列相同的 basis、source 或 crs 可统一写一次：`+"`{file: points.csv, crs: WGS84}`"+`。
工作表中的数可写 976,000、97.6万 或全角数字，年月可写日期或 2023年6月；没有填写的行不读取；依据留空即为本区数据；合并单元格中的文字对各行有效，数字则不接受。`))
	for _, f := range append(TableForms(), FiguresForm()) {
		fmt.Fprintf(&b, "\n## %s %s\n\n%s\n\n", f.Name, f.Title.In(lang), f.Says.In(lang))
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n|---|---|---|---|---|\n", in("column", "列名"), in("head in a sheet", "表头"), in("unit", "单位"), in("example", "示例"), in("meaning", "含义"))
		for _, c := range f.Columns {
			name := c.Name
			if c.Optional {
				name = "*" + name + "*"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", name, c.Head.In(lang), c.Unit.In(lang), c.Example, c.Says.In(lang))
		}
	}
	fmt.Fprintf(&b, "\n%s\n\n| %s | %s | %s | %s |\n|---|---|---|---|\n", in("The figures of the sheet figures, and the parameter that follows from each:", "工作表“区情”中的数据，以及由它得出的参数："),
		in("figure", "数据"), in("unit", "单位"), in("parameter", "参数"), in("what is counted", "口径与出处"))
	for _, f := range Figures() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.Name.In(lang), f.Unit.In(lang), f.Path, f.Says.In(lang))
	}
	return b.String()
}
