package plan

import (
	"math"
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/param"
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
	r.cells()
	ages := t.residentsByArea()
	all, whole := ages["all"]
	parts := 0.0
	for i, s := range t.Subdistricts {
		at := r.rowsAt["subdistricts"][i]
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
	last := r.rowsAt["age_sex"][len(t.AgeSex)-1]
	if whole && len(ages) > 1 {
		r.bothAges(ages, last)
	}
	if whole {
		listed := 0.0
		for _, s := range t.Subdistricts {
			listed += s.Population
		}
		r.agree(r.rowsAt["age_sex"][0], all, listed, mistake.Say("the ages", "各年龄组合计"), mistake.Say("the subdistricts together", "各街镇合计"))
	} else {
		all = parts
	}
	if len(r.Errors) == 0 {
		r.totalsFollow(all)
	}
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
func (r *reading) agree(at mistake.Place, stated, known float64, what, other mistake.Text) {
	ratio := max(stated/known, known/stated)
	if !(ratio > differs) {
		return
	}
	text := mistake.Say("%s: %s residents, but %s: %s", "%s：%s 人，而%s：%s 人", what, people(stated), other, people(known))
	if ratio < contradicts {
		r.warn(at, text)
		return
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
}

// people writes a number of persons: as it is where it is none.
func people(x float64) string {
	if x < 1000 {
		return show(math.Round(x*100) / 100)
	}
	return show(math.Round(x))
}

// cells doubts single cells of the age table: parts of persons, and a group many times those beside it.
func (r *reading) cells() {
	const steep = 8 // times both neighbours, for each year of age
	list := r.s.Tables.AgeSex
	density := func(g AgeSex) float64 { return (g.Male + g.Female) / float64(max(1, g.To-g.From+1)) }
	part := -1
	for i, g := range list {
		if part < 0 && (g.Male != math.Trunc(g.Male) || g.Female != math.Trunc(g.Female)) {
			part = i
		}
		if i == 0 || i+1 == len(list) || list[i-1].Area != g.Area || list[i+1].Area != g.Area || list[i+1].To < 0 {
			continue
		}
		if between := max(density(list[i-1]), density(list[i+1])); density(g) > steep*between && g.Male+g.Female > 100 {
			r.warn(r.rowsAt["age_sex"][i], mistake.Say("%s residents from %d to %d years, %s times as many for a year of age as in the groups beside", "%s 名居民为 %d 至 %d 岁，每岁人数是相邻年龄组的 %s 倍",
				people(g.Male+g.Female), g.From, g.To, tenths(density(g)/max(1, between))))
		}
	}
	if part >= 0 {
		r.warn(r.rowsAt["age_sex"][part], mistake.Say("%s and %s are no whole persons; numbers are persons, and 1.280 is not 1,280", "%s 和 %s 不是整数；单位为人，1.280 不是 1280", show(list[part].Male), show(list[part].Female)))
	}
}

// totalsFollow checks the observed totals against the start, given by the ages, and against each other.
func (r *reading) totalsFollow(start float64) {
	h := r.s.Horizon
	before, m := start, h.From-1
	for i, total := range r.s.Tables.Totals {
		at := r.rowsAt["totals"][i]
		if total.Month < h.From {
			if total.Month < h.From-1 {
				r.warn(at, mistake.Say("the total of %s is not used: it lies before %s, with which the district begins", "%s 的总人口未使用：早于模拟的起点 %s", total.Month, h.From-1))
				continue
			}
			r.agree(at, total.Persons, start, mistake.Say("the total of %s, which is not used", "未使用的 %s 总人口", total.Month), mistake.Say("the ages, with which the district begins", "作为起点的各年龄组合计"))
			continue
		}
		years := float64(total.Month-m) / 12
		yearly := math.Pow(total.Persons/before, 1/max(1, years)) // within a year no more may change than in a whole one
		if max(yearly, 1/yearly) >= contradicts {
			r.agree(at, total.Persons, before, mistake.Say("the total of %s", "%s 的总人口", total.Month), mistake.Say("%s", "%s", m))
		} else if left := r.leaving(); 1-math.Pow(total.Persons/before, 1/years) > left+deaths {
			r.warn(at, mistake.Say("the totals fall by %s%% a year to %s, faster than the %s%% who move away: more leave than population.out_migration says", "总人口到 %[2]s 每年减少 %[1]s%%，快于每年迁出的 %[3]s%%：迁出多于 population.out_migration 所述",
				tenths(100*(1-math.Pow(total.Persons/before, 1/years))), total.Month, tenths(100*left)))
		}
		before, m = total.Persons, total.Month
	}
}

// deaths is roughly how much faster than by leaving residents can become fewer: deaths without births, a year.
const deaths = 0.01

// leaving is the share of residents who move away in a year, at its expected value; 1 where the model has none.
func (r *reading) leaving() float64 {
	i := slices.IndexFunc(r.s.Parameters, func(p param.Parameter) bool { return p.Path == "population.out_migration" })
	if i < 0 {
		return 1
	}
	return r.s.Parameters[i].Distribution.Mean()
}

// comparable warns of observations that stand beside no simulated value.
func (r *reading) comparable() {
	h := r.s.Horizon
	for i, o := range r.s.Tables.Observations {
		at := r.rowsAt["observations"][i]
		switch {
		case o.Month < h.From-1 || o.Month > h.To:
			r.warn(at, mistake.Say("%s: the %s of %s cannot be compared: %s lies outside %s to %s", "%s：%[3]s 的 %[2]s 无法比较：%[4]s 不在 %[5]s 到 %[6]s 之内", at.Position(), o.Indicator, o.Area, o.Month, h.From-1, h.To))
		case o.Area != "all" && measure.Of(indicator.ID(o.Indicator)).Areas == measure.District:
			r.warn(at, mistake.Say("%s: the %s of %s cannot be compared: it is kept for the whole district only", "%s：%[3]s 的 %[2]s 无法比较：该指标只有全区数值", at.Position(), o.Indicator, o.Area))
		case o.Area != "all" && o.Month != h.From-1 && o.Month.Calendar() != 12 && o.Month != h.To:
			r.warn(at, mistake.Say("%s: the %s of %s in %s cannot be compared: of subdistricts only year ends are kept", "%s：%[3]s 在 %[4]s 的 %[2]s 无法比较：街镇只保留年末的数值", at.Position(), o.Indicator, o.Area, o.Month))
		}
	}
}
