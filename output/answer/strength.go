package answer

import (
	"strconv"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/words"
)

// Strength is the table of the chances of the targets at each strength of the measures on behaviour; without rows where none is
// in force.
func (v *View) Strength() output.Table {
	l, b := v.Lang, v.Analysis.ByStrength
	t := output.Table{
		Title:   in(l, "措施力度：行为类措施不见效、减半、如所述时的达标概率", "Strength of measures: chances if measures on behaviour do nothing, half, or all that is stated"),
		Columns: []output.Column{{Head: words.Indicator.In(l), Max: 40}, {Head: words.Date.In(l)}},
	}
	for _, strength := range experiment.Strengths {
		t.Columns = append(t.Columns, output.Column{Head: in(l, "力度 ", "strength ") + strconv.FormatFloat(strength, 'g', -1, 64), Right: true})
	}
	t.Columns = append(t.Columns, output.Column{Head: in(l, "由0到1的变化", "from 0 to 1"), Right: true})
	if b == nil {
		return t
	}
	t.Notes = []string{words.StrengthNote.Fill(l, b.Runs)}
	for i, target := range v.study().Targets {
		t.Rows = append(t.Rows, v.strengthRow(i, Indicator(target.Indicator, l), words.Dated(l, target.By)))
	}
	t.Rows = append(t.Rows, v.strengthRow(len(v.study().Targets), words.AllTargets.In(l), ""))
	return t
}

func (v *View) strengthRow(i int, name, date string) output.Row {
	b := v.Analysis.ByStrength
	cells := []string{name, date}
	for _, c := range b.Chances[i] {
		cells = append(cells, chanceInterval(v.Lang, c))
	}
	last := b.Changes[i][len(experiment.Strengths)-1]
	change := words.Unchanged.In(v.Lang)
	if last.Gained+last.Lost > 0 {
		change = words.Chance.DifferenceInterval(v.Lang, last.Mean, last.Low, last.High)
	}
	return output.Text(append(cells, change)...)
}

// strengthFile is strength.csv: one row for each target and strength; all_targets last.
func (v *View) strengthFile() File {
	head := []string{"scenario", "indicator", "area", "date", "comparator", "target", "strength", "p_attain", "p_attain_lo", "p_attain_hi", "change", "change_lo", "change_hi", "replications"}
	return csvFile("strength.csv", head, func(write func(...string)) {
		b, s := v.Analysis.ByStrength, v.study()
		for i := range b.Chances {
			begin := []string{v.Scenario.Name, "all_targets", "all", s.Last().String(), "", ""}
			if i < len(s.Targets) {
				t := s.Targets[i]
				begin = []string{v.Scenario.Name, t.Indicator.String(), v.areaCode(t.Area), t.By.String(), string(t.Comparator), output.FormatNumber(t.Limit)}
			}
			for k, strength := range experiment.Strengths {
				write(append(append(begin[:len(begin):len(begin)], v.strengthNumbers(strength, b.Chances[i][k], b.Changes[i][k])...), strconv.Itoa(b.Runs))...)
			}
		}
	})
}

func (v *View) strengthNumbers(strength float64, c indicator.Chance, change experiment.ChanceChange) []string {
	return numbers(strength, c.Estimate(), c.Low, c.High, change.Mean, change.Low, change.High)
}
