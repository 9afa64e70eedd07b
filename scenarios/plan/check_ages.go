package plan

import (
	"math"

	"chcsim/scenarios/mistake"
)

// cells doubts single cells of the age table: parts of persons, and a number many times, or a small part of, those beside it.
func (r *reading) cells() {
	list := r.s.Tables.AgeSex
	for i, g := range list {
		if g.Male != math.Trunc(g.Male) || g.Female != math.Trunc(g.Female) {
			r.warn(r.s.rows["age_sex"][i], mistake.Say("%s and %s are no whole persons", "%s 和 %s 不是整数人数", show(g.Male), show(g.Female)))
			break
		}
	}
	for i := range list {
		r.doubtCell(i, mistake.Say("men", "男性"), func(g AgeSex) float64 { return g.Male })
		r.doubtCell(i, mistake.Say("women", "女性"), func(g AgeSex) float64 { return g.Female })
	}
}

// steep is how many times as many persons for a year of age as in the groups beside are worth a doubt, and how few.
const steep = 8

// doubtCell compares the persons of one sex and age, for a year of age, with those of the groups beside. Of the open group
// at the end, where ages die out, only too many are doubted, and of few people nothing.
func (r *reading) doubtCell(i int, sex mistake.Text, persons func(AgeSex) float64) {
	list := r.s.Tables.AgeSex
	g := list[i]
	if g.To-g.From >= 10 {
		return // too wide to be like its neighbours
	}
	density := func(g AgeSex) float64 { return persons(g) / float64(max(1, g.To-g.From+1)) }
	lowest, highest := math.Inf(1), 0.0
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k == len(list) || list[k].Area != g.Area || list[k].To < 0 || list[k].To-list[k].From >= 10 {
			continue
		}
		beside := density(list[k])
		lowest, highest = min(lowest, beside), max(highest, beside)
	}
	own := density(g)
	many := own > steep*highest && persons(g) > 100
	few := g.To >= 0 && steep*own < lowest && lowest*float64(g.To-g.From+1) > 100
	if math.IsInf(lowest, 1) || !many && !few {
		return
	}
	nearest := lowest
	if many {
		nearest = highest
	}
	ages := mistake.Say("from %d to %d years", "%d 至 %d 岁", g.From, g.To)
	if g.To < 0 {
		ages = mistake.Say("from %d years on", "%d 岁及以上", g.From)
	}
	r.warn(r.s.rows["age_sex"][i], mistake.Say("%s %s %s, for a year of age %s; in the groups beside %s", "%[3]s%[2]s %[1]s 人，每岁 %[4]s 人；相邻年龄组每岁 %[5]s 人",
		people(persons(g)), sex, ages, people(own), people(nearest)))
}
