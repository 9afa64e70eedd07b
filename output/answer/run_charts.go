package answer

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// drawing is a chart that the report shows and that is a picture, too.
type drawing struct {
	kind kind
	name string // of the file
	make func() drawn
}

type drawn interface {
	PNG() ([]byte, error)
	SVG() ([]byte, error)
}

// kind is what a drawing is about.
type kind uint8

const (
	ofTargets kind = iota
	ofCourses
	ofProjects
	ofMaps
)

// drawings are all targets, a fan for each target's indicator, the projects, the maps.
func (v *View) drawings() []drawing {
	var list []drawing
	if len(v.Analysis.Chances) > 0 {
		list = append(list, drawing{ofTargets, "targets", func() drawn { return v.targets() }})
	}
	var seen []indicator.ID
	for _, c := range v.Analysis.Chances {
		if c.Target.Area == len(v.study().Areas) && !slices.Contains(seen, c.Target.Indicator) {
			seen = append(seen, c.Target.Indicator)
			list = append(list, drawing{ofCourses, "fan_" + c.Target.Indicator.String(), func() drawn { return v.fan(c) }})
		}
	}
	if len(v.Scenario.Tables.Projects) > 0 {
		list = append(list, drawing{ofProjects, "projects", func() drawn { return v.gantt() }})
	}
	return append(list, v.maps()...)
}

// charts are the pictures of a run.
func (v *View) charts() []Chart {
	var charts []Chart
	for _, d := range v.drawings() {
		charts = append(charts, Chart{"charts/" + d.name + ".png", func() ([]byte, error) { return d.make().PNG() }})
	}
	return charts
}

func (v *View) frame(title, subtitle string) chart.Frame {
	return chart.Frame{
		Lang: v.Lang, Title: title, Subtitle: subtitle, Scenario: v.Scenario.Name,
		Replications: len(v.Analysis.Replications), Seed: v.Analysis.Seed,
	}
}

func (v *View) targets() chart.Targets {
	t := chart.Targets{Frame: v.frame(in(v.Lang, "各项目标的达标概率", "Chance of meeting each target"), "")}
	run := v.Run()
	for _, row := range run.Targets {
		name := row.Name
		if row.Area != "" {
			name = row.Area + " " + name
		}
		t.Rows = append(t.Rows, chart.TargetRow{
			Name: name, Detail: row.Unit.Limit(v.Lang, row.Comparator, row.Limit) + in(v.Lang, "，", ", ") + row.By.String(),
			Chance: chart.Interval{Value: row.Chance.Estimate, Low: row.Chance.Low, High: row.Chance.High},
			Wanted: row.Wanted, Status: row.Status,
		})
	}
	if run.Joint != nil {
		t.Joint = &chart.TargetRow{
			Name:   words.AllTargets.In(v.Lang),
			Chance: chart.Interval{Value: run.Joint.Estimate, Low: run.Joint.Low, High: run.Joint.High}, Status: words.NoStatus,
		}
	}
	return t
}

func (v *View) fan(c experiment.TargetChance) chart.Fan {
	s, id := v.study(), c.Target.Indicator
	f := chart.Fan{
		Frame: v.frame(Indicator(id, v.Lang), ""), Unit: Unit(id),
	}
	for _, c := range v.Analysis.Chances {
		if t := c.Target; t.Indicator == id && t.Area == len(s.Areas) {
			f.Targets = append(f.Targets, chart.FanTarget{
				By: t.By, Comparator: string(t.Comparator), Limit: t.Limit,
				Chance: chart.Interval{Value: c.Chance.Estimate(), Low: c.Chance.Low, High: c.Chance.High},
			})
		}
	}
	slices.SortStableFunc(f.Targets, func(a, b chart.FanTarget) int { return cmp.Compare(a.By, b.By) })
	for m := s.First; m <= s.Last(); m++ {
		if values := defined(v.Analysis.Values(id, m)); len(values) > 0 {
			addMonth(&f.Bands, m, func(p float64) float64 { return experiment.PredictedQuantile(values, p) })
		}
	}
	if !math.IsNaN(c.Start.P50) {
		f.Base = &chart.Point{Month: s.First - 1, Value: c.Start.P50}
	}
	return f
}

// defined sorts the values that are not NaN.
func defined(values []float64) []float64 {
	values = slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(values)
	return values
}

func (v *View) gantt() chart.Gantt {
	s := v.study()
	g := chart.Gantt{
		Frame: v.frame(in(v.Lang, "建设项目进度", "Building projects"), in(v.Lang, "各阶段为中位进程，横线为完成（或启动）时间的 P10–P90", "stages at their medians; whiskers are P10–P90 of completion or start")),
		From:  s.First, To: s.Last() + 12,
	}
	for stage := range estate.Stage(estate.Stages) {
		zh, en := stage.Names()
		g.Stages = append(g.Stages, in(v.Lang, zh, en))
	}
	for i, p := range v.Scenario.Tables.Projects {
		g.Due = max(g.Due, p.By)
		g.Projects = append(g.Projects, v.project(i))
	}
	return g
}

// project is a row of the chart: the stages of most replications at their medians, and when the goal is reached.
func (v *View) project(i int) chart.Project {
	s := v.schedule(i)
	p := chart.Project{
		Name: in(v.Lang, s.NameZH, s.NameEN), Detail: in(v.Lang, "须完成", "to be completed"),
		P10: s.at(.1), P50: s.at(.5), P90: s.at(.9),
	}
	if s.begins() {
		p.Detail = in(v.Lang, "须启动", "to be started")
	}
	if s.By != 0 {
		share := s.inTime.Estimate()
		p.OnTime = &share
	}
	var from, to [estate.Stages][]float64
	for r := range v.Analysis.Replications {
		for stage, span := range v.Analysis.Replications[r].Projects[i].Stages {
			if !math.IsNaN(span.From) && !math.IsNaN(span.To) {
				from[stage] = append(from[stage], span.From)
				to[stage] = append(to[stage], span.To)
			}
		}
	}
	for stage := range from {
		if 2*len(from[stage]) > len(s.due) {
			slices.Sort(from[stage])
			slices.Sort(to[stage])
			p.Stages = append(p.Stages, chart.Stage{Kind: stage, Start: experiment.PredictedQuantile(from[stage], .5), End: experiment.PredictedQuantile(to[stage], .5)})
		}
	}
	return p
}
