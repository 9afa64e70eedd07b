package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// sureEnough is the chance from which nobody asks what holds a target back.
const sureEnough = 0.9

// rarely is how often a centre is below standard, or how many in the mean lack an item, for a row to be worth it.
const rarely = 0.1

// Shortage tells, for each target on centres or stations that is not very likely to be met, which of them lack what at its date,
// how far it is with that and how late; without rows where there is no such target.
func (v *View) Shortage() output.Table {
	l := v.Lang
	t := output.Table{
		Title: words.ShortageTitle.In(l), Heading: words.Warnings.In(l),
		Columns: []output.Column{
			{Head: words.Target.In(l), Max: nameColumns}, {Head: words.LackingColumn.In(l), Max: 40}, {Head: words.MissingColumn.In(l), Right: true},
			{Head: words.StandingColumn.In(l), Max: 48}, {Head: words.LateColumn.In(l), Right: true}, {Head: words.LongestColumn.In(l), Max: 36},
		},
	}
	for i := range v.study().Targets {
		list := v.shortages(i)
		for k, s := range list {
			row := output.Text("", v.lacking(s), v.missing(i, s), v.standings(s), v.late(s), v.longest(s))
			if k == 0 {
				row.Cells[0].Text, row.Rule = v.targetName(i)+" "+v.limitOf(i), len(t.Rows) > 0
			}
			t.Rows = append(t.Rows, row)
		}
		if advice := v.advice(i, list); advice != "" {
			t.Notes = append(t.Notes, v.targetName(i)+in(l, "：", ": ")+advice)
		}
	}
	return t
}

// shortages are those of a target that are worth a row; none of one that is likely enough, or not about centres and stations.
func (v *View) shortages(i int) []experiment.Shortage {
	c := v.Analysis.Chances[i]
	if len(measure.Of(c.Target.Indicator).Needs) == 0 || !(c.Chance.Estimate() < sureEnough) {
		return nil
	}
	return slices.DeleteFunc(v.Analysis.Shortages(i, v.projectAt), func(s experiment.Shortage) bool { return s.Missing < rarely })
}

// projectAt is the place of a facility's first project.
func (v *View) projectAt(facility string) (int, bool) {
	i := slices.IndexFunc(v.Scenario.Tables.Projects, func(p plan.Project) bool { return p.Facility == facility })
	return i, i >= 0
}

func (v *View) limitOf(i int) string {
	return v.target(i, v.Analysis.Chances[i], Labels(v.study().Parameters, v.Lang)).limit(v.Lang)
}

// lacking names who lacks what.
func (v *View) lacking(s experiment.Shortage) string {
	switch c, ok := capability.Find(s.Item); {
	case ok:
		return in(v.Lang, c.Row().ZH, c.Row().EN)
	case s.Facility == "":
		return words.BelowStandard.In(v.Lang)
	}
	return v.facility(s.Facility)
}

func (v *View) facility(id string) string {
	for _, f := range v.Scenario.Tables.Facilities {
		if f.ID == id {
			return in(v.Lang, f.NameZH, f.NameEN)
		}
	}
	return id
}

// missing is how often a centre is below standard, or how many lack an item.
func (v *View) missing(target int, s experiment.Shortage) string {
	if s.Facility != "" {
		return words.Chance.Value(v.Lang, s.Missing)
	}
	if of := v.Analysis.Chances[target].EndOf; of > 0 {
		return fmt.Sprintf("%.1f/%d", s.Missing, of)
	}
	return fmt.Sprintf("%.1f", s.Missing)
}

// standings says how far it is with what is missing, the most frequent first.
func (v *View) standings(s experiment.Shortage) string {
	var parts []string
	for _, x := range s.Standings {
		if x.Share >= rarely || len(parts) == 0 {
			parts = append(parts, v.standing(s, x)+" "+words.Chance.Value(v.Lang, x.Share))
		}
	}
	return strings.Join(parts, in(v.Lang, "，", ", "))
}

func (v *View) standing(s experiment.Shortage, x experiment.StandingShare) string {
	switch x.Standing {
	case estate.Waiting:
		return words.WaitingTurn.In(v.Lang)
	case estate.NotBegun:
		return words.ProjectNotBegun.In(v.Lang)
	case estate.UnderWay:
		return v.stage(s, x.Stage)
	}
	return words.WithoutProject.In(v.Lang)
}

// stage names a stage of a project, or of a programme's unit, where things are installed.
func (v *View) stage(s experiment.Shortage, stage estate.Stage) string {
	if stage == estate.Building && s.Facility == "" {
		return words.Installation.In(v.Lang)
	}
	zh, en := stage.Names()
	return in(v.Lang, zh, en)
}

// late is by how many months a project comes too late for the target.
func (v *View) late(s experiment.Shortage) string {
	if math.IsNaN(s.Late) || math.IsInf(s.Late, 0) {
		return words.Undefined
	}
	return fmt.Sprintf("%.0f", math.Ceil(s.Late))
}

// longest is the stage that takes longest, with its months out of all.
func (v *View) longest(s experiment.Shortage) string {
	if s.Whole == 0 {
		return words.Undefined
	}
	return words.LongestStage.Fill(v.Lang, v.stage(s, s.Longest), s.Months, s.Whole)
}

// advice says in a sentence what would help a target: which projects to bring forward, or which step of a programme.
func (v *View) advice(target int, list []experiment.Shortage) string {
	if len(list) == 0 {
		return ""
	}
	if list[0].Facility == "" {
		return v.adviceOnProgramme(list[0])
	}
	c := v.Analysis.Chances[target]
	short := c.Target.Needed(c.EndOf) - int(math.Round(c.End.P50*float64(c.EndOf)))
	var near []experiment.Shortage
	unplanned := 0
	for _, s := range list {
		if math.IsNaN(s.Late) || math.IsInf(s.Late, 1) {
			unplanned++
		} else {
			near = append(near, s)
		}
	}
	slices.SortStableFunc(near, func(a, b experiment.Shortage) int { return int(math.Ceil(a.Late)) - int(math.Ceil(b.Late)) })
	var names []string
	for _, s := range near[:min(len(near), max(2, short+1))] {
		names = append(names, words.LateBy.Fill(v.Lang, v.facility(s.Facility), v.late(s)))
	}
	if len(names) == 0 {
		return words.NoProjects.In(v.Lang)
	}
	gap := words.MedianMeets.In(v.Lang)
	if short > 0 {
		gap = words.ShortBy.Fill(v.Lang, short)
	}
	text := words.BringForward.Fill(v.Lang, gap, strings.Join(names, in(v.Lang, "、", ", ")), v.stage(near[0], near[0].Longest))
	if unplanned > 0 {
		text += words.SomeUnplanned.Fill(v.Lang, unplanned)
	}
	return text
}

// adviceOnProgramme says what holds a programme back most.
func (v *View) adviceOnProgramme(s experiment.Shortage) string {
	switch top := s.Standings[0]; top.Standing {
	case estate.Waiting:
		return words.SpeedTurns.Fill(v.Lang, v.programme(s.Item)+".share_per_year")
	case estate.UnderWay:
		return words.SpeedStage.Fill(v.Lang, v.stage(s, top.Stage), v.stageOf(s, top.Stage))
	}
	return words.StartProgramme.Fill(v.Lang, v.programme(s.Item)+".share_per_year")
}

// stageOf is the path of the months that a stage of a programme takes.
func (v *View) stageOf(s experiment.Shortage, stage estate.Stage) string {
	switch stage {
	case estate.Approval:
		return "estate.rollout_approval"
	case estate.Acceptance:
		return "estate.rollout_acceptance"
	}
	return v.programme(s.Item) + ".installation"
}

// programme is the path of the programme that brings an item.
func (v *View) programme(item string) string {
	if item == estate.Standard {
		return "estate.station_standard"
	}
	return "estate.capability." + item
}
