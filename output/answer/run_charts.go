package answer

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// drawing is a chart that the report shows and that is a picture, too.
type drawing struct {
	kind  kind
	name  string // of the file
	chart chart.Drawing
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
		list = append(list, drawing{ofTargets, "targets", v.targets()})
	}
	for _, id := range v.fanned() {
		if f := v.fan(id); !f.Bands.Constant() {
			list = append(list, drawing{ofCourses, "fan_" + id.String(), f})
		}
	}
	if len(v.Scenario.Tables.Projects) > 0 {
		list = append(list, drawing{ofProjects, "projects", v.gantt()})
	}
	return append(list, v.maps()...)
}

// charts are the pictures of a run.
func (v *View) charts() []Chart {
	var charts []Chart
	for _, d := range v.drawings() {
		charts = append(charts, pictures(d.name, d.chart)...)
	}
	return charts
}

// constants says of each indicator without a chart that it is the same everywhere.
func (v *View) constants() (sentences []string) {
	for _, id := range v.fanned() {
		if f := v.fan(id); f.Bands.Constant() {
			sentences = append(sentences, words.ConstantValue.Fill(v.Lang, Indicator(id, v.Lang), Unit(id).Value(v.Lang, v.Analysis.Values(id, v.study().Last())[0])))
		}
	}
	return sentences
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
			Name: name, Detail: row.Unit.Limit(v.Lang, row.Comparator, row.Limit) + in(v.Lang, "，", ", ") + words.Dated(v.Lang, row.By),
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

// fanned are the indicators of the whole district that have a target, then those that were measured.
func (v *View) fanned() []indicator.ID {
	var list []indicator.ID
	add := func(id indicator.ID, area int) {
		if area == len(v.study().Areas) && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, t := range v.study().Targets {
		add(t.Indicator, t.Area)
	}
	for i := range v.study().Observations {
		if o := &v.study().Observations[i]; onFan(o, o.Indicator) && o.Use != indicator.Compared && o.Use != indicator.BaseFact {
			add(o.Indicator, o.Area)
		}
	}
	return list
}

// onFan tells whether an observation is of what the fan of an indicator shows.
func onFan(o *indicator.Observation, id indicator.ID) bool {
	return o.Indicator == id && o.Name == id.String() && (o.Period == indicator.OfYear || measure.Of(id).Kind == indicator.Stock)
}

func (v *View) fan(id indicator.ID) chart.Fan {
	s := v.study()
	f := chart.Fan{
		Frame: v.frame(Indicator(id, v.Lang), ""), Name: Indicator(id, v.Lang), Unit: Unit(id), Yearly: measure.Of(id).Kind != indicator.Stock,
	}
	of := v.count(&f, id)
	if s.Start() >= s.First {
		f.From = s.Start() + 1
	}
	for _, u := range v.Scenario.Shocks {
		f.Shocks = append(f.Shocks, chart.Span{From: u.From, To: *u.Until, Name: in(v.Lang, u.Lever.ZH, u.Lever.EN)})
	}
	for i := range s.Observations {
		if o := &s.Observations[i]; onFan(o, id) && o.Area == len(s.Areas) && o.Use != indicator.Compared {
			f.Observed = append(f.Observed, chart.FanObservation{Observation: chart.Observation{Month: o.Month, Value: o.Value * typical(of), Comparator: string(o.Comparator)}, Later: o.Use == indicator.Later})
		}
	}
	for _, c := range v.Analysis.Chances {
		if t := c.Target; t.Indicator == id && t.Area == len(s.Areas) {
			one := chart.FanTarget{By: t.By, Comparator: string(t.Comparator), Limit: t.Limit, Chance: chanceOnChart(c.Chance)}
			if of != nil {
				all := int(typical(of))
				one.Limit, one.Words = float64(t.Needed(all)), Unit(id).Required(v.Lang, string(t.Comparator), t.Limit, t.Needed(all), all)
			}
			f.Targets = append(f.Targets, one)
		}
	}
	slices.SortStableFunc(f.Targets, func(a, b chart.FanTarget) int { return cmp.Compare(a.By, b.By) })
	f.Bands = v.bands(id, of)
	if start := experiment.Summarize(times(v.Analysis.Values(id, s.Start()), of)).P50; !math.IsNaN(start) {
		f.Base = &chart.Point{Month: s.Start(), Value: start}
	}
	return f
}

// bands are the quantiles of an indicator in each month in which it is defined; of a share of things that are counted, those
// of their number.
func (v *View) bands(id indicator.ID, of []float64) (b chart.Bands) {
	for m := v.study().First; m <= v.study().Last(); m++ {
		if values := defined(times(v.Analysis.Values(id, m), of)); len(values) > 0 {
			addMonth(&b, m, func(p float64) float64 { return experiment.PredictedQuantile(values, p) })
		}
	}
	return b
}

// chanceOnChart is a chance as charts draw it; NaN where no replication tells.
func chanceOnChart(c indicator.Chance) chart.Interval {
	return chart.Interval{Value: c.Estimate(), Low: c.Low, High: c.High}
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
