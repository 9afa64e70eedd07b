package report

import (
	"math"
	"strconv"
	"strings"

	"chcsim/output"
	"chcsim/output/words"
)

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

// GapTable shows how far the medians of unsure targets are from what is wanted.
func (r Report) GapTable() output.Table {
	t := output.Table{Columns: heads(words.Target.In(r.Lang), r.pick("还差（中位数）", "short by (median)"), r.pick("哪种资源最管用：增加 10% 的作用", "what helps most: the effect of 10% more"))}
	t.Columns[1].Right = true
	for _, g := range r.Gaps {
		t.Rows = append(t.Rows, output.Text(g.Target, g.Short, g.Relief))
	}
	return t
}

// LeverTable lists the policies with what each moves.
func (r Report) LeverTable() output.Table {
	t := output.Table{Columns: heads(r.pick("措施", "lever"), r.pick("自", "from"), r.pick("爬坡（月）", "ramp, months"), r.pick("作用", "effects"))}
	for _, l := range r.Levers {
		effects := strings.Join(l.Effects, r.pick("；", "; "))
		if effects == "" {
			effects = words.Undefined
		}
		t.Rows = append(t.Rows, output.Text(l.Title+" ("+l.Name+")", words.Dated(r.Lang, l.From), strconv.Itoa(l.Ramp), effects))
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
