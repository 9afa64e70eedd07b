package plan

import (
	"math"

	"chcsim/scenarios/mistake"
)

// Two statements of the same residents may differ: they are of other dates, rounded, or with and without students.
const (
	differs     = 1.05 // from here on a doubt
	contradicts = 1.5  // from here on one of them is wrong
)

// residentsAdd checks the residents by age, by subdistrict and in all against each other.
func (r *reading) residentsAdd() {
	t := &r.s.Tables
	if len(t.Subdistricts) == 0 || len(t.AgeSex) == 0 {
		return
	}
	r.whole()
	before := len(r.s.Warnings)
	r.cells()
	doubts := r.s.Warnings[before:]
	ages := t.residentsByArea()
	all, whole := ages["all"]
	parts := 0.0
	for i, s := range t.Subdistricts {
		at := r.s.rows["subdistricts"][i]
		persons, own := ages[s.Code]
		parts += persons
		switch {
		case own && persons < 1 || !own && s.Population < 1:
			r.At(at, mistake.Say("the subdistrict %s (%s) has no residents", "街镇 %s（%s）没有居民", s.Code, s.Name)).
				Expect(mistake.Say("at least one; leave out a subdistrict that nobody lives in", "至少一人；无人居住的街镇请删去"))
		case own && s.Population > 0:
			r.agree(at, persons, s.Population, mistake.Say("the ages of %s", "%s 各年龄组合计", s.Code), mistake.Say("the table of subdistricts", "街镇表"))
		}
	}
	last := r.s.rows["age_sex"][len(t.AgeSex)-1]
	if whole && len(ages) > 1 {
		r.bothAges(ages, last)
		r.warn(r.s.rows["age_sex"][0], mistake.Say("the ages of all are not used: the subdistricts have their own", "all 的年龄数据未使用：各街镇有自己的数据"))
	}
	if whole {
		r.partsOf(all, doubts)
	} else {
		all = parts
	}
	r.doubtSize(all)
	if len(r.Errors) == 0 {
		r.totalsFollow(all)
	}
}

// partsOf checks the subdistricts together against the ages of the whole district. Where another power of ten would make
// a single one of them fit, the difference is told at its row; otherwise a doubtful cell of the ages may be why.
func (r *reading) partsOf(all float64, doubts []Warning) {
	listed := 0.0
	for _, s := range r.s.Tables.Subdistricts {
		listed += s.Population
	}
	at := r.s.rows["age_sex"][0]
	what, others := mistake.Say("the ages", "各年龄组合计"), mistake.Say("the subdistricts together", "各街镇合计")
	for i, s := range r.s.Tables.Subdistricts {
		for _, factor := range []float64{0.01, 0.001, 0.0001, 100, 1000, 10_000} {
			meant := float64(s.Population * factor)
			if fits := math.Abs(listed-s.Population+meant-all) < 0.01*all; fits && max(all/listed, listed/all) > differs {
				at = r.s.rows["subdistricts"][i]
				others = mistake.Say("the subdistricts together, with %s of %s, which would fit with %s", "各街镇合计（其中 %[2]s 为 %[1]s 人，若为 %[3]s 人则相符）", people(s.Population), s.Code, people(meant))
			}
		}
	}
	if e := r.agree(at, all, listed, what, others); e != nil && e.Hint == (mistake.Text{}) && len(doubts) > 0 {
		e.Advise(mistake.Text{EN: doubts[0].In("en"), ZH: doubts[0].In("zh")})
	}
}

// Of residents for each centre fewer than fewest, or more than most, are no district: townships of China have some
// thousands to some hundreds of thousands.
const (
	fewest = 1000
	most   = 1e6
)

// doubtSize warns of residents that are too few or too many for the number of subdistricts, which all tables say alike.
func (r *reading) doubtSize(all float64) {
	each := all / float64(len(r.s.Tables.Subdistricts))
	hint := mistake.Say("numbers are persons", "单位为人")
	switch {
	case each < fewest:
		hint = mistake.Say("numbers are persons, not ten thousands", "单位为人，不是万人")
	case each <= most:
		return
	}
	r.warn(r.s.rows["subdistricts"][0], mistake.Say("%s residents in %d subdistricts, %s for each: %s", "%[2]d 个街镇共 %[1]s 人，平均每个 %[3]s 人：%[4]s",
		people(all), len(r.s.Tables.Subdistricts), people(each), hint))
}

// residentsByArea adds up the age groups.
func (t *Tables) residentsByArea() map[string]float64 {
	sums := map[string]float64{}
	for _, g := range t.AgeSex {
		sums[g.Area] += g.Male + g.Female
	}
	return sums
}

// bothAges checks rows of the whole district beside those of subdistricts: they say the same, or it is unclear which count.
func (r *reading) bothAges(ages map[string]float64, at mistake.Place) {
	rest := ages["all"]
	for _, s := range r.s.Tables.Subdistricts {
		rest -= ages[s.Code]
	}
	if math.Abs(rest) > 0.005*ages["all"] {
		r.At(at, mistake.Say("ages of all, %s persons, beside ages of subdistricts, %s persons together", "年龄表既有 all（%s 人）又有街镇（合计 %s 人）", people(ages["all"]), people(ages["all"]-rest))).
			Expect(mistake.Say("rows of all, or rows of every subdistrict", "只写 all 的数据行，或写每个街镇的数据行"))
	}
}

// agree warns of two statements of residents that differ, and reports two that contradict each other.
func (r *reading) agree(at mistake.Place, stated, known float64, what, other mistake.Text) *mistake.Error {
	ratio := max(stated/known, known/stated)
	if !(ratio > differs) {
		return nil
	}
	text := mistake.Say("%s: %s residents, but %s: %s", "%s：%s 人，而%s：%s 人", what, people(stated), other, people(known))
	if ratio < contradicts {
		r.warn(at, text)
		return nil
	}
	e := r.At(at, text).Expect(mistake.Say("about the same number of persons", "大致相同的人数"))
	for _, slip := range []struct {
		factor float64
		hint   mistake.Text
	}{
		{10_000, mistake.Say("one of them is in ten thousands; write persons", "其中一个以万人为单位；请以人为单位")},
		{1000, mistake.Say("1.280 is a little more than one, not 1,280", "1.280 略大于 1，不是 1280")},
		{100, mistake.Say("one of them may have two digits too many", "其中一个可能多写了两位数")},
	} {
		if math.Abs(math.Log(ratio/slip.factor)) < math.Log(2) {
			e.Advise(slip.hint)
		}
	}
	return e
}

// whole doubts parts of persons in the tables of subdistricts and totals; ages are doubted with their cells.
func (r *reading) whole() {
	doubt := func(table string, row int, persons float64) {
		if persons != math.Trunc(persons) {
			r.warn(r.s.rows[table][row], mistake.Say("%s is no whole number of persons", "%s 不是整数人数", show(persons)))
		}
	}
	for i, s := range r.s.Tables.Subdistricts {
		doubt("subdistricts", i, s.Population)
	}
	for i, t := range r.s.Tables.Totals {
		doubt("totals", i, t.Persons)
	}
}

// people writes a number of persons: as it is where it is none.
func people(x float64) string {
	if x < 1000 {
		return show(math.Round(x*100) / 100)
	}
	return show(math.Round(x))
}
