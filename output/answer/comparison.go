package answer

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Comparison sets a scenario against a baseline, both run with the same random numbers.
type Comparison struct {
	Baseline, Scenario *View
	Differences        []experiment.Difference // every indicator at year ends and at targets' dates
	Chances            []experiment.ChanceChange
	Lang               words.Lang
}

// Compare is what scenarios come to that are run side by side: each is compared with the first, and has
// its files in a folder of its own with the given name.
func Compare(views []*View, folders []string) (Answer, error) {
	whole := Answer{Lang: views[0].Lang}
	var list []*Comparison
	for i, v := range views {
		v.mapless = i > 0
		part := v.judged().within(folders[i])
		whole.Tables, whole.NotMet = append(whole.Tables, part.Tables...), whole.NotMet || part.NotMet
		whole.Files, whole.Charts = append(whole.Files, part.Files...), append(whole.Charts, part.Charts...)
	}
	for i, v := range views[1:] {
		c, err := compare(views[0], v)
		if err != nil {
			return Answer{}, err
		}
		suffix := ""
		if len(views) > 2 {
			suffix = "_" + folders[i+1]
		}
		list = append(list, c)
		whole.Tables, whole.Charts = append(whole.Tables, c.tables()...), append(whole.Charts, c.charts(suffix)...)
	}
	together := compared{views, folders, list}
	whole.Files = append(whole.Files, comparisonFile(list), textFile("summary.xlsx", together.workbook),
		textFile("report.html", func() ([]byte, error) { return together.report().HTML() }))
	return whole, nil
}

// compare compares a scenario with a baseline.
func compare(baseline, scenario *View) (*Comparison, error) {
	first, second := baseline.Analysis.Result, scenario.Analysis.Result
	c := &Comparison{Baseline: baseline, Scenario: scenario, Lang: baseline.Lang}
	var err error
	if c.Differences, err = experiment.Compare(first, second, experiment.ComparedMonths(first.Study, second.Study)); err != nil {
		return nil, err
	}
	c.Chances, err = experiment.CompareChances(first, second)
	return c, err
}

// changeInterval is a change as a chart draws it, without a whisker where there is too little to say.
func changeInterval(x experiment.Change) chart.Interval {
	if math.IsNaN(x.Low) {
		return chart.Interval{Value: x.Mean, Low: x.Mean, High: x.Mean}
	}
	return chart.Interval{Value: x.Mean, Low: x.Low, High: x.High}
}

// judged tells whether a target of the baseline judges the indicator at the date.
func (c *Comparison) judged(d experiment.Difference) bool {
	for _, t := range c.Baseline.study().Targets {
		if t.Indicator == d.Indicator && t.By == d.Month {
			return true
		}
	}
	return false
}

// other tells whether a difference is one at the end of the horizon that no target judges and that is
// defined.
func (c *Comparison) other(d experiment.Difference) bool {
	return d.Month == c.Baseline.study().Last() && !c.judged(d) && d.Pairs > 0
}

// tables are the changes of targets' chances; those of the indicators that targets judge; and those of all
// other indicators that surely differ at the end of the horizon.
func (c *Comparison) tables() []output.Table {
	l := c.Lang
	base := Differences{Scenario: c.Scenario.Scenario.Name, Baseline: c.Baseline.Scenario.Name}
	values, others, together := base, base, 0
	for _, d := range c.Differences {
		if c.other(d) {
			together++
		}
	}
	for _, d := range c.Differences {
		row := Difference{
			Name: Indicator(d.Indicator, l), Date: d.Month, Unit: Unit(d.Indicator), Before: d.First, After: d.Second,
			Change: d.Mean, Low: d.Low, High: d.High, VarianceCut: d.Reduction,
		}
		switch {
		case c.judged(d):
			values.Rows = append(values.Rows, row)
		case c.other(d):
			sure := d.Among(together)
			if !sure.Sure() {
				continue
			}
			row.Low, row.High = sure.Low, sure.High
			others.Rows = append(others.Rows, row)
		}
	}
	chances := base
	for _, x := range c.Chances {
		chances.Rows = append(chances.Rows, Difference{
			Name: c.conditionName(x), Date: x.Target.By, Unit: words.Chance, Before: x.First.Estimate(), After: x.Second.Estimate(),
			Change: x.Mean, Low: x.Low, High: x.High, VarianceCut: x.Reduction,
		})
	}
	var tables []output.Table
	parts := [...]struct {
		Differences
		title string
	}{
		{chances, in(l, "达标概率的变化", "Change of the chance of each target")},
		{values, in(l, "目标指标的变化", "Change of the indicators that targets judge")},
		{others, in(l, "期末确有变化的其他指标", "Other indicators that surely change by the end")},
	}
	for i, part := range parts {
		if len(part.Rows) > 0 {
			table := part.Table(l)
			table.Title += "\n" + part.title
			if i == len(parts)-1 {
				table.Notes = append(table.Notes, fmt.Sprintf(in(l, "从 %d 个指标中挑出：区间按 Bonferroni 法放宽，使全部区间同时成立的把握为 95%%", "picked from %d indicators: the intervals are widened (Bonferroni) so that all of them hold together with 95%% confidence"), together))
			}
			tables = append(tables, table)
		}
	}
	return tables
}

func (c *Comparison) conditionName(x experiment.ChanceChange) string {
	name := Indicator(x.Target.Indicator, c.Lang)
	if area := c.Baseline.Area(x.Target.Area); area != "" {
		name = area + " " + name
	}
	return name + " " + Unit(x.Target.Indicator).Limit(c.Lang, string(x.Target.Comparator), x.Target.Limit)
}

// charts are the pictures of all drawings, named with a suffix.
func (c *Comparison) charts(suffix string) (charts []Chart) {
	for _, d := range c.drawings() {
		charts = append(charts, pictures(d.name+suffix, d.chart)...)
	}
	return charts
}

// drawings are the changes of chances, and of the indicators that targets judge, and the courses of both plans.
func (c *Comparison) drawings() (list []drawing) {
	l := c.Lang
	frame := chart.Frame{
		Lang: l, Scenario: c.Baseline.Scenario.Name + in(l, "；", "; ") + c.Scenario.Scenario.Name,
		Replications: len(c.Baseline.Analysis.Replications), Seed: c.Baseline.Analysis.Seed,
		Subtitle: fmt.Sprintf(in(l, "%s 相对 %s", "%s against %s"), c.Scenario.Scenario.Name, c.Baseline.Scenario.Name),
	}
	frame.Title = in(l, "达标概率的变化", "Change of the chance of each target")
	chances := chart.Comparison{Frame: frame}
	for _, x := range c.Chances {
		chances.Rows = append(chances.Rows, chart.Change{Name: c.conditionName(x), Detail: words.Dated(l, x.Target.By), Unit: words.Chance, Difference: changeInterval(x.Change), Untold: math.IsNaN(x.Change.Low)})
	}
	frame.Title = in(l, "目标指标的变化", "Change of the indicators that targets judge")
	values := chart.Comparison{Frame: frame}
	for _, d := range c.Differences {
		if c.judged(d) {
			values.Rows = append(values.Rows, chart.Change{Name: Indicator(d.Indicator, l), Detail: words.Dated(l, d.Month), Unit: Unit(d.Indicator), Difference: changeInterval(d.Change), Untold: math.IsNaN(d.Low)})
		}
	}
	if len(chances.Rows) > 0 {
		list = append(list, drawing{name: "comparison_chances", chart: chances})
	}
	if len(values.Rows) > 0 {
		list = append(list, drawing{name: "comparison", chart: values})
	}
	return append(list, c.fans()...)
}

// fans show the course of each target's indicator under both plans.
func (c *Comparison) fans() (list []drawing) {
	for _, id := range c.Baseline.fanned() {
		a, b := c.Baseline.fan(id), c.Scenario.fan(id)
		if a.Bands.Constant() && b.Bands.Constant() || a.Of != b.Of || len(b.Bands.Months) == 0 {
			continue
		}
		a.Scenario += in(c.Lang, "；", "; ") + b.Scenario
		a.Other = &chart.OtherPlan{Names: [2]string{c.Baseline.Scenario.Name, c.Scenario.Scenario.Name}, Bands: b.Bands}
		list = append(list, drawing{name: "fan_both_" + id.String(), chart: a})
	}
	return list
}

// comparisonHead is the head of comparison.csv. The chance of a target has a row of its own, with its
// comparator and limit and the pairs of replications in which only one scenario meets it.
var comparisonHead = []string{"scenario", "baseline", "quantity", "indicator", "area", "date", "comparator", "target",
	"before", "after", "change", "change_lo", "change_hi", "variance_cut", "pairs", "gained", "lost"}

// comparisonFile is comparison.csv.
func comparisonFile(list []*Comparison) File {
	return csvFile("comparison.csv", comparisonHead, func(write func(...string)) {
		for _, c := range list {
			for _, d := range c.Differences {
				write(slices.Concat(c.names("value", d.Indicator.String(), "all", d.Month), []string{"", ""},
					numbers(d.First, d.Second, d.Mean, d.Low, d.High, d.Reduction), []string{fmt.Sprint(d.Pairs), "", ""})...)
			}
			for _, x := range c.Chances {
				t := x.Target
				write(slices.Concat(c.names("chance", t.Indicator.String(), c.Baseline.areaCode(t.Area), t.By), []string{string(t.Comparator)}, numbers(t.Limit),
					numbers(x.First.Estimate(), x.Second.Estimate(), x.Mean, x.Low, x.High, x.Reduction),
					[]string{fmt.Sprint(x.First.Trials), fmt.Sprint(x.Gained), fmt.Sprint(x.Lost)})...)
			}
		}
	})
}

func (c *Comparison) names(quantity, indicator, area string, date month.Month) []string {
	return []string{c.Scenario.Scenario.Name, c.Baseline.Scenario.Name, quantity, indicator, area, date.String()}
}
