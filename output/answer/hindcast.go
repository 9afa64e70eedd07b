package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// Hindcast is a fit to earlier years with its projection of later ones, and their scores.
type Hindcast struct {
	Name           string // of the case
	Scenario       *plan.Scenario
	Study          *experiment.Study
	Until          month.Month // the last month that is fitted to
	Free           []string    // paths of the fitted parameters
	Training, Test []hindcast.Observation
	Shown          []indicator.ID // the observed indicators, each once
	Overlay        Overlay
	Options        hindcast.Options
	Lang           words.Lang

	Posterior *hindcast.Posterior
	Scores    []hindcast.Score
}

// Overlay is the scenario that posterior.yaml extends.
type Overlay struct {
	Extends string             // its file
	Scale   map[string]float64 // factors of parameters that are absolute numbers there
	Folder  string             // in which posterior.yaml is to lie
}

// Answer is how well later years were projected, and what was learned of the parameters.
func (r *Hindcast) Answer() Answer {
	a := Answer{Lang: r.Lang, Warnings: r.warnings(), Tables: []output.Table{r.fitTable()}, Files: r.files(), Charts: r.charts()}
	if len(r.Scores) > 0 {
		a.Tables = append(a.Tables, r.scoreTable())
	}
	if t := r.projectionTable(); len(t.Rows) > 0 {
		a.Tables = append(a.Tables, t)
	}
	a.Tables = append(a.Tables, r.parameterTable(), r.roundTable())
	return a
}

// Quantities are the values wanted of a simulation beside the training observations: the shown indicators
// month by month from the base year's end on, see projected, then those of the test observations, see Extra.
func (r *Hindcast) Quantities() []hindcast.Quantity {
	var all []hindcast.Quantity
	for m := r.Study.First - 1; m <= r.Study.Last(); m++ {
		for _, id := range r.Shown {
			all = append(all, hindcast.Quantity{Indicator: id, Area: len(r.Study.Areas), Month: m})
		}
	}
	for _, o := range r.Test {
		all = append(all, o.Of())
	}
	return all
}

// projected is the place of an indicator's value at a month in what a simulation returns.
func (r *Hindcast) projected(id indicator.ID, m month.Month) int {
	return len(r.Training) + int(m-r.Study.First+1)*len(r.Shown) + slices.Index(r.Shown, id)
}

// Extra is the place of the i-th test observation, which may be of a single area, behind the projections.
func (r *Hindcast) Extra(i int) int {
	return len(r.Training) + (r.Study.Months+1)*len(r.Shown) + i
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
	return text + Unit(o.Indicator).Value(l, o.Value)
}

// within writes a median with its 90% interval.
func within(id indicator.ID, i hindcast.Interval, l words.Lang) string {
	return Unit(id).WithInterval(l, i.P50, i.P05, i.P95)
}

// fitTable shows what the model was fitted to.
func (r *Hindcast) fitTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title:   words.FitTitle.Fill(l, r.Name, r.Until),
		Columns: columns(texts(l, words.Indicator, words.ObservedDate, words.ObservedValue, words.LeastSquares, words.PosteriorInterval)...),
		Heading: words.Explanations.In(l),
	}
	for i, o := range r.Training {
		t.Rows = append(t.Rows, output.Text(Indicator(o.Indicator, l), words.Dated(l, o.Month), observed(o, l),
			Unit(o.Indicator).Value(l, r.Posterior.Best.Values[i]), within(o.Indicator, r.Posterior.Project(i), l)))
	}
	return t
}

// scoreTable shows each later observation beside its projection.
func (r *Hindcast) scoreTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title: words.TestTitle.Fill(l, r.Until),
		Columns: columns(texts(l, words.Indicator, words.ObservedDate, words.ObservedValue, words.ProjectedInterval, words.ProjectionError,
			words.Interval90, words.Persistence, words.Skill, words.LinearTrend, words.Skill)...),
		Heading: words.Explanations.In(l), Notes: texts(l, words.ErrorNote, words.SkillNote),
	}
	for _, s := range r.Scores {
		t.Rows = append(t.Rows, r.scoreRow(s))
	}
	total := hindcast.Total(r.Scores)
	t.Rows = append(t.Rows, output.Row{Rule: true, Cells: []output.Cell{
		{Text: words.AllScores.In(l)}, {}, {}, {}, {}, {Text: fmt.Sprintf("%d/%d", total.Held, total.Scored)},
		{}, {Text: skill(total.Persistence)}, {}, {Text: skill(total.Trend)},
	}})
	return t
}

func (r *Hindcast) scoreRow(s hindcast.Score) output.Row {
	l, unit := r.Lang, Unit(s.Observation.Indicator)
	held := output.Cell{Text: words.HoldsIt.In(l), Tone: output.Good}
	if !s.Held {
		held = output.Cell{Text: words.MissesIt.In(l), Tone: output.Bad}
	}
	if !math.IsNaN(s.Meets) {
		held.Text += words.MeetsIt.Fill(l, words.Chance.Value(l, s.Meets))
	}
	row := output.Text(Indicator(s.Observation.Indicator, l), words.Dated(l, s.Observation.Month), observed(s.Observation, l),
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
func (r *Hindcast) projectionTable() output.Table {
	l := r.Lang
	heads := texts(l, words.Indicator)
	ends := r.ends()
	for _, m := range ends {
		heads = append(heads, words.Dated(l, m))
	}
	t := output.Table{Title: words.ProjectionTitle.Fill(l, r.Until), Columns: columns(heads...)}
	if len(ends) == 0 {
		return t
	}
	for _, id := range r.Shown {
		cells := []string{Indicator(id, l)}
		for _, m := range ends {
			cells = append(cells, within(id, r.Posterior.Project(r.projected(id, m)), l))
		}
		t.Rows = append(t.Rows, output.Text(cells...))
	}
	return t
}

// ends are the year ends after the fit.
func (r *Hindcast) ends() []month.Month {
	var ends []month.Month
	for _, m := range r.Study.YearEnds() {
		if m > r.Until {
			ends = append(ends, m)
		}
	}
	return ends
}

// parameterTable sets each posterior beside its prior.
func (r *Hindcast) parameterTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title:   words.FreeTitle.In(l),
		Columns: columns(texts(l, words.Parameter, words.Prior, words.Posterior, words.Narrowed)...),
		Notes:   texts(l, words.FreeNote),
	}
	for _, learned := range r.Posterior.Learned() {
		i, _ := r.Study.Index(learned.Path)
		spec := r.Study.Parameters[i].Spec
		write := func(x hindcast.Interval) string {
			return fmt.Sprintf("%s [%s, %s]", ParameterValue(spec, x.P50), ParameterValue(spec, x.P05), ParameterValue(spec, x.P95))
		}
		t.Rows = append(t.Rows, output.Text(learned.Path, write(learned.Prior), write(learned.Posterior), words.Chance.Value(l, learned.Narrowed)))
	}
	return t
}

// roundTable states the schedule of tolerances.
func (r *Hindcast) roundTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title:   words.RoundsTitle.In(l),
		Columns: columns(texts(l, words.Round, words.Simulations, words.Tolerance, words.AcceptedShare, words.DifferentParticles)...),
	}
	for i, round := range r.Posterior.Rounds {
		t.Rows = append(t.Rows, output.Text(fmt.Sprint(i+1), fmt.Sprint(round.Simulations), words.Number.Value(l, round.Tolerance),
			words.Chance.Value(l, round.Accepted), words.Count.Value(l, round.Effective)))
	}
	return t
}
