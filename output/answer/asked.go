package answer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/release"
	"chcsim/scenarios/plan"
)

// Asked is run.json of a command that asks something of scenarios rather than running them: everything
// needed to ask it again. It holds no times.
type Asked struct {
	Program      string          `json:"program"`
	Version      string          `json:"version"`
	Go           string          `json:"go"`
	Architecture string          `json:"architecture"`
	Command      string          `json:"command"`
	Settings     []Setting       `json:"settings"` // what the command's own flags said, defaults included
	Scenarios    []AskedScenario `json:"scenarios"`
	Seed         uint64          `json:"seed"`
	Replications int             `json:"replications"`
	Overrides    []string        `json:"overrides"` // as given with --set
}

// Setting is a flag of the command.
type Setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// AskedScenario is a scenario that was asked.
type AskedScenario struct {
	Name       string           `json:"scenario"`
	Hash       string           `json:"scenario_hash"`
	AsOf       output.MonthText `json:"as_of"`
	From       output.MonthText `json:"from"`
	To         output.MonthText `json:"to"`
	ClinicDays string           `json:"clinic_days"`
}

// JSON writes the record of a command and the scenarios it was about.
func (a Asked) JSON(list ...*plan.Scenario) ([]byte, error) {
	a.Program, a.Version, a.Go, a.Architecture = "chcsim", release.Version(), runtime.Version(), runtime.GOARCH
	if a.Overrides == nil {
		a.Overrides = []string{}
	}
	text := func(m month.Month) output.MonthText { return output.MonthText(m) }
	for _, s := range list {
		a.Scenarios = append(a.Scenarios, AskedScenario{
			Name: s.Name, Hash: s.Hash, AsOf: text(s.AsOf), From: text(s.Horizon.From), To: text(s.Horizon.To), ClinicDays: ClinicDays(s.Run.ClinicDays),
		})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false) // >= stays readable
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(a); err != nil {
		return nil, fmt.Errorf("run.json: %w", err)
	}
	return out.Bytes(), nil
}
