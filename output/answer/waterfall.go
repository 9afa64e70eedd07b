package answer

import (
	"fmt"
	"strings"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// Waterfall is the way from one scenario to another, taken apart by groups of changes.
type Waterfall struct {
	From, To *experiment.Study
	Question experiment.Question
	Steps    *experiment.Waterfall
	Lang     words.Lang
	Seed     uint64
}

// sections are the names of the sections of a scenario.
var sections = map[string][2]string{
	"population": {"人口", "population"}, "contract": {"签约", "contracts"}, "workforce": {"人力", "workforce"},
	"estate": {"设施建设", "buildings"}, "access": {"可达性", "access"}, "clinic": {"门诊", "clinic"},
	"referral": {"转诊", "referral"}, "programme": {"签约服务", "programme"}, "effects": {"能力建设的作用", "effects of capabilities"},
	"home_care": {"上门服务", "home care"}, "exogenous": {"外部条件", "outside conditions"}, "behaviour": {"行为漂移", "drifting behaviour"}, "costs": {"单价", "unit costs"},
}

// Group is the name of a group of changes.
func Group(group string, l words.Lang) string {
	switch group {
	case experiment.ShockGroup:
		return in(l, "外部冲击", "shocks")
	case experiment.TableGroup:
		return in(l, "数据表与起止条件", "tables")
	}
	section, levers := strings.CutPrefix(group, experiment.LeverGroup)
	name := in(l, sections[section][0], sections[section][1])
	if levers {
		return in(l, "政策：", "levers: ") + name
	}
	return in(l, "参数：", "parameters: ") + name
}

// Answer is where the difference comes from.
func (w *Waterfall) Answer() Answer {
	return Answer{Lang: w.Lang, Tables: []output.Table{w.table()}, Files: []File{w.file()}, Charts: w.charts()}
}

// table lists the steps.
func (w *Waterfall) table() output.Table {
	l, unit := w.Lang, answerUnit(w.Question)
	t := output.Table{
		Title:   fmt.Sprintf(in(l, "差异分解：%s，由 %s 到 %s", "Taken apart: %s, from %s to %s"), asked(w.Question, l), w.From.Name, w.To.Name),
		Columns: []output.Column{{Head: in(l, "变化组", "Group of changes"), Max: 44}, {Head: words.Difference.In(l), Right: true}},
		Notes: []string{
			fmt.Sprintf(in(l, "每步只换入该组、其余保持前一情景，按 %d 次配对重复计；因此与次序无关", "each step takes over that group alone, over %d paired replications; their order does not matter"), w.Steps.Replications),
		},
		Heading: words.Warnings.In(l),
	}
	t.Rows = append(t.Rows, output.Text(w.From.Name, unit.Value(l, w.Steps.From)))
	steps := append(w.steps(), namedStep{in(l, "合计", "whole change"), w.Steps.Whole})
	for i, s := range steps {
		cell := output.Cell{Text: unit.DifferenceInterval(l, s.Mean, s.Low, s.High)}
		if !s.Sure() {
			cell.Tone = output.Dim
		}
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{{Text: s.name}, cell}, Rule: i == 0 || i == len(steps)-1})
	}
	t.Rows = append(t.Rows, output.Text(w.To.Name, unit.Value(l, w.Steps.To)))
	return t
}

type namedStep struct {
	name string
	experiment.Step
}

// steps are those of the groups and what they do only together.
func (w *Waterfall) steps() []namedStep {
	var steps []namedStep
	for _, s := range w.Steps.Steps {
		steps = append(steps, namedStep{Group(s.Group, w.Lang), s})
	}
	return append(steps, namedStep{in(w.Lang, "各组的交互作用", "what the groups do only together"), w.Steps.Interaction})
}

// charts is the waterfall.
func (w *Waterfall) charts() []Chart {
	l := w.Lang
	c := chart.Waterfall{
		Frame: chart.Frame{
			Lang: l, Title: asked(w.Question, l) + in(l, "：差异从何而来", ": where the difference comes from"),
			Scenario: w.From.Name + in(l, "；", "; ") + w.To.Name, Replications: w.Steps.Replications, Seed: w.Seed,
		},
		Name: asked(w.Question, l), Unit: answerUnit(w.Question), FromName: w.From.Name, ToName: w.To.Name, From: w.Steps.From, To: w.Steps.To,
	}
	for _, s := range w.steps() {
		c.Steps = append(c.Steps, chart.Step{Name: s.name, Change: changeInterval(s.Change)})
	}
	return pictures("waterfall", c)
}

// file is waterfall.csv.
func (w *Waterfall) file() File {
	return csvFile("waterfall.csv", []string{"group", "change", "change_lo", "change_hi", "replications"}, func(write func(...string)) {
		row := func(group string, s experiment.Step) {
			write(append(append([]string{group}, numbers(s.Mean, s.Low, s.High)...), fmt.Sprint(w.Steps.Replications))...)
		}
		for _, s := range w.Steps.Steps {
			row(s.Group, s)
		}
		row("interaction", w.Steps.Interaction)
		row("whole", w.Steps.Whole)
	})
}
