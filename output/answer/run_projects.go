package answer

import (
	"math"
	"slices"
	"strconv"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// schedule is when a project of the plan comes to what is promised of it.
type schedule struct {
	plan.Project
	due    []float64        // when it is complete, or begun where no more is promised, in order; in months of the calendar
	inTime indicator.Chance // by the end of the promised month; without trials where none is promised
}

// schedule reads a project's dates from the replications.
func (v *View) schedule(i int) schedule {
	s := schedule{Project: v.Scenario.Tables.Projects[i]}
	inTime := 0
	for r := range v.Analysis.Replications {
		at := s.reached(&v.Analysis.Replications[r].Projects[i])
		s.due = append(s.due, at)
		if at < float64(s.By+1) {
			inTime++
		}
	}
	slices.Sort(s.due)
	if s.By != 0 {
		s.inTime = indicator.Wilson(inTime, len(s.due)).Sharing(v.study().Pasts())
	}
	return s
}

// Promise is what a plan promises of a project, to be filled with the date.
func Promise(p plan.Project) words.Phrase {
	if p.Goal == estate.Begin.String() {
		return words.StartedBy
	}
	return words.CompletedBy
}

// begins tells whether only a start is promised.
func (s *schedule) begins() bool { return s.Goal == estate.Begin.String() }

func (s *schedule) reached(p *estate.Progress) float64 {
	at := p.At
	if s.begins() {
		at = began(p)
	}
	if math.IsNaN(at) {
		return endless
	}
	return at
}

// began is when the first stage began.
func began(p *estate.Progress) float64 {
	for _, span := range p.Stages {
		if !math.IsNaN(span.From) {
			return span.From
		}
	}
	return math.NaN()
}

// endless stands for a date that never comes; the chart shows it as lying beyond its edge.
const endless = 1e6

// at is when a share of the replications has reached the goal.
func (s *schedule) at(share float64) float64 { return experiment.PredictedQuantile(s.due, share) }

// date is the month in which a share of the replications has reached the goal; 0 where that is beyond all dates.
func (s *schedule) date(share float64) month.Month {
	at := s.at(share)
	if at >= endless/2 {
		return 0
	}
	return month.Month(at)
}

// Projects judges the projects of the plan one by one; without rows where no date is promised of any.
func (v *View) Projects() output.Table {
	t := output.Table{
		Title: words.ProjectsTitle.In(v.Lang),
		Columns: []output.Column{
			{Head: words.Project.In(v.Lang), Max: nameColumns}, {Head: words.Promised.In(v.Lang)}, {Head: words.ProjectDates.In(v.Lang)},
			{Head: words.InTimeColumn.In(v.Lang), Right: true}, {Head: words.VerdictColumn.In(v.Lang)}, {Head: words.Source.In(v.Lang)},
		},
	}
	for i := range v.Scenario.Tables.Projects {
		s := v.schedule(i)
		if s.By == 0 {
			continue
		}
		c := chance(s.inTime)
		verdict := words.VerdictOf(c.Estimate, c.Replications)
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: in(v.Lang, s.NameZH, s.NameEN)}, {Text: Promise(s.Project).Fill(v.Lang, s.By)}, {Text: s.dates(v.Lang)},
			{Text: c.text(v.Lang)}, {Text: verdict.In(v.Lang), Tone: toneOf(verdict)}, {Text: s.Source},
		}})
	}
	return t
}

// dates writes the median with the month that a tenth of the replications keep and the one that nine tenths do.
func (s *schedule) dates(l words.Lang) string {
	date := func(share float64) string {
		if d := s.date(share); d != 0 {
			return words.Dated(l, d)
		}
		return words.Undefined
	}
	return words.MedianInterval.Fill(l, date(.5), words.Range.Fill(l, date(.1), date(.9)))
}

// projects is projects.csv: for each project its promise, the month in which it is kept and the chance of keeping it.
func (v *View) projects() File {
	head := []string{"scenario", "project", "facility", "kind", "goal", "by", "p10", "p50", "p90", "p_in_time", "p_in_time_lo", "p_in_time_hi", "replications", "source"}
	return csvFile("projects.csv", head, func(write func(...string)) {
		for i := range v.Scenario.Tables.Projects {
			s := v.schedule(i)
			c := Chance{math.NaN(), math.NaN(), math.NaN(), 0}
			if s.By != 0 {
				c = chance(s.inTime)
			}
			write(slices.Concat([]string{v.Scenario.Name, s.ID, s.Facility, s.Kind, s.Goal}, months(s.By, s.date(.1), s.date(.5), s.date(.9)),
				numbers(c.Estimate, c.Low, c.High), []string{strconv.Itoa(len(s.due)), s.Source})...)
		}
	})
}

// months are fields of a CSV file, empty for a month that is 0.
func months(list ...month.Month) []string {
	fields := make([]string, len(list))
	for i, m := range list {
		if m != 0 {
			fields[i] = m.String()
		}
	}
	return fields
}
