package clinic

import (
	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
)

// Config is what a scenario says of outpatient care. A log-odds adds to a utility of the choice model.
type Config struct {
	// Base year: what the intercepts of the choice are solved from (package comment, equation 4).

	// VisitsPerResident is all outpatient visits per resident and year, online ones included (O151, O157, O174).
	VisitsPerResident float64 `param:"visits_per_resident,initial" unit:"visits/year" min:"0.1" max:"40" zh:"居民年人均门诊总次数" en:"outpatient visits per resident and year"`
	// CommunityVisitsPerResident is attended visits at community facilities per resident and year (S042, O184).
	CommunityVisitsPerResident float64 `param:"community_visits_per_resident,initial" unit:"visits/year" min:"0.05" max:"20" zh:"居民年人均社区就诊次数" en:"community visits per resident and year"`
	// CommunityShareDistrict is community ÷ (community + district hospital) visits of residents, the base of S093.
	CommunityShareDistrict float64 `param:"community_share_district_at_start,initial" unit:"rate" min:"0.01" max:"0.99" zh:"起点年社区占区属医疗机构门诊比例" en:"community share in the district's institutions at the start"`
	// Adherence is visits at the own centre and its stations ÷ all community visits of residents (reading of S009).
	Adherence float64 `param:"adherence_at_start,initial" unit:"rate" min:"0.01" max:"0.99" zh:"起点年本社区就诊占社区就诊比例" en:"own-community share of community visits at the start"`
	// StationShare is the stations' share of visits at the own centre and its stations.
	StationShare float64 `param:"station_share_at_start,initial" unit:"rate" min:"0.001" max:"0.95" zh:"起点年服务站占本社区就诊比例" en:"stations' share of own-community visits at the start"`
	// OnlineShare is online consultations ÷ all visits of residents.
	OnlineShare float64 `param:"online_share_at_start,initial" unit:"rate" min:"0.0001" max:"0.5" zh:"起点年线上就诊占比" en:"online share of visits at the start"`
	// MunicipalLow and MunicipalHigh bound the municipal hospitals' share that is plausible; outside it a warning is given.
	MunicipalLow  float64 `param:"municipal_share_low,initial" unit:"rate" zh:"市级医院占比合理下限" en:"lowest plausible municipal share of visits"`
	MunicipalHigh float64 `param:"municipal_share_high,initial" unit:"rate" zh:"市级医院占比合理上限" en:"highest plausible municipal share of visits"`
	// MunicipalFloor is the least municipal share: where the residual is smaller, total visits are raised to give it.
	MunicipalFloor float64 `param:"municipal_share_floor,initial" unit:"rate" min:"0.001" max:"0.5" zh:"市级医院占比底线（低于则上调总量）" en:"municipal share below which total visits are raised"`

	// MostUtilization is the share of clinicians' minutes that base-year visits can fill: where they would need more, visits are shortened.
	MostUtilization float64 `param:"most_utilization_at_start,initial" unit:"rate" min:"0.1" max:"1" zh:"起点年诊疗时间利用率上限" en:"highest utilization at the start"`

	// VisitRate is relative visits by age band; ConditionRate multiplies it by condition (O183).
	VisitRate     [cell.Bands]float64      `param:"visit_rate:age_0_6,age_7_17,age_18_44,age_45_59,age_60_64,age_65_79,age_80_plus,initial" unit:"factor" min:"0" max:"100" zh:"各年龄相对就诊率" en:"relative visits by age"`
	ConditionRate [cell.Conditions]float64 `param:"condition_rate:none,hypertension,diabetes,both,initial" unit:"factor" min:"0" max:"100" zh:"各病种相对就诊率" en:"relative visits by condition"`
	// Season is the relative demand of calendar months; only its shape counts, the mean is made 1.
	Season [12]float64 `param:"season:jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec,initial" unit:"factor" min:"0.01" max:"10" zh:"月度需求系数" en:"relative demand by calendar month"`
	// NonResidentCommunityShare and NonResidentHospitalShare are the shares of visits there made by non-residents.
	NonResidentCommunityShare float64 `param:"non_resident_community_share,initial" unit:"rate" max:"0.9" zh:"非本区居民占社区就诊比例" en:"non-residents' share of community visits"`
	NonResidentHospitalShare  float64 `param:"non_resident_hospital_share,initial" unit:"rate" max:"0.95" zh:"非本区居民占医院门诊比例" en:"non-residents' share of hospital visits"`

	// Choice: what moves residents between the places of care.

	// CommunityAge and CommunityCondition are log-odds of community facilities against hospitals (O183).
	CommunityAge       [cell.Bands]float64      `param:"community_age:age_0_6,age_7_17,age_18_44,age_45_59,age_60_64,age_65_79,age_80_plus" unit:"log_odds" min:"-8" max:"8" zh:"各年龄社区倾向" en:"community log-odds by age"`
	CommunityCondition [cell.Conditions]float64 `param:"community_condition:none,hypertension,diabetes,both" unit:"log_odds" min:"-8" max:"8" zh:"各病种社区倾向" en:"community log-odds by condition"`
	// OnlineOver60 is the log-odds of online care at 60 and over.
	OnlineOver60 float64 `param:"online_over_60" unit:"log_odds" min:"-8" max:"8" zh:"60岁以上线上就诊倾向" en:"online log-odds at 60 and over"`
	// TravelPer10Minutes and WaitPer10Minutes are log-odds of ten more minutes on the way or of waiting (0 or less).
	TravelPer10Minutes float64 `param:"travel_log_odds" unit:"log_odds" min:"-5" max:"0" zh:"路程每增10分钟的选择变化" en:"log-odds of ten more minutes of travel"`
	WaitPer10Minutes   float64 `param:"wait_log_odds" unit:"log_odds" min:"-5" max:"0" zh:"等待每增10分钟的选择变化" en:"log-odds of ten more minutes of waiting"`
	// SpecialistWaitPerDay is the log-odds of a hospital when its specialist wait is a day longer (0 or less).
	SpecialistWaitPerDay float64 `param:"specialist_wait_log_odds" unit:"log_odds" min:"-5" max:"0" zh:"专家号每多等1天的选择变化" en:"log-odds of one more day's wait for a specialist"`
	// ReferredWaitPerDay is the log-odds of a community facility, in a visit that ends with a referral, when the specialist
	// is to be seen a day later (0 or less). Patients weigh it by how likely a referral is.
	ReferredWaitPerDay float64 `param:"referred_wait_log_odds" unit:"log_odds" min:"-5" max:"0" zh:"转诊后每多等1天的选择变化" en:"log-odds of one more day's wait after a referral"`
	// Contract is the causal log-odds of an active contract on community facilities (O221–O223, O227); a passive
	// one has the share PassiveEffect of it.
	Contract      float64 `param:"contract_log_odds" unit:"log_odds" min:"-3" max:"3" zh:"签约对选择社区的因果作用" en:"causal log-odds of a contract on community care"`
	PassiveEffect float64 `param:"passive_effect" unit:"rate" zh:"非有效签约的作用比例" en:"share of the contract's effect where it is passive"`
	// ContractedDrift is what a year adds to the log-odds of hospitals against the community of everybody with a contract.
	ContractedDrift float64 `param:"contracted_hospital_drift" unit:"log_odds" min:"-0.5" max:"0.5" zh:"签约居民去医院倾向的逐年变化" en:"yearly change of contracted residents' log-odds of hospital use"`
	// Inclination is the log-odds on community facilities of inclined residents, contract or not.
	Inclination float64 `param:"inclination_log_odds" unit:"log_odds" min:"-3" max:"5" zh:"社区偏好者的选择差异" en:"community log-odds of inclined residents"`
	// Community and Online are what levers add to the utility of community facilities and of online care; 0 without levers.
	Community float64 `param:"community_log_odds" unit:"log_odds" min:"-5" max:"5" zh:"政策对选择社区的作用" en:"log-odds that levers add to community care"`
	Online    float64 `param:"online_log_odds" unit:"log_odds" min:"-5" max:"5" zh:"政策对线上就诊的作用" en:"log-odds that levers add to online care"`
	// StationElasticity is the exponent of the number of stations in their joint weight: 1 treats them as
	// so many separate alternatives (Ben-Akiva and Lerman 1985, chapter 9), 0 ignores their number.
	StationElasticity float64 `param:"station_elasticity" unit:"rate" zh:"服务站数量弹性" en:"elasticity of station visits in their number"`
	// ContractedHospitalShare is the part of contracted residents' hospital visits made at the hospitals of
	// their 1+1+1 combination (S034, S035: (70−60)/40; O121, O122: (74−53)/47).
	ContractedHospitalShare float64 `param:"contracted_hospital_share" unit:"rate" zh:"签约居民医院就诊在组合内比例" en:"in-combination share of contracted residents' hospital visits"`

	// Sessions: when facilities are open, who comes when, and who is there to see them.

	// Opens … WeekendCloses are clock hours; between NoonFrom and NoonTo a reduced number of GPs is on duty (S045).
	Opens         float64 `param:"opens,initial" unit:"hours" min:"7" max:"12" zh:"开诊时刻" en:"opening hour"`
	NoonFrom      float64 `param:"noon_from,initial" unit:"hours" min:"10" max:"14" zh:"午间门诊开始" en:"start of the noon session"`
	NoonTo        float64 `param:"noon_to,initial" unit:"hours" min:"11" max:"15" zh:"午间门诊结束" en:"end of the noon session"`
	Closes        float64 `param:"closes,initial" unit:"hours" min:"13" max:"18" zh:"平日停诊时刻" en:"closing hour on weekdays"`
	WeekendCloses float64 `param:"weekend_closes,initial" unit:"hours" min:"9" max:"18" zh:"双休日停诊时刻" en:"closing hour on weekends"`
	// ArrivalProfile is the relative number of arrivals by clock hour from 7:00; hours outside opening are cut off.
	ArrivalProfile [desk.ProfileHours]float64 `param:"arrival_profile:h07,h08,h09,h10,h11,h12,h13,h14,h15,h16,h17,initial" unit:"factor" min:"0" max:"100" zh:"到诊时段分布" en:"relative arrivals by hour"`
	// WeekendDemand and StationWeekendDemand are demand on a weekend day relative to a weekday; 0 keeps stations closed.
	WeekendDemand        float64 `param:"weekend_demand" unit:"factor" min:"0" max:"3" zh:"中心双休日需求系数" en:"weekend demand of centres relative to weekdays"`
	StationWeekendDemand float64 `param:"station_weekend_demand" unit:"factor" min:"0" max:"3" zh:"服务站双休日需求系数（0为不开诊）" en:"weekend demand of stations relative to weekdays, 0 = closed"`
	// NoonGPs, AfternoonGPs and WeekendGPs are doctors on duty at noon, in the afternoon and on weekends relative
	// to a weekday morning.
	NoonGPs      float64 `param:"noon_gps" unit:"rate" zh:"午间在岗医生比例" en:"doctors on duty at noon"`
	AfternoonGPs float64 `param:"afternoon_gps" unit:"rate" zh:"下午在岗医生比例" en:"doctors on duty in the afternoon"`
	WeekendGPs   float64 `param:"weekend_gps" unit:"rate" zh:"双休日在岗医生比例" en:"doctors on duty on weekends"`
	// StationDesks is the GPs that have a desk at a station; StationFill the part of a session that expected patients fill
	// where it is held, on which GPs are sent from the centre.
	StationDesks float64 `param:"station_desks" unit:"count" min:"1" max:"10" zh:"每站全科诊位数" en:"GP desks at a station"`
	StationFill  float64 `param:"station_fill" unit:"rate" min:"0.1" max:"1" zh:"服务站开诊所需的就诊饱和度" en:"part of a station's sessions that expected patients fill"`
	// OnlineByCommunity is the share of residents' online visits that GPs of their centre answer, in OnlineMinutes each.
	OnlineByCommunity float64 `param:"online_by_community" unit:"rate" zh:"线上就诊由社区全科医生接诊的比例" en:"share of online visits answered by community GPs"`
	OnlineMinutes     float64 `param:"online_minutes" unit:"minutes" min:"0" max:"60" zh:"每次线上就诊全科医生分钟" en:"GP minutes per online visit"`
	// AppointmentShare of the patients have an appointment (O187). Of these the part AppointmentSpread is laid
	// evenly over the opening hours, the rest follows the walk-in profile. They are called first.
	AppointmentShare  float64 `param:"appointment_share" unit:"rate" zh:"预约就诊比例" en:"share of visits by appointment"`
	AppointmentSpread float64 `param:"appointment_spread" unit:"rate" zh:"预约错峰程度" en:"how evenly appointments are spread"`
	// ContractedPriority is the share of contracted residents' visits in which they are called before others.
	ContractedPriority float64 `param:"contracted_priority" unit:"rate" zh:"签约居民优先就诊比例" en:"share of contracted visits with priority"`

	// Desk: how long a visit takes, and how long patients are willing to wait.

	// GPShare is the part of community visits that GPs see; TCM, dental and other clinicians see the rest.
	GPShare float64 `param:"gp_share,initial" unit:"rate" zh:"全科医生承担社区就诊比例" en:"GPs' share of community visits"`
	// GPVisitMinutes and OtherVisitMinutes are mean minutes per visit; GPMinutesFactor is what levers change.
	GPVisitMinutes    float64 `param:"gp_visit_minutes" unit:"minutes" min:"0.5" max:"60" zh:"全科医生每次接诊分钟" en:"GP minutes per visit"`
	OtherVisitMinutes float64 `param:"other_visit_minutes" unit:"minutes" min:"0.5" max:"90" zh:"其他医师每次接诊分钟" en:"other clinicians' minutes per visit"`
	GPMinutesFactor   float64 `param:"gp_minutes_factor" unit:"factor" min:"0.1" max:"5" zh:"接诊时间调整系数" en:"multiplier of GP minutes per visit"`
	// TypeShare, TypeLength and TypeCV are the visit types' shares, relative lengths (made to mean 1) and
	// coefficients of variation.
	TypeShare  [desk.VisitTypes]float64 `param:"type_share:acute,refill,follow_up" unit:"rate" zh:"就诊类型占比" en:"share of visit types"`
	TypeLength [desk.VisitTypes]float64 `param:"type_length:acute,refill,follow_up" unit:"factor" min:"0.05" max:"20" zh:"就诊类型相对时长" en:"relative length of visit types"`
	TypeCV     [desk.VisitTypes]float64 `param:"type_cv:acute,refill,follow_up" unit:"ratio" min:"0.01" max:"3" zh:"接诊时长变异系数" en:"variation of visit length by type"`
	// RefillWeeks is the interval of repeat prescriptions: when it grows against the base year's, refills become fewer in the
	// same proportion. HospitalRefills is their share among hospital visits of the chronically ill, relative to the community.
	RefillWeeks     float64 `param:"refill_weeks" unit:"weeks" min:"0.5" max:"52" zh:"配药间隔" en:"interval of repeat prescriptions"`
	HospitalRefills float64 `param:"hospital_refill_ratio" unit:"ratio" min:"0" max:"1" zh:"慢病患者医院就诊中配药占比（相对社区）" en:"refills' share of hospital visits of the chronically ill, relative to community visits"`
	// PatienceMinutes and PatienceCV describe (gamma) how long a patient waits before leaving. A patient whose
	// expected wait at arrival exceeds BalkAt × patience leaves at once.
	PatienceMinutes float64 `param:"patience_minutes" unit:"minutes" min:"1" max:"1000" zh:"候诊耐心均值" en:"mean patience"`
	PatienceCV      float64 `param:"patience_cv" unit:"ratio" min:"0.05" max:"2" zh:"候诊耐心变异系数" en:"variation of patience"`
	BalkAt          float64 `param:"balk_at" unit:"factor" min:"0.05" max:"10" zh:"见长队即离开的阈值" en:"expected wait, in patience, at which a patient turns away"`
	// HandlingMinutes is registration, payment and walking: part of every wait that patients report (O189).
	HandlingMinutes float64 `param:"handling_minutes" unit:"minutes" min:"0" max:"60" zh:"挂号等固定耗时" en:"registration and other fixed waiting"`
	// LeftCountsMinutes is what a visit that ended unseen counts as in the experienced wait.
	LeftCountsMinutes float64 `param:"left_counts_minutes" unit:"minutes" min:"0" max:"600" zh:"未诊离开折算等待" en:"wait that leaving unseen counts as"`
	// CrowdedLeftShare is the left share above which clinic hours, not demand, limit an area's visits.
	CrowdedLeftShare float64 `param:"crowded_left_share" unit:"rate" zh:"诊疗时间受限判定线" en:"left share from which clinic hours are the limit"`
}

// desks is what the Config says of desks.
func (c *Config) desks() desk.Config {
	return desk.Config{
		ArrivalProfile: c.ArrivalProfile, AppointmentShare: c.AppointmentShare, AppointmentSpread: c.AppointmentSpread,
		ContractedPriority: c.ContractedPriority, TypeShare: c.TypeShare, TypeLength: c.TypeLength, TypeCV: c.TypeCV,
		PatienceMinutes: c.PatienceMinutes, PatienceCV: c.PatienceCV, BalkAt: c.BalkAt, HandlingMinutes: c.HandlingMinutes,
	}
}

// sessions is the plan of a stratum's days.
func (c *Config) sessions(stratum int) [3]desk.Session {
	level, closes := 1.0, c.Closes
	if stratum == weekend {
		level, closes = c.WeekendGPs, c.WeekendCloses
	}
	return [...]desk.Session{
		{From: c.Opens, To: min(c.NoonFrom, closes), Level: level},
		{From: c.NoonFrom, To: min(c.NoonTo, closes), Level: level * c.NoonGPs},
		{From: c.NoonTo, To: min(c.Closes, closes), Level: level * c.AfternoonGPs},
	}
}
