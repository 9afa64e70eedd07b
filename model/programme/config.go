package programme

import (
	"fmt"

	"chcsim/model/param"
)

// Config is what a scenario says about the care programme. Fields marked initial are read by New only;
// a lever may move all others. The basis and source of every value stand in the scenario.
type Config struct {
	// Who takes part.

	// Registered are the shares of people living with a disease who are diagnosed and on the centre's list.
	Registered struct {
		Hypertension Standing `param:"hypertension" zh:"高血压" en:"hypertension"`
		Diabetes     Standing `param:"diabetes" zh:"糖尿病" en:"diabetes"`
	} `param:"registered" zh:"登记在册比例" en:"on the list"`
	// Acceptance is the share of people who accept a service when it is offered, with an active contract or with none.
	Acceptance Acceptance `param:"acceptance" zh:"接受度" en:"acceptance"`
	// PassiveFactor multiplies acceptance where the contract is passive (O143 tells active from passive).
	PassiveFactor float64 `param:"passive_factor" unit:"rate" zh:"被动签约者接受度倍数" en:"acceptance of passive contracts relative to active ones"`
	// CentreSpread is the standard deviation of acceptance between centres, in log-odds.
	CentreSpread float64 `param:"centre_spread,initial" unit:"log_odds" min:"0" max:"2" zh:"中心间接受度差异" en:"spread of acceptance between centres"`

	// How often.

	// AssessmentsPerYear is how often a contract promises an assessment (S058, S080: once).
	AssessmentsPerYear float64 `param:"assessments_per_year" unit:"per_year" min:"0" max:"4" zh:"每年健康评估次数" en:"assessments promised per year"`
	// ContactsPerYear is how often a contract promises a contact (S006: once in 2022; S081: each quarter).
	ContactsPerYear float64 `param:"contacts_per_year" unit:"per_year" min:"0" max:"12" zh:"每年主动联系次数" en:"contacts promised per year"`
	// FollowUpsPerYear is how often a patient on the list is followed up; the national standard counts four.
	FollowUpsPerYear float64 `param:"follow_ups_per_year" unit:"per_year" min:"0" max:"12" zh:"每年慢病随访次数" en:"follow-ups offered per patient and year"`

	// Minutes of all staff together, for one service.
	Minutes Durations `param:"minutes" zh:"工时" en:"staff minutes"`
	// Team is who spends those minutes.
	Team Teams `param:"team" zh:"分工" en:"who does it"`

	// Records.

	// RecordMonths is in how many months a missing record of somebody willing is made up for.
	RecordMonths struct {
		Contracted float64 `param:"contracted" unit:"months" min:"1" max:"240" zh:"补建签约居民档案所需月数" en:"months to make up missing records, contracted"`
		Other      float64 `param:"other" unit:"months" min:"1" max:"240" zh:"补建其他居民档案所需月数" en:"months to make up missing records, others"`
	} `param:"record_months"`
	// ArrivalsWithRecord is the share of people moving in, or born, whose record comes with them.
	ArrivalsWithRecord float64 `param:"arrivals_with_record" unit:"rate" zh:"迁入及出生人口带档比例" en:"share of arrivals whose record comes with them"`
	// UpdatedByVisits is the share of records that a year's visits keep up to date at the visits of the base year.
	UpdatedByVisits Standing `param:"updated_by_visits" zh:"就诊带动的档案更新率" en:"records kept up to date by visits"`
	// UnitsPerResident calibrates standardized workload units: units per resident in the base year (S025 over
	// the city's residents: 2.2e8 / 24.87e6 = 8.85).
	UnitsPerResident float64 `param:"units_per_resident,initial" unit:"per_year" min:"0.1" max:"100" zh:"人均年标化工作量" en:"workload units per resident in the base year"`
}

// Standing is a share among contracted residents and among others.
type Standing struct {
	// Contracted is the share among contracted residents, Other among all others.
	Contracted float64 `param:"contracted" unit:"rate" zh:"签约居民" en:"contracted residents"`
	Other      float64 `param:"other" unit:"rate" zh:"其他居民" en:"other residents"`
}

// Acceptance is the share of people who accept each service when it is offered.
type Acceptance struct {
	// Assessment is for the annual assessment of contracted residents under 65.
	Assessment float64 `param:"assessment" unit:"rate" zh:"65岁以下签约居民年度评估接受度" en:"annual assessment, contracted under 65"`
	// ElderlyAssessment is for the annual assessment of contracted residents from 65 on (S073).
	ElderlyAssessment float64 `param:"elderly_assessment" unit:"rate" zh:"签约老年人年度评估接受度" en:"annual assessment, contracted from 65 on"`
	// ElderlyManagement is for yearly health management of other residents from 65 on (S001).
	ElderlyManagement float64 `param:"elderly_management_other" unit:"rate" zh:"未签约老年人健康管理接受度" en:"health management, other residents from 65 on"`
	// Contact is for the proactive contact with contracted residents (S081).
	Contact float64 `param:"contact" unit:"rate" zh:"季度联系接受度" en:"contact, contracted"`
	// FollowUp is for the follow-up of patients on the list (S036, S037).
	FollowUp Standing `param:"follow_up" zh:"随访" en:"follow-up"`
	// Exam is for the yearly examination of residents from 65 on (S002).
	Exam Standing `param:"elderly_examination" zh:"老年人体检" en:"examination of older adults"`
	// Record is for a health record; a passive contract counts like an active one (S003, S005).
	Record Standing `param:"record" zh:"建档" en:"record"`
	// Update is for answering when the team updates a record that no visit updated (S004).
	Update Standing `param:"record_update" zh:"档案更新" en:"update of the record"`
}

// Durations are staff minutes for one service, over all pools.
type Durations struct {
	// Assessment is for one annual assessment, or yearly health management of an older adult.
	Assessment float64 `param:"assessment" unit:"minutes" min:"0" max:"240" zh:"年度评估耗时" en:"annual assessment"`
	// Contact is for one proactive contact.
	Contact float64 `param:"contact" unit:"minutes" min:"0" max:"120" zh:"一次联系耗时" en:"contact"`
	// Hypertension is for one follow-up; Diabetes likewise.
	Hypertension float64 `param:"hypertension_follow_up" unit:"minutes" min:"0" max:"120" zh:"高血压随访耗时" en:"hypertension follow-up"`
	Diabetes     float64 `param:"diabetes_follow_up" unit:"minutes" min:"0" max:"120" zh:"糖尿病随访耗时" en:"diabetes follow-up"`
	// Exam is for one examination of an older adult, laboratory included.
	Exam float64 `param:"elderly_examination" unit:"minutes" min:"0" max:"480" zh:"老年人体检耗时" en:"examination of an older adult"`
	// Create is for making a record, Update for updating one.
	Create float64 `param:"record_creation" unit:"minutes" min:"0" max:"120" zh:"建档耗时" en:"making a record"`
	Update float64 `param:"record_update" unit:"minutes" min:"0" max:"120" zh:"档案更新耗时" en:"updating a record"`
	// Duty is basic public health for everybody, per resident and year: vaccination, children, mothers, mental illness (S013, S014).
	Duty float64 `param:"public_health_per_resident" unit:"minutes/year" min:"0" max:"240" zh:"人均年基本公卫耗时" en:"basic public health per resident and year (S013, S014)"`
	// Visit is one community visit, all staff; it only weighs visits in workload units.
	Visit float64 `param:"visit" unit:"minutes" min:"0" max:"120" zh:"一次门诊全部人员耗时" en:"a community visit, all staff, as workload counts it"`
}

// Teams is the mix of staff for each activity.
type Teams struct {
	// FollowUp is for hypertension and diabetes alike.
	FollowUp Mix `param:"follow_up" zh:"随访" en:"follow-up"`
	// Exam, Assessment, Contact and Records are for the activities of these names.
	Exam       Mix `param:"elderly_examination" zh:"老年人体检" en:"examination of older adults"`
	Assessment Mix `param:"assessment" zh:"年度评估" en:"assessment"`
	Contact    Mix `param:"contact" zh:"季度联系" en:"contact"`
	Records    Mix `param:"records" zh:"健康档案" en:"records"`
	// Duty is for basic public health.
	Duty Mix `param:"public_health_duty" zh:"基本公卫" en:"public-health duty"`
}

// Mix is the share of an activity's minutes that GPs and nurses spend; public-health doctors spend the rest.
type Mix struct {
	// GP and Nurse are shares of the minutes; together at most 1.
	GP    float64 `param:"gp" unit:"rate" zh:"全科医生工时占比" en:"share of GPs"`
	Nurse float64 `param:"nurse" unit:"rate" zh:"护士工时占比" en:"share of nurses"`
}

// Check reports a number outside its stated range; after it the part trusts its configuration.
func (c *Config) Check() error {
	fields, err := param.Fields(c)
	if err != nil {
		return err
	}
	for _, f := range fields {
		if !(*f.Number >= f.Min && *f.Number <= f.Max) {
			return fmt.Errorf("programme.%s is %v; expected %v to %v", f.Path, *f.Number, f.Min, f.Max)
		}
	}
	for _, team := range []struct {
		name string
		Mix
	}{
		{"follow_up", c.Team.FollowUp}, {"elderly_examination", c.Team.Exam}, {"assessment", c.Team.Assessment},
		{"contact", c.Team.Contact}, {"records", c.Team.Records}, {"public_health_duty", c.Team.Duty},
	} {
		if sum := team.GP + team.Nurse; sum > 1+1e-9 {
			return param.Conflicting("programme.team."+team.name+".gp programme.team."+team.name+".nurse", "GPs and nurses spend %v of the minutes; expected at most 1", "全科医生和护士承担了工时的 %v；应不超过 1", sum)
		}
	}
	return nil
}
