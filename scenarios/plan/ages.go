package plan

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"chcsim/scenarios/mistake"
)

func (r *reading) ageSex(from tableSource) {
	t, ok := r.table("age_sex", from)
	if !ok {
		return
	}
	groups, ok := t.ageGroups()
	if !ok {
		return
	}
	r.standInAges = from.standIn
	slices.SortStableFunc(groups, func(a, b ageGroup) int { return cmp.Or(cmp.Compare(a.Area, b.Area), a.From-b.From) })
	for i, g := range groups {
		r.s.Tables.AgeSex = append(r.s.Tables.AgeSex, g.AgeSex)
		r.s.rows["age_sex"] = append(r.s.rows["age_sex"], g.line)
		next := 0 // the age at which the group must begin
		if i > 0 && groups[i-1].Area == g.Area {
			next = groups[i-1].To + 1
		}
		if g.From >= 0 && g.From != next {
			r.At(g.at, mistake.Say("the group begins at %d, the one before it ends at %d", "该组从 %d 岁开始，前一组到 %d 岁为止", g.From, next-1)).
				Expect(mistake.Say("groups without gaps from 0 to an open one such as 85+", "从 0 岁起不留空隙，直到 85+ 这样的开放组"))
			return
		}
		if last := i == len(groups)-1 || groups[i+1].Area != g.Area; last && g.To >= 0 {
			r.At(g.line, mistake.Say("the last group of %s is not open", "%s 的最后一组不是开放组", g.Area)).
				Expect(mistake.Say("such as 85+", "如 85+"))
			return
		}
	}
}

// ageGroups reads the rows of the table: both sexes in a row, or one.
func (t *table) ageGroups() ([]ageGroup, bool) {
	has := func(column string) bool { _, ok := t.columns[column]; return ok }
	long := has("sex") && has("persons")
	if !long && !(has("male") && has("female")) {
		t.r.At(t.headerLine(), mistake.Say("there are no columns of persons", "缺少人数的列")).
			Expect(mistake.Say("the columns male and female; or sex and persons", "male 与 female 两列；或 sex 与 persons 两列"))
		return nil, false
	}
	var groups []ageGroup
	for _, w := range t.rows {
		if text, at := w.cell("ages"); slices.Contains(sums, text) {
			t.r.warn(at, mistake.Say("the row %q is not used: it is a sum of the others", "“%s” 行未使用：它是其余各行的合计", text))
			continue
		}
		_, at := w.cell("ages")
		g := ageGroup{at: at, line: t.line(w)}
		g.Area = w.area("area", true)
		g.From, g.To = w.ages()
		g.Origin = w.origin("age_sex", false)
		if !long {
			g.Male, g.Female = w.number("male", persons), w.number("female", persons)
		} else if w.choice("sex", "male", "female") == "male" {
			g.Male, g.sexes = w.number("persons", persons), 1
		} else {
			g.Female, g.sexes = w.number("persons", persons), 2
		}
		groups = append(groups, g)
	}
	if long {
		return t.paired(groups)
	}
	return groups, true
}

// paired puts the two rows of each age group together.
func (t *table) paired(rows []ageGroup) ([]ageGroup, bool) {
	var groups []ageGroup
	for _, g := range rows {
		i := slices.IndexFunc(groups, func(o ageGroup) bool { return o.Area == g.Area && o.From == g.From && o.To == g.To })
		switch {
		case i < 0:
			groups = append(groups, g)
		case groups[i].sexes&g.sexes != 0:
			t.r.At(g.line, mistake.Say("the age group stands here a second time for the same sex", "该年龄组的同一性别重复出现"))
			return nil, false
		default:
			groups[i].Male += g.Male
			groups[i].Female += g.Female
			groups[i].sexes |= g.sexes
		}
	}
	for _, g := range groups {
		if g.sexes != 3 {
			t.r.At(g.line, mistake.Say("the age group has one sex alone", "该年龄组只有一个性别")).Expect(mistake.Say("a row of men and a row of women", "男、女各一行"))
			return nil, false
		}
	}
	return groups, true
}

// ageGroup is a row of the table of ages and where it stands.
type ageGroup struct {
	AgeSex
	at, line mistake.Place
	sexes    int // of the long form: 1 men, 2 women, 3 both
}

// ages reads an age group as files and as statistics write it: 0, 1-4, 5–9岁, 85+, 90岁及以上. The first age is −1 when it is
// none of these.
func (w row) ages() (from, to int) {
	text, at := w.cell("ages")
	half := mistake.HalfWidth(text)
	if found := closedAges.FindStringSubmatch(half); found != nil {
		from, _ = strconv.Atoi(found[1])
		to = from
		if found[2] != "" {
			to, _ = strconv.Atoi(found[2])
		}
		if from <= to && to < oldest {
			return from, to
		}
	}
	if found := openAges.FindStringSubmatch(half); found != nil {
		if from, _ = strconv.Atoi(found[1] + found[2]); from < oldest {
			return from, -1
		}
	}
	w.t.r.At(at, mistake.Say("%q is no age group", "“%s” 不是年龄组", text)).Expect(mistake.Say("such as 0, 1-4 or 85+", "如 0、1-4 或 85+"))
	return -1, -1
}

// oldest is an age that nobody reaches.
const oldest = 150

var (
	closedAges = regexp.MustCompile(`^([0-9]{1,3})岁?(?:[-–—~至到−]([0-9]{1,3}))?岁?$`)
	openAges   = regexp.MustCompile(`^(?:≥([0-9]{1,3})|([0-9]{1,3})岁?(?:\+|及以上|以上|and over))岁?$`)
)
