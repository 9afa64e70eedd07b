package answer

import (
	"math"
	"slices"
	"strconv"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// files are those of a run; the record comes last.
func (v *View) files() []File {
	list := []File{v.summary(), v.replications(), v.constraints()}
	if len(v.Scenario.Tables.Projects) > 0 {
		list = append(list, v.projects())
	}
	if len(v.measured()) > 0 {
		list = append(list, v.observationsFile())
	}
	if v.Analysis.Conditioning != nil {
		list = append(list, v.learnedFile(), v.posteriorFile(v.Scenario.AsOf))
	}
	if v.Analysis.ByStrength != nil {
		list = append(list, v.strengthFile())
	}
	if len(v.Movements) > 0 {
		list = append(list, v.why().file())
	}
	return append(list,
		textFile("summary.xlsx", v.workbook),
		textFile("report.html", func() ([]byte, error) { return v.Report().HTML() }),
		markdownFile("report.md", v.Scenario.Name, func() []output.Table { return slices.Concat(v.Answer().Tables, v.whyTables()) }),
		textFile("run.json", func() ([]byte, error) { return v.record().JSON() }))
}

// summary is summary.csv: every indicator of the district in each month, those of subdistricts at year
// ends, with the chance of a target at its date, and the joint chance as the last row.
func (v *View) summary() File {
	head := []string{"scenario", "indicator", "area", "date", "mean", "sd", "p05", "p25", "p50", "p75", "p95",
		"target", "comparator", "p_attain", "p_attain_lo", "p_attain_hi", "replications"}
	return csvFile("summary.csv", head, func(write func(...string)) {
		s := v.study()
		for _, about := range measure.All() {
			id := about.ID
			for m := s.First - 1; m <= s.Last(); m++ {
				v.summaryRows(write, id, len(s.Areas), m, v.Analysis.Values(id, m))
			}
			if about.Areas == measure.District {
				continue
			}
			for end, m := range s.YearEnds() {
				for area := range s.Areas {
					v.summaryRows(write, id, area, m, v.areaValues(id, area, end))
				}
			}
		}
		if c := v.Analysis.Together.Core; c.Trials+c.Undefined > 0 {
			write(v.jointRow("core_targets", c)...)
		}
		if len(s.Targets) > 0 {
			write(v.jointRow("all_targets", v.Analysis.Joint)...)
		}
	})
}

// jointRow is the row of several targets together, of which only the chance is defined.
func (v *View) jointRow(name string, c indicator.Chance) []string {
	nan, s := math.NaN(), v.study()
	undefined := experiment.Summary{Mean: nan, SD: nan, P05: nan, P25: nan, P50: nan, P75: nan, P95: nan, Count: c.Trials}
	return v.summaryRow(name, len(s.Areas), s.Last(), undefined, nan, "", chance(c))
}

// summaryRows writes the row of one indicator, area and date; one for each target on it, or one without.
func (v *View) summaryRows(write func(...string), id indicator.ID, area int, m month.Month, values []float64) {
	x, stated, nan := experiment.Summarize(values), false, math.NaN()
	for _, c := range v.Analysis.Chances {
		if t := c.Target; t.Indicator == id && t.Area == area && t.By == m {
			stated = true
			write(v.summaryRow(id.String(), area, m, x, t.Limit, string(t.Comparator), chance(c.Chance))...)
		}
	}
	if !stated {
		write(v.summaryRow(id.String(), area, m, x, nan, "", Chance{Estimate: nan, Low: nan, High: nan})...)
	}
}

func (v *View) summaryRow(name string, area int, m month.Month, x experiment.Summary, limit float64, comparator string, c Chance) []string {
	return slices.Concat([]string{v.Scenario.Name, name, v.areaCode(area), m.String()},
		numbers(x.Mean, x.SD, x.P05, x.P25, x.P50, x.P75, x.P95, limit), []string{comparator},
		numbers(c.Estimate, c.Low, c.High), []string{strconv.Itoa(x.Count)})
}

func (v *View) areaCode(area int) string {
	if area >= len(v.study().Areas) {
		return "all"
	}
	return v.study().Areas[area]
}

func (v *View) areaValues(id indicator.ID, area, yearEnd int) []float64 {
	values := make([]float64, len(v.Analysis.Replications))
	for i := range v.Analysis.Replications {
		values[i] = v.study().AreaValue(&v.Analysis.Replications[i], id, area, yearEnd)
	}
	return values
}

// replications is replications.csv: the raw values of the target indicators at year ends and target dates
// for the whole district or, where a run is to be raw, of everything that is kept. Replications are counted
// from 0, as the random streams are keyed.
func (v *View) replications() File {
	return csvFile("replications.csv", []string{"scenario", "replication", "indicator", "area", "date", "value"}, func(write func(...string)) {
		s := v.study()
		for i := range v.Analysis.Replications {
			r := &v.Analysis.Replications[i]
			row := func(id indicator.ID, area string, m month.Month, x float64) {
				write(v.Scenario.Name, strconv.Itoa(r.Index), id.String(), area, m.String(), output.FormatNumber(x))
			}
			for _, about := range measure.All() {
				id := about.ID
				for m := s.First - 1; m <= s.Last(); m++ {
					if v.Raw || v.recorded(id, m) {
						row(id, "all", m, s.Value(r, id, m))
					}
				}
				if !v.Raw || about.Areas == measure.District {
					continue
				}
				for end, m := range s.YearEnds() {
					for area, code := range s.Areas {
						row(id, code, m, s.AreaValue(r, id, area, end))
					}
				}
			}
		}
	})
}

// recorded tells whether an indicator's value at a date stands among the raw rows by default.
func (v *View) recorded(id indicator.ID, m month.Month) bool {
	for _, t := range v.study().Targets {
		if t.Indicator == id && (m == t.By || m.Calendar() == 12 || m == v.study().Last()) {
			return true
		}
	}
	return false
}

// constraints is constraints.csv: what cut each flow short, month by month, in most replications, and whether more of it moves
// a target: binds, slack, or empty where that is not known.
func (v *View) constraints() File {
	return csvFile("constraints.csv", []string{"scenario", "flow", "month", "resource", "share", "relief"}, func(write func(...string)) {
		for _, l := range v.Analysis.Limits {
			relief := ""
			switch v.binding(l.Flow, l.Resource, l.Share).Verdict {
			case words.BindingResource:
				relief = "binds"
			case words.SlackResource:
				relief = "slack"
			}
			write(v.Scenario.Name, l.Flow.String(), l.Month.String(), l.Resource.String(), output.FormatNumber(l.Share), relief)
		}
	})
}

// record is run.json.
func (v *View) record() RunRecord {
	s := v.study()
	r := RunRecord{
		Build: build(), Scenario: v.Scenario.Name, ScenarioHash: v.Scenario.Hash, AsOf: v.Scenario.AsOf.String(),
		From: MonthText(s.First), To: MonthText(s.Last()), Seed: v.Analysis.Seed,
		Replications: len(v.Analysis.Replications), ClinicDays: ClinicDays(v.Scenario.Run.ClinicDays), Overrides: v.Overrides, Warnings: v.warnings(),
	}
	if s.Start() >= s.First {
		r.ReportFrom = MonthText(s.Start() + 1)
	}
	for _, b := range v.Provenance().Bases {
		r.Bases = append(r.Bases, BasisRecord(b))
	}
	r.Levers, r.Shocks = leverRecords(v.Scenario.Levers), leverRecords(v.Scenario.Shocks)
	for i, c := range v.Analysis.Chances {
		r.Targets = append(r.Targets, v.targetRecord(i, c))
	}
	if len(s.Targets) > 0 {
		joint := chanceRecord(v.Analysis.Joint)
		r.Joint = &joint
	}
	if t := v.Analysis.Together; t.Core.Trials+t.Core.Undefined > 0 {
		core := chanceRecord(t.Core)
		r.Core = &core
	}
	if len(s.Targets) > 1 {
		r.Together = togetherRecord(v.Analysis.Together)
	}
	r.BaseYear = v.baseYearRecord()
	for _, p := range s.Parameters {
		r.Parameters = append(r.Parameters, ParameterRecord{
			Path: p.Path, Unit: p.Unit, Distribution: p.Distribution.String(), Mean: JSONNumber(p.Distribution.Mean()),
			Basis: words.Basis(p.Basis), Source: p.Source, Note: p.Note,
		})
	}
	return r
}

// leverRecords says what is switched on, from when and until when.
func leverRecords(uses []lever.Use) []LeverRecord {
	var records []LeverRecord
	for _, u := range uses {
		r := LeverRecord{Name: u.Lever.Name, From: MonthText(u.From), RampMonths: u.Lever.RampMonths}
		if u.RampMonths != nil {
			r.RampMonths = *u.RampMonths
		}
		if u.Until != nil {
			until := MonthText(*u.Until)
			r.Until = &until
		}
		records = append(records, r)
	}
	return records
}

func (v *View) targetRecord(i int, c experiment.TargetChance) TargetRecord {
	row := v.target(i, c, Labels(v.study().Parameters, v.Lang))
	wanted := JSONNumber(math.NaN())
	if c.Target.Chance > 0 {
		wanted = JSONNumber(c.Target.Chance)
	}
	return TargetRecord{
		Indicator: c.Target.Indicator.String(), Area: v.areaCode(c.Target.Area), By: MonthText(c.Target.By),
		Comparator: string(c.Target.Comparator), Limit: JSONNumber(c.Target.Limit), Source: c.Target.Source,
		Status: row.Status.In(words.EN), Chance: chanceRecord(c.Chance), Undefined: c.Chance.Undefined, Core: c.Target.Core, Wanted: wanted, Warnings: row.Warnings,
	}
}

func chanceRecord(c indicator.Chance) ChanceRecord {
	return ChanceRecord{Estimate: JSONNumber(c.Estimate()), Low: JSONNumber(c.Low), High: JSONNumber(c.High)}
}

// ClinicDays writes the number of clinic days queued for each facility and month as scenarios do.
func ClinicDays(days int) string {
	if days < 0 {
		return "all"
	}
	return strconv.Itoa(days)
}
