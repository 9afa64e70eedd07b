package main

import (
	"fmt"
	"math"
	"strings"

	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/view"
	"chcsim/output/words"
)

// tables are what a hindcast prints.
func (r *hindsight) tables() []output.Table {
	tables := []output.Table{r.fitTable()}
	if len(r.scores) > 0 {
		tables = append(tables, r.scoreTable())
	}
	if t := r.projectionTable(); len(t.Rows) > 0 {
		tables = append(tables, t)
	}
	return append(tables, r.parameterTable(), r.roundTable())
}

// columns makes the heads of a table; all but the first stand to the right.
func columns(heads ...string) []output.Column {
	list := make([]output.Column, len(heads))
	for i, h := range heads {
		list[i] = output.Column{Head: h, Right: i > 0}
	}
	return list
}

// observed writes an observation with its comparator.
func observed(o hindcast.Observation, l words.Lang) string {
	mark := map[string]string{"=": "", "~": say(l, "约", "about ")}
	text, ok := mark[o.Comparator]
	if !ok {
		text = o.Comparator + " "
	}
	return text + view.Unit(o.Indicator).Value(l, o.Value)
}

// within writes a median with its 90% interval.
func within(id indicator.ID, i hindcast.Interval, l words.Lang) string {
	return view.Unit(id).WithInterval(l, i.P50, i.P05, i.P95)
}

// fitTable shows what the model was fitted to.
func (r *hindsight) fitTable() output.Table {
	l := r.lang
	t := output.Table{
		Title: say(l, "%s：拟合至 %s", "%s: fitted to %s", r.name, r.until),
		Columns: columns(say(l, "指标", "Indicator"), say(l, "时间", "Date"), say(l, "观测", "Observed"),
			say(l, "最小二乘", "Least squares"), say(l, "后验（90%区间）", "Posterior (90% interval)")),
		Heading: say(l, "说明", "Notes"),
	}
	for i, o := range r.training {
		t.Rows = append(t.Rows, output.Text(view.Indicator(o.Indicator, l), o.Month.String(), observed(o, l),
			view.Unit(o.Indicator).Value(l, r.posterior.Best.Values[i]), within(o.Indicator, r.posterior.Project(i), l)))
	}
	return t
}

// scoreTable shows each later observation beside its projection.
func (r *hindsight) scoreTable() output.Table {
	l := r.lang
	t := output.Table{
		Title:   say(l, "%s 之后的观测：检验", "Observations after %s: the test", r.until),
		Columns: columns(scoreHeads(l)...), Heading: say(l, "说明", "Notes"),
	}
	for _, s := range r.scores {
		t.Rows = append(t.Rows, r.scoreRow(s))
	}
	total := hindcast.Total(r.scores)
	t.Rows = append(t.Rows, output.Row{Rule: true, Cells: []output.Cell{
		{Text: say(l, "合计", "All")}, {}, {}, {}, {}, {Text: fmt.Sprintf("%d/%d", total.Held, total.Scored)},
		{}, {Text: skill(total.Persistence)}, {}, {Text: skill(total.Trend)},
	}})
	t.Notes = append(t.Notes,
		say(l, "误差：预测中位数减观测；只有上下限的观测只计越限的一侧，超出得多不计为误差。", "Error: projected median less observed; of a limit only the side that misses it, so overshooting one is no error."),
		say(l, "技巧 = 1 − |误差| ÷ |对照预测的误差|：1 为全对，0 为不优于对照，负为更差；合计按观测的标准误折算。",
			"Skill = 1 − |error| ÷ |error of the naive forecast|: 1 is perfect, 0 no better, below 0 worse; the total is in standard errors."))
	return t
}

func (r *hindsight) scoreRow(s hindcast.Score) output.Row {
	l, unit := r.lang, view.Unit(s.Observation.Indicator)
	held := output.Cell{Text: say(l, "含", "holds it"), Tone: output.Good}
	if !s.Held {
		held = output.Cell{Text: say(l, "不含", "misses it"), Tone: output.Bad}
	}
	if !math.IsNaN(s.Meets) {
		held.Text += say(l, "（满足的概率 %s）", " (meets it: %s)", words.Chance.Value(l, s.Meets))
	}
	row := output.Text(view.Indicator(s.Observation.Indicator, l), s.Observation.Month.String(), observed(s.Observation, l),
		within(s.Observation.Indicator, s.Projected, l), unit.Difference(l, s.Error))
	row.Cells = append(row.Cells, held)
	for _, n := range []hindcast.Naive{s.Persistence, s.Trend} {
		value, gain := output.Cell{Text: unit.Value(l, n.Value)}, output.Cell{Text: skill(n.Skill)}
		if text := why(l, n.Why); text != "" {
			gain.Notes = []string{text}
		}
		row.Cells = append(row.Cells, value, gain)
	}
	return row
}

// skill writes a skill with its sign, two decimals.
func skill(x float64) string {
	if math.IsNaN(x) {
		return words.Undefined
	}
	return strings.Replace(fmt.Sprintf("%+.2f", x), "-", "−", 1)
}

// projectionTable shows the year ends after the fit, as they come out.
func (r *hindsight) projectionTable() output.Table {
	l := r.lang
	heads := []string{say(l, "指标", "Indicator")}
	ends := r.ends()
	for _, m := range ends {
		heads = append(heads, m.String())
	}
	t := output.Table{Title: say(l, "%s 之后的预测（后验中位数与90%%区间）", "Projection after %s (posterior median and 90%% interval)", r.until), Columns: columns(heads...)}
	if len(ends) == 0 {
		return t
	}
	for _, id := range r.shown {
		cells := []string{view.Indicator(id, l)}
		for _, m := range ends {
			cells = append(cells, within(id, r.posterior.Project(r.projected(id, m)), l))
		}
		t.Rows = append(t.Rows, output.Text(cells...))
	}
	return t
}

// ends are the year ends after the fit.
func (r *hindsight) ends() []month.Month {
	var ends []month.Month
	for _, m := range r.study.YearEnds() {
		if m > r.until {
			ends = append(ends, m)
		}
	}
	return ends
}

// parameterTable sets each posterior beside its prior.
func (r *hindsight) parameterTable() output.Table {
	l := r.lang
	t := output.Table{
		Title:   say(l, "自由参数：先验与后验（中位数与90%区间）", "Free parameters: prior and posterior (median and 90% interval)"),
		Columns: columns(say(l, "参数", "Parameter"), say(l, "先验", "Prior"), say(l, "后验", "Posterior"), say(l, "区间缩小", "Narrowed by")),
		Notes: []string{say(l, "其余参数也按各自的分布变化；后验各参数彼此相关，见 posterior.csv。",
			"All other parameters vary by their own distributions as well; the posterior's parameters hang together, see posterior.csv.")},
	}
	for _, learned := range r.posterior.Learned() {
		i, _ := r.study.Index(learned.Path)
		spec := r.study.Parameters[i].Spec
		write := func(x hindcast.Interval) string {
			return fmt.Sprintf("%s [%s, %s]", view.ParameterValue(spec, x.P50), view.ParameterValue(spec, x.P05), view.ParameterValue(spec, x.P95))
		}
		t.Rows = append(t.Rows, output.Text(learned.Path, write(learned.Prior), write(learned.Posterior), words.Chance.Value(l, learned.Narrowed)))
	}
	return t
}

// roundTable states the schedule of tolerances.
func (r *hindsight) roundTable() output.Table {
	l := r.lang
	t := output.Table{
		Title: say(l, "容差的递减", "Falling tolerance"),
		Columns: columns(say(l, "轮次", "Round"), say(l, "模拟次数", "Simulations"), say(l, "容差（标准误）", "Tolerance (standard errors)"),
			say(l, "接受率", "Accepted"), say(l, "不同粒子数", "Different particles")),
	}
	for i, round := range r.posterior.Rounds {
		t.Rows = append(t.Rows, output.Text(fmt.Sprint(i+1), fmt.Sprint(round.Simulations), words.Number.Value(l, round.Tolerance),
			words.Chance.Value(l, round.Accepted), words.Count.Value(l, round.Effective)))
	}
	return t
}
