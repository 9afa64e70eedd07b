package answer

import (
	"math"
	"strconv"

	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// Overview shows what was read of the district, for those who know it to compare. The error is a mistake of the scenario.
func (v *View) Overview() (output.Table, error) {
	l := v.Lang
	t := output.Table{Title: words.OverviewTitle.In(l), Heading: words.Warnings.In(l), Columns: []output.Column{
		{Head: words.Area.In(l), Max: nameColumns}, {Head: words.Residents.In(l), Right: true}, {Head: words.Centres.In(l), Right: true},
		{Head: words.SubCentres.In(l), Right: true}, {Head: words.Stations.In(l), Right: true},
		{Head: words.MeanDistance.In(l), Right: true}, {Head: words.Farthest.In(l), Right: true},
	}}
	list, err := v.Scenario.Overview()
	if err != nil {
		return t, err
	}
	for _, one := range list {
		t.Rows = append(t.Rows, v.overviewRow(one))
	}
	all := list[len(list)-1]
	total := t.Rows[len(list)-1]
	total.Rule = true
	if stated := v.Scenario.StationsStated(); stated > all.Stations {
		total.Cells[4].Text = words.OfStated.Fill(l, all.Stations, stated)
		t.Notes = append(t.Notes, words.StationsElsewhere.Fill(l, stated-all.Stations))
	}
	t.Rows[len(list)-1] = total
	return t, nil
}

func (v *View) overviewRow(one plan.Overview) output.Row {
	name := words.Total.In(v.Lang)
	if one.Code != "" {
		name = one.Code + " " + one.Name
	}
	if one.Code == one.Name && one.Code != "" {
		name = one.Code
	}
	kilometres := func(metres float64) string {
		if math.IsInf(metres, 0) {
			return words.Undefined
		}
		return words.Kilometres.Fill(v.Lang, metres/1000)
	}
	return output.Text(name, strconv.Itoa(one.Residents), strconv.Itoa(one.Centres), strconv.Itoa(one.SubCentres), strconv.Itoa(one.Stations),
		kilometres(one.Mean), kilometres(one.Farthest))
}
