// Package scenarios reads a district and its plan from YAML files and CSV tables, checks everything
// before anything is simulated, and says of every mistake where it stands and what would be right.
//
// A scenario file describes a district; another extends it and changes single values:
//
//	scenario: 徐汇区“十四五”基准
//	extends: districts/xuhui.yaml          # relative to this file; a chain may be as long as it likes
//	as_of: 2023-06                         # no input later than this month
//	horizon: {from: 2021-01, to: 2025-12}
//	run: {replications: 200, seed: 1, clinic_days: 4}
//	sources: sources.csv
//	tables: {facilities: tables/xuhui_facilities.csv}
//	workforce:                             # one section for each part, one key for each parameter
//	  recruits_per_year: {pert: [18, 30, 45], basis: assumed}
//	levers:
//	  - {use: specialist_slots_to_community, from: 2023-04, ramp: 6 months}
//	targets:
//	  - {indicator: community_share_district, by: 2025-12, at_least: 40%, chance: 80%, source: S093}
//
// Of two files the later changes single keys of maps; lists and the values of parameters are replaced
// as a whole. Each value keeps the file, line and column where it was written, however deep the chain.
package scenarios
