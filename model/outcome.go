package model

import (
	"chcsim/model/access"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Keys are the two roots of a replication's random streams. Ignorance decides what is fixed but not
// known, such as where the stations stand; Chance decides what happens.
type Keys struct {
	Ignorance, Chance rng.Key
	Turns             []Turn // of chance, which holds a luck where there are any
}

// Turn is that chance follows other streams from the beginning of a month on.
type Turn struct {
	From   month.Month
	Stream int
}

// Outcome is what one replication produced.
type Outcome struct {
	Series *indicator.Series
	// Limits holds for each month what cut each flow short.
	Limits []Limits
	// Projects holds the stage dates of every project, in the order of the scenario.
	Projects []estate.Progress
	// Walks holds how long residents of each demand point, in the order of the scenario, walk to the nearest facility:
	// at the start of what is reported and at the end.
	Walks [2][]access.Band
	// StandardAtStart is the number of centres that met the standard at the start of what is reported.
	StandardAtStart int
	// estate knows what facilities lacked in any month.
	estate *estate.State
	// Warnings are the things a reader must know about this replication.
	Warnings []Warning
}

// Lacking lists who of a kind in an area, or anywhere for a number beyond the areas, lacked which of some items at the end of a month.
func (o *Outcome) Lacking(items []string, kind estate.Kind, area int, m month.Month) []estate.Lack {
	return o.estate.Lacking(items, kind, area, m)
}

// Trouble is a kind of warning.
type Trouble uint8

// The troubles of a replication.
const (
	ImplausibleMunicipal Trouble = iota // the base year leaves municipal hospitals an implausible share of visits
	RaisedVisits                        // it left them so little that total visits were raised
	ShortenedVisits                     // its visits did not fit into the clinicians' time and were shortened
	HardlyUnfinished                    // a project known to be unfinished at a month was drawn to end before it
	UnreachedBase                       // community facilities cannot serve its visits
	ClampedLever                        // levers pushed a parameter beyond its range, where it was held
)

// Warning is a trouble and, where there is one, the parameter concerned.
type Warning struct {
	Trouble   Trouble
	Parameter string
}
