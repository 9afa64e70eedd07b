package answer

import (
	"strings"

	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// Updated shows how far behaviour may drift: what was judged beforehand, and what the figures of the scenario leave of it.
func (v *View) Updated() output.Table {
	t := output.Table{
		Title: words.UpdatedTitle.In(v.Lang),
		Columns: []output.Column{
			{Head: words.Quantity.In(v.Lang), Max: nameColumns}, {Head: words.PriorColumn.In(v.Lang)},
			{Head: words.UpdatedColumn.In(v.Lang)}, {Head: words.FiguresColumn.In(v.Lang)},
		},
	}
	for _, u := range v.Scenario.Updated {
		p := v.Scenario.Parameters[u.Parameter]
		updated := words.Undefined
		if len(u.Figures) > 0 {
			updated = v.medianAndEnds(p.Distribution)
		}
		t.Rows = append(t.Rows, output.Text(in(v.Lang, p.ZH, p.EN), v.medianAndEnds(u.Prior), updated, figuresOf(v.Lang, u.Figures)))
	}
	return t
}

// medianAndEnds writes the median with the middle 90%.
func (v *View) medianAndEnds(d param.Distribution) string {
	return words.Number.WithInterval(v.Lang, d.Quantile(0.5), d.Quantile(0.05), d.Quantile(0.95))
}

// figuresOf lists the dates of figures by series.
func figuresOf(l words.Lang, figures []plan.BehaviourFigure) string {
	var text strings.Builder
	for i, f := range figures {
		switch {
		case i == 0:
		case figures[i-1].Series != f.Series:
			text.WriteString("; ")
		default:
			text.WriteString(" ")
		}
		text.WriteString(words.Dated(l, f.Month))
	}
	return text.String()
}
