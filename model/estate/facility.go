package estate

import "chcsim/model/geo"

// Kind is what a facility is.
type Kind uint8

// The kinds. Rates of centres count centres only, not sub-centres (S019 counts both).
const (
	Centre     Kind = iota // community health centre, one per area
	SubCentre              // a second house of a centre
	Station                // community health station
	SecondSite             // a second house of a centre that counts for access only: standard and staff are the centre's
)

// kindNames are the kinds' names in files.
var kindNames = [...]string{"centre", "sub_centre", "station", "second_site"}

// String is the kind's name in files.
func (k Kind) String() string { return kindNames[k] }

// Facility is a house in which community care is given.
type Facility struct {
	ID   string
	Name string
	Kind Kind
	Area int
	At   geo.Point
	// PositionKnown tells whether At is given; else a place within the area is drawn in each replication.
	PositionKnown bool
	// Standardized is the probability that the facility meets the construction standard at the start: 0 and
	// 1 where it is known. The draw belongs to what we do not know, not to chance.
	Standardized float64
	// ByProgramme tells that Standardized is not stated: the facility is one of the stations of which the share
	// Config.StationStandard.AtStart meets the standard at the start.
	ByProgramme bool
	// Absent is the probability that a listed station or site does not exist, or no longer; it is drawn as ignorance.
	Absent float64
	// Planned tells that the facility does not exist yet: it opens when its project is complete.
	Planned bool
}

// Point is a place where residents live; stations of unknown position are placed on such points.
type Point struct {
	Area   int
	At     geo.Point
	Weight float64 // share of its area's residents, or any multiple of it
}
