package referral

// Tier is a tier of hospital that has expert clinics.
type Tier uint8

// The tiers above the community.
const (
	District  Tier = iota // the district's own hospitals (区属)
	Municipal             // municipal hospitals (市级)
	Tiers     = 2
)

// BedKind is a kind of bed that centres keep for step-down care.
type BedKind uint8

// The kinds of bed. Palliative wards take people at the end of life, the others take step-down patients.
const (
	Rehabilitation BedKind = iota
	Nursing
	PalliativeWard
	BedKinds = 3
)

// Config is what a scenario says about referral both ways and about care after hospital.
type Config struct {
	// UpPerContractedVisit is the share of contracted residents' GP visits that ended in an up-referral in the base year (urban Pudong, O240).
	UpPerContractedVisit float64 `param:"up_per_contracted_visit,initial" unit:"rate" zh:"签约居民每次全科就诊的上转率（起点年）" en:"up-referrals per GP visit of contracted residents, base year"`
	// UpFactor multiplies every up-referral rate after the base year (AI support, homogenised care).
	UpFactor float64 `param:"up_factor" unit:"factor" min:"0" max:"5" zh:"上转率倍数" en:"factor on all up-referral rates"`
	// UncontractedRatio is the up-referral rate of residents without a contract over that of those with one.
	UncontractedRatio float64 `param:"uncontracted_ratio" unit:"ratio" min:"0" max:"5" zh:"未签约居民上转率与签约居民之比" en:"up-referral rate without over with a contract"`
	// ChildRatio is the up-referral rate under 18 over that of ages 18–64.
	ChildRatio float64 `param:"child_ratio" unit:"ratio" min:"0" max:"10" zh:"18岁以下与18–64岁上转率之比" en:"up-referral rate under 18 over 18-64"`
	// OlderRatio is the up-referral rate at 65 and over, over that of ages 18–64.
	OlderRatio float64 `param:"older_ratio" unit:"ratio" min:"0" max:"10" zh:"65岁及以上与18–64岁上转率之比" en:"up-referral rate at 65+ over 18-64"`
	// ChronicRatio is the up-referral rate of visits with hypertension or diabetes over that of others (most are refills).
	ChronicRatio float64 `param:"chronic_ratio" unit:"ratio" min:"0" max:"10" zh:"慢病与非慢病就诊上转率之比" en:"up-referral rate with a chronic disease over without"`
	// CTRelief is the share of up-referrals that CT at the centre makes needless.
	CTRelief float64 `param:"ct_relief" unit:"rate" zh:"中心配置CT减少的上转比例" en:"share of up-referrals avoided by CT at the centre"`
	// PaediatricsRelief is the share of children's up-referrals that paediatrics at the centre makes needless.
	PaediatricsRelief float64 `param:"paediatrics_relief" unit:"rate" zh:"中心开设儿科减少的儿童上转比例" en:"share of children's up-referrals avoided by paediatrics"`
	// SpecialtiesRelief is the share of up-referrals that added specialties at the centre make needless.
	SpecialtiesRelief float64 `param:"specialties_relief" unit:"rate" zh:"中心增设专科减少的上转比例" en:"share of up-referrals avoided by added specialties"`
	// Pull is the relative rise of up-referrals when the community path becomes wholly free of waiting: people ask their GP for the slot.
	Pull float64 `param:"pull" unit:"ratio" min:"0" max:"10" zh:"转诊等候缩短带来的转诊增幅" en:"rise of up-referrals when the community path loses its wait"`
	// OrderedTests is the share of up-referrals replaced by an examination that the GP orders at a higher institution.
	OrderedTests float64 `param:"ordered_test_share" unit:"rate" zh:"以开具上级检查代替上转的比例" en:"share of up-referrals replaced by tests ordered above"`
	// RemoteSuitable is the share of the other up-referrals that a remote consultation could settle or not.
	RemoteSuitable float64 `param:"remote_suitable_share" unit:"rate" zh:"适合远程会诊的上转比例" en:"share of up-referrals suited to remote consultation"`
	// RemotePerCentre is the number of remote consultations a centre can hold in a month.
	RemotePerCentre float64 `param:"remote_per_centre_month" unit:"count" min:"0" max:"10000" zh:"每中心每月远程会诊能力" en:"remote consultations per centre and month"`
	// RemoteAvoids is the share of remote consultations after which nobody has to travel.
	RemoteAvoids float64 `param:"remote_avoids_share" unit:"rate" zh:"远程会诊后无需上转的比例" en:"share of remote consultations that avoid the referral"`
	// DistrictShare is the share of up-referrals that go to district hospitals; the rest go to municipal ones.
	DistrictShare float64 `param:"district_share" unit:"rate" zh:"上转至区属医院的比例" en:"share of up-referrals to district hospitals"`
	// PriorityShare is the share of contracted residents' up-referrals that really use the priority path (green channel, window).
	PriorityShare float64 `param:"priority_share" unit:"rate" zh:"签约居民上转走绿色通道的比例" en:"share of contracted up-referrals on the priority path"`
	// ReturnedUsed is the share of reserved slots, returned to the public for want of community referrals, that still find a patient.
	ReturnedUsed float64 `param:"returned_slots_used" unit:"rate" zh:"退回公众的预留号源利用率" en:"share of returned reserved slots that are used"`
	// Expert holds the expert clinics of each tier.
	Expert [Tiers]ExpertConfig `param:"expert:district,municipal"`
	// Discharge describes hospital stays of residents and who is referred down after them.
	Discharge DischargeConfig `param:"discharge" zh:"出院下转" en:"step-down"`
	// Beds holds the rehabilitation and the nursing beds of the centres.
	Beds [2]BedConfig `param:"beds:rehabilitation,nursing"`
	// HomeBed describes home beds (家庭病床).
	HomeBed HomeBedConfig `param:"home_bed" zh:"家庭病床" en:"home beds"`
	// Course describes the home visits after hospital of those who get no bed.
	Course CourseConfig `param:"home_course" zh:"出院后上门疗程" en:"home visits after hospital"`
	// Palliative describes care at the end of life.
	Palliative PalliativeConfig `param:"palliative" zh:"安宁疗护" en:"palliative care"`
	// OtherHomeVisits is the number of home visits to people in none of these, per 1,000 residents aged 65+ and year.
	OtherHomeVisits float64 `param:"other_home_visits_per_1000_over65" unit:"per_1000" min:"0" max:"5000" zh:"其他上门服务（每千名65岁及以上，每年）" en:"other home visits per 1,000 aged 65+ and year"`
	// FollowUp is the share of those leaving step-down care alive who visit the centre in the month after.
	FollowUp float64 `param:"follow_up_share" unit:"rate" zh:"康复护理结束后到中心随访的比例" en:"share with a follow-up visit after step-down care"`
}

// ExpertConfig describes the expert clinics of a tier.
type ExpertConfig struct {
	// Share is the share of hospital visits that are to expert clinics.
	Share float64 `param:"visit_share,initial" unit:"rate" zh:"专家门诊占医院门诊的比例" en:"expert clinics' share of hospital visits"`
	// BaseWait is the mean wait of the public for an expert slot in the base year; the number of slots is solved from it.
	BaseWait float64 `param:"base_wait_days,initial" unit:"days" min:"1" max:"60" zh:"起点年公众专家号等候天数" en:"public wait for an expert slot in the base year"`
	// Patience is the wait at which all but 1/e of those who want an expert slot take an ordinary clinic instead.
	Patience float64 `param:"patience_days" unit:"days" min:"1" max:"365" zh:"愿意等候专家号的天数" en:"patience for an expert slot"`
	// Reserved is the share of slots kept for community referrals and returned to the public when unused (policy of 2023-04, O203).
	Reserved float64 `param:"reserved_share" unit:"rate" zh:"预留给社区转诊的号源比例" en:"share of slots reserved for community referrals"`
	// Slots multiplies the base year's number of slots.
	Slots float64 `param:"slots_factor" unit:"factor" min:"0.1" max:"5" zh:"专家号源总量倍数" en:"factor on the number of expert slots"`
}

// DischargeConfig describes the step down from hospital. Down-referrals = discharges × need × both sides willing.
type DischargeConfig struct {
	// Admissions is the number of hospital stays per 1,000 residents and year in the base year (7 a month, O180).
	Admissions float64 `param:"admissions_per_1000,initial" unit:"per_1000" min:"0" max:"1000" zh:"住院人次（每千名居民，每年）" en:"hospital stays per 1,000 residents and year"`
	// OlderRatio is the admission rate at 65 and over, over that of younger people.
	OlderRatio float64 `param:"older_ratio" unit:"ratio" min:"0" max:"20" zh:"65岁及以上与以下住院率之比" en:"admission rate at 65+ over that below"`
	// Need is the share of discharges that could continue in the community.
	Need float64 `param:"step_down_need" unit:"rate" zh:"适合下转康复护理的出院比例" en:"share of discharges fit to step down"`
	// DoctorWilling is the share of hospital doctors willing to refer down (O241).
	DoctorWilling float64 `param:"doctor_willing" unit:"rate" zh:"愿意下转的上级医院医生比例" en:"hospital doctors willing to refer down"`
	// PatientWilling is the share of patients willing to go (O241).
	PatientWilling float64 `param:"patient_willing" unit:"rate" zh:"愿意下转的患者比例" en:"patients willing to be referred down"`
	// ToBed is the share of down-referrals into rehabilitation and into nursing beds.
	ToBed [2]float64 `param:"share_to:rehabilitation,nursing" unit:"rate" zh:"下转至该类床位的比例" en:"share of down-referrals to this kind of bed"`
	// ToHomeBed is the share of down-referrals into home beds; the rest get a course of home visits.
	ToHomeBed float64 `param:"share_to_home_bed" unit:"rate" zh:"下转至家庭病床的比例" en:"share of down-referrals to home beds"`
	// BedPriority is the share of down-referrals that go ahead of the community's own admissions for a bed.
	BedPriority float64 `param:"bed_priority" unit:"rate" zh:"下转患者床位优先的比例" en:"share of down-referrals with priority for a bed"`
}

// BedConfig describes one kind of step-down bed.
type BedConfig struct {
	// PerResidents is the number of beds per 10,000 residents of the base year.
	PerResidents float64 `param:"per_10k" unit:"per_10k" min:"0" max:"100" zh:"每万居民床位数" en:"beds per 10,000 residents"`
	// CentreGain is the relative gain of beds once the centre has its rehabilitation (or nursing) centre.
	CentreGain float64 `param:"centre_gain" unit:"ratio" min:"0" max:"5" zh:"建成康复（护理）中心后床位增幅" en:"gain of beds by a rehabilitation or nursing centre"`
	// BaseOccupancy is the share of beds taken in the base year; the community's own admissions are solved from it.
	BaseOccupancy float64 `param:"base_occupancy,initial" unit:"rate" min:"0.05" max:"0.99" zh:"起点年床位使用率" en:"occupancy in the base year"`
	// Stay is the length of stay.
	Stay Stay `param:"stay"`
	// Patience is the mean time that a patient waits for a bed before going home.
	Patience float64 `param:"patience_days" unit:"days" min:"0" max:"365" zh:"等候床位的平均耐心" en:"mean patience for a bed"`
	// DeathShare is the share of stays that end in death.
	DeathShare float64 `param:"death_share" unit:"rate" zh:"在床死亡比例" en:"share of stays that end in death"`
}

// Stay is a lognormal length of stay.
type Stay struct {
	// Days is the mean stay.
	Days float64 `param:"days" unit:"days" min:"0.1" max:"1000" zh:"平均住床天数" en:"mean length of stay"`
	// CV is the standard deviation of stays over their mean.
	CV float64 `param:"cv" unit:"ratio" min:"0.01" max:"5" zh:"住床天数变异系数" en:"coefficient of variation of the stay"`
}

// HomeBedConfig describes home beds.
type HomeBedConfig struct {
	// Starts is the number of home beds opened per 1,000 residents aged 65+ and year, down-referred patients included (O152, O155, O158, S038).
	Starts float64 `param:"starts_per_1000_over65" unit:"per_1000" min:"0" max:"500" zh:"家庭病床建床数（每千名65岁及以上，每年）" en:"home beds opened per 1,000 aged 65+ and year"`
	// Stay is the length of stay.
	Stay Stay `param:"stay"`
	// DeathShare is the share of home beds that end in death.
	DeathShare float64 `param:"death_share" unit:"rate" zh:"家庭病床死亡撤床比例" en:"share of home beds that end in death"`
	// Visits is the number of home visits per home bed and year of occupancy.
	Visits float64 `param:"visits_per_year" unit:"per_year" min:"0" max:"400" zh:"每张家庭病床每年上门次数" en:"home visits per occupied home bed and year"`
	// GiveUp is the share of those waiting for a home bed who leave in a month.
	GiveUp float64 `param:"give_up_share" unit:"rate" zh:"等候家庭病床每月放弃比例" en:"share of people waiting for a home bed who give up in a month"`
}

// CourseConfig describes a course of home visits after hospital.
type CourseConfig struct {
	// Stay is the length of stay.
	Stay Stay `param:"stay"`
	// Visits is the number of home visits per person and year of the course.
	Visits float64 `param:"visits_per_year" unit:"per_year" min:"0" max:"400" zh:"疗程内折合每年上门次数" en:"home visits per year of a course"`
}

// PalliativeConfig describes care at the end of life (S040).
type PalliativeConfig struct {
	// Need is the share of deaths before which the community gives palliative care.
	Need float64 `param:"share_of_deaths" unit:"rate" zh:"接受社区安宁疗护的死亡比例" en:"share of deaths with palliative care in the community"`
	// Ward is the share of palliative patients who want a bed at the centre; the rest stay at home.
	Ward float64 `param:"ward_share" unit:"rate" zh:"安宁疗护病房比例" en:"share of palliative patients for the ward"`
	// PerResidents is the number of palliative beds per 10,000 residents.
	PerResidents float64 `param:"beds_per_10k" unit:"per_10k" min:"0" max:"100" zh:"每万居民安宁疗护床位数" en:"palliative beds per 10,000 residents"`
	// Stay is the length of stay.
	Stay Stay `param:"stay"`
	// Patience is the mean time that a patient waits for a palliative bed before staying at home.
	Patience float64 `param:"patience_days" unit:"days" min:"0" max:"365" zh:"等候安宁疗护床位的平均耐心" en:"mean patience for a palliative bed"`
	// Visits is the number of home visits per year of palliative care at home.
	Visits float64 `param:"visits_per_year" unit:"per_year" min:"0" max:"400" zh:"居家安宁疗护每年上门次数" en:"home visits per year of palliative care at home"`
}
