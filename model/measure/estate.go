package measure

import (
	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/indicator"
)

// CentreStandardRate is the share of centres built to standard.
const CentreStandardRate indicator.ID = "centre_standard_rate"

// HealthStations is the number of smart health stations.
const HealthStations indicator.ID = "health_stations"

func share(met, of int) (n, d float64) { return float64(met), float64(of) }

// having is the share of facilities that have all the capabilities named; without a value where one is unknown.
func having(names ...string) func(*estate.Sites) (n, d float64) {
	ids := make([]capability.ID, len(names))
	for i, name := range names {
		id, ok := capability.Find(name)
		if !ok {
			return func(*estate.Sites) (n, d float64) { return 0, 0 }
		}
		ids[i] = id
	}
	return func(s *estate.Sites) (n, d float64) { return share(s.Having(ids...)) }
}

// equipped counts the facilities that have all that is needed, for rows that are not computed otherwise.
func equipped(p Part[*estate.Sites]) Part[*estate.Sites] {
	for i := range p.rows {
		if r := &p.rows[i]; r.Of == nil {
			r.Of = having(r.Needs...)
		}
	}
	return p
}

// Estate holds the indicators of buildings and capabilities.
var Estate = equipped(Part[*estate.Sites]{"estate", []row[*estate.Sites]{
	{
		definition: definition{
			ID: CentreStandardRate, ZH: "社区卫生服务中心标准化建设达标率", EN: "centres built to standard",
			NumeratorZH: "达标的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that meet the standard", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S090 S091",
		},
		Flows:   []Flow{Building},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{estate.Standard},
		Of:      func(s *estate.Sites) (n, d float64) { return share(s.CentresStandardized()) },
	},
	{
		definition: definition{
			ID: "station_standard_rate", ZH: "社区卫生服务站标准化建设达标率", EN: "stations built to standard",
			NumeratorZH: "达标的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
			NumeratorEN: "stations that meet the standard", DenominatorEN: "all stations",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S092",
		},
		Flows:   []Flow{Building},
		Counted: Stations,
		Bounded: true,
		Needs:   []string{estate.Standard},
		Of:      func(s *estate.Sites) (n, d float64) { return share(s.StationsStandardized()) },
	},
	{
		definition: definition{
			ID: "rehabilitation_rate", ZH: "社区康复中心覆盖率", EN: "centres with a rehabilitation centre",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S056",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"rehabilitation"},
	},
	{
		definition: definition{
			ID: "nursing_rate", ZH: "社区护理中心覆盖率", EN: "centres with a nursing centre",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share,
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"nursing"},
	},
	{
		definition: definition{
			ID: "health_management_rate", ZH: "社区健康管理中心覆盖率", EN: "centres with a health-management centre",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S097",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"health_management"},
	},
	{
		definition: definition{
			ID: "tcm_specialty_rate", ZH: "中医特色专病（专科）覆盖率", EN: "centres with a TCM specialty",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S098",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"tcm_specialty"},
	},
	{
		definition: definition{
			ID: "tcm_station_rate", ZH: "服务站中医药服务覆盖率", EN: "stations with TCM services",
			NumeratorZH: "已具备的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
			NumeratorEN: "stations that have it", DenominatorEN: "all stations",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S099",
		},
		Counted: Stations,
		Bounded: true,
		Needs:   []string{"tcm_station"},
	},
	{
		definition: definition{
			ID: "ct_ventilator_rate", ZH: "CT与无创呼吸机配置率", EN: "centres with CT and ventilator",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S111",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"ct", "ventilator"},
	},
	{
		definition: definition{
			ID: "paediatrics_rate", ZH: "儿科诊疗服务覆盖率", EN: "centres offering paediatrics",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S043 S044",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"paediatrics"},
	},
	{
		definition: definition{
			ID: "medical_alliance_rate", ZH: "紧密型医联体覆盖率", EN: "centres in a tight medical alliance",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S096",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"alliance"},
	},
	{
		definition: definition{
			ID: "fever_clinic_rate", ZH: "发热门诊（哨点诊室）覆盖率", EN: "centres with a fever clinic or sentinel room",
			NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that have it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S023 S024",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"fever_clinic"},
	},
	{
		definition: definition{
			ID: "health_point_rate", ZH: "园区（楼宇）健康服务点街镇覆盖率", EN: "subdistricts with a health point in an office park",
			NumeratorZH: "已具备的街镇", DenominatorZH: "街镇总数",
			NumeratorEN: "subdistricts that have it", DenominatorEN: "all subdistricts",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S012",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"health_point"},
	},
	{
		definition: definition{
			ID: "self_test_rate", ZH: "服务站健康自测设施升级率", EN: "stations with upgraded self-test equipment",
			NumeratorZH: "已升级的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
			NumeratorEN: "stations that have it", DenominatorEN: "all stations",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S010",
		},
		Counted: Stations,
		Bounded: true,
		Needs:   []string{"self_test"},
	},
	{
		definition: definition{
			ID: "national_standard_rate", ZH: "达到国家推荐标准的中心占比", EN: "centres at the national recommended standard",
			NumeratorZH: "达到国家推荐标准的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
			NumeratorEN: "centres that meet it", DenominatorEN: "all centres",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S015 S055",
			TrapZH: "服务能力标准，不是建设标准", TrapEN: "a standard of service, not of buildings",
		},
		Counted: Centres,
		Bounded: true,
		Needs:   []string{"national_standard"},
	},
	{
		definition: definition{
			ID: HealthStations, ZH: "智慧健康驿站", EN: "smart health stations",
			NumeratorZH: "智慧健康驿站（个）", DenominatorZH: "1（计数）",
			NumeratorEN: "smart health stations", DenominatorEN: "1 (a count)",
			Kind: indicator.Stock, Unit: indicator.Count, Source: "S011 S070 S071",
		},
		Areas:   Each,
		Bounded: true,
		Of: func(s *estate.Sites) (n, d float64) {
			for _, stations := range s.HealthStations {
				n += float64(stations)
			}
			return n, 1
		},
	},
}, bound[*estate.Sites]{"现行的项目与推广", "the projects and roll-outs in force", func(s *estate.Sites) *estate.Sites { return s.Ample }}})
