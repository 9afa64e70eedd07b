package plan

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Source is where a figure comes from.
type Source struct {
	ID      string
	Title   string
	Address string
	Dated   month.Month // from when the fact can be known; 0 where that is not stated
	Note    string
}

// Sources is a sources table in its own order.
type Sources []Source

// Find returns the source of an id.
func (s Sources) Find(id string) (Source, bool) {
	for _, one := range s {
		if one.ID == id {
			return one, true
		}
	}
	return Source{}, false
}

// rangeForm is a range of ids, such as O104-O106.
var rangeForm = regexp.MustCompile(`^([A-Za-z]+)(\d+)-([A-Za-z]+)?(\d+)$`)

// Cited returns the sources that a citation stands for: those of an id, or of a range of ids such as
// O104-O106 or O104-106. A range takes the ids that exist, in the order of the table; without any, it
// returns nothing.
func (s Sources) Cited(id string) []Source {
	if one, ok := s.Find(id); ok {
		return []Source{one}
	}
	parts := rangeForm.FindStringSubmatch(id)
	if parts == nil || parts[3] != "" && parts[3] != parts[1] {
		return nil
	}
	first, _ := strconv.Atoi(parts[2])
	last, _ := strconv.Atoi(parts[4])
	var found []Source
	for _, one := range s {
		number, err := strconv.Atoi(strings.TrimPrefix(one.ID, parts[1]))
		if strings.HasPrefix(one.ID, parts[1]) && err == nil && number >= first && number <= last {
			found = append(found, one)
		}
	}
	return found
}

// sources reads the sources table and follows every citation to it. A source later than as_of cannot
// support an input; an id that the table does not hold is listed, not an error.
func (r *reading) sources() {
	path := r.root.get("sources")
	defer r.citeBook()
	if path == nil {
		return
	}
	if _, ok := r.text(path, mistake.Say("the path of the sources table", "来源表的路径")); !ok {
		return
	}
	r.s.Sources = r.readSources(path)
	for _, c := range r.cited {
		for _, source := range r.s.Sources.Cited(c.ids) {
			if !c.afterAsOf && r.s.AsOf != 0 && source.Dated > r.s.AsOf {
				r.At(c.at, mistake.Say("%s rests on %s, which dates from %s, later than as_of %s",
					"%s 依据 %s，其日期 %s 晚于 as_of %s", c.path, source.ID, source.Dated, r.s.AsOf)).
					Expect(mistake.Say("a source of %s or earlier", "不晚于 %s 的来源", r.s.AsOf)).
					Advise(mistake.Say("what came later can be an observation to compare with, never an input",
						"之后的数据只能作为对照的观测值，不能作为输入"))
			}
		}
	}
}

// citeBook adds the workbook to the sources: what it holds rests on it.
func (r *reading) citeBook() {
	if r.book != nil {
		r.s.Sources = append(r.s.Sources, Source{ID: r.bookName(), Title: mistake.Say("the district's workbook", "本区工作簿").In(r.s.Lang)})
	}
}

func (r *reading) readSources(path *node) Sources {
	t, ok := r.table("sources", tableSource{path: path})
	if !ok {
		return nil
	}
	var sources Sources
	seen := map[string]bool{}
	for _, w := range t.rows {
		s := Source{ID: w.text("id"), Title: w.text("title"), Address: w.text("address"), Note: w.optional("note")}
		w.once(seen, "id", s.ID)
		if w.optional("dated") != "" {
			s.Dated, _ = w.month("dated")
		}
		sources = append(sources, s)
	}
	return sources
}

// dangling lists the ids that are cited but not in the sources table, in the order of citation.
func (r *reading) dangling() []string {
	var ids []string
	for _, c := range r.cited {
		if len(r.s.Sources.Cited(c.ids)) == 0 && !slices.Contains(ids, c.ids) {
			ids = append(ids, c.ids)
		}
	}
	return ids
}
