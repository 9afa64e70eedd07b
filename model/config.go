package model

import (
	"chcsim/model/access"
	"chcsim/model/behaviour"
	"chcsim/model/capability"
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
	Behaviour  behaviour.Config  `param:"behaviour"`
	Costs      Costs             `param:"costs"`
	Policy     Policy            `param:"policy"`

	// Place is what all replications share; nobody changes it.
	Place *Place
	// Uses are the levers and dated shocks in force, Sizes their drawn effects in the order of lever.Parameters.
	Uses  []lever.Use
	Sizes []float64
	// Held is what stands still during the horizon.
	Held Held
}

// Place is the district before anything uncertain is drawn.
type Place struct {
	First      month.Month // first month of the horizon
	Months     int
	Reported   month.Month // from which on results are told: the start is the end of the month before; First where it is not stated
	Population population.Start
	Facilities []estate.Facility
	Projects   []estate.Project
	Events     []estate.Event // what is known to have happened at facilities up to the end of KnownUntil
	KnownUntil month.Month
	Points     []access.Point
	Hospitals  []access.Hospital
	// AreaRows, ProjectRows and PointRows are where areas, projects and points stand in the scenario's tables. The model keeps
	// them, as facilities, in the order of their codes, so that no sum depends on the tables' order; results are handed over in
	// that of the tables.
	AreaRows, ProjectRows, PointRows []int

	ClinicDays int // days queued for each facility and month; 0 = analytic wait, clinic.AllDays = every day
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
	// Standard is the log-odds that a standardized building adds to the choice of the own centre and its stations.
	Standard float64 `param:"appeal.standardized_building" unit:"log_odds" min:"-1" max:"2" zh:"标准化建设对就诊选择的作用" en:"appeal of a standardized building"`
	// Sizes are what each capability changes, in the words of its row.
	Sizes capability.Sizes `param:""`
}

// Costs are unit costs of the measures that have one; what they do not price costs nothing here.
type Costs struct {
	GPYear       float64 `param:"gp_year" unit:"cost/year" min:"0" max:"5000" zh:"每名执业全科医生年成本" en:"cost of a practising GP per year"`
	ContractYear float64 `param:"contract_year" unit:"cost/year" min:"0" max:"10" zh:"每份签约年服务费" en:"service fee of a contract per year"`
	Construction float64 `param:"construction" unit:"cost" min:"0" max:"2000000" zh:"每个新建项目造价" en:"cost of a construction project"`
	Renovation   float64 `param:"renovation" unit:"cost" min:"0" max:"2000000" zh:"每个改扩建项目造价" en:"cost of a renovation project"`
	Station      float64 `param:"station_standardized" unit:"cost" min:"0" max:"200000" zh:"每个服务站标准化建设费" en:"cost of standardizing a station"`
}
