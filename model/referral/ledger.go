package referral

// Pathway is one way that people take through the referral system.
type Pathway uint8

// The pathways. The first two are the expert clinics, then the beds in the order of BedKind.
const (
	ExpertDistrict Pathway = iota
	ExpertMunicipal
	RehabilitationPath
	NursingPath
	PalliativeWardPath
	HomeBedPath
	HomeCoursePath
	PalliativeHomePath
	Pathways = 8
)

// Ledger counts people of a pathway since the start. Those present when the replication began have
// entered too. Entered = Treated + Died + Left + Moved + InCare + Waiting, always.
type Ledger struct {
	Entered int // asked for, or were there at the start
	Treated int // completed
	Died    int
	Left    int // gave up: took an ordinary clinic, or did without
	Moved   int // gave up the wait and entered another pathway
	InCare  int // are in it now
	Waiting int // are waiting for it now
}
