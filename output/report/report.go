package report

import (
	"html/template"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// Report is what a model report says of one run. Texts are in its language.
type Report struct {
	Lang     words.Lang
	Scenario Scenario
	Run      Run
	Program  Program

	Verdict []string // sentences that say it all

	// The tables of the terminal; some have no rows where there is nothing to say.
	Targets, Counts, Together, Standard, Projects, Variance, Binding, BaseYear, Facts, Provenance, Updated, Places output.Table
	Others                                                                                                         []output.Table // that have no section of their own

	Chances, Maps, Fans, Gantt []template.HTML // charts, as SVG
	Constants                  []string        // what is said of indicators without a chart

	Gaps   []Gap
	Moved  []Moved
	Causes []string // commands that tell why indicators move

	Indicators []Indicator // those with a target, in the order of the targets
	More       int         // how many other indicators there are
	Levers     []Lever
	Parts      []Part
	Inputs     []Input   // the assumed inputs that matter most, at most ten
	Reliances  []Reliant // the targets
	Tables     []Rows
	Sources    []Source
	Unresolved []string // cited ids without a row in the sources table
}

// Gap is what a target lacks that is not very likely to be met.
type Gap struct {
	Target, Short string
	Relief        string // the resource that helps most, and how much 10% more of it does
	Command       string // that finds how much of it is enough; empty where nothing helps
}

// Moved tells why an indicator moves over time.
type Moved struct {
	Table  output.Table
	Charts []template.HTML // the way to the last month, as SVG; none where few causes move it
}

// Scenario is what was simulated.
type Scenario struct {
	Name     string
	Files    []string // from the first base to the scenario itself
	Hash     string   // SHA-256
	AsOf     month.Month
	From, To month.Month
	Months   int
	Areas    int
	Shocks   []string // dated events from outside
}

// Run is how it was simulated.
type Run struct {
	Replications int
	Seed         uint64
	ClinicDays   string // "all", "0" for a computed wait, or the number queued for each facility and month
	Pairs        int    // replications run twice to split the variance
	Reruns       int    // replications rerun with more of each resource
	Explained    int    // replications rerun without each cause, to tell why indicators move
	Uncertain    int    // parameters drawn anew in each replication
	Command      string // that repeats the run
}

// Program is what simulated it.
type Program struct {
	Version, Go, System, Architecture string
	Libraries                         []string // with their versions
}

// Indicator is a quantity that targets are set on.
type Indicator struct {
	ID, Name, Numerator, Denominator, Period, Source string
	Trap                                             string // what it must not be confused with; may be empty
	Part                                             string // section of the equations
}

// Lever is a policy that the scenario switches on.
type Lever struct {
	Name, Title string
	From        month.Month
	Ramp        int      // months
	Effects     []string // parameter, operation, size and basis
}

// Part counts the values of one part of the model by basis.
type Part struct {
	Name                                   string
	Sourced, Transferred, Assumed, Unknown int
}

// Reliant says what a target's variance rests on.
type Reliant struct {
	Target  string
	Assumed float64  // share of the variance of ranks; NaN where no input is clear
	Named   []string // clearly influential assumed inputs with their rank correlation
}

// Input is an assumed input with what it means for the targets.
type Input struct {
	Path, Name, Value string
	Share             float64 // of the variance of ranks, the largest over the targets
	Target            string  // for which it is
}

// Rows counts the rows of a table by basis.
type Rows struct {
	Name                                   string
	Sourced, Transferred, Assumed, Unknown int
}

// Source is where figures come from.
type Source struct {
	ID, Title, Address string
	Dated              month.Month // 0 where not stated
	Values             int         // parameters that cite it
}
