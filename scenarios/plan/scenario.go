package plan

import (
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Scenario is a file with all it extends, read and found free of mistakes.
type Scenario struct {
	Name    string
	Lang    string   // "zh" or "en"
	Files   []string // from the first base to the file itself
	Hash    string   // SHA-256 of what it says, whatever the files, their order of keys and comments
	AsOf    month.Month
	Horizon Horizon
	// ReportFrom is the month from which on results are told and targets judged; the first of the horizon where it is not stated.
	ReportFrom month.Month
	// BaseValuesHold is the planner's word that base values older than the base year still hold.
	BaseValuesHold bool
	Run            Run
	// Parameters are those of the model in the order of its Config, then the sizes of the effects of levers and
	// shocks, in the order of Uses.
	Parameters []param.Parameter
	Model      int // how many of the Parameters are the model's own
	Catalogue  lever.Catalogue
	Updated    []Updated
	Levers     []lever.Use
	Shocks     []lever.Use
	Targets    []Target
	Sweep      *Sweep     // nil where the scenario has none
	Posterior  *Posterior // nil where the scenario names none
	Tables     Tables
	Outlines   Outlines
	Sources    Sources
	Provenance Provenance
	Warnings   []Warning
	StandIn    string // the district whose values stand in where this one has none; empty where there is none
	Local      *Local // what the workbook holds; nil where there is none

	dates  map[string]month.Month     // of parameters that state of when they are
	places map[string]mistake.Place   // where the parameters stand
	rows   map[string][]mistake.Place // by table: where each of its rows stands
}

// Posterior is the text of a file of joint draws, from which replications take theirs.
type Posterior struct {
	File string
	Text []byte
}

// Horizon is the simulated time, both months included.
type Horizon struct{ From, To month.Month }

// Months is the number of months.
func (h Horizon) Months() int { return int(h.To-h.From) + 1 }

// Contains tells whether a month is simulated.
func (h Horizon) Contains(m month.Month) bool { return m >= h.From && m <= h.To }

// AllDays is the ClinicDays of a run that queues every patient of every clinic day.
const AllDays = -1

// Run holds the settings of the experiment.
type Run struct {
	Replications int
	Seed         uint64
	ClinicDays   int // days for each facility and month that are queued, at least 2; 0 is an analytic wait, AllDays every day
}

// Warning is something that a reader of the results must know, and that does not stop a run.
type Warning struct {
	Position param.Position
	What     mistake.Text
}

// CallAlso adds the name of its file to that of a scenario whose name another bears, too, and warns of it.
func (s *Scenario) CallAlso(file string) {
	s.Warnings = append(s.Warnings, Warning{What: mistake.Say("another scenario is called %s, too: this one stands in %s", "另有情景也名为 %s：此处为 %s", s.Name, file)})
	s.Name = mistake.Say("%s (%s)", "%s（%s）", s.Name, file).In(s.Lang)
}

// In says the warning in a language, "zh" or "en", behind the file and line where one gave rise to it. The file is named
// without its folder, so that results do not depend on where it lies.
func (w Warning) In(lang string) string {
	text := w.What.In(lang)
	if w.Position.File == "" {
		return text
	}
	return w.Position.Short() + ": " + text
}
