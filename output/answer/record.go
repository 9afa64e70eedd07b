package answer

import (
	"bytes"
	"encoding/json"
	"runtime"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/release"
	"chcsim/output/words"
)

// Build is the program that made a result.
type Build struct {
	Program      string `json:"program"` // "chcsim"
	Version      string `json:"version"`
	Go           string `json:"go"`           // the compiler's version
	Architecture string `json:"architecture"` // results are byte-identical within one, whatever its level (GOAMD64)
}

// build is this program.
func build() Build {
	return Build{Program: "chcsim", Version: release.Version(), Go: runtime.Version(), Architecture: runtime.GOARCH}
}

// RunRecord is run.json of a run: everything needed to repeat a run and to audit its inputs. It holds no times,
// so the same run always gives the same bytes; keys stand in the order of the fields.
type RunRecord struct {
	Build
	Scenario     string            `json:"scenario"`
	ScenarioHash string            `json:"scenario_hash"` // of the resolved scenario and its tables
	AsOf         string            `json:"as_of"`
	From         MonthText         `json:"from"`
	To           MonthText         `json:"to"`
	ReportFrom   MonthText         `json:"report_from,omitempty"` // where it is not the first month
	Seed         uint64            `json:"seed"`
	Replications int               `json:"replications"`
	ClinicDays   string            `json:"clinic_days"`
	Overrides    []string          `json:"overrides"` // as given with --set
	Bases        []BasisRecord     `json:"bases"`
	Levers       []LeverRecord     `json:"levers"`
	Shocks       []LeverRecord     `json:"shocks"`
	Targets      []TargetRecord    `json:"targets"`
	Joint        *ChanceRecord     `json:"all_targets"`  // null without targets
	Core         *ChanceRecord     `json:"core_targets"` // null where no target is marked core
	Together     *TogetherRecord   `json:"targets_met"`  // null with fewer than two targets
	BaseYear     *BaseYearRecord   `json:"base_year"`
	Parameters   []ParameterRecord `json:"parameters"`
	Tables       []TableRecord     `json:"tables"`
	Warnings     []string          `json:"warnings"`
}

// MonthText is a month written as "2021-01".
type MonthText month.Month

// MarshalText writes "2021-01".
func (m MonthText) MarshalText() ([]byte, error) { return []byte(month.Month(m).String()), nil }

// JSONNumber is a number in run.json; undefined ones are null.
type JSONNumber float64

// MarshalJSON writes the shortest digits that read back as the same number, or null.
func (n JSONNumber) MarshalJSON() ([]byte, error) {
	s := output.FormatNumber(float64(n))
	if s == "" {
		return []byte("null"), nil
	}
	return []byte(s), nil
}

// BasisRecord is the number of values of one basis.
type BasisRecord struct {
	Basis words.Basis `json:"basis"`
	Count int         `json:"count"`
}

// LeverRecord is a lever that the scenario switches on, or a dated shock.
type LeverRecord struct {
	Name       string     `json:"name"`
	From       MonthText  `json:"from"`
	Until      *MonthText `json:"until"` // last month with an effect; null for good
	RampMonths int        `json:"ramp_months"`
}

// TargetRecord is a target with its chance.
type TargetRecord struct {
	Indicator  string       `json:"indicator"`
	Area       string       `json:"area"`
	By         MonthText    `json:"by"`
	Comparator string       `json:"comparator"`
	Limit      JSONNumber   `json:"limit"`
	Source     string       `json:"source"`
	Status     string       `json:"status"`
	Chance     ChanceRecord `json:"chance"`
	Undefined  int          `json:"undefined"` // replications in which the indicator is undefined: no part of the chance
	Core       bool         `json:"core"`
	Wanted     JSONNumber   `json:"wanted_chance"` // NaN, so null, where none is wanted
	Warnings   []string     `json:"warnings"`
}

// BaseYearRecord says how the base years were drawn.
type BaseYearRecord struct {
	Acceptance JSONNumber   `json:"acceptance"`            // share of the draws
	Effective  JSONNumber   `json:"effective_sample_size"` // independent draws that the replications are worth
	Shortened  JSONNumber   `json:"shortened_share"`       // replications whose visits were shortened to fit
	Facts      []FactRecord `json:"facts"`
}

// FactRecord is a fact of the base year with its error, and what all draws and those accepted say of it.
type FactRecord struct {
	Indicator string         `json:"indicator"`
	Value     JSONNumber     `json:"value"`
	SD        JSONNumber     `json:"sd"`
	Prior     QuantileRecord `json:"prior"`
	Accepted  QuantileRecord `json:"accepted"`
	Moved     bool           `json:"moved"` // by more than half the spread of all draws
}

// QuantileRecord is a median with the middle nine tenths.
type QuantileRecord struct {
	P05 JSONNumber `json:"p05"`
	P50 JSONNumber `json:"p50"`
	P95 JSONNumber `json:"p95"`
}

// TogetherRecord says how targets are met in the same replications.
type TogetherRecord struct {
	Expected ChanceRecord   `json:"expected_number"`
	AtLeast  []ChanceRecord `json:"at_least"`        // the chances of at least 1, 2, …
	Missed   []PairRecord   `json:"missed_together"` // beyond accident, the closest first
}

// PairRecord are two targets, by their places in the list from 0, with the share of replications that miss
// both, what it would be if they were unrelated, and the correlation of the two misses.
type PairRecord struct {
	First       int        `json:"first"`
	Second      int        `json:"second"`
	Both        JSONNumber `json:"both"`
	Unrelated   JSONNumber `json:"if_unrelated"`
	Correlation JSONNumber `json:"correlation"`
}

// ChanceRecord is an estimated probability with its Wilson interval.
type ChanceRecord struct {
	Estimate JSONNumber `json:"estimate"`
	Low      JSONNumber `json:"low"`
	High     JSONNumber `json:"high"`
}

// ParameterRecord is a resolved parameter.
type ParameterRecord struct {
	Path         string      `json:"path"`
	Unit         string      `json:"unit"`
	Distribution string      `json:"distribution"` // "pert(18, 30, 45)", or a number
	Mean         JSONNumber  `json:"mean"`
	Basis        words.Basis `json:"basis"`
	Source       string      `json:"source"`
	Note         string      `json:"note"`
}

// TableRecord is a table read beside the scenario.
type TableRecord struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Hash string `json:"hash"`
}

// JSON writes the record, with lists that are empty as [] rather than null.
func (r RunRecord) JSON() ([]byte, error) {
	r.Overrides, r.Warnings = orEmpty(r.Overrides), orEmpty(r.Warnings)
	r.Bases, r.Levers, r.Parameters, r.Tables = orEmpty(r.Bases), orEmpty(r.Levers), orEmpty(r.Parameters), orEmpty(r.Tables)
	targets := orEmpty(append([]TargetRecord(nil), r.Targets...))
	for i := range targets {
		targets[i].Warnings = orEmpty(targets[i].Warnings)
	}
	r.Targets = targets
	return encode(r)
}

// encode writes a record, indented.
func encode(record any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false) // >= stays readable
	encoder.SetIndent("", "  ")
	err := encoder.Encode(record)
	return out.Bytes(), err
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
