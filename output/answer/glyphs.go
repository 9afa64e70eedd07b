package answer

import (
	"strings"

	"chcsim/output/chart"
)

// glyphs says which characters of the scenario's names no chart can show.
func (v *View) glyphs() []string {
	var texts []string
	for _, r := range chart.Unknown(v.names()) {
		texts = append(texts, (&chart.GlyphError{Character: r}).In(v.Lang))
	}
	return texts
}

// names are all names that charts may show.
func (v *View) names() string {
	names := []string{v.Scenario.Name}
	for _, d := range v.Scenario.Tables.Subdistricts {
		names = append(names, d.Name)
	}
	for _, f := range v.Scenario.Tables.Facilities {
		names = append(names, in(v.Lang, f.NameZH, f.NameEN))
	}
	for _, p := range v.Scenario.Tables.Projects {
		names = append(names, in(v.Lang, p.NameZH, p.NameEN))
	}
	return strings.Join(names, "\n")
}
