package measure

import "chcsim/model/indicator"

// Quantity is what can be observed: an indicator, or a count behind one.
type Quantity struct {
	Name      string
	ZH, EN    string
	Indicator indicator.ID
	Part      indicator.Part
	Unit      indicator.Unit
}

// counted are the counts behind indicators that districts keep, beside those that are indicators themselves.
var counted = []Quantity{
	{"district_visits", "居民区级医院门诊人次", "residents' visits to district hospitals", "community_share_district", indicator.Remainder, indicator.Count},
	{"up_referrals", "上转人次", "patients referred up", "referrals_up", indicator.Numerator, indicator.Count},
	{"down_referrals", "下转人次", "patients referred down", "referrals_down", indicator.Numerator, indicator.Count},
	{"centres_standardized", "达标社区卫生服务中心数", "centres to standard", "centre_standard_rate", indicator.Numerator, indicator.Count},
	{"stations", "社区卫生服务站数", "stations", "station_standard_rate", indicator.Denominator, indicator.Count},
	{"stations_standardized", "达标社区卫生服务站数", "stations to standard", "station_standard_rate", indicator.Numerator, indicator.Count},
}

// sums are the indicators that are counts: over a month they are what the month saw, not twelve times as much.
var sums = append(Counts.indicators(), Costs.indicators()...)

// Quantities lists what can be observed: all indicators, then the counts behind them.
func Quantities() []Quantity {
	list := make([]Quantity, 0, len(all)+len(counted))
	for i := range all {
		about := &all[i]
		q := Quantity{string(about.ID), about.ZH, about.EN, about.ID, indicator.Quotient, about.Unit}
		for j := range sums {
			if sums[j].ID == about.ID {
				q.Part = indicator.Numerator
			}
		}
		list = append(list, q)
	}
	return append(list, counted...)
}
