package plan

import (
	"chcsim/model/estate"
	"chcsim/scenarios/mistake"
)

// stations sets those listed against the number at the start that the scenario speaks of.
func (r *reading) stations() {
	at := r.known.field("estate.stations")
	if at < 0 {
		return
	}
	listed := 0
	for _, f := range r.s.Tables.Facilities {
		if f.Kind == "station" && !f.Planned {
			listed++
		}
	}
	lowest, highest := r.s.Parameters[at].Distribution.Support()
	where := r.s.places["estate.stations"]
	switch stated := r.s.StationsStated(); {
	case float64(listed) > highest:
		r.warn(where, mistake.Say("estate.stations says at most %s, but %d stations are listed: all of them count", "estate.stations 至多 %s 个，而表中列有 %d 个服务站：以表为准", show(highest), listed))
	case listed > 0 && float64(listed) < lowest/2:
		r.warn(where, mistake.Say("estate.stations says about %d, but only %d stations are listed: the places of the others are drawn", "estate.stations 约 %d 个，而表中只列有 %d 个服务站：其余位置由模拟抽取", stated, listed))
	}
}

// works checks what facilities and projects say of each other.
func (r *reading) works() {
	planned, opened, doubtful, second := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, f := range r.s.Tables.Facilities {
		planned[f.ID], doubtful[f.ID], second[f.ID] = f.Planned, f.Exists < 1, f.Kind == "second_site"
		if doubtful[f.ID] && (f.Planned || f.Kind != "station" && f.Kind != "second_site") {
			r.At(f.at, mistake.Say("exists_at_start of %s is below 1", "%s 的 exists_at_start 小于 1", f.name())).
				Expect(mistake.Say("a chance below 1 only for stations and second sites that are not planned", "只有非规划的服务站和第二院址可以小于 1"))
		}
		if f.Planned && f.Kind == "centre" {
			r.At(f.at, mistake.Say("the centre %s is planned", "中心 %s 尚在规划中", f.name())).
				Expect(mistake.Say("a centre that is open from the start", "从一开始就已开放的中心")).
				Advise(mistake.Say("a house that opens later is a sub_centre or a station", "以后才开放的院址应写作 sub_centre 或 station"))
		}
	}
	for _, e := range r.s.Tables.Events {
		opened[e.Facility] = opened[e.Facility] || e.Kind == estate.Opened
	}
	for i, p := range r.s.Tables.Projects {
		at := r.s.rows["projects"][i]
		opening := p.Kind == estate.Opening.String()
		opened[p.Facility] = opened[p.Facility] || opening
		exists, known := planned[p.Facility]
		switch {
		case !known:
		case second[p.Facility]:
			r.At(at, mistake.Say("the project %s works on %s, which is a second site", "项目 %s 的机构 %s 是第二院址", p.ID, p.Facility)).
				Expect(mistake.Say("a facility with a standard of its own, such as a sub_centre", "自有建设标准的机构，如 sub_centre"))
		case doubtful[p.Facility]:
			r.At(at, mistake.Say("the project %s works on %s, which may not exist", "项目 %s 的机构 %s 可能不存在", p.ID, p.Facility)).
				Expect(mistake.Say("a facility with exists_at_start 1", "exists_at_start 为 1 的机构"))
		case opening && !exists:
			r.At(at, mistake.Say("the project %s opens %s, which is open from the start", "项目 %s 新开 %s，而该机构从一开始就已开放", p.ID, p.Facility)).
				Expect(mistake.Say("a facility with planned: true, or another kind of project", "planned 为 true 的机构，或其他类型的项目"))
		case !opening && exists:
			r.At(at, mistake.Say("the project %s works on %s, which is only planned", "项目 %s 的机构 %s 尚在规划中", p.ID, p.Facility)).
				Expect(mistake.Say("a project of kind opening", "类型为 opening 的项目"))
		}
		r.doubtProject(p, at)
	}
	for _, f := range r.s.Tables.Facilities {
		if f.Planned && !opened[f.ID] && f.Kind != "centre" {
			r.At(f.at, mistake.Say("%s is planned, but no project opens it", "%s 尚在规划中，但没有新开它的项目", f.name())).
				Expect(mistake.Say("a project of kind opening", "类型为 opening 的项目"))
		}
	}
}

// doubtProject warns of what a project says that cannot be used, or hardly be meant.
func (r *reading) doubtProject(p Project, at mistake.Place) {
	relocation := p.Kind == estate.Relocation.String()
	switch {
	case relocation && !p.MoveKnown:
		r.warn(at, mistake.Say("the relocation %s has no moves_to_lon and moves_to_lat: its new place is drawn anew in each replication", "迁建项目 %s 没有 moves_to_lon 和 moves_to_lat：每次模拟重新抽取新址", p.ID))
	case !relocation && p.MoveKnown:
		r.warn(at, mistake.Say("the project %s is no relocation, so its moves_to is not used", "项目 %s 不是迁建，未使用其 moves_to 坐标", p.ID))
	}
	if p.By != 0 && p.By < p.StartEarliest {
		r.warn(at, mistake.Say("the project %s is due by %s, before it can begin in %s", "项目 %s 应于 %s 完成，早于最早开工月份 %s", p.ID, p.By, p.StartEarliest))
	}
	if p.StartEarliest > r.s.Horizon.To {
		r.warn(at, mistake.Say("the project %s begins after the horizon and changes nothing", "项目 %s 在模拟期之后才开工，没有作用", p.ID))
	}
}
