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
// Tables are CSV in UTF-8, a byte order mark accepted, or sheets of a workbook that the key workbook names, whose filled cells go
// before files and values. TableForms says which columns each has; docs/tables.md is made of it. Listed stations that exist
// count among estate.stations, the total at the start, and the rest is placed at random; a station beyond them is planned and
// opened by a project.
//
// The key stand_in: {of: 徐汇区, residents: 1113078} says that a file, and what it extends, are of another district: what is
// sourced there is transferred, numbers of things follow the residents, and its places go once the district's own are given.
package plan
