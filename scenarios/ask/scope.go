package ask

import (
	"slices"

	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Scope is what a scenario can be asked about.
type Scope struct {
	Areas       []string      // codes of its subdistricts
	First, Last month.Month   // months of which values are kept, the base year's end among them
	YearEnds    []month.Month // months of which values of subdistricts are kept
}

// In is the number of the requirement's area among those of the scope, that of the whole district being the
// number of subdistricts; the error points to a month or a subdistrict that is not there.
func (r Requirement) In(s Scope) (area int, err error) {
	var p mistake.List
	area = len(s.Areas)
	if r.AllTargets {
		return area, nil
	}
	if r.Month < s.First || r.Month > s.Last {
		s.noMonth(&p, r.month, r.Month)
	}
	if r.Area != "all" {
		if area = slices.Index(s.Areas, r.Area); area < 0 {
			p.NoArea(r.area, r.Area, append([]string{"all"}, s.Areas...))
		} else if !slices.Contains(s.YearEnds, r.Month) {
			p.At(r.month, mistake.Say("of subdistricts only year ends are kept", "街镇只保留年末的数值")).
				Expect(mistake.Say("December or the last month", "12月或最后一个月"))
		}
	}
	return area, p.Err()
}

func (s Scope) noMonth(p *mistake.List, at mistake.Place, m month.Month) {
	p.At(at, mistake.Say("the scenario has no %s", "情景中没有 %s", m)).
		Expect(mistake.Say("a month from %s to %s", "%s 到 %s 之间的月份", s.First, s.Last))
}
