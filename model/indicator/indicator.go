// Package indicator defines what a plan is judged by: each indicator's numerator, denominator and
// period, its value over time, the targets set on it and the chance of meeting them. It receives plain
// numbers and knows nothing of how they were simulated.
package indicator

// Kind tells how an indicator is read at a date.
type Kind uint8

// The kinds.
const (
	Stock Kind = iota // the numerator over the denominator at month end
	Flow              // the sums of both over the trailing twelve months
	Level             // a mean of monthly values over the trailing twelve months, weighted by the denominator
)

// Unit tells how a value is written for people. In files every value is a plain number.
type Unit uint8

// The units.
const (
	Share     Unit = iota // a fraction, shown as a percentage
	Number                // a plain number
	Count                 // a number of things
	Per10k                // per 10,000 residents
	Minutes               // minutes
	Days                  // days
	PerYear               // per person and year
	PerDay                // per GP and working day
	Units                 // standardized workload units
	Thousands             // thousand yuan
)

// Definition states one indicator. ZH and EN name it; the numerator and denominator are in words.
type Definition struct {
	ID                         ID
	ZH, EN                     string
	NumeratorZH, DenominatorZH string
	NumeratorEN, DenominatorEN string
	Kind                       Kind
	Unit                       Unit
	Source                     string // rows of the sources table that set or observe it
	LowerIsBetter              bool
	// Reached is a share of people of whom some may be reached twice in twelve months, by what was missed in the year before
	// and made up for: no more than everybody is reached.
	Reached        bool
	TrapZH, TrapEN string // what it must not be confused with
}

// ID is an indicator's name in files, such as "contract_rate". Package measure lists them.
type ID string

// String is the indicator's name in files.
func (id ID) String() string { return string(id) }
