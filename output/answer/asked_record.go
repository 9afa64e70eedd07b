package answer

import "chcsim/scenarios/plan"

// Asked is run.json of a command that asks something of scenarios rather than running them: everything
// needed to ask it again. It holds no times.
type Asked struct {
	Build
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
	Name       string    `json:"scenario"`
	Hash       string    `json:"scenario_hash"`
	AsOf       MonthText `json:"as_of"`
	From       MonthText `json:"from"`
	To         MonthText `json:"to"`
	ClinicDays string    `json:"clinic_days"`
}

// File is the record of a command and the scenarios it was about.
func (a Asked) File(list ...*plan.Scenario) File {
	a.Build, a.Overrides = build(), orEmpty(a.Overrides)
	for _, s := range list {
		a.Scenarios = append(a.Scenarios, AskedScenario{
			Name: s.Name, Hash: s.Hash, AsOf: MonthText(s.AsOf), From: MonthText(s.Horizon.From), To: MonthText(s.Horizon.To),
			ClinicDays: ClinicDays(s.Run.ClinicDays),
		})
	}
	return textFile("run.json", func() ([]byte, error) { return encode(a) })
}
