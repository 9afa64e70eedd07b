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

// Hindcast is what would have been foretold at the end of a month, and how it was.
type Hindcast struct {
	*View
	*hindcast.Hindcast
	Name  string         // of the case
	Shown []indicator.ID // the observed indicators, each once
}

// NewHindcast is a hindcast of a scenario, to be told in a language.
func NewHindcast(name string, s *plan.Scenario, h *hindcast.Hindcast, l words.Lang) *Hindcast {
	analysis := &experiment.Analysis{Result: h.Result, Conditioning: h.Conditioning}
	r := &Hindcast{View: &View{Scenario: s, Analysis: analysis, Lang: l}, Hindcast: h, Name: name}
	for _, o := range h.Result.Study.Observations {
		if !slices.Contains(r.Shown, o.Indicator) {
			r.Shown = append(r.Shown, o.Indicator)
		}
	}
	return r
}

// Answer is what had been known, how well later observations were foretold, and what was learned.
func (r *Hindcast) Answer() Answer {
	a := Answer{Lang: r.Lang, Warnings: append(r.View.warnings(), r.hindsights()...), Files: r.files(), Charts: r.charts()}
	for _, t := range []output.Table{r.knownTable(), r.scoreTable(), r.projectionTable(), r.Learned()} {
		if len(t.Rows) > 0 {
			a.Tables = append(a.Tables, t)
		}
	}
	return a
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

// figure writes an observation with its comparator.
func figure(o *indicator.Observation, l words.Lang) string {
	mark := map[indicator.Comparator]string{indicator.Equal: "", indicator.Around: words.About.In(l)}
	text, ok := mark[o.Comparator]
	if !ok {
		text = string(o.Comparator) + " "
	}
	return text + unitOf(o).Value(l, o.Value)
}

// knownTable shows what had been observed at the cut beside what is simulated given it.
func (r *Hindcast) knownTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title:   words.KnownTitle.Fill(l, r.Name, r.Until),
		Columns: columns(texts(l, words.Quantity, words.ObservedDate, words.ObservedValue, words.Given90, words.MisfitSDs, words.UsedAs)...),
		Heading: words.Explanations.In(l),
	}
	for i := range r.study().Observations {
		if o := &r.study().Observations[i]; o.Use != indicator.Later {
			c, unit := r.Result.Compare(i), unitOf(o)
			t.Rows = append(t.Rows, output.Text(r.observedIn(o), words.Dated(l, o.Month), figure(o, l)+" ± "+sdText(unit, l, o.SD),
				unit.WithInterval(l, c.Simulated.P50, c.Simulated.P05, c.Simulated.P95), misfitText(c.Misfit), useName(o.Use, l)))
		}
	}
	return t
}

// scoreTable shows each later observation beside what was foretold.
func (r *Hindcast) scoreTable() output.Table {
	l := r.Lang
	t := output.Table{
		Title: words.TestTitle.Fill(l, r.Until),
		Columns: columns(texts(l, words.Quantity, words.ObservedDate, words.ObservedValue, words.Foretold90, words.HeldBy, words.CRPS,
			words.Persistence, words.Skill, words.LinearTrend, words.Skill)...),
		Heading: words.Explanations.In(l), Notes: texts(l, words.HeldNote, words.CRPSNote, words.SkillNote),
	}
	for i := range r.Scores {
		t.Rows = append(t.Rows, r.scoreRow(&r.Scores[i]))
	}
	if len(t.Rows) == 0 {
		return t
	}
	sum := hindcast.Sum(r.Scores, func(s *hindcast.Score) float64 { return s.SD })
	held := fmt.Sprintf("50%%: %d/%d; 90%%: %d/%d", sum.Half, sum.Values, sum.Nine, sum.Values)
	if sum.Limits > 0 {
		held += words.LimitsReached.Fill(l, sum.Reached, sum.Limits)
	}
	t.Rows = append(t.Rows, output.Row{Rule: true, Cells: []output.Cell{
		{Text: words.AllScores.In(l)}, {}, {}, {}, {Text: held}, {Text: words.InSDs.Fill(l, sum.CRPS)},
		{}, {Text: skill(sum.Persistence.Skill())}, {}, {Text: skill(sum.Trend.Skill())},
	}})
	return t
}

func (r *Hindcast) scoreRow(s *hindcast.Score) output.Row {
	l, unit := r.Lang, unitOf(s.Observation)
	row := output.Text(r.observedIn(s.Observation), words.Dated(l, s.Month), figure(s.Observation, l),
		unit.WithInterval(l, s.Simulated.P50, s.Simulated.P05, s.Simulated.P95))
	row.Cells = append(row.Cells, held(s, l), output.Cell{Text: crpsText(unit, l, s.CRPS)})
	for _, n := range []hindcast.Naive{s.Persistence, s.Trend} {
		value, gain := output.Cell{Text: unit.Value(l, n.Value)}, output.Cell{Text: skill(s.Skill(n))}
		if reason, ok := reasons[n.Why]; ok {
			gain.Notes = []string{reason.In(l)}
		}
		row.Cells = append(row.Cells, value, gain)
	}
	return row
}

// held tells which interval holds a later observation.
func held(s *hindcast.Score, l words.Lang) output.Cell {
	switch {
	case !s.Held():
		return output.Cell{Text: words.MissesIt.In(l), Tone: output.Bad}
	case s.IsLimit():
		return output.Cell{Text: words.ReachesIt.In(l), Tone: output.Good}
	case s.Half():
		return output.Cell{Text: "50%", Tone: output.Good}
	}
	return output.Cell{Text: "90%", Tone: output.Good}
}

// crpsText is an error in the unit of what it is of.
func crpsText(unit words.Unit, l words.Lang, x float64) string {
	return strings.TrimPrefix(unit.Difference(l, x), "+")
}

// reasons say why a naive forecast or the skill over it is missing.
var reasons = map[hindcast.Reason]words.Phrase{
	hindcast.NoEarlier: words.NothingEarlier, hindcast.NoTrend: words.NoTrend, hindcast.NaiveRight: words.NaiveRight,
}

// skill writes a skill with its sign, two decimals.
func skill(x float64) string {
	if math.IsNaN(x) {
		return words.Undefined
	}
	return strings.Replace(fmt.Sprintf("%+.2f", x), "-", "−", 1)
}

// projectionTable shows the observed indicators at the year ends after the cut, as they come out.
func (r *Hindcast) projectionTable() output.Table {
	l := r.Lang
	heads, ends := texts(l, words.Indicator), r.ends()
	for _, m := range ends {
		heads = append(heads, words.Dated(l, m))
	}
	t := output.Table{Title: words.ProjectionTitle.Fill(l, r.Until), Columns: columns(heads...)}
	if len(ends) == 0 {
		return t
	}
	for _, id := range r.Shown {
		cells, unit := []string{Indicator(id, l)}, r.unit(id)
		for _, m := range ends {
			x := experiment.Summarize(r.Result.Values(id, m))
			cells = append(cells, unit.WithInterval(l, x.P50, x.P05, x.P95))
		}
		t.Rows = append(t.Rows, output.Text(cells...))
	}
	return t
}

// unit is that of a shown indicator: whole numbers where it is a count.
func (r *Hindcast) unit(id indicator.ID) words.Unit {
	for i := range r.study().Observations {
		if o := &r.study().Observations[i]; o.Name == id.String() {
			return unitOf(o)
		}
	}
	return Unit(id)
}

// ends are the year ends after the cut.
func (r *Hindcast) ends() []month.Month {
	return slices.DeleteFunc(r.study().YearEnds(), func(m month.Month) bool { return m <= r.Until })
}

// hindsights warn of parameters whose sources are later than the cut.
func (r *Hindcast) hindsights() []string {
	later := 0
	for _, p := range r.Scenario.Parameters {
		if slices.ContainsFunc(strings.Fields(p.Source), func(id string) bool {
			s, ok := r.Scenario.Sources.Find(id)
			return ok && s.Dated > r.Until
		}) {
			later++
		}
	}
	if later == 0 {
		return nil
	}
	return []string{words.PriorsFromLater.Fill(r.Lang, r.Until, later)}
}
