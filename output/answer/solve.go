package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/chart"
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

// target is the condition in words.
func (s *Solution) target() string {
	t := s.Found.Target
	return words.MedianInterval.Fill(s.Lang, Indicator(t.Indicator, s.Lang), t.By) + " " + Unit(t.Indicator).Limit(s.Lang, string(t.Comparator), t.Limit)
}

// table states the
func (s *Solution) table() output.Table {
	l, a := s.Lang, s.Found
	t := output.Table{
		Title: fmt.Sprintf(in(l, "求解：%s 的概率至少 %s，需要多少", "Solve: what is enough for %s with a chance of at least %s"), s.target(), words.Chance.Value(l, a.Wanted)),
		Columns: []output.Column{
			{Head: in(l, "项目", "Item"), Max: 48}, {Head: in(l, "结果", "Result")},
		},
		Heading: words.Warnings.In(l), Notes: s.notes(),
	}
	if !a.Feasible {
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: in(l, "结论", "Outcome")}, {Text: in(l, "给定范围内达不到；以下为最接近的取值", "out of reach within the range; below the setting that comes nearest"), Tone: output.Bad},
		}})
	}
	for k := range a.Knobs {
		t.Rows = append(t.Rows, output.Text(s.knob(k), s.value(k)))
	}
	unit := Unit(a.Target.Indicator)
	t.Rows = append(t.Rows,
		output.Text(words.ChanceShort.In(l), chanceText(l, a.Best)),
		output.Text(Indicator(a.Target.Indicator, l)+in(l, "，中位数（90% 区间）", ", median (90% interval)"), unit.WithInterval(l, a.Best.Value.P50, a.Best.Value.Low, a.Best.Value.High)),
		output.Text(in(l, "期内费用（均值）", "Cost over the horizon (mean)"), words.Thousands.Value(l, a.Best.Cost)))
	if s.Queued != nil {
		t.Rows = append(t.Rows, output.Text(in(l, "模拟排队复核的达标概率", "Chance checked with simulated queues"), chanceText(l, *s.Queued)))
	}
	return t
}

func chanceText(l words.Lang, t experiment.Trial) string {
	return words.Chance.WithInterval(l, t.Chance.Estimate(), t.Chance.Low, t.Chance.High)
}

// value is the answer for one parameter, with the interval that its chance's allows.
func (s *Solution) value(k int) string {
	a := s.Found
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
	interval := in(s.Lang, "%s（95%% 区间 %s～%s）", "%s (95%% interval %s to %s)")
	return fmt.Sprintf(interval, best, bound(low, in(s.Lang, "低于范围", "below the range")), bound(high, in(s.Lang, "超出范围", "beyond the range")))
}

// notes are what a reader must know of the
func (s *Solution) notes() []string {
	l, a := s.Lang, s.Found
	var notes []string
	add := func(zh, en string, arguments ...any) { notes = append(notes, fmt.Sprintf(in(l, zh, en), arguments...)) }
	if len(a.Knobs) == 1 && a.Feasible {
		if a.Falling {
			add("概率随该参数增大而下降，故给出的是最大可取值", "the chance falls as the parameter grows, so the answer is the greatest value")
		}
		if a.Best.Setting[0] == a.Knobs[0].Low && !a.Falling || a.Best.Setting[0] == a.Knobs[0].High && a.Falling {
			add("范围的端点已经足够，更小的取值未试", "the end of the range is already enough; nothing beyond it was tried")
		}
		add("精度 %s；全部 %d 个取值用同一组随机数", "to a precision of %s; all %d values met the same random numbers", s.setting(0, s.Precision), len(a.Trials))
	}
	if len(a.Knobs) > 1 && a.Feasible {
		add("网格（每个参数 16 级）上费用最低者（三个及以上参数时为局部最优），共试 %d 组", "the cheapest on a grid of 16 steps for each parameter (a local optimum with more than two); %d settings tried", len(a.Trials))
	}
	if a.Uneven {
		add("概率随参数并非单调变化，可能还有别的解，请看各次试算", "the chance does not move one way with the parameter; there may be other answers, see the trials")
	}
	return notes
}

// trials lists the settings tried, in rising order.
func (s *Solution) trials() output.Table {
	l, a := s.Lang, s.Found
	t := output.Table{Title: in(l, "各次试算", "Trials")}
	for k := range a.Knobs {
		t.Columns = append(t.Columns, output.Column{Head: s.knob(k), Right: true})
	}
	unit := Unit(a.Target.Indicator)
	t.Columns = append(t.Columns, output.Column{Head: words.ChanceColumn.In(l), Right: true}, output.Column{Head: words.Projected.In(l), Right: true},
		output.Column{Head: in(l, "期内费用", "Cost"), Right: true})
	for _, trial := range s.ordered() {
		var cells []string
		for k, x := range trial.Setting {
			cells = append(cells, s.setting(k, x))
		}
		cells = append(cells, chanceText(l, trial), unit.WithInterval(l, trial.Value.P50, trial.Value.Low, trial.Value.High), words.Thousands.Value(l, trial.Cost))
		t.Rows = append(t.Rows, output.Text(cells...))
	}
	return t
}

func (s *Solution) ordered() []experiment.Trial {
	trials := slices.Clone(s.Found.Trials)
	slices.SortFunc(trials, func(a, b experiment.Trial) int { return slices.CompareFunc(a.Setting, b.Setting, cmp.Compare[float64]) })
	return trials
}

// binding tells what holds the target back at the best setting.
func (s *Solution) binding() output.Table {
	l, a := s.Lang, s.Found
	unit := Unit(a.Target.Indicator)
	t := output.Table{
		Title: in(l, "最接近的取值下，受什么约束", "What binds at the setting that comes nearest"),
		Columns: []output.Column{
			{Head: words.Constraint.In(l)}, {Head: words.MonthsBound.In(l), Right: true},
			{Head: in(l, "增加 10% 后指标变化（配对，90% 区间）", "Change of the indicator with 10% more (paired, 90% range)"), Right: true},
			{Head: in(l, "由不达标变为达标", "Newly met"), Right: true},
		},
	}
	for _, r := range s.Held.Reliefs {
		share := words.Undefined
		for _, x := range s.Held.Limits {
			if x.Resource == r.Resource {
				share = words.Fraction.Value(l, x.Share)
			}
		}
		change := unit.DifferenceInterval(l, r.Change.Mean, r.Change.Low, r.Change.High)
		t.Rows = append(t.Rows, output.Text(Resource(r.Resource, l), share, change, fmt.Sprintf("%d/%d", r.Gained, r.Runs)))
	}
	return t
}

// charts is the response of the chance to a single parameter, or the chance of all settings of several.
func (s *Solution) charts() []Chart {
	l, a := s.Lang, s.Found
	if len(a.Trials) < 2 {
		return nil
	}
	frame := chart.Frame{Lang: l, Title: s.target() + in(l, "的概率", ": its chance"), Scenario: s.Study.Name, Replications: a.Best.Chance.Trials, Seed: s.Seed}
	if len(a.Knobs) > 1 {
		return pictures("solve", s.scatter(frame))
	}
	spec := s.Study.Parameters[a.Knobs[0].Parameter].Spec
	r := chart.Response{
		Frame: frame,
		X:     chart.Parameter{Name: s.knob(0), Unit: ParameterUnit(spec), Current: s.current(0)}, YName: words.ChanceShort.In(l), YUnit: words.Chance, Wanted: &a.Wanted,
	}
	for _, t := range s.ordered() {
		r.Points = append(r.Points, chart.ResponsePoint{X: t.Setting[0], Y: chart.Interval{Value: t.Chance.Estimate(), Low: t.Chance.Low, High: t.Chance.High}})
	}
	return pictures("solve", r)
}

// file is solve.csv: every setting tried, in the order of trial, the best one marked.
func (s *Solution) file() File {
	head := []string{"trial"}
	for _, k := range s.Found.Knobs {
		head = append(head, s.Study.Parameters[k.Parameter].Path)
	}
	head = append(head, "p_attain", "p_attain_lo", "p_attain_hi", "mean", "p05", "p50", "p95", "cost", "replications", "best")
	return csvFile("solve.csv", head, func(write func(...string)) {
		for i, t := range s.Found.Trials {
			row := append([]string{fmt.Sprint(i + 1)}, numbers(t.Setting...)...)
			row = append(row, numbers(t.Chance.Estimate(), t.Chance.Low, t.Chance.High, t.Value.Mean, t.Value.P05, t.Value.P50, t.Value.P95, t.Cost)...)
			write(append(row, fmt.Sprint(t.Chance.Trials), fmt.Sprint(slices.Equal(t.Setting, s.Found.Best.Setting)))...)
		}
	})
}
