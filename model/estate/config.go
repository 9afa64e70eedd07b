// Package estate is the buildings of community health care: facilities, the projects that build, renovate and
// standardize them, and the capabilities that roll out to them.
//
// Everything that takes time runs through one mechanism, a chain of stages on a calendar of events:
// siting, approval, design, construction, acceptance. Durations of stages are drawn when a stage begins,
// multiplied by a shock that all projects of the district share; acceptance may fail and bring rework.
package estate

import (
	"fmt"

	"chcsim/model/capability"
	"chcsim/model/param"
)

// Config holds what a scenario says about buildings and roll-outs.
type Config struct {
	// Construction is a new building, on a site of its own.
	Construction Works `param:"construction" zh:"新建工程" en:"construction"`
	// Renovation is work on the site of a facility that is in use.
	Renovation Works `param:"renovation" zh:"改扩建工程" en:"renovation"`
	// SmallApproval is the approval and procurement before a roll-out's installation, in months.
	SmallApproval param.Distribution `param:"rollout_approval" unit:"months" min:"0" zh:"推广项目审批采购月数" en:"Approval and procurement of a roll-out, per facility"`
	// SmallAcceptance is the acceptance after a roll-out's installation, in months.
	SmallAcceptance param.Distribution `param:"rollout_acceptance" unit:"months" min:"0" zh:"推广项目验收月数" en:"Acceptance of a roll-out, per facility"`
	// Shock multiplies all durations of all projects of the district. It is drawn once per replication;
	// mean 1 keeps the durations' means.
	Shock param.Distribution `param:"district_shock" unit:"factor" min:"0" zh:"全区工期共同冲击" en:"Shock shared by all durations of the district"`
	// DurationFactor multiplies durations of stages that begin from now on; the handle of policies that speed
	// projects up or slow them down.
	DurationFactor float64 `param:"duration_factor" unit:"factor" min:"0.05" max:"20" zh:"工期系数" en:"Factor on durations of stages that begin"`
	// AcceptanceFailure is the probability that an acceptance fails. Each failure brings rework and another
	// acceptance, which may fail again.
	AcceptanceFailure float64 `param:"acceptance_failure" unit:"rate" max:"0.9" zh:"验收不通过概率" en:"Probability that acceptance fails"`
	// Rework is the months of mending after a failed acceptance.
	Rework param.Distribution `param:"rework" unit:"months" min:"0" zh:"返工月数" en:"Rework after failed acceptance"`
	// StandardizedWithoutProject is the hazard per year of a centre below standard to reach it without
	// a project of its own.
	StandardizedWithoutProject float64 `param:"standardized_without_project" unit:"rate/year" zh:"无项目中心年达标率" en:"Centres reaching the standard without a project, per year"`

	// Stations is the number of stations of the district at the start, rounded to a whole number. Those of the
	// facilities table that exist count unless they are planned; those that are missing there are placed anew in each replication. A
	// number below the table's removes none.
	Stations float64 `param:"stations,initial" unit:"count" min:"0" max:"3000" zh:"社区卫生服务站数" en:"Stations at the start"`
	// PlacementCandidates is how many places, drawn by population, are compared for a station of unknown
	// position; the one farthest from other facilities is taken. 1 ignores the others; a fraction is the
	// probability of one more.
	PlacementCandidates float64 `param:"placement_candidates" unit:"count" min:"1" max:"50" zh:"站点选址候选数" en:"Candidate places per station of unknown position"`
	// NewStations is the number of stations begun per year. A new station opens standardized, and with the
	// capabilities of stations whose programme runs.
	NewStations float64 `param:"new_stations" unit:"per_year" min:"0" max:"500" zh:"每年新设站点" en:"Stations begun per year"`
	// NewStationMonths is the fitting-out of a new station, in months.
	NewStationMonths param.Distribution `param:"new_station_months" unit:"months" min:"0" zh:"新站点建设月数" en:"Fitting-out of a new station"`
	// StationStandard is the standardization programme of stations.
	StationStandard Rollout `param:"station_standard" zh:"服务站标准化" en:"standardization of stations"`

	// HealthStations is the number of smart health stations that exist at the start or are planned: the
	// whole of which the roll-out capability.health_station reaches shares.
	HealthStations float64 `param:"health_stations_planned,initial" unit:"count" min:"0" max:"3000" zh:"智慧健康驿站规划总数" en:"Smart health stations, existing and planned"`
	// Capability is the roll-out of each capability, in the order of their rows.
	Capability Rollouts `param:"capability"`
}

// Works is how long a building takes and what it costs in capacity.
type Works struct {
	// Months of each stage.
	Months [Stages]param.Distribution `param:"months:siting,approval,design,construction,acceptance" unit:"months" min:"0" zh:"阶段月数" en:"Months of a stage"`
	// Capacity is the share of the facility's capacity that is left from the beginning of construction
	// until acceptance is passed, transitional premises included.
	Capacity float64 `param:"capacity_during_works" unit:"rate" zh:"施工期间保留能力" en:"Capacity left during works"`
}

// Rollout is how something spreads over the facilities (or, for smart health stations, places) it is meant for.
type Rollout struct {
	// AtStart is the share that has it at the start; which ones is drawn.
	AtStart float64 `param:"at_start,initial" unit:"rate" zh:"起点覆盖率" en:"Share covered at the start"`
	// StartYear is when the programme begins, as a calendar year: 2023.5 is July 2023.
	StartYear float64 `param:"start_year" unit:"years" min:"1990" max:"2200" zh:"启动年份" en:"Calendar year in which the programme begins"`
	// SharePerYear is how many begin per year, as a share of all; 0 stops the programme.
	SharePerYear float64 `param:"share_per_year" unit:"rate/year" max:"12" zh:"每年启动比例" en:"Share of all begun per year"`
	// Installation is the months between approval and acceptance.
	Installation param.Distribution `param:"installation" unit:"months" min:"0" zh:"安装建设月数" en:"Installation"`
}

// Rollouts is the roll-out of each capability.
type Rollouts [capability.Count]Rollout

// Elements names the roll-outs.
func (Rollouts) Elements() []param.Element { return capability.PerCapability() }

// Check reports distributions that describe nothing and durations that could be negative.
func (c *Config) Check() error {
	for stage := range Stage(Stages) {
		for _, works := range []*Works{&c.Construction, &c.Renovation} {
			if err := checkMonths("months of "+stage.String(), works.Months[stage]); err != nil {
				return err
			}
		}
	}
	for _, named := range []struct {
		name   string
		months param.Distribution
	}{
		{"rollout approval", c.SmallApproval}, {"rollout acceptance", c.SmallAcceptance}, {"rework", c.Rework},
		{"new station months", c.NewStationMonths}, {"station standard", c.StationStandard.Installation},
	} {
		if err := checkMonths(named.name, named.months); err != nil {
			return err
		}
	}
	for i, rollout := range c.Capability {
		if err := checkMonths("installation of "+capability.ID(i).String(), rollout.Installation); err != nil {
			return err
		}
	}
	if err := c.Shock.Check(); err != nil || !(c.Shock.Quantile(0.5) > 0) {
		return param.Conflicting("estate.district_shock", "the district shock %s is not a positive factor", "全区共同冲击 %s 不是正的系数", c.Shock)
	}
	if !(c.AcceptanceFailure >= 0 && c.AcceptanceFailure <= 0.9) {
		return fmt.Errorf("acceptance failure %g is outside 0 to 0.9", c.AcceptanceFailure)
	}
	return nil
}

func checkMonths(name string, months param.Distribution) error {
	if err := months.Check(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if low := months.Quantile(0); !(low >= 0) {
		return fmt.Errorf("%s: %s may be negative", name, months)
	}
	return nil
}
