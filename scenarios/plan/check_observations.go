package plan

import (
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/scenarios/mistake"
)

// comparable warns of observations that stand beside no simulated value.
func (r *reading) comparable() {
	h := r.s.Horizon
	for i, o := range r.s.Tables.Observations {
		at := r.s.rows["observations"][i]
		switch {
		case o.Month < h.From-1 || o.Month > h.To:
			r.warn(at, mistake.Say("the %s of %s cannot be compared: %s lies outside %s to %s", "%[2]s 的 %[1]s 无法比较：%[3]s 不在 %[4]s 到 %[5]s 之内", o.Indicator, o.Area, o.Month, h.From-1, h.To))
		case o.Area != "all" && measure.Of(indicator.ID(o.Indicator)).Areas == measure.District:
			r.warn(at, mistake.Say("the %s of %s cannot be compared: it is kept for the whole district only", "%[2]s 的 %[1]s 无法比较：该指标只有全区数值", o.Indicator, o.Area))
		case o.Area != "all" && o.Month != h.From-1 && o.Month.Calendar() != 12 && o.Month != h.To:
			r.warn(at, mistake.Say("the %s of %s in %s cannot be compared: of subdistricts only year ends are kept", "%[2]s 在 %[3]s 的 %[1]s 无法比较：街镇只保留年末的数值", o.Indicator, o.Area, o.Month))
		}
	}
}
