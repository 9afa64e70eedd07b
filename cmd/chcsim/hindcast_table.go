package main

import (
	"fmt"
	"math"
	"strings"

	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
)

// tables are what a hindcast prints.
func (r *hindsight) tables() []output.Table {
	tables := []output.Table{r.fitTable()}
	if len(r.scores) > 0 {
		tables = append(tables, r.scoreTable())
	}
	if t := r.projectionTable(); len(t.Rows) > 0 {
		tables = append(tables, t)
	}
	return append(tables, r.parameterTable(), r.roundTable())
}

// texts are phrases in a language.
func texts(l words.Lang, phrases ...words.Phrase) []string {
	list := make([]string, len(phrases))
	for i, p := range phrases {
		list[i] = p.In(l)
	}
	return list
}

// columns makes the heads of a table; all but the first stand to the right.
func columns(heads ...string) []output.Column {
	list := make([]output.Column, len(heads))
	for i, h := range heads {
		list[i] = output.Column{Head: h, Right: i > 0}
	}
	return list
}

// observed writes an observation with its comparator.
func observed(o hindcast.Observation, l words.Lang) string {
	mark := map[string]string{"=": "", "~": words.About.In(l)}
	text, ok := mark[o.Comparator]
	if !ok {
		text = o.Comparator + " "
	}
	return text + answer.Unit(o.Indicator).Value(l, o.Value)
}

// within writes a median with its 90% interval.
func within(id indicator.ID, i hindcast.Interval, l words.Lang) string {
	return answer.Unit(id).WithInterval(l, i.P50, i.P05, i.P95)
}

// fitTable shows what the model was fitted to.
func (r *hindsight) fitTable() output.Table {
	l := r.lang
	t := output.Table{
		Title:   words.FitTitle.Fill(l, r.name, r.until),
		Columns: columns(texts(l, words.Indicator, words.ObservedDate, words.ObservedValue, words.LeastSquares, words.PosteriorInterval)...),
		Heading: words.Explanations.In(l),
	}
	for i, o := range r.training {
		t.Rows = append(t.Rows, output.Text(answer.Indicator(o.Indicator, l), o.Month.String(), observed(o, l),
			answer.Unit(o.Indicator).Value(l, r.posterior.Best.Values[i]), within(o.Indicator, r.posterior.Project(i), l)))
	}
	return t
}

// scoreTable shows each later observation beside its projection.
func (r *hindsight) scoreTable() output.Table {
	l := r.lang
	t := output.Table{
		Title: words.TestTitle.Fill(l, r.until),
		Columns: columns(texts(l, words.Indicator, words.ObservedDate, words.ObservedValue, words.ProjectedInterval, words.ProjectionError,
			words.Interval90, words.Persistence, words.Skill, words.LinearTrend, words.Skill)...),
		Heading: words.Explanations.In(l), Notes: texts(l, words.ErrorNote, words.SkillNote),
	}
	for _, s := range r.scores {
		t.Rows = append(t.Rows, r.scoreRow(s))
	}
	total := hindcast.Total(r.scores)
	t.Rows = append(t.Rows, output.Row{Rule: true, Cells: []output.Cell{
		{Text: words.AllScores.In(l)}, {}, {}, {}, {}, {Text: fmt.Sprintf("%d/%d", total.Held, total.Scored)},
		{}, {Text: skill(total.Persistence)}, {}, {Text: skill(total.Trend)},
	}})
	return t
}

func (r *hindsight) scoreRow(s hindcast.Score) output.Row {
	l, unit := r.lang, answer.Unit(s.Observation.Indicator)
	held := output.Cell{Text: words.HoldsIt.In(l), Tone: output.Good}
	if !s.Held {
		held = output.Cell{Text: words.MissesIt.In(l), Tone: output.Bad}
	}
	if !math.IsNaN(s.Meets) {
		held.Text += words.MeetsIt.Fill(l, words.Chance.Value(l, s.Meets))
	}
	row := output.Text(answer.Indicator(s.Observation.Indicator, l), s.Observation.Month.String(), observed(s.Observation, l),
		within(s.Observation.Indicator, s.Projected, l), unit.Difference(l, s.Error))
	row.Cells = append(row.Cells, held)
	for _, n := range []hindcast.Naive{s.Persistence, s.Trend} {
		value, gain := output.Cell{Text: unit.Value(l, n.Value)}, output.Cell{Text: skill(n.Skill)}
		if reason, ok := reasons[n.Why]; ok {
			gain.Notes = []string{reason.In(l)}
		}
		row.Cells = append(row.Cells, value, gain)
	}
	return row
}

// reasons say why a naive forecast or the skill against it is missing.
var reasons = map[hindcast.Reason]words.Phrase{
	hindcast.NoTraining: words.NothingFitted, hindcast.NoTrend: words.NoTrend, hindcast.NaiveRight: words.NaiveRight,
}

// skill writes a skill with its sign, two decimals.
func skill(x float64) string {
	if math.IsNaN(x) {
		return words.Undefined
	}
	return strings.Replace(fmt.Sprintf("%+.2f", x), "-", "−", 1)
}

// projectionTable shows the year ends after the fit, as they come out.
func (r *hindsight) projectionTable() output.Table {
	l := r.lang
	heads := texts(l, words.Indicator)
	ends := r.ends()
	for _, m := range ends {
		heads = append(heads, m.String())
	}
	t := output.Table{Title: words.ProjectionTitle.Fill(l, r.until), Columns: columns(heads...)}
	if len(ends) == 0 {
		return t
	}
	for _, id := range r.shown {
		cells := []string{answer.Indicator(id, l)}
		for _, m := range ends {
			cells = append(cells, within(id, r.posterior.Project(r.projected(id, m)), l))
		}
		t.Rows = append(t.Rows, output.Text(cells...))
	}
	return t
}

// ends are the year ends after the fit.
func (r *hindsight) ends() []month.Month {
	var ends []month.Month
	for _, m := range r.study.YearEnds() {
		if m > r.until {
			ends = append(ends, m)
		}
	}
	return ends
}

// parameterTable sets each posterior beside its prior.
func (r *hindsight) parameterTable() output.Table {
	l := r.lang
	t := output.Table{
		Title:   words.FreeTitle.In(l),
		Columns: columns(texts(l, words.Parameter, words.Prior, words.Posterior, words.Narrowed)...),
		Notes:   texts(l, words.FreeNote),
	}
	for _, learned := range r.posterior.Learned() {
		i, _ := r.study.Index(learned.Path)
		spec := r.study.Parameters[i].Spec
		write := func(x hindcast.Interval) string {
			return fmt.Sprintf("%s [%s, %s]", answer.ParameterValue(spec, x.P50), answer.ParameterValue(spec, x.P05), answer.ParameterValue(spec, x.P95))
		}
		t.Rows = append(t.Rows, output.Text(learned.Path, write(learned.Prior), write(learned.Posterior), words.Chance.Value(l, learned.Narrowed)))
	}
	return t
}

// roundTable states the schedule of tolerances.
func (r *hindsight) roundTable() output.Table {
	l := r.lang
	t := output.Table{
		Title:   words.RoundsTitle.In(l),
		Columns: columns(texts(l, words.Round, words.Simulations, words.Tolerance, words.AcceptedShare, words.DifferentParticles)...),
	}
	for i, round := range r.posterior.Rounds {
		t.Rows = append(t.Rows, output.Text(fmt.Sprint(i+1), fmt.Sprint(round.Simulations), words.Number.Value(l, round.Tolerance),
			words.Chance.Value(l, round.Accepted), words.Count.Value(l, round.Effective)))
	}
	return t
}
