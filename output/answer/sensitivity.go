package answer

import (
	"fmt"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/experiment/sensitivity"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Sensitivity is what an outcome depends on: a screening of all uncertain parameters, the shares of
// variance of the leading ones, and a check of the first one with simulated queues.
type Sensitivity struct {
	Study       *experiment.Study
	Question    experiment.Question
	Lang        words.Lang
	Seed        uint64
	Simulations int
	Shown       int // parameters shown of the screening
	Screened    []experiment.Screened
	Shares      *experiment.Shares
	Check       *Check // nil where the scenario has no simulated queues
}

// Check sets the effect of the leading parameter with computed waits against that with simulated queues.
type Check struct {
	Parameter        int
	Computed, Queued experiment.Span
	Replications     int
}

// Answer is what an outcome depends on.
func (s *Sensitivity) Answer() Answer {
	a := Answer{Lang: s.Lang, Tables: []output.Table{s.ShareTable(), s.screenTable()}, Files: []File{s.sobol(), s.morris()}, Charts: s.charts()}
	if s.Check != nil {
		a.Tables = append(a.Tables, s.checkTable())
	}
	return a
}

// asked is the outcome in words: the indicator and date, or the condition whose chance is asked.
func asked(q experiment.Question, l words.Lang) string {
	name := words.MedianInterval.Fill(l, Indicator(q.Indicator, l), q.Month)
	if q.Target == nil {
		return name
	}
	return name + " " + Unit(q.Indicator).Limit(l, string(q.Target.Comparator), q.Target.Limit)
}

// answerUnit is the unit of the outcome.
func answerUnit(q experiment.Question) words.Unit {
	if q.Target != nil {
		return words.Chance
	}
	return Unit(q.Indicator)
}

// groups are the rows below the leading parameters.
func (s *Sensitivity) groups() []namedIndices {
	l := s.Lang
	return []namedIndices{
		{"rest", in(l, "其余不确定参数合计", "all other uncertain parameters"), s.Shares.Rest},
		{"assumed", in(l, "全部假设参数合计", "all assumed parameters"), s.Shares.Assumed},
		{"known", in(l, "全部有来源参数合计（本地或移用）", "all sourced and transferred parameters"), s.Shares.Known},
		{"luck", in(l, "偶然性（含站点位置未知）", "chance, and unknown positions of stations"), s.Shares.Luck},
	}
}

type namedIndices struct {
	id, name string
	sensitivity.Indices
}

// ShareTable ranks the leading parameters by their total index and gives those of groups.
func (s *Sensitivity) ShareTable() output.Table {
	l := s.Lang
	t := output.Table{
		Title: fmt.Sprintf(in(l, "敏感性：%s 的方差来自哪里（Sobol' 指数及 95%% 区间）", "Sensitivity: where the variance of %s comes from (Sobol' indices, 95%% intervals)"), asked(s.Question, l)),
		Columns: []output.Column{
			{Head: "#", Right: true}, {Head: in(l, "参数", "Parameter"), Max: 60}, {Head: words.BasisColumn.In(l)},
			{Head: words.FirstOrder.In(l), Right: true}, {Head: words.TotalEffect.In(l), Right: true},
		},
		Heading: words.Warnings.In(l),
		Notes: []string{in(l, "总指数相加可超过 1：交互作用在每个参与者处各计一次；各组合计互有重叠",
			"total indices may add to more than 1: an interaction counts for everyone in it; the groups overlap")},
	}
	if s.Question.Target != nil {
		t.Notes = append(t.Notes, in(l, "达标与否只有两值：在所有行中都未使结果翻转的参数，指数与区间均为 0，增加 --rows 可分辨更小的作用",
			"a target is met or not: a parameter that flips it in no row has the index 0 without an interval; more --rows tell smaller effects"))
	}
	if s.wide() {
		t.Notes = append(t.Notes, fmt.Sprintf(in(l, "仅 %d 行，偏少：区间很宽，指数的估计值可能小于 0 或大于 1；增加 --rows 可收窄",
			"%d rows are few: the intervals are wide, and estimates may lie below 0 or above 1; more --rows narrow them"), s.Shares.Rows))
	}
	if note := s.unconditioned(); note != "" {
		t.Notes = append(t.Notes, note)
	}
	labels := Labels(s.Study.Parameters, l)
	for i, x := range s.Shares.Leading {
		t.Rows = append(t.Rows, output.Text(fmt.Sprint(i+1), labels[x.Parameter], s.basis(x.Parameter), index(l, x.First), index(l, x.Total)))
	}
	for i, g := range s.groups() {
		row := output.Text("", g.name, "", index(l, g.First), index(l, g.Total))
		row.Rule = i == 0
		t.Rows = append(t.Rows, row)
	}
	return t
}

// unconditioned says which knowledge of the scenario the designs leave out: both move inputs over their whole ranges.
func (s *Sensitivity) unconditioned() string {
	observed := slices.ContainsFunc(s.Study.Observations, func(o indicator.Observation) bool { return o.Use == indicator.Used })
	switch l := s.Lang; {
	case len(s.Study.Facts) == 0 && !observed:
		return ""
	case observed:
		return in(l, "参数取自先验分布：Morris 与 Sobol' 设计既不按起点年事实取舍，也不按观测值更新（run 与 solve 都做）；数据已确定的输入在此显得过于重要",
			"inputs are moved over their priors: neither design heeds the facts of the base year or the observations, as run and solve do; inputs that the data settle look too important here")
	default:
		return in(l, "参数取自先验分布：Morris 与 Sobol' 设计不按起点年事实取舍（run 与 solve 都做）；起点年已限定的输入在此显得过于重要",
			"inputs are moved over their priors: neither design heeds the facts of the base year, as run and solve do; inputs that the base year settles look too important here")
	}
}

// widest is the width of an interval of 95% beyond which an index, a share between 0 and 1, says little.
const widest = 0.5

// wide tells whether any index of the table has a wider interval.
func (s *Sensitivity) wide() bool {
	var shown []sensitivity.Indices
	for _, x := range s.Shares.Leading {
		shown = append(shown, x.Indices)
	}
	for _, g := range s.groups() {
		shown = append(shown, g.Indices)
	}
	return slices.ContainsFunc(shown, func(x sensitivity.Indices) bool {
		return x.First.High-x.First.Low > widest || x.Total.High-x.Total.Low > widest
	})
}

func index(l words.Lang, x sensitivity.Index) string {
	return words.Number.WithInterval(l, x.Value, x.Low, x.High)
}

func (s *Sensitivity) basis(parameter int) string {
	return words.Basis(s.Study.Parameters[parameter].Basis).In(s.Lang)
}

// screenTable shows the first parameters of the screening.
func (s *Sensitivity) screenTable() output.Table {
	l, unit := s.Lang, Unit(s.Question.Indicator)
	t := output.Table{
		Title: fmt.Sprintf(in(l, "Morris 筛选：%d 个不确定参数中影响最大的 %d 个", "Morris screening: the %[2]d most influential of %[1]d uncertain parameters"), len(s.Screened), min(s.Shown, len(s.Screened))),
		Columns: []output.Column{
			{Head: "#", Right: true}, {Head: in(l, "参数", "Parameter"), Max: 60},
			{Head: words.MorrisMean.In(l), Right: true}, {Head: words.MorrisSigma.In(l), Right: true},
		},
	}
	labels := Labels(s.Study.Parameters, l)
	for i, x := range s.Screened[:min(s.Shown, len(s.Screened))] {
		t.Rows = append(t.Rows, output.Text(fmt.Sprint(i+1), labels[x.Parameter], unit.Fixed(l, x.Effect.MuStar, 2), unit.Fixed(l, x.Effect.Sigma, 2)))
	}
	return t
}

// checkTable sets the leading parameter's effect with computed waits against that with simulated queues.
func (s *Sensitivity) checkTable() output.Table {
	l, c := s.Lang, s.Check
	spec := s.Study.Parameters[c.Parameter].Spec
	unit := answerUnit(s.Question)
	t := output.Table{
		Title: fmt.Sprintf(in(l, "核对首位参数：%s 由 %s 变为 %s（5%% 与 95%% 分位数，%d 次配对重复）", "The first parameter checked: %s from %s to %s (its 5%% and 95%% quantiles, %d paired replications)"),
			Labels(s.Study.Parameters, l)[c.Parameter], ParameterValue(spec, c.Computed.From), ParameterValue(spec, c.Computed.To), c.Replications),
		Columns: []output.Column{{Head: in(l, "等待时间", "Waits")}, {Head: words.Difference.In(l), Right: true}},
	}
	for _, row := range []struct {
		name string
		experiment.Span
	}{{in(l, "按公式计算", "computed"), c.Computed}, {in(l, "模拟排队", "simulated queues"), c.Queued}} {
		t.Rows = append(t.Rows, output.Text(row.name, unit.DifferenceInterval(l, row.Mean, row.Low, row.High)))
	}
	verdict := in(l, "两者区间相交：公式计算的等待可用于本排序", "the intervals meet: computed waits serve for this ranking")
	if c.Computed.Low > c.Queued.High || c.Queued.Low > c.Computed.High {
		verdict = in(l, "两者区间不相交：排序须以模拟排队复核", "the intervals do not meet: check the ranking with simulated queues")
	}
	t.Notes = []string{verdict}
	return t
}

// charts are the ranked chart of shares and that of the screening.
func (s *Sensitivity) charts() []Chart {
	l := s.Lang
	labels := Labels(s.Study.Parameters, l)
	frame := chart.Frame{Lang: l, Scenario: s.Study.Name, Replications: s.Simulations, Seed: s.Seed}
	frame.Title = in(l, "哪些参数决定结果：", "What decides the outcome: ") + asked(s.Question, l)
	ranked := chart.Ranked{Frame: frame}
	for _, x := range s.Shares.Leading {
		ranked.Inputs = append(ranked.Inputs, chart.RankedInput{Name: labels[x.Parameter], Detail: s.basis(x.Parameter), First: interval(x.First), Total: interval(x.Total)})
	}
	for _, g := range s.groups() {
		ranked.Inputs = append(ranked.Inputs, chart.RankedInput{Name: g.name, First: interval(g.First), Total: interval(g.Total)})
	}
	frame.Title = in(l, "Morris 筛选：", "Morris screening: ") + asked(s.Question, l)
	morris := chart.Morris{Frame: frame, Unit: Unit(s.Question.Indicator)}
	for _, x := range s.Screened[:min(s.Shown, len(s.Screened))] {
		e := x.Effect
		morris.Inputs = append(morris.Inputs, chart.MorrisInput{
			Name: labels[x.Parameter], Detail: s.basis(x.Parameter), Sigma: e.Sigma,
			MuStar: chart.Interval{Value: e.MuStar, Low: e.Low, High: e.High},
		})
	}
	return append(pictures("sobol", ranked), pictures("morris", morris)...)
}

// interval is an index as charts take it; a bootstrap interval may miss a skewed estimate by a little.
func interval(x sensitivity.Index) chart.Interval {
	return chart.Interval{Value: x.Value, Low: min(x.Low, x.Value), High: max(x.High, x.Value)}
}

// morris is morris.csv: every uncertain parameter with its effects, the most influential first.
func (s *Sensitivity) morris() File {
	return csvFile("morris.csv", []string{"rank", "parameter", "basis", "mu", "mu_star", "mu_star_error", "sigma"}, func(write func(...string)) {
		for i, x := range s.Screened {
			p, e := s.Study.Parameters[x.Parameter], x.Effect
			write(append([]string{fmt.Sprint(i + 1), p.Path, string(p.Basis)}, numbers(e.Mu, e.MuStar, e.Error, e.Sigma)...)...)
		}
	})
}

// sobol is sobol.csv: the indices of the leading parameters and of the groups.
func (s *Sensitivity) sobol() File {
	head := []string{"kind", "parameter", "basis", "first", "first_lo", "first_hi", "total", "total_lo", "total_hi"}
	return csvFile("sobol.csv", head, func(write func(...string)) {
		row := func(kind, name, basis string, x sensitivity.Indices) {
			write(append([]string{kind, name, basis}, numbers(x.First.Value, x.First.Low, x.First.High, x.Total.Value, x.Total.Low, x.Total.High)...)...)
		}
		for _, x := range s.Shares.Leading {
			p := s.Study.Parameters[x.Parameter]
			row("parameter", p.Path, string(p.Basis), x.Indices)
		}
		for _, g := range s.groups() {
			row("group", g.id, "", g.Indices)
		}
	})
}
