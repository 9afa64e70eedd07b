package answer

import (
	"math"
	"testing"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// exampleShortage is a view of four centres of which three are to meet the standard by the end of 2025. In all 20 replications
// A's project is in construction then, and complete r months later in the r-th, five of twenty months being siting and twelve
// construction; in half of them C has none. The capability is awaited by two centres in 12 replications.
func exampleShortage(l words.Lang) *View {
	v := exampleProjects(l)
	v.Scenario.Tables.Projects = v.Scenario.Tables.Projects[:1]
	for id, names := range map[string][2]string{"c1": {"甲中心", "centre A"}, "c3": {"丙中心", "centre C"}} {
		v.Scenario.Tables.Facilities = append(v.Scenario.Tables.Facilities, plan.Facility{ID: id, NameZH: names[0], NameEN: names[1]})
	}
	due := month.Of(2025, 12)
	add := func(id indicator.ID, limit float64) {
		t := indicator.Target{Indicator: id, By: due, Comparator: indicator.AtLeast, Limit: limit}
		v.Analysis.Study.Targets = append(v.Analysis.Study.Targets, t)
		v.Analysis.Chances = append(v.Analysis.Chances, experiment.TargetChance{
			Target: t, Chance: indicator.Wilson(8, 20), Start: experiment.Summarize([]float64{0.25}), End: experiment.Summarize([]float64{0.5}), StartOf: 4, EndOf: 4,
		})
		v.Analysis.Judgements = append(v.Analysis.Judgements, experiment.Judgement{})
		v.Analysis.Reliances = append(v.Analysis.Reliances, experiment.Reliance{})
	}
	add("centre_standard_rate", 0.75)
	add("ct_ventilator_rate", 1)
	for r := range v.Analysis.Replications {
		one := &v.Analysis.Replications[r]
		begin := float64(due+1) - 15
		p := estate.Progress{Completed: true, At: float64(due+1) + float64(r+1)}
		for i := range p.Stages {
			p.Stages[i] = estate.Span{From: math.NaN(), To: math.NaN()}
		}
		p.Stages[estate.SiteSearch] = estate.Span{From: begin, To: begin + 5}
		p.Stages[estate.Building] = estate.Span{From: begin + 5, To: begin + 17}
		one.Projects = []estate.Progress{p}
		standard := []estate.Lack{{Facility: "c1", Item: estate.Standard, Standing: estate.UnderWay, Stage: estate.Building, Count: 1}}
		if r%2 == 0 {
			standard = append(standard, estate.Lack{Facility: "c3", Item: estate.Standard, Count: 1})
		}
		var ct []estate.Lack
		if r < 12 {
			ct = []estate.Lack{{Facility: "c1", Item: "ct", Standing: estate.Waiting, Count: 1}, {Facility: "c3", Item: "ct", Standing: estate.Waiting, Count: 1}}
		}
		one.Lacks = [][]estate.Lack{standard, ct}
		one.Starts, one.Ends = make([]indicator.Ratio, 2), make([]indicator.Ratio, 2)
	}
	return v
}

// A lacks the standard always, and the tenth of twenty delays of 1 to 20 months is ten; construction takes 12 of 17 months. C lacks
// it in half. The capability is lacked by 24/20 = 1.2 of 4.
func TestShortage(t *testing.T) {
	for _, l := range []words.Lang{words.ZH, words.EN} {
		goldenTable(t, "shortage_"+l.String(), exampleShortage(l).Shortage())
	}
	v := exampleShortage(words.EN)
	list := v.shortages(0)
	if a := list[0]; len(list) != 2 || a.Facility != "c1" || a.Missing != 1 || a.Late != 10 || a.Longest != estate.Building || a.Months < 11.99 || a.Months > 12.01 || math.Abs(a.Whole-17) > 1e-6 {
		t.Errorf("%+v", list)
	}
	if c := list[1]; c.Missing != 0.5 || !math.IsNaN(c.Late) || c.Standings[0].Standing != estate.Unplanned {
		t.Errorf("%+v", c)
	}
	if x := v.shortages(1); len(x) != 1 || math.Abs(x[0].Missing-1.2) > 1e-12 || x[0].Facility != "" {
		t.Errorf("%+v", x)
	}
	v.Analysis.Chances[0].Chance, v.Analysis.Chances[1].Chance = indicator.Wilson(20, 20), indicator.Wilson(19, 20)
	if rows := v.Shortage().Rows; len(rows) > 0 {
		t.Errorf("targets that are very likely have %d rows", len(rows))
	}
}
