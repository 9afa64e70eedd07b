package answer

import (
	"fmt"
	"strings"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// Places names the facilities that a dated list holds, by subdistrict; it has no rows where none is. Notes say of each
// kind how many there are, how many are expected to exist at the start, and where and when they were found.
func (v *View) Places() output.Table {
	t := output.Table{
		Title:   words.PlacesTitle.In(v.Lang),
		Columns: []output.Column{{Head: words.Subdistrict.In(v.Lang)}, {Head: words.Facilities.In(v.Lang)}},
		Heading: words.Warnings.In(v.Lang),
	}
	names := map[string][]string{}
	for _, f := range v.Scenario.Tables.Facilities {
		if f.Vintage != 0 {
			names[f.Area] = append(names[f.Area], in(v.Lang, f.NameZH, f.NameEN))
		}
	}
	for _, s := range v.Scenario.Tables.Subdistricts {
		if list := names[s.Code]; len(list) > 0 {
			t.Rows = append(t.Rows, output.Text(s.Name, strings.Join(list, in(v.Lang, "、", "; "))))
		}
	}
	t.Notes = v.listNotes()
	return t
}

// list is where and when places of a kind were found, and how many.
type list struct {
	kind, source string
	vintage      month.Month
	places       int
	expected     float64
}

func (v *View) listNotes() (notes []string) {
	var lists []list
	add := func(kind, source string, vintage month.Month, exists float64) {
		for i := range lists {
			if l := &lists[i]; l.kind == kind && l.source == source && l.vintage == vintage {
				l.places, l.expected = l.places+1, l.expected+exists
				return
			}
		}
		lists = append(lists, list{kind, source, vintage, 1, exists})
	}
	for _, f := range v.Scenario.Tables.Facilities {
		add(f.Kind, f.Source, f.Vintage, f.Exists)
	}
	for _, h := range v.Scenario.Tables.Hospitals {
		add("hospital", h.Source, h.Vintage, 1)
	}
	for _, l := range lists {
		if l.vintage != 0 {
			notes = append(notes, words.ListNote.Fill(v.Lang, words.KindOfPlace[l.kind].In(v.Lang), l.places, fmt.Sprintf("%.1f", l.expected), l.source, l.vintage))
		}
	}
	return notes
}
