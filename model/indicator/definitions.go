package indicator

// The indicators, in the order of definitions.
const (
	GPPer10k ID = iota
	GPFTEPer10k
	CommitteeGPRate
	AssistantRate
	ContractRate
	KeyGroupContractRate
	ContractUnder60Share
	EffectiveContractShare
	ContractsPerGP
	Adherence
	InCombinationShare
	CommunityShareDistrict
	CommunityShareResidents
	CommunityShareAll
	CommunityShareContracted
	CommunityVisitsPerResident
	VisitsPerGPDay
	WaitMean
	WaitP90
	LeftWithoutCare
	GPUtilization
	ReferralsUp
	ReferralsDown
	SpecialistWaitDays
	RehabBedOccupancy
	HomeBeds
	HomeVisits
	Access15MinWalk
	Access15MinCycle
	SpatialAccess
	TravelMinutes
	CentreStandardRate
	StationStandardRate
	RehabilitationRate
	NursingRate
	HealthManagementRate
	TCMSpecialtyRate
	TCMStationRate
	CTVentilatorRate
	PaediatricsRate
	MedicalAllianceRate
	FeverClinicRate
	HealthPointRate
	SelfTestRate
	NationalStandardRate
	HealthStations
	HypertensionManaged
	DiabetesManaged
	ElderlyManaged
	ContractedElderlyManaged
	ElderlyExamined
	RecordRate
	RecordUpdatedRate
	ContractedRecordRate
	AnnualAssessmentRate
	QuarterlyContactRate
	WorkloadUnits
	AnnualCost
)

// definitions states every indicator. A trap names the nearest thing it must not be taken for.
var definitions = [...]Definition{
	GPPer10k: {
		ID: "gp_per_10k", ZH: "每万人全科医生数", EN: "GPs per 10,000 residents",
		NumeratorZH: "在册全科医生人数（含未在社区执业者）", DenominatorZH: "常住居民（万人）",
		NumeratorEN: "counted GPs, whether or not they practise in the community", DenominatorEN: "residents in ten thousands",
		Kind: Stock, Unit: Per10k, Source: "S046 S077",
	},
	GPFTEPer10k: {
		ID: "gp_fte_per_10k", ZH: "每万人执业全科医生（全时当量）", EN: "practising GP full-time equivalents per 10,000 residents",
		NumeratorZH: "在社区执业的全科医生全时当量", DenominatorZH: "常住居民（万人）",
		NumeratorEN: "full-time equivalents of GPs who practise in the community", DenominatorEN: "residents in ten thousands",
		Kind: Stock, Unit: Per10k, Source: "O104 O114",
	},
	CommitteeGPRate: {
		ID: "committee_gp_rate", ZH: "居委会固定家庭医生配备率", EN: "neighbourhood committees with a GP of their own",
		NumeratorZH: "有相对固定家庭医生的居委会", DenominatorZH: "居委会总数",
		NumeratorEN: "neighbourhood committees with a designated GP", DenominatorEN: "all neighbourhood committees",
		Kind: Stock, Unit: Share, Source: "S078 O030",
	},
	AssistantRate: {
		ID: "assistant_rate", ZH: "家庭医生工作室行政助手配备率", EN: "family-doctor studios with an assistant",
		NumeratorZH: "至少有1名行政助手的家庭医生工作室", DenominatorZH: "家庭医生工作室总数",
		NumeratorEN: "studios with at least one assistant", DenominatorEN: "all family-doctor studios",
		Kind: Stock, Unit: Share, Source: "S079",
	},
	ContractRate: {
		ID: "contract_rate", ZH: "常住居民签约率", EN: "contract rate of residents",
		NumeratorZH: "累计签约且仍有效的常住居民", DenominatorZH: "常住居民",
		NumeratorEN: "residents with a contract in force", DenominatorEN: "residents",
		Kind: Stock, Unit: Share, Source: "S065 S094 S095",
	},
	KeyGroupContractRate: {
		ID: "key_group_contract_rate", ZH: "重点人群签约率", EN: "contract rate of key groups",
		NumeratorZH: "签约的重点人群（并集，不重复计）", DenominatorZH: "登记在册的重点人群（并集）",
		NumeratorEN: "registered key-group residents with a contract (a union)", DenominatorEN: "registered key-group residents (a union)",
		Kind: Stock, Unit: Share, Source: "S008 S060 S066",
	},
	ContractUnder60Share: {
		ID: "contract_under60_share", ZH: "签约居民中60岁以下占比", EN: "share of contracted residents under 60",
		NumeratorZH: "60岁以下签约居民", DenominatorZH: "签约居民",
		NumeratorEN: "contracted residents under 60", DenominatorEN: "contracted residents",
		Kind: Stock, Unit: Share, Source: "S029 S030",
	},
	EffectiveContractShare: {
		ID: "effective_contract_share", ZH: "有效签约比", EN: "share of contracts that are active",
		NumeratorZH: "有服务利用的签约居民", DenominatorZH: "签约居民",
		NumeratorEN: "residents with an active contract", DenominatorEN: "contracted residents",
		Kind: Stock, Unit: Share, Source: "O143",
	},
	ContractsPerGP: {
		ID: "contracts_per_gp", ZH: "每名执业全科医生签约人数", EN: "contracts per practising GP",
		NumeratorZH: "签约居民", DenominatorZH: "执业全科医生全时当量",
		NumeratorEN: "contracted residents", DenominatorEN: "practising GP full-time equivalents",
		Kind: Stock, Unit: Number,
	},
	Adherence: {
		ID: "adherence", ZH: "签约社区就诊依从性", EN: "adherence to one's own centre",
		NumeratorZH: "签约居民在本中心及所属站点的就诊", DenominatorZH: "签约居民的全部社区就诊",
		NumeratorEN: "contracted residents' visits to their own centre and its stations", DenominatorEN: "all community visits of contracted residents",
		Kind: Flow, Unit: Share, Source: "S009 S067", TrapZH: "与S035口径不同：分母仅为社区就诊", TrapEN: "not S035: the denominator is community visits only",
	},
	InCombinationShare: {
		ID: "in_combination_share", ZH: "签约组合内就诊率", EN: "visits within the 1+1+1 combination",
		NumeratorZH: "签约居民在签约组合三家机构内的就诊", DenominatorZH: "签约居民的全部门诊就诊",
		NumeratorEN: "contracted residents' visits to the three institutions of their combination", DenominatorEN: "all outpatient visits of contracted residents",
		Kind: Flow, Unit: Share, Source: "S034 O121",
	},
	CommunityShareDistrict: {
		ID: "community_share_district", ZH: "社区门诊占区属机构居民门诊比例", EN: "community share of residents' visits in the district's own institutions",
		NumeratorZH: "居民在社区的门诊量", DenominatorZH: "居民在区属医疗机构（社区与区级医院）的门诊量",
		NumeratorEN: "residents' outpatient visits in the community", DenominatorEN: "residents' outpatient visits in the district's own institutions (community and district hospitals)",
		Kind: Flow, Unit: Share, Source: "S093", TrapZH: "不含市级医院", TrapEN: "municipal hospitals are left out",
	},
	CommunityShareResidents: {
		ID: "community_share_residents", ZH: "居民门诊在社区的比例", EN: "community share of all visits of residents",
		NumeratorZH: "居民在社区的门诊量", DenominatorZH: "居民的全部门诊量",
		NumeratorEN: "residents' outpatient visits in the community", DenominatorEN: "all outpatient visits of residents",
		Kind: Flow, Unit: Share, Source: "S032", TrapZH: "分母含市级医院与互联网诊疗", TrapEN: "municipal hospitals and online visits are in the denominator",
	},
	CommunityShareAll: {
		ID: "community_share_all", ZH: "社区门急诊占全部门急诊比例", EN: "community share of all visits",
		NumeratorZH: "居民与非居民在社区的门诊量", DenominatorZH: "居民与非居民在各级机构的门诊量",
		NumeratorEN: "visits of residents and non-residents in the community", DenominatorEN: "visits of residents and non-residents in all institutions",
		Kind: Flow, Unit: Share, Source: "S031", WholeDistrict: true, TrapZH: "含非本区居民", TrapEN: "non-residents are included",
	},
	CommunityShareContracted: {
		ID: "community_share_contracted", ZH: "签约居民社区就诊率", EN: "community share of visits of contracted residents",
		NumeratorZH: "签约居民在社区的门诊量", DenominatorZH: "签约居民的全部门诊量",
		NumeratorEN: "contracted residents' visits in the community", DenominatorEN: "all outpatient visits of contracted residents",
		Kind: Flow, Unit: Share, Source: "S035 O122", TrapZH: "仅签约居民", TrapEN: "contracted residents only",
	},
	CommunityVisitsPerResident: {
		ID: "community_visits_per_resident", ZH: "居民年人均社区就诊次数", EN: "community visits per resident and year",
		NumeratorZH: "居民在社区的门诊量", DenominatorZH: "常住居民（人年）",
		NumeratorEN: "residents' visits in the community", DenominatorEN: "resident-years",
		Kind: Flow, Unit: PerYear,
	},
	VisitsPerGPDay: {
		ID: "visits_per_gp_day", ZH: "全科医生日均诊疗人次", EN: "visits per GP and working day",
		NumeratorZH: "全科医生接诊人次", DenominatorZH: "执业全科医生可用工作人日",
		NumeratorEN: "visits seen by GPs", DenominatorEN: "available working days of practising GPs",
		Kind: Flow, Unit: PerDay, Source: "O185",
	},
	WaitMean: {
		ID: "wait_mean", ZH: "社区平均候诊时间", EN: "mean wait at the centre",
		NumeratorZH: "候诊分钟合计", DenominatorZH: "社区接诊人次",
		NumeratorEN: "minutes waited", DenominatorEN: "patients seen in the community",
		Kind: Level, Unit: Minutes, Source: "O189", LowerIsBetter: true,
	},
	WaitP90: {
		ID: "wait_p90", ZH: "社区候诊时间第90百分位", EN: "90th percentile of the wait",
		NumeratorZH: "各月第90百分位（按接诊人次加权）", DenominatorZH: "社区接诊人次",
		NumeratorEN: "monthly 90th percentile, weighted by patients", DenominatorEN: "patients seen in the community",
		Kind: Level, Unit: Minutes, LowerIsBetter: true,
	},
	LeftWithoutCare: {
		ID: "left_without_care", ZH: "未就诊离开比例", EN: "share who left without care",
		NumeratorZH: "因候诊而离开的患者", DenominatorZH: "到达社区的患者",
		NumeratorEN: "patients who left because of the wait", DenominatorEN: "patients who came",
		Kind: Flow, Unit: Share, LowerIsBetter: true,
	},
	GPUtilization: {
		ID: "gp_utilization", ZH: "全科出诊时间利用率", EN: "use of GP clinic time",
		NumeratorZH: "接诊所用分钟", DenominatorZH: "出诊可用分钟",
		NumeratorEN: "minutes spent with patients", DenominatorEN: "minutes of clinic duty",
		Kind: Flow, Unit: Share,
	},
	ReferralsUp: {
		ID: "referrals_up", ZH: "上转率", EN: "up-referrals per GP visit",
		NumeratorZH: "社区上转人次", DenominatorZH: "全科接诊人次",
		NumeratorEN: "patients referred up", DenominatorEN: "GP visits",
		Kind: Flow, Unit: Share, Source: "O240",
	},
	ReferralsDown: {
		ID: "referrals_down", ZH: "下转人次（每千人年）", EN: "down-referrals per 1,000 residents",
		NumeratorZH: "下转人次（每千人年）", DenominatorZH: "常住居民（千人年）",
		NumeratorEN: "patients referred down", DenominatorEN: "thousand resident-years",
		Kind: Flow, Unit: Number, Source: "O235 O240",
	},
	SpecialistWaitDays: {
		ID: "specialist_wait_days", ZH: "经社区转诊的专家号等候天数", EN: "days to an expert clinic by referral",
		NumeratorZH: "转诊等候天数合计", DenominatorZH: "经转诊就诊人次",
		NumeratorEN: "days waited by referred patients", DenominatorEN: "referred patients seen",
		Kind: Level, Unit: Days, LowerIsBetter: true, WholeDistrict: true,
	},
	RehabBedOccupancy: {
		ID: "rehab_bed_occupancy", ZH: "康复护理床位使用率", EN: "occupancy of rehabilitation and nursing beds",
		NumeratorZH: "占用床日", DenominatorZH: "开放床日",
		NumeratorEN: "occupied bed-days", DenominatorEN: "open bed-days",
		Kind: Flow, Unit: Share, WholeDistrict: true,
	},
	HomeBeds: {
		ID: "home_beds", ZH: "家庭病床建床数（每千人年）", EN: "home beds per 1,000 residents",
		NumeratorZH: "年内新建家庭病床（张）", DenominatorZH: "常住居民（千人年）",
		NumeratorEN: "home beds opened in the year", DenominatorEN: "thousand resident-years",
		Kind: Flow, Unit: Number, Source: "S038 O158",
	},
	HomeVisits: {
		ID: "home_visits", ZH: "上门服务人次（每千人年）", EN: "home visits per 1,000 residents",
		NumeratorZH: "上门医疗护理与健康管理人次", DenominatorZH: "常住居民（千人年）",
		NumeratorEN: "home visits", DenominatorEN: "thousand resident-years",
		Kind: Flow, Unit: Number, Source: "S039",
	},
	Access15MinWalk: {
		ID: "access_15min_walk", ZH: "15分钟步行可达覆盖率", EN: "residents within 15 minutes on foot",
		NumeratorZH: "15分钟内可步行到达社区卫生服务设施的居民", DenominatorZH: "常住居民",
		NumeratorEN: "residents within 15 minutes on foot of an open facility", DenominatorEN: "residents",
		Kind: Stock, Unit: Share, Source: "S089",
	},
	Access15MinCycle: {
		ID: "access_15min_cycle", ZH: "15分钟骑行可达覆盖率", EN: "residents within 15 minutes by bicycle",
		NumeratorZH: "15分钟内可骑行到达社区卫生服务设施的居民", DenominatorZH: "常住居民",
		NumeratorEN: "residents within 15 minutes by bicycle of an open facility", DenominatorEN: "residents",
		Kind: Stock, Unit: Share, Source: "S089",
	},
	SpatialAccess: {
		ID: "spatial_access", ZH: "空间可及性（两步移动搜索法）", EN: "spatial access (2SFCA)",
		NumeratorZH: "居民加权的每万人可及全科医生", DenominatorZH: "常住居民",
		NumeratorEN: "GPs per 10,000 residents within reach, weighted by residents", DenominatorEN: "residents",
		Kind: Stock, Unit: Per10k,
	},
	TravelMinutes: {
		ID: "travel_minutes", ZH: "到最近设施的步行时间", EN: "minutes on foot to the nearest facility",
		NumeratorZH: "居民加权的步行分钟数", DenominatorZH: "常住居民",
		NumeratorEN: "minutes on foot to the nearest open facility, weighted by residents", DenominatorEN: "residents",
		Kind: Stock, Unit: Minutes, Source: "O188", LowerIsBetter: true,
	},
	CentreStandardRate: {
		ID: "centre_standard_rate", ZH: "社区卫生服务中心标准化建设达标率", EN: "centres built to standard",
		NumeratorZH: "达标的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that meet the standard", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S090 S091", WholeDistrict: true,
	},
	StationStandardRate: {
		ID: "station_standard_rate", ZH: "社区卫生服务站标准化建设达标率", EN: "stations built to standard",
		NumeratorZH: "达标的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
		NumeratorEN: "stations that meet the standard", DenominatorEN: "all stations",
		Kind: Stock, Unit: Share, Source: "S092", WholeDistrict: true,
	},
	RehabilitationRate: {
		ID: "rehabilitation_rate", ZH: "社区康复中心覆盖率", EN: "centres with a rehabilitation centre",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S056", WholeDistrict: true,
	},
	NursingRate: {
		ID: "nursing_rate", ZH: "社区护理中心覆盖率", EN: "centres with a nursing centre",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, WholeDistrict: true,
	},
	HealthManagementRate: {
		ID: "health_management_rate", ZH: "社区健康管理中心覆盖率", EN: "centres with a health-management centre",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S097", WholeDistrict: true,
	},
	TCMSpecialtyRate: {
		ID: "tcm_specialty_rate", ZH: "中医特色专病（专科）覆盖率", EN: "centres with a TCM specialty",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S098", WholeDistrict: true,
	},
	TCMStationRate: {
		ID: "tcm_station_rate", ZH: "服务站中医药服务覆盖率", EN: "stations with TCM services",
		NumeratorZH: "已具备的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
		NumeratorEN: "stations that have it", DenominatorEN: "all stations",
		Kind: Stock, Unit: Share, Source: "S099", WholeDistrict: true,
	},
	CTVentilatorRate: {
		ID: "ct_ventilator_rate", ZH: "CT与无创呼吸机配置率", EN: "centres with CT and ventilator",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S111", WholeDistrict: true,
	},
	PaediatricsRate: {
		ID: "paediatrics_rate", ZH: "儿科诊疗服务覆盖率", EN: "centres offering paediatrics",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S043 S044", WholeDistrict: true,
	},
	MedicalAllianceRate: {
		ID: "medical_alliance_rate", ZH: "紧密型医联体覆盖率", EN: "centres in a tight medical alliance",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S096", WholeDistrict: true,
	},
	FeverClinicRate: {
		ID: "fever_clinic_rate", ZH: "发热门诊（哨点诊室）覆盖率", EN: "centres with a fever clinic or sentinel room",
		NumeratorZH: "已具备的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that have it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S023 S024", WholeDistrict: true,
	},
	HealthPointRate: {
		ID: "health_point_rate", ZH: "园区（楼宇）健康服务点街镇覆盖率", EN: "subdistricts with a health point in an office park",
		NumeratorZH: "已具备的街镇", DenominatorZH: "街镇总数",
		NumeratorEN: "subdistricts that have it", DenominatorEN: "all subdistricts",
		Kind: Stock, Unit: Share, Source: "S012", WholeDistrict: true,
	},
	SelfTestRate: {
		ID: "self_test_rate", ZH: "服务站健康自测设施升级率", EN: "stations with upgraded self-test equipment",
		NumeratorZH: "已升级的社区卫生服务站", DenominatorZH: "社区卫生服务站总数",
		NumeratorEN: "stations that have it", DenominatorEN: "all stations",
		Kind: Stock, Unit: Share, Source: "S010", WholeDistrict: true,
	},
	NationalStandardRate: {
		ID: "national_standard_rate", ZH: "达到国家推荐标准的中心占比", EN: "centres at the national recommended standard",
		NumeratorZH: "达到国家推荐标准的社区卫生服务中心", DenominatorZH: "社区卫生服务中心总数",
		NumeratorEN: "centres that meet it", DenominatorEN: "all centres",
		Kind: Stock, Unit: Share, Source: "S015 S055", WholeDistrict: true,
		TrapZH: "服务能力标准，不是建设标准", TrapEN: "a standard of service, not of buildings",
	},
	HealthStations: {
		ID: "health_stations", ZH: "智慧健康驿站", EN: "smart health stations",
		NumeratorZH: "智慧健康驿站（个）", DenominatorZH: "1（计数）",
		NumeratorEN: "smart health stations", DenominatorEN: "1 (a count)",
		Kind: Stock, Unit: Number, Source: "S011 S070 S071", WholeDistrict: true,
	},
	HypertensionManaged: {
		ID: "hypertension_managed", ZH: "签约高血压患者规范管理率", EN: "contracted hypertension patients under standard management",
		NumeratorZH: "最近四个季度均按规范随访的签约高血压患者", DenominatorZH: "签约且在册的高血压患者",
		NumeratorEN: "contracted patients followed up in each of the last four quarters", DenominatorEN: "contracted patients on the list with hypertension",
		Kind: Stock, Unit: Share, Source: "S036 S068",
	},
	DiabetesManaged: {
		ID: "diabetes_managed", ZH: "签约糖尿病患者规范管理率", EN: "contracted diabetes patients under standard management",
		NumeratorZH: "最近四个季度均按规范随访的签约糖尿病患者", DenominatorZH: "签约且在册的糖尿病患者",
		NumeratorEN: "contracted patients followed up in each of the last four quarters", DenominatorEN: "contracted patients on the list with diabetes",
		Kind: Stock, Unit: Share, Source: "S037 S069",
	},
	ElderlyManaged: {
		ID: "elderly_managed", ZH: "老年人健康管理率", EN: "older adults under health management",
		NumeratorZH: "年内接受健康管理的65岁及以上居民", DenominatorZH: "65岁及以上居民",
		NumeratorEN: "residents of 65 and over under health management in the year", DenominatorEN: "residents of 65 and over",
		Kind: Flow, Unit: Share, Source: "S001 S072",
	},
	ContractedElderlyManaged: {
		ID: "contracted_elderly_managed", ZH: "签约老年人健康管理率", EN: "contracted older adults under health management",
		NumeratorZH: "年内接受健康管理的签约老年人", DenominatorZH: "签约的65岁及以上居民",
		NumeratorEN: "contracted residents of 65 and over under health management", DenominatorEN: "contracted residents of 65 and over",
		Kind: Flow, Unit: Share, Source: "S073",
	},
	ElderlyExamined: {
		ID: "elderly_examined", ZH: "体检老年人占签约老年人比例", EN: "older adults examined ÷ contracted older adults",
		NumeratorZH: "年内实际健康体检的老年人", DenominatorZH: "签约的65岁及以上居民",
		NumeratorEN: "residents of 65 and over examined in the year", DenominatorEN: "contracted residents of 65 and over",
		Kind: Flow, Unit: Share, Source: "S002 S074",
	},
	RecordRate: {
		ID: "record_rate", ZH: "常住居民电子健康档案建档率", EN: "residents with an electronic health record",
		NumeratorZH: "已建档居民", DenominatorZH: "常住居民",
		NumeratorEN: "residents with a record", DenominatorEN: "residents",
		Kind: Stock, Unit: Share, Source: "S003 S075",
	},
	RecordUpdatedRate: {
		ID: "record_updated_rate", ZH: "电子健康档案动态更新率", EN: "records updated within the year",
		NumeratorZH: "年内更新的档案", DenominatorZH: "已建档案",
		NumeratorEN: "records updated in the year", DenominatorEN: "records",
		Kind: Flow, Unit: Share, Source: "S004",
	},
	ContractedRecordRate: {
		ID: "contracted_record_rate", ZH: "签约居民规范建档率", EN: "contracted residents with a record",
		NumeratorZH: "已建档的签约居民", DenominatorZH: "签约居民",
		NumeratorEN: "contracted residents with a record", DenominatorEN: "contracted residents",
		Kind: Stock, Unit: Share, Source: "S005 S076",
	},
	AnnualAssessmentRate: {
		ID: "annual_assessment_rate", ZH: "签约居民年度健康评估率", EN: "contracted residents assessed in the year",
		NumeratorZH: "年内完成健康评估的签约居民", DenominatorZH: "签约居民",
		NumeratorEN: "contracted residents assessed in the year", DenominatorEN: "contracted residents",
		Kind: Flow, Unit: Share, Source: "S058 S080",
	},
	QuarterlyContactRate: {
		ID: "quarterly_contact_rate", ZH: "签约居民季度联系率", EN: "contracted residents contacted in the quarter",
		NumeratorZH: "完成的季度联系人次", DenominatorZH: "应完成的季度联系人次",
		NumeratorEN: "quarterly contacts made", DenominatorEN: "quarterly contacts due",
		Kind: Flow, Unit: Share, Source: "S081",
	},
	WorkloadUnits: {
		ID: "workload_units", ZH: "人均标化工作量", EN: "standardized workload units per resident and year",
		NumeratorZH: "标化工作量", DenominatorZH: "常住居民（人年）",
		NumeratorEN: "standardized workload units", DenominatorEN: "resident-years",
		Kind: Flow, Unit: Units, Source: "S025",
	},
	AnnualCost: {
		ID: "annual_cost", ZH: "年度增量成本（千元）", EN: "yearly cost of the priced measures, thousand yuan",
		NumeratorZH: "按单价计算的措施成本（千元）", DenominatorZH: "1（合计）",
		NumeratorEN: "cost of measures that have a unit cost, thousand yuan", DenominatorEN: "1 (a sum)",
		Kind: Flow, Unit: Thousands, LowerIsBetter: true, WholeDistrict: true,
	},
}
