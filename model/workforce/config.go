package workforce

import (
	"fmt"

	"chcsim/model/param"
	"chcsim/model/task"
)

// Config is what a scenario says about staff. Fields marked initial are read by New only; a lever may
// move all others from month to month. The basis and source of every value stand in the scenario.
type Config struct {
	// The stock at the start.

	// GPPer10k is the density of counted GPs at the start (S046: above 4 in the city).
	GPPer10k float64 `param:"gp_per_10k_at_start,initial" unit:"per_10k" min:"0" max:"30" zh:"起点每万人全科医生" en:"counted GPs per 10,000 residents at the start"`
	// PractisingShare is the share of counted GPs who practise in the community (O104–O114: 62–73% registered).
	PractisingShare float64 `param:"practising_share,initial" unit:"rate" zh:"起点在社区执业的全科医生占比" en:"share of counted GPs who practise in the community at the start"`
	// TrainedShare is the share of GPs with standardized residency training at the start (S047: nearly a third).
	TrainedShare float64 `param:"trained_share_at_start,initial" unit:"rate" zh:"起点规培全科医生占比" en:"share of GPs with standardized training at the start"`
	// FemaleShare is the share of women among GPs, at the start and among recruits; it decides the retirement age.
	FemaleShare float64 `param:"female_share" unit:"rate" zh:"女性全科医生占比" en:"share of women among GPs"`
	// AgeAtStart is the age of a GP in post at the start, in years.
	AgeAtStart param.Distribution `param:"age_at_start" unit:"years" min:"22" max:"75" zh:"起点全科医生年龄" en:"age of a GP at the start"`
	// FTE is the full-time equivalent of a GP in community practice, 0 to 1.
	FTE param.Distribution `param:"fte" unit:"ratio" min:"0" max:"1" zh:"执业全科医生全时当量" en:"full-time equivalent of a practising GP"`

	// Posts and recruits.

	// PostsPer10k is the number of GP posts per 10,000 residents; hiring stops when they are filled (Y089).
	PostsPer10k float64 `param:"posts_per_10k" unit:"per_10k" min:"0" max:"30" zh:"每万人全科医生岗位" en:"GP posts per 10,000 residents"`
	// RecruitsPerYear is the number of candidates a year, from the training pipeline and from outside.
	RecruitsPerYear float64 `param:"recruits_per_year" unit:"persons/year" min:"0" max:"2000" zh:"每年可招录全科医生" en:"GP recruits per year"`
	// PipelineShare is the share of recruits who come from residency training; their number is fixed TrainingYears earlier (Y082).
	PipelineShare float64 `param:"pipeline_share" unit:"rate" zh:"规培来源占招录比例" en:"share of recruits from the training pipeline"`
	// TrainingYears is how long a cohort trains; 3 in the national scheme.
	TrainingYears float64 `param:"training_years,initial" unit:"years" min:"1" max:"8" zh:"规培年限" en:"years of residency training"`
	// TrainingCompletion is the chance that a trainee completes and takes a post in the district.
	TrainingCompletion float64 `param:"training_completion" unit:"rate" min:"0.01" max:"1" zh:"规培结业留任概率" en:"chance that a trainee completes and stays"`
	// TrainingIntake is a factor on the cohorts that begin (Y082); it adds GPs when the first of these graduates.
	TrainingIntake float64 `param:"training_intake" unit:"factor" min:"0" max:"5" zh:"规培招收规模倍数" en:"factor on the cohorts that begin training"`
	// GraduationMonth is the calendar month in which a cohort graduates and a new one begins, 1 to 12.
	GraduationMonth float64 `param:"graduation_month,initial" unit:"count" min:"1" max:"12" zh:"结业月份" en:"calendar month of graduation"`
	// HiringMonths is the time from choosing an outside candidate to the first day at work; the post is reserved meanwhile.
	HiringMonths float64 `param:"hiring_months,initial" unit:"months" min:"0" max:"24" zh:"外部招录到岗时间" en:"months from choice to first day of an outside hire"`
	// OutsideTrainedShare is the share of outside hires with standardized training.
	OutsideTrainedShare float64 `param:"outside_trained_share" unit:"rate" zh:"外部招录者规培占比" en:"share of outside hires with standardized training"`
	// RecruitsPractising is the share of recruits who practise in the community.
	RecruitsPractising float64 `param:"recruits_practising" unit:"rate" zh:"新招全科医生在社区执业占比" en:"share of recruits who practise in the community"`
	// AgeGraduate and AgeOutside are the ages of recruits, in years.
	AgeGraduate param.Distribution `param:"age_graduate" unit:"years" min:"22" max:"50" zh:"规培结业年龄" en:"age of a graduate"`
	AgeOutside  param.Distribution `param:"age_outside" unit:"years" min:"22" max:"75" zh:"外部招录者年龄" en:"age of an outside hire"`

	// Leaving.

	// ResignHazard is the hazard of resigning, averaged over the counted stock of the month (O217 knows intentions only).
	ResignHazard float64 `param:"resign_hazard" unit:"rate/year" min:"0" max:"2" zh:"全科医生年离职风险" en:"resignation hazard of GPs"`
	// ResignYoung and ResignOld multiply the hazard under YoungAge and from OldAge on, before the average is restored.
	ResignYoung float64 `param:"resign_young" unit:"factor" min:"0" max:"10" zh:"35岁以下离职倍数" en:"resignation factor under 35"`
	ResignOld   float64 `param:"resign_old" unit:"factor" min:"0" max:"10" zh:"50岁及以上离职倍数" en:"resignation factor from 50 on"`
	// RetireFemale and RetireMale are the ages at retirement, in years.
	RetireFemale param.Distribution `param:"retirement_age_female" unit:"years" min:"45" max:"80" zh:"女性退休年龄" en:"retirement age of women"`
	RetireMale   param.Distribution `param:"retirement_age_male" unit:"years" min:"45" max:"80" zh:"男性退休年龄" en:"retirement age of men"`
	// RehireShare is the share of retiring GPs who stay on, with RehireFTE, for RehireYears; they stay counted and hold their post.
	RehireShare float64 `param:"rehire_share" unit:"rate" zh:"退休返聘比例" en:"share of retiring GPs rehired"`
	RehireFTE   float64 `param:"rehire_fte" unit:"rate" zh:"返聘全时当量" en:"full-time equivalent of a rehired GP"`
	RehireYears float64 `param:"rehire_years" unit:"years" min:"0" max:"15" zh:"返聘年限" en:"years a rehired GP stays"`

	// Study leave and temporary doctors.

	// StudyCycle is the number of years in which study leave falls due once (S113: five).
	StudyCycle float64 `param:"study_cycle_years,initial" unit:"years" min:"1" max:"20" zh:"进修周期" en:"years between study leaves"`
	// StudyShare is the share of practising GPs who go when it falls due (Y091).
	StudyShare float64 `param:"study_leave_share" unit:"rate" zh:"到期进修比例" en:"share of due study leaves taken"`
	// StudyMonths is the length of a study leave in months (S113: 3–6).
	StudyMonths param.Distribution `param:"study_leave_months" unit:"months" min:"0" max:"24" zh:"进修时长" en:"length of a study leave"`
	// PostedPerYear is how many hospital doctors a year are posted to centres before promotion (Y030), per 10,000 residents; they
	// work but carry no panel.
	PostedPerYear float64 `param:"posted_doctors_per_10k_year" unit:"per_10k" min:"0" max:"10" zh:"每万人每年下沉社区的医院医师" en:"hospital doctors posted to centres per 10,000 residents and year"`
	// PostedMonths is how long such a posting lasts.
	PostedMonths float64 `param:"posting_months" unit:"months" min:"1" max:"36" zh:"下沉时长" en:"months of a posting"`
	// ContractDoctors are hospital doctors in contract service, FTE per 10,000 residents (Y028); they work and carry panels.
	ContractDoctors float64 `param:"contract_doctors_per_10k" unit:"per_10k" min:"0" max:"10" zh:"每万人参与签约的医院医师（全时当量）" en:"hospital doctors in contract service per 10,000 residents, FTE"`
	// AddedRegistrations are doctors with an added GP registration or a second place of practice, FTE per 10,000 residents (Y084);
	// they work without a panel.
	AddedRegistrations float64 `param:"added_registrations_per_10k" unit:"per_10k" min:"0" max:"10" zh:"每万人执业加注与多点执业医师（全时当量）" en:"doctors with added registration per 10,000 residents, FTE"`
	// CDCPosted is how many recruits of the district CDC are posted to centres a year, per 10,000 residents, for CDCMonths each
	// (Y092, S112: 3–6 months). They join the public-health doctors.
	CDCPosted float64            `param:"cdc_recruits_per_10k_year" unit:"per_10k" min:"0" max:"10" zh:"每万人每年下沉的疾控新人" en:"CDC recruits posted to centres per 10,000 residents and year"`
	CDCMonths param.Distribution `param:"cdc_posting_months" unit:"months" min:"0" max:"12" zh:"疾控新人下沉时长" en:"months of a CDC posting"`

	// PoolPer10k are the full-time equivalents per 10,000 residents of the pools that are not individuals.
	PoolPer10k [task.Pools - 1]float64 `param:"staff_per_10k:nurse,public_health,assistant,other_clinician" unit:"per_10k" min:"0" max:"60" zh:"每万人其他人员（全时当量）" en:"other staff per 10,000 residents, FTE"`
	// PoolGrowth is the yearly growth of those densities since the start.
	PoolGrowth float64 `param:"staff_growth" unit:"rate/year" min:"-0.5" max:"1" zh:"其他人员年增长率" en:"yearly growth of other staff"`

	Time  WorkingTime `param:"time"`
	Spend Spending    `param:"spend"`

	// Committees is the number of neighbourhood committees of the district, spread over areas by residents (O030: 311 in Xuhui).
	Committees float64 `param:"committees,initial" unit:"count" min:"1" max:"5000" zh:"居委会数" en:"neighbourhood committees"`
	// CommitteesPerGP is how many committees one practising GP may serve as their fixed doctor (S078 asks one GP for each).
	CommitteesPerGP float64 `param:"committees_per_gp" unit:"ratio" min:"0" max:"20" zh:"每名全科医生可固定负责的居委会数" en:"committees one practising GP may serve"`
	// StudioGPs is the number of practising GPs who share a family-doctor studio (S079).
	StudioGPs float64 `param:"gps_per_studio" unit:"ratio" min:"0.5" max:"20" zh:"每个家庭医生工作室全科医生数" en:"practising GPs per family-doctor studio"`
}

// YoungAge and OldAge are where the resignation factors begin and end to apply, in years. They name
// the groups of the two parameters and are no estimates themselves.
const (
	YoungAge = 35
	OldAge   = 50
)

// Check reports a number outside its stated range; after it the part trusts its configuration.
func (c *Config) Check() error {
	fields, err := param.Fields(c)
	if err != nil {
		return err
	}
	for _, f := range fields {
		low, high := f.Number, f.Number
		if f.Spread != nil {
			if err := f.Spread.Check(); err != nil {
				return fmt.Errorf("workforce.%s: %w", f.Path, err)
			}
			lo, hi := f.Spread.Quantile(0.001), f.Spread.Quantile(0.999)
			low, high = &lo, &hi
		}
		if !(*low >= f.Min && *high <= f.Max) {
			return fmt.Errorf("workforce.%s is %v to %v; expected %v to %v", f.Path, *low, *high, f.Min, f.Max)
		}
	}
	if c.Time.Days() <= 0 {
		return param.Conflicting(timePaths, "workforce.time leaves %v working days a year; expected more than 0", "workforce.time 每年只剩 %v 个工作日；应大于 0", c.Time.Days())
	}
	return c.checkAges()
}

const timePaths = "workforce.time.days_per_week workforce.time.weeks workforce.time.public_holidays workforce.time.annual_leave workforce.time.training_days workforce.time.sick_days"

// checkAges refuses ages at which GPs would mostly be retired; nobody could be found below the retirement age then.
func (c *Config) checkAges() error {
	ages := []param.Distribution{c.AgeAtStart, c.AgeGraduate, c.AgeOutside}
	for i, path := range []string{"age_at_start", "age_graduate", "age_outside"} {
		age := ages[i]
		for _, retirement := range []param.Distribution{c.RetireFemale, c.RetireMale} {
			if age.Quantile(0.5) >= retirement.Quantile(0.5) {
				return param.Conflicting("workforce."+path+" workforce.retirement_age_female workforce.retirement_age_male", "GPs of age %s would mostly be retired, which is at %s", "%s 岁的全科医生多已超过 %s 岁的退休年龄", age, retirement)
			}
		}
	}
	return nil
}
