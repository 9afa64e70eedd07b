package answer

import (
	"slices"

	"chcsim/model/experiment"
	"chcsim/output/words"
	"chcsim/output/workbook"
)

// workbook is summary.xlsx of scenarios side by side: each plan's chances and medians, and what changes from the first.
func (c compared) workbook() ([]byte, error) {
	return workbook.Write([]workbook.Sheet{c.targetSheet(), c.chanceSheet(), c.changeSheet(), c.noteSheet()})
}

// targetSheet has a row for each target and scenario, so that a pivot or a filter sets them side by side in any way.
func (c compared) targetSheet() workbook.Sheet {
	l := c.views[0].Lang
	s := workbook.Sheet{Name: words.TargetSheet.In(l), Frozen: 2, Columns: slices.Concat(sheetColumns(wide, words.Indicator.In(l), words.ScenarioColumn.In(l)),
		sheetColumns(narrow, words.Date.In(l), words.Target.In(l), words.Median.In(l), words.Low90.In(l), words.High90.In(l),
			words.ChanceShort.In(l), words.Low95.In(l), words.High95.In(l)), sheetColumns(middling, words.VerdictColumn.In(l)))}
	for _, d := range c.demands() {
		for _, v := range c.views {
			for _, t := range v.Run().Targets {
				if v.demand(t) != d {
					continue
				}
				s.Rows = append(s.Rows, slices.Concat(textCells(d.place, v.Scenario.Name), monthCells(l, t.By), textCells(d.limit),
					numberCells(t.Unit, t.Median, t.Low, t.High), numberCells(words.Chance, t.Chance.Estimate, t.Chance.Low, t.Chance.High),
					textCells(words.VerdictOf(t.Chance.Estimate, t.Chance.Replications).In(l))))
			}
		}
	}
	for _, v := range c.views {
		if j := v.Run().Joint; j != nil {
			s.Rows = append(s.Rows, slices.Concat(textCells(words.AllTargets.In(l), v.Scenario.Name, "", "", "", "", ""),
				numberCells(words.Chance, j.Estimate, j.Low, j.High), textCells(words.VerdictOf(j.Estimate, j.Replications).In(l))))
		}
	}
	return s
}

// changeColumns are the heads of what changes from the first scenario.
func (c compared) changeColumns() []workbook.Column {
	l := c.views[0].Lang
	return slices.Concat(sheetColumns(wide, words.Indicator.In(l), words.ScenarioColumn.In(l)), sheetColumns(narrow, words.Date.In(l),
		words.Before.In(l), words.After.In(l), words.ChangeHead.In(l), words.Low95.In(l), words.High95.In(l), words.PairsHead.In(l)))
}

func changeCells(u words.Unit, before, after float64, x experiment.Change, pairs int) []workbook.Cell {
	return append(numberCells(u, before, after, x.Mean, x.Low, x.High), workbook.Number(float64(pairs), "0"))
}

// chanceSheet are the changes of the targets' chances.
func (c compared) chanceSheet() workbook.Sheet {
	s := workbook.Sheet{Name: words.ChanceChangeSheet.In(c.views[0].Lang), Frozen: 2, Columns: c.changeColumns()}
	for _, one := range c.list {
		for _, x := range one.Chances {
			s.Rows = append(s.Rows, slices.Concat(textCells(one.conditionName(x), one.Scenario.Scenario.Name), monthCells(c.views[0].Lang, x.Target.By),
				changeCells(words.Chance, x.First.Estimate(), x.Second.Estimate(), x.Change, x.First.Trials)))
		}
	}
	return s
}

// changeSheet are the changes of all indicators at year ends and at targets' dates.
func (c compared) changeSheet() workbook.Sheet {
	l := c.views[0].Lang
	s := workbook.Sheet{Name: words.ChangeSheet.In(l), Frozen: 2, Columns: append(c.changeColumns(), sheetColumns(middling, words.UnitHead.In(l), words.IDHead.In(l))...)}
	for _, one := range c.list {
		for _, d := range one.Differences {
			u := Unit(d.Indicator)
			s.Rows = append(s.Rows, slices.Concat(textCells(Indicator(d.Indicator, l), one.Scenario.Scenario.Name), monthCells(l, d.Month),
				changeCells(u, d.First, d.Second, d.Change, d.Pairs), textCells(u.Name(l), d.Indicator.String())))
		}
	}
	return s
}

// noteSheet says which runs these are and what a reader must know.
func (c compared) noteSheet() workbook.Sheet {
	l := c.views[0].Lang
	s := workbook.Sheet{Name: words.NoteSheet.In(l), Columns: sheetColumns(100, words.SideBySide.In(l))}
	for _, v := range c.views {
		run := v.Run()
		s.Rows = append(s.Rows, textCells(words.RunTitle.Fill(l, run.Scenario, run.From, run.To, run.Replications, run.Seed)))
		for _, note := range run.Warnings {
			s.Rows = append(s.Rows, textCells(note))
		}
	}
	s.Rows = append(s.Rows, textCells(words.WorkbookNote.In(l)), textCells(c.command()))
	return s
}
