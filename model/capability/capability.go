// Package capability states what a facility can offer once it was rolled out there, a row for each: its names, what
// it is rolled out to, what it attracts, saves and relieves. How a roll-out runs is the estate's, and how large an
// effect is the scenario's, whose parameters are named by the rows.
package capability

import "chcsim/model/task"

// Scope is what a capability is rolled out to.
type Scope uint8

// The scopes.
const (
	PerCentre  Scope = iota // every centre
	PerStation              // every station
	PerArea                 // every area, held by its centre
	PerPlace                // a planned number of places, dealt out over the areas and held by their centres
)

// Ability is what a centre need not refer to a hospital; referral says how much that relieves.
type Ability uint8

// The abilities.
const (
	Nothing            Ability = iota
	Imaging                    // patients who need a CT
	Children                   // sick children
	Specialties                // patients who need a specialist
	RehabilitationBeds         // more beds for rehabilitation
	NursingBeds                // more beds for nursing
	Abilities          = 6
)

// Row states one capability.
type Row struct {
	ID      string // in scenarios and results
	ZH, EN  string
	ShortZH string // among the names of parameters
	Scope   Scope
	Treats  Ability
	Effects []Effect // at most one of a kind
}

// Effect is what a capability changes where it is held, by a size that the scenario gives.
type Effect struct {
	Kind       Kind
	Name       string          // of the size's parameter, behind the capability's; empty for an Appeal
	ZH, EN     string          // what the size is
	Activities []task.Activity // whose minutes a Saving saves
	Completes  Ability         // whose relief a Completion makes whole
}

// ID is the place of a capability among all.
type ID int

// Count is the number of capabilities.
const Count = len(rows)

// Set is which capabilities a facility has.
type Set [Count]bool

// Find returns the capability of a name such as "ct".
func Find(name string) (ID, bool) {
	for id := range rows {
		if rows[id].ID == name {
			return ID(id), true
		}
	}
	return 0, false
}

// Row states the capability.
func (id ID) Row() *Row { return &rows[id] }

// String is the capability's name in files.
func (id ID) String() string { return rows[id].ID }

// Effect is the capability's effect of a kind, nil where it has none.
func (id ID) Effect(kind Kind) *Effect {
	for i := range rows[id].Effects {
		if e := &rows[id].Effects[i]; e.Kind == kind {
			return e
		}
	}
	return nil
}
