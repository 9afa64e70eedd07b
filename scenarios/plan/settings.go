package plan

import (
	"math"
	"slices"
	"unicode"

	"chcsim/scenarios/mistake"
)

// topKeys are the keys of a scenario that are not sections of parameters.
var topKeys = []string{"scenario", "lang", "extends", "as_of", "horizon", "report_from", "base_values_hold", "run", "levers", "targets", "shocks",
	"sweep", "tables", "workbook", "stand_in", "outlines", "sources", "catalogue", "posterior"}

var runKeys = []string{"replications", "seed", "clinic_days"}

// sections reports top-level keys that are neither settings nor parts of the model.
func (r *reading) sections() {
	valid := append(slices.Clone(topKeys), r.known.sections()...)
	for _, e := range r.root.entries {
		if !slices.Contains(valid, e.key) {
			r.unknownSection = true
			if r.Gone(e.at, e.key) {
				continue
			}
			problem := r.At(e.at, mistake.Say("unknown section %q", "未知的部分 “%s”", e.key)).
				Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(valid))).Near(e.key, valid)
			if problem.Nearest == "" {
				problem.Near(e.key, r.known.fieldPaths())
			}
		}
	}
}

// settings reads the keys that say what is simulated and how often.
func (r *reading) settings() {
	example := mistake.Say("scenario: a name", "scenario: 名称")
	r.s.Name, _ = r.name(r.required(r.root, "scenario", example), example)
	r.s.Lang = r.choice(r.root.get("lang"), "zh", "en")
	if r.root.get("lang") == nil {
		r.s.Lang = languageOf(r.s.Name)
	}
	r.s.AsOf, _ = r.month(r.required(r.root, "as_of", mistake.Say("as_of: 2023-06, the month after which nothing may be used as an input",
		"as_of: 2023-06，此月之后的数据不得作为输入")))
	r.horizon()
	r.s.BaseValuesHold = r.choice(r.root.get("base_values_hold"), "true", "false") == "true"
	r.run()
	r.posterior()
}

// posterior reads the file that holds what earlier observations left possible.
func (r *reading) posterior() {
	n := r.root.get("posterior")
	name, ok := r.text(n, mistake.Say("posterior: a file that run wrote", "posterior: run 写出的文件"))
	if !ok {
		return
	}
	found := besides(n.at, name)
	if _, text, ok := r.open.readLines(found, n.at, math.MaxInt, &r.List); ok {
		r.s.Posterior = &Posterior{found, text}
	}
}

// languageOf is Chinese for a name with Chinese characters.
func languageOf(name string) string {
	for _, c := range name {
		if unicode.Is(unicode.Han, c) {
			return "zh"
		}
	}
	return "en"
}

// longestHorizon is a limit in months; more is a mistake in a year.
const longestHorizon = 100 * 12

func (r *reading) horizon() {
	example := mistake.Say("horizon: {from: 2021-01, to: 2025-12}", "horizon: {from: 2021-01, to: 2025-12}")
	n := r.required(r.root, "horizon", example)
	if n == nil || !r.mapping(n, example, "from", "to") {
		return
	}
	from, okFrom := r.month(r.required(n, "from", example))
	to, okTo := r.month(r.required(n, "to", example))
	if !okFrom || !okTo {
		return
	}
	if to < from {
		r.At(n.get("to").at, mistake.Say("the horizon ends in %s, before it begins in %s", "时间范围的终点 %s 早于起点 %s", to, from)).Expect(example)
		return
	}
	if int(to-from) >= longestHorizon {
		r.At(n.get("to").at, mistake.Say("the horizon is %d months long", "时间范围长达 %d 个月", int(to-from)+1)).
			Expect(mistake.Say("at most %d months", "至多 %d 个月", longestHorizon))
		return
	}
	r.s.Horizon, r.s.ReportFrom = Horizon{from, to}, from
	if reported := r.root.get("report_from"); reported != nil {
		if m, ok := r.dated(reported); ok {
			r.s.ReportFrom = m
		}
	}
}

func (r *reading) run() {
	example := mistake.Say("run: {replications: 200, seed: 1, clinic_days: 4}", "run: {replications: 200, seed: 1, clinic_days: 4}")
	n := r.required(r.root, "run", example)
	if n == nil || !r.mapping(n, example, runKeys...) {
		return
	}
	r.s.Run.Replications = int(r.integer(r.required(n, "replications", example), 1, 10_000_000))
	r.s.Run.Seed = r.integer(r.required(n, "seed", example), 0, math.MaxUint64)
	days := r.required(n, "clinic_days", example)
	switch {
	case days == nil:
	case days.form == scalar && days.text == "all":
		r.s.Run.ClinicDays = AllDays
	default:
		before := len(r.Errors)
		r.s.Run.ClinicDays = int(r.integer(days, 0, 31))
		if len(r.Errors) == before && r.s.Run.ClinicDays == 1 {
			r.At(days.at, mistake.Say("one day does not show how days differ", "一天无法反映日间差异"))
		}
		if len(r.Errors) > before {
			r.Errors[before].Expected = mistake.Say("all, 0, or a whole number from 2 to 31", "all、0 或 2 到 31 之间的整数")
		}
	}
}
