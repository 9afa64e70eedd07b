package answer

import (
	"bytes"
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Fields are quoted where they must be, numbers keep all their digits, and undefined ones are empty.
func TestCSV(t *testing.T) {
	var out bytes.Buffer
	file := csvFile("a.csv", []string{"name", "x", "y"}, func(write func(...string)) {
		write(append([]string{"徐汇, 基准"}, numbers(1.0/3, math.NaN())...)...)
		write(append([]string{"b"}, numbers(1e-7, math.Inf(1))...)...)
	})
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	if want := "name,x,y\n\"徐汇, 基准\",0.3333333333333333,\nb,1e-07,\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

func TestRunRecord(t *testing.T) {
	record := RunRecord{
		Build: Build{"chcsim", "v0.1.0", "go1.26", "amd64"}, Scenario: "徐汇区“十四五”基准",
		ScenarioHash: "sha256:00", AsOf: "2023-06", From: MonthText(month.Of(2021, 1)), To: MonthText(month.Of(2025, 12)),
		Seed: 1, Replications: 200, ClinicDays: "4",
		Bases:  []BasisRecord{{words.Sourced, 31}, {words.Assumed, 72}},
		Levers: []LeverRecord{{"specialist_slots_to_community", MonthText(month.Of(2023, 4)), nil, 6}},
		Targets: []TargetRecord{{Indicator: "contract_rate", Area: "all", By: MonthText(month.Of(2025, 12)), Comparator: ">=", Limit: 0.45,
			Source: "S092", Status: "model", Chance: ChanceRecord{0.17, 0.124, 0.228}, Wanted: JSONNumber(math.NaN())}},
		Joint:      &ChanceRecord{0.035, 0.017, 0.07},
		Parameters: []ParameterRecord{{"workforce.recruits_per_year", "persons/year", "pert(18, 30, 45)", 30.5, words.Assumed, "", "a < b"}},
	}
	data, err := record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "run.json", data)
}
