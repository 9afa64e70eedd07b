package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
)

// Solution is an answer to what would be enough.
type Solution struct {
	Study     *experiment.Study
	Found     *experiment.Answer
	Precision float64           // to which the value of a single parameter was sought
	Queued    *experiment.Trial // the best setting with simulated queues; nil where they were not asked for
	Held      *experiment.Held  // what binds where nothing is enough; nil otherwise
	Lang      words.Lang
	Seed      uint64
}

// Answer is what would be enough, or what comes nearest.
func (s *Solution) Answer() Answer {
	a := Answer{Lang: s.Lang, Tables: []output.Table{s.table()}, Files: []File{s.file()}, Charts: s.charts()}
	if len(s.Found.Targets) > 1 {
		a.Tables = append(a.Tables, s.targets())
	}
	if s.Held != nil {
		a.Tables = append(a.Tables, s.binding())
	}
	a.Tables = append(a.Tables, s.trials())
	return a
}

// knob is the label of the k-th parameter varied.
func (s *Solution) knob(k int) string {
	return Labels(s.Study.Parameters, s.Lang)[s.Found.Knobs[k].Parameter]
}

func (s *Solution) setting(k int, x float64) string {
	return ParameterValue(s.Study.Parameters[s.Found.Knobs[k].Parameter].Spec, x)
}

// place is a target's indicator, with its subdistrict if it is of one.
func (s *Solution) place(t indicator.Target) string {
	name := Indicator(t.Indicator, s.Lang)
	if t.Area < len(s.Study.Areas) {
		name += " " + s.Study.Areas[t.Area]
	}
	return name
}

// target is a condition in words.
func (s *Solution) target(t indicator.Target) string {
	return words.MedianInterval.Fill(s.Lang, s.place(t), t.By) + " " + Unit(t.Indicator).Limit(s.Lang, string(t.Comparator), t.Limit)
}

func (s *Solution) title() string {
	l, a := s.Lang, s.Found
	switch {
	case a.Joint > 0:
		return words.SolveTogetherTitle.Fill(l, len(a.Targets), words.Chance.Value(l, a.Joint))
	case len(a.Targets) > 1:
		return words.SolveEachTitle.Fill(l, len(a.Targets))
	}
	return words.SolveTitle.Fill(l, s.target(a.Targets[0]), words.Chance.Value(l, a.Wanted[0]))
}

// table states the answer.
func (s *Solution) table() output.Table {
	l, a := s.Lang, s.Found
	t := output.Table{
		Title: s.title(), Columns: []output.Column{{Head: in(l, "项目", "Item"), Max: 48}, {Head: in(l, "结果", "Result"), Max: 90}},
		Heading: words.Warnings.In(l), Notes: s.notes(),
	}
	if !a.Feasible {
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{{Text: in(l, "结论", "Outcome")}, {Text: s.outOfReach(), Tone: output.Bad}}})
	}
	for k := range a.Knobs {
		t.Rows = append(t.Rows, output.Text(s.knob(k), s.value(k)), output.Text(words.AsPlanned.In(l), s.planned(k)))
	}
	if len(a.Targets) == 1 {
		t.Rows = append(t.Rows,
			output.Text(words.ChanceShort.In(l), chanceInterval(l, a.Best.Targets[0].Chance)),
			output.Text(s.place(a.Targets[0])+in(l, "，中位数（90% 区间）", ", median (90% interval)"), s.projected(a.Best, 0)))
	}
	t.Rows = append(t.Rows, s.costs()...)
	if s.Queued != nil && len(a.Targets) == 1 {
		t.Rows = append(t.Rows, output.Text(words.CheckedWithQueues.In(l), chanceInterval(l, s.Queued.Targets[0].Chance)))
	}
	return t
}

// outOfReach says why no setting is enough.
func (s *Solution) outOfReach() string {
	l, a := s.Lang, s.Found
	switch {
	case a.Idle():
		return words.SolveIdle.In(l)
	case a.Opposed && a.From > a.To:
		return words.SolveOpposed.Fill(l, s.setting(0, a.From), s.setting(0, a.To))
	}
	if len(a.Targets) == 1 {
		return words.SolveOutOfReach.In(l)
	}
	k := s.weakest()
	return words.SolveOutOfReach.In(l) + words.SolveWeakest.Fill(l, s.target(a.Targets[k]), words.Chance.Value(l, a.Best.Targets[k].Chance.Estimate()))
}

// weakest is the target that lacks most at the best setting, or is the least likely of those met together.
func (s *Solution) weakest() int {
	a, weakest, most := s.Found, 0, math.Inf(-1)
	for k, x := range a.Best.Targets {
		lack := -x.Chance.Estimate()
		if a.Joint == 0 {
			lack += a.Wanted[k]
		}
		if lack > most {
			weakest, most = k, lack
		}
	}
	return weakest
}

// value is the answer for one parameter, with the interval that its chance's allows.
func (s *Solution) value(k int) string {
	l, a := s.Lang, s.Found
	best := s.setting(k, a.Best.Setting[k])
	if len(a.Knobs) > 1 || !a.Feasible {
		return best
	}
	low, high := a.Low, a.High
	if a.Falling {
		low, high = high, low
	}
	bound := func(x float64, beyond string) string {
		if math.IsNaN(x) {
			return beyond
		}
		return s.setting(k, x)
	}
	interval := in(l, "%s（95%% 区间 %s～%s）", "%s (95%% interval %s to %s)")
	return fmt.Sprintf(interval, best, bound(low, in(l, "低于范围", "below the range")), bound(high, in(l, "超出范围", "beyond the range")))
}

// planned is what the scenario says of a parameter.
func (s *Solution) planned(k int) string {
	d := s.Study.Parameters[s.Found.Knobs[k].Parameter].Distribution
	if d.IsConstant() {
		return s.setting(k, d.Quantile(0))
	}
	return words.MedianInterval.Fill(s.Lang, s.setting(k, d.Quantile(.5)), words.Range.Fill(s.Lang, s.setting(k, d.Quantile(.05)), s.setting(k, d.Quantile(.95))))
}

// projected is the median of a target's indicator at a setting.
func (s *Solution) projected(t experiment.Trial, k int) string {
	x := t.Targets[k].Value
	return Unit(s.Found.Targets[k].Indicator).WithInterval(s.Lang, x.P50, x.Low, x.High)
}

// costs are what the best setting costs, with what goes where; nothing where nothing is priced.
func (s *Solution) costs() []output.Row {
	l, best := s.Lang, s.Found.Best
	rows := []output.Row{output.Text(words.CostOverHorizon.In(l), money(l, best.Cost))}
	rest := best.Cost
	for i, id := range measure.CostParts() {
		rest -= best.Parts[i]
		if best.Parts[i] != 0 {
			rows = append(rows, output.Text(words.WithoutUnit(Indicator(id, l)), money(l, best.Parts[i])))
		}
	}
	if math.Abs(rest) > 1e-6*math.Abs(best.Cost) {
		rows = append(rows, output.Text(words.CostOfUnits.In(l), money(l, rest)))
	}
	return rows
}

// money writes an amount of thousand yuan as the language gives large ones.
func money(l words.Lang, thousands float64) string {
	unit, per := words.Money(l)
	return unit.Value(l, thousands/per)
}

// notes are what a reader must know of the answer.
func (s *Solution) notes() []string {
	l, a := s.Lang, s.Found
	var notes []string
	add := func(zh, en string, arguments ...any) { notes = append(notes, fmt.Sprintf(in(l, zh, en), arguments...)) }
	if len(a.Knobs) == 1 && a.Feasible {
		if a.Falling {
			add("概率随该参数增大而下降，故给出的是最大可取值", "the chance falls as the parameter grows, so the answer is the greatest value")
		}
		if a.Opposed && a.To < a.Knobs[0].High {
			add("不可超过 %s：再大则有目标的概率降到要求以下", "at most %s: beyond it the chance of some target falls below what is wanted", s.setting(0, a.To))
		}
		if a.Best.Setting[0] == a.Knobs[0].Low && !a.Falling || a.Best.Setting[0] == a.Knobs[0].High && a.Falling {
			add("范围的端点已经足够，更小的取值未试", "the end of the range is already enough; nothing beyond it was tried")
		}
		add("精度 %s；全部 %d 个取值用同一组随机数", "to a precision of %s; all %d values met the same random numbers", s.setting(0, s.Precision), len(a.Trials))
	}
	if len(a.Knobs) > 1 && a.Feasible {
		add("网格（每个参数 16 级）上费用最低者（三个及以上参数时为局部最优），共试 %d 组", "the cheapest on a grid of 16 steps for each parameter (a local optimum with more than two); %d settings tried", len(a.Trials))
	}
	if a.Opposed && (len(a.Knobs) > 1 || a.Joint > 0) {
		add("同一参数使有的目标概率上升、有的下降：可能还有更省的解，范围内也可能另有解", "more of a parameter raises the chance of one target and lowers that of another: there may be cheaper answers, or one that was not found")
	}
	if a.Uneven {
		add("概率随参数并非单调变化，可能还有别的解，请看各次试算", "the chance does not move one way with the parameter; there may be other answers, see the trials")
	}
	if a.Feasible && a.Idle() {
		notes = append(notes, words.SolveIdle.In(l))
	}
	return notes
}

// targets shows what each of several targets comes to at the best setting, and all of them together.
func (s *Solution) targets() output.Table {
	l, a := s.Lang, s.Found
	title := in(l, "此取值下的各目标", "The targets at this setting")
	if !a.Feasible {
		title = in(l, "最接近的取值下的各目标", "The targets at the setting that comes nearest")
	}
	t := output.Table{Title: title, Columns: []output.Column{
		{Head: words.Target.In(l), Max: 48}, {Head: words.Projected.In(l), Right: true}, {Head: words.ChanceColumn.In(l), Right: true}, {Head: words.Required.In(l), Right: true},
	}}
	row := func(name, projected string, c indicator.Chance, wanted float64) {
		cells := output.Text(name, projected, chanceInterval(l, c), "")
		if wanted > 0 {
			required, met := words.Chance.Value(l, wanted)+" ", c.Estimate() >= wanted
			cells.Cells[3] = output.Cell{Text: required + words.GateFailed.In(l), Tone: output.Bad}
			if met {
				cells.Cells[3] = output.Cell{Text: required + words.GatePassed.In(l), Tone: output.Good}
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	for k, target := range a.Targets {
		wanted := 0.
		if a.Joint == 0 {
			wanted = a.Wanted[k]
		}
		row(s.target(target), s.projected(a.Best, k), a.Best.Targets[k].Chance, wanted)
	}
	row(words.AllTargets.In(l), "", a.Best.Joint, a.Joint)
	t.Rows[len(a.Targets)].Rule = true
	if s.Queued == nil {
		return t
	}
	t.Columns = append(t.Columns, output.Column{Head: words.CheckedWithQueues.In(l), Right: true, Max: 24})
	for k := range t.Rows {
		c := s.Queued.Joint
		if k < len(a.Targets) {
			c = s.Queued.Targets[k].Chance
		}
		t.Rows[k].Cells = append(t.Rows[k].Cells, output.Cell{Text: chanceInterval(l, c)})
	}
	return t
}

// trials lists the settings tried, in rising order.
func (s *Solution) trials() output.Table {
	l, a := s.Lang, s.Found
	t := output.Table{Title: in(l, "各次试算", "Trials")}
	for k := range a.Knobs {
		t.Columns = append(t.Columns, output.Column{Head: s.knob(k), Right: true, Max: 24})
	}
	several := len(a.Targets) > 1
	for _, target := range a.Targets {
		head := words.ChanceColumn.In(l)
		if several {
			head = words.MedianInterval.Fill(l, s.place(target), target.By)
		}
		t.Columns = append(t.Columns, output.Column{Head: head, Right: true, Max: 24})
	}
	if several {
		t.Columns = append(t.Columns, output.Column{Head: words.AllTargets.In(l), Right: true, Max: 24})
	} else {
		t.Columns = append(t.Columns, output.Column{Head: words.Projected.In(l), Right: true})
	}
	t.Columns = append(t.Columns, output.Column{Head: in(l, "期内费用", "Cost"), Right: true})
	for _, trial := range s.ordered() {
		var cells []string
		for k, x := range trial.Setting {
			cells = append(cells, s.setting(k, x))
		}
		for _, x := range trial.Targets {
			cells = append(cells, chanceInterval(l, x.Chance))
		}
		if several {
			cells = append(cells, chanceInterval(l, trial.Joint))
		} else {
			cells = append(cells, s.projected(trial, 0))
		}
		t.Rows = append(t.Rows, output.Text(append(cells, money(l, trial.Cost))...))
	}
	return t
}

func (s *Solution) ordered() []experiment.Trial {
	trials := slices.Clone(s.Found.Trials)
	slices.SortFunc(trials, func(a, b experiment.Trial) int { return slices.CompareFunc(a.Setting, b.Setting, cmp.Compare[float64]) })
	return trials
}

// binding tells what holds the targets back at the best setting.
func (s *Solution) binding() output.Table {
	l, a := s.Lang, s.Found
	t := output.Table{
		Title: in(l, "最接近的取值下，受什么约束", "What binds at the setting that comes nearest"),
		Columns: []output.Column{
			{Head: words.Target.In(l), Max: 48}, {Head: words.Constraint.In(l)}, {Head: words.MonthsBound.In(l), Right: true}, {Head: words.BindsColumn.In(l)},
			{Head: in(l, "增加 10% 后指标变化（配对，95% 区间）", "Change of the indicator with 10% more (paired, 95% interval)"), Right: true},
			{Head: in(l, "由不达标变为达标", "Newly met"), Right: true},
		},
	}
	var best *experiment.Relief // for the weakest target
	for i, r := range s.Held.Reliefs {
		flows, share := measure.Of(r.Target.Indicator).Flows, words.Undefined
		for _, x := range s.Held.Limits {
			if x.Resource == r.Resource && slices.Contains(flows, x.Flow) {
				share = words.Fraction.Value(l, x.Share)
			}
		}
		if len(a.Targets) > 1 && share == words.Undefined && !r.Binds() || r.Resource == model.Demand && !slices.Contains(flows, measure.Signing) {
			continue // it has nothing to do with this target
		}
		if best == nil && r.Target == a.Targets[s.weakest()] && r.Binds() && r.Target.Margin(r.Change.Mean) > r.Target.Margin(0) {
			best = &s.Held.Reliefs[i] // the most helpful comes first
		}
		change := Unit(r.Target.Indicator).DifferenceInterval(l, r.Change.Mean, r.Change.Low, r.Change.High)
		if r.Differ == 0 {
			change = words.Unchanged.In(l)
		}
		t.Rows = append(t.Rows, output.Text(s.place(r.Target), Resource(r.Resource, l), share, verdictOn(r).In(l), change, fmt.Sprintf("%d/%d", r.Gained, r.Runs)))
	}
	t.Notes = append(t.Notes, words.SolveNothingBinds.Fill(l, s.place(a.Targets[s.weakest()])))
	if best != nil {
		t.Notes[0] = words.SolveHelps.Fill(l, s.place(best.Target), Resource(best.Resource, l))
		if vary := variation(s.Study, best.Resource); vary != "" {
			t.Notes[0] += words.SolveTry.Fill(l, vary)
		}
	}
	return t
}
