package answer

import (
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"strconv"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// WriteSummary writes summary.csv: every indicator of the district in each month, those of subdistricts at
// year ends, with the chance of a target at its date, and the joint chance as the last row.
func (v *View) WriteSummary(w io.Writer) error {
	rows, err := output.NewSummaryCSV(w)
	if err != nil {
		return err
	}
	s := v.study()
	for id := range indicator.ID(len(indicator.Names())) {
		for m := s.First - 1; m <= s.Last(); m++ {
			if err := v.summaryRows(rows, id, len(s.Areas), m, v.Analysis.Values(id, m)); err != nil {
				return err
			}
		}
		if id.Definition().WholeDistrict {
			continue
		}
		for end, m := range s.YearEnds() {
			for area := range s.Areas {
				if err := v.summaryRows(rows, id, area, m, v.areaValues(id, area, end)); err != nil {
					return err
				}
			}
		}
	}
	if c := v.Analysis.Together.Core; c.Trials+c.Undefined > 0 {
		if err := rows.Write(v.jointRow("core_targets", c)); err != nil {
			return err
		}
	}
	if len(s.Targets) > 0 {
		if err := rows.Write(v.jointRow("all_targets", v.Analysis.Joint)); err != nil {
			return err
		}
	}
	return rows.Flush()
}

// summaryRows writes the row of one indicator, area and date; one for each target on it, or one without.
func (v *View) summaryRows(rows *output.CSV[output.SummaryRow], id indicator.ID, area int, m month.Month, values []float64) error {
	row := v.summaryRow(id, area, m, experiment.Summarize(values))
	stated := false
	for _, c := range v.Analysis.Chances {
		t := c.Target
		if t.Indicator != id || t.Area != area || t.By != m {
			continue
		}
		stated = true
		row.Target, row.Comparator = t.Limit, string(t.Comparator)
		row.PAttain, row.PAttainLo, row.PAttainHi = c.Chance.Estimate(), c.Chance.Low, c.Chance.High
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	if stated {
		return nil
	}
	return rows.Write(row)
}

func (v *View) summaryRow(id indicator.ID, area int, m month.Month, x experiment.Summary) output.SummaryRow {
	nan := math.NaN()
	return output.SummaryRow{
		Scenario: v.Scenario.Name, Indicator: id.String(), Area: v.areaCode(area), Date: m,
		Mean: x.Mean, SD: x.SD, P05: x.P05, P25: x.P25, P50: x.P50, P75: x.P75, P95: x.P95,
		Target: nan, PAttain: nan, PAttainLo: nan, PAttainHi: nan, Replications: x.Count,
	}
}

func (v *View) jointRow(name string, c indicator.Chance) output.SummaryRow {
	nan := math.NaN()
	row := v.summaryRow(0, len(v.study().Areas), v.study().Last(), experiment.Summary{
		Mean: nan, SD: nan, P05: nan, P25: nan, P50: nan, P75: nan, P95: nan, Count: c.Trials,
	})
	row.Indicator = name
	row.PAttain, row.PAttainLo, row.PAttainHi = c.Estimate(), c.Low, c.High
	return row
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

// WriteReplications writes replications.csv: the raw values of the target indicators at year ends and
// target dates for the whole district or, with raw, of everything that is kept.
func (v *View) WriteReplications(w io.Writer, raw bool) error {
	rows, err := output.NewReplicationCSV(w)
	if err != nil {
		return err
	}
	s := v.study()
	for i := range v.Analysis.Replications {
		r := &v.Analysis.Replications[i]
		for id := range indicator.ID(len(indicator.Names())) {
			for m := s.First - 1; m <= s.Last(); m++ {
				if !raw && !v.recorded(id, m) {
					continue
				}
				row := output.ReplicationRow{Scenario: v.Scenario.Name, Replication: r.Index, Indicator: id.String(), Area: "all", Date: m, Value: s.Value(r, id, m)}
				if err := rows.Write(row); err != nil {
					return err
				}
			}
			if !raw || id.Definition().WholeDistrict {
				continue
			}
			for end, m := range s.YearEnds() {
				for area, code := range s.Areas {
					row := output.ReplicationRow{Scenario: v.Scenario.Name, Replication: r.Index, Indicator: id.String(), Area: code, Date: m, Value: s.AreaValue(r, id, area, end)}
					if err := rows.Write(row); err != nil {
						return err
					}
				}
			}
		}
	}
	return rows.Flush()
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

// WriteConstraints writes constraints.csv: what cut each flow short, month by month.
func (v *View) WriteConstraints(w io.Writer) error {
	rows, err := output.NewConstraintCSV(w)
	if err != nil {
		return err
	}
	for _, l := range v.Analysis.Limits {
		row := output.ConstraintRow{Scenario: v.Scenario.Name, Flow: l.Flow.String(), Resource: l.Resource.String(), Month: l.Month, Share: l.Share}
		if err := rows.Write(row); err != nil {
			return err
		}
	}
	return rows.Flush()
}

// WriteRecord writes run.json; overrides are those of the command line.
func (v *View) WriteRecord(w io.Writer, overrides []string) error {
	text, err := v.Record(overrides).JSON()
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// Record is run.json.
func (v *View) Record(overrides []string) output.RunRecord {
	s := v.study()
	build, _ := debug.ReadBuildInfo()
	r := output.RunRecord{
		Program: "chcsim", Go: runtime.Version(), Architecture: runtime.GOARCH,
		Scenario: v.Scenario.Name, ScenarioHash: v.Scenario.Hash, AsOf: v.Scenario.AsOf.String(),
		From: output.MonthText(s.First), To: output.MonthText(s.Last()), Seed: v.Analysis.Seed,
		Replications: len(v.Analysis.Replications), ClinicDays: ClinicDays(v.Scenario.Run.ClinicDays), Overrides: overrides, Warnings: v.warnings(),
	}
	if build != nil {
		r.Version = build.Main.Version
	}
	for _, b := range v.Provenance().Bases {
		r.Bases = append(r.Bases, output.BasisRecord(b))
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
	for _, p := range s.Parameters {
		r.Parameters = append(r.Parameters, output.ParameterRecord{
			Path: p.Path, Unit: p.Unit, Distribution: p.Distribution.String(), Mean: output.JSONNumber(p.Distribution.Mean()),
			Basis: words.Basis(p.Basis), Source: p.Source, Note: p.Note,
		})
	}
	return r
}

// leverRecords says what is switched on, from when and until when.
func leverRecords(uses []lever.Use) []output.LeverRecord {
	var records []output.LeverRecord
	for _, u := range uses {
		r := output.LeverRecord{Name: u.Lever.Name, From: output.MonthText(u.From), RampMonths: u.Lever.RampMonths}
		if u.RampMonths != nil {
			r.RampMonths = *u.RampMonths
		}
		if u.Until != nil {
			until := output.MonthText(*u.Until)
			r.Until = &until
		}
		records = append(records, r)
	}
	return records
}

func (v *View) targetRecord(i int, c experiment.TargetChance) output.TargetRecord {
	row := v.target(i, c, Labels(v.study().Parameters, v.Lang))
	wanted := output.JSONNumber(math.NaN())
	if c.Target.Chance > 0 {
		wanted = output.JSONNumber(c.Target.Chance)
	}
	return output.TargetRecord{
		Indicator: c.Target.Indicator.String(), Area: v.areaCode(c.Target.Area), By: output.MonthText(c.Target.By),
		Comparator: string(c.Target.Comparator), Limit: output.JSONNumber(c.Target.Limit), Source: c.Target.Source,
		Status: row.Status.In(words.EN), Chance: chanceRecord(c.Chance), Undefined: c.Chance.Undefined, Core: c.Target.Core, Wanted: wanted, Warnings: row.Warnings,
	}
}

func chanceRecord(c indicator.Chance) output.ChanceRecord {
	return output.ChanceRecord{Estimate: output.JSONNumber(c.Estimate()), Low: output.JSONNumber(c.Low), High: output.JSONNumber(c.High)}
}

// ClinicDays writes the number of clinic days queued for each facility and month as scenarios do.
func ClinicDays(days int) string {
	if days < 0 {
		return "all"
	}
	return strconv.Itoa(days)
}
