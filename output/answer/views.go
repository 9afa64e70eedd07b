package answer

import (
	"math"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Chance is an estimated probability with its 95% Wilson interval, as fractions.
type Chance struct {
	Estimate, Low, High float64
	Replications        int // in which it is defined
}

// Run is what the table of one scenario shows.
type Run struct {
	Scenario     string
	From, To     month.Month // first and last month simulated
	Replications int
	Seed         uint64
	Targets      []Target
	Joint        *Chance  // of all targets together; nil with a single target
	Warnings     []string // about the run as a whole
}

// Target is one target with the projected value at its date. Values are in base units: shares are
// fractions. An undefined value is NaN and is shown as a dash.
type Target struct {
	Name           string // the indicator, in the language of the table
	Area           string // the subdistrict's name; empty for the whole district
	Unit           words.Unit
	By             month.Month
	Start          float64 // at the base year
	Median         float64 // over the replications at By
	Low, High      float64 // hold the value of another replication with 90% chance; NaN for too few
	Comparator     string  // ">=" or "<="
	Limit          float64
	StartOf, Of    int   // what is counted out of, at the base year and at By; 0 where nothing is counted
	Needed         int   // how many of Of meet the limit
	StartTally     Tally // what the share counts at the base year
	Tally          Tally // and at By
	Chance         Chance
	Wanted         float64    // the wanted chance; 0 for none
	Gate           words.Gate // what the chance says of the wanted one
	TrialsToDecide int        // replications that would decide an undecided gate; 0 where unknown
	Status         words.Status
	DecidedBy      string   // the assumption that decides, with status ByAssumption
	Warnings       []string // about this target, such as "rests mostly on assumptions"
}

// Fact sets a simulated value against what is known from elsewhere.
type Fact struct {
	Name             string
	Unit             words.Unit
	Simulated, Known float64
	Comparator       string // ">=" or "<=" where Known is only a limit; empty otherwise
	Source           string // rows of the sources table
	Note             string // an explanation, shown as a footnote; may be empty
}

// Deviation is how far the simulated value lies off the known one, relative to it; of a limit, 0 on its
// right side. It is NaN where nothing can be compared.
func (f Fact) Deviation() float64 {
	switch {
	case f.Known == 0:
		return math.NaN()
	case f.Comparator == ">=" && f.Simulated >= f.Known, f.Comparator == "<=" && f.Simulated <= f.Known:
		return 0
	}
	return f.Simulated/f.Known - 1
}

// Binding says how often a resource was what cut a flow short.
type Binding struct {
	Flow     string       // what was cut short, such as contracts signed
	Resource string       // panel, outreach time, demand, posts, …
	Share    float64      // of the months and areas of all replications
	Gain     *Gain        // what 10% more of the resource changed; nil where it was not rerun
	Verdict  words.Phrase // whether the resource binds, is slack, or too little is known; empty where it was not rerun
}

// Gain is the paired change of an indicator when 10% more of a resource is given.
type Gain struct {
	Indicator         string
	Unit              words.Unit
	Change, Low, High float64
	Unchanged         bool // in every replication
}

// Provenance counts the values of a scenario by their basis.
type Provenance struct{ Bases []BasisCount } // in the order in which they are shown

// BasisCount is the number of values of one basis.
type BasisCount struct {
	Basis words.Basis
	Count int
}

// Differences is the paired comparison of one scenario with another.
type Differences struct {
	Scenario, Baseline string
	Rows               []Difference
}

// Difference is one indicator, or the chance of a target, in two scenarios with common random numbers.
type Difference struct {
	Name              string
	Date              month.Month
	Unit              words.Unit // Chance for the chance of a target
	Before, After     float64
	Change, Low, High float64
	VarianceCut       float64 // 1 − variance with common numbers ÷ without; NaN where not known
}

// Threshold is one condition that a run is gated on: a wanted chance, or a wanted change.
type Threshold struct {
	Name           string // short and stable, such as community_share_district@2025-12
	Condition      string // as written: p(community_share_district@2025-12 >= 40%) >= 0.8
	Chance         Chance
	Required       float64
	Gate           words.Gate
	TrialsToDecide int         // for an undecided one; 0 where unknown
	Error          string      // why it could not be evaluated; empty otherwise
	Change         *Difference // from the scenario with its name, where a change is wanted; nil otherwise
	Notes          []string    // what it needs of things that are counted
}
