package answer

import (
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output/chart"
	"chcsim/output/words"
	"chcsim/output/workbook"
)

// Widths of columns, in characters.
const (
	wide, middling, narrow = 36, 22, 12
)

// workbook is summary.xlsx: what a run says, for a spreadsheet.
func (v *View) workbook() ([]byte, error) {
	monthly, charts := v.monthlySheet()
	return workbook.Write([]workbook.Sheet{v.targetSheet(), v.countSheet(), v.yearSheet(), v.areaSheet(), monthly, charts, v.parameterSheet(), v.noteSheet()})
}

// sheetColumns are heads of one width.
func sheetColumns(width float64, heads ...string) []workbook.Column {
	list := make([]workbook.Column, len(heads))
	for i, head := range heads {
		list[i] = workbook.Column{Head: head, Width: width}
	}
	return list
}

// numberCells are numbers in the unit's format.
func numberCells(u words.Unit, values ...float64) []workbook.Cell {
	list := make([]workbook.Cell, len(values))
	for i, x := range values {
		list[i] = workbook.Number(x, u.NumberFormat())
	}
	return list
}

func monthCells(l words.Lang, m month.Month) []workbook.Cell {
	return []workbook.Cell{workbook.Month(m, words.MonthFormat.In(l))}
}

func textCells(list ...string) []workbook.Cell {
	row := make([]workbook.Cell, len(list))
	for i, text := range list {
		row[i] = workbook.Text(text)
	}
	return row
}

// targetSheet judges the targets.
func (v *View) targetSheet() workbook.Sheet {
	l := v.Lang
	s := workbook.Sheet{Name: words.TargetSheet.In(l), Frozen: 1, Columns: slices.Concat(sheetColumns(wide, words.Indicator.In(l)),
		sheetColumns(narrow, words.Area.In(l), words.Date.In(l), words.Start.In(l), words.Median.In(l), words.Low90.In(l), words.High90.In(l), words.CountHead.In(l), words.OfHead.In(l),
			words.Target.In(l), words.ChanceShort.In(l), words.Low95.In(l), words.High95.In(l), words.WantedChance.In(l)),
		sheetColumns(middling, words.VerdictColumn.In(l), words.DecidedByColumn.In(l), words.Source.In(l)))}
	run := v.Run()
	for i, t := range run.Targets {
		c, wanted, count, of := t.Chance, t.Wanted, t.Tally.Count, t.Tally.Of
		if wanted == 0 {
			wanted = math.NaN()
		}
		if of == 0 {
			count, of = math.NaN(), math.NaN()
		}
		decided := t.Status.In(l)
		if t.DecidedBy != "" {
			decided = words.DecidedBy.Fill(l, t.DecidedBy)
		}
		s.Rows = append(s.Rows, slices.Concat(textCells(t.Name, t.Area), monthCells(l, t.By), numberCells(t.Unit, t.Start, t.Median, t.Low, t.High),
			numberCells(words.Count, count, of), textCells(t.Unit.Limit(l, t.Comparator, t.Limit)), numberCells(words.Chance, c.Estimate, c.Low, c.High, wanted),
			textCells(words.VerdictOf(c.Estimate, c.Replications).In(l), decided, v.Analysis.Chances[i].Target.Source)))
	}
	if j := run.Joint; j != nil {
		s.Rows = append(s.Rows, slices.Concat(textCells(words.AllTargets.In(l), "", "", "", "", "", "", "", "", ""),
			numberCells(words.Chance, j.Estimate, j.Low, j.High), textCells("", words.VerdictOf(j.Estimate, j.Replications).In(l))))
	}
	return s
}

// countSheet are people, visits and money.
func (v *View) countSheet() workbook.Sheet {
	l, study := v.Lang, v.study()
	s := workbook.Sheet{Name: words.CountSheet.In(l), Frozen: 1, Columns: slices.Concat(sheetColumns(wide, words.Quantity.In(l)), sheetColumns(narrow, words.UnitHead.In(l)),
		sheetColumns(middling, words.Start.In(l)+" "+words.Dated(l, study.First-1), words.Median.In(l)+" "+words.Dated(l, study.Last()), words.Low90.In(l), words.High90.In(l)))}
	for _, c := range v.Counts() {
		s.Rows = append(s.Rows, slices.Concat(textCells(c.Name, c.Unit.Name(l)), numberCells(c.Unit, c.Start, c.Median, c.Low, c.High)))
	}
	return s
}

// dates are the start and the year ends.
func (v *View) dates() []month.Month {
	return append([]month.Month{v.study().First - 1}, v.study().YearEnds()...)
}

func (v *View) dateColumns() []workbook.Column {
	var heads []string
	for _, m := range v.dates() {
		heads = append(heads, words.Dated(v.Lang, m))
	}
	return sheetColumns(narrow, heads...)
}

// yearSheet are the medians of all indicators at year ends.
func (v *View) yearSheet() workbook.Sheet {
	l := v.Lang
	s := workbook.Sheet{Name: words.YearSheet.In(l), Frozen: 1, Columns: slices.Concat(
		sheetColumns(wide, words.Indicator.In(l)), sheetColumns(middling, words.IDHead.In(l), words.UnitHead.In(l)), v.dateColumns())}
	for _, about := range measure.All() {
		var medians []float64
		for _, m := range v.dates() {
			medians = append(medians, experiment.Summarize(v.Analysis.Values(about.ID, m)).P50)
		}
		s.Rows = append(s.Rows, slices.Concat(textCells(Indicator(about.ID, l), about.ID.String(), Unit(about.ID).Name(l)), numberCells(Unit(about.ID), medians...)))
	}
	return s
}

// areaSheet are the medians of subdistricts at year ends.
func (v *View) areaSheet() workbook.Sheet {
	l, study := v.Lang, v.study()
	s := workbook.Sheet{Name: words.Subdistrict.In(l), Frozen: 2, Columns: slices.Concat(
		sheetColumns(wide, words.Indicator.In(l)), sheetColumns(middling, words.Subdistrict.In(l), words.CodeHead.In(l), words.UnitHead.In(l)), v.dateColumns())}
	for _, about := range measure.All() {
		if about.Areas == measure.District {
			continue
		}
		for area, code := range study.Areas {
			medians := []float64{experiment.Summarize(v.areaValues(about.ID, area, len(study.YearEnds()))).P50}
			for end := range study.YearEnds() {
				medians = append(medians, experiment.Summarize(v.areaValues(about.ID, area, end)).P50)
			}
			s.Rows = append(s.Rows, slices.Concat(textCells(Indicator(about.ID, l), v.Area(area), code, Unit(about.ID).Name(l)), numberCells(Unit(about.ID), medians...)))
		}
	}
	return s
}

// fanLines are the lines of a fan: the columns of the monthly sheet, from the highest.
var fanLines = []workbook.Line{{Column: 7, Colour: "BDD3E6", Points: 1}, {Column: 6, Colour: "8FB3D3", Points: 1.25}, {Column: 5, Colour: "1F4E79", Points: 2.25},
	{Column: 4, Colour: "8FB3D3", Points: 1.25}, {Column: 3, Colour: "BDD3E6", Points: 1}}

// monthlySheet are all indicators of the district month by month; and a sheet of charts of those that targets judge.
func (v *View) monthlySheet() (monthly, charts workbook.Sheet) {
	l, study := v.Lang, v.study()
	monthly = workbook.Sheet{Name: words.MonthSheet.In(l), Frozen: 2, Columns: slices.Concat(sheetColumns(wide, words.Indicator.In(l)),
		sheetColumns(narrow, words.Date.In(l), words.MeanHead.In(l), "P5", "P25", words.Median.In(l), "P75", "P95"), sheetColumns(middling, words.UnitHead.In(l)), sheetColumns(narrow, words.YearEndHead.In(l)))}
	charts = workbook.Sheet{Name: words.ChartSheet.In(l)}
	for _, about := range measure.All() {
		first, lowest, most := len(monthly.Rows), math.Inf(1), math.Inf(-1)
		for m := study.First - 1; m <= study.Last(); m++ {
			x, label := experiment.Summarize(v.Analysis.Values(about.ID, m)), ""
			if m.Calendar() == 12 || m == study.First-1 || m == study.Last() {
				label = words.Dated(l, m)
			}
			lowest, most = min(lowest, x.P05), max(most, x.P95)
			monthly.Rows = append(monthly.Rows, slices.Concat(textCells(Indicator(about.ID, l)), monthCells(l, m),
				numberCells(Unit(about.ID), x.Mean, x.P05, x.P25, x.P50, x.P75, x.P95), textCells(Unit(about.ID).Name(l), label)))
		}
		judged := slices.ContainsFunc(study.Targets, func(t indicator.Target) bool { return t.Indicator == about.ID })
		if judged && lowest <= most {
			c := workbook.Chart{Title: Indicator(about.ID, l), Sheet: monthly.Name, Labels: 9, First: first, Last: len(monthly.Rows) - 1, Lines: fanLines, Format: Unit(about.ID).NumberFormat()}
			c.Lowest, c.Most = chart.RoundAxis(Unit(about.ID), lowest, most)
			charts.Charts = append(charts.Charts, c)
		}
	}
	return monthly, charts
}

// parameterSheet are the values that the run rests on.
func (v *View) parameterSheet() workbook.Sheet {
	l := v.Lang
	s := workbook.Sheet{Name: words.ParameterSheet.In(l), Frozen: 1, Columns: slices.Concat(sheetColumns(wide, words.ParameterHead.In(l), words.IDHead.In(l)),
		sheetColumns(middling, words.UnitHead.In(l), words.ValueHead.In(l), words.MeanHead.In(l), words.BasisColumn.In(l), words.SourceHead.In(l)), sheetColumns(wide, words.NoteHead.In(l)))}
	labels := Labels(v.study().Parameters, l)
	for i, p := range v.study().Parameters {
		mean := workbook.Number(p.Distribution.Mean(), "General")
		if p.IsRate() {
			mean = workbook.Number(p.Distribution.Mean(), "0.00%")
		}
		s.Rows = append(s.Rows, slices.Concat(textCells(labels[i], p.Path, p.Unit, p.Distribution.String()), []workbook.Cell{mean},
			textCells(words.Basis(p.Basis).In(l), p.Source, p.Note)))
	}
	return s
}

// noteSheet says which run this is and what a reader must know.
func (v *View) noteSheet() workbook.Sheet {
	run := v.Run()
	s := workbook.Sheet{Name: words.NoteSheet.In(v.Lang), Columns: sheetColumns(100, words.RunTitle.Fill(v.Lang, run.Scenario, run.From, run.To, run.Replications, run.Seed))}
	for _, note := range append(run.Warnings, words.WorkbookNote.In(v.Lang), v.reportRun().Command) {
		s.Rows = append(s.Rows, textCells(note))
	}
	return s
}
