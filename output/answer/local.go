package answer

import (
	"fmt"
	"slices"
	"strconv"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// open is a figure that the district has not filled in, and what it does to the targets.
type open struct {
	figure  plan.Figure
	share   float64  // of the variance of the target that it moves most
	targets []string // those that it moves
}

// Local is the table of the district's own figures: how many are filled in, and which of the others to fill in first. After a run
// those are ranked by the run's own influences on its targets. Without a workbook it has no rows.
func (v *View) Local() output.Table {
	local := v.Scenario.Local
	if local == nil {
		return output.Table{}
	}
	l := v.Lang
	filled, all := len(local.Given), len(local.Given)+len(local.Open)
	t := output.Table{
		Title: words.LocalTitle.Fill(l, filled, all),
		Columns: []output.Column{
			{Head: words.FillNext.In(l), Right: true}, {Head: words.Figure.In(l)}, {Head: words.Share.In(l), Right: true}, {Head: words.Moves.In(l), Max: 60},
		},
		Heading: words.Warnings.In(l),
	}
	if v.Scenario.StandIn != "" && filled < all {
		t.Notes = append(t.Notes, words.StandsIn.Fill(l, v.Scenario.StandIn))
	}
	for _, key := range local.Tables {
		t.Rows = append(t.Rows, output.Text(strconv.Itoa(len(t.Rows)+1), words.TableOf.Fill(l, v.tableName(key)), "", words.AllCounts.In(l)))
	}
	if v.Analysis == nil {
		t.Notes = append(t.Notes, words.RankedByRun.In(l))
		return t
	}
	ranked := v.ranked(local.Open)
	for _, o := range ranked {
		targets := fmt.Sprint(o.targets[0])
		for _, name := range o.targets[1:] {
			targets += in(l, "、", ", ") + name
		}
		t.Rows = append(t.Rows, output.Text(strconv.Itoa(len(t.Rows)+1), o.figure.Name.In(l.String()), words.Fraction.Value(l, o.share), targets))
	}
	t.Notes = append(t.Notes, words.RankedBy.Fill(l, len(v.Analysis.Replications), len(local.Open)-len(ranked)))
	return t
}

func (v *View) tableName(key string) string {
	for _, f := range plan.TableForms() {
		if f.Name == key {
			return f.Title.In(v.Lang.String())
		}
	}
	return key
}

// ranked are the open figures that a target's indicator moves with, the most influential first: by the share of the variance of
// its ranks, of the target for which it is largest.
func (v *View) ranked(figures []plan.Figure) []open {
	var list []open
	for _, f := range figures {
		o := open{figure: f}
		for _, r := range v.Analysis.Reliances {
			if share := v.shareOf(f, r); share > 0 {
				o.share = max(o.share, share)
				o.targets = append(o.targets, Indicator(r.Target.Indicator, v.Lang))
			}
		}
		if o.targets = slices.Compact(o.targets); len(o.targets) > 0 {
			list = append(list, o)
		}
	}
	slices.SortStableFunc(list, func(a, b open) int {
		switch {
		case a.share > b.share:
			return -1
		case a.share < b.share:
			return 1
		}
		return 0
	})
	return list
}

// shareOf is what a figure's parameter explains of a target; all contracts stand for the rates of both ages.
func (v *View) shareOf(f plan.Figure, r experiment.Reliance) (share float64) {
	for _, x := range r.Ranked {
		path := v.study().Parameters[x.Parameter].Path
		if path == f.Path || f.Of == plan.ByContractable && path == "contract.start_rate.over_60" {
			share += x.Share
		}
	}
	return share
}
