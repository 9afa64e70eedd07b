package stress

import (
	"bytes"
	"embed"
	"math"
	"strconv"
	"strings"
	"text/template"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

//go:embed report.zh.md report.en.md
var prose embed.FS

// Markdown writes the report.
func (r Report) Markdown() ([]byte, error) {
	name := "report." + r.Lang.String() + ".md"
	t, err := template.New(name).Funcs(template.FuncMap{
		"table": markdown, "bare": bare, "plain": output.PlainMarkdown, "code": code, "month": monthText, "join": join,
		"hash": func(s string) string { return s[:min(12, len(s))] },
	}).ParseFS(prose, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, r)
	return out.Bytes(), err
}

// markdown is a table under its own title.
func markdown(t output.Table) (string, error) {
	var out strings.Builder
	err := t.Markdown(&out)
	return strings.TrimRight(out.String(), "\n"), err
}

// bare is a table without its title, for sections that say it already.
func bare(t output.Table) (string, error) {
	t.Title = ""
	return markdown(t)
}

// join sets texts side by side, each as it is.
func join(texts []string, between string) string {
	plain := make([]string, len(texts))
	for i, text := range texts {
		plain[i] = output.PlainMarkdown(text)
	}
	return strings.Join(plain, between)
}

// code is a text as code, between more backticks than it holds side by side.
func code(text string) string {
	marks := "`"
	for strings.Contains(text, marks) {
		marks += "`"
	}
	if len(marks) > 1 {
		return marks + " " + text + " " + marks
	}
	return marks + text + marks
}

func monthText(m month.Month) string { return m.String() }

// pick chooses the wording of a language.
func (r Report) pick(zh, en string) string {
	if r.Lang == words.ZH {
		return zh
	}
	return en
}

// IndicatorTable states the indicators that have a target.
func (r Report) IndicatorTable() output.Table {
	t := output.Table{Columns: heads(r.pick("指标", "indicator"), r.pick("分子", "numerator"), r.pick("分母", "denominator"), r.pick("时期", "period"), r.pick("来源", "source"), r.pick("方程", "equations"))}
	for _, i := range r.Indicators {
		name := output.Cell{Text: i.Name + " (" + i.ID + ")"}
		if i.Trap != "" {
			name.Notes = []string{i.Trap}
		}
		row := output.Text("", i.Numerator, i.Denominator, i.Period, i.Source, i.Part)
		row.Cells[0] = name
		t.Rows = append(t.Rows, row)
	}
	return t
}

// LeverTable lists the policies with what each moves.
func (r Report) LeverTable() output.Table {
	t := output.Table{Columns: heads(r.pick("措施", "lever"), r.pick("自", "from"), r.pick("爬坡（月）", "ramp, months"), r.pick("作用", "effects"))}
	for _, l := range r.Levers {
		effects := strings.Join(l.Effects, "; ")
		if effects == "" {
			effects = words.Undefined
		}
		t.Rows = append(t.Rows, output.Text(l.Title+" ("+l.Name+")", l.From.String(), strconv.Itoa(l.Ramp), effects))
	}
	return t
}

// PartTable counts the values of each part by basis.
func (r Report) PartTable() output.Table {
	t := output.Table{Columns: r.basisHeads(r.pick("部分", "part"))}
	for _, p := range r.Parts {
		t.Rows = append(t.Rows, basisRow(p.Name, p.Sourced, p.Transferred, p.Assumed, p.Unknown))
	}
	return t
}

// RowTable counts the rows of each table by basis.
func (r Report) RowTable() output.Table {
	t := output.Table{Columns: r.basisHeads(r.pick("数据表", "table"))}
	for _, p := range r.Tables {
		t.Rows = append(t.Rows, basisRow(p.Name, p.Sourced, p.Transferred, p.Assumed, p.Unknown))
	}
	return t
}

func (r Report) basisHeads(first string) []output.Column {
	columns := heads(first, words.Sourced.In(r.Lang), words.Transferred.In(r.Lang), words.Assumed.In(r.Lang), words.Basis("").In(r.Lang))
	for i := range columns[1:] {
		columns[i+1].Right = true
	}
	return columns
}

func basisRow(name string, counts ...int) output.Row {
	cells := []string{name}
	for _, n := range counts {
		cells = append(cells, strconv.Itoa(n))
	}
	return output.Text(cells...)
}

// RelianceTable shows for each target how much rests on assumptions, and on which.
func (r Report) RelianceTable() output.Table {
	t := output.Table{Columns: heads(words.Target.In(r.Lang), r.pick("因假定的输入（至少）", "assumed inputs, at least"), r.pick("影响明确的假定输入（秩相关）", "clearly influential assumed inputs (rank correlation)"))}
	t.Columns[1].Right = true
	for _, x := range r.Reliances {
		share, named := r.pick("不明显", "not clear"), words.Undefined
		if !math.IsNaN(x.Assumed) {
			share = words.Chance.Value(r.Lang, x.Assumed)
		}
		if len(x.Named) > 0 {
			named = strings.Join(x.Named, r.pick("；", "; "))
		}
		t.Rows = append(t.Rows, output.Text(x.Target, share, named))
	}
	return t
}

// InputTable lists the assumed inputs that matter most.
func (r Report) InputTable() output.Table {
	t := output.Table{Columns: heads(r.pick("假定的输入", "assumed input"), r.pick("参数", "parameter"), r.pick("取值", "value"), r.pick("解释的方差", "variance explained"), r.pick("目标", "of the target"))}
	t.Columns[3].Right = true
	for _, x := range r.Inputs {
		t.Rows = append(t.Rows, output.Text(x.Name, x.Path, x.Value, words.Chance.Value(r.Lang, x.Share), x.Target))
	}
	return t
}

func heads(names ...string) []output.Column {
	columns := make([]output.Column, len(names))
	for i, n := range names {
		columns[i].Head = n
	}
	return columns
}
