package answer

import (
	"fmt"

	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Why is why indicators move over time.
type Why struct {
	Study     *experiment.Study
	Movements []experiment.Movement
	Lang      words.Lang
	Seed      uint64
}

// causes are the names of what moves an indicator beside levers and shocks.
var causes = map[string][2]string{
	experiment.LeversTogether: {"政策与冲击的交互作用", "levers and shocks only together"},
	experiment.StaffCause:     {"人员进出", "staff who join and leave"},
	experiment.WaitsCause:     {"等待", "waits"},
	experiment.ContractsCause: {"签约覆盖", "contracts"},
	experiment.PeopleCause:    {"人口老龄化与增减", "ageing, births, deaths, moves"},
	experiment.BuildingsCause: {"设施建设", "buildings and capabilities"},
	experiment.DriftCause:     {"行为漂移", "drifting behaviour"},
	experiment.Remainder:      {"其余", "remainder"},
}

// causeName is the name of a cause.
func causeName(cause string, l words.Lang) string {
	if name, ok := causes[cause]; ok {
		return in(l, name[0], name[1])
	}
	return Group(cause, l)
}

// Answer is one table and one chart for each indicator, and one file.
func (w *Why) Answer() Answer {
	a := Answer{Lang: w.Lang, Files: []File{w.file()}}
	for i := range w.Movements {
		v := &w.Movements[i]
		a.Tables = append(a.Tables, w.table(v))
		if v.Moving() > 0 {
			a.Charts = append(a.Charts, w.chart(v))
		}
	}
	last := &a.Tables[len(a.Tables)-1]
	last.Notes = w.notes()
	return a
}

// table has a row for each cause and a column for each month; the last tells how sure it is.
func (w *Why) table(v *experiment.Movement) output.Table {
	l, unit := w.Lang, Unit(v.Indicator)
	name := Indicator(v.Indicator, l)
	if unit.IsPercent() {
		name = words.InPoints.Fill(l, name)
	}
	t := output.Table{
		Title:   fmt.Sprintf(in(l, "为何变动：%s，自 %s（%s）起", "Why it moves: %s, since %s (%s)"), name, words.Dated(l, w.before()), unit.Value(l, v.Start)),
		Columns: []output.Column{{Head: in(l, "原因", "Cause"), Max: 40}}, Heading: words.Warnings.In(l),
	}
	for _, m := range v.Months {
		t.Columns = append(t.Columns, output.Column{Head: words.Dated(l, m), Right: true})
	}
	for _, c := range v.Causes {
		if c.Moves() {
			t.Rows = append(t.Rows, w.row(causeName(c.Name, l), c.Changes, unit))
		}
	}
	whole := w.row(in(l, "合计", "whole change"), v.Whole, unit)
	whole.Rule = len(t.Rows) > 0
	values := output.Text(in(l, "数值", "value"))
	for _, x := range v.Ends {
		values.Cells = append(values.Cells, output.Cell{Text: unit.Value(l, x)})
	}
	t.Rows = append(t.Rows, whole, values)
	return t
}

// row is that of a cause, or of the whole change.
func (w *Why) row(name string, changes []experiment.Change, unit words.Unit) output.Row {
	row := output.Text(name)
	for i, change := range changes {
		cell := output.Cell{Text: signed(unit, change.Mean)}
		if i == len(changes)-1 {
			cell.Text = signedInterval(unit, w.Lang, change)
		}
		if !change.Sure() {
			cell.Tone = output.Dim
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// before is the month of the base year's values.
func (w *Why) before() month.Month { return w.Study.First - 1 }

func (w *Why) notes() []string {
	l := w.Lang
	return []string{
		fmt.Sprintf(in(l, "由 %d 次配对重复计，区间为均值的 95%% 区间；等待按公式计算", "over %d paired replications, with 95%% intervals of the means; waits by formula"), w.Movements[0].Replications),
		in(l, "政策与冲击：缺了该组会少多少", "levers and shocks: what is missing without the group"),
		in(l, "其下各行：没有政策与冲击时，把该行也保持在起点年会少多少；上面各行已保持不变，故由人员引起的等待算在人员",
			"rows below them: without levers and shocks, what is missing when the row, too, is held as in the base year; rows above are held already, so that waits caused by staff count as staff"),
		in(l, "其余：各行都不变时仍有的变动；毫无作用的行不列", "remainder: what moves though all rows are held; rows that move nothing are left out"),
	}
}

// chart is the picture of the way from the base year to the last month.
func (w *Why) chart(v *experiment.Movement) Chart {
	return Chart{fmt.Sprintf("charts/why_%s.png", v.Indicator), w.waterfall(v).PNG}
}

// waterfall is the way from the base year to the last month.
func (w *Why) waterfall(v *experiment.Movement) chart.Waterfall {
	l, last := w.Lang, len(v.Months)-1
	c := chart.Waterfall{
		Frame: chart.Frame{
			Lang: l, Title: Indicator(v.Indicator, l) + in(l, "：为何变动", ": why it moves"),
			Scenario: w.Study.Name, Replications: v.Replications, Seed: w.Seed,
		},
		Name: Indicator(v.Indicator, l), Unit: Unit(v.Indicator), FromName: words.Dated(l, w.before()), ToName: words.Dated(l, v.Months[last]), From: v.Start, To: v.Ends[last],
	}
	for _, cause := range v.Causes {
		if !cause.Moves() {
			continue
		}
		c.Steps = append(c.Steps, chart.Step{Name: causeName(cause.Name, l), Change: changeInterval(cause.Changes[last])})
	}
	return c
}

// file is why.csv.
func (w *Why) file() File {
	return csvFile("why.csv", []string{"indicator", "date", "cause", "change", "change_lo", "change_hi", "replications"}, func(write func(...string)) {
		for _, v := range w.Movements {
			for i, m := range v.Months {
				for _, c := range append(v.Causes, experiment.Cause{Name: "whole", Changes: v.Whole}) {
					change := c.Changes[i]
					row := append([]string{v.Indicator.String(), m.String(), c.Name}, numbers(change.Mean, change.Low, change.High)...)
					write(append(row, fmt.Sprint(v.Replications))...)
				}
			}
		}
	})
}
