package answer

import (
	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/report"
)

// leastSteps is the least number of causes for which a way from one value to another is drawn: fewer are read in the table.
const leastSteps = 3

// why is what a run tells of why the indicators of its targets move.
func (v *View) why() *Why {
	return &Why{Study: v.study(), Movements: v.Movements, Lang: v.Lang, Seed: v.Analysis.Seed}
}

// whyTables are those of the report.
func (v *View) whyTables() []output.Table {
	if len(v.Movements) == 0 {
		return nil
	}
	return v.why().Answer().Tables
}

// moved are the tables with their drawings.
func (v *View) moved() (list []report.Moved) {
	w := v.why()
	for i, table := range v.whyTables() {
		m := report.Moved{Table: table}
		if v.Movements[i].Moving() >= leastSteps {
			m.Charts = inline(w.waterfall(&v.Movements[i]))
		}
		list = append(list, m)
	}
	return list
}

// explained is the number of replications by which changes were taken apart.
func explained(list []experiment.Movement) (most int) {
	for i := range list {
		most = max(most, list[i].Replications)
	}
	return most
}
