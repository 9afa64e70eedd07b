package model

import (
	"chcsim/model/access"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/population"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/task"
	"chcsim/model/workforce"
)

// Config is one replication's district in pure numbers. Levers edit it while the replication runs, so
// each replication has its own.
type Config struct {
	Population population.Config `param:"population"`
	Contract   contract.Config   `param:"contract"`
	Workforce  workforce.Config  `param:"workforce"`
	Estate     estate.Config     `param:"estate"`
	Access     access.Config     `param:"access"`
	Clinic     clinic.Config     `param:"clinic"`
	Referral   referral.Config   `param:"referral"`
	Programme  programme.Config  `param:"programme"`
	Effects    Effects           `param:"effects"`
	HomeCare   HomeCare          `param:"home_care"`
	Exogenous  Exogenous         `param:"exogenous"`
	Costs      Costs             `param:"costs"`

	// Place is what all replications share; nobody changes it.
	Place *Place
	// Uses are the levers and dated shocks in force, Sizes their drawn effects in the order of lever.Parameters.
	Uses  []lever.Use
	Sizes []float64
}

// Place is the district before anything uncertain is drawn.
type Place struct {
	First      month.Month // first month of the horizon
	Months     int
	Population population.Start
	Facilities []estate.Facility
	Projects   []estate.Project
	Points     []access.Point
	// AreaRows and ProjectRows are where areas and projects stand in the scenario's tables. The model keeps them, as
	// facilities and points, in the order of their codes, so that no sum depends on the tables' order; results are handed
	// over in that of the tables.
	AreaRows, ProjectRows []int
	ClinicDays            int // days queued for each facility and month; 0 = analytic wait, clinic.AllDays = every day
}

// Areas is the number of subdistricts.
func (p *Place) Areas() int { return len(p.Population.Counts) }

// Exogenous is what befalls the district from outside. Dated shocks move it as levers move the rest.
type Exogenous struct {
	// DemandFactor multiplies everybody's demand for outpatient visits.
	DemandFactor float64 `param:"demand_factor" unit:"factor" min:"0.05" max:"3" zh:"门诊需求外生系数" en:"factor on the demand for visits"`
	// Diverted is the share of each pool's working time that an epidemic claims (Y078, Y079, S033).
	Diverted [task.Pools]float64 `param:"diverted:gp,nurse,public_health,assistant,other_clinician" unit:"rate" zh:"疫情抽调工时占比" en:"working time diverted to epidemic duty"`
}

// HomeCare is the staff time of visits at home.
type HomeCare struct {
	// VisitMinutes is one home visit with the way there and back.
	VisitMinutes float64 `param:"visit_minutes" unit:"minutes" min:"5" max:"240" zh:"一次上门服务工时" en:"staff minutes per home visit, travel included"`
	// GPShare is the share of these minutes that GPs spend; nurses spend the rest.
	GPShare float64 `param:"gp_share" unit:"rate" zh:"上门服务中全科医生工时占比" en:"GPs' share of home-visit minutes"`
}

// Effects are what capabilities and buildings change at the centres that have them.
type Effects struct {
	// Appeal is what each adds to the utility of the area's own centre and stations.
	Appeal Appeal `param:"appeal"`
	// Saving is the share of the minutes of an activity that each saves.
	Saving Saving `param:"saving"`
	// Detection is the share of an area's undiagnosed patients whom its smart health stations bring onto the list.
	Detection float64 `param:"health_station_detection" unit:"rate" zh:"智慧健康驿站筛查纳管比例" en:"undiagnosed patients brought onto the list by smart health stations"`
	// FeverClinicRelief is the share of epidemic diversion of GPs that a fever clinic of their own saves.
	FeverClinicRelief float64 `param:"fever_clinic_relief" unit:"rate" zh:"发热门诊减少的抽调比例" en:"epidemic diversion of GPs saved by a fever clinic"`
	// HealthPointOutreach is the share of outreach time that health points in office parks save.
	HealthPointOutreach float64 `param:"health_point_outreach" unit:"rate" max:"0.9" zh:"园区健康服务点节省的签约工时比例" en:"outreach time saved by health points in office parks"`
	// VentilatorRelief is the part of CT's relief of up-referral that a centre without a ventilator misses.
	VentilatorRelief float64 `param:"ventilator_relief" unit:"rate" zh:"缺无创呼吸机损失的CT分流作用" en:"part of CT's relief of up-referral missed without a ventilator"`
}

// Appeal is the log-odds that each capability adds to the choice of the own centre and its stations.
type Appeal struct {
	Standard         float64 `param:"standardized_building" unit:"log_odds" min:"-1" max:"2" zh:"标准化建设对就诊选择的作用" en:"appeal of a standardized building"`
	Rehabilitation   float64 `param:"rehabilitation" unit:"log_odds" min:"-1" max:"2" zh:"社区康复中心对就诊选择的作用" en:"appeal of a rehabilitation centre"`
	Nursing          float64 `param:"nursing" unit:"log_odds" min:"-1" max:"2" zh:"社区护理中心对就诊选择的作用" en:"appeal of a nursing centre"`
	HealthManagement float64 `param:"health_management" unit:"log_odds" min:"-1" max:"2" zh:"健康管理中心对就诊选择的作用" en:"appeal of a health-management centre"`
	TCMSpecialty     float64 `param:"tcm_specialty" unit:"log_odds" min:"-1" max:"2" zh:"中医专病对就诊选择的作用" en:"appeal of a TCM specialty"`
	TCMStation       float64 `param:"tcm_station" unit:"log_odds" min:"-1" max:"2" zh:"站点中医药服务对就诊选择的作用" en:"appeal of TCM at all stations of the area"`
	CT               float64 `param:"ct" unit:"log_odds" min:"-1" max:"2" zh:"CT对就诊选择的作用" en:"appeal of CT"`
	Paediatrics      float64 `param:"paediatrics" unit:"log_odds" min:"-1" max:"2" zh:"儿科对就诊选择的作用" en:"appeal of paediatrics"`
	Alliance         float64 `param:"alliance" unit:"log_odds" min:"-1" max:"2" zh:"紧密型医联体对就诊选择的作用" en:"appeal of a tight medical alliance"`
	NationalStandard float64 `param:"national_standard" unit:"log_odds" min:"-1" max:"2" zh:"国家推荐标准对就诊选择的作用" en:"appeal of the national recommended standard"`
}

// Saving is the share of staff minutes that a capability saves.
type Saving struct {
	Assessment float64 `param:"health_management_assessment" unit:"rate" max:"0.9" zh:"健康管理中心节省的评估体检工时" en:"minutes of assessments and examinations saved by a health-management centre"`
	Contact    float64 `param:"health_station_contact" unit:"rate" max:"0.9" zh:"智慧健康驿站节省的随访联系工时" en:"minutes of contacts and follow-ups saved by smart health stations"`
	Records    float64 `param:"self_test_records" unit:"rate" max:"0.9" zh:"自测设施节省的建档更新工时" en:"minutes of records saved by self-test equipment at all stations"`
}

// Costs are unit costs of the measures that have one; what they do not price costs nothing here.
type Costs struct {
	GPYear       float64 `param:"gp_year" unit:"cost/year" min:"0" max:"5000" zh:"每名执业全科医生年成本" en:"cost of a practising GP per year"`
	ContractYear float64 `param:"contract_year" unit:"cost/year" min:"0" max:"10" zh:"每份签约年服务费" en:"service fee of a contract per year"`
	Construction float64 `param:"construction" unit:"cost" min:"0" max:"2000000" zh:"每个新建项目造价" en:"cost of a construction project"`
	Renovation   float64 `param:"renovation" unit:"cost" min:"0" max:"2000000" zh:"每个改扩建项目造价" en:"cost of a renovation project"`
	Station      float64 `param:"station_standardized" unit:"cost" min:"0" max:"200000" zh:"每个服务站标准化建设费" en:"cost of standardizing a station"`
}
