// Package answer is where an answer takes shape: for each question that is asked of scenarios it makes the
// tables, files and charts of what was found, in the language of the reader. It is the one place where
// indicators, parameters and resources get the names people read. It computes nothing that could differ
// between a table, a file and a chart.
package answer

import (
	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// View is a run: a scenario with what was concluded of it.
type View struct {
	Scenario  *plan.Scenario
	Analysis  *experiment.Analysis
	Movements []experiment.Movement // why the targets' indicators move; nil where nothing is written
	Lang      words.Lang
	Gate      Gate
	Overrides []string // of values, as given on the command line
	Raw       bool     // replications.csv holds everything that is kept
	mapless   bool     // it stands beside another, whose maps are enough
}

// study is short for the analysed study.
func (v *View) study() *experiment.Study { return v.Analysis.Study }

// in chooses between two names.
func in(l words.Lang, zh, en string) string {
	if l == words.ZH {
		return zh
	}
	return en
}

// Indicator is an indicator's name.
func Indicator(id indicator.ID, l words.Lang) string {
	d := measure.Of(id)
	return in(l, d.ZH, d.EN)
}

// Unit is the unit in which an indicator is shown.
func Unit(id indicator.ID) words.Unit { return shown(measure.Of(id).Unit) }

// shown is how a unit of the model is written.
func shown(u indicator.Unit) words.Unit {
	return [...]words.Unit{
		indicator.Share: words.Fraction, indicator.Number: words.Number, indicator.Count: words.Count, indicator.Per10k: words.Per10k,
		indicator.Minutes: words.Minutes, indicator.Days: words.Days, indicator.PerYear: words.PerYear,
		indicator.PerDay: words.PerDay, indicator.Units: words.Workload, indicator.Thousands: words.Thousands,
	}[u]
}

// Area is a subdistrict's name; nothing for the whole district.
func (v *View) Area(area int) string {
	if area >= len(v.Scenario.Tables.Subdistricts) {
		return ""
	}
	return v.Scenario.Tables.Subdistricts[area].Name
}

// Flow is a flow's name.
func Flow(f measure.Flow, l words.Lang) string {
	names := [measure.Flows][2]string{
		{"全科医生招录", "hiring of GPs"}, {"家庭医生签约", "signing of contracts"}, {"社区就诊", "community visits"},
		{"上转专家门诊", "up-referral"}, {"建设项目", "building projects"},
	}
	return in(l, names[f][0], names[f][1])
}

// Resource is a resource's name.
func Resource(r model.Resource, l words.Lang) string {
	names := [model.Resources][2]string{
		{"需求意愿", "demand"}, {"编制岗位", "posts"}, {"可招录人员", "recruits"}, {"签约容量", "panel capacity"},
		{"签约工时", "outreach time"}, {"门诊时间", "clinic hours"}, {"专家号源", "specialist slots"}, {"建设进度", "progress of projects"},
	}
	return in(l, names[r][0], names[r][1])
}
