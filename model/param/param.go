// Package param is a value or a distribution together with what a reader must know to trust it: unit,
// permitted range, basis and source. A part's Config is a struct of plain numbers; the tags of its
// fields say how each is written in a scenario, and Fields finds them.
package param

import (
	"fmt"
	"path"
)

// Basis tells where a value comes from.
type Basis string

// The bases. An Unstated basis counts as an assumption and is reported by check.
const (
	Sourced     Basis = "sourced"     // this place and time, cited
	Transferred Basis = "transferred" // another place or year, cited
	Assumed     Basis = "assumed"     // a judgement, said openly
	Unstated    Basis = ""
)

// Value is what a scenario says of one parameter.
type Value struct {
	Distribution Distribution
	Basis        Basis
	Source       string // ids of rows of the sources table, separated by spaces
	Note         string
	Position     Position
}

// Position is the place in a file where a value stands.
type Position struct {
	File         string
	Line, Column int
	Cell         string // of a workbook, such as 区情!C7; else empty
}

// String writes file:line:column, or the file alone where no line is known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Cell != "":
		return p.File + ":" + p.Cell
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Short writes the position without folder and column, so that results do not depend on where the file lies.
func (p Position) Short() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Cell != "":
		return path.Base(p.File) + ":" + p.Cell
	}
	return fmt.Sprintf("%s:%d", path.Base(p.File), p.Line)
}

// Spec describes a parameter as the code expects it.
type Spec struct {
	Path     string  // such as "workforce.recruits_per_year"
	Unit     string  // see Units
	Min, Max float64 // the permitted range of every value, limits included
	Initial  bool    // read only when a replication starts: a lever cannot move it later
	Spread   bool    // the distribution itself is the value: events draw from it
	ShareOf  string  // parameters with the same ShareOf are parts of one whole: their sum is at most 1
	ZH, EN   string  // what it is, for people
}

// Parameter is a parameter of a scenario: what the code expects and what the scenario says.
type Parameter struct {
	Spec
	Value
}

// IsRate tells whether the unit is a fraction of something, which may be written with a percent sign.
func (s Spec) IsRate() bool { return s.Unit == "rate" || s.Unit == "rate/year" }
