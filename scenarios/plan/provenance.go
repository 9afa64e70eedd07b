package plan

import (
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Count is a number of values by basis.
type Count struct{ Sourced, Transferred, Assumed, Unstated int }

// Total is the number of all values.
func (c Count) Total() int { return c.Sourced + c.Transferred + c.Assumed + c.Unstated }

func (c *Count) add(basis param.Basis) {
	switch basis {
	case param.Sourced:
		c.Sourced++
	case param.Transferred:
		c.Transferred++
	case param.Assumed:
		c.Assumed++
	default:
		c.Unstated++
	}
}

// Provenance says where the values of a scenario come from.
type Provenance struct {
	Parameters Count
	Rows       Count    // of the tables that are inputs
	Unstated   []string // parameters without a basis
	Unsourced  []string // parameters said to be sourced or transferred, without a source
	Dangling   []string // ids that are cited but not in the sources table
}

func (r *reading) provenanceOf() Provenance {
	p := Provenance{Dangling: r.dangling()}
	for _, one := range r.s.Parameters {
		p.Parameters.add(one.Basis)
		switch {
		case one.Basis == param.Unstated:
			p.Unstated = append(p.Unstated, one.Path)
		case one.Basis != param.Assumed && one.Source == "":
			p.Unsourced = append(p.Unsourced, one.Path)
		}
	}
	for _, origin := range r.s.Tables.Origins() {
		p.Rows.add(origin.Basis)
	}
	if p.Rows.Unstated > 0 {
		r.s.Warnings = append(r.s.Warnings, Warning{What: mistake.Say("%d rows of tables state no basis", "%d 行表格数据未说明依据类型", p.Rows.Unstated)})
	}
	for _, list := range []struct {
		ids  []string
		what mistake.Text
	}{
		{p.Unstated, mistake.Say("no basis is stated for", "未说明依据类型")},
		{p.Unsourced, mistake.Say("no source is given for", "未注明来源")},
		{p.Dangling, mistake.Say("these ids are not in the sources table", "以下编号不在来源表中")},
	} {
		if len(list.ids) > 0 {
			names := strings.Join(list.ids, ", ")
			r.s.Warnings = append(r.s.Warnings, Warning{What: mistake.Say("%s: %s", "%s：%s", list.what, names)})
		}
	}
	return p
}

// Origins lists where the rows of all inputs come from; observations are none.
func (t *Tables) Origins() []Origin {
	var list []Origin
	for _, row := range t.Subdistricts {
		list = append(list, row.Origin)
	}
	for _, row := range t.AgeSex {
		list = append(list, row.Origin)
	}
	for _, row := range t.DemandPoints {
		list = append(list, row.Origin)
	}
	for _, row := range t.Facilities {
		list = append(list, row.Origin)
	}
	for _, row := range t.Hospitals {
		list = append(list, row.Origin)
	}
	for _, row := range t.Projects {
		list = append(list, row.Origin)
	}
	for _, row := range t.Events {
		list = append(list, row.Origin)
	}
	for _, row := range t.Totals {
		list = append(list, row.Origin)
	}
	for _, row := range t.BehaviourFigures {
		list = append(list, row.Origin)
	}
	return list
}
