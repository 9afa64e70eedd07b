// Package plan reads a district and its plan from YAML files and CSV tables, checks everything
// before anything is simulated, and says of every mistake where it stands and what would be right.
//
// A scenario file describes a district; another extends it and changes single values:
//
//	scenario: 徐汇区“十四五”基准
//	extends: xuhui/base.yaml               # relative to this file, or a shipped name; a chain of up to 32 files
//	as_of: 2023-06                         # no input later than this month
//	horizon: {from: 2021-01, to: 2025-12}
//	run: {replications: 200, seed: 1, clinic_days: 4}
//	sources: sources.csv
//	tables: {facilities: xuhui/facilities.csv}
//	outlines: {file: areas.geojson, code: id, credit: a name}  # for maps alone
//	workforce:                             # one section for each part, one key for each parameter
//	  recruits_per_year: {pert: [18, 30, 45], basis: assumed}
//	levers:
//	  - {use: specialist_slots_to_community, from: 2023-04, ramp: 6 months}
//	targets:
//	  - {indicator: community_share_district, by: 2025-12, at_least: 40%, chance: 80%, source: S093}
//
// Of two files the later changes single keys of maps; lists and the values of parameters are replaced
// as a whole. Each value keeps the file, line and column where it was written, however deep the chain.
//
// A value is a number, a percentage where it is a rate, or a mapping with one distribution and where it
// comes from: {pert: [18, 30, 45], basis: transferred, source: [S046, O104-O106], note: …}. The bases are
// sourced (this place and time), transferred (another), assumed. A value that is read when the horizon begins may say of when
// it is: dated: 2020-12, or 2020.
//
// Tables are CSV in UTF-8, a byte order mark accepted. Columns in brackets may be missing; all but
// plan_targets and observations may have basis, source and note, and a whole column of basis, source or crs may be stated
// once in the scenario: {file: points.csv, crs: WGS84, basis: assumed}.
//
//	subdistricts   code, name, population, [log_sd: by how much the logarithm of the share of the district is uncertain]
//	age_sex        area ("all" or a code), ages (0, 1-4, …, 85+), male, female
//	demand_points  area, lon, lat, weight (0 where nobody is known to live), crs
//	facilities     id, name_zh, name_en, kind (centre, sub_centre, station, or second_site: another house of a centre, which
//	               counts for access only), area, lon, lat, crs, standardized_at_start (true, false or a probability; a
//	               station without it is as estate.station_standard says), [exists_at_start: a probability, else 1],
//	               [vintage: the month of the list that holds it], [address], [planned]. Listed stations that exist
//	               count among estate.stations, the total at the start, and the rest is placed at random; a station
//	               beyond them is planned and opened by a project
//	hospitals      id, name_zh, name_en, tier (district or municipal), lon, lat, crs, [vintage, address]: one row each.
//	               Without the table, ways to hospitals are as good as equal
//	projects       id, facility, name_zh, name_en, kind, goal, stages_done, start_earliest, start_likely,
//	               start_latest, [by, unfinished_at, moves_to_lon, moves_to_lat, crs], and the months in which stages after
//	               stages_done ended by as_of: [siting_ended, approval_ended, design_ended, construction_ended, acceptance_ended]
//	events         facility, date, event (opened, closed, standardized, or a capability): what happened by as_of; of what has an
//	               event the table is complete
//	totals         date, persons
//	figures        level (community, visits, online, signing or refill), series, date, value, sd: what was measured of a level
//	               that wanders, comparable within a series; shares for community and online
//	plan_targets   source, due, zh, en, [wanted, not_judged_zh, not_judged_en]: what the plan's documents promise,
//	               each beside the targets and projects that cite its source
//	observations   indicator (or a count behind one: chcsim list indicators), date, value, [area, period (month or year),
//	               comparator (=, >=, <=, >, <, ~), sd, source, weight, basis, note]; see Observation
//	sources        id, title, address, dated (the month from which the fact can be known), [note]
package plan
