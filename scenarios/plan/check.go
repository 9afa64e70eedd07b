package plan

import (
	"math"

	"chcsim/scenarios/mistake"
)

// check finds what is wrong between values that are each right by themselves.
func (r *reading) check() {
	r.relations()
	r.shares()
	r.areas()
	r.eachOnce()
	r.works()
	r.stations()
	if r.everywhere() {
		r.catchments()
	}
	r.residentsAdd()
	r.comparable()
	r.bridged()
}

// relations checks the conditions between parameters at their expected values.
func (r *reading) relations() {
	for _, relation := range r.known.Relations {
		values := make([]float64, len(relation.Paths))
		complete := true
		for i, path := range relation.Paths {
			at := r.known.field(path)
			if complete = complete && at >= 0; complete {
				values[i] = r.s.Parameters[at].Distribution.Mean()
			}
		}
		if !complete || relation.Holds(values) {
			continue
		}
		where := r.s.places[relation.Paths[0]]
		if relation.Warning {
			r.warn(where, relation.What(values))
			continue
		}
		r.At(where, relation.What(values)).Advise(relation.Hint)
	}
}

// shares checks that parts of one whole do not exceed it. Rounding may add up to a billionth.
func (r *reading) shares() {
	sums, lasts := map[string]float64{}, map[string]mistake.Place{}
	for _, p := range r.s.Parameters[:r.s.Model] {
		if p.ShareOf == "" {
			continue
		}
		sums[p.ShareOf] += p.Distribution.Mean()
		lasts[p.ShareOf] = r.s.places[p.Path]
	}
	reported := map[string]bool{}
	for _, p := range r.s.Parameters[:r.s.Model] {
		if sum := sums[p.ShareOf]; p.ShareOf != "" && sum > 1+1e-9 && !reported[p.ShareOf] {
			reported[p.ShareOf] = true
			r.At(lasts[p.ShareOf], mistake.Say("the shares of %s add up to %s%%", "%s 的各项份额合计 %s%%", p.ShareOf, show(math.Round(sum*1e6)/1e4))).
				Expect(mistake.Say("at most 100%", "不超过 100%"))
		}
	}
}

// areas checks the subdistricts that targets name, and that each has its centre.
func (r *reading) areas() {
	for _, t := range r.s.Targets {
		if t.Area == "all" {
			continue
		}
		r.knownArea(t.Area, t.at, true)
		if t.By.Calendar() != 12 && t.By != r.s.Horizon.To {
			r.At(t.at, mistake.Say("a target of a subdistrict at %s, which is no year end", "%s 的街镇目标不在年末", t.By)).
				Expect(mistake.Say("December or the last month of the horizon; of subdistricts other months are not kept", "12月或模拟的最后一个月；街镇的其他月份不予保留"))
		}
	}
	if len(r.s.Tables.Facilities) == 0 {
		return
	}
	centres := map[string]int{}
	for _, f := range r.s.Tables.Facilities {
		if f.Kind == "centre" {
			centres[f.Area]++
			if centres[f.Area] == 2 {
				r.At(f.at, mistake.Say("%s is the second centre of %s", "%s 是 %s 的第二个中心", f.name(), f.Area)).
					Advise(mistake.Say("a second house of a centre is a second_site, or a sub_centre where it has a standard of its own", "中心的第二处院址应写作 second_site；自有建设标准的写作 sub_centre"))
			}
		}
	}
	for _, s := range r.s.Tables.Subdistricts {
		if centres[s.Code] == 0 {
			r.At(mistake.Place{File: r.s.Tables.Facilities[0].at.File}, mistake.Say("the subdistrict %s (%s) has no centre", "街镇 %s（%s）没有社区卫生服务中心", s.Code, s.Name)).
				Expect(mistake.Say("one centre for each subdistrict", "每个街镇一个中心"))
		}
	}
}

// eachOnce reports targets that stand twice, so that one counts as two.
func (r *reading) eachOnce() {
	targets := map[Target]bool{}
	for _, t := range r.s.Targets {
		key := Target{Indicator: t.Indicator, Area: t.Area, By: t.By, AtMost: t.AtMost, Limit: t.Limit}
		if targets[key] {
			r.At(t.at, mistake.Say("the target on %s at %s stands here a second time", "%s 在 %s 的目标重复出现", t.Indicator, t.By))
		}
		targets[key] = true
	}
}
