package answer

import (
	"fmt"
	"slices"
	"strings"

	"chcsim/model"
	"chcsim/model/lever"
	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// Explain is what there is to know of a parameter.
type Explain struct {
	Spec      param.Spec
	Scenarios []*plan.Scenario // that give it a value
	Catalogue lever.Catalogue
	Lang      words.Lang
}

// Tables say what it is, what it is in each scenario, where that comes from, which measures move it and where it acts.
func (v *Explain) Tables() []output.Table {
	tables := []output.Table{v.meaning(), v.values()}
	for _, more := range []output.Table{v.sources(), v.measures(), v.uses()} {
		if len(more.Rows) > 0 {
			tables = append(tables, more)
		}
	}
	return tables
}

// meaning is what the code expects.
func (v *Explain) meaning() output.Table {
	l, s := v.Lang, v.Spec
	t := output.Table{Title: s.Path, Columns: []output.Column{{Head: words.PropertyHead.In(l)}, {Head: words.MeaningHead.In(l), Max: 90}}}
	add := func(name words.Phrase, text string) { t.Rows = append(t.Rows, output.Text(name.In(l), text)) }
	add(words.InputName, in(l, s.ZH, s.EN))
	add(words.UnitHead, s.Unit+" — "+words.UnitMeaning(s.Unit, param.Units[s.Unit]).In(l))
	add(words.RangeHead, fmt.Sprintf("%g … %g", s.Min, s.Max))
	switch {
	case s.Spread:
		add(words.ReadHead, words.ReadByEvents.In(l))
	case s.Initial:
		add(words.ReadHead, words.ReadAtStart.In(l))
	default:
		add(words.ReadHead, words.ReadMonthly.In(l))
	}
	if s.ShareOf != "" {
		add(words.ShareOfHead, s.ShareOf)
	}
	return t
}

// values are those of the scenarios.
func (v *Explain) values() output.Table {
	l := v.Lang
	t := output.Table{Title: words.ValuesTitle.In(l), Columns: []output.Column{
		{Head: words.ScenarioHead.In(l), Max: 30}, {Head: words.ValueHead.In(l)}, {Head: words.BasisHead.In(l)}, {Head: words.SourceHead.In(l), Max: 24},
		{Head: words.StandsInHead.In(l)}, {Head: words.NoteHead.In(l), Max: 50},
	}}
	for _, s := range v.Scenarios {
		if p, ok := v.of(s); ok {
			t.Rows = append(t.Rows, output.Text(s.Name, p.Distribution.String(), string(p.Basis), p.Source, p.Position.String(), p.Note))
		}
	}
	return t
}

// of is the parameter in a scenario.
func (v *Explain) of(s *plan.Scenario) (param.Parameter, bool) {
	i := slices.IndexFunc(s.Parameters, func(p param.Parameter) bool { return p.Path == v.Spec.Path })
	if i < 0 {
		return param.Parameter{}, false
	}
	return s.Parameters[i], true
}

// sources are those that the scenarios cite for it.
func (v *Explain) sources() output.Table {
	l := v.Lang
	t := output.Table{Title: words.SourcesTitle.In(l), Columns: []output.Column{{Head: words.SourceHead.In(l)}, {Head: words.InputName.In(l), Max: 70}, {Head: words.AddressHead.In(l), Max: 60}}}
	var seen []string
	for _, s := range v.Scenarios {
		p, _ := v.of(s)
		for _, id := range strings.Fields(p.Source) {
			for _, source := range s.Sources.Cited(id) {
				if slices.Contains(seen, source.ID) {
					continue
				}
				seen = append(seen, source.ID)
				t.Rows = append(t.Rows, output.Text(source.ID, source.Title, source.Address))
			}
		}
	}
	return t
}

// measures are the levers of the catalogue that move it.
func (v *Explain) measures() output.Table {
	l := v.Lang
	t := output.Table{Title: words.MovedByTitle.In(l), Columns: []output.Column{{Head: "lever"}, {Head: words.LeverName.In(l), Max: 44}, {Head: words.EffectHead.In(l)}}}
	for _, one := range v.Catalogue {
		for _, e := range one.Effects {
			if e.Parameter == v.Spec.Path {
				t.Rows = append(t.Rows, output.Text(one.Name, in(l, one.ZH, one.EN), fmt.Sprintf("%s %s", e.Operation, e.Size.Distribution)))
			}
		}
	}
	return t
}

// uses are the passages of the page of equations that name it; where none does, its section.
func (v *Explain) uses() output.Table {
	l := v.Lang
	part, _, _ := strings.Cut(v.Spec.Path, ".")
	t := output.Table{
		Title: words.UsedTitle.Fill(l, part), Heading: words.Warnings.In(l), Notes: []string{words.UsedNote.In(l)},
		Columns: []output.Column{{Head: words.SectionHead.In(l)}, {Head: words.EquationHead.In(l), Max: 110}},
	}
	for _, p := range Passages(model.Equations, v.Spec.Path) {
		for _, formula := range p.Formulas {
			t.Rows = append(t.Rows, output.Text(p.Section, formula))
		}
		t.Rows = append(t.Rows, output.Text(p.Section, strings.NewReplacer("`", "", "**", "").Replace(p.Text)))
	}
	if len(t.Rows) == 0 {
		t.Rows = append(t.Rows, output.Text(part, words.NotOnPage.In(l)))
	}
	return t
}
