package plan

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mistakes are single changes to a scenario without mistakes. Each changes one file: old becomes new,
// or, where there is no old, the whole file becomes new.
var mistakes = []struct{ name, file, old, new string }{
	{"unknown key of a part", "base.yaml", "recruits_per_year:", "recruits_per_yer:"},
	{"key of another part", "base.yaml", "clinic:\n", "clinic:\n  resign_hazard: 3%\n"},
	{"unknown section", "base.yaml", "clinic:\n", "clinics:\n"},
	{"unknown key of a setting", "base.yaml", "seed: 1", "sead: 1"},
	{"unknown key of a value", "base.yaml", "basis: assumed, note", "bassis: assumed, note"},
	{"unknown distribution", "base.yaml", "lognormal:", "lognorm:"},
	{"part that is no mapping", "plan.yaml", "workforce:\n  recruits_per_year: {value: 40, basis: assumed}\n", "workforce: 40\n"},
	{"number that is a word", "base.yaml", "community_log_odds: 0", "community_log_odds: zero"},
	{"number that is a list", "base.yaml", "community_log_odds: 0", "community_log_odds: [0]"},
	{"integer that is a word", "base.yaml", "replications: 200", "replications: many"},
	{"clinic days out of range", "base.yaml", "clinic_days: 4", "clinic_days: 40"},
	{"a single clinic day", "base.yaml", "clinic_days: 4", "clinic_days: 1"},
	{"full-width digit", "base.yaml", "community_log_odds: 0", "community_log_odds: ０．５"},
	{"full-width commas", "base.yaml", "[18, 30, 45]", "[18，30，45]"},
	{"full-width colon after a key", "plan.yaml", "levers:", "levers："},
	{"full-width colon within braces", "base.yaml", "{value: 0.37, basis", "{value：0.37, basis"},
	{"tab", "base.yaml", "  community_log_odds: 0", "\tcommunity_log_odds: 0"},
	{"table with full-width commas", "totals.csv", "2022-12,", "2022-12，"},
	{"table with semicolons", "areas.csv", "", "code;name;population\n310104003;天平路街道;90000\n"},
	{"workbook in place of a table", "areas.csv", "", "PK\x03\x04\x14"},
	{"lever by its Chinese name", "plan.yaml", "use: slots_to_community", "use: 专家号"},
	{"negative rate", "base.yaml", "walk: 60%", "walk: -0.1"},
	{"percentage without its sign", "base.yaml", "value: 0.37", "value: 40"},
	{"share over 100%", "base.yaml", "walk: 60%", "walk: 120%"},
	{"shares that add up to more than 100%", "base.yaml", "walk: 60%", "walk: 70%"},
	{"percent sign on a number of persons", "base.yaml", "pert: [18, 30, 45]", "pert: [18%, 30, 45]"},
	{"distribution beyond its range", "base.yaml", "[3%, 5%, 8%]", "[-1%, 5%, 8%]"},
	{"distribution of percentages without sign", "base.yaml", "[3%, 5%, 8%]", "[3, 5, 8]"},
	{"distribution that does not rise", "base.yaml", "[3%, 5%, 8%]", "[8%, 5%, 3%]"},
	{"distribution with too few numbers", "base.yaml", "[3%, 5%, 8%]", "[3%, 5%]"},
	{"distribution given one number", "base.yaml", "lognormal: [5, 3]", "lognormal: 5"},
	{"two distributions", "base.yaml", "{value: 0.37, basis", "{value: 0.37, uniform: [0, 1], basis"},
	{"no distribution", "base.yaml", "{value: 0.37, basis: assumed}", "{basis: assumed}"},
	{"unknown basis", "base.yaml", "{value: 0.37, basis: assumed}", "{value: 0.37, basis: asumed}"},
	{"value left out", "base.yaml", "community_log_odds: 0", "community_log_odds:"},
	{"parameter without a value", "base.yaml", "  community_log_odds: 0\n", ""},
	{"infinite number", "base.yaml", "community_log_odds: 0", "community_log_odds: .inf"},
	{"community share of the district below that of residents", "base.yaml", "value: 0.37", "value: 0.2"},
	{"base value later than as_of", "base.yaml", "{value: 0.37, basis: assumed}", "{value: 0.37, basis: assumed, dated: 2024}"},
	{"base value dated by no month", "base.yaml", "{value: 0.37, basis: assumed}", "{value: 0.37, basis: assumed, dated: spring}"},
	{"no as_of", "base.yaml", "as_of: 2023-06\n", ""},
	{"month that is none", "base.yaml", "as_of: 2023-06", "as_of: 2023-13"},
	{"horizon that ends before it begins", "base.yaml", "to: 2025-12", "to: 2020-12"},
	{"horizon far too long", "base.yaml", "to: 2025-12", "to: 9025-12"},
	{"circular extends", "base.yaml", "as_of: 2023-06\n", "extends: ./plan.yaml\nas_of: 2023-06\n"},
	{"base file that does not exist", "plan.yaml", "extends: base.yaml", "extends: bases.yaml"},
	{"extends with a list", "plan.yaml", "extends: base.yaml", "extends: [base.yaml]"},
	{"YAML syntax", "plan.yaml", "{value: 40, basis: assumed}", "{value: 40, basis: assumed"},
	{"duplicate key", "base.yaml", "clinic:\n", "as_of: 2022-01\nclinic:\n"},
	{"anchor", "base.yaml", "value: 0.37", "value: &share 0.37"},
	{"second document", "plan.yaml", "levers:", "---\nlevers:"},
	{"scenario that is a list", "plan.yaml", "", "- a\n- b\n"},
	{"table in place of a scenario", "plan.yaml", "", strings.Repeat("code,name,population\n310104003,天平路街道,90015\n", 9)},
	{"empty file", "plan.yaml", "", " \n"},
	{"file of comments", "plan.yaml", "", "# nothing\n"},
	{"file that is not UTF-8", "plan.yaml", "", "scenario: \xd0\xec\xbb\xe3\n"},
	{"unknown lever", "plan.yaml", "use: slots_to_community", "use: slots_to_comunity"},
	{"lever after the horizon", "plan.yaml", "from: 2023-04", "from: 2026-04"},
	{"report_from outside the horizon", "base.yaml", "to: 2025-12}", "to: 2025-12}\nreport_from: 2026-01"},
	{"target before report_from", "base.yaml", "to: 2025-12}", "to: 2025-12}\nreport_from: 2024-01"},
	{"lever used twice", "plan.yaml", "levers:\n", "levers:\n  - {use: slots_to_community, from: 2022-04}\n"},
	{"duration that is none", "plan.yaml", "ramp: 6 months", "ramp: 6 moons"},
	{"lever that moves an unknown parameter", "levers.yaml", "clinic.community_log_odds", "clinic.comunity_log_odds"},
	{"lever that moves what is read at the start", "levers.yaml", "clinic.community_log_odds", "clinic.community_share_district"},
	{"lever without effect or reason", "levers.yaml", "    no_effect: there are none in a city district\n", ""},
	{"lever that moves a distribution", "levers.yaml", "clinic.community_log_odds", "workforce.service_minutes"},
	{"effect that neither adds nor multiplies", "levers.yaml", "multiply:", "multiplies:"},
	{"lever that adds percentage points without sign", "levers.yaml", "multiply: {value: 90%", "add: {value: 5"},
	{"two levers for one row", "levers.yaml", "Y021", "Y020"},
	{"target of a subdistrict between year ends", "plan.yaml", "by: 2025-12, at_least: 0.45", "by: 2025-06, at_least: 0.45"},
	{"target on an unknown indicator", "plan.yaml", "indicator: contract_rate, by: 2023-12", "indicator: contract_rat, by: 2023-12"},
	{"target after the horizon", "plan.yaml", "by: 2025-12", "by: 2026-12"},
	{"target of a share without percent sign", "plan.yaml", "at_least: 0.45", "at_least: 45"},
	{"target without a limit", "plan.yaml", "at_least: 0.45, ", ""},
	{"target of a subdistrict on what is known of the district", "plan.yaml", "indicator: contract_rate, by: 2025-12, at_least: 0.45", "indicator: wait_mean, by: 2025-12, at_most: 20"},
	{"target that stands twice", "plan.yaml", "targets:\n", "targets:\n  - {indicator: contract_rate, by: 2023-12, at_least: 0.4}\n"},
	{"observation of a subdistrict of what is known of the district", "observations.csv", "", "indicator,date,value,comparator,area\nspecialist_wait_days,2022-12,23,=,310104003\n"},
	{"observation of an unknown indicator", "observations.csv", "contract_rate", "contract_rat"},
	{"observation of an unknown indicator in Chinese", "observations.csv", "", "指标,日期,数值\n常住居民签约比率,2022-12,40%\n"},
	{"observation in an unknown area", "observations.csv", "", "指标,区域,日期,数值\ncontract_rate,天平街道,2022-12,40%\n"},
	{"observed share above 100%", "observations.csv", "40%", "104%"},
	{"observed share without percent sign", "observations.csv", "40%", "40"},
	{"observed count below 0", "observations.csv", "", "indicator,date,value\ncontracts,2022-12,-1\n"},
	{"observed count in ten thousands", "observations.csv", "", "指标,日期,数值\n签约居民数,2022-12,4.12万\n"},
	{"observed count with a point between thousands", "observations.csv", "", "indicator,date,value\ncontracts,2022-12,41.200\n"},
	{"observed value left out", "observations.csv", "", "indicator,date,value\ncontracts,2022-12,\n"},
	{"observation with an sd of 0", "observations.csv", "", "indicator,date,value,sd\ncontract_rate,2022-12,40%,0\n"},
	{"observation with a negative sd", "observations.csv", "", "indicator,date,value,sd\ncontract_rate,2022-12,40%,-1%\n"},
	{"observation with an unknown comparator", "observations.csv", ">=", "=>"},
	{"observation with an unknown period", "observations.csv", "", "indicator,date,period,value\nwait_mean,2022-12,week,23\n"},
	{"observed visits of no period", "observations.csv", "", "indicator,date,value\ncommunity_visits,2022-12,23000\n"},
	{"observation dated by a year whose period is a month", "observations.csv", "", "indicator,date,period,value\nwait_mean,2022,month,23\n"},
	{"two values of one month", "observations.csv", "", "indicator,date,value\ncontract_rate,2022-12,40%\ncontract_rate,2022-12,41%\n"},
	{"the same count by two names", "observations.csv", "", "indicator,date,period,value\ncontracts,2022-12,,40000\n签约居民数,2022-12,月,41000\n"},
	{"target in an unknown area", "plan.yaml", `"310104003"`, `"310104033"`},
	{"lever whose source is later than as_of", "plan.yaml", "levers:\n", "levers:\n  - {use: later, from: 2022-04}\n"},
	{"shock outside the horizon", "plan.yaml", "to: 2022-05", "to: 2026-05"},
	{"shock with a negative factor", "plan.yaml", "multiply: {value: 50%", "multiply: {value: -2"},
	{"sweep of an unknown parameter", "plan.yaml", "vary: {workforce.recruits_per_year", "vary: {workforce.recruits"},
	{"sweep over no range", "plan.yaml", "20:50:5", "20:x:5"},
	{"promise that stands twice, explained in one language", "base.yaml", "totals: totals.csv", "plan_targets: wrong.csv"},
	{"table that does not exist", "base.yaml", "totals: totals.csv", "totals: total.csv"},
	{"unknown table", "base.yaml", "totals: totals.csv", "total: totals.csv"},
	{"coordinate system of a table without coordinates", "base.yaml", "totals: totals.csv", "totals: {file: totals.csv, crs: WGS84}"},
	{"unknown column", "facilities.csv", "standardized_at_start,", "standardised_at_start,"},
	{"column twice", "areas.csv", "code,name,population", "code,name,name"},
	{"column missing", "areas.csv", "", "code,name\n310104003,天平路街道\n"},
	{"row with too few cells", "areas.csv", "32900,sourced,O005,", "32900"},
	{"row with a broken quote", "areas.csv", "湖南路街道", `"湖南路街道`},
	{"cell that is no number", "areas.csv", "32900", "3.29万"},
	{"cell that is empty", "areas.csv", "湖南路街道", ""},
	{"table without rows", "totals.csv", "", "date,persons,source,basis\n"},
	{"code twice", "areas.csv", "310104004", "310104003"},
	{"facility outside every catchment", "facilities.csv", "centre,310104004", "centre,310104005"},
	{"facility far from all residents", "facilities.csv", "121.442084,31.213952", "121.842084,31.213952"},
	{"coordinates swapped", "facilities.csv", "121.442084,31.213952", "31.213952,121.442084"},
	{"missing coordinate system", "facilities.csv", "31.213952,WGS84", "31.213952,"},
	{"unknown coordinate system", "facilities.csv", "31.213952,WGS84", "31.213952,WGS48"},
	{"centre without coordinates", "facilities.csv", "121.442084,31.213952,WGS84", ",,"},
	{"second centre of a subdistrict", "facilities.csv", "Tianping station 1,station,310104003,,,", "Tianping 2,centre,310104003,121.45,31.2087,WGS84"},
	{"subdistrict without a centre", "facilities.csv", "centre,310104004", "sub_centre,310104004"},
	{"standard of a centre left out", "facilities.csv", "WGS84,30%", "WGS84,"},
	{"centre that may not exist", "facilities.csv", "", "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start,exists_at_start\nc1,天平,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true,0.9\nc2,湖南,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%,\n"},
	{"chance to exist above 1", "facilities.csv", "", "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start,exists_at_start\nc1,天平,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true,\nc2,湖南,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%,\ns1,天平站,Tianping station,station,310104003,121.45,31.2087,WGS84,,95\n"},
	{"list of stations later than as_of", "facilities.csv", "", "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start,vintage\nc1,天平,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true,2024-05\nc2,湖南,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%,\n"},
	{"project at a station that may not exist", "facilities.csv", "", "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start,exists_at_start\nc1,天平,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true,\nc3,湖南,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%,\nc2,湖南站,Hunan station,station,310104004,121.442,31.2139,WGS84,,0.9\n"},
	{"project at a second site", "facilities.csv", "", "id,name_zh,name_en,kind,area,lon,lat,crs,standardized_at_start\nc1,天平,Tianping CHC,centre,310104003,121.450167,31.208754,WGS84,true\nc3,湖南,Hunan CHC,centre,310104004,121.442084,31.213952,WGS84,30%\nc2,湖南二,Hunan CHC 2,second_site,310104004,121.442,31.2139,WGS84,\n"},
	{"second site without coordinates", "facilities.csv", "Tianping station 1,station,", "Tianping second site,second_site,"},
	{"hospital of no tier", "base.yaml", "facilities: facilities.csv", "facilities: facilities.csv\n  hospitals: hospitals.csv"},
	{"spread of a subdistrict as a percentage", "areas.csv", "", "code,name,population,log_sd\n310104003,天平路街道,90015,20\n310104004,湖南路街道,32900,\n"},
	{"standard that is neither true nor false", "facilities.csv", "WGS84,30%", "WGS84,maybe"},
	{"project at an unknown facility", "projects.csv", "p1,c2", "p1,c3"},
	{"project whose start months do not rise", "projects.csv", "2021-06,2022-12", "2023-06,2022-12"},
	{"stage that ended before the project began", "projects.csv", "", "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,design_ended,construction_ended\np1,c2,湖南建设,Hunan construction,construction,complete,2,2021-06,2021-06,2021-06,2021-05,\n"},
	{"stage that ended after as_of", "projects.csv", "", "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,design_ended,construction_ended\np1,c2,湖南建设,Hunan construction,construction,complete,2,2021-06,2021-06,2021-06,2023-07,\n"},
	{"stage that ended before the one before it", "projects.csv", "", "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,design_ended,construction_ended\np1,c2,湖南建设,Hunan construction,construction,complete,2,2021-06,2021-06,2021-06,2022-05,2022-04\n"},
	{"stage that ended while the one before it had not", "projects.csv", "", "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,design_ended,construction_ended\np1,c2,湖南建设,Hunan construction,construction,complete,2,2021-06,2021-06,2021-06,,2022-04\n"},
	{"stage that ended and was done at the start", "projects.csv", "", "id,facility,name_zh,name_en,kind,goal,stages_done,start_earliest,start_likely,start_latest,design_ended,construction_ended\np1,c2,湖南建设,Hunan construction,construction,complete,3,2021-06,2021-06,2021-06,2022-05,\n"},
	{"age groups with a gap", "ages.csv", "5-84", "6-84"},
	{"age groups without an open end", "ages.csv", "85+", "85"},
	{"subdistrict without demand points", "points.csv", "310104004,121.4421,31.2139,1\n", ""},
	{"total later than as_of", "totals.csv", "2022-12,", "2023-12,"},
	{"outlines that do not exist", "plan.yaml", "file: areas.geojson", "file: area.geojson"},
	{"outlines with an unknown key", "plan.yaml", "credit:", "credits:"},
	{"outlines without a file", "plan.yaml", "file: areas.geojson, ", ""},
	{"outlines that are no JSON", "areas.geojson", `"id": 310104003}`, `"id": 310104003`},
	{"outlines cut off", "areas.geojson", "\n]}\n", ""},
	{"outlines that go on", "areas.geojson", "\n]}\n", "\n]} {}\n"},
	{"outlines that are a table", "areas.geojson", "", "code,name\n"},
	{"outlines that are one feature", "areas.geojson", "", `{"type": "Feature"}`},
	{"outlines without a list", "areas.geojson", "", `{"features": {}}`},
	{"outlines in another reference system", "areas.geojson", "OGC:1.3:CRS84", "EPSG::4479"},
	{"outlines without the property", "areas.geojson", `"id": 310104003`, `"code": 310104003`},
	{"outlines of other places", "areas.geojson", "", `{"features": [{"properties": {"id": "310105001"}, "geometry": {"type": "Polygon", "coordinates": []}}]}`},
	{"outline of lines", "areas.geojson", `"MultiPolygon"`, `"LineString"`},
	{"outline as deep as a polygon", "areas.geojson", `"MultiPolygon"`, `"Polygon"`},
	{"outline of a feature that is a list", "areas.geojson", `{"id": "a neighbour"}`, `["id"]`},
	{"outline that does not close", "areas.geojson", "[121.448, 31.206], [121.447, 31.206], [121.447, 31.205]]", "[121.448, 31.206], [121.447, 31.206]]"},
	{"outline with a broken position", "areas.geojson", "[121.447, 31.206]", "[121.447]"},
	{"outline with longitude and latitude exchanged", "areas.geojson", "[121.447, 31.206]", "[31.206, 121.447]"},
	{"outline in metres", "areas.geojson", "[121.447, 31.206]", "[13519000, 3660000]"},
	{"value from a source later than as_of", "base.yaml", "source: [S046, O104-O106]", "source: [S046, Z902]"},
	{"row from a source later than as_of", "areas.csv", "sourced,O005", "sourced,Z902"},
	{"source dated by no month", "sources.csv", "2020-12", "2020"},
}

var wrongSets = []string{
	"run.replicatons=50", "recruits_per_year=50", "workforce.resign_hazard=40", "run.replications", "run.seed=", "=3",
	"workforce.recruits_per_year={pert: [1, 2}", "levers.slots.until=2024-01", "levers.slots_to_community.fron=2024-01", "targets.contract_rate.at_least=50%",
	"targets.contract_rat.at_least=50%", "workforce=40", "horizon.to=2024-12", "extends=x.yaml",
}

func TestEveryMistakeHasItsMessage(t *testing.T) {
	var b strings.Builder
	report := func(name string, err error) {
		var found mistake.Errors
		if !errors.As(err, &found) {
			t.Errorf("%s: no error, or one of another kind: %v", name, err)
			return
		}
		fmt.Fprintf(&b, "== %s\n%s\n-- zh\n%s\n\n", name, found.In("en"), found.In("zh"))
	}
	for _, m := range mistakes {
		text := m.new
		if m.old != "" {
			if strings.Count(smallFiles[m.file], m.old) < 1 {
				t.Fatalf("%s: %q does not stand in %s", m.name, m.old, m.file)
			}
			text = strings.Replace(smallFiles[m.file], m.old, m.new, 1)
		}
		_, err := load(t, "plan.yaml", map[string]string{m.file: text})
		report(m.name, err)
	}
	for _, set := range wrongSets {
		_, err := load(t, "plan.yaml", nil, set)
		report("--set "+set, err)
	}
	_, err := load(t, "nowhere.yaml", nil)
	report("scenario that does not exist", err)
	golden(t, "testdata/errors.golden", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	lines, others := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(lines), len(others)) {
		if lines[i] != others[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s", name, i+1, lines[i], others[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", name, len(lines), len(others))
}

func TestSeveralMistakesAreCounted(t *testing.T) {
	base := strings.NewReplacer("value: 0.37", "value: 40", "walk: 60%", "walk: -1", "seed: 1", "seed: x").Replace(smallFiles["base.yaml"])
	_, err := load(t, "plan.yaml", map[string]string{"base.yaml": base})
	var found mistake.Errors
	if !errors.As(err, &found) || len(found) != 3 || !strings.HasSuffix(err.Error(), "(and 2 more errors)") {
		t.Errorf("%v", err)
	}
	var first *mistake.Error
	if !errors.As(err, &first) || first.Position != (param.Position{File: "base.yaml", Line: 4, Column: 32}) {
		t.Errorf("the first stands at %v", first.Position)
	}
}
