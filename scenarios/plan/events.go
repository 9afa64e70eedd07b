package plan

import (
	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Event is a row of the table of events: what is known to have happened at a facility by as_of. Of whatever has an event the
// table is complete: what it does not tell had not happened by as_of.
type Event struct {
	Facility   string
	Month      month.Month
	Kind       estate.EventKind
	Capability capability.ID // of what a facility was equipped with
	Origin
}

// eventNames are the words for events beside the names of capabilities.
var eventNames = map[string]estate.EventKind{
	"opened": estate.Opened, "新开": estate.Opened, "closed": estate.Closed, "关闭": estate.Closed,
	"standardized": estate.Standardized, "达标": estate.Standardized,
}

func (r *reading) events(from tableSource) {
	t, ok := r.table("events", from)
	if !ok {
		return
	}
	seen := map[Event]bool{}
	for _, w := range t.rows {
		e := Event{Facility: w.facility()}
		e.Month, _ = w.month("date")
		_, at := w.cell("date")
		w.notLater(e.Month, at)
		if !w.kindOfEvent(&e) {
			continue
		}
		if key := (Event{Facility: e.Facility, Kind: e.Kind, Capability: e.Capability}); e.Kind != estate.Closed {
			if seen[key] {
				r.Twice(t.line(w), e.Facility+" "+w.optional("event"))
			}
			seen[key] = true
		}
		e.Origin = w.origin("events."+e.Facility, false)
		w.keep("events")
		r.s.Tables.Events = append(r.s.Tables.Events, e)
	}
}

// kindOfEvent reads what happened and whether it can have happened at the facility.
func (w row) kindOfEvent(e *Event) bool {
	text, at := w.cell("event")
	names := []string{"opened", "closed", "standardized"}
	kind, known := eventNames[text]
	e.Kind = kind
	for id := range capability.ID(capability.Count) {
		row := id.Row()
		if row.Scope == capability.PerPlace {
			continue // of which the places are no facilities
		}
		names = append(names, row.ID)
		if text == row.ID || text == row.ZH {
			e.Kind, e.Capability, known = estate.Equipped, id, true
		}
	}
	if !known {
		w.t.r.At(at, mistake.Say("%q is no event", "“%s” 不是事件", text)).
			Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(names))).Near(text, names)
		return false
	}
	for _, f := range w.t.r.s.Tables.Facilities {
		if f.ID == e.Facility {
			return w.canHappen(e, f, at)
		}
	}
	return false // an unknown facility is reported
}

func (w row) canHappen(e *Event, f Facility, at mistake.Place) bool {
	before := len(w.t.r.Errors)
	station := f.Kind == "station"
	switch {
	case f.Exists < 1:
		w.t.r.At(at, mistake.Say("something happened at %s, which may not exist", "%s 有事件记录，却可能不存在", f.name())).
			Expect(mistake.Say("exists_at_start of 1", "exists_at_start 为 1"))
	case e.Kind == estate.Opened && !f.Planned:
		w.t.r.At(at, mistake.Say("%s opens, but is open from the start", "%s 新开，但从一开始就已开放", f.name())).
			Expect(mistake.Say("planned: true in the table of facilities", "机构表中 planned 为 true"))
	case e.Kind == estate.Closed && f.Kind == "centre":
		w.t.r.At(at, mistake.Say("the centre %s closes", "中心 %s 关闭", f.name())).
			Expect(mistake.Say("a station, a sub_centre or a second_site", "服务站、分中心或第二院址"))
	case e.Kind == estate.Equipped && (f.Kind != "centre" && !station || station != (e.Capability.Row().Scope == capability.PerStation)):
		w.t.r.At(at, mistake.Say("%s is not rolled out to %s", "%s 不在 %s 推广", w.optional("event"), facilityKinds[f.Kind])).
			Expect(mistake.Say("a facility of the kind that it is for", "该项推广所面向的机构类型"))
	}
	return len(w.t.r.Errors) == before
}

// model is the event as the model takes it.
func (e Event) model() estate.Event {
	return estate.Event{Facility: e.Facility, Month: e.Month, Kind: e.Kind, Capability: e.Capability}
}
