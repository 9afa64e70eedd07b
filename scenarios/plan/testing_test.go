package plan

import (
	"io/fs"
	"path"
	"testing"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// small is a model with a parameter of every sort.
type small struct {
	Workforce struct {
		Recruits float64            `param:"recruits_per_year" unit:"persons/year" min:"0" max:"1000" zh:"每年招录" en:"recruits a year"`
		Hazard   float64            `param:"resign_hazard" unit:"rate/year" zh:"每年离职" en:"leaving a year"`
		Start    float64            `param:"gp_per_10k_at_start,initial" unit:"per_10k" min:"0" zh:"起始密度" en:"density at the start"`
		Minutes  param.Distribution `param:"service_minutes" unit:"minutes" min:"0" zh:"服务分钟" en:"service minutes"`
	} `param:"workforce"`
	Clinic struct {
		District float64    `param:"community_share_district,initial" unit:"rate" zh:"区属占比" en:"share of district institutions"`
		Resident float64    `param:"community_share_residents,initial" unit:"rate" zh:"居民占比" en:"share of residents' visits"`
		LogOdds  float64    `param:"community_log_odds" unit:"log_odds" zh:"社区偏好" en:"leaning to the community"`
		Mode     [2]float64 `param:"mode:walk,cycle" unit:"rate" share_of:"modes" zh:"出行方式" en:"way to travel"`
	} `param:"clinic"`
}

func smallKnown(t testing.TB) *Known {
	t.Helper()
	known, err := NewKnown(&small{}, []Indicator{
		{ID: "contract_rate", Share: true}, {ID: "community_share_district", Share: true}, {ID: "wait_mean", District: true},
	},
		Relation{
			Paths: []string{"clinic.community_share_district", "clinic.community_share_residents"},
			Holds: func(v []float64) bool { return v[0] >= v[1] },
			What: func(v []float64) mistake.Text {
				return mistake.Say("community_share_district is %s, below community_share_residents, %s",
					"community_share_district 为 %s，低于 community_share_residents 的 %s", show(v[0]), show(v[1]))
			},
			Hint: mistake.Say("leaving out municipal hospitals can only raise the share", "剔除市级医院只会使占比升高"),
		})
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// smallFiles is a scenario without mistakes.
var smallFiles = map[string]string{
	"base.yaml": `# what the district has
as_of: 2023-06
horizon: {from: 2021-01, to: 2025-12}
run: {replications: 200, seed: 1, clinic_days: 4}
sources: sources.csv
catalogue: levers.yaml
tables:
  subdistricts: areas.csv
  age_sex: {file: ages.csv, basis: sourced, source: O005}
  demand_points: {file: points.csv, crs: WGS84, basis: assumed}
  facilities: facilities.csv
  projects: projects.csv
  totals: totals.csv
  observations: observations.csv
workforce:
  recruits_per_year: {pert: [18, 30, 45], basis: assumed, note: 23/33/47 a year}
  resign_hazard: {triangular: [3%, 5%, 8%], basis: assumed}
  gp_per_10k_at_start: {value: 4.1, basis: transferred, source: [S046, O104-O106]}
  service_minutes: {lognormal: [5, 3], basis: assumed}
clinic:
  community_share_district: {value: 0.37, basis: assumed}
  community_share_residents: {value: 25%, basis: assumed}
  community_log_odds: 0
  mode: {walk: 60%, cycle: {value: 40%, basis: assumed}}
`,
	"plan.yaml": `scenario: 徐汇区“十四五”
extends: base.yaml
workforce:
  recruits_per_year: {value: 40, basis: assumed}
levers:
  - {use: slots_to_community, from: 2023-04, ramp: 6 months}
shocks:
  - {name: spring_2022, zh: 春季疫情, en: spring epidemic, from: 2022-04, to: 2022-05, effects: [{parameter: workforce.recruits_per_year, multiply: {value: 50%, basis: assumed}}]}
targets:
  - {indicator: contract_rate, by: 2023-12, at_least: 40%, source: S095}
  - {indicator: contract_rate, by: 2025-12, at_least: 0.45, chance: 80%, source: S095, area: "310104003"}
sweep: {design: grid, vary: {workforce.recruits_per_year: "20:50:5", run.clinic_days: [0, 4]}}
outlines: {file: areas.geojson, code: id, credit: © the surveyors}
`,
	"levers.yaml": `levers:
  slots_to_community:
    id: Y020
    zh: 专家号源优先投放社区
    en: specialist slots first to communities
    seed: [003, 004]
    ramp: 1 year
    effects:
      - {parameter: clinic.community_log_odds, add: {triangular: [0, 0.03, 0.1], basis: assumed, note: wide}}
  village_clinics:
    id: Y021
    zh: 村卫生室
    en: village clinics
    no_effect: there are none in a city district
  later:
    zh: 后来
    en: later
    effects: [{parameter: workforce.resign_hazard, multiply: {value: 90%, basis: sourced, source: Z902}}]
`,
	"sources.csv": "\ufeffid,title,address,dated,note\nS046,会议,seed 001,2021-03,\nS095,方案,seed 004,2023-06,\n" +
		"O005,census,https://example.org/a,2020-12,\nO104,registration,https://example.org/b,2021-12,\nO106,registration,https://example.org/b,2021-12,\n" +
		"Z902,slots,https://example.org/c,2024-12,\n",
	"areas.csv":      "code,name,population,basis,source,note\n310104003,天平路街道,90015,assumed,,\n310104004,湖南路街道,32900,sourced,O005,\n",
	"ages.csv":       "area,ages,male,female\nall,0,2288,2218\nall,1-4,14368,13312\nall,5-84,29000,30000\nall,85+,12782,18757\n",
	"points.csv":     "area,lon,lat,weight\n310104003,121.4500,31.2087,0.5\n310104003,121.4526,31.2087,0.5\n310104004,121.4421,31.2139,1\n",
	"facilities.csv": "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start,basis,source,note\nc1,天平社区卫生服务中心,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true,sourced,O005,\nc2,湖南社区卫生服务中心,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%,sourced,O005,\ns1,天平服务站一,Tianping station 1,station,310104003,,,,0.5,assumed,,\n",
	"hospitals.csv":  "id,name_zh,name_en,tier,lon,lat,crs\nh1,中山医院,Zhongshan,city,121.449378,31.199600,WGS84\n", // named by a mistake only
	"projects.csv":   "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,by,basis,source\np1,c2,湖南建设,Hunan construction,construction,complete,0,2021-01,2021-06,2022-12,2025-12,sourced,S095\n",
	"totals.csv":     "date,persons,source,basis\n2021-12,121500,O005,sourced\n2022-12,119850,O005,sourced\n",
	"wrong.csv":      "source,due,zh,en,wanted,not_judged_zh,not_judged_en\nS095,2025,签约率,contract rate,≥45%,,\nS095,2025,试点,pilots,2,,no pilots in the model\n",
	"areas.geojson": `{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features": [
  {"type": "Feature", "properties": {"id": "310104004000"}, "geometry": {"type": "Polygon", "coordinates": [[[121.435, 31.208], [121.446, 31.208], [121.446, 31.218], [121.435, 31.208]]]}},
  {"type": "Feature", "properties": {"id": 310104003}, "geometry": {"type": "MultiPolygon", "coordinates": [[
    [[121.446, 31.204], [121.455, 31.204], [121.455, 31.213], [121.446, 31.213], [121.446, 31.204]],
    [[121.447, 31.205], [121.448, 31.205], [121.448, 31.206], [121.447, 31.206], [121.447, 31.205]]]]}},
  {"type": "Feature", "properties": {"id": "a neighbour"}, "geometry": {"type": "Polygon", "coordinates": [[[121.5, 31.2], [121.6, 31.2], [121.6, 31.3], [121.5, 31.2]]]}}
]}
`,
	"observations.csv": "indicator,date,value,comparator,source,weight\ncontract_rate,2023-12,40%,>=,Z902,\nwait_mean,2022-12,23,=,O104,2\n",
}

// inMemory reads files from a map.
func inMemory(files map[string]string) reader {
	return func(name string) ([]byte, error) {
		if text, ok := files[path.Clean(name)]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
}

// load reads a scenario from files in memory, laid over smallFiles.
func load(t testing.TB, name string, over map[string]string, sets ...string) (*Scenario, error) {
	t.Helper()
	files := map[string]string{}
	for name, text := range smallFiles {
		files[name] = text
	}
	for name, text := range over {
		files[name] = text
	}
	d, err := openWith(name, &Document{open: inMemory(files), find: besides, known: smallKnown(t)})
	if err != nil {
		return nil, err
	}
	return d.Resolve(Settings("--set", sets)...)
}
