package measure

import (
	"chcsim/model/clinic"
	"chcsim/model/indicator"
)

// Visits is what happened in an area's clinics during the month.
type Visits struct {
	*clinic.Area
	Residents           float64
	GPDays              float64 // working days of the GPs at work
	NonResidentHospital int     // hospital visits of people who live elsewhere; known of the whole district only
}

func (v *Visits) community() float64 { return float64(v.Community(0) + v.Community(1)) }
func (v *Visits) all() float64       { return float64(v.Episodes(0) + v.Episodes(1)) }
func (v *Visits) district() float64 {
	return float64(v.Visits[0][clinic.DistrictHospital] + v.Visits[1][clinic.DistrictHospital])
}

// waitQuantile is a quantile of the month's waits, weighted by the patients who waited.
func (v *Visits) waitQuantile(p float64) (n, d float64) {
	waits := v.Desk.Wait[0]
	waits.Add(&v.Desk.Wait[1], 1)
	return waits.Quantile(p) * waits.Count, waits.Count
}

// Clinic holds the indicators of visits to clinics.
var Clinic = Part[*Visits]{section: "clinic", rows: []row[*Visits]{
	{
		definition: definition{
			ID: "adherence", ZH: "签约社区就诊依从性", EN: "adherence to one's own centre",
			NumeratorZH: "签约居民在本中心及所属站点的就诊", DenominatorZH: "签约居民的全部社区就诊",
			NumeratorEN: "contracted residents' visits to their own centre and its stations", DenominatorEN: "all community visits of contracted residents",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S009 S067", TrapZH: "与S035口径不同：分母仅为社区就诊", TrapEN: "not S035: the denominator is community visits only",
		},
		Of: func(v *Visits) (n, d float64) {
			return float64(v.Visits[1][clinic.OwnCentre] + v.Visits[1][clinic.OwnStation]), float64(v.Community(1))
		},
	},
	{
		definition: definition{
			ID: "in_combination_share", ZH: "签约组合内就诊率", EN: "visits within the 1+1+1 combination",
			NumeratorZH: "签约居民在签约组合三家机构内的就诊", DenominatorZH: "签约居民的全部门诊就诊",
			NumeratorEN: "contracted residents' visits to the three institutions of their combination", DenominatorEN: "all outpatient visits of contracted residents",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S034 O121",
		},
		Of: func(v *Visits) (n, d float64) { return float64(v.InCombination), float64(v.Episodes(1)) },
	},
	{
		definition: definition{
			ID: "community_share_district", ZH: "社区门诊占区属机构居民门诊比例", EN: "community share of residents' visits in the district's own institutions",
			NumeratorZH: "居民在社区的门诊量", DenominatorZH: "居民在区属医疗机构（社区与区级医院）的门诊量",
			NumeratorEN: "residents' outpatient visits in the community", DenominatorEN: "residents' outpatient visits in the district's own institutions (community and district hospitals)",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S093", TrapZH: "不含市级医院", TrapEN: "municipal hospitals are left out",
		},
		Flows: []Flow{CommunityVisits},
		Of:    func(v *Visits) (n, d float64) { return v.community(), v.community() + v.district() },
	},
	{
		definition: definition{
			ID: "community_share_residents", ZH: "居民门诊在社区的比例", EN: "community share of all visits of residents",
			NumeratorZH: "居民在社区的门诊量", DenominatorZH: "居民的全部门诊量",
			NumeratorEN: "residents' outpatient visits in the community", DenominatorEN: "all outpatient visits of residents",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S032", TrapZH: "分母含市级医院与互联网诊疗", TrapEN: "municipal hospitals and online visits are in the denominator",
		},
		Flows: []Flow{CommunityVisits},
		Of:    func(v *Visits) (n, d float64) { return v.community(), v.all() },
	},
	{
		definition: definition{
			ID: "community_share_all", ZH: "社区门急诊占全部门急诊比例", EN: "community share of all visits",
			NumeratorZH: "居民与非居民在社区的门诊量", DenominatorZH: "居民与非居民在各级机构的门诊量",
			NumeratorEN: "visits of residents and non-residents in the community", DenominatorEN: "visits of residents and non-residents in all institutions",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S031", TrapZH: "含非本区居民", TrapEN: "non-residents are included",
		},
		Areas: District, Flows: []Flow{CommunityVisits},
		Of: func(v *Visits) (n, d float64) {
			return v.community() + float64(v.Desk.NonResidents), v.all() + float64(v.Desk.NonResidents+v.NonResidentHospital)
		},
	},
	{
		definition: definition{
			ID: "community_share_contracted", ZH: "签约居民社区就诊率", EN: "community share of visits of contracted residents",
			NumeratorZH: "签约居民在社区的门诊量", DenominatorZH: "签约居民的全部门诊量",
			NumeratorEN: "contracted residents' visits in the community", DenominatorEN: "all outpatient visits of contracted residents",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S035 O122", TrapZH: "仅签约居民", TrapEN: "contracted residents only",
		},
		Flows: []Flow{CommunityVisits},
		Of:    func(v *Visits) (n, d float64) { return float64(v.Community(1)), float64(v.Episodes(1)) },
	},
	{
		definition: definition{
			ID: "community_visits_per_resident", ZH: "居民年人均社区就诊次数", EN: "community visits per resident and year",
			NumeratorZH: "居民在社区的门诊量", DenominatorZH: "常住居民（人年）",
			NumeratorEN: "residents' visits in the community", DenominatorEN: "resident-years",
			Kind: indicator.Flow, Unit: indicator.PerYear,
		},
		Of: func(v *Visits) (n, d float64) { return v.community(), v.Residents / 12 },
	},
	{
		definition: definition{
			ID: "visits_per_gp_day", ZH: "全科医生日均诊疗人次", EN: "visits per GP and working day",
			NumeratorZH: "全科医生接诊人次", DenominatorZH: "执业全科医生可用工作人日",
			NumeratorEN: "visits seen by GPs", DenominatorEN: "available working days of practising GPs",
			Kind: indicator.Flow, Unit: indicator.PerDay, Source: "O185",
		},
		Of: func(v *Visits) (n, d float64) { return float64(v.Desk.GPVisits), v.GPDays },
	},
	{
		definition: definition{
			ID: "wait_mean", ZH: "社区平均候诊时间", EN: "mean wait at the centre",
			NumeratorZH: "候诊分钟合计", DenominatorZH: "社区接诊人次",
			NumeratorEN: "minutes waited", DenominatorEN: "patients seen in the community",
			Kind: indicator.Level, Unit: indicator.Minutes, Source: "O189", LowerIsBetter: true,
		},
		Of: func(v *Visits) (n, d float64) {
			return v.Desk.Wait[0].Sum + v.Desk.Wait[1].Sum, v.Desk.Wait[0].Count + v.Desk.Wait[1].Count
		},
	},
	{
		definition: definition{
			ID: "wait_p90", ZH: "社区候诊时间第90百分位", EN: "90th percentile of the wait",
			NumeratorZH: "各月第90百分位（按接诊人次加权）", DenominatorZH: "社区接诊人次",
			NumeratorEN: "monthly 90th percentile, weighted by patients", DenominatorEN: "patients seen in the community",
			Kind: indicator.Level, Unit: indicator.Minutes, LowerIsBetter: true,
		},
		Areas: Each,
		Of:    func(v *Visits) (n, d float64) { return v.waitQuantile(0.9) },
	},
	{
		definition: definition{
			ID: "left_without_care", ZH: "未就诊离开比例", EN: "share who left without care",
			NumeratorZH: "因候诊而离开的患者", DenominatorZH: "到达社区的患者",
			NumeratorEN: "patients who left because of the wait", DenominatorEN: "patients who came",
			Kind: indicator.Flow, Unit: indicator.Share, LowerIsBetter: true,
		},
		Of: func(v *Visits) (n, d float64) {
			return float64(v.Desk.Gone[0] + v.Desk.Gone[1]), float64(v.Desk.Arrived[0] + v.Desk.Arrived[1])
		},
	},
	{
		definition: definition{
			ID: "gp_utilization", ZH: "全科出诊时间利用率", EN: "use of GP clinic time",
			NumeratorZH: "接诊所用分钟", DenominatorZH: "出诊可用分钟",
			NumeratorEN: "minutes spent with patients", DenominatorEN: "minutes of clinic duty",
			Kind: indicator.Flow, Unit: indicator.Share,
		},
		Of: func(v *Visits) (n, d float64) { return v.Desk.GPMinutesUsed, v.Desk.GPMinutesOffered },
	},
}}
