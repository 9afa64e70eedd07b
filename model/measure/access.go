package measure

import "chcsim/model/indicator"

// Reach is how near care is to the residents of an area at the month's end.
type Reach struct {
	Residents, Over60, Over65 float64
	Walk, WalkOlder, Cycle    float64 // share within the threshold of an open facility; WalkOlder of those of 60 and over
	Reachable                 float64 // share from whom there is a way to an open facility
	Spatial                   float64 // GPs per 10,000 residents within reach
	Minutes                   float64 // on foot to the nearest open facility, of those under 60
	Slower                    float64 // minutes of those of 60 and over ÷ Minutes
}

// sum adds up, over all residents, what each of those under 60 and of those of 60 and over has.
func (r *Reach) sum(younger, older float64) float64 {
	return float64(younger*(r.Residents-r.Over60)) + float64(older*r.Over60)
}

// Access holds the indicators of reach.
var Access = Part[*Reach]{"access", []row[*Reach]{
	{
		definition: definition{
			ID: "access_15min_walk", ZH: "15分钟步行可达覆盖率", EN: "residents within 15 minutes on foot",
			NumeratorZH: "15分钟内可步行到达社区卫生服务设施的居民，60岁及以上按其步速", DenominatorZH: "常住居民",
			NumeratorEN: "residents within 15 minutes on foot of an open facility, those of 60 and over at their own pace", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S089",
		},
		Flows:   []Flow{Building},
		Bounded: true,
		Of:      func(r *Reach) (n, d float64) { return r.sum(min(1, r.Walk), min(1, r.WalkOlder)), r.Residents },
	},
	{
		definition: definition{
			ID: "access_15min_cycle", ZH: "15分钟骑行可达覆盖率", EN: "residents within 15 minutes by bicycle",
			NumeratorZH: "15分钟内可骑行到达社区卫生服务设施的居民", DenominatorZH: "常住居民",
			NumeratorEN: "residents within 15 minutes by bicycle of an open facility", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S089",
		},
		Flows:   []Flow{Building},
		Bounded: true,
		Of:      func(r *Reach) (n, d float64) { return min(1, r.Cycle) * r.Residents, r.Residents },
	},
	{
		definition: definition{
			ID: "access_15min_walk_65", ZH: "65岁及以上15分钟步行可达覆盖率", EN: "residents of 65+ within 15 minutes on foot",
			NumeratorZH: "15分钟内可步行到达社区卫生服务设施的65岁及以上居民", DenominatorZH: "65岁及以上常住居民",
			NumeratorEN: "residents of 65 and over within 15 minutes on foot, at their pace, of an open facility", DenominatorEN: "residents of 65 and over",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S089",
		},
		Flows: []Flow{Building},
		Of:    func(r *Reach) (n, d float64) { return min(1, r.WalkOlder) * r.Over65, r.Over65 },
	},
	{
		definition: definition{
			ID: "access_15min_cycle_65", ZH: "65岁及以上15分钟骑行可达覆盖率", EN: "residents of 65+ within 15 minutes by bicycle",
			NumeratorZH: "15分钟内可骑行到达社区卫生服务设施的65岁及以上居民", DenominatorZH: "65岁及以上常住居民",
			NumeratorEN: "residents of 65 and over within 15 minutes by bicycle of an open facility", DenominatorEN: "residents of 65 and over",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S089",
		},
		Flows: []Flow{Building},
		Of:    func(r *Reach) (n, d float64) { return min(1, r.Cycle) * r.Over65, r.Over65 },
	},
	{
		definition: definition{
			ID: "spatial_access", ZH: "空间可及性（两步移动搜索法）", EN: "spatial access (2SFCA)",
			NumeratorZH: "居民加权的每万人可及全科医生", DenominatorZH: "常住居民",
			NumeratorEN: "GPs per 10,000 residents within reach, weighted by residents", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Per10k,
		},
		Of: func(r *Reach) (n, d float64) { return r.Spatial * r.Residents, r.Residents },
	},
	{
		definition: definition{
			ID: "travel_minutes", ZH: "到最近设施的步行时间", EN: "minutes on foot to the nearest facility",
			NumeratorZH: "居民加权的步行分钟数", DenominatorZH: "常住居民",
			NumeratorEN: "minutes on foot to the nearest open facility, weighted by residents", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Minutes, Source: "O188", LowerIsBetter: true,
		},
		Of: func(r *Reach) (n, d float64) { return r.sum(r.Minutes, r.Minutes*r.Slower), r.Residents },
	},
}, bound[*Reach]{"有无可达的机构", "from where there is a way to a facility", anywhere}}

// anywhere is the month's end if all were near who can come at all.
func anywhere(r *Reach) *Reach {
	ample := *r
	ample.Walk, ample.WalkOlder, ample.Cycle = r.Reachable, r.Reachable, r.Reachable
	return &ample
}
