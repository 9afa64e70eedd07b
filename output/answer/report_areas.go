package answer

import (
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
)

// abreast is how many indicators of subdistricts stand side by side on paper.
const abreast = 5

// Areas sets the subdistricts side by side: what is counted of each, then what targets judge, before the horizon and at its end.
func (v *View) Areas() (tables []output.Table) {
	for ids := range slices.Chunk(v.ofAreas(), abreast) {
		t := output.Table{Columns: []output.Column{{Head: words.Subdistrict.In(v.Lang)}}}
		for _, id := range ids {
			t.Columns = append(t.Columns, output.Column{Head: Indicator(id, v.Lang), Right: true})
		}
		for area := range v.study().Areas {
			row := output.Text(v.Area(area))
			for _, id := range ids {
				row.Cells = append(row.Cells, output.Cell{Text: v.areaCourse(id, area)})
			}
			t.Rows = append(t.Rows, row)
		}
		tables = append(tables, t)
	}
	return tables
}

// ofAreas are the indicators that subdistricts have: the counts, then those that targets judge.
func (v *View) ofAreas() (list []indicator.ID) {
	for _, about := range measure.All() {
		if about.Section == "counts" && about.Areas != measure.District {
			list = append(list, about.ID)
		}
	}
	for _, t := range v.study().Targets {
		if measure.Of(t.Indicator).Areas != measure.District && !slices.Contains(list, t.Indicator) {
			list = append(list, t.Indicator)
		}
	}
	return list
}

// areaCourse is what an indicator of a subdistrict is before the horizon and at its end: a median, or a mean where so few things
// are counted that a median says little.
func (v *View) areaCourse(id indicator.ID, area int) string {
	ends, about, unit := len(v.study().YearEnds()), measure.Of(id), Unit(id)
	if about.Section == "counts" {
		unit = words.Count
	}
	typical := func(end int) string {
		x := experiment.Summarize(v.areaValues(id, area, end))
		if about.Counted != measure.Nothing {
			return unit.Value(v.Lang, x.Mean)
		}
		return unit.Value(v.Lang, x.P50)
	}
	return typical(ends) + " → " + typical(ends-1)
}
